"""The dialogue: question after question, help, the way back, somebody new, and whether the claim is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from holdfire.claims.claim import Claim
from holdfire.cli.adding.asker import Asker, Prompt
from holdfire.entering.bench import Bench
from holdfire.entering.interview import Interview, Wrong
from holdfire.entering.newcomers import asks_group, asks_kind, asks_name, new_party, new_place
from holdfire.entering.offers import Offer, matching_offers, meant
from holdfire.entering.questions import explained, takes_several
from holdfire.intake.drafts.unknown import SOURCE_KINDS, Unknown
from holdfire.report.clock import moment_words
from holdfire.report.names import party_name
from holdfire.report.sentences import claim_sentence
from holdfire.report.words import joined

GREETING = (
    "Answer each question, or press Enter where it may be left out. `?` explains a question and lists answers, "
    "`<` goes back to the one before, `-` empties an answer. Nothing is kept before you say so."
)
MOST_LISTED = 15
YES_NO = (Offer("yes", "yes"), Offer("no", "no"))


def talk(bench: Bench, asker: Asker, keep: Callable[[Interview], str]) -> int:
    """Enter claims until there is no other; give how many were kept.

    Args:
        bench: The case.
        asker: Puts the questions.
        keep: Keeps a claim; gives what to say of it.

    Raises:
        StoppedError: No more answers come.
    """
    asker.tell(GREETING, "faint")
    kept, before = 0, dict[str, str]()
    while True:
        interview = Interview(bench, before)
        if enter(interview, asker):
            asker.tell(keep(interview), "good")
            kept, before = kept + 1, interview.for_next()
        if not yes(asker, Prompt("Another claim?", "yes; Enter: no", offers=YES_NO)):
            return kept


def enter(interview: Interview, asker: Asker) -> bool:
    """Ask all questions about a claim; say whether it is to be kept."""
    wrong: Wrong | None = None
    typed = ""
    while True:
        asked = interview.current
        if asked is None:
            done = decide(interview, asker)
            if done is not None:
                return done
            continue
        listed = interview.offers(asked.key)
        kind = interview.answers.get("kind", "")
        default = "" if wrong else interview.default
        text = asker.ask(Prompt(asked.asks, asked.hint, default, listed, takes_several(asked.key, kind)))
        if text.startswith("?"):
            asker.tell(help_on(asked.key, kind, listed, text[1:].strip()), "faint")
        elif text == "<":
            wrong = None
            if not interview.back():
                asker.tell("this is the first question", "wrong")
        elif text == "+" and wrong and wrong.unknown:
            try:
                introduce(interview, asker, wrong.unknown)
            except NeverMindError:
                wrong = None
                continue
            wrong = interview.answer(typed)
            tell_wrong(asker, wrong)
        else:
            typed = "" if text == "-" else text
            wrong = interview.answer(typed)
            tell_wrong(asker, wrong)


def tell_wrong(asker: Asker, wrong: Wrong | None) -> None:
    """Say what is wrong with an answer, and what can be done."""
    if wrong:
        new = f"; or `+`: “{wrong.unknown.name}” is new here" if wrong.unknown else ""
        asker.tell(f"{wrong.says}{new}", "wrong")


class NeverMindError(Exception):
    """Somebody goes back to the question that a new name was an answer to."""


def asked_beside(asker: Asker, prompt: Prompt) -> str:
    """Ask something about a new name.

    Raises:
        NeverMindError: They go back instead.
    """
    while True:
        text = asker.ask(prompt)
        if text == "<":
            raise NeverMindError
        if text != "?":
            return "" if text == "-" else text
        asker.tell(f"{prompt.hint or 'in words'}; `<`: never mind", "faint")
        for one in matching_offers("", prompt.offers, MOST_LISTED):
            asker.tell(f"  {one.value}", "faint")


def introduce(interview: Interview, asker: Asker, unknown: Unknown) -> None:
    """Ask who or what is new, and let the case know; nothing is kept yet.

    Raises:
        NeverMindError: They go back instead.
    """
    bench = interview.bench
    name = asked_beside(asker, Prompt(asks_name(unknown.name), "", unknown.name))
    name = name or unknown.name
    if unknown.sort == "party":
        kinds = tuple(Offer(kind, kind) for kind in SOURCE_KINDS)
        hint = f"{', '.join(SOURCE_KINDS)}, or other words"
        kind = asked_beside(asker, Prompt(asks_kind(name), hint, offers=kinds))
        group = asked_group(interview, asker, name)
        also = asked_beside(asker, Prompt("Other spellings, in any script?", "`a | b` for several; Enter: none"))
        bench.add_party(new_party(bench.case, unknown.name, name, kind, also, group))
    else:
        introduce_place(interview, asker, unknown.name, name)
    asker.tell(f"{name} is known from now on; it is kept together with the claim", "good")


def asked_group(interview: Interview, asker: Asker, name: str) -> str:
    """Ask whom of the case somebody new belongs to, until it is one of those or nobody; give the id.

    Raises:
        NeverMindError: They go back instead.
    """
    parties = interview.offers("refused by")[:-1]
    known = {one.value for one in parties}
    while True:
        text = asked_beside(asker, Prompt(asks_group(name), "Enter: nobody the case knows", offers=parties))
        group = meant(text, parties)
        if not text or group in known:
            return group
        asker.tell(f"no party, body or person is called `{text}`; once more:", "wrong")


def introduce_place(interview: Interview, asker: Asker, typed: str, name: str) -> None:
    """Ask where a new place lies."""
    bench, places = interview.bench, interview.offers("where")
    inside = asked_beside(asker, Prompt(f"In which place of the case is {name}?", "Enter: nobody says", offers=places))
    at = asked_beside(
        asker, Prompt("Where on the map?", "latitude, longitude, as in 36.2021, 37.1343; Enter: not known")
    )
    metres = asked_beside(asker, Prompt("Within how many metres of that?", "0: exactly there")) if at else ""
    also = asked_beside(asker, Prompt("Other spellings, in any script?", "`a | b` for several; Enter: none"))
    within = meant(inside, places)
    known = {one.value for one in places}
    try:
        if inside and within not in known:
            raise ValueError(f"no place is called `{inside}`")
        bench.add_place(new_place(bench.case, typed, name, within, also, at, metres))
    except ValueError as error:
        asker.tell(f"{error}; once more:", "wrong")
        introduce_place(interview, asker, typed, name)


def decide(interview: Interview, asker: Asker) -> bool | None:
    """Show the claim and what it changes; ask whether to keep it. ``None``: a question is open again."""
    wrong = interview.mistakes()
    errors = [one for one in wrong if one.severity == "error"]
    if errors:
        asker.tell(errors[0].words, "wrong")
        interview.back_to(errors[0].key)
        return None
    claim = interview.claim()
    if claim is None:
        raise AssertionError("a claim without errors can be read")
    asker.tell("\n".join(summary(interview.bench, claim)))
    for one in wrong:
        asker.tell(f"  note: {one.words}")
    prompt = Prompt("Keep it?", "yes, no, or `<` to go back", offers=YES_NO)
    while True:
        text = asker.ask(prompt)
        if text == "<":
            interview.back()
            return None
        if text.casefold() in ("yes", "y", "no", "n"):
            return text.casefold() in ("yes", "y")
        asker.tell("say `yes`, `no`, or `<` to change an answer", "faint" if text == "?" else "wrong")


def yes(asker: Asker, prompt: Prompt) -> bool:
    """Ask for yes or no; Enter alone is no."""
    return asker.ask(prompt).casefold() in ("yes", "y")


def summary(bench: Bench, claim: Claim) -> list[str]:
    """Say in lines what a claim says, who says so, and what it changes."""
    case = bench.case
    chain = [party_name(case, one) for one in claim.chain]
    through = f", through {joined(chain[1:])}" if chain[1:] else ""
    lines = ["The claim:", f"  {claim_sentence(case, claim.assertion)}"]
    lines.append(f"  said by {chain[0]}{through}; published {moment_words(claim.published, case.deal.zone)}")
    if claim.quote and claim.quote.exact:
        lines.append(f"  “{' '.join(claim.quote.exact.split())}” ({claim.quote.document})")
    effects = [f"  {one.words(len(case.accounts))}" for one in bench.effects(claim)]
    supposes = f", {bench.supposes}" if bench.supposes else ""
    return [*lines, f"It would change{supposes}:", *(effects or ["  nothing in any assessment"])]


def help_on(key: str, kind: str, listed: Sequence[Offer], letters: str = "") -> str:
    """Explain a question, and list what it can be answered with.

    Args:
        letters: Only what these may mean.
    """
    found = matching_offers(letters, listed, len(listed))
    lines = [] if letters else [explained(key, kind)]
    for one in found[:MOST_LISTED]:
        name = f" · {one.shown}" if one.shown != one.value else ""
        lines.append(f"  {one.value}{name}" + (f": {one.means}" if one.means else ""))
    if len(found) > MOST_LISTED:
        lines.append(f"  … and {len(found) - MOST_LISTED} more: `? LETTERS` lists those with them")
    return "\n".join(line for line in lines if line) or f"nothing here has `{letters}` in it"
