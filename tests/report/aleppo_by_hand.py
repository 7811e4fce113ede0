"""A small case and its assessments, made by hand: what the report is built and tested against.

Eastern Aleppo, October 2016, shortened. Nothing here was assessed by the engine.
"""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from holdfire.assessments.assessment import (
    Assessment,
    Bounds,
    Breaches,
    Instances,
    Numbers,
    Reason,
    Stretch,
    Watched,
)
from holdfire.claims.account import Account
from holdfire.claims.claim import Claim, Coverage, Decision, Event, Figure, Grade, Quote, Stance
from holdfire.claims.document import Document
from holdfire.deal import model, wording
from holdfire.deal.condition import Decided, HasTaken, TermIs
from holdfire.pipeline import Case
from holdfire.vocab.act import Act, Acts
from holdfire.vocab.moment import FIRST, Moment, Occurrence
from holdfire.vocab.party import Parties, Party
from holdfire.vocab.place import Place, Places
from holdfire.vocab.quantity import Quantity

DAMASCUS = 3 * 3600


def day(text: str) -> Moment:
    """A local day in Damascus (summer time)."""
    start = int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()) - DAMASCUS
    return Moment(start, start + 86_399, text)


def on(text: str) -> Occurrence:
    return Occurrence(day(text), day(text))


PARTIES = Parties.from_parties(
    [
        Party("envoy", "Staffan de Mistura", "mediator"),
        Party("syria", "Government of Syria", "state", ("Damascus",)),
        Party("russia", "Russian Federation", "state", ("Moscow",)),
        Party("nusra", "Nusra Front", "armed group", ("جبهة النصرة",), listed_by="security council"),
        Party("opposition", "Armed opposition in eastern Aleppo", "armed groups"),
        Party("france", "France", "state"),
        Party("spain", "Spain", "state"),
        Party("venezuela", "Venezuela", "state"),
        Party("china", "China", "state"),
        Party("angola", "Angola", "state"),
        Party("security council", "UN Security Council", "body"),
        Party("nyt", "The New York Times", "outlet"),
        Party("rt", "RT", "outlet"),
        Party("ap", "AP", "outlet"),
        Party("enab", "عنب بلدي", "outlet"),
        Party("un record", "UN meeting record", "outlet"),
    ]
)

DOCUMENTS = {
    "nyt": Document(
        "nyt",
        "documents/nyt.txt",
        "Digest of a report from Geneva, 6 October 2016.\n\n"
        "The envoy said Russia and Syria should immediately stop bombing there if the fighters promise to leave. "
        "He put the fighters at roughly 900 to 1,000.\n\nRussia denies responsibility for civilian deaths.\n",
        "Envoy offers to escort fighters out",
        "nyt",
        day("2016-10-06"),
    ),
    "rt": Document(
        "rt",
        "documents/rt.txt",
        "Digest of a report of 7 October 2016.\n\nThe minister: the envoy told the Council of up to half of them.",
        "Moscow ready to urge Damascus",
        "rt",
        day("2016-10-07"),
    ),
    "enab": Document(
        "enab",
        "documents/enab.txt",
        "ملخص: قال متحدث إن المقاتلين يرفضون الخروج من المدينة.",
        "رفض الخروج",
        "enab",
        day("2016-10-10"),
        "ar",
    ),
}


def pattern(act: str, **asked) -> model.ActPattern:
    return model.ActPattern(act, **asked)


def one(party: str) -> model.Bearer:
    return model.Bearer(party, (party,))


