"""The log: what is appended stays, in order, chained; whatever is done to it behind its back is found."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from holdfire.log.entry import Head, NewEntry, NotCanonicalError, canonical, chained
from holdfire.log.problem import LogError
from holdfire.log.store import open_log
from holdfire.log.verify import first_broken
from tests.log.conftest import Tamper

NOON = 1_475_841_600  # 7 October 2016, 12:00 UTC
MAKE_ROOM = (
    "UPDATE entries SET number = number + 100 WHERE number > 2",
    "UPDATE entries SET number = number - 99 WHERE number > 100",
)
COPY = """INSERT INTO entries SELECT {to}, at, "by", kind, subject, why, batch, text, previous, hash
FROM entries WHERE number = {of}"""


def said(number: int) -> NewEntry:
    return NewEntry("amina", "claim", f"c{number}", {"row": {"id": f"c{number}", "quantity": number}}, "as heard")


def five(folder: Path) -> Head:
    with open_log(folder) as log:
        return log.append([said(number) for number in range(1, 6)], NOON)


def broken(folder: Path, known: Head | None = None) -> str:
    with open_log(folder) as log:
        found = first_broken(log.entries, log.head(), known)
    return f"{found.way} {found.number}" if found else "whole"


def test_entries_come_back_as_they_were_written(folder: Path) -> None:
    five(folder)
    with open_log(folder) as log:
        entries = list(log.entries())
        assert [one.number for one in entries] == [1, 2, 3, 4, 5]
        second = entries[1]
        assert (second.by, second.kind, second.subject, second.why, second.at) == (
            "amina", "claim", "c2", "as heard", "2016-10-07T12:00:00Z")  # fmt: skip
        assert second.body == {"row": {"id": "c2", "quantity": 2}}
        assert second.previous == entries[0].hash
        assert [one.number for one in log.entries(after=3)] == [4, 5]


def test_a_hash_can_be_worked_out_without_holdfire(folder: Path) -> None:
    five(folder)
    with open_log(folder) as log:
        entry = list(log.entries())[-1]
    fields = {"number": 5, "at": entry.at, "by": "amina", "kind": "claim", "subject": "c5", "why": "as heard"}
    whole = {**fields, "batch": "", "body": {"row": {"id": "c5", "quantity": 5}}, "previous": entry.previous}
    assert entry.hash == sha256(rfc8785.dumps(whole)).hexdigest()


def test_a_clock_that_goes_back_does_not_take_the_log_along(folder: Path) -> None:
    five(folder)
    with open_log(folder) as log:
        log.append([said(6)], NOON - 3600)
        assert [one.at for one in log.entries(after=5)] == ["2016-10-07T12:00:00Z"]


def test_the_log_can_be_cut_at_a_moment(folder: Path) -> None:
    five(folder)
    with open_log(folder) as log:
        log.append([said(6)], NOON + 1)
        assert len(list(log.entries(until=NOON))) == 0
        assert len(list(log.entries(until=NOON + 1))) == 5
        assert len(list(log.entries(until=NOON + 2))) == 6


def test_a_batch_is_written_whole_or_not_at_all(folder: Path) -> None:
    five(folder)

    def breaks_off() -> object:
        for number in range(6, 12_000):
            yield said(number)
        raise NotCanonicalError("row 12000: no")

    with open_log(folder) as log, pytest.raises(NotCanonicalError):
        log.append(breaks_off(), NOON)
    with open_log(folder) as log:
        assert log.head().number == 5
    assert broken(folder) == "whole"


def test_the_database_itself_refuses_changes(folder: Path) -> None:
    five(folder)
    with open_log(folder) as log, pytest.raises(LogError, match="never changed"), log.writing(NOON) as writing:
        writing._connection.exec_driver_sql("DELETE FROM entries WHERE number = 3")
    assert broken(folder) == "whole"


@pytest.mark.parametrize(
    ("statements", "found"),
    [
        (["UPDATE entries SET text = replace(text, '2', '3') WHERE number = 2"], "changed 2"),
        (["UPDATE entries SET \"by\" = 'nobody' WHERE number = 4"], "changed 4"),
        (["UPDATE entries SET at = '2016-10-06T12:00:00Z' WHERE number = 1"], "changed 1"),
        (["UPDATE entries SET hash = repeat_hash WHERE number = 3"], "changed 3"),
        (["DELETE FROM entries WHERE number = 3"], "missing 3"),
        (["DELETE FROM entries WHERE number = 1"], "missing 1"),
        (["DELETE FROM entries WHERE number > 3"], "missing 4"),
        (["DELETE FROM entries WHERE number = 3", "UPDATE entries SET number = number - 1 WHERE number > 3",
          "UPDATE head SET number = 4"], "missing 3"),
        (["UPDATE entries SET number = 99 WHERE number = 2", "UPDATE entries SET number = 2 WHERE number = 3",
          "UPDATE entries SET number = 3 WHERE number = 99"], "reordered 2"),
        (["UPDATE entries SET number = 99 WHERE number = 2"], "reordered 2"),
        ([*MAKE_ROOM, COPY.format(to=3, of=2), "UPDATE head SET number = 6"], "inserted 3"),
        ([COPY.format(to=6, of=5)], "inserted 6"),
        (["UPDATE head SET number = 3"], "inserted 4"),
    ],
)  # fmt: skip
def test_the_first_entry_that_does_not_fit_is_named(
    folder: Path, tamper: Tamper, statements: list[str], found: str
) -> None:
    five(folder)
    tamper(*(one.replace("repeat_hash", f"'{'a' * 64}'") for one in statements))
    assert broken(folder) == found


def test_an_entry_put_in_with_a_hash_of_its_own_is_found(folder: Path, tamper: Tamper) -> None:
    five(folder)
    with open_log(folder) as log:
        second = list(log.entries())[1]
    forged = chained(NewEntry("mallory", "claim", "c9", {"row": {}}), Head(2, second.hash, second.at), second.at)
    columns = ", ".join(f"'{value}'" for value in list(forged.as_row().values())[1:])
    tamper(
        *MAKE_ROOM,
        f"INSERT INTO entries VALUES (3, {columns})",
        "UPDATE head SET number = 6",
    )
    assert broken(folder) == "inserted 3"


def test_a_log_rewritten_to_its_end_is_found_by_whoever_wrote_down_its_head(folder: Path, tamper: Tamper) -> None:
    head = five(folder)
    tamper("DELETE FROM entries", f"UPDATE head SET number = 0, at = '', hash = '{'0' * 64}'")
    with open_log(folder) as log:
        log.append([said(number) for number in (1, 2, 7, 4, 5)], NOON)
    assert broken(folder) == "whole"
    assert broken(folder, head) == "changed 5"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(st.characters(codec="utf-8")),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(max_codepoint=0xD7FF), max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(JSON)
def test_canonical_json_is_that_of_rfc_8785(body: object) -> None:
    assert canonical(body).encode() == rfc8785.dumps(body)  # type: ignore[arg-type]


@pytest.mark.parametrize("body", [1.5, {"a": [0.1]}, 2**53, {"\U0001f54a": 1}, {1: 2}, b"x", "\ud800"])
def test_what_has_no_canonical_form_is_refused(body: object) -> None:
    with pytest.raises(NotCanonicalError):
        canonical(body)


def test_a_log_of_a_later_version_is_not_touched(folder: Path, tamper: Tamper) -> None:
    five(folder)
    tamper("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(LogError, match="update"):
        open_log(folder)


def test_a_database_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text("log: postgresql://nobody@127.0.0.1:1/none\n", encoding="utf-8")
    with pytest.raises(LogError, match="cannot be opened"):
        open_log(tmp_path)
    (tmp_path / "case.yaml").write_text("log: mysql://host/none\n", encoding="utf-8")
    with pytest.raises(LogError, match="begins with `postgresql://`"):
        open_log(tmp_path)
