"""Every key of the deal language: where it may stand, its shape, what it means.

The parser, the language page and the JSON Schema for editors all read these tables.

Shapes: ``text`` (one text), ``texts`` (one text or a list), ``yes`` (yes or no),
``number`` (a whole number), ``block`` (keys of the table ``inner``), ``blocks`` (names,
each with keys of ``inner``), ``list`` (a list of blocks without names, or one alone).
Where ``short`` is set, a plain text stands for a block with that one key. A key named ``*``
is any key the author chooses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its name, shape, meaning, and what stands under it."""

    name: str
    shape: str
    means: str
    inner: str = ""
    short: str = ""


EXTENDED = Key("extended", "list", "How its end can move, one step after another.", "extension")

DEAL = (
    Key("deal", "text", "The name of the deal."),
    Key("label", "text", "What it calls itself: truce, pause, proposal, armistice, ..."),
    Key("proposed", "text", "When it was proposed."),
    Key("time zone", "text", "Whose days and clock times it speaks of (`Asia/Damascus`)."),
    Key("in force", "text", "A date, `when CONDITION`, or `not said`."),
    Key("ends when", "text", "A condition that ends all its terms."),
    Key("until", "text", "The last moment at which its terms run."),
    Key("lasts", "text", "How long it runs from entry into force (`72 hours`)."),
    EXTENDED,
    Key("incorporates", "blocks", "Terms of other deal files.", "incorporation", "file"),
    Key("documents", "blocks", "Kept texts: a short name, and the file in the case folder.", "document", "file"),
    Key("parties", "blocks", "Everyone the deal names.", "party", "name"),
    Key("places", "blocks", "Every place the deal names.", "place", "name"),
    Key("acts", "blocks", "Acts that the shipped list lacks.", "act", "is a"),
    Key("categories", "blocks", "Kinds of persons, weapons, goods.", "category", "is a"),
    Key("counts", "blocks", "Numbers that terms refer to.", "count"),
    Key("events", "blocks", "What conditions ask for by name: `NAME has happened`. Nobody owes it.", "event", "act"),
    Key("bodies", "blocks", "Who can decide, and how.", "body"),
    Key("drafts", "blocks", "Texts before a body.", "draft"),
    Key("registers", "blocks", "Lists that acts put parties on.", "register"),
    Key("readings", "blocks", "Disputes about wording: a question and its answers.", "reading"),
    Key("draft wordings", "blocks", "Wordings not agreed yet: a question and its answers.", "draft wording"),
    Key("blanks", "blocks", "What somebody fills in later.", "blank"),
    Key("positions", "blocks", "Conditions a party puts on its support. Not terms.", "position"),
    Key("tables", "blocks", "Lookup tables: rows by name, each with columns.", "table"),
    Key("clauses", "blocks", "Paragraphs or phases that terms are part of.", "clause", "says"),
    Key("terms", "blocks", "What must, must not, or may be done.", "term"),
    Key("amendments", "blocks", "What was changed later, and when that was agreed.", "amendment"),
)

DOCUMENT = (
    Key("file", "text", "Path in the case folder."),
    Key("language", "text", "Its language, as a tag: `en`, `ar`, `ru`."),
    Key("authentic", "yes", "The parties hold this version to be as good as any other."),
)

INCORPORATION = (
    Key("file", "text", "The other deal file, from the folder of this one."),
    Key("terms", "texts", "The terms, or clauses, to take; all where absent."),
    Key("but not", "texts", "Terms, or clauses, to leave out."),
)

PARTY = (
    Key("name", "text", "The name to show, the party's own first."),
    Key("kind", "text", "state, armed group, mediator, organisation, body, person, outlet, unnamed, ..."),
    Key("also", "texts", "Other names, in any script."),
    Key("member of", "texts", "Parties it belongs to."),
    Key("members", "texts", "Parties that belong to it."),
    Key("listed by", "text", "Who lists it (as a terrorist group, say)."),
)

