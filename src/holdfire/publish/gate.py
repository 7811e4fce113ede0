"""The last look at what is about to be written: nothing that stays in may stand in any byte of it.

What is published is made from a case that has no secrets left, so this should never find anything. It does not trust
that: it looks for what stays in, as it is written and as HTML, JSON and addresses write it, also inside zipped files.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files as files_of
from urllib.parse import unquote
from zoneinfo import ZoneInfo

import shapely
from shapely.geometry.base import BaseGeometry

from holdfire.claims.claim import Claim
from holdfire.pipeline import Case
from holdfire.publish.contacts import find_contacts
from holdfire.publish.folding import fold_text, folded, words_of
from holdfire.publish.hidden import Pattern, pattern_of
from holdfire.publish.naming import words_of_names
from holdfire.publish.profile import Profile
from holdfire.publish.public_case import PublicCase
from holdfire.publish.rows import row_of
from holdfire.vocab.party import Party
from holdfire.vocab.place import Place

_UTC = ZoneInfo("UTC")
SHORTEST = 8
"""Texts shorter than this are not looked for as such: they stand everywhere."""
FEWEST_DECIMALS = 4
NEAR = 120
"""Longitude and latitude that stand further apart, in signs, are not taken for one place."""
_JSON = re.compile(r"\\u([0-9a-fA-F]{4})")
_NUMBER = re.compile(r"(?<![\d.])-?\d{1,3}\.\d{4,}")


@dataclass(frozen=True, slots=True)
class Leak:
    """Something that stays in, found in what was about to be written.

    Attributes:
        file: Its name; of a zipped file, with the file in it.
        what: What kind of thing it is.
        text: What was found.
    """

    file: str
    what: str
    text: str


def leaks_in(files: Mapping[str, bytes], profile: Profile, case: Case, public: PublicCase) -> tuple[Leak, ...]:
    """Look for all that stays in.

    Args:
        files: About to be written, by name.
        profile: What may leave.
        case: The whole case.
        public: What was made of it.
    """
    secrets = _secret_texts(profile, case, public)
    pairs = _secret_pairs(public)
    shown: tuple[Party | Place, ...] = (*public.case.parties.by_id.values(), *public.case.deal.places.by_id.values())
    pattern = pattern_of(public.hidden, _words_of_the_program() | words_of_names(profile, shown))
    found: list[Leak] = []
    for name, content in unpacked(files):
        text = name + "\n" + content.decode("utf-8", errors="replace")
        for reading in _readings(text):
            found += _names_in(name, reading, pattern)
            squeezed = " ".join(reading.split())
            found += [Leak(name, what, secret) for secret, what in secrets.items() if secret in squeezed]
            found += [Leak(name, "exact coordinates", pair) for pair in _pairs_in(reading, pairs)]
    return tuple(dict.fromkeys(found))


def _names_in(name: str, text: str, pattern: Pattern) -> list[Leak]:
    if not pattern.may_stand_in(fold_text(text)):
        return []
    fold = folded(text)
    return [Leak(name, rule, text[slice(*fold.stretch(start, end))]) for start, end, _, rule in pattern.find(fold.text)]


def unpacked(files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Give every file, and what is zipped in it, by name."""
    for name, content in files.items():
        yield name, content
        if zipfile.is_zipfile(io.BytesIO(content)):
            with zipfile.ZipFile(io.BytesIO(content)) as zipped:
                inside = {f"{name}: {one.filename}": zipped.read(one) for one in zipped.infolist()}
            yield from unpacked(inside)


def _readings(text: str) -> Iterable[str]:
    """Give a file as it stands and as what it encodes."""
    plain = _JSON.sub(lambda found: chr(int(found[1], 16)), html.unescape(text))
    return dict.fromkeys((text, plain, unquote(plain)))


