"""Is the log whole? Every entry is hashed again; the first that does not fit is named, with how."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from holdfire.log.entry import Entry, Head, hash_of

WAYS = ("changed", "missing", "reordered", "inserted")


@dataclass(frozen=True, slots=True)
class Broken:
    """The first place at which a log does not fit.

    Attributes:
        number: The entry that is wrong, or that should stand there.
        way: One of ``WAYS``.
        what: In a sentence.
    """

    number: int
    way: str
    what: str


def first_broken(read: Callable[[], Iterable[Entry]], head: Head, known: Head | None = None) -> Broken | None:
    """Find the first entry that was changed, is missing, stands elsewhere or was put in.

    Args:
        read: Gives the entries by number; asked again where one does not fit, to see how.
        head: What the log says is its last entry.
        known: A head written down before, elsewhere; without one, whoever rewrites a log from some entry to its
            end, head and all, is not noticed.

    Returns:
        ``None``: the log is whole, and goes on from ``known``.
    """
    last, fits_known = Head(), known is None or known.number == 0
    for entry in read():
        expected = last.number + 1
        if entry.number > head.number:
            return Broken(entry.number, "inserted", f"entry {entry.number} was put in behind the head")
        if entry.number != expected:
            return _lost(expected, read)
        if hash_of(entry) != entry.hash:
            return _not_itself(entry, read)
        if entry.previous != last.hash:
            return Broken(expected, "inserted", f"entry {expected} was put in: it is not chained to the entry before")
        if known and entry.number == known.number:
            if entry.hash != known.hash:
                what = f"entry {expected} is not the one whose hash was written down: the log was rewritten"
                return Broken(expected, "changed", what)
            fits_known = True
        last = entry.head
    if last.number < head.number:
        return Broken(last.number + 1, "missing", f"entries {last.number + 1} to {head.number} are missing")
    if last.hash != head.hash:
        return Broken(head.number, "changed", f"the head has another hash than entry {head.number}")
    if known and not fits_known:
        what = f"the log ends before entry {known.number}, whose hash was written down"
        return Broken(last.number + 1, "missing", what)
    return None


def _lost(number: int, read: Callable[[], Iterable[Entry]]) -> Broken:
    """Say what became of an entry that does not stand where it should: it stands elsewhere, or nowhere."""
    for entry in read():
        if entry.number != number and _was_written_as(number, entry):
            return Broken(number, "reordered", f"entry {number} stands as number {entry.number}")
    return Broken(number, "missing", f"entry {number} is missing")


def _not_itself(found: Entry, read: Callable[[], Iterable[Entry]]) -> Broken:
    """Say why an entry does not fit its hash: one was put in or taken out before it, or it was changed."""
    number = found.number
    written_as = next((one.number for one in read() if _was_written_as(one.number, found)), 0)
    if written_as == 0:
        return Broken(number, "changed", f"entry {number} is not what was written: its hash does not fit")
    if written_as > number:
        return _lost(number, read)
    stands = next(one for one in read() if one.number == written_as)
    if stands.hash == found.hash:
        return Broken(number, "inserted", f"entry {number} was put in: it is a copy of entry {written_as}")
    return Broken(written_as, "inserted", f"entry {written_as} was put in: the one written as {written_as} follows it")


def _was_written_as(number: int, entry: Entry) -> bool:
    return hash_of(replace(entry, number=number)) == entry.hash
