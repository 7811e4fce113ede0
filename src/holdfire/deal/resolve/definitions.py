"""What a deal defines beside its terms: parties, places, acts, counts, bodies, drafts, registers and so on."""

from __future__ import annotations

from dataclasses import replace

from holdfire.deal.mistakes import mistake
from holdfire.deal.model import Count, Draft, Position, Register
from holdfire.deal.resolve.phrases import Reader
from holdfire.deal.says import say_condition
from holdfire.deal.wording import Question
from holdfire.deal.written.syntax import Block
from holdfire.source.yaml_tree import Scalar
from holdfire.vocab.act import Act, Acts
from holdfire.vocab.category import Categories, Category
from holdfire.vocab.party import Parties, Party
from holdfire.vocab.taxonomy import shipped_acts


def resolve_parties(written: Block, read: Reader) -> Parties:
    """Make the parties; one without a name is shown by its id."""
    members = listed_under("parties", "party", written, read, "members")
    return Parties.from_parties(
        Party(
            block.name.text,
            _text(block, "name") or block.name.text,
            _text(block, "kind"),
            _texts(block, "also"),
            (*read.listed("party", block.texts("member of")), *members.get(block.name.text, ())),
            _party_or_body(block.text("listed by"), read),
        )
        for block in written.blocks("parties")
    )


def resolve_acts(written: Block, read: Reader) -> Acts:
    """Make the taxonomy: the shipped acts and those of the deal, which may redefine shipped ones."""
    own = [
        Act(
            block.name.text,
            read.name("act", block.text("is a")),
            _text(block, "means"),
            _texts(block, "acled"),
            _texts(block, "ucdp"),
        )
        for block in written.blocks("acts")
    ]
    listed = listed_under("acts", "act", written, read)
    by_id = {act.id: act for act in (*shipped_acts(), *own)}
    return Acts.from_acts(replace(act, lists=tuple(sorted(listed.get(act.id, ())))) for act in by_id.values())


def resolve_categories(written: Block, read: Reader) -> Categories:
    """Make the categories: those under which one is listed are broader ones too."""
    listed = listed_under("categories", "category", written, read)
    made = []
    for block in written.blocks("categories"):
        name = block.name.text
        broader = (*read.listed("category", block.texts("is a")), *listed.get(name, ()))
        made.append(Category(name, tuple(dict.fromkeys(broader)), _text(block, "means"), _texts(block, "also")))
    return Categories.from_categories(made)


def listed_under(
    section: str, kind: str, written: Block, read: Reader, key: str = "covers"
) -> dict[str, tuple[str, ...]]:
    """Map each name to those that list it under a key."""
    listed: dict[str, tuple[str, ...]] = {}
    for block in written.blocks(section):
        for narrower in read.listed(kind, block.texts(key)):
            listed[narrower] = (*listed.get(narrower, ()), block.name.text)
    return listed


def resolve_counts(written: Block, read: Reader) -> dict[str, Count]:
    """Make the counts."""
    return {
        block.name.text: Count(
            block.name.text,
            read.listed("party", block.texts("of")),
            read.name("place", block.text("in")),
            read.unit(block.text("unit")),
            read.moment(block.text("as of")),
            _text(block, "means"),
        )
        for block in written.blocks("counts")
    }


def resolve_drafts(written: Block, read: Reader) -> dict[str, Draft]:
    """Make the drafts."""
    return {
        block.name.text: Draft(
            block.name.text,
            read.name("body", block.text("before")),
            read.listed("party", block.texts("by")),
            _text(block, "symbol"),
        )
        for block in written.blocks("drafts")
    }


def resolve_registers(written: Block, read: Reader) -> dict[str, Register]:
    """Make the registers; one that no act fills is a mistake."""
    made = {}
    for block in written.blocks("registers"):
        if not block.has("filled by"):
            fix = "write `filled by: ACT`"
            message = f"nothing puts anybody on `{block.name.text}`"
            read.found.append(mistake("missing-key", message, block.name.span, help=fix))
        made[block.name.text] = Register(
            block.name.text,
            read.name("act", block.text("filled by")),
            read.name("act", block.text("emptied by")),
            _text(block, "means"),
        )
    return made


def resolve_questions(written: Block, read: Reader) -> dict[str, Question]:
    """Make the questions, those of draft wordings too; one with fewer than two answers is a mistake."""
    made = {}
    drafted = written.blocks("draft wordings")
    for position, block in enumerate((*drafted, *written.blocks("readings"))):
        answers = tuple(
            (answer.name.text.strip(), read.listed("document", answer.texts("told in")))
            for answer in block.blocks("answers")
        )
        by = (
            (answer.name.text.strip(), read.listed("party", answer.texts("by"))) for answer in block.blocks("answers")
        )
        authors = tuple((answer, parties) for answer, parties in by if parties)
        if len(answers) < 2:
            fix = "write `answers:` with at least two names under it"
            message = f"`{block.name.text}` has fewer than two answers"
            read.found.append(mistake("missing-key", message, block.name.span, help=fix))
        made[block.name.text] = Question(
            block.name.text, _text(block, "asks"), answers, position < len(drafted), authors
        )
    return made


def resolve_positions(written: Block, read: Reader) -> tuple[Position, ...]:
    """Make the positions."""
    made = []
    for block in written.blocks("positions"):
        supports = block.text("supports")
        on = "deal"
        if supports is not None and supports.text.lower() not in ("the deal", "deal"):
            on = read.name("term", supports)
        when = read.condition(block.text("when"))
        told_in = read.listed("document", block.texts("told in"))
        words = _text(block, "when") or (say_condition(when) if when else "")
        made.append(Position(read.name("party", block.name), on, when, told_in, words))
    return tuple(made)


def _party_or_body(text: Scalar | None, read: Reader) -> str:
    if text is None:
        return ""
    return read.names.find("body", text.text) or read.name("party", text)


def _text(block: Block, key: str) -> str:
    text = block.text(key)
    return text.text.strip() if text else ""


def _texts(block: Block, key: str) -> tuple[str, ...]:
    return tuple(text.text.strip() for text in block.texts(key))