PLACE = (
    Key("name", "text", "The name to show."),
    Key("kind", "text", "What it is (`hospital`, `school`, `shelter`): such places are published only roughly."),
    Key("inside", "texts", "Places that contain it."),
    Key("covers", "texts", "Places that lie inside it."),
    Key("shape", "text", "`file.geojson#feature` in the case folder."),
    Key("shapes", "blocks", "Where it moves: `first`, and each date with its shape from then on.", "shape", "shape"),
    Key("within", "text", "How far a strip reaches from the place it lies along (`3.5 km`)."),
    Key("beyond", "text", "How far from that place a strip begins (`1 km`)."),
    Key("of", "text", "The place a strip lies along."),
    Key("side", "text", "On which side of it: `north`, `south`, `east`, `west`; all around where absent."),
    Key("left under", "text", "The term that makes somebody leave it; where a term uses it, that one comes first."),
    Key("between", "texts", "The two places it divides."),
    Key("also", "texts", "Other names, in any script."),
)

SHAPE = (Key("shape", "text", "`file.geojson#feature` in the case folder."),)

ACT = (
    Key("is a", "text", "The broader act."),
    Key("covers", "texts", "Acts that fall under it."),
    Key("means", "text", "Its definition."),
    Key("acled", "texts", "ACLED sub-event types that fall under it."),
    Key("ucdp", "texts", "UCDP types of violence it can be part of."),
)

CATEGORY = (
    Key("is a", "texts", "The broader categories."),
    Key("covers", "texts", "Categories that fall under it."),
    Key("means", "text", "Its definition."),
    Key("also", "texts", "Other names, in any script."),
)

VARIABLE = (Key("in", "texts", "The values, or the name of a table."),)

_FOR_EACH = Key("for each", "blocks", "A word, and the values it goes through: one copy for each.", "variable", "in")

COUNT = (
    _FOR_EACH,
    Key("of", "texts", "Whose."),
    Key("in", "text", "Where."),
    Key("unit", "text", "What is counted (`fighters`)."),
    Key("as of", "text", "When `all` is measured; otherwise at entry into force."),
    Key("means", "text", "Its definition."),
)

BODY = (
    Key("name", "text", "The name to show."),
    Key("members", "number", "How many members it has."),
    Key("adopts with", "texts", "How many votes adopt a text; `majority` of its members, `consensus`: nobody against."),
    Key("quorum", "number", "How many must have voted or abstained."),
    Key("veto", "texts", "Members without whom nothing is adopted."),
    Key("seats", "blocks", "How many each party sends.", "seat", "number"),
    Key("chair", "text", "Who chairs it."),
    Key("interprets", "text", "`the deal`: what it finds on the meaning of the deal is final."),
)

SEAT = (Key("number", "number", "How many seats."),)

DRAFT = (
    Key("before", "text", "The body it lies before."),
    Key("by", "texts", "Who put it there."),
    Key("symbol", "text", "Its official number."),
)

REGISTER = (
    Key("filled by", "text", "The act that puts its actor on the register."),
    Key("emptied by", "text", "The act that takes its actor off."),
    Key("means", "text", "What it is a list of."),
)

READING = (
    Key("asks", "text", "The question."),
    Key("answers", "blocks", "Each answer, and who told it so.", "answer", "told in"),
)

ANSWER = (Key("told in", "texts", "Documents that tell it so."),)

DRAFT_WORDING = (
    Key("asks", "text", "The question."),
    Key("answers", "blocks", "Each wording, and who wants it so.", "wording", "by"),
)

WORDING = (Key("by", "texts", "The parties that want it so."), *ANSWER)

BLANK = (
    Key("kind", "text", "`number`, `place`, `time` or `party`."),
    Key("filled by", "texts", "Who fills it in."),
    Key("unit", "text", "Of a number: what is counted (`trucks`, `hours`)."),
    Key("filled", "text", "What was filled in."),
    Key("on", "text", "When it was filled in."),
)

EXTENSION = (
    Key("by", "text", "How much later it ends (`7 days`)."),
    Key("when", "text", "Only if this has held by then."),
    Key("unless", "text", "By itself, if this has not held by then."),
    Key("for every", "text", "Earned: one step for each so many (`10 hostages`) of an event."),
    Key("of", "text", "The event that earns it."),
    Key("beyond", "text", "Counted from so many on (`50 hostages`)."),
    Key("notice", "text", "How long before the end it is decided (`14 days`); at the end where absent."),
    Key("at most", "text", "How many times (`2 times`); once where absent."),
)

