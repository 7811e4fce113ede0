"""``NAME.dataset.yaml``: what registers a table of claims, as written.

====  ====================================================================
C301  not-written-so: something is not written the way its key takes
C302  unknown-key: a dataset has no such key
C303  missing-key: a key that a dataset needs is absent
C304  not-in-a-table: rows of a table cannot say this, claims in files of their own can
====  ====================================================================
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from holdfire.claims.columns import INSTEAD, columns_of
from holdfire.claims.names import did_you_mean
from holdfire.claims.rows import Value
from holdfire.source import yaml_tree
from holdfire.source.diagnostic import Diagnostic
from holdfire.source.span import Span as TextSpan
from holdfire.source.yaml_tree import Node, Scalar, Sequence

ENDING = ".dataset.yaml"
TOLD: Mapping[str, str] = {
    "act": "act",
    "actors": "actors",
    "whom": "whom",
    "place": "place",
    "from place": "from_place",
    "from": "from_place",
    "to place": "to_place",
    "to": "to_place",
    "with": "with_",
    "without": "without",
    "about": "about",
    "chain": "chain",
    "grade": "grade",
}
"""Keys that say something, and the field each fills."""
CONSTANT = ("with_", "without")
"""Fields that say the same in all rows of a kind."""
FOR_ALL = ("chain", "grade")
"""Keys that may also stand once, for all kinds of rows."""
TOP_KEYS = ("file", "id", "order", "time", *FOR_ALL, "rows")
KIND_KEYS = ("where", *TOLD, "quantity", "incident", "answers")
KEPT_ELSEWHERE: Mapping[str, str] = {
    **dict.fromkeys(("when", "began", "ended"), "when it happened stands once for all rows, under `time`"),
    "kind": "of which rows it is stands under `where`; they are all of the kind `event`",
    "id": "the column that names the rows stands once for all of them",
}
"""Keys of claims whose place here is another one."""
TIME_KEYS = ("column", "earliest", "latest", "from", "unit", "time zone")
UNITS: Mapping[str, int] = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86400}


@dataclass(frozen=True, slots=True)
class Ref:
    """The name of a column, and where it is written; ``""``: none is named."""

    column: str
    span: TextSpan = field(compare=False)


@dataclass(frozen=True, slots=True)
class WrittenTold:
    """What is told under a key: a text, or a column.

    Attributes:
        key: As written.
        text: What all rows say, where no column is named.
        names: What values of the column stand for; ``None``: for themselves, or for what ``template`` makes of them.
        template: A text with ``{}`` where the value goes.
    """

    key: str
    span: TextSpan = field(compare=False)
    column: Ref | None = None
    text: Value = ""
    names: Mapping[str, Value] | None = None
    template: str = "{}"

    @property
    def at(self) -> TextSpan:
        """Say where its mistakes are shown."""
        return self.column.span if self.column else self.span


@dataclass(frozen=True, slots=True)
class WrittenAmount:
    """Columns of the lowest and the highest number; the unit is told like anything else."""

    low: Ref
    high: Ref


@dataclass(frozen=True, slots=True)
class WrittenKind:
    """One kind of rows."""

    name: str
    span: TextSpan = field(compare=False)
    where: tuple[tuple[Ref, tuple[Scalar, ...]], ...]
    told: Mapping[str, WrittenTold]
    amount: WrittenAmount | None
    incident: Ref
    answers: Ref


@dataclass(frozen=True, slots=True)
class WrittenTime:
    """Columns of the earliest and the latest second, and how they count."""

    earliest: Ref
    latest: Ref
    span: TextSpan = field(compare=False)
    begins: Scalar | None = None
    unit: Scalar | None = None
    zone: ZoneInfo | None = None


@dataclass(frozen=True, slots=True)
class WrittenDataset:
    """A whole file."""

    path: Path
    file: Scalar
    id: Ref
    order: Ref
    time: WrittenTime
    kinds: tuple[WrittenKind, ...]


def dataset_files(folder: Path) -> tuple[Path, ...]:
    """List the files in ``claims/`` of a case folder that register a table, by name."""
    inside = folder / "claims"
    return tuple(sorted(inside.glob(f"[!.~]*{ENDING}"))) if inside.is_dir() else ()


def registered_files(folder: Path) -> frozenset[Path]:
    """List what registers tables in a case folder, and the tables themselves, as resolved paths."""
    found = {path.resolve() for path in dataset_files(folder)}
    for path in dataset_files(folder):
        tree = yaml_tree.read_yaml(path).value
        file = tree.get("file") if isinstance(tree, yaml_tree.Mapping) else None
        if isinstance(file, Scalar):
            found.add((path.parent / file.text).resolve())
    return frozenset(found)


def read_written(path: Path, found: list[Diagnostic]) -> WrittenDataset | None:
    """Read a file that registers a table; mistakes are added to ``found``. ``None``: there were some."""
    before = len(found)
    tree = yaml_tree.read_yaml(path)
    found += tree.diagnostics
    if not isinstance(tree.value, yaml_tree.Mapping):
        if tree.value is not None:
            _wrong(found, "this file holds no keys", tree.value.span, "write `key: value`")
        return None
    keys = _Keys(tree.value, found)
    keys.check(TOP_KEYS, "a dataset")
    file, id_ = (
        keys.needed("file", "name the Parquet or CSV file"),
        keys.needed("id", "name the column that names rows"),
    )
    time = _time(keys)
    for_all = dict(_told(keys, FOR_ALL))
    kinds = tuple(_kinds(keys, for_all))
    whole = None
    if file and id_ and time and kinds:
        whole = WrittenDataset(path, file, Ref(id_.text, id_.span), keys.ref("order"), time, kinds)
    return whole if not any(each.severity == "error" for each in found[before:]) else None


class _Keys:
    """The keys of one mapping, while they are read."""

    def __init__(self, node: yaml_tree.Mapping, found: list[Diagnostic]) -> None:
        self.node, self.found = node, found
        self.by_name = {" ".join(key.text.replace("_", " ").lower().split()): value for key, value in node.entries}

    def check(self, known: Iterable[str], what: str) -> None:
        """Report keys that cannot stand here."""
        known, event = tuple(known), columns_of("event")
        for key, _ in self.node.entries:
            name = " ".join(key.text.replace("_", " ").lower().split())
            if name in known:
                continue
            if name in event and name not in (*TOLD, *KEPT_ELSEWHERE) and set(FOR_ALL) <= set(known):
                message = f"rows of a table cannot say `{name}`"
                fix = "put what says it into ordinary claim files: `.jsonl` or `.csv`, beside this one"
                self.found.append(Diagnostic("C304", "not-in-a-table", "error", message, key.span, help=fix))
            else:
                meant = INSTEAD.get(name, "")
                fix = f"did you mean `{meant}`?" if meant in known else did_you_mean(name, known)
                fix = KEPT_ELSEWHERE.get(name, fix)
                self.found.append(
                    Diagnostic("C302", "unknown-key", "error", f"{what} has no key `{name}`", key.span, help=fix)
                )

    def missing(self, key: str, fix: str) -> None:
        """Report that a key is absent."""
        span = self.node.span
        top = TextSpan(span.file, span.line, span.column, span.line, span.column + 1)
        self.found.append(Diagnostic("C303", "missing-key", "error", f"`{key}` is missing here", top, help=fix))

    def scalar(self, key: str) -> Scalar | None:
        """Give one text that is not empty; ``None`` where it is absent."""
        node = self.by_name.get(key)
        if node is None:
            return None
        if isinstance(node, Scalar) and node.text.strip():
            return node
        _wrong(self.found, f"`{key}` takes one text", node.span, f"write `{key}: text`")
        return None

    def needed(self, key: str, fix: str) -> Scalar | None:
        """Give one text that must be there."""
        if key not in self.by_name:
            self.missing(key, fix)
        return self.scalar(key)

    def ref(self, key: str) -> Ref:
        """Give the column that is named under a key."""
        scalar = self.scalar(key)
        return Ref(scalar.text, scalar.span) if scalar else Ref("", self.node.span)

    def keys_under(self, key: str, fix: str) -> _Keys | None:
        """Give the mapping under a key; ``None`` where it is absent."""
        node = self.by_name.get(key)
        if isinstance(node, yaml_tree.Mapping):
            return _Keys(node, self.found)
        if node is not None:
            _wrong(self.found, f"`{key}` is not written as keys", node.span, fix)
        return None


def _time(keys: _Keys) -> WrittenTime | None:
    fix = "write `time: {column: at}`, or `{earliest: a, latest: b}`"
    under = keys.keys_under("time", fix)
    if under is None:
        if "time" not in keys.by_name:
            keys.missing("time", fix)
        return None
    under.check(TIME_KEYS, "a time")
    ends = _ends(under, "earliest", "latest", fix)
    zone = under.scalar("time zone")
    place = None
    if zone:
        try:
            place = ZoneInfo(zone.text)
        except (KeyError, ValueError, OSError):
            _wrong(
                keys.found, f"`{zone.text}` is not a time zone", zone.span, "write one as in `Asia/Damascus`, or `UTC`"
            )
    if ends is None:
        return None
    return WrittenTime(*ends, under.node.span, under.scalar("from"), under.scalar("unit"), place)


def _ends(under: _Keys, low: str, high: str, fix: str) -> tuple[Ref, Ref] | None:
    """Read one column, or two."""
    one, two = under.scalar("column"), (under.scalar(low), under.scalar(high))
    if one and not any(two):
        return Ref(one.text, one.span), Ref(one.text, one.span)
    if one or not all(two):
        _wrong(under.found, f"this needs either `column`, or both `{low}` and `{high}`", under.node.span, fix)
        return None
    return under.ref(low), under.ref(high)


def _kinds(keys: _Keys, for_all: Mapping[str, WrittenTold]) -> Iterator[WrittenKind]:
    fix = "write the name of a kind of rows, and under it `where:`, `act:` and what else its rows say"
    rows = keys.keys_under("rows", fix)
    if rows is None or not rows.node.entries:
        if "rows" not in keys.by_name or rows:
            keys.missing("rows", fix)
        return
    for name, node in rows.node.entries:
        if not isinstance(node, yaml_tree.Mapping):
            _wrong(keys.found, f"what stands under `{name.text}` is not written as keys", node.span, fix)
            continue
        under = _Keys(node, keys.found)
        under.check(KIND_KEYS, "a kind of rows")
        told = {**for_all, **dict(_told(under, TOLD))}
        amount, unit = _amount(under)
        if unit:
            told["unit"] = unit
        for key, why in (("act", "say what was done"), ("chain", "say who tells it, here or for all kinds of rows")):
            if key not in told and key not in (*under.by_name, *(keys.by_name if key in FOR_ALL else ())):
                under.missing(key, why)
        where = tuple(_where(under))
        yield WrittenKind(name.text, name.span, where, told, amount, under.ref("incident"), under.ref("answers"))


def _where(keys: _Keys) -> Iterator[tuple[Ref, tuple[Scalar, ...]]]:
    fix = "write the values that columns must have: `where: {kind: strike}`; the place stands under `place`"
    under = keys.keys_under("where", fix)
    for column, node in under.node.entries if under else ():
        values = node.items if isinstance(node, Sequence) else (node,)
        scalars = tuple(value for value in values if isinstance(value, Scalar) and value.text.strip())
        if not scalars or len(scalars) < len(values):
            _wrong(keys.found, f"`{column.text}` takes a value, or a list of values", node.span, fix)
        else:
            yield Ref(column.text, column.span), scalars


def _told(keys: _Keys, allowed: Iterable[str]) -> Iterator[tuple[str, WrittenTold]]:
    filled: dict[str, str] = {}
    for key in allowed:
        node = keys.by_name.get(key)
        if node is None:
            continue
        if filled.setdefault(TOLD[key], key) != key:
            _wrong(keys.found, f"`{filled[TOLD[key]]}` and `{key}` say the same", node.span, "keep one of them")
        told = _one_told(key, node, keys.found)
        if told and told.column and TOLD[key] in CONSTANT:
            fix = "write a kind of rows for each thing, with a `where` of its own"
            _wrong(keys.found, f"`{key}` says the same of all rows of a kind, so it takes no column", node.span, fix)
        elif told:
            yield TOLD[key], told


def _one_told(key: str, node: Node, found: list[Diagnostic]) -> WrittenTold | None:
    if not isinstance(node, yaml_tree.Mapping):
        text = _text(node)
        if not text:
            _wrong(found, f"`{key}` says nothing", node.span, f"write `{key}: name`, or `{key}: {{column: name}}`")
        return WrittenTold(key, node.span, text=text) if text else None
    keys = _Keys(node, found)
    keys.check(("column", "names"), f"what `{key}` takes")
    column = keys.needed("column", "name the column it stands in")
    named = keys.by_name.get("names")
    if column is None:
        return None
    ref = Ref(column.text, column.span)
    match named:
        case None:
            return WrittenTold(key, node.span, ref)
        case yaml_tree.Mapping(entries):
            return WrittenTold(key, node.span, ref, names={value.text: _text(name) for value, name in entries})
        case Scalar(text) if "{}" in text:
            return WrittenTold(key, node.span, ref, template=text)
    fix = "write `names: {0: north, 1: south}`, or a text in which `{}` stands for the value"
    _wrong(found, "`names` says nothing about the values", named.span, fix)
    return None


def _text(node: Node) -> Value:
    """Give a text or a list of texts; what else is written counts as nothing."""
    match node:
        case Scalar(text):
            return text.strip()
        case Sequence(items):
            return tuple(item.text.strip() for item in items if isinstance(item, Scalar))
    return ""


def _amount(keys: _Keys) -> tuple[WrittenAmount | None, WrittenTold | None]:
    fix = "write `quantity: {column: n, unit: trucks}`, or `{low: a, high: b, unit: trucks}`"
    under = keys.keys_under("quantity", fix)
    if under is None:
        return None, None
    under.check(("column", "low", "high", "unit"), "a quantity in a table")
    ends = _ends(under, "low", "high", fix)
    unit = under.by_name.get("unit")
    told = _one_told("unit", unit, keys.found) if unit is not None else None
    return (WrittenAmount(*ends) if ends else None), told


def _wrong(found: list[Diagnostic], message: str, span: TextSpan, fix: str) -> None:
    found.append(Diagnostic("C301", "not-written-so", "error", message, span, help=fix))
