"""A workbook to type into, before it is written: tabs, columns, lists to pick from, help."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TemplateColumn:
    """One column of a tab.

    Attributes:
        key: Of claims.
        help: Shown beside a cell that is about to be filled in.
        needed: It cannot be left empty.
        words: The only words it takes; empty: any.
        picks: Name of a list of the case's own names; ``""``: none.
        several: More than one can stand in it, with ``|`` between them.
        example: What stands in the row that shows how; ``""``: nothing.
    """

    key: str
    help: str
    needed: bool = False
    words: tuple[str, ...] = ()
    picks: str = ""
    several: bool = False
    example: str = ""


@dataclass(frozen=True, slots=True)
class TemplateTab:
    """One kind of claim: ``title`` says what is typed here."""

    kind: str
    title: str
    columns: tuple[TemplateColumn, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A whole workbook; ``lists`` by name: the names of the case, as they can be picked."""

    title: str
    tabs: tuple[TemplateTab, ...]
    lists: Mapping[str, tuple[str, ...]]
