"""The page as one HTML file that needs nothing else: no network, no other file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from holdfire.publish.preview import Preview
from holdfire.report.custody.page import CustodyPage
from holdfire.report.page import Page
from holdfire.report.period.page import PeriodPage
from holdfire.report.side_by_side import SideBySidePage
from holdfire.report.status import anchor_of
from holdfire.report.words import quoted, reading_words, states_phrase

PREVIEW_WARNING = "This shows what stays in. Do not pass it on."


@cache
def page_environment() -> Environment:
    """Make the templates ready; everything is escaped, and an unknown name is an error."""
    environment = Environment(
        loader=PackageLoader("holdfire.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["lower_first"] = lambda words: words[:1].lower() + words[1:]
    environment.filters["quoted"] = quoted
    environment.filters["states"] = states_phrase
    environment.filters["reading"] = reading_words
    environment.filters["anchor"] = lambda parts: anchor_of(*parts)
    return environment


def render_page(page: Page) -> str:
    """Write a page as HTML.

    Returns:
        A whole document, ``<!doctype html>`` first, UTF-8 when written; the same page gives the same text.
    """
    return page_environment().get_template("page.html.j2").render(page=page, style=_styles("style.css"))


def render_side_by_side(page: SideBySidePage) -> str:
    """Write the page of two documents as HTML, as ``render_page`` does."""
    style = _styles("style.css", "side_by_side.css")
    return page_environment().get_template("side_by_side.html.j2").render(page=page, style=style)


def render_period(page: PeriodPage) -> str:
    """Write the period report as HTML, as ``render_page`` does."""
    style = _styles("style.css", "period.css")
    return page_environment().get_template("period.html.j2").render(page=page, style=style)


def render_custody(page: CustodyPage) -> str:
    """Write the custody report as HTML, as ``render_page`` does."""
    return (
        page_environment().get_template("custody.html.j2").render(page=page, style=_styles("style.css", "custody.css"))
    )


def render_preview(preview: Preview, version: str, bearers: Mapping[str, str]) -> str:
    """Write what would leave a case, and what would not, as one HTML page: for those who decide, for no one else.

    Args:
        bearers: Names to show, by the label of a bearer.
    """
    style = _styles("style.css", "leaving.css")
    template = page_environment().get_template("leaving.html.j2")
    return template.render(page=preview, bearers=bearers, warning=PREVIEW_WARNING, version=version, style=style)


def _styles(*names: str) -> Markup:
    folder = files("holdfire.report").joinpath("templates")
    return Markup("".join(folder.joinpath(name).read_text(encoding="utf-8") for name in names))
