"""What is said of an article on the command line of ``holdfire read``, checked before anything is written.

====  ====================================================================
I314  bad-header: a text brings a header that says what none can
I315  date-may-be-another: the day of an article is the likeliest of several
I316  long-before-the-deal: an article is dated far earlier than the deal it is read for
====  ====================================================================
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from holdfire.claims.document import Document
from holdfire.claims.names import fold
from holdfire.cli.asking import read_moment
from holdfire.cli.usage import UsageError
from holdfire.intake.documents.names import one_form, unfit
from holdfire.intake.text.document_date import DocumentDate
from holdfire.pipeline import Case
from holdfire.report.clock import moment_words
from holdfire.source.diagnostic import Diagnostic
from holdfire.source.span import Span
from holdfire.vocab.moment_text import parse_moment

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_LONG_BEFORE = 180 * 86400
"""Seconds. What an article says of before the deal is seldom older."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is said of an article on the command line; ``""`` where it is left to the article.

    Attributes:
        again: Keep it even if the case has its text under another name.
    """

    name: str = ""
    source: str = ""
    published: str = ""
    language: str = ""
    url: str = ""
    again: bool = False


def facts_asked(asked: argparse.Namespace, case: Case) -> Facts:
    """Take what is asked for, if all of it can be.

    Raises:
        UsageError: A name, a source, a day or a language is none, or they fit no single file.
    """
    name, published = one_form(asked.name or ""), asked.published or ""
    if len(asked.files) > 1 and (name or published or asked.url):
        raise UsageError("`--name`, `--published` and `--url` are for one article at a time")
    if asked.name is not None and (why := unfit(name)):
        raise UsageError(f"--name: {why}")
    if asked.source and fold(asked.source) not in (case.names.parties or {}):
        raise UsageError(f"no party or source is called `{asked.source}`: add it to sources.yaml first")
    if published:
        read_moment(published, "--published", case.deal.zone)
    if asked.language and (why := no_language(asked.language)):
        raise UsageError(f"--language: {why}")
    return Facts(name, asked.source or "", published, asked.language or "", asked.url, asked.again)


def no_language(tag: str) -> str:
    """Say why a tag is none of a language; ``""``: it is one."""
    return "" if _TAG.fullmatch(tag) else f"`{tag}` is no language tag: write `en`, `ar`, `ru` or another of BCP 47"


def wrong_in_header(file: Path, header: Mapping[str, str], facts: Facts, zone: str) -> tuple[Diagnostic, ...]:
    """List what a text's own header says that no header can; what is said on the command line goes before it."""
    found = []
    for number, key in enumerate(header, 1):
        why = ""
        if key == "published" and header[key] and not facts.published:
            try:
                parse_moment(header[key], ZoneInfo(zone))
            except ValueError as error:
                why = str(error)
        if key == "language" and header[key] and not facts.language:
            why = no_language(header[key])
        if why:
            where, fix = Span(str(file), number, 1, number, 2), f"say it with `--{key}`, or mend the line"
            found.append(Diagnostic("I314", "bad-header", "error", f"`{key}`: {why}", where, help=fix))
    return tuple(found)


def doubts_of_date(case: Case, document: Document, dated: DocumentDate | None) -> Iterator[Diagnostic]:
    """Say where the day of an article may be wrong, for all times in it are reckoned from that day.

    Args:
        dated: As the article says itself; ``None``: somebody said it.
    """
    fix = "if it is another day, say it with `--published`: all times in the article are reckoned from it"
    where = Span(str(case.folder / document.path), 1, 1, 1, 2)
    if dated and dated.day and dated.alternatives:
        others = " or ".join(day.isoformat() for day in sorted(dated.alternatives, reverse=True)[:3])
        message = f"`{document.id}` is taken to be of {dated.day.isoformat()}, and may be of {others}: {dated.basis}"
        yield Diagnostic("I315", "date-may-be-another", "warning", message, where, help=fix)
    proposed, published = case.deal.proposed_on, document.published
    if proposed and published and published.latest < proposed.earliest - _LONG_BEFORE:
        days = (proposed.earliest - published.latest) // 86400
        since = f"{days // 365} years" if days > 730 else f"{days} days"
        zone = case.deal.zone
        message = f"`{document.id}` is of {moment_words(published, zone)}, {since} before the deal was proposed"
        message += f" ({moment_words(proposed, zone)})"
        yield Diagnostic("I316", "long-before-the-deal", "warning", message, where, help=fix)