POSITION = (
    Key("supports", "text", "`the deal`, or a term."),
    Key("when", "text", "The condition; without it the support is unconditional."),
    Key("told in", "texts", "Documents that tell it so."),
)

_PATTERN = (
    Key("what", "texts", "Categories: what is counted must be of one of them."),
    Key("whom", "texts", "Parties it is done to or with."),
    Key("where", "texts", "Places it is done in."),
    Key("from place", "texts", "Places it starts from."),
    Key("to place", "texts", "Places it goes to; `anywhere` asks nothing."),
    Key("with", "texts", "Things it is done with, in the words of the claims."),
    Key("without", "texts", "Things it is done without."),
    Key("about", "text", "The term, the clause, the draft, the body or `the deal` it is about."),
)

PATTERN = (
    Key("act", "texts", "The act; of several, any."),
    Key("by", "texts", "Whose act; anyone's where absent."),
    *_PATTERN,
)

EVENT = (
    *PATTERN,
    _FOR_EACH,
    Key("how many", "text", "How much in all (`30 hostages`, `all hostages`); once where absent."),
    Key("counting from", "text", "Acts count from this moment; from the beginning where absent."),
)

TRIGGER = (Key("how many", "text", "For each how many (`1 hostage`); one occurrence where absent."), *PATTERN)

EXCEPTION = (
    Key("name", "text", "What to call the exception."),
    *PATTERN,
    Key("when", "text", "It covers only what happens while this holds; then `act` may be left out: the term's own."),
    Key("never covers", "texts", "`anyone in REGISTER`: whom the exception does not reach."),
)

QUOTE = (Key("in", "text", "The document."), Key("text", "text", "The words of the clause."))

TABLE = (Key("*", "block", "A row, by its name.", "row", "*"),)

ROW = (Key("*", "texts", "What stands in a column, by its name; a text alone: in a column called as the table."),)

_WINDOW = (
    Key("starts when", "text", "Starts for good once this has held."),
    Key("ends when", "text", "Ends for good once this has held."),
    Key("only while", "text", "Runs only while this holds; suspended otherwise."),
    Key("unless", "text", "Runs only while this does not hold; suspended otherwise."),
    Key("falls away when", "text", "Falls away for good once this has held, started or not."),
    Key("from", "text", "Starts at this moment at the earliest."),
    Key("until", "text", "Runs up to and including this moment."),
    Key("lasts", "text", "How long it runs from its start (`7 days`)."),
    EXTENDED,
    Key("by", "text", "The deadline: a moment, `within 48 hours of C`, `when C`, `immediately`, `not said`."),
)

CLAUSE = (
    Key("says", "text", "The clause in one plain sentence."),
    Key("part of", "text", "The clause it stands in."),
    *_WINDOW,
    Key("quote", "block", "The words of the clause.", "quote"),
)

MODALS: Mapping[str, str] = {
    "must not": "forbid",
    "must": "achieve",
    "must begin": "achieve",
    "must keep": "keep",
    "must keep doing": "keep",
    "must reach": "achieve",
    "may": "permit",
}
"""The keys that say what kind of term it is, and the form each begins as."""