def _secret_texts(profile: Profile, case: Case, public: PublicCase) -> dict[str, str]:
    """Give the texts that stay in, each with what it is: contacts, notes, words, ids, addresses, paths."""
    found: dict[str, str] = {}
    told = [text for claim in case.claims for text in _texts_of(claim)]
    told += [text for one in case.documents.values() for text in (one.title, one.url, one.basis, one.text)]
    for text in told:
        fold = folded(text)
        for start, end, kind in find_contacts(fold.text, profile.contacts):
            found[text[slice(*fold.stretch(start, end))]] = kind.name
    for one in public.claims:
        for field in one.fields:
            is_told = field.key.startswith("quote ") or field.key.endswith("as written") or field.key in _SHORT_WORDS
            if not field.after and not is_told:
                told_as = f"`{field.key}` of a claim that does not leave"
                found |= dict.fromkeys((field.before, *_sentences(field.before)), told_as)
        if not profile.lets_out("id"):
            found[one.id] = "the id of a claim"
    for document in case.documents.values():
        for text in (document.path, document.original, document.url):
            found[text] = "where a document is kept, or was found"
        if not profile.shows_words_of(document.id):
            found |= dict.fromkeys(_sentences(document.text), "words of a document")
    found[str(case.folder.resolve())] = "the folder of the case"
    shown = " ".join(_shown_texts(public))
    texts = ((" ".join(text.split()), what) for text, what in found.items())
    return {text: what for text, what in texts if len(text) >= SHORTEST and text not in shown}


def _sentences(text: str) -> Iterator[str]:
    """Give the longer sentences of a text: one alone is enough to be a leak."""
    for part in re.split(r"[\n.!?;]", text):
        if len(part.strip()) > 3 * SHORTEST:
            yield part.strip()


_SHORT_WORDS = ("kind", "act", "published", "said", "recorded", "when", "began", "ended", "at", "where", "from place",
                "to place", "count", "actors", "whom", "chain", "party", "position", "on", "about", "term", "reading",
                "observer", "body", "access", "refused by", "outcome", "found", "with", "without")  # fmt: skip
"""Fields of a claim that stays in whose values stand elsewhere too: names of the deal, days."""


def _texts_of(claim: Claim) -> Iterator[str]:
    for value in row_of(claim, _UTC).values():
        yield from value if isinstance(value, list) else (str(value),)


def _shown_texts(public: PublicCase) -> Iterator[str]:
    """Give the texts that leave: what is the same there and here is no leak."""
    for one in public.claims:
        yield from (field.after for field in one.fields if field.after)
    for document in public.case.documents.values():
        yield from (document.title, " ".join(document.text.split()))
    for term in public.case.deal.terms:
        yield from (term.id, term.says, *(" ".join(quote.text.split()) for quote in term.quotes))


def _pairs_in(text: str, pairs: frozenset[tuple[str, str]]) -> list[str]:
    """Find the pairs of degrees of which both stand near each other in a text, in either order."""
    at: dict[str, list[int]] = {}
    for number in _NUMBER.finditer(text):
        at.setdefault(_cut(number[0]), []).append(number.start())
    return [
        f"{one}, {other}"
        for one, other in sorted(pairs)
        if any(abs(a - b) <= NEAR for a in at.get(one, ()) for b in at.get(other, ()))
    ]


def _cut(number: str) -> str:
    """Cut a number after so many decimals that it tells a place to some ten metres."""
    whole, _, decimals = number.partition(".")
    return f"{whole}.{decimals[:FEWEST_DECIMALS]}"


def _secret_pairs(public: PublicCase) -> frozenset[tuple[str, str]]:
    """Give the corners of shapes that stay in, cut; those of shapes that are shown anyway are left out."""

    def corners(shapes: Iterable[BaseGeometry]) -> set[tuple[str, str]]:
        points = (at for one in shapes for at in shapely.get_coordinates(one).tolist())
        return {(_cut(f"{x:.9f}"), _cut(f"{y:.9f}")) for x, y in points}

    exact = corners(one for shapes in public.places.exact.values() for one in shapes)
    return frozenset(exact - corners(public.places.shapes.values()))


@cache
def _words_of_the_program() -> frozenset[str]:
    """Give the words that pages hold anyway: those of the templates, and of the modules that write sentences."""
    found: set[str] = set()
    for package in ("holdfire.report", "holdfire.assessments", "holdfire.deal"):
        for file in files_of(package).iterdir():
            if file.name.endswith(".py"):
                found |= set(words_of(file.read_text(encoding="utf-8")))
    for file in files_of("holdfire.report").joinpath("templates").iterdir():
        found |= set(words_of(file.read_text(encoding="utf-8")))
    return frozenset(found)
