"""Small pictures drawn by hand as SVG: timelines of states, sums against targets.

Widths are shares of the place they stand in, heights are pixels, so that text keeps
its size on a telephone and on paper. Colours are the page's custom properties, and
every state has a pattern and a letter too: nothing is said by colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from textwrap import wrap
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape

from holdfire.assessments.assessment import Numbers, Stretch
from holdfire.report.clock import DAY, day_words, end_words, local, time_words
from holdfire.report.page import Drawing
from holdfire.report.status import target_words
from holdfire.report.words import STATE_LETTERS, in_state_order, joined, states_phrase
from holdfire.vocab.moment import FIRST
from holdfire.vocab.quantity import show_range

LABEL = 20
LABEL_LINE = 16
LABEL_LETTERS = 58
BAND = 15
GAP = 12
AXIS = 24
STEPS = (1, 2, 4, 7, 14, 28, 56, 91, 182, 365, 730, 1825, 3650, 100_000)


@dataclass(frozen=True, slots=True)
class Strip:
    """A timeline to draw: its label, its form and its stretches."""

    label: str
    form: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """Moments to shares of the width, in percent."""

    start: int
    end: int

    def share(self, at: int) -> float:
        """Give where a moment lies, 0 to 100; moments outside lie at the ends."""
        inside = min(max(at, self.start), self.end)
        return round(100 * (inside - self.start) / max(1, self.end - self.start), 3)


def time_scale(timelines: Sequence[Sequence[Stretch]], now: int) -> Scale:
    """Choose the time shown: from a little before the first change up to now."""
    changes = [stretch.start for line in timelines for stretch in line if stretch.start > FIRST]
    first = min(changes, default=now - DAY)
    return Scale(first - max(DAY, (now - first) // 12), now)


def visible(stretches: Sequence[Stretch], scale: Scale) -> tuple[Stretch, ...]:
    """Keep the stretches that are at least partly inside the scale."""
    return tuple(each for each in stretches if each.end > scale.start and each.start < scale.end)


def draw_stretch(stretch: Stretch, scale: Scale, top: int, height: int) -> str:
    """Draw one stretch: a band for each state that is possible, with its letter."""
    left, right = scale.share(stretch.start), scale.share(stretch.end)
    states = in_state_order(stretch.states)
    band = height / len(states)
    drawn = []
    for index, state in enumerate(states):
        y = round(index * band, 2)
        drawn.append(f'<rect x="0" y="{y}" width="100%" height="{band:g}" fill="url(#pattern-{state})"/>')
        if right - left >= 3:
            middle = round(y + band / 2, 2)
            drawn.append(
                f'<rect x="3" y="{middle - 6.5:g}" width="13" height="13" rx="3" class="chip"/>'
                f'<text x="9.5" y="{middle + 4:g}" class="letter">{STATE_LETTERS[state]}</text>'
            )
    edge = f'<line x1="0" x2="0" y1="0" y2="{height}" class="edge"/>' if stretch.start > scale.start else ""
    width = max(0.2, round(right - left, 3))
    return f'<svg x="{left}%" y="{top}" width="{width:g}%" height="{height}">{"".join(drawn)}{edge}</svg>'


def stretch_words(strip: Strip, scale: Scale, zone: str) -> str:
    """Say a timeline in words, for those who do not see it."""
    said = []
    for each in visible(strip.stretches, scale):
        since = time_words(each.start, zone) if each.start > FIRST else "the beginning"
        said.append(f"{states_phrase(each.states, strip.form)} from {since} to {end_words(each.end, zone)}")
    return f"{strip.label}: {'; '.join(said)}."


def draw_axis(scale: Scale, top: int, zone: str) -> str:
    """Draw the time axis: a few days, and now."""
    marks = [(scale.share(at), "middle", day_words(at, zone)) for at in midnights(scale, zone)]
    marks.append((100.0, "end", end_words(scale.end, zone)))
    return "".join(
        f'<line x1="{share:g}%" x2="{share:g}%" y1="{top}" y2="{top + 5}" class="tick"/>'
        f'<text x="{share:g}%" y="{top + 18}" class="axis" text-anchor="{anchor}">{escape(words)}</text>'
        for share, anchor, words in marks
    )


def midnights(scale: Scale, zone: str) -> list[int]:
    """Choose up to three local midnights for the axis, equally far apart, away from its ends."""
    first = local(scale.start, zone).date() + timedelta(days=1)
    days = (local(scale.end, zone).date() - first).days + 1
    step = next(width for width in STEPS if days / width <= 5)
    moments = [first + timedelta(days=offset) for offset in range(0, max(days, 0), step)]
    starts = [int(datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)).timestamp()) for day in moments]
    return [at for at in starts if 12 <= scale.share(at) <= 70][:3]


def draw_strips(title: str, strips: Sequence[Strip], scale: Scale, zone: str) -> Drawing:
    """Draw the states of one term over time, a strip for each account.

    Args:
        title: For those who do not see the picture.
        strips: Top to bottom.
        scale: The same for the whole page, so that terms can be compared.
        zone: Of the days on the axis.

    Returns:
        One SVG of full width, and the same in words.
    """
    top, drawn = 0, []
    for strip in strips:
        shown = visible(strip.stretches, scale)
        height = max([2 * BAND, *(len(each.states) * BAND for each in shown)])
        *above, last = wrap(strip.label, LABEL_LETTERS) or [""]
        for line in above:
            drawn.append(f'<text x="0" y="{top + 13}" class="label">{escape(line)}</text>')
            top += LABEL_LINE
        drawn.append(f'<text x="0" y="{top + 13}" class="label">{escape(last)}</text>')
        drawn += [draw_stretch(each, scale, top + LABEL, height) for each in shown]
        drawn.append(f'<rect x="0" y="{top + LABEL}" width="100%" height="{height}" class="frame"/>')
        top += LABEL + height + GAP
    drawn.append(draw_axis(scale, top, zone))
    says = " ".join(stretch_words(strip, scale, zone) for strip in strips)
    return wrap_svg("strips", title, says, "".join(drawn), top + AXIS)


def wrap_svg(kind: str, title: str, says: str, inside: str, height: int) -> Drawing:
    """Put a picture of full width together, with its title and description."""
    head = f"<title>{escape(title)}</title><desc>{escape(says)}</desc>"
    svg = f'<svg class="{kind}" role="img" width="100%" height="{height}">{head}{inside}</svg>'
    return Drawing(Markup(svg), says)


def draw_sum(numbers: Numbers) -> Drawing:
    """Draw what was done against what was asked, both as ranges; an open end runs to the edge."""
    ends = [end for bound in (numbers.done, numbers.target) for end in (bound.low, bound.high) if end is not None]
    whole = max(1, *ends) * 1.08
    drawn, says = [], []
    for index, (name, bound) in enumerate((("done", numbers.done), ("asked for", numbers.target))):
        top = index * 42
        shown = show_range(bound.low, bound.high) if name == "done" else target_words(bound)
        words = f"{name}: {shown} {numbers.unit}".strip()
        says.append(words)
        low = round(100 * bound.low / whole, 2)
        high = 100.0 if bound.high is None else round(100 * bound.high / whole, 2)
        tone = "met" if name == "done" else "due"
        drawn.append(f'<text x="0" y="{top + 13}" class="label">{escape(words)}</text>')
        drawn.append(f'<line x1="0" x2="100%" y1="{top + 27}" y2="{top + 27}" class="rail"/>')
        if name == "done" and low:
            drawn.append(f'<rect x="0" y="{top + 20}" width="{low}%" height="14" fill="url(#pattern-met)"/>')
        if name == "done" and bound.low == bound.high:
            continue
        width = max(0.6, round(high - low, 2))
        fill = "url(#pattern-undecided)" if name == "done" else f"url(#pattern-{tone})"
        drawn.append(f'<rect x="{low}%" y="{top + 20}" width="{width}%" height="14" fill="{fill}" class="frame-thin"/>')
    return wrap_svg("sum", "How much was done of how much was asked for", f"{joined(says)}.", "".join(drawn), 80)
