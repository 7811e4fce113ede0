"""Extensions that are earned: a day for every ten hostages is, written out, one event and one step for each ten."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from holdfire.deal.mistakes import mistake
from holdfire.deal.resolve.timing import read_times
from holdfire.deal.unfold.copies import one_text, renamed, reworded, with_keys, without
from holdfire.deal.written.names import Names, fold_name
from holdfire.deal.written.syntax import Block, Field
from holdfire.source.diagnostic import Diagnostic, Outcome
from holdfire.source.yaml_tree import Scalar
from holdfire.vocab.quantity import Quantity, show_milli
from holdfire.vocab.quantity_text import parse_quantity


def earn_extensions(written: Block) -> Outcome[Block]:
    """Put steps that hang on an event in the place of those that are earned, and define these events."""
    earning = _Earning(written)
    made = earning.block(written)
    if earning.events:
        section = made.field("events") or Field(reworded(made.name, "events"))
        events = replace(section, blocks=(*section.blocks, *earning.events.values()))
        made = replace(made, fields=(*(f for f in made.fields if f is not section), events))
    return Outcome(made, tuple(earning.found))


@dataclass(slots=True)
class _Earning:
    """What has been made so far."""

    deal: Block
    events: dict[str, Block] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)

    def block(self, block: Block) -> Block:
        """Write out every ``extended`` in a block and in those inside it."""
        fields = []
        for one in block.fields:
            inner = [self.block(each) for each in one.blocks]
            if one.key.text == "extended":
                inner = [step for each in inner for step in self._steps(each)]
            if inner or not one.blocks:
                fields.append(replace(one, blocks=tuple(inner)))
        return replace(block, fields=tuple(fields))

    def _steps(self, extension: Block) -> list[Block]:
        if not (extension.has("for every") or extension.has("of")):
            return [extension]
        every, of = extension.text("for every"), extension.text("of")
        if every is None or of is None or extension.has("when") or extension.has("unless"):
            fix = "write `for every: 10 hostages` and `of: EVENT`, without `when` or `unless`"
            message = "it is not clear how this extension is earned"
            self.found.append(mistake("bad-extension", message, extension.where("for every"), help=fix))
            return []
        event = next((b for b in self.deal.blocks("events") if fold_name(b.name.text) == fold_name(of.text)), None)
        if event is None:
            self.found.append(Names.from_deal(self.deal, ()).unknown("event", of))
        step, start = self._number(every, "for every"), self._number(extension.text("beyond"), "beyond")
        if event is None or step is None or start is None:
            return []
        if start.unit and start.unit != step.unit:
            message = f"one number counts {step.unit or 'occurrences'}, the other {start.unit}"
            self.found.append(mistake("unit-clash", message, extension.where("beyond"), help="write one unit in both"))
        times = read_times(extension, self.found)
        return [
            self._step(extension, event, of, f"{_plain(start.low + number * step.low)} {step.unit}".strip())
            for number in range(1, times + 1)
        ]

    def _step(self, extension: Block, event: Block, of: Scalar, many: str) -> Block:
        """Make one step, which is given once so much has been reached, and the event that this is."""
        name = f"{event.name.text} reaching {many}"
        known = {fold_name(block.name.text) for block in self.deal.blocks("events")}
        if fold_name(name) not in known:
            self.events[name] = renamed(with_keys(event, [one_text("how many", reworded(of, many))]), name, of)
        when = one_text("when", reworded(of, f"{name} has happened"))
        return with_keys(without(extension, "for every", "of", "beyond", "at most"), [when])

    def _number(self, text: Scalar | None, key: str) -> Quantity | None:
        """Read an exact number; none where it is not written."""
        if text is None:
            return Quantity(0, 0)
        try:
            number = parse_quantity(text.text)
        except ValueError as error:
            self.found.append(mistake("bad-quantity", str(error), text.span))
            return None
        if number.low != number.high or (key == "for every" and not number.low):
            fix = "write for example `10 hostages`"
            self.found.append(mistake("bad-quantity", f"`{key}` takes one exact number", text.span, help=fix))
            return None
        return number


def _plain(milli: int) -> str:
    """Write a number without commas, which no name may have."""
    return show_milli(milli).replace(",", "")