TERM = (
    Key(
        "who", "texts", "Whom it binds: `a`, `each of a, b`, `together a, b`, `any of a, b`, `anyone`, `anyone but a`."
    ),
    Key("must", "texts", "The act that is owed; of several acts, any."),
    Key("must begin", "texts", "The act that is owed, if it is enough that it has begun."),
    Key("must not", "texts", "The act, or the acts, that are forbidden."),
    Key("may", "texts", "The act, or the acts, that are allowed."),
    Key("must keep", "text", "A level that must hold (`at most 20 of guards`), or what must stay as it is."),
    Key("must keep doing", "texts", "An act that must go on all the time; `neglect`, told about the term, breaks it."),
    Key("must reach", "text", "A level to be reached by the deadline (`none of troops in the zone`)."),
    *_PATTERN,
    _FOR_EACH,
    Key("across", "text", "A boundary (a place `between` two): one term for each way across."),
    Key("answers for", "texts", "Groups for which it answers: what they do counts as done by those it binds."),
    Key(
        "how many",
        "text",
        "`50 trucks`, `at least 200 trucks`, `up to 50`, `all COUNT`, `half of COUNT`, `30% of COUNT`.",
    ),
    Key("of which", "blocks", "Parts of how many, each with the keys that differ.", "term", "how many"),
    Key("stages", "list", "One after another: how many more by when.", "term", "how many"),
    Key("every", "text", "`day`, `week`, `week from DATE`, `month` or `window`: how many in each."),
    Key("partial periods", "text", "`count`: judge periods cut off by the window too."),
    Key("whenever", "block", "What must be answered each time it happens.", "pattern", "act"),
    Key("for every", "block", "What the other side does, for each of which so many are owed.", "trigger", "act"),
    Key("within", "text", "How long an answer, or the owed part of an exchange, may take."),
    Key("one for one", "yes", "An answer serves one trigger only."),
    Key("tolerance", "text", "How far behind an exchange may be and still be in order."),
    Key("per step", "yes", "Each step of an exchange is judged by itself; catching up later does not help."),
    Key(
        "broken by",
        "block",
        "An act that breaks what must be kept: the bearer's, or that of those named by `by`.",
        "pattern",
        "act",
    ),
    Key("restored by", "block", "An act that restores it: anyone's, or that of those named by `by`.", "pattern", "act"),
    Key("protected from", "texts", "Who must not interfere with what is allowed."),
    Key("interference", "block", "What counts as interference; `obstruct` where absent.", "pattern", "act"),
    Key("except", "list", "Acts that the prohibition does not cover.", "exception", "act"),
    Key("an exception to", "texts", "Terms whose prohibition this permission lifts."),
    Key("never covers", "texts", "`anyone in REGISTER`: whom the permission, as an exception, does not reach."),
    *_WINDOW,
    Key("counting from", "text", "Acts count from this moment instead of from entry into force."),
    Key("daily", "text", "Local clock times between which it runs (`11:00 to 17:00`)."),
    Key("part of", "text", "The clause it stands in; the times of the clause are its own too."),
    Key("owed to", "texts", "The parties it is owed to."),
    Key("in return for", "texts", "The terms of others it is given for."),
    Key("verified by", "texts", "Who watches over it."),
    Key("proposed by", "texts", "Who proposed it."),
    Key("asked by", "texts", "Who asked for it."),
    Key("only a possibility", "yes", "Spoken of as a possibility, not proposed outright."),
    Key("assessed by", "text", "`claims`, `ruling`, or `ruling of BODY`."),
    Key("quote", "list", "The words of the clause; a list, where several documents or languages have it.", "quote"),
    Key("read as", "blocks", "`question/answer`, and the keys that read otherwise under it.", "term"),
    Key("says", "text", "The term in one plain sentence; worked out where absent."),
)

_NOT_AMENDED = ("deal", "time zone", "incorporates", "amendments")

AMENDMENT = (
    Key("agreed on", "text", "When it was agreed, or `not said`: then it is proposed only."),
    Key("by", "texts", "Who agreed to it, or proposes it."),
    Key("drops", "texts", "Terms that go, or `KEY of TERM`."),
    Key("fills", "blocks", "Blanks, and what stands in them now.", "filling", "filled"),
    *(key for key in DEAL if key.name not in _NOT_AMENDED),
)

FILLING = (Key("filled", "text", "What was filled in."),)

TABLES: Mapping[str, tuple[Key, ...]] = {
    "deal": DEAL,
    "document": DOCUMENT,
    "incorporation": INCORPORATION,
    "extension": EXTENSION,
    "draft wording": DRAFT_WORDING,
    "wording": WORDING,
    "blank": BLANK,
    "seat": SEAT,
    "amendment": AMENDMENT,
    "filling": FILLING,
    "party": PARTY,
    "place": PLACE,
    "shape": SHAPE,
    "act": ACT,
    "category": CATEGORY,
    "count": COUNT,
    "body": BODY,
    "draft": DRAFT,
    "register": REGISTER,
    "reading": READING,
    "answer": ANSWER,
    "position": POSITION,
    "pattern": PATTERN,
    "event": EVENT,
    "trigger": TRIGGER,
    "exception": EXCEPTION,
    "quote": QUOTE,
    "variable": VARIABLE,
    "table": TABLE,
    "row": ROW,
    "clause": CLAUSE,
    "term": TERM,
}
