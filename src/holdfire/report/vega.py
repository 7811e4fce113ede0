"""Vega-Lite specifications to inline SVG that takes on the page's colours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import vl_convert
from markupsafe import Markup, escape

from holdfire.report.page import Drawing

FONT = "system-ui, sans-serif"
CONFIG = {
    "background": None,
    "font": FONT,
    "view": {"stroke": None},
    "axis": {
        "labelColor": "var(--soft-ink)",
        "titleColor": "var(--soft-ink)",
        "tickColor": "var(--rule)",
        "domainColor": "var(--rule)",
        "gridColor": "var(--rule)",
        "labelFontSize": 11,
        "titleFontSize": 11,
        "titleFontWeight": "normal",
    },
    "text": {"color": "var(--ink)", "fontSize": 12},
}


def draw_spec(spec: Mapping[str, Any], name: str, title: str, says: str) -> Drawing:
    """Draw a Vega-Lite specification.

    Args:
        spec: Without ``$schema`` and ``config``; colours are ``var(--…)`` of the page.
        name: Unique on the page, for the ids inside the picture.
        title: A few words.
        says: The same in words, for those who do not see it.

    Returns:
        One SVG that shrinks with its place, text kept as text, without any address.
    """
    svg = vl_convert.vegalite_to_svg({**spec, "config": CONFIG})
    return Drawing(Markup(clean_svg(svg, name, title, says)), says)


def clean_svg(svg: str, name: str, title: str, says: str) -> str:
    """Make the SVG of Vega fit for a page: described, no namespaces, ids its own, numbered here, no roles inside."""
    size = re.search(r'width="([\d.]+)" height="([\d.]+)" viewBox="([^"]+)"', svg)
    width, _, box = size.groups() if size else ("400", "300", "0 0 400 300")
    inside = svg[svg.index(">") + 1 : svg.rindex("</svg>")]
    inside = re.sub(r' (?:role|aria-[a-z]+|pointer-events)="[^"]*"', "", inside)
    ids = {old: f"{name}-{number}" for number, old in enumerate(dict.fromkeys(re.findall(r'id="([^"]+)"', inside)), 1)}
    inside = re.sub(r'id="([^"]+)"', lambda found: f'id="{ids[found[1]]}"', inside)
    inside = re.sub(r"url\(#([^)]+)\)", lambda found: f"url(#{ids.get(found[1], found[1])})", inside)
    inside = re.sub(r'<path class="(?:background|foreground)"[^>]*/>', "", inside)
    head = f"<title>{escape(title)}</title><desc>{escape(says)}</desc>"
    style = f"max-width:{width}px"
    return f'<svg class="chart" role="img" viewBox="{box}" style="{style}" fill="none">{head}{inside}</svg>'
