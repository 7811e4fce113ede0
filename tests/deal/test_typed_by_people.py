"""Files as people's keyboards, editors and word processors leave them mean what they say."""

import pytest

from holdfire.deal.load import load_deal, load_deal_text
from holdfire.deal.restate.unparse import unparse_deal

DEAL = """\
deal: Road truce
time zone: Asia/Damascus
in force: 2016-10-06 08:00
parties: {north: , south: {name: South, also: [no, on, 0700]}, mission: }
places: {road: }
counts: {guards: {of: north, unit: persons}}
bodies: {panel: {members: 15, adopts with: 9}}
terms:
  hold fire:
    who: each of north, south
    must not: attack
    daily: 11:00 to 18:00
    until: 2016-12-31 18:00
  trucks:
    who: south
    must: allow aid
    where: road
    how many: at least 1,000 trucks
    by: within 48 hours of entry into force
  few guards:
    who: north
    must keep: at most 20 guards
  no answer:
    who: mission
    must: report
    by: not said
"""
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def deal_of(text):
    outcome = load_deal_text(text)
    assert [d.message for d in outcome.diagnostics if d.severity == "error"] == []
    return outcome.value


def test_words_that_other_readers_turn_into_numbers_or_truth_stay_words():
    deal = deal_of(DEAL)

    assert deal.parties.by_id["south"].also == ("no", "on", "0700")
    assert deal.terms[0].timing.daily == (11 * 3600, 18 * 3600)
    assert deal.terms[0].timing.until.as_written == "2016-12-31 18:00"


@pytest.mark.parametrize("digits", [ARABIC, PERSIAN], ids=["arabic", "persian"])
def test_digits_of_other_scripts_are_digits(digits):
    head, numbers = DEAL.split("in force", 1)

    made = deal_of(f"{head}in force{numbers.translate(digits)}".replace("٠٧٠٠", "0700").replace("۰۷۰۰", "0700"))

    assert made == deal_of(DEAL)


@pytest.mark.parametrize("number", ["١٬٠٠٠", "۱٬۰۰۰", "1\u00a0000", "1\u202f000", "1 thousand"])
def test_thousands_are_set_apart_in_many_ways(number):
    assert deal_of(DEAL.replace("1,000", number)).terms[1].target == deal_of(DEAL).terms[1].target


def test_the_decimal_sign_of_arabic_is_a_point():
    made = deal_of(DEAL.replace("1,000 trucks", "٢٫٥ tonnes")).terms[1].target

    assert (made.number.low, made.number.unit) == (2500, "tonnes")


def test_spaces_that_do_not_break_are_spaces():
    glued = DEAL
    for words in ("each of north", "must not", "not said", "at most 20 guards", "entry into force", "48 hours of"):
        glued = glued.replace(words, words.replace(" ", "\u00a0"))

    assert deal_of(glued) == deal_of(DEAL)


def test_marks_of_writing_direction_do_not_make_another_name():
    arabic = DEAL.replace("north", "جبهة")

    marked = arabic.replace("who: جبهة", "who: \u200fجبهة\u200f").replace("{جبهة: ,", "{\u202bجبهة\u202c: ,")

    assert deal_of(marked) == deal_of(arabic)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_file_of_any_system_is_the_same_deal(tmp_path, encoding, ending):
    path = tmp_path / "deal.yaml"
    path.write_bytes(DEAL.replace("\n", ending).encode(encoding))

    assert load_deal(path).value == deal_of(DEAL)


def test_a_file_saved_as_utf16_is_refused_by_that_name(tmp_path):
    path = tmp_path / "deal.yaml"
    path.write_text(DEAL, encoding="utf-16")

    outcome = load_deal(path)

    assert outcome.value is None
    assert [d.message for d in outcome.diagnostics] == [f"`{path}` is saved as UTF-16, not as UTF-8"]


@pytest.mark.parametrize("nothing", ["~", "null", "", "''"])
def test_nothing_under_a_key_is_told(nothing):
    found = load_deal_text(DEAL.replace("who: mission", f"who: {nothing}")).diagnostics

    assert "nothing stands under `who`" in [d.message for d in found]


@pytest.mark.parametrize("number", ["-1", "1.5", "1e3", "0x1F", "²", "9" * 5000, "fifteen"])
def test_what_is_no_whole_number_is_told(number):
    found = load_deal_text(DEAL.replace("members: 15", f"members: {number}")).diagnostics

    assert [d.slug for d in found if d.severity == "error"] == ["not-a-number"]


def test_a_quoted_word_is_the_word():
    quoted = DEAL.replace("[no, on, 0700]", '["no", \'on\', "0700"]').replace(
        "until: 2016-12-31 18:00", 'until: "2016-12-31 18:00"'
    )

    assert unparse_deal(deal_of(quoted)) == unparse_deal(deal_of(DEAL))
