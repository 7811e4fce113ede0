"""Counts that sources tell differently: a range for each claim, with its chain."""

from __future__ import annotations

from typing import Any

from holdfire.claims.claim import Claim, Figure
from holdfire.claims.counting import standing_claims
from holdfire.pipeline import Case
from holdfire.report.page import Drawing, Figures
from holdfire.report.said import Voices
from holdfire.report.sentences import quantity_words
from holdfire.report.status import anchor_of
from holdfire.report.vega import draw_spec
from holdfire.vocab.quantity import MILLI

WIDTH = 460
ROW = 62
LONGEST_LABEL = 66


def figures_that_disagree(case: Case, voices: Voices) -> tuple[Figures, ...]:
    """Show each count of which at least one figure is told, in the order of the deal."""
    by_count: dict[str, list[tuple[Claim, Figure]]] = {}
    for claim in standing_claims(case.claims):
        if isinstance(claim.assertion, Figure):
            by_count.setdefault(claim.assertion.count, []).append((claim, claim.assertion))
    order = [*case.deal.counts, *sorted(set(by_count) - set(case.deal.counts))]
    return tuple(show_count(case, voices, count, by_count[count]) for count in order if count in by_count)


def show_count(case: Case, voices: Voices, count: str, told: list[tuple[Claim, Figure]]) -> Figures:
    """Show one count: its figures from lowest to highest."""
    told = sorted(told, key=lambda pair: (pair[1].value.low, pair[1].value.high is None, pair[1].value.high or 0))
    declared = case.deal.counts.get(count)
    rows = tuple((quantity_words(figure.value), voices.said[claim.id]) for claim, figure in told)
    differ = len({(figure.value.low, figure.value.high) for _, figure in told}) > 1
    unit = (declared.unit if declared else "") or told[0][1].value.unit
    return Figures(
        title=count,
        means=declared.means if declared else "",
        drawing=draw_figures(count, unit, told, [said.chain for _, said in rows]) if differ else None,
        claims=rows,
    )


def draw_figures(count: str, unit: str, told: list[tuple[Claim, Figure]], chains: list[tuple[str, ...]]) -> Drawing:
    """Draw one count: a bar from low to high for each claim, an arrow where the end is open."""
    ends = [end for _, figure in told for end in (figure.value.low, figure.value.high) if end is not None]
    limit = max([1, *ends]) / MILLI * 1.05
    values = [
        {
            "row": index,
            "low": figure.value.low / MILLI,
            "high": limit if figure.value.high is None else figure.value.high / MILLI,
            "open": figure.value.high is None,
            "words": shorten(quantity_words(figure.value)),
            "chain": shorten(" → ".join(chain)),
        }
        for index, ((_, figure), chain) in enumerate(zip(told, chains, strict=True))
    ]
    says = "; ".join(
        f"{quantity_words(figure.value)}, told by {' through '.join(chain)}"
        for (_, figure), chain in zip(told, chains, strict=True)
    )
    return draw_spec(
        range_plot(values, limit, unit), anchor_of("figures", count), f"{count}: what each source says", f"{says}."
    )


def shorten(label: str) -> str:
    """Keep a label inside the picture; the table below has it whole."""
    return label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1]}…"


def range_plot(values: list[dict[str, Any]], limit: float, unit: str) -> dict[str, Any]:
    """Write the specification: one row per claim, its words above its bar."""
    height = ROW * len(values)
    x = {
        "type": "quantitative",
        "scale": {"domain": [0, limit], "nice": False},
        "axis": {"title": unit or None, "tickCount": 5, "grid": True, "format": ",d"},
    }
    y = {"field": "row", "type": "quantitative", "scale": {"domain": [len(values) - 0.2, -0.8]}, "axis": None}
    point = {"type": "point", "filled": True, "opacity": 1, "size": 46, "color": "var(--blue-deep)"}
    return {
        "data": {"values": values},
        "width": WIDTH,
        "height": height,
        "layer": [
            {
                "mark": {"type": "rule", "strokeWidth": 7, "color": "var(--blue)"},
                "encoding": {"x": {"field": "low", **x}, "x2": {"field": "high"}, "y": y},
            },
            {"mark": point, "encoding": {"x": {"field": "low", **x}, "y": y}},
            {
                "transform": [{"filter": "!datum.open"}],
                "mark": point,
                "encoding": {"x": {"field": "high", **x}, "y": y},
            },
            {
                "transform": [{"filter": "datum.open"}],
                "mark": {**point, "shape": "triangle-right", "size": 120},
                "encoding": {"x": {"field": "high", **x}, "y": y},
            },
            *label_above("words", -30, y, "var(--ink)"),
            *label_above("chain", -15, y, "var(--soft-ink)"),
        ],
    }


def label_above(field: str, dy: int, y: dict[str, Any], colour: str) -> list[dict[str, Any]]:
    """Write the layers of one line of words above the bars, on paper so that grid lines do not cross them."""
    mark = {"type": "text", "align": "left", "dy": dy, "fontSize": 12, "color": colour}
    halo = {**mark, "color": "var(--paper)", "stroke": "var(--paper)", "strokeWidth": 4, "strokeJoin": "round"}
    encoding = {"x": {"value": 0}, "y": y, "text": {"field": field, "type": "nominal"}}
    return [{"mark": halo, "encoding": encoding}, {"mark": mark, "encoding": encoding}]
