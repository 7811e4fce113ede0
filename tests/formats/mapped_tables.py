"""Small tables read with a mapping file, for tests: both stand in view."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from holdfire.claims.names import ANY_NAMES, Names
from holdfire.formats.asked import Asked
from holdfire.formats.found import FoundParty, FoundPlace, FoundRow, Refused
from holdfire.formats.mapped import mapped
from holdfire.formats.source_file import open_source
from holdfire.source import yaml_tree
from holdfire.source.diagnostic import Diagnostic

UTC = ZoneInfo("UTC")


@dataclass(frozen=True)
class Read:
    """What came of a table."""

    found: tuple[object, ...]

    @property
    def rows(self) -> list[FoundRow]:
        return [one for one in self.found if isinstance(one, FoundRow)]

    @property
    def claims(self) -> list[dict]:
        return [dict(claim) for row in self.rows for claim in row.claims]

    @property
    def names(self) -> list[FoundParty | FoundPlace]:
        return [one for one in self.found if isinstance(one, FoundParty | FoundPlace)]

    @property
    def diagnostics(self) -> list[Diagnostic]:
        inside = (one.why if isinstance(one, Refused) else (one,) for one in self.found)
        return [one for several in inside for one in several if isinstance(one, Diagnostic)]

    @property
    def told(self) -> list[tuple[str, int, int]]:
        """Slug, line and column of everything that is told."""
        return [(one.slug, one.span.line, one.span.column) for one in self.diagnostics]

    def of(self, slug: str) -> list[Diagnostic]:
        return [one for one in self.diagnostics if one.slug == slug]


def read_mapped(path: Path, mapping: str | Path, names: Names = ANY_NAMES, meant: dict[str, str] | None = None) -> Read:
    text = mapping.read_text(encoding="utf-8") if isinstance(mapping, Path) else mapping
    tree = yaml_tree.parse_yaml(text, mapping.name if isinstance(mapping, Path) else "mapping.yaml")
    assert not tree.has_errors, tree.diagnostics
    assert isinstance(tree.value, yaml_tree.Mapping)
    source = open_source(path, path.name).value
    assert source is not None
    return Read(tuple(mapped.read(source, Asked(names, UTC, meant=meant or {}, written=tree.value))))
