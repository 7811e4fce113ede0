"""What the lines of a scraped page are."""

from __future__ import annotations

from itertools import pairwise

import pytest

from holdfire.intake.text.zones import zones_of

BODY = "The army and the rebels agreed on Monday to open the road to the north for three days, both said."

LINES = [
    ("https://news.example/2016/10/07/world/truce.html", "metadata"),
    ("Orla,Truce,Aid convoys,Red Cross", "metadata"),
    ("Oct. 6, 2016", "metadata"),
    ("07/10/2016", "metadata"),
    ("Published On 15 Mar 2024", "metadata"),
    ("Updated at: 15:02", "metadata"),
    ("Published date: 4 May 2017 09:40 UTC | Last update: 2 hours 40 mins ago", "metadata"),
    ("Last modified on Fri 7 Oct 2016 11.02 BST", "metadata"),
    ("5 hours ago", "metadata"),
    ("8 min read", "metadata"),
    ("1,020 views", "metadata"),
    ("8404", "metadata"),
    ("By Ana de Souza and Karim al-Haddad", "metadata"),
    ("Share on Facebook", "metadata"),
    ("Save articles to read later", "metadata"),
    ("ADVERTISEMENT", "metadata"),
    ("Source: Al Mada and news agencies", "metadata"),
    ("(Reporting by Ana de Souza; Editing by P. Rao)", "metadata"),
    ("Additional reporting by Karim Haddad in Port Orla.", "metadata"),
    ("Sign up for our newsletter to get the best of our coverage in your inbox every day.", "metadata"),
    ("© 2016 The Orla Courier. All rights reserved.", "metadata"),
    ("Copyright 2016 by the Orla Courier", "metadata"),
    ("R. Jaber/ H. Sabbagh", "metadata"),
    ("mv/hjp/kl", "metadata"),
    ("[14:35 GMT]", "metadata"),
    ("Filed under: Monitoring, Orla, Aid", "metadata"),
    ("Read more [Envoy offers to go himself](#)", "teaser"),
    ("Read more: [Who owns the valley?](#)", "teaser"),
    ("Trends [Orla unrest](#)", "teaser"),
    ("Also read: Rebels quit talks over convoy", "teaser"),
    ("WATCH: Convoy enters Tal Maro", "teaser"),
    ("[Army denies firing on airport](#)", "teaser"),
    ("[Image caption: Rescuers searched the ruins through the night]", "caption"),
    ("Photo: Residents carry flour from a burned-out lorry", "caption"),
    ("Residents carry sacks of flour in Tal Maro. (AP Photo/Ana de Souza)", "caption"),
    ("A man sells bread in Tal Maro last month (AFP)", "caption"),
    ("Smoke over the old town on Friday. Credit Ana de Souza/Agency", "caption"),
    ("© Press Service of the Foreign Ministry/VEST", "caption"),
    ("Nobody fired first.", "body"),
    ("“We will sign,” the minister said.", "body"),
    ("By Tuesday evening the rebels had left the town.", "body"),
    ("From the hills, two shells were fired.", "body"),
    ("Share of the blame lies with both, the envoy said.", "body"),
    ("Q: Who fired first?", "body"),
    ("• Neither side let a convoy through.", "body"),
]


@pytest.mark.parametrize(("line", "zone"), LINES, ids=[one[0][:36] for one in LINES])
def test_a_line_between_headline_and_body(line: str, zone: str) -> None:
    text = f"Army and rebels agree to open northern road\n\n{line}\n\n{BODY}\n"
    assert zone_at(text, text.index(line)) == zone


@pytest.mark.parametrize(("line", "zone"), LINES, ids=[one[0][:36] for one in LINES])
def test_a_line_within_the_body(line: str, zone: str) -> None:
    text = f"Army and rebels agree to open northern road\n\n{BODY}\n\n{line}\n\n{BODY}\n"
    wanted = "body" if line == LINES[1][0] else zone
    assert zone_at(text, text.index(line)) == wanted


HEADLINES = [
    ("Army and rebels agree to open road - The Orla Courier", " - The Orla Courier"),
    ("Army and rebels agree to open road | World News", " | World News"),
    ("Army and rebels agree to open northern road – Lavin", ""),
    ("Army and rebels agree to open northern road - Foreign Ministry", ""),
    ("Live updates: army and rebels agree to open road", ""),
]


@pytest.mark.parametrize(("line", "outlet"), HEADLINES)
def test_the_outlet_behind_a_headline_is_no_part_of_it(line: str, outlet: str) -> None:
    zones = zones_of(f"{line}\nOct. 6, 2016\n{BODY}\n")
    assert zones[0].name == "headline"
    assert line[zones[0].end :].strip() == outlet.strip()


def test_short_lines_behind_more_on_this_story_are_links() -> None:
    text = (
        f"Truce holds in the north of Orla\n{BODY}\nMore on this story\nFive charts that explain the war\nWho is who\n"
    )
    assert zone_at(text, text.index("Five charts")) == "teaser"


def test_zones_have_no_gaps() -> None:
    text = "\n".join(["", "Army and rebels agree on road", *[one[0] for one in LINES], BODY])
    zones = zones_of(text)
    assert zones[0].start == 0
    assert zones[-1].end == len(text)
    assert all(one.end == then.start for one, then in pairwise(zones))


def zone_at(text: str, offset: int) -> str:
    """Name the zone of a character."""
    return next(one.name for one in zones_of(text) if one.start <= offset < one.end)
