"""Certificates of a timestamp are put in order, and nothing else is touched."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from holdfire.custody.der import with_certificates_sorted
from holdfire.custody.timestamp import request_for
from tests.custody.authority import make_authority


@given(st.binary(max_size=200))
def test_what_is_no_timestamp_stays_as_it_is(content: bytes) -> None:
    assert sorted(with_certificates_sorted(content)) == sorted(content)


def test_sorting_twice_is_sorting_once_and_keeps_every_byte(tmp_path: Path) -> None:
    response = make_authority(tmp_path / "it").answer(request_for("0" * 64))
    once = with_certificates_sorted(response)
    assert with_certificates_sorted(once) == once
    assert sorted(once) == sorted(response)
    assert len(once) == len(response)
