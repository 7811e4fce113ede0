"""The period report as plain text: the same view model as its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from holdfire.report.page import Accusation, Said
from holdfire.report.period.page import Correction, CountTable, PeriodPage, Standings, TermStands
from holdfire.report.words import quoted


def period_text(page: PeriodPage) -> str:
    """Write the page as text, sections under underlined headings, every claim with its chain and its id."""
    lines = [f"{page.title}: {page.heading}", "=" * (len(page.title) + len(page.heading) + 2), ""]
    lines += [f"{what}: {words}" for what, words in page.facts]
    lines += ["", *page.says]
    for each in page.standings:
        lines += section(each.heading, standing_lines(each))
    lines += section("What became known", news_lines(page))
    lines += section("Incidents told of this period", count_lines(page))
    late = (line for one in page.late for line in (f"- {one.about}: {said(one.claim)}", f"    {one.how}"))
    lines += section("Late arrivals: about times before this period", late, "None.")
    lines += section("Coverage and access", coverage_lines(page))
    lines += section("Allegations and replies", (line for each in page.allegations for line in alleged(each)), "None.")
    ahead = [f"- {one.when}: {one.what}" for one in page.ahead]
    ahead += [f"and {page.more_ahead} more"] if page.more_ahead else []
    lines += section("Ahead", ahead, "No known moment of the deal lies ahead.")
    lines += section("Accounts: which claims are counted", (f"- {name}: {words}" for name, words in page.accounts))
    return "\n".join(line.rstrip() for line in lines) + "\n"


def section(heading: str, lines: Iterable[str], otherwise: str = "") -> list[str]:
    """Write a section; ``otherwise`` where it has no lines."""
    found = list(lines) or [otherwise]
    return ["", heading, "-" * len(heading), *found]


def standing_lines(standings: Standings) -> Iterator[str]:
    """Write what changed, then what did not."""
    yield "Changed:" if standings.changed else "Nothing changed."
    for row in standings.changed:
        yield f"- {term_words(row)}"
        for stand in row.stands:
            revised = f" (by now, for the beginning: {stand.revised})" if stand.revised else ""
            yield f"    {stand.before} -> {stand.now}{revised}, under {stand.accounts}"
            if stand.rests_on:
                yield f"      new: {', '.join(claim.id for claim in stand.rests_on)}"
    if standings.same:
        yield "As at the beginning:"
    for row in standings.same:
        alike = "; ".join(f"{stand.now}, under {stand.accounts}" for stand in row.stands)
        yield f"- {term_words(row)}: {alike}"


def term_words(row: TermStands) -> str:
    """Name a term with its bearer and reading."""
    return ", ".join(part for part in (row.term, row.who, row.reading) if part)


def news_lines(page: PeriodPage) -> Iterator[str]:
    """Write new claims by kind, corrections, retractions."""
    for kind in page.news:
        yield f"{kind.heading}:"
        yield from (f"- {said(claim)}" for claim in kind.claims)
    if not page.news:
        yield "No new claims."
    for heading, found in (("Corrected", page.corrections), ("Taken back", page.retractions)):
        yield f"{heading}:" if found else f"{heading}: none."
        for each in found:
            yield from corrected(each)


def corrected(each: Correction) -> Iterator[str]:
    """Write what was told, and what is told instead."""
    yield f"- was: {said(each.was) if each.was else 'a row of a table'}"
    yield f"  {'now: ' + said(each.by) if each.is_now else 'taken back by: ' + chain(each.by)}"


def count_lines(page: PeriodPage) -> Iterator[str]:
    """Write the counts, account by account, with the rule."""
    yield from page.counts.rule
    for table in (page.counts.overall, *page.counts.tables):
        yield ""
        yield f"{table.head}:"
        yield from table_lines(table)
    yield ""
    yield "Totals told of this time, not counted:" if page.counts.totals else "No totals are told of this time."
    yield from (f"- {said(claim)}" for claim in page.counts.totals)


def table_lines(table: CountTable) -> Iterator[str]:
    """Write a table of counts: for each row, each account that tells of any."""
    if not any(rows for _, rows in table.groups):
        yield "  none"
    for group, rows in table.groups:
        if group:
            yield f"  {group}"
        for row in rows:
            told = [f"{tally.words} (“{name}”)" for name, tally in zip(table.accounts, row.tallies, strict=True)
                    if tally.words]  # fmt: skip
            yield f"  - {row.name}: {'; '.join(told) or 'none'}"


def coverage_lines(page: PeriodPage) -> Iterator[str]:
    """Write who watched, and who was refused by whom."""
    yield page.watched
    for watch in page.watches:
        how = (
            f"refused to {watch.observer}, by: {watch.refused_by}" if watch.refused_by else f"{watch.observer} watched"
        )
        yield f"- {watch.place}: {how}, {watch.when} [{chain(watch.claim)}; {watch.claim.id}]"


def alleged(each: Accusation) -> Iterator[str]:
    """Write an allegation, who says so, and the replies."""
    yield f"- of {each.accused}: {'; '.join(each.says)}"
    yield f"    said by: {'; '.join(f'{chain(claim)} [{claim.id}]' for claim in each.claims)}"
    yield f"    established under: {each.established or 'no account'}; alleged under: {each.alleged or 'no other'}"
    if not each.replies and not each.possible:
        yield "    no reply found"
    for reply in each.possible:
        yield f"    possible reply, not linked: {said(reply)}"
    for reply in each.replies:
        yield f"    reply: {said(reply)}"


def chain(claim: Said) -> str:
    """Write how a claim came."""
    return f"{' -> '.join(claim.chain)}, {claim.published}"


def said(claim: Said) -> str:
    """Write a claim in a line."""
    return f"{quoted(claim.says)} [{chain(claim)}; {claim.id}]"