WEAPONS = ("kept", "laid down")
LEAVE = model.Term(
    "leave",
    "achieve",
    (one("nusra"),),
    pattern("depart", from_place=("eastern aleppo",), with_=("their weapons",)),
    model.Timing(starts_when=TermIs("halt bombing", "has started"), by=model.Deadline(not_said=True)),
    reading=(("weapons", "kept"),),
    target=model.Target(Quantity(0, None, "fighters"), "nusra fighters", as_written="all nusra fighters"),
    owed_to=("syria", "russia"),
    proposed_by=("envoy",),
    quote=model.Quoted("nyt", "promise to leave"),
    says="Nusra Front must depart, all nusra fighters, from eastern Aleppo, with their weapons.",
)
DEAL = model.Deal(
    id="eastern aleppo proposal",
    label="proposal",
    zone="Asia/Damascus",
    parties=PARTIES,
    acts=Acts.from_acts(
        [Act("attack"), Act("airstrike", "attack"), Act("depart"), Act("promise"), Act("fly warplane"), Act("deliver")]
    ),
    places=Places(
        {
            "aleppo city": Place("aleppo city", shape="places.geojson#city", name="Aleppo city"),
            "eastern aleppo": Place(
                "eastern aleppo", ("aleppo city",), "places.geojson#east", name="Eastern Aleppo", also=("حلب الشرقية",)
            ),
            "idlib": Place("idlib", name="Idlib"),
        },
        {},
    ),
    terms=(
        model.Term(
            "promise to leave",
            "achieve",
            (one("nusra"),),
            pattern("promise", about="leave"),
            target=model.Target(Quantity(1000, 1000)),
            proposed_by=("envoy",),
            quote=model.Quoted("nyt", "promise to leave"),
            says="Nusra Front must promise (about leave).",
        ),
        model.Term(
            "halt bombing",
            "forbid",
            (one("syria"), one("russia")),
            pattern("airstrike", where=("eastern aleppo",)),
            model.Timing(starts_when=TermIs("promise to leave", "met")),
            owed_to=("nusra",),
            proposed_by=("envoy",),
            quote=model.Quoted("nyt", "immediately stop bombing there"),
            says="Each of Government of Syria and Russian Federation must not: airstrike, in eastern Aleppo.",
        ),
        LEAVE,
        replace(
            LEAVE,
            reading=(("weapons", "laid down"),),
            act=pattern("depart", from_place=("eastern aleppo",), without=("their weapons",)),
            says="Nusra Front must depart, all nusra fighters, from eastern Aleppo, without their weapons.",
        ),
        model.Term(
            "deliver aid",
            "rate",
            (one("syria"),),
            pattern("deliver", where=("eastern aleppo",)),
            target=model.Target(Quantity(20_000, None, "trucks")),
            period=model.Period("week"),
            proposed_by=("france", "spain"),
            says="Government of Syria must let at least 20 trucks a week through.",
        ),
        model.Term(
            "ground warplanes",
            "forbid",
            (model.Bearer("anyone", how="anyone"),),
            pattern("fly warplane", where=("aleppo city",)),
            model.Timing(starts_when=Decided("security council", "french draft", "adopted")),
            proposed_by=("france", "spain"),
            says="Anyone must not: fly warplane, above Aleppo city.",
        ),
        model.Term(
            "joint bodies",
            "permit",
            (model.Bearer("syria, opposition together", ("syria", "opposition"), "together"),),
            pattern("form law and order body"),
            proposed_by=("russia",),
            only_possible=True,
            says="Government of Syria and the armed opposition together may form a law-and-order body.",
        ),
    ),
    in_force=HasTaken("syria", "accepts"),
    counts={
        "nusra fighters": model.Count(
            "nusra fighters", ("nusra",), "eastern aleppo", "fighters", day("2016-10-06"), "Nusra fighters in the east"
        )
    },
    bodies={
        "security council": model.Body(
            "security council", 15, 9, ("china", "france", "russia", "uk", "us"), "UN Security Council"
        )
    },
    drafts={
        "french draft": model.Draft("french draft", "security council", ("france", "spain"), "S/2016/846"),
    },
    questions={
        "weapons": wording.Question(
            "weapons",
            "Do the fighters keep their weapons when they leave?",
            (("kept", ("nyt", "rt")), ("laid down", ("ap",))),
        )
    },
    positions=(model.Position("russia", "deal", TermIs("leave", "met"), ("rt",), "if Nusra leaves to Idlib"),),
    documents={name: document.path for name, document in DOCUMENTS.items()},
    proposed_on=day("2016-10-06"),
)


def claim(name, chain, assertion, published, **rest) -> Claim:
    return Claim(name, tuple(chain.split(" > ")), assertion, day(published), **rest)


def fighters(low, high, written) -> Figure:
    return Figure("nusra fighters", Quantity(low, high, "fighters", written), day("2016-10-06"))


