"""A deal file, read: text, tree, blocks, amended, written out, deal as meant, checks. Every stage, in order."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

from holdfire.deal.checks import check_deal
from holdfire.deal.checks.subject import Subject
from holdfire.deal.model import Deal
from holdfire.deal.resolve.changes import changes_after
from holdfire.deal.resolve.deal import resolve_deal
from holdfire.deal.unfold import unfold
from holdfire.deal.unfold.said_once import said_once
from holdfire.deal.written.amend import amend
from holdfire.deal.written.incorporate import incorporate
from holdfire.deal.written.parse import parse_deal
from holdfire.deal.written.zone import zone_of
from holdfire.source.diagnostic import Diagnostic, Outcome, in_order
from holdfire.source.yaml_tree import Node, parse_yaml, read_yaml


def load_deal(path: Path, folder: Path | None = None, in_force_on: int | None = None) -> Outcome[Deal | None]:
    """Read, parse, resolve and check a deal file.

    Args:
        path: The deal file, or the case folder that holds a ``deal.yaml``.
        folder: Where its shapes and documents are; ``None``: beside it.
        in_force_on: As amended before this second (UTC); ``None``: by all that was agreed.

    Returns:
        The deal, or ``None`` if anything in it is an error; and every mistake, warning
        and note, sorted by position; no notes as long as there are errors, which they would hide.
    """
    file = path / "deal.yaml" if path.is_dir() else path
    return _from_tree(read_yaml(file), folder or file.parent, file.parent, in_force_on)


def deal_before(second: int, path: Path, whole: Outcome[Deal | None]) -> Outcome[Deal | None]:
    """Read a deal again as amended before a second (UTC); ``whole`` is it with all that was agreed, as already read."""
    is_same = whole.value is None or not changes_after(whole.value, second)
    return whole if is_same else load_deal(path, in_force_on=second)


def deal_zone(path: Path) -> ZoneInfo:
    """Read only the time zone of a deal file, or of the one in a case folder; UTC where it cannot be read."""
    tree = read_yaml(path / "deal.yaml" if path.is_dir() else path).value
    written = parse_deal(tree).value if tree else None
    return zone_of(written) if written else ZoneInfo("UTC")


def load_deal_text(
    text: str, file: str = "deal.yaml", folder: Path | None = None, in_force_on: int | None = None
) -> Outcome[Deal | None]:
    """Do the same for a text.

    Args:
        text: Of a deal file.
        file: What to call it in messages.
        folder: Where its shapes, documents and the deals it takes terms from are; ``None``: they are not looked at.
        in_force_on: As amended before this second (UTC); ``None``: by all that was agreed.
    """
    return _from_tree(parse_yaml(text, file), folder, folder, in_force_on)


def _from_tree(
    tree: Outcome[Node | None], folder: Path | None, home: Path | None, in_force_on: int | None
) -> Outcome[Deal | None]:
    found: list[Diagnostic] = list(tree.diagnostics)
    if tree.value is None:
        return Outcome(None, in_order(found))
    written = parse_deal(tree.value)
    found += written.diagnostics
    if written.value is None or tree.has_errors:
        return Outcome(None, in_order(found))
    whole = incorporate(written.value, home, in_force_on)
    amended = amend(whole.value, in_force_on)
    unfolded = unfold(amended.value)
    found += (*whole.diagnostics, *amended.diagnostics, *unfolded.diagnostics)
    resolved = resolve_deal(unfolded.value, folder)
    found += resolved.diagnostics
    found += check_deal(Subject(resolved.value, unfolded.value, _texts(resolved.value, folder)))
    found = list(said_once(found, unfolded.value))
    failed = any(diagnostic.severity == "error" for diagnostic in found)
    told = (one for one in found if not (failed and one.severity == "note"))
    return Outcome(None if failed else resolved.value, in_order(told))


def _texts(deal: Deal, folder: Path | None) -> dict[str, str | None]:
    """Read the documents; ``None`` for one that cannot be read, nothing at all where nobody asks."""
    if folder is None:
        return {}
    return {document: _text(folder / path) for document, path in deal.documents.items() if path}


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
