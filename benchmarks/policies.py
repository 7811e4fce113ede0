"""Five policies over a log of a ceasefire, each as a deal and as SQL written by hand.

A log is a Parquet file with the columns ``seq, ts, kind, id, k1, k2, who, n``: one row for each
thing that happened, ``seq`` what came first, ``ts`` its second.

====  =====================================================================================
p1    no strike in a protected zone while a truce is open there
p2    every request for aid is granted within 72 hours
p3    during the ceasefire no strike on a group that is not listed, nor on one that has separated
p4    each crossing lets at least so many goods pass a day
p5    within 24 hours of each release, 30 are released for each so far
====  =====================================================================================
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

POLICIES = ("p1", "p2", "p3", "p4", "p5")
START = "2024-01-01 00:00"
START_SECOND = 1_704_067_200
HOURS = 3600


def write_case(policy: str, events: Path, params: Mapping[str, Any], folder: Path) -> Path:
    """Write a policy as a case over a log.

    Args:
        params: Of the log: ``zones``, ``groups``, ``crossings``, how many are ``protected`` and ``listed``, ``kday``.

    Returns:
        The case folder.
    """
    deal, rows = _CASES[policy](params)
    return write_dataset(HEAD + deal, rows, events, folder)


def write_dataset(deal: str, rows: str, events: Path, folder: Path) -> Path:
    """Write a deal and what a log's rows say as a case with one account, which the log is complete for."""
    (folder / "claims").mkdir(parents=True, exist_ok=True)
    (folder / "deal.yaml").write_text(deal)
    (folder / "sources.yaml").write_text("sources:\n  log: {name: The log, kind: organisation}\n")
    (folder / "accounts.yaml").write_text(
        "accounts:\n  as the log tells it: {voices: log, complete up to: 2099-01-01}\n"
    )
    (folder / "claims" / "log.dataset.yaml").write_text(
        f"file: {events.resolve()}\nid: id\norder: seq\ntime: {{column: ts, from: {START}, unit: seconds}}\n"
        f"chain: log\nrows:\n{rows}"
    )
    return folder


HEAD = f"""\
deal: Policy
time zone: UTC
in force: {START[:10]}
until: 2099-01-01
acts:
  open truce: {{means: a truce begins somewhere}}
  close truce: {{means: a truce ends somewhere}}
  ask for aid: {{means: aid is asked for}}
  grant aid: {{means: aid is granted}}
  begin ceasefire: {{means: the ceasefire begins}}
  end ceasefire: {{means: the ceasefire ends}}
  separate: {{means: a group separates}}
  rejoin: {{means: a group takes its separation back}}
"""


def _names(words: str, numbers: Iterable[int]) -> str:
    return "{" + ", ".join(f"{words} {number}: {{}}" for number in numbers) + "}"


def _p1(params: Mapping[str, Any]) -> tuple[str, str]:
    zones = range(params["zones"])
    deal = f"parties: {{monitors: {{}}}}\nplaces: {_names('zone', zones)}\nevents:\n"
    protected = zones[: params["protected"]]
    deal += "".join(f"  first truce in zone {z}: {{act: open truce, where: zone {z}}}\n" for z in protected)
    deal += "terms:\n"
    for z in protected:
        deal += (
            f"  truce in zone {z}:\n    who: anyone\n    must keep: a truce open in zone {z}\n"
            f"    broken by: {{act: close truce, where: zone {z}}}\n"
            f"    restored by: {{act: open truce, where: zone {z}}}\n"
            f"    starts when: first truce in zone {z} has happened\n"
            f"  no strikes in zone {z}:\n    who: anyone\n    must not: airstrike\n    where: zone {z}\n"
            f"    only while: truce in zone {z} is standing\n"
        )
    rows = _row("strike", "airstrike") + _row("truce_open", "open truce") + _row("truce_close", "close truce")
    return deal, rows