STRIKES = Occurrence(
    Moment(day("2016-09-22").earliest, day("2016-09-22").latest),
    Moment(day("2016-10-06").earliest, day("2016-10-06").latest),
)
CLAIMS = (
    claim("c01", "envoy > nyt", Stance("envoy", "proposes", "deal", day("2016-10-06")), "2016-10-06"),
    claim(
        "c02",
        "envoy > nyt",
        fighters(900_000, 1_000_000, "roughly 900 to 1,000"),
        "2016-10-06",
        quote=Quote(
            "nyt",
            "roughly 900 to 1,000",
            DOCUMENTS["nyt"].text.index("roughly"),
            DOCUMENTS["nyt"].text.index("roughly") + 20,
        ),
        grade=Grade("B", 2),
    ),
    claim(
        "c03",
        "envoy > russia > rt",
        fighters(0, 4_000_000, "up to half of them"),
        "2016-10-07",
        quote=Quote("rt", "up to half of them"),
    ),
    claim("c04", "envoy > ap", fighters(0, 900_000, "at most 900"), "2016-10-06"),
    claim(
        "c05",
        "russia > rt",
        Stance("russia", "supports on condition", "deal", day("2016-10-07"), "Nusra leaves to Idlib"),
        "2016-10-07",
    ),
    claim(
        "c06",
        "nusra > enab",
        Stance("nusra", "refuses", "leave", day("2016-10-09")),
        "2016-10-10",
        quote=Quote("enab", "يرفضون الخروج من المدينة"),
    ),
    claim(
        "c09",
        "nyt",
        Event("airstrike", STRIKES, actors=(("syria", "russia"),), place="eastern aleppo", harm="hundreds killed"),
        "2016-10-06",
        incident="strikes",
    ),
    claim(
        "c10",
        "russia > nyt",
        Event("airstrike", STRIKES, "denies", "authorship", (("russia",),), place="eastern aleppo"),
        "2016-10-06",
        reply_to="c09",
        incident="strikes",
        quote=Quote("nyt", "denies responsibility for civilian deaths"),
    ),
    claim(
        "c11",
        "security council > un record",
        Decision(
            "security council",
            "french draft",
            day("2016-10-08"),
            11,
            ("russia", "venezuela"),
            ("china", "angola"),
            "not adopted",
        ),
        "2016-10-08",
    ),
    claim("c12", "nyt", Coverage("nyt", "eastern aleppo", STRIKES, "refused", "not said"), "2016-10-06"),
    claim(
        "w1",
        "envoy",
        Event(
            "depart",
            on("2016-10-09"),
            actors=(("nusra",),),
            from_place="eastern aleppo",
            to_place="idlib",
            quantity=Quantity(950_000, 950_000, "fighters", "950"),
        ),
        "2016-10-09",
        supposed=True,
    ),
)
ACCOUNTS = (
    Account("as russia tells it", speakers=("russia",)),
    Account(
        "as the envoy tells it", origins=("envoy",), not_through=("russia",), complete_up_to=day("2016-10-09").earliest
    ),
    Account("two independent origins", independent_origins=2),
)
NOW = day("2016-10-09").latest + 1
CASE = Case(
    Path("by-hand"),
    "Eastern Aleppo proposal",
    DEAL,
    CLAIMS,
    ACCOUNTS,
    PARTIES,
    DOCUMENTS,
    NOW,
    day("2016-10-06").earliest,
)
RUSSIA, ENVOY, TWO = (account.id for account in ACCOUNTS)
THE_6TH = day("2016-10-06").earliest
PROMISED = day("2016-10-07").latest


def because(text: str, *ids: str, kind: str = "state", under: tuple[Reason, ...] = (), clause: str = "") -> Reason:
    return Reason(kind, text, ids, clause, under)


def line(*stretches: tuple[int, str]) -> tuple[Stretch, ...]:
    """Stretches by their starts, up to now: ``(start, "met due")``."""
    ends = [start for start, _ in stretches[1:]] + [NOW]
    return tuple(
        Stretch(start, end, frozenset(states.split())) for (start, states), end in zip(stretches, ends, strict=True)
    )


def stands(term, form, bearer, account, states, basis="", reading="", since=THE_6TH, late="no", **rest) -> Assessment:
    possible = frozenset(states.split())
    rest.setdefault("timeline", line((FIRST, "proposed"), (since, states)) if since > FIRST else line((FIRST, states)))
    return Assessment(term, form, bearer, account, reading, possible, late, basis, since, **rest)


