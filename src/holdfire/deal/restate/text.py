"""What a deal says, laid out as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from holdfire.deal.restate.restated import Restated, Section

WIDTH = 100


def restated_text(whole: Section) -> str:
    """Lay a restated deal out as lines of at most 100 characters, where words allow it."""
    lines = [whole.heading, "=" * len(whole.heading), *_wrapped(whole.sentences, "")]
    for part in whole.parts:
        lines += ["", *_part(part, "")]
    return "\n".join(lines) + "\n"


def _part(part: Restated | Section, indent: str, in_block: bool = False) -> Iterator[str]:
    if isinstance(part, Restated):
        yield from _restated(part, indent, in_block)
        return
    yield f"{indent}{part.heading}"
    if indent:
        yield from _wrapped(part.sentences, indent + "  ")
    else:
        yield "-" * len(part.heading)
        yield from (line for sentence in part.sentences for line in _hung(sentence, "", "- "))
    is_long = any(isinstance(each, Section) or len(each.sentences) + len(each.versions) > 1 for each in part.parts)
    for number, each in enumerate(part.parts):
        if is_long and number:
            yield ""
        yield from _part(each, indent + "  ", is_long)


def _restated(part: Restated, indent: str, in_block: bool) -> Iterator[str]:
    if not in_block:
        yield from _hung(part.sentences[0], indent, f"{part.name}: " if part.name else "- ")
        return
    yield f"{indent}{part.name}"
    inner = indent + "  "
    yield from _wrapped(() if part.differs_at_heart else part.sentences, inner)
    for reading, sentences in part.versions:
        yield from _hung(f"{reading}. {' '.join(sentences) or 'As above, and no more.'}", inner, "| ")
    if part.differs_at_heart and part.sentences:
        yield from _wrapped(("Read either way:", *part.sentences), inner)


def _wrapped(sentences: tuple[str, ...], indent: str) -> list[str]:
    text = " ".join(sentences)
    return wrap(
        text, WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def _hung(text: str, indent: str, lead: str) -> list[str]:
    """Wrap a text behind a lead, with the lines below it set in."""
    inner = indent + ("| " if lead == "| " else "  ")
    return wrap(
        text,
        WIDTH,
        initial_indent=indent + lead,
        subsequent_indent=inner,
        break_long_words=False,
        break_on_hyphens=False,
    )
