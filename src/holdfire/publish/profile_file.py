"""profiles/NAME.yaml: a publication profile as people write it.

====  ====================================================================
E701  not-keys: a profile, or a way to coarsen, is not written as keys with values
E702  unknown-key: a profile has no such key
E703  unknown-name: no field, party, place, document or kind of contact is called so
E704  bad-number: a number of days, kilometres or metres cannot be read
E705  not-clear-how: a way to coarsen says no way, or more than one
E706  bad-time: a time cannot be read
E707  field-always-needed (warning): without this field no claim leaves, or none of a kind
E708  wrong-value: a list holds something that is not a plain text, or a word is not one that the key takes
====  ====================================================================
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

from holdfire.claims.columns import BY_KIND, EVERY, QUANTITY_PARTS
from holdfire.claims.names import Spellings, did_you_mean, fold
from holdfire.pipeline import Case
from holdfire.publish.profile import ALL, CONTACTS, DAY, PROTECTED_KINDS, USUAL, Coarsening, Profile
from holdfire.source.diagnostic import Diagnostic, Outcome, in_order
from holdfire.source.span import Span
from holdfire.source.yaml_tree import Mapping as Keys
from holdfire.source.yaml_tree import Node, Scalar, Sequence, read_yaml
from holdfire.vocab.moment_text import parse_moment

FOLDER = "profiles"
KEYS = (
    "title", "fields", "also fields", "delay", "named", "never named", "no names", "protected kinds", "places",
    "quotes",    "contacts", "what ifs", "silence counts up to",
)  # fmt: skip
NEVER = ("parties", "kinds", "places", "names")
WAYS = ("becomes", "grid", "radius", "exactly")
OF = ("places", "kinds", "inside")
CONTAINER = "container"
LENGTH = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)\s*(km|m)")
NEEDED = (
    "kind",
    "chain",
    "published",
    "act",
    "count",
    "value",
    "party",
    "position",
    "body",
    "reading",
    "observer",
    "found",
)


def profile_files(folder: Path) -> Mapping[str, Path]:
    """List the profiles of a case, by name."""
    return {path.stem: path for path in sorted((folder / FOLDER).glob("*.yaml"))}


def read_profile(path: Path, case: Case) -> Outcome[Profile | None]:
    """Read a profile.

    Args:
        path: ``profiles/public.yaml``.
        case: Whose names it uses, in any spelling the case knows.

    Returns:
        The profile, or ``None`` if it has an error; every mistake with line and column.
    """
    tree = read_yaml(path)
    found = list(tree.diagnostics)
    if any(d.severity == "error" for d in found) or tree.value is None:
        return Outcome(None, in_order(found))
    if not isinstance(tree.value, Keys):
        top = Span(str(path), 1, 1, 1, 2)
        return Outcome(None, (*found, _not_keys("a profile", top)))
    profile = _Reader(tree.value, case, found).profile(path)
    return Outcome(None if any(d.severity == "error" for d in found) else profile, in_order(found))


def columns() -> tuple[str, ...]:
    """List every key a claim can have, the words and rules of quantities among them."""
    parts = (f"{name} {part}" for name in ("quantity", "value") for part in QUANTITY_PARTS)
    return tuple(dict.fromkeys((*(column.name for column in (*EVERY, *BY_KIND)), *parts)))


class _Reader:
    """Reads one profile; ``found`` grows by a diagnostic for each mistake."""

    def __init__(self, keys: Keys, case: Case, found: list[Diagnostic]) -> None:
        self.keys, self.case, self.found = keys, case, found
        self.parties: Spellings = case.names.parties or {}
        self.places: Spellings = case.names.places or {}

    def profile(self, path: Path) -> Profile:
        self.check_keys(self.keys, "a profile", KEYS)
        never = self.keys.get("never named")
        if never is not None and not isinstance(never, Keys):
            self.found.append(_not_keys("what is never named", never.span, f"write {self.listing(NEVER)} under it"))
        never = never if isinstance(never, Keys) else Keys((), self.keys.span)
        self.check_keys(never, "`never named`", NEVER)
        return Profile(
            name=path.stem,
            title=self.text(self.keys, "title"),
            fields=self.fields(),
            delay=self.days("delay"),
            named=frozenset(self.names(self.keys, "named", self.parties, "party or source")),
            never_parties=frozenset(self.names(never, "parties", self.parties, "party or source")),
            never_kinds=frozenset(text.text.casefold() for text in self.texts(never, "kinds")),
            never_places=frozenset(self.names(never, "places", self.places, "place")),
            never_names=tuple(text.text for text in self.texts(never, "names")),
            no_names=tuple(text.text for text in self.texts(self.keys, "no names")),
            protected=(*PROTECTED_KINDS, *(text.text.casefold() for text in self.texts(self.keys, "protected kinds"))),
            coarsenings=tuple(self.coarsenings()),
            quotes=self.quotes(),
            contacts=tuple(self.names(self.keys, "contacts", {one: one for one in CONTACTS}, "kind of contact")),
            what_ifs=self.yes("what ifs"),
            silence_until=self.time("silence counts up to"),
            sha256=sha256(path.read_bytes()).hexdigest(),
        )

    def fields(self) -> tuple[str, ...]:
        known = {name: name for name in ("usual", *columns())}
        listed = self.names(self.keys, "fields", known, "field")
        more = self.names(self.keys, "also fields", known, "field")
        chosen = listed or ("usual",)
        fields = [field for one in (*chosen, *more) for field in (USUAL if one == "usual" else (one,))]
        at = self.keys.key("fields")
        for needed in NEEDED if at else ():
            if needed not in fields:
                message, fix = f"without `{needed}` a claim that has it stays in", "add it, or write `usual` first"
                self.report("E707", "field-always-needed", message, at.span if at else self.keys.span, fix, "warning")
        return tuple(dict.fromkeys(fields))

    def coarsenings(self) -> Iterable[Coarsening]:
        node = self.keys.get("places")
        if node is None:
            return
        for entry in node.items if isinstance(node, Sequence) else (node,):
            if isinstance(entry, Keys):
                yield from self.coarsening(entry)
            else:
                fix = "write `- {kinds: [hospital], becomes: container}`"
                self.found.append(_not_keys("how places are coarsened", entry.span, fix))

    def coarsening(self, entry: Keys) -> Iterable[Coarsening]:
        self.check_keys(entry, "a way to coarsen", (*OF, *WAYS))
        ways = [way for way in WAYS if entry.get(way) is not None]
        if len(ways) != 1 or not any(entry.get(key) is not None for key in OF):
            fix = f"say of which ({self.listing(OF)}) and one way ({self.listing(WAYS)})"
            message = "this does not say which places are coarsened, or not in one way"
            self.report("E705", "not-clear-how", message, entry.span, fix)
            return
        way, text = ways[0], self.text(entry, ways[0])
        chosen = Coarsening(
            way,
            places=self.names(entry, "places", {**self.places, ALL: ALL}, "place"),
            kinds=tuple(one.text.casefold() for one in self.texts(entry, "kinds")),
            inside=self.names(entry, "inside", self.places, "place"),
        )
        if way == "becomes":
            into = "" if text == CONTAINER else self.one(entry.get("becomes"), {**self.places, CONTAINER: ""}, "place")
            yield replace(chosen, way="container", container=into)
        elif way == "exactly":
            if self.yes_of(entry, "exactly"):
                yield chosen
        else:
            yield replace(chosen, metres=self.metres(entry, way))

    def quotes(self) -> tuple[str, ...]:
        known = {**{fold(one): one for one in self.case.documents}, ALL: ALL}
        listed = tuple(self.names(self.keys, "quotes", known, "document"))
        return (ALL,) if ALL in listed else listed

    def days(self, key: str) -> int:
        node = self.keys.get(key)
        text = self.text(self.keys, key)
        number = re.fullmatch(r"(\d{1,5})(?:\s*days?)?", text)
        if text and not number:
            span = node.span if node else self.keys.span
            self.report("E704", "bad-number", f"`{text}` is no number of days", span, "write `14 days`")
        return int(number[1]) * DAY if number else 0

    def metres(self, entry: Keys, key: str) -> int:
        node, text = entry.get(key), self.text(entry, key)
        length = LENGTH.fullmatch(text)
        metres = round(float(length[1]) * (1_000 if length[2] == "km" else 1)) if length else 0
        if not 100 <= metres <= 500_000:
            span = node.span if node else entry.span
            fix = "write a length from 100 m to 500 km, as in `5 km`"
            self.report("E704", "bad-number", f"`{text}` is no such length", span, fix)
        return metres

    def time(self, key: str) -> int | None:
        node, text = self.keys.get(key), self.text(self.keys, key)
        if node is None or not text:
            return None
        try:
            return parse_moment(text, ZoneInfo(self.case.deal.zone)).latest + 1
        except ValueError as error:
            self.report("E706", "bad-time", f"`{key}`: {error}", node.span, "")
            return None

    def yes(self, key: str) -> bool:
        return self.yes_of(self.keys, key)

    def yes_of(self, keys: Keys, key: str) -> bool:
        node, text = keys.get(key), self.text(keys, key).casefold()
        if text not in ("", "yes", "no", "true", "false"):
            span = node.span if node else keys.span
            self.report("E708", "wrong-value", f"`{key}` takes yes or no", span, "write `yes` or `no`")
        return text in ("yes", "true")

    def names(self, keys: Keys, key: str, known: Spellings, what: str) -> tuple[str, ...]:
        ids = (self.one(text, known, what) for text in self.texts(keys, key))
        return tuple(dict.fromkeys(one for one in ids if one))

    def one(self, node: Node | None, known: Spellings, what: str) -> str:
        if not isinstance(node, Scalar):
            return ""
        if fold(node.text) in known:
            return known[fold(node.text)]
        message = f"no {what} is called `{node.text}`"
        self.report("E703", "unknown-name", message, node.span, did_you_mean(node.text, known))
        return ""

    def text(self, keys: Keys, key: str) -> str:
        texts = self.texts(keys, key)
        return texts[0].text.strip() if texts else ""

    def texts(self, keys: Keys, key: str) -> tuple[Scalar, ...]:
        node = keys.get(key)
        listed = node.items if isinstance(node, Sequence) else (node,)
        for item in listed:
            if item is not None and not isinstance(item, Scalar):
                self.report("E708", "wrong-value", f"`{key}` takes plain texts", item.span, "write a word, or a list")
        return tuple(item for item in listed if isinstance(item, Scalar) and item.text.strip())

    def check_keys(self, keys: Keys, what: str, known: tuple[str, ...]) -> None:
        for name, _ in keys.entries:
            if name.text not in known:
                message = f"{what} has no key `{name.text}`"
                self.report("E702", "unknown-key", message, name.span, did_you_mean(name.text, known))

    def report(self, code: str, slug: str, message: str, span: Span, fix: str, severity: str = "error") -> None:
        self.found.append(Diagnostic(code, slug, severity, message, span, help=fix))

    @staticmethod
    def listing(words: tuple[str, ...]) -> str:
        return ", ".join(f"`{word}`" for word in words)


def _not_keys(what: str, span: Span, fix: str = "write `key: value`") -> Diagnostic:
    return Diagnostic("E701", "not-keys", "error", f"{what} is not written as keys with values", span, help=fix)
