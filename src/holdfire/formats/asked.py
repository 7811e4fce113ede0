"""What a format is, and what it is asked with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from holdfire.claims.names import Names
from holdfire.formats.found import NOTHING, Found
from holdfire.formats.source_file import SourceFile
from holdfire.source.yaml_tree import Mapping as WrittenMapping


@dataclass(frozen=True, slots=True)
class Asked:
    """What a file is read with.

    Attributes:
        names: What the case calls parties, places, acts and so on.
        zone: The deal's: of days and clock times that name none.
        mapping: The mapping file, as a tree of texts, lists and mappings; empty where none is given.
        meant: A name of the source -> what it means in the case, by the mapping's ``names``. Formats write
            ``asked.meant.get(name, name)`` into claims.
        written: The mapping file once more, as ``source/yaml_tree`` reads it: with line and column, for messages.
        dataset: What keys are unique in, if the user says so; else the format takes its own default.
    """

    names: Names
    zone: ZoneInfo
    mapping: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    meant: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    dataset: str = ""
    written: WrittenMapping | None = None


class Format(Protocol):
    """What each module of a format has."""

    NAME: str
    """As given to ``--format``, and kept with each claim: ``ucdp``."""
    SAYS: str
    """In a few words, for help: ``UCDP GED (CSV)``."""

    def sniff(self, source: SourceFile) -> str:
        """Say why the file is of this format ("the header has ..."); ``""``: it is not."""

    def dataset(self, source: SourceFile, asked: Asked) -> str:
        """Say in which dataset the keys are unique: ``asked.dataset`` if that is given."""

    def read(self, source: SourceFile, asked: Asked) -> Iterator[Found]:
        """Yield what is found, in the order of the file; names before the rows that use them."""
