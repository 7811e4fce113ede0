"""The date of a document, and why."""

from __future__ import annotations

from datetime import date

import pytest

from holdfire.intake.text.document_date import document_date
from holdfire.intake.text.prepare import prepare_article

HEADLINE = "Army and rebels agree to open the northern road"
BODY = "The army and the rebels agreed to open the road to the north for three days, both sides said in statements."

HEADERS = [
    ("Oct. 6, 2016", "2016-10-06"),
    ("October 6th, 2016", "2016-10-06"),
    ("6 October 2016", "2016-10-06"),
    ("Thursday, 6 October 2016", "2016-10-06"),
    ("Published On 15 Mar 2024", "2024-03-15"),
    ("14 MAR 2023, 11:05", "2023-03-14"),
    ("2024-07-18 22:41:15", "2024-07-18"),
    ("2016/10/06 18:00", "2016-10-06"),
    ("05.12.2017 - 21:42", "2017-12-05"),
    ("14/11/2019", "2019-11-14"),
    ("11/14/2019", "2019-11-14"),
    ("6 октября 2016", "2016-10-06"),
    ("6 تشرين الأول 2016", "2016-10-06"),
    ("٦ أكتوبر ٢٠١٦", "2016-10-06"),
    ("Published: 6 October ,2016: 11:26 AM GST", "2016-10-06"),
    ("Published 9:12 PM GMT, October 6, 2016", "2016-10-06"),
    ("Issued on: 24/03/2024 - 17:42", "2024-03-24"),
    ("24. March 2024", "2024-03-24"),
    ("October 6 , 2016", "2016-10-06"),
    ("By A. Writer, Agency | Posted - Oct. 6, 2016 at 5:33 p.m.", "2016-10-06"),
    ("Weekly Update #23 | 2–8 June 2025 | Truce Watch", "2025-06-08"),
    ("10/07/2016October 7, 2016", "2016-10-07"),
    ("11/10/2016November 10, 2016", "2016-11-10"),
]


@pytest.mark.parametrize(("header", "day"), HEADERS)
def test_a_header_line_says_it(header: str, day: str) -> None:
    text = f"{HEADLINE}\n{header}\n\n{BODY.replace('agreed', 'agreed on Tuesday')}\n"
    assert document_date(text).day == date.fromisoformat(day)


SETTLED = [
    # header, body, day, what settles it
    (
        "07/10/2016",
        "On Thursday the envoy spoke. On Friday the minister answered.",
        "2016-10-07",
        "weekday in the text",
    ),
    ("07/10/2016", "On Sunday the envoy spoke; on Saturday the army fired.", "2016-07-10", "weekday in the text"),
    ("Friday 07/10/2016", "Nobody fired first.", "2016-10-07", "weekday in the text"),
    ("07/10/2016", "It began on October 5 and was broken on October 6.", "2016-10-07", "dates in the text"),
]


@pytest.mark.parametrize(("header", "body", "day", "why"), SETTLED)
def test_digits_are_settled_by_the_text(header: str, body: str, day: str, why: str) -> None:
    found = document_date(f"{HEADLINE}\n\n{header}\n\n{BODY} {body}\n")
    assert found.day == date.fromisoformat(day)
    assert why in found.basis
    assert "07/10/2016" in found.basis
    assert found.is_settled


def test_digits_that_nothing_settles_keep_their_other_reading() -> None:
    found = document_date(f"{HEADLINE}\n\n07/10/2016\n\n{BODY}\n")
    assert (found.day, found.alternatives) == (date(2016, 10, 7), (date(2016, 7, 10),))
    assert not found.is_settled
    assert "nothing in the text settles it" in found.basis


def test_digits_with_dots_are_day_first() -> None:
    found = document_date(f"{HEADLINE}\n\n07.10.2016\n\n{BODY}\n")
    assert (found.day, found.is_settled) == (date(2016, 10, 7), True)


def test_other_documents_of_the_outlet_settle_digits() -> None:
    text = f"{HEADLINE}\n\n07/10/2016\n\n{BODY}\n"
    found = document_date(text, others=[date(2016, 7, 9)])
    assert (found.day, found.is_settled) == (date(2016, 7, 10), True)


def test_no_document_is_newer_than_its_fetching() -> None:
    text = f"{HEADLINE}\n\n07/10/2016\n\n{BODY}\n"
    assert document_date(text, not_after=date(2016, 9, 1)).day == date(2016, 7, 10)


def test_the_day_it_was_published_counts_before_that_of_its_update() -> None:
    text = f"{HEADLINE}\nUpdated 8 October 2016\nPublished 6 October 2016\n\n{BODY}\n"
    assert document_date(text).day == date(2016, 10, 6)


def test_the_header_counts_before_the_address_of_the_page() -> None:
    text = f"https://courier.example/2016/10/07/world/truce.html\n{HEADLINE}\nOct. 6, 2016\n{BODY}\n"
    assert document_date(text).day == date(2016, 10, 6)


