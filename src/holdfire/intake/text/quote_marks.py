"""Finding what stands between quote marks: straight, curly, single, guillemets; unclosed and run-on ones too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from holdfire.intake.text.article import Quoted

_CLOSING = {"“": '”"', "„": "“”", "«": "»", '"': '"', "‘": "’", "'": "'"}
_MARK = re.compile(r"""[“”„«»"‘’'](?:(?<=[“”„«»"])|(?<![\w.,!?;…][‘'])(?<=[‘'])(?=\w)|(?<=[\w.,!?;…\])][’'])(?!\w))""")
_CLOSES_SINGLE = {closing: re.compile(rf"(?<=[\w.,!?;…\])*])[{closing}](?!\w)") for closing in "'’"}
"""What a mark stands beside is looked at only where there is a mark: most characters are passed over fast."""


def quoted_stretches(text: str) -> tuple[Quoted, ...]:
    """Find the stretches in quote marks, outermost only, in order.

    One that is not closed ends with its paragraph; if the next one opens with a quote mark, the words run on.
    """
    found: list[Quoted] = []
    for line in re.finditer(r"[^\n\r]+", text):
        found += _in_line(text, line.start(), line.end())
    return tuple(found)


def _in_line(text: str, start: int, end: int) -> Iterator[Quoted]:
    last: dict[str, int] = {}
    opened, sign = -1, ""
    for mark in _MARK.finditer(text, start, end):
        at, what = mark.start(), mark[0]
        if opened >= 0 and what in _CLOSING[sign]:
            is_glued = text[at - 1] in ".!?," and at - 1 > opened
            if sign in '"' and not is_glued and _opens(text, at, start, end) and not _closes(text, at, start, end):
                yield _without_end(text, opened, at, sign)
                opened, sign = mark.end(), what
                continue
            if sign in "'‘" and not _is_single_quote(text, opened, at):
                continue
            yield Quoted(opened, at, True, sign)
            opened, sign = -1, ""
        elif opened < 0 and what in _CLOSING and (what not in "\"'‘" or _opens(text, at, start, end)):
            if what in "'‘" and _last_closing(text, start, end, _CLOSING[what], last) < mark.end():
                continue
            opened, sign = mark.end(), what
        elif opened >= 0 and sign in "'‘" and what in '“"«„':
            opened, sign = mark.end(), what
    if opened >= 0 and sign not in "'‘":
        yield _without_end(text, opened, end, sign)


_TAG = re.compile(
    r"""[,!?][*_]*\ (?:(?:[A-Z][\w'’.-]*\ ){1,6}|(?:he|she|they|it|(?:the|a|an|his|her|its)\ (?:[\w'’-]+\ ){1,6}))
    (?:said|says|told|added|adds|stressed|warned|wrote|noted|concluded|stated|declared|explained|insisted|continued)
    (?:\ [^,;:"“”«»]{1,60})?[.,][*_]*\s*$""",
    re.VERBOSE,
)
"""A tag at the end of quoted words whose closing mark is missing."""


def _without_end(text: str, start: int, end: int, sign: str) -> Quoted:
    """Make a stretch whose closing mark is missing; one that ends with its tag is closed before it."""
    tag = _TAG.search(text, max(start, end - 160), end)
    return Quoted(start, tag.start() + 1, True, sign) if tag else Quoted(start, end, False, sign)


def _opens(text: str, at: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return (before.isspace() or before in "([*_—–-:.,;“‘'") and not after.isspace()


def _closes(text: str, at: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return not before.isspace() and (after.isspace() or after in ")]*_—–-:.,;!?”’")


def _last_closing(text: str, start: int, end: int, closing: str, last: dict[str, int]) -> int:
    """Find the last single mark of a line that can close quoted words, once for each line; -1 for none."""
    if closing not in last:
        last[closing] = max((one.start() for one in _CLOSES_SINGLE[closing].finditer(text, start, end)), default=-1)
    return last[closing]


def _is_single_quote(text: str, start: int, end: int) -> bool:
    """Tell a closing mark from the apostrophe of a plural (``the rebels' demand``)."""
    return not (text.endswith("s", start, end) and text[end + 1 : end + 2] == " " and text[end + 2 : end + 3].islower()
                and "'" in text[end + 1 : end + 80].replace("'s", ""))  # fmt: skip
