"""What is collected with a form that Holdfire made is read back as claims, without a mapping."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
import pytest

from holdfire.claims.claim import Coverage, Event, Figure
from holdfire.cli.main import main
from holdfire.pipeline import Case, load_case

SERVER = {"SubmissionDate": "2016-10-21T06:00:00.000Z", "KEY": "uuid:4f0c9a1e-0000-4000-8000-000000000001"}


@pytest.fixture
def forms(aleppo: Case, tmp_path: Path) -> Mapping[str, dict[str, str]]:
    """Names of questions, and the column in which ODK Central gives their answers: groups before them."""
    assert main(["export", "xlsform", str(aleppo.folder), "--out", str(tmp_path / "forms")]) == 0
    found: dict[str, dict[str, str]] = {}
    for path in (tmp_path / "forms").glob("*.xlsx"):
        groups: list[str] = []
        for type_, name, *_ in openpyxl.load_workbook(path)["survey"].iter_rows(min_row=2, values_only=True):
            if type_ == "begin_group":
                groups.append(name)
            elif type_ == "end_group":
                groups.pop()
            else:
                found.setdefault(path.stem, {})[name] = "-".join((*groups, name))
    return found


@pytest.fixture
def collected(aleppo: Case, tmp_path: Path, forms: Mapping[str, dict[str, str]]) -> Callable[..., Case]:
    """Import one submission of a form; read the case again."""

    def send(form: str, **answers: str) -> Case:
        columns = forms[form]
        row = {column: answers.get(name, "") for name, column in columns.items()} | SERVER
        assert answers.keys() <= columns.keys()
        out = io.StringIO()
        writer = csv.DictWriter(out, row)
        writer.writeheader()
        writer.writerow(row)
        file = tmp_path / f"{form}.csv"
        file.write_text(out.getvalue(), encoding="utf-8")
        assert main(["import", str(aleppo.folder), str(file), "--keep", "--by", "ana"]) == 0
        read = load_case(aleppo.folder)
        assert read.value is not None, read.diagnostics
        return read.value

    return send


def new_claim(case: Case, known: Case) -> object:
    before = {claim.id for claim in known.claims}
    (new,) = (claim for claim in case.claims if claim.id not in before)
    return new


def test_a_departure_counted_at_a_checkpoint(aleppo: Case, collected: Callable[..., Case]) -> None:
    case = collected(
        "checkpoint",
        published="2016-10-21",
        kind="event",
        ask_team="icrc",
        ask_seen="yes",
        chain="icrc",
        act="depart",
        says="asserts",
        ask_actors="nusra",
        actors="nusra",
        ask_with="their_weapons",
        **{"with": "their_weapons"},
        quantity_low="40",
        quantity_high="50",
        quantity_unit="fighters",
        ask_where="castello_road",
        where="castello_road",
        ask_from_place="eastern_aleppo",
        from_place="eastern_aleppo",
        ask_to_place="idlib",
        to_place="idlib",
        ask_clock="yes",
        began="2016-10-20T08:00:00.000+03:00",
        ended="2016-10-20T19:00:00.000+03:00",
    )
    new = new_claim(case, aleppo)
    told = new.assertion
    assert isinstance(told, Event)
    assert (new.chain, told.act, told.actors) == (("icrc",), "depart", (("nusra",),))
    assert (told.place, told.from_place, told.to_place) == ("castello road", "eastern aleppo", "idlib")
    assert told.with_ == ("their weapons",)
    assert (told.quantity.low, told.quantity.high, told.quantity.unit) == (40_000, 50_000, "fighters")
    assert told.happened.began.earliest == told.happened.began.latest == 1_476_939_600


def test_a_strike_told_by_others_of_one_or_another(aleppo: Case, collected: Callable[..., Case]) -> None:
    case = collected(
        "incident",
        published="2016-10-21",
        kind="event",
        ask_team="sarc",
        ask_seen="no",
        ask_teller="opposition",
        said="2016-10-20T12:00:00.000+03:00",
        chain="opposition|sarc",
        act="airstrike",
        says="asserts",
        ask_actors="syria russia",
        ask_actors_together="no",
        actors="syria|russia",
        ask_where="other",
        ask_where_name="Market street",
        ask_where_point="36.21 37.17 0 12",
        where="Market street",
        ask_clock="no",
        when="2016-10-19",
    )
    new = new_claim(case, aleppo)
    assert new.chain == ("opposition", "sarc")
    assert new.assertion.actors == (("syria",), ("russia",))
    assert new.assertion.place == "market street"
    assert new.said is not None
    assert new.said.earliest == 1_476_954_000
    spot = next(one for one in case.deal.places.spots if one.id == "market street")
    assert spot.wkt == "POINT (37.17 36.21)"


def test_both_together_are_one_version(aleppo: Case, collected: Callable[..., Case]) -> None:
    case = collected("incident", published="2016-10-21", kind="event", chain="sarc", act="airstrike", says="denies",
                     denies="occurrence", actors="syria+russia", where="eastern_aleppo", when="2016-10-19")  # fmt: skip
    told = new_claim(case, aleppo).assertion
    assert (told.says, told.denies, told.actors) == ("denies", "occurrence", (("syria", "russia"),))


def test_a_level_and_a_refusal(aleppo: Case, collected: Callable[..., Case]) -> None:
    case = collected("checkpoint", published="2016-10-21", kind="figure", chain="un", count="nusra_fighters",
                     value_low="850", at="2016-10-20T12:00:00.000+03:00")  # fmt: skip
    told = new_claim(case, aleppo).assertion
    assert isinstance(told, Figure)
    assert (told.count, told.value.low, told.value.high) == ("nusra fighters", 850_000, None)


def test_who_was_refused_says_so(aleppo: Case, collected: Callable[..., Case]) -> None:
    case = collected("incident", published="2016-10-21", kind="coverage", chain="un", observer="un", access="refused",
                     refused_by="not_said", where="eastern_aleppo", when="2016-10-19")  # fmt: skip
    told = new_claim(case, aleppo).assertion
    assert isinstance(told, Coverage)
    assert (told.observer, told.access, told.refused_by) == ("un", "refused", "not said")