def test_an_address_says_it_where_nothing_else_does() -> None:
    found = document_date(f"https://courier.example/2016/10/07/world/truce.html\n{HEADLINE}\n{BODY}\n")
    assert found.day == date(2016, 10, 7)
    assert "address" in found.basis


def test_a_dateline_takes_its_year_from_the_address() -> None:
    text = f"https://a.example/2016/10/08/x.html\n{HEADLINE}\n\nPORT ORLA, Oct. 7 (Agency) — {BODY}\n"
    found = document_date(text)
    assert found.day == date(2016, 10, 7)
    assert "dateline" in found.basis


DATELINES = [
    ("GENEVA, 24 March 2024 – ", "2024-03-24"),
    ("Geneva (24 March 2024) – ", "2024-03-24"),
    ("PORT ORLA, March 24, 2024 (Agency) - ", "2024-03-24"),
    # without a year: by the first weekday of the text
    ("PORT ORLA, March 24 (Agency) - ", "2024-03-24"),
    ("PORT ORLA, March 24. /AGENCY/. ", "2024-03-24"),
    ("PORT ORLA/TESSA, 24 March (Agency) – ", "2024-03-24"),
    ("March 24 (Agency) -- ", "2024-03-24"),
]


@pytest.mark.parametrize(("dateline", "day"), DATELINES)
def test_a_dateline_says_it(dateline: str, day: str) -> None:
    text = f"{HEADLINE}\n\nBy A. Writer\n\n{dateline}{BODY} They spoke on Sunday. They are to meet on Wednesday.\n"
    assert document_date(text, not_after=date(2026, 11, 29)).day == date.fromisoformat(day)


def test_a_dateline_without_a_year_is_of_the_first_year_after_all_that_is_named() -> None:
    text = f"{HEADLINE}\n\nPORT ORLA, May 21 (Agency) - {BODY} They spoke on Tuesday. War broke out in late 2017."
    found = document_date(text, not_after=date(2026, 11, 29))
    assert (found.day, found.alternatives) == (date(2019, 5, 21), (date(2024, 5, 21), date(2013, 5, 21)))


@pytest.mark.parametrize(
    ("told", "year"),
    [
        ("The truce was signed on 5 March 2015.", 2015),
        ("The truce was signed on December 12, 2014.", 2015),
        ("The mandate ends on 30 September 2020.", 2020),
        ("The truce of March 5, 2015 followed a war that began in 2009.", 2015),
        ("The truce of 5 March 2016 was broken in the summer of 2018.", 2020),
        ("The truce was signed on 5 March 2011.", 2015),
    ],
)
def test_a_dateline_without_a_year_is_near_a_day_named_with_its_year(told: str, year: int) -> None:
    text = f"{HEADLINE}\n\nPORT ORLA, April 17 (Agency) - {BODY} They spoke on Friday. {told}"
    assert document_date(text, not_after=date(2026, 11, 29)).day == date(year, 4, 17)


def test_a_dateline_without_a_year_is_guessed_by_weekday_and_marked() -> None:
    text = (
        f"{HEADLINE}\n\nPORT ORLA, March 15 (Agency) - Rebels left the talks on Friday, a day after Thursday's strike. "
        "The war began in 2019."
    )
    found = document_date(text)
    assert found.day == date(2024, 3, 15)
    assert found.day.weekday() == 4
    assert "no year" in found.basis
    assert all(one.weekday() == 4 for one in found.alternatives)


def test_a_statement_ends_on_its_date() -> None:
    found = document_date(
        f"TO OUR PEOPLE\n\n{BODY} {BODY} {BODY}\n\nThe High Council\nIssued in the liberated areas, 9 November 2021\n"
    )
    assert found.day == date(2021, 11, 9)
    assert "closing line" in found.basis


def test_dates_within_the_story_are_not_its_own() -> None:
    found = document_date(f"{HEADLINE}\n\n{BODY} The first truce of 3 March 2015 lasted two days, and then it broke.\n")
    assert found.day is None
    assert "does not say" in found.basis


def test_an_article_takes_the_date_of_its_document() -> None:
    text = f"{HEADLINE}\n\n07/10/2016\n\n{BODY} On Friday both signed.\n"
    assert prepare_article("x", text).published == date(2016, 10, 7)
    assert prepare_article("x", text, published=date(2016, 10, 9)).published == date(2016, 10, 9)


def test_a_date_below_the_headline_is_not_said_to_stand_in_it() -> None:
    text = (
        "Shelling on the road, army says\n\nKARSA, 8 March 2026 (The Tribune)\n\n"
        + "The army said it was shelled. " * 20
    )
    assert document_date(text).basis.startswith('the line below the headline "8 March 2026"')
    assert document_date(text.replace("army says", "8 March 2026")).basis.startswith('the headline "8 March 2026"')
