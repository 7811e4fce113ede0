"""An entry of the log: who, when, why, what; and the hash that chains it to the entry before.

The hash of an entry is the SHA-256 of its canonical JSON: keys in order of their code points, no spaces, UTF-8, all of
its fields but the hash itself, the hash of the entry before among them. Numbers are whole, so this is RFC 8785 to
the byte.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import orjson

KINDS = (
    "batch",
    "claim",
    "decision",
    "document",
    "incident",
    "party",
    "place",
    "publication",
    "seal",
    "undo",
    "vanished",
)
FIRST = "0" * 64
"""What stands for the hash before the first entry."""
MOST = 2**53 - 1
"""The largest whole number that every reader of JSON reads alike."""
AT = "%Y-%m-%dT%H:%M:%SZ"


class NotCanonicalError(ValueError):
    """A body holds what has no canonical form: a float, a number beyond 2^53, a key beyond the basic plane."""


@dataclass(frozen=True, slots=True)
class NewEntry:
    """What somebody wants to append.

    Attributes:
        by: Who.
        kind: One of ``KINDS``.
        subject: Id of what it is about.
        body: JSON: text, whole numbers, yes or no, null, lists, objects. No floats.
        why: In words; ``""`` where nobody said.
        batch: Id of the import it belongs to; ``""``: none.
        text: The body as ``canonical`` gave it, where that was done already, say by another process.
    """

    by: str
    kind: str
    subject: str
    body: Mapping[str, Any] = field(default_factory=dict)
    why: str = ""
    batch: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry: its number (0: the log is empty), its hash and when it was written."""

    number: int = 0
    hash: str = FIRST
    at: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry that stands in the log.

    Attributes:
        number: From 1, without gaps.
        at: When it was written, UTC, as ``2016-10-07T09:30:00Z``; never earlier than the entry before.
        text: Its body as canonical JSON.
        previous: Hash of the entry before, 64 hexadecimal digits.
        hash: Of itself.
    """

    number: int
    at: str
    by: str
    kind: str
    subject: str
    why: str
    batch: str
    text: str
    previous: str
    hash: str

    @property
    def body(self) -> dict[str, Any]:
        """Give its body, taken apart anew each time: a long log is not kept in memory twice."""
        found: dict[str, Any] = orjson.loads(self.text)
        return found

    @property
    def head(self) -> Head:
        """Give the head of a log that ends with it."""
        return Head(self.number, self.hash, self.at)

    @property
    def second(self) -> int:
        """When it was written, UTC seconds."""
        return int(datetime.strptime(self.at, AT).replace(tzinfo=UTC).timestamp())

    @property
    def said_at(self) -> str:
        """When it was written, as claims have it: ``2016-10-07 09:30:00Z``."""
        return as_said(self.at)

    def as_row(self) -> dict[str, Any]:
        """Give its fields by name, as a row of a table."""
        return {name: getattr(self, name) for name in FIELDS}

    def as_line(self) -> str:
        """Write it as one line of JSON, hash included, as ``export`` does."""
        return hashed(self)[:-1].decode() + f',"hash":"{self.hash}"}}'


def at_of(second: int) -> str:
    """Write a moment (UTC seconds) as entries do."""
    return datetime.fromtimestamp(second, UTC).strftime(AT)


def as_said(at: str) -> str:
    """Write the time of an entry as claims have it: ``2016-10-07 09:30:00Z``."""
    return at.replace("T", " ")


def canonical(body: object) -> str:
    """Write JSON in its one canonical form.

    Raises:
        NotCanonicalError: It has none; the message says where.

    Examples:
        >>> canonical({"b": 1, "a": ["é", None]})
        '{"a":["é",null],"b":1}'
    """
    _check(body, "body")
    try:
        return orjson.dumps(body, option=orjson.OPT_SORT_KEYS).decode()
    except (TypeError, ValueError) as error:
        raise NotCanonicalError(f"the body is no JSON: {error}") from error


def chained(new: NewEntry, head: Head, at: str) -> Entry:
    """Make the entry that follows a head."""
    text = new.text or canonical(new.body)
    said = (head.number + 1, at, new.by, new.kind, new.subject, new.why, new.batch, text, head.hash)
    return Entry(*said, sha256(_hashed(*said)).hexdigest())


FIELDS = ("number", "at", "by", "kind", "subject", "why", "batch", "text", "previous", "hash")


def hashed(entry: Entry) -> bytes:
    """Give the bytes that an entry's hash is of."""
    return _hashed(
        entry.number,
        entry.at,
        entry.by,
        entry.kind,
        entry.subject,
        entry.why,
        entry.batch,
        entry.text,
        entry.previous,
    )


def hash_of(entry: Entry) -> str:
    """Work out the hash that an entry should have."""
    return sha256(hashed(entry)).hexdigest()


def _hashed(
    number: int, at: str, by: str, kind: str, subject: str, why: str, batch: str, text: str, previous: str
) -> bytes:
    return orjson.dumps(
        {
            "at": at,
            "batch": batch,
            "body": orjson.Fragment(text),
            "by": by,
            "kind": kind,
            "number": number,
            "previous": previous,
            "subject": subject,
            "why": why,
        }
    )


def _check(value: object, where: str) -> None:
    kind = type(value)
    if kind is str or kind is bool or value is None:
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            if type(key) is not str or not (key.isascii() or max(key) <= "\uffff"):
                raise NotCanonicalError(f"{where}: `{key}` cannot be a key")
            if type(inner) is not str:
                _check(inner, key)
    elif isinstance(value, list | tuple):
        for inner in value:
            if type(inner) is not str:
                _check(inner, where)
    elif kind is int:
        if abs(value) > MOST:  # type: ignore[arg-type]
            raise NotCanonicalError(f"{where}: {value} is beyond 2^53; write it as text")
    else:
        raise NotCanonicalError(f"{where}: {value!r} has no canonical form; write it as text")
