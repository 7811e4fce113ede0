"""Contacts and coordinates in free text, in the notations people use. Works on folded text (``folding``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_DIGIT_RUN = r"\d(?:[ .\-/()]{0,2}\d)"
_HOSTS = (
    r"(?:com|org|net|info|biz|io|me|co|news|press|media|app|link|gov|edu|int"
    r"|ru|sy|tr|lb|ps|il|ua|ye|iq|sd|ly|eu|uk|de|fr|ch)"
)
_PLATFORMS = r"(?:telegram|whatsapp|signal|skype|viber|wechat|twitter|instagram|facebook|tiktok|discord|snapchat)"
_DECIMAL = r"[-+]?\d{1,3}[.,]\d{4,}"
_SQUARES = r"[c-hj-np-x]\s?[a-hj-np-z]{2}"
_CODE = "[23456789cfghjmpqrvwx]"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing that does not leave, whatever a profile lists.

    Attributes:
        name: In rules: "phone number".
        shows: What stands there instead.
    """

    name: str
    shows: str
    pattern: re.Pattern[str]


KINDS = (
    Kind(
        "link",
        "[link]",
        re.compile(
            r"\b(?:https?|ftps?|geo|mailto|sgnl|whatsapp|tg)\s?:\s?/{0,2}[^\s<>\"]*[^\s<>\".,;:)\]]"
            r"|\b(?:tel|sms)\s?:\s?[+\d][\d ()./-]*\d"
            r"|\bwww\.[^\s<>\"]*[^\s<>\".,;:)\]]"
            rf"|(?<![\w.@-])(?:[\w-]+\.)+{_HOSTS}(?:/[^\s<>\"]*|(?![\w@.-]))"
        ),
    ),
    Kind(
        "e-mail address",
        "[e-mail address]",
        re.compile(
            r"[\w.+%-]+\s?(?:@|[(\[{]\s?at\s?[)\]}]|&#64;)\s?[\w-]+(?:(?:\.|\s?[(\[{]\s?dot\s?[)\]}]\s?)[\w-]+)+"
        ),
    ),
    Kind(
        "handle",
        "[handle]",
        re.compile(
            rf"(?<![\w@.])@[\w][\w.]+|\b{_PLATFORMS}\s?(?:id|user|account|handle|name|channel|group)?\s?[:=]\s?[^\s,;]+"
        ),
    ),
    Kind(
        "coordinates",
        "[coordinates]",
        re.compile(
            r"\b(?:multi)?(?:point|linestring|polygon)\s?z?m?\s?\([^)]*\)+"
            r"|\b(?:lat|lon|lng|latitude|longitude|широта|долгота)\b\W{0,3}[-+]?\d{1,3}(?:[.,]\d+)?"
            rf"|(?<![\w.])(?<!\d,){_DECIMAL}(?:\s?°?\s?[nsew]?\b)?(?:[\s,;/|]{{1,3}}{_DECIMAL}(?:\s?°?\s?[nsew]\b)?)?"
            r"|(?<![\w.])(?<!\d,)\d{1,3}(?:[.,]\d+)?\s?°(?!\s?[cf]\b)(?:\s?\d{1,2}(?:[.,]\d+)?\s?['’′m](?:\s?\d{1,2}(?:[.,]\d+)?\s?(?:[\"”″s]|''|′′)?)?)?(?:\s?[nsewсюзв]\b)?"
            r"|\b\d{4,7}(?:\.\d+)?\s?[ns][\s,/]{0,2}\d{5,8}(?:\.\d+)?\s?[ew]\b"
            rf"|\b\d{{1,2}}\s?{_SQUARES}\s?\d{{2,5}}\s?\d{{2,5}}\b"
            r"|\b\d{1,2}\s?[c-hj-np-x]\s+\d{6,7}(?:\.\d+)?\s?m?e?[\s,]+\d{6,7}(?:\.\d+)?\s?m?n?\b"
            rf"|\b{_CODE}{{4,8}}\+{_CODE}{{2,3}}\b|/{{3}}\w+\.\w+\.\w+"
        ),
    ),
    Kind(
        "phone number",
        "[phone number]",
        re.compile(
            rf"(?<![\w.])(?<!\d,)(?:\(?\+|00)\(?{_DIGIT_RUN}{{6,15}}(?!\w)"
            rf"|(?<![\w.,:/-])\(?0{_DIGIT_RUN}{{6,11}}(?![\w:])"
            r"|(?<![\w.,:/-])(?!(?:19|20)\d\d-\d\d-\d\d)\d{2,4}(?:[ .\-/]\d{2,4}){2,5}(?![\w:.,])"
            r"|(?<![\w.,:/-])\d{9,15}(?![\w.,:])"
        ),
    ),
)
FEWEST_DIGITS = 9
"""A group of numbers without a sign of a telephone in front is one from so many digits on."""


def find_contacts(text: str, left: tuple[str, ...] = ()) -> Iterator[tuple[int, int, Kind]]:
    """Find contacts and coordinates in folded text: ``(start, end, kind)``, in order, none over another.

    Args:
        text: Folded.
        left: Names of kinds that are not looked for.
    """
    taken: list[tuple[int, int, Kind]] = []
    for kind in (kind for kind in KINDS if kind.name not in left):
        for found in kind.pattern.finditer(text):
            start, end = found.span()
            if kind.name == "phone number" and not _is_number(found[0]):
                continue
            if all(end <= other or start >= stop for other, stop, _ in taken):
                taken.append((start, end, kind))
    yield from sorted(taken, key=lambda one: one[0])


def _is_number(text: str) -> bool:
    digits = sum(sign.isdigit() for sign in text)
    return digits >= (7 if text.lstrip("(")[:1] in ("+", "0") else FEWEST_DIGITS)