def _row(kind: str, act: str, more: str = '    place: {column: k1, names: "zone {}"}\n') -> str:
    return f"  {kind}:\n    where: {{kind: {kind}}}\n    act: {act}\n{more}"


def _p2(params: Mapping[str, Any]) -> tuple[str, str]:
    deal = (
        "parties: {givers: {}, askers: {}}\nterms:\n  grant aid:\n    who: givers\n    must: grant aid\n"
        "    whenever: {act: ask for aid, by: anyone}\n    within: 72 hours\n    one for one: no\n"
    )
    asked = _row("aid_request", "ask for aid", "    actors: askers\n    incident: id\n")
    return deal, asked + _row("aid_grant", "grant aid", "    actors: givers\n    answers: id\n")


def _p3(params: Mapping[str, Any]) -> tuple[str, str]:
    groups = range(params["groups"])
    listed, others = groups[: params["listed"]], groups[params["listed"] :]
    deal = _HEAD_GROUPS.format(groups=", ".join(f"group {g}: {{}}" for g in groups))
    deal += "".join(f"  first separation of group {g}: {{act: separate, by: group {g}}}\n" for g in listed)
    deal += (
        "terms:\n  ceasefire:\n    who: anyone\n    must keep: the ceasefire\n    broken by: end ceasefire\n"
        "    restored by: begin ceasefire\n    starts when: first ceasefire has happened\n"
        f"  no strikes on others:\n    who: anyone\n    must not: airstrike\n"
        f"    whom: [{', '.join(f'group {g}' for g in others)}]\n    only while: ceasefire is standing\n"
    )
    for g in listed:
        deal += (
            f"  separation of group {g}:\n    who: group {g}\n    must keep: its separation\n    broken by: rejoin\n"
            f"    restored by: {{act: separate, by: group {g}}}\n"
            f"    starts when: first separation of group {g} has happened\n"
            f"  no strikes on group {g}:\n    who: anyone\n    must not: airstrike\n    whom: group {g}\n"
            f"    only while: ceasefire is standing and separation of group {g} is standing\n"
        )
    whom = '    whom: {column: k2, names: "group {}"}\n'
    actors = '    actors: {column: k2, names: "group {}"}\n'
    rows = _row("strike", "airstrike", whom)
    rows += _row("cease_begin", "begin ceasefire", "") + _row("cease_end", "end ceasefire", "")
    return deal, rows + _row("sign_sep", "separate", actors) + _row("withdraw_sep", "rejoin", actors)


_HEAD_GROUPS = "parties: {{{groups}}}\nevents:\n  first ceasefire: {{act: begin ceasefire}}\n"


def _p4(params: Mapping[str, Any]) -> tuple[str, str]:
    crossings = range(params["crossings"])
    deal = f"parties: {{monitors: {{}}}}\nplaces: {_names('crossing', crossings)}\nterms:\n"
    for c in crossings:
        deal += (
            f"  goods at crossing {c}:\n    who: anyone\n    must: deliver\n    to place: crossing {c}\n"
            f"    how many: at least {params['kday']} trucks\n    every: day\n"
        )
    more = '    to: {column: k1, names: "crossing {}"}\n    quantity: {column: n, unit: trucks}\n'
    return deal, _row("truck", "deliver", more)


def _p5(params: Mapping[str, Any]) -> tuple[str, str]:
    deal = (
        "parties: {givers: {}, askers: {}}\nterms:\n  exchange:\n    who: givers\n    must: release\n"
        "    how many: 30 prisoners\n"
        "    for every: {how many: 1 prisoner, act: release, by: askers}\n    within: 24 hours\n    per step: no\n"
    )
    amount = "    quantity: {column: n, unit: prisoners}\n"
    rows = _row("rel_a", "release", "    actors: askers\n" + amount)
    return deal, rows + _row("rel_b", "release", "    actors: givers\n" + amount)


_CASES = {"p1": _p1, "p2": _p2, "p3": _p3, "p4": _p4, "p5": _p5}