LEAVE_REASON = because(
    "950 left; all of them are 900 to 1,000.",
    kind="bound",
    clause="promise to leave",
    under=(
        because("950 fighters left on 9 Oct 2016.", "w1", kind="claim"),
        because("The target is what the envoy said: roughly 900 to 1,000.", "c02", "c04", kind="target"),
    ),
)
PROMISE = because("Nusra Front promised on 7 Oct 2016, by supposition.", "w1", kind="claim")
ASSESSMENTS = (
    *(
        stands("promise to leave", "achieve", "nusra", account, "met", "evidence", since=PROMISED, reasons=(PROMISE,))
        for account in (RUSSIA, ENVOY, TWO)
    ),
    stands(
        "halt bombing",
        "forbid",
        "syria",
        RUSSIA,
        "standing",
        "absence",
        since=PROMISED,
        reasons=(because("No matching act is told.", kind="absence"),),
    ),
    stands(
        "halt bombing",
        "forbid",
        "syria",
        ENVOY,
        "breached",
        "evidence",
        since=PROMISED,
        breaches=Breaches(2, 1, ("2016-10-08", "2016-10-09")),
        coverage=Watched(0.25, 0.5, 0.75),
        reasons=(because("An airstrike of 8 Oct 2016 is established.", "c09", kind="claim"),),
    ),
    stands(
        "halt bombing",
        "forbid",
        "syria",
        TWO,
        "standing breached",
        since=PROMISED,
        breaches=Breaches(1, 0, ("2016-10-08",)),
        settles=("certain if one more independent origin tells of an airstrike by Government of Syria",),
        reasons=(because("One origin tells of an airstrike; two are asked for.", "c09", kind="bound"),),
    ),
    stands(
        "halt bombing",
        "forbid",
        "russia",
        RUSSIA,
        "breached",
        "evidence",
        reasons=(because("A strike is established.", "c10"),),
    ),
    stands(
        "halt bombing",
        "forbid",
        "russia",
        ENVOY,
        "breached",
        "evidence",
        reasons=(because("A strike is established.", "c09"),),
    ),
    stands(
        "halt bombing",
        "forbid",
        "russia",
        TWO,
        "breached",
        "evidence",
        reasons=(because("A strike is established.", "c02"),),
    ),
    *(
        stands(
            "leave",
            "achieve",
            "nusra",
            account,
            states,
            basis,
            f"weapons/{answer}",
            since=NOW - 43_200,
            numbers=Numbers(Bounds(*done), Bounds(*target), "fighters"),
            settles=settles,
            reasons=(LEAVE_REASON,),
            timeline=line((FIRST, "proposed"), (PROMISED, "due"), (NOW - 43_200, states)),
        )
        for account, answer, states, basis, done, target, settles in (
            (RUSSIA, "kept", "due", "absence", (950_000, 950_000), (3_000_000, 4_000_000), ()),
            (
                ENVOY,
                "kept",
                "due met",
                "",
                (950_000, 950_000),
                (900_000, 1_000_000),
                ("certain if the count is at most 950", "certain if 50 more departures are established"),
            ),
            (
                TWO,
                "kept",
                "due met",
                "",
                (950_000, 950_000),
                (1_000, None),
                ("certain if a second origin gives the count",),
            ),
            (RUSSIA, "laid down", "due", "absence", (0, 950_000), (3_000_000, 4_000_000), ()),
            (
                ENVOY,
                "laid down",
                "due met",
                "",
                (0, 950_000),
                (900_000, 1_000_000),
                ("certain if the count is at most 950",),
            ),
            (
                TWO,
                "laid down",
                "due met",
                "",
                (0, 950_000),
                (1_000, None),
                ("certain if a second origin gives the count",),
            ),
        )
    ),
    *(
        stands(
            "deliver aid",
            "rate",
            "syria",
            account,
            "breached",
            "evidence",
            instances=Instances(Bounds(3, 3), Bounds(1, 2), Bounds(0, 0), Bounds(1, 2), Bounds(0, 0)),
            reasons=(because("The week from 26 Sep 2016 ended with 4 to 12 of 20 trucks.", "c02", kind="bound"),),
        )
        for account in (RUSSIA, ENVOY, TWO)
    ),
    *(
        stands(
            "ground warplanes",
            "forbid",
            "anyone",
            account,
            "ended",
            "evidence",
            since=day("2016-10-08").latest,
            reasons=(
                because("The UN Security Council did not adopt french draft on 8 Oct 2016.", "c11", kind="condition"),
            ),
        )
        for account in (RUSSIA, ENVOY, TWO)
    ),
    *(
        stands(
            "joint bodies",
            "permit",
            "syria, opposition together",
            account,
            "waiting",
            "absence",
            reasons=(because("Waits for: leave is met.", kind="condition"),),
        )
        for account in (RUSSIA, ENVOY, TWO)
    ),
)
AS_IT_WAS = tuple(
    replace(
        each,
        states=frozenset({"proposed"}),
        late="no",
        basis="absence",
        since=FIRST,
        numbers=None,
        instances=None,
        breaches=None,
        settles=(),
        timeline=line((FIRST, "proposed")),
        reasons=(because("Not in force: Government of Syria has not accepted.", kind="condition"),),
    )
    for each in ASSESSMENTS
)
