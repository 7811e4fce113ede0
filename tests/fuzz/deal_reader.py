"""Whatever is given to the reader of deals, it answers: with a deal, or with what is wrong, and soon.

    python -m tests.fuzz.deal_reader --inputs 200000

makes up files (real deals damaged, spliced, swapped; phrases of chance words; deep nesting, huge
numbers, odd signs; random text and bytes) and reads each. It fails on any exception, on a file that
takes more than five seconds, and where the answer is neither a deal nor an error. Some are
formatted, and what can be read is written out, said back and dated. Every input has a number; `--only NUMBER`
runs one again.
"""

import argparse
import json
import random
import re
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from holdfire.deal.load import load_deal, load_deal_text
from holdfire.deal.restate.deal import restate_deal
from holdfire.deal.restate.text import restated_text
from holdfire.deal.restate.unparse import unparse_deal
from holdfire.deal.written.arrange import format_deal
from holdfire.deal.written.keys import TABLES
from holdfire.report.dates import known_dates
from holdfire.source.sarif import show_sarif
from holdfire.source.show import show_json, show_text

ROOT = Path(__file__).parents[2]
SECONDS = 5
FORMATTED = 4
"""Every so many are formatted too; it reads the file three times more."""
MOST_FAILURES = 20


def pages():
    """Deals as they stand in files and on pages, small ones first."""
    texts = [path.read_text(encoding="utf-8") for path in ROOT.glob("examples/*/deal.yaml")]
    texts += [path.read_text(encoding="utf-8") for path in ROOT.glob("tests/deals/*/deal.yaml")]
    for path in [*sorted((ROOT / "tests" / "cases").glob("*.md")), ROOT / "docs" / "language.md"]:
        texts += re.findall(r"^```yaml[ \w]*\n(.*?)^```$", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return sorted(set(texts), key=lambda text: (len(text), text))


CORPUS = pages()
WHOLE = [text for text in CORPUS if re.search("^deal:", text, re.MULTILINE)]
KEYS = sorted({key.name for keys in TABLES.values() for key in keys if key.name != "*"})
WORDS = sorted({word for text in CORPUS for word in re.findall(r"[^\W\d_]+|\d[\d:,.-]*|[^\w\s]", text)})
HEAD = """\
deal: made
time zone: Asia/Beirut
in force: 2024-05-01
parties: {north: , south: , river guard: {member of: south}, mission: {kind: mediator}}
places: {valley: , bridge: {inside: valley}, hill town: }
counts: {guards: {of: north, unit: people}}
categories: {weapons: , tanks: {is a: weapons}}
events: {talks: {act: meet, by: north}}
bodies: {panel: {members: 3}}
drafts: {extension: {before: panel}}
registers: {list: {filled by: sign}}
readings: {wording: {asks: Which?, answers: {strict: , loose: }}}
documents: {text: text.txt}
terms:
  leave: {who: north, must: depart, by: not said}
  hold fire: {who: "each of north, south", must not: attack}
"""
PHRASES = re.findall(
    r"\S+",
    """
    north south mission river guard valley bridge hill town guards weapons tanks talks panel extension
    list leave hold fire is are was has have not and or but by of the to on in at within after before
    when entry into force met breached standing due waiting suspended ended under way started happened
    accepted signed refused adopts rejects each together any anyone all half none at most at least as
    many as exactly about up to 50 1,000 3.5 km m trucks 72 hours 3 calendar days 2024-05-09 2024-05
    18:00 11:00 to 17:00 9 May 2024 week day month window from between a an one two % ( ) , / + - ٣ ۵
    not said ruling claims deal case every that holds for this side the other
    """,
)
NUMBERS = (
    "0",
    "-1",
    "9" * 30,
    "9" * 5000,
    "1e999",
    "0x1F",
    "1.000",
    "1,00",
    "٣",
    "²",
    "½",
    "1" + "0" * 400 + " days",
    "99999999999 weeks",
)
ODD = "\u0000\u0007\u0085\u00a0\u00ad\u061c\u200b\u200d\u200f\u2028\u202e\u2066\u3000\ufeff\ufffd"
ODD += "\U0001f600\u0301ﷺ٪،\t\r\x0b\ud800"
SIGNS = "'\"[]{}()#&*!|>%@`,:-?/+=~\\\n "


def made_up(number: int) -> str:
    """Make the input of a number; the same one each time."""
    chance = random.Random(number)
    text = chance.choice(MAKERS)(chance)
    for _ in range(chance.choice((0, 0, 1, 1, 1, 3))):
        text = chance.choice(SPOILERS)(text, chance)
    return text[:200_000]


def a_deal(chance: random.Random) -> str:
    """Take a deal, or a part of one, most often a short one."""
    texts = WHOLE if chance.random() < 0.85 else CORPUS
    return texts[int(len(texts) * chance.random() ** 3)]


def a_term(chance: random.Random) -> str:
    """Write a term of chance keys and phrases."""
    modal = chance.choice(("must", "must not", "may", "must keep", "must reach", "must begin"))
    keys = {"who": phrase(chance), modal: chance.choice(("attack", "release", "depart", phrase(chance)))}
    keys |= {chance.choice(KEYS): phrase(chance) for _ in range(chance.randrange(5))}
    lines = [
        f"    {key}: {chance.choice((value, json.dumps(value, ensure_ascii=False)))}" for key, value in keys.items()
    ]
    return HEAD + "  made:\n" + "\n".join(lines) + "\n"


def a_definition(chance: random.Random) -> str:
    """Write a section of chance keys and phrases."""
    section = chance.choice(TABLES["deal"]).name
    inner = ", ".join(f"{chance.choice(KEYS)}: {json.dumps(phrase(chance))}" for _ in range(chance.randrange(4)))
    return HEAD + f"{section}:\n  {chance.choice(PHRASES)} x: {{{inner}}}\n"


def chance_text(chance: random.Random) -> str:
    """Write signs and words by chance."""
    letters = SIGNS * 3 + "abcdeéجبهة0123456789" + ODD
    pieces = [
        chance.choice((chance.choice(letters), chance.choice(WORDS), chance.choice(KEYS) + ":", "\n", "  "))
        for _ in range(chance.randrange(80))
    ]
    return chance.choice(("", HEAD)) + "".join(pieces)


def nested(chance: random.Random) -> str:
    """Put things inside each other, very deep."""
    depth = chance.choice((5, 20, 50, 70, 200, 1000))
    kind = chance.randrange(5)
    if kind == 0:
        return "deal: x\nterms: " + chance.choice("[{(") * depth
    if kind == 1:
        return "deal: x\n" + "".join(f"{' ' * at}a:\n" for at in range(min(depth, 300)))
    if kind == 2:
        return HEAD + f"  made: {{who: north, must not: attack, starts when: {'(' * depth}leave is met{')' * depth}}}\n"
    if kind == 3:
        return HEAD + f"  made: {{who: north, must not: attack, starts when: {'not ' * depth}leave is met}}\n"
    joint = chance.choice((" and ", " or ", " and not ", " or 2 days after "))
    return HEAD + f"  made: {{who: north, must not: attack, ends when: {joint.join(['leave is met'] * depth)}}}\n"


def phrase(chance: random.Random) -> str:
    """Write a phrase of words that phrases are made of."""
    words = [chance.choice(PHRASES) for _ in range(chance.randrange(1, 9))]
    if chance.random() < 0.1:
        words.insert(chance.randrange(len(words)), chance.choice((*NUMBERS, chance.choice(ODD), chance.choice(WORDS))))
    return " ".join(words).encode("utf-8", "replace").decode()


def cut_lines(text: str, chance: random.Random) -> str:
    """Leave out some lines."""
    lines = text.split("\n")
    start = chance.randrange(len(lines))
    del lines[start : start + chance.choice((1, 1, 2, 5))]
    return "\n".join(lines)


def swap_lines(text: str, chance: random.Random) -> str:
    """Put one line, or a copy of it, in another place, perhaps at another depth."""
    lines = text.split("\n")
    line = lines[chance.randrange(len(lines))]
    lines.insert(chance.randrange(len(lines)), " " * chance.randrange(6) + chance.choice((line, line.strip())))
    return "\n".join(lines)


def swap_keys(text: str, chance: random.Random) -> str:
    """Write another key in the place of one."""
    found = list(re.finditer(r"[\w' ]+(?=:)", text))
    return replaced(text, chance.choice(found), f" {chance.choice(KEYS)}") if found else text


def change_value(text: str, chance: random.Random) -> str:
    """Write something else in the place of a value or a part of one."""
    found = list(re.finditer(r"(?<=: )[^\n,}\]]+|[\w.-]+", text))
    other = chance.choice(
        (phrase(chance), chance.choice(NUMBERS), chance.choice(WORDS), "", "[]", "{}", "[a, [b]]", "{a: {b: }}")
    )
    return replaced(text, chance.choice(found), other) if found else text


def swap_words(text: str, chance: random.Random) -> str:
    """Write one word of a text in the place of another."""
    found = list(re.finditer(r"\w[\w ]*\w", text))
    return replaced(text, chance.choice(found), chance.choice(found)[0]) if found else text


def swap_alike(text: str, chance: random.Random) -> str:
    """Write one value in the place of another that stands under the same key."""
    by_key: dict[str, list[re.Match[str]]] = {}
    for found in re.finditer(r"(?<=[\w ])([a-z][a-z ]*): (?P<value>[^\n{\[,}\]]+)", text):
        by_key.setdefault(found[1].strip(), []).append(found)
    several = [matches for matches in by_key.values() if len(matches) > 1]
    if not several:
        return text
    one, other = chance.sample(chance.choice(several), 2)
    return text[: one.start("value")] + other["value"] + text[one.end("value") :]


def splice(text: str, chance: random.Random) -> str:
    """Join the beginning of one deal and the end of another."""
    lines, others = text.split("\n"), a_deal(chance).split("\n")
    return "\n".join(lines[: chance.randrange(len(lines) + 1)] + others[chance.randrange(len(others) + 1) :])


def put_sign(text: str, chance: random.Random) -> str:
    """Put odd signs somewhere."""
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(ODD + SIGNS) * chance.choice((1, 1, 2, 100)) + text[at:]


def turn_lines(text: str, chance: random.Random) -> str:
    """End the lines in another way, or set them in otherwise."""
    return chance.choice(
        (
            text.replace("\n", "\r\n"),
            text.replace("\n", "\r"),
            text.replace("  ", "\t"),
            re.sub("^ +", " ", text, flags=re.M),
            "\ufeff" + text,
        )
    )


def replaced(text: str, found: re.Match[str], other: str) -> str:
    return text[: found.start()] + other + text[found.end() :]


MAKERS = (a_deal, a_deal, a_deal, a_deal, a_term, a_term, a_term, a_definition, chance_text, nested)
SPOILERS = (
    *(cut_lines, swap_lines, swap_keys, change_value, splice, put_sign, turn_lines),
    *(swap_words, swap_words, swap_alike, swap_alike, swap_alike),
)


class TooSlowError(Exception):
    """A file took too long."""


def check(text: str, number: int) -> str:
    """Read a text and everything that can be made of it.

    Returns:
        "deal" or "errors".

    Raises:
        AssertionError: The answer is neither.
        TooSlowError: It took too long.
    """
    started = time.process_time()
    outcome = from_file(text, number) if number % 16 == 0 else load_deal_text(text)
    assert (outcome.value is None) == outcome.has_errors
    lines = text.split("\n")
    show_text(outcome.diagnostics, lambda file, line: lines[line - 1] if 0 < line <= len(lines) else "")
    show_json(outcome.diagnostics)
    show_sarif(outcome.diagnostics, (), "0")
    for each in outcome.diagnostics:
        assert each.span.line >= 1 and each.span.column >= 1
        assert (each.span.end_line, each.span.end_column) >= (each.span.line, each.span.column)
    if number % FORMATTED == 0:
        formatted = format_deal(text)
        assert (formatted.value is None) == formatted.has_errors
    if outcome.value is not None:
        unparse_deal(outcome.value)
        restated_text(restate_deal(outcome.value))
        known_dates(outcome.value)
        known_dates(outcome.value, as_if=1_700_000_000)
    if time.process_time() - started > SECONDS:
        raise TooSlowError(f"{time.process_time() - started:.1f} seconds")
    return "errors" if outcome.value is None else "deal"


def from_file(text: str, number: int):
    """Write a text to a file, perhaps damaged or in another encoding, and read that."""
    chance = random.Random(-number)
    raw = text.encode(chance.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16", "latin-1")), "replace")
    if chance.random() < 0.3 and raw:
        at = chance.randrange(len(raw))
        raw = raw[:at] + bytes([chance.randrange(256)]) + raw[at + 1 :]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deal.yaml"
        path.write_bytes(raw)
        return load_deal(path)


def stop_when_slow() -> None:
    """End what takes too long, where the system can."""

    def stop(*_):
        raise TooSlowError(f"more than {2 * SECONDS} seconds")

    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGVTALRM, stop)


def set_alarm(seconds: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds)


def run(numbers) -> tuple[Counter[str], dict[str, int]]:
    """Read inputs; give how many were what, and for each way of failing the number of the first that did."""
    answers: Counter[str] = Counter()
    failures: dict[str, int] = {}
    stop_when_slow()
    for number in numbers:
        text = made_up(number)
        try:
            set_alarm(2 * SECONDS)
            answers[check(text, number)] += 1
        except Exception as error:  # the point of it: whatever is raised is a mistake of the program
            at = traceback.extract_tb(error.__traceback__)[-1]
            way = f"{type(error).__name__}: {str(error)[:100]} ({Path(at.filename).name}:{at.lineno})"
            answers["failed"] += 1
            if way not in failures:
                failures[way] = number
                print(f"input {number}: {way}", flush=True)
        finally:
            set_alarm(0)
        if len(failures) >= MOST_FAILURES:
            break
        if number % 10_000 == 9_999:
            print(f"{number + 1} inputs", dict(answers), flush=True)
    return answers, failures


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--inputs", type=int, default=1000, help="how many")
    parser.add_argument("--start", type=int, default=0, help="number of the first")
    parser.add_argument("--only", type=int, help="show and run only this one")
    asked = parser.parse_args()
    if asked.only is not None:
        sys.stdout.buffer.write(made_up(asked.only).encode("utf-8", "backslashreplace") + b"\n")
        print(check(made_up(asked.only), asked.only))
        return 0
    started = time.time()
    answers, failures = run(range(asked.start, asked.start + asked.inputs))
    print(f"{sum(answers.values())} inputs in {time.time() - started:.0f} seconds: {dict(answers)}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
