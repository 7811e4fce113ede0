"""Forms for a field team, made from a deal: each asks what its terms need, in the terms' own names, and no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from holdfire.claims.columns import ACCESS, DENIES, SAYS
from holdfire.deal.model import ActPattern
from holdfire.exports.collecting import (
    CHECKPOINT,
    INCIDENT,
    Need,
    in_languages,
    languages_of,
    needs_of,
    places_offered,
    units_of,
    words_of,
)
from holdfire.exports.form_words import ASKED
from holdfire.exports.given import Given
from holdfire.exports.workbook import machine_name
from holdfire.formats.collection import Choice, CollectionForm, Question, Words, choice_name
from holdfire.pipeline import Case

_IS_EVENT, _IS_FIGURE, _IS_COVERAGE = (f"${{kind}} = '{kind}'" for kind in ("event", "figure", "coverage"))
_NOW = ". <= now()"
_PLACES = ("where", "from place", "to place")


def collection_forms(case: Case, given: Given) -> tuple[CollectionForm, ...]:
    """Make the forms of a deal, one for incidents, one for checkpoints; one that no term needs is not made.

    Args:
        given: Says which names stay behind, as they came with what may not be passed on.
    """
    needs = needs_of(case.deal)
    split = {form: tuple(need for need in needs if need.form == form) for form in (INCIDENT, CHECKPOINT)}
    makers = {form: _Maker(case, given, form, found) for form, found in split.items()}
    return tuple(
        maker.form() for form, maker in makers.items() if split[form] or (form == CHECKPOINT and case.deal.counts)
    )


@dataclass(frozen=True, slots=True)
class _Maker:
    case: Case
    given: Given
    name: str
    needs: tuple[Need, ...]

    def form(self) -> CollectionForm:
        title = f"{self.case.title}: {self.name}"
        languages = languages_of(self.case)
        form_id = f"{machine_name(self.case.deal.id)}-{self.name}"
        return CollectionForm(form_id, title, languages, tuple(self.questions()), tuple(self.choices()))

    @property
    def acts(self) -> tuple[str, ...]:
        """The acts that are asked about: those of the terms and what is narrower, then what is just broader."""
        own = (act for need in self.needs for act in need.acts)
        broader = (need.broader for need in self.needs if need.broader)
        return tuple(dict.fromkeys((*own, *broader)))

    @property
    def counts(self) -> tuple[str, ...]:
        return tuple(self.case.deal.counts) if self.name == CHECKPOINT else ()

    def questions(self) -> Iterator[Question]:
        yield Question("today", "published")
        yield Question("select_one kinds", "kind", ASKED["kind"], required=True)
        yield from self._who_says()
        if self.needs:
            yield Question("begin_group", "ask_event", ASKED["passed" if self.name == CHECKPOINT else "event"],
                           relevant=_IS_EVENT)  # fmt: skip
            yield from self._event()
            yield Question("end_group", "")
        if self.counts:
            yield Question("begin_group", "ask_figure", ASKED["figure"], relevant=_IS_FIGURE)
            yield from self._figure()
            yield Question("end_group", "")
        yield from self._where_and_when()
        yield Question("begin_group", "ask_coverage", ASKED["coverage"], relevant=_IS_COVERAGE)
        yield Question("calculate", "observer", calculation=f"if({_IS_COVERAGE}, ${{ask_team}}, '')")
        yield Question("select_one access", "access", ASKED["access"], required=True)
        yield Question("select_one refusers", "refused_by", ASKED["refused by"], relevant="${access} = 'refused'")
        yield Question("end_group", "")
        if self.needs:
            yield Question("text", "incident", ASKED["incident"], relevant=_IS_EVENT)
        yield Question("text", "note", ASKED["note"], appearance="multiline")

    def _who_says(self) -> Iterator[Question]:
        yield Question("select_one parties", "ask_team", ASKED["team"], required=True)
        is_told = f"not({_IS_COVERAGE})"
        yield Question("select_one yes_no", "ask_seen", ASKED["seen"], required=True, relevant=is_told)
        told = "${ask_seen} = 'no'"
        yield Question("select_one parties", "ask_teller", ASKED["teller"], required=True, relevant=told)
        yield Question("dateTime", "said", ASKED["said"], relevant=told, constraint=_NOW,
                       message=ASKED["not later than now"])  # fmt: skip
        chain = "if(${ask_teller} != '', concat(${ask_teller}, '|', ${ask_team}), ${ask_team})"
        yield Question("calculate", "chain", calculation=chain)

    def _event(self) -> Iterator[Question]:
        yield Question("select_one acts", "act", ASKED["act"], required=True)
        yield from self._words_of_terms()
        yield Question("select_one says", "says", ASKED["says"], required=True)
        yield Question("select_one denied", "denies", ASKED["denied"], required=True, relevant="${says} = 'denies'")
        yield from self._several("actors", "parties", ASKED["actors hint"])
        if any(need.pattern.whom for need in self.needs):
            yield from self._several("whom", "parties", {}, self._when_needed("whom"))
        if any(need.pattern.about for need in self.needs):
            yield Question("select_one abouts", "about", ASKED["about"], relevant=self._when_needed("about"))
        for key in ("with", "without"):
            if any(need.pattern.with_ or need.pattern.without for need in self.needs):
                relevant = self._either(self._when_needed("with_"), self._when_needed("without"))
                asked = Question("select_multiple things", f"ask_{key}", ASKED[key], relevant=relevant)
                yield asked
                yield Question("calculate", key, calculation=f"translate(${{ask_{key}}}, ' ', '|')")
        if any(need.counted for need in self.needs):
            yield from self._amount()
        if self.name == INCIDENT:
            yield Question("text", "harm", ASKED["harm done"])

    def _amount(self) -> Iterator[Question]:
        relevant = self._acts_of(need for need in self.needs if need.counted)
        targets = dict.fromkeys(f"{need.term.id}: {need.target}" for need in self.needs if need.target)
        hint = {"en": "; ".join(targets)} if targets else {}
        yield from _bounds("quantity", hint, relevant)
        if units_of(self.case.deal):
            yield Question("select_one units", "quantity_unit", ASKED["unit"], required=True,
                           relevant=f"({relevant}) and ${{quantity_low}} != ''")  # fmt: skip
        yield Question("text", "quantity_rule", ASKED["rule"], relevant=f"({relevant}) and ${{quantity_low}} != ''")

    def _figure(self) -> Iterator[Question]:
        yield Question("select_one counts", "count", ASKED["count"], required=True)
        yield from _bounds("value", {}, "", required=True)
        yield Question("dateTime", "at", ASKED["at"], required=True, constraint=_NOW,
                       message=ASKED["not later than now"])  # fmt: skip

    def _where_and_when(self) -> Iterator[Question]:
        happened = f"{_IS_EVENT} or {_IS_COVERAGE}"
        yield Question("begin_group", "ask_where_and_when", ASKED["where"], relevant=happened)
        keys = [key for key in _PLACES if key == "where" or any(need.moves for need in self.needs)]
        for key in keys:
            name = choice_name(key)
            moves = self._acts_of(need for need in self.needs if need.moves)
            relevant = "" if key == "where" else f"{_IS_EVENT} and ({moves})"
            yield Question("select_one places", f"ask_{name}", ASKED[key], relevant=relevant,
                           required=key == "where" and self.name == INCIDENT)  # fmt: skip
            is_other = f"${{ask_{name}}} = 'other'"
            yield Question("text", f"ask_{name}_name", ASKED["place name"], required=True, relevant=is_other)
            yield Question("geopoint", f"ask_{name}_point", ASKED["point"], ASKED["point hint"], relevant=is_other)
            yield Question("calculate", name,
                           calculation=f"if({is_other}, ${{ask_{name}_name}}, ${{ask_{name}}})")  # fmt: skip
        yield Question("select_one yes_no", "ask_clock", ASKED["clock"], required=True)
        late = ASKED["not later than now"]
        yield Question("date", "when", ASKED["when"], required=True, relevant="${ask_clock} = 'no'",
                       constraint=". <= today()", message=late)  # fmt: skip
        known = "${ask_clock} = 'yes'"
        yield Question(
            "dateTime", "began", ASKED["began"], required=True, relevant=known, constraint=_NOW, message=late
        )
        yield Question("dateTime", "ended", ASKED["ended"], required=True, relevant=known,
                       constraint=f"{_NOW} and . >= ${{began}}", message=ASKED["not before it began"])  # fmt: skip
        yield Question("end_group", "")

    def _words_of_terms(self) -> Iterator[Question]:
        """Show the words of each term whose act is chosen, once for all its readings."""
        shown: set[str] = set()
        for need in self.needs:
            words = words_of(self.case, need.term)
            if need.term.id in shown or not words:
                continue
            shown.add(need.term.id)
            same = (other for other in self.needs if other.term.id == need.term.id)
            told, default = ASKED["the deal says"], words.get("en") or next(iter(words.values()))
            said = {
                tag: f"{told.get(tag, told['en'])} {need.term.id}: {words.get(tag, default)}"
                for tag in languages_of(self.case)
            }
            yield Question("note", f"ask_words_{len(shown)}", said, relevant=self._acts_of(same))

    def _several(self, key: str, choices: str, hint: Words, relevant: str = "") -> Iterator[Question]:
        """Ask for parties: one of them, or several together, as claims tell them apart."""
        yield Question(f"select_multiple {choices}", f"ask_{key}", ASKED[key], hint, relevant=relevant)
        several = f"count-selected(${{ask_{key}}}) > 1"
        yield Question("select_one yes_no", f"ask_{key}_together", ASKED["together"], ASKED["together hint"],
                       required=True, relevant=several)  # fmt: skip
        joined = (f"translate(${{ask_{key}}}, ' ', '{sign}')" for sign in "+|")
        yield Question(
            "calculate", key, calculation=f"if(${{ask_{key}_together}} = 'yes', {next(joined)}, {next(joined)})"
        )

    def _when_needed(self, part: str) -> str:
        def asks(pattern: ActPattern) -> bool:
            return bool(getattr(pattern, part))

        return self._acts_of(need for need in self.needs if asks(need.pattern))

    def _acts_of(self, needs: Iterable[Need]) -> str:
        acts = dict.fromkeys(act for need in needs for act in need.offered)
        return " or ".join(f"${{act}} = {_literal(choice_name(act))}" for act in acts)

    def _either(self, *conditions: str) -> str:
        return " or ".join(dict.fromkeys(part for one in conditions if one for part in one.split(" or ")))

    def choices(self) -> Iterator[Choice]:
        languages = languages_of(self.case)
        kinds = {"event": "passed" if self.name == CHECKPOINT else "event", "figure": "figure", "coverage": "coverage"}
        there = {"event": bool(self.needs), "figure": bool(self.counts), "coverage": True}
        yield from (Choice("kinds", kind, ASKED[word]) for kind, word in kinds.items() if there[kind])
        yield from (Choice("yes_no", word, ASKED[word]) for word in ("yes", "no"))
        yield from (Choice("access", word, ASKED[word]) for word in ACCESS)
        parties = [party for party in self.case.parties.by_id.values() if party.id not in self.given.hidden]
        named = [(party.id, in_languages((party.name or party.id, *party.also), languages)) for party in parties]
        yield from (Choice("parties", choice_name(name), label) for name, label in named)
        yield Choice("refusers", "not_said", ASKED["not said"])
        yield from (Choice("refusers", choice_name(name), label) for name, label in named)
        for place in places_offered(self.case):
            label = in_languages((place.name or place.id, *place.also), languages)
            yield Choice("places", choice_name(place.id), label)
        yield Choice("places", "other", ASKED["other"])
        if self.needs:
            yield from self._choices_of_events(languages)
        yield from (Choice("counts", choice_name(count), {"en": self._count(count)}) for count in self.counts)

    def _choices_of_events(self, languages: tuple[str, ...]) -> Iterator[Choice]:
        deal = self.case.deal
        for act in self.acts:
            means = deal.acts.by_id[act].means if act in deal.acts.by_id else ""
            yield Choice("acts", choice_name(act), {"en": f"{act} – {means}" if means else act})
        yield from (Choice("says", word, ASKED[word]) for word in SAYS)
        yield from (Choice("denied", word, ASKED[word]) for word in DENIES)
        abouts = dict.fromkeys(need.pattern.about for need in self.needs if need.pattern.about)
        yield from (Choice("abouts", choice_name(about), {"en": about}) for about in abouts)
        things = dict.fromkeys(one for need in self.needs for one in (*need.pattern.with_, *need.pattern.without))
        yield from (Choice("things", choice_name(thing), {"en": thing}) for thing in things)
        if any(need.counted for need in self.needs):
            for unit in units_of(deal):
                category = deal.categories.by_id.get(unit)
                also = category.also if category else ()
                yield Choice("units", choice_name(unit), in_languages((unit, *also), languages))

    def _count(self, count: str) -> str:
        means = self.case.deal.counts[count].means
        return f"{count} – {means}" if means else count


def _bounds(key: str, hint: Words, relevant: str, required: bool = False) -> Iterator[Question]:
    yield Question("decimal", f"{key}_low", ASKED["low"], hint, required=required, relevant=relevant,
                   constraint=". >= 0", message=ASKED["not below zero"])  # fmt: skip
    has_low = f"${{{key}_low}} != ''"
    yield Question("decimal", f"{key}_high", ASKED["high"], ASKED["high hint"], constraint=f". >= ${{{key}_low}}",
                   message=ASKED["not below low"],
                   relevant=f"({relevant}) and {has_low}" if relevant else has_low)  # fmt: skip


def _literal(text: str) -> str:
    """Write a text as XPath has it, which knows no escapes."""
    return f'"{text}"' if "'" in text else f"'{text}'"
