r"""Free text with everything replaced that may not leave: hidden names, contacts, coordinates.

What is written in another way than people write (percent signs, entities, ``\u0645``, Base64) is read as what it
means; where something hidden shows only then, the whole text stays in.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Iterable, Mapping
from urllib.parse import unquote

from holdfire.publish.contacts import find_contacts
from holdfire.publish.folding import Folded, folded
from holdfire.publish.hidden import Hidden, pattern_of

STAYS_IN = "[stays in]"
ESCAPED = "holds something hidden in an encoded form"
_ESCAPES = re.compile(r"\\u\{?([0-9a-fA-F]{4})\}?|\\x([0-9a-fA-F]{2})|[uU]\+([0-9a-fA-F]{4})")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{12,}={0,2}")
_TWICE = re.compile(r"(?P<one>(?:\b[^\W\d_][\w' ]{1,60}|\[[a-z -]+\]))(?:[\s,.-]{0,3}(?P=one)\b)+")
DEEPEST = 3


class Scrubber:
    """Replaces what may not leave, the same text always by the same; remembers why.

    Args:
        hidden: Who and what is not named.
        public_words: Words that are never hidden alone, folded.
        as_they_are: Texts that are never touched: words of the language itself.
        ids: Whole texts that are the id of something hidden: what stands there instead, and why.
        contacts: Kinds of contacts that are left.
    """

    def __init__(
        self,
        hidden: Iterable[Hidden],
        public_words: frozenset[str] = frozenset(),
        as_they_are: frozenset[str] = frozenset(),
        ids: Mapping[str, tuple[str, str]] | None = None,
        contacts: tuple[str, ...] = (),
    ) -> None:
        self._pattern = pattern_of(hidden, public_words)
        self._as_they_are = as_they_are
        self._ids = dict(ids or {})
        self._contacts = contacts
        self._made: dict[str, tuple[str, tuple[str, ...]]] = {}

    def __call__(self, text: str) -> str:
        """Give a text as it may leave."""
        return self.with_rules(text)[0]

    def rules(self, text: str) -> tuple[str, ...]:
        """Say why a text does not leave as it is: the rules, each once; none where it does."""
        return self.with_rules(text)[1]

    def with_rules(self, text: str) -> tuple[str, tuple[str, ...]]:
        """Give a text as it may leave, and why not as it is."""
        if not text or text in self._as_they_are:
            return text, ()
        if text in self._ids:
            shows, rule = self._ids[text]
            return shows, (rule,)
        if text not in self._made:
            self._made[text] = self._scrub(text)
        return self._made[text]

    def _scrub(self, text: str) -> tuple[str, tuple[str, ...]]:
        made, rules = self._replace(text)
        if any(self._replace(meant)[1] for meant in readings_of(made)):
            return STAYS_IN, (*rules, ESCAPED)
        return made, rules

    def _replace(self, text: str) -> tuple[str, tuple[str, ...]]:
        """Replace contacts, then names, in what stands there."""
        made = text
        rules: dict[str, None] = {}
        for _ in range(DEEPEST):
            fold = folded(made)
            contacts = [
                (a, b, kind.shows, f"{kind.name} in free text")
                for a, b, kind in find_contacts(fold.text, self._contacts)
            ]
            if not contacts:
                break
            made = _put(made, fold, contacts, rules)
        fold = folded(made)
        made = _put(made, fold, self._pattern.find(fold.text), rules)
        return (_TWICE.sub(r"\g<one>", made) if rules else made), tuple(rules)


def _put(text: str, fold: Folded, found: Iterable[tuple[int, int, str, str]], rules: dict[str, None]) -> str:
    """Put what is shown instead where something was found in the folded text; note the rules."""
    parts, done = [], 0
    for start, end, shows, rule in found:
        begins, stops = fold.stretch(start, end)
        parts += [text[done:begins], shows]
        done = max(stops, done)
        rules[rule] = None
    return "".join((*parts, text[done:]))


def readings_of(text: str) -> Iterable[str]:
    """Give what a text means, read as percent-encoded, as entities, as escapes or as Base64; never itself."""
    seen = {text}
    for _ in range(DEEPEST):
        more = {one for known in tuple(seen) for one in _read_once(known)} - seen
        if not more:
            break
        seen |= more
    return seen - {text}


def _read_once(text: str) -> Iterable[str]:
    if "%" in text:
        yield unquote(text.replace("+", " "))
    if "&" in text:
        yield html.unescape(text)
    if "\\" in text or "+" in text:
        yield _ESCAPES.sub(lambda found: chr(int(next(filter(None, found.groups())), 16)), text)
    for token in _BASE64.findall(text):
        try:
            raw = base64.b64decode(token.replace("-", "+").replace("_", "/") + "=" * (-len(token) % 4), validate=True)
            yield raw.decode("utf-8")
        except (binascii.Error, UnicodeDecodeError, ValueError):
            continue
