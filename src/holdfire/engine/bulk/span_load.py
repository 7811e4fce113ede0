"""What is told, in registered tables and in claims beside them, put into one table of the engine."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from holdfire.claims.dataset import Dataset, RowKind
from holdfire.claims.incident import FACETS, Told
from holdfire.engine.bulk.days import Calendar
from holdfire.engine.bulk.left_out import remaining
from holdfire.engine.bulk.scan import local_day
from holdfire.engine.bulk.told import Asked, Loading, Vocabularies, loading_of
from holdfire.engine.compile import Compiled
from holdfire.engine.engines import Engine
from holdfire.engine.facets import asked_of, level
from holdfire.engine.forms.outcome import Setting
from holdfire.engine.patterns import Pattern
from holdfire.engine.registers import OnRegister, register_signals, registered_rows
from holdfire.engine.signal import Signal

WHOM = FACETS.index("whom")


@dataclass(slots=True)
class Loaded:
    """What was loaded.

    Attributes:
        feeds: The kinds of rows, by number. ``units``: numbers of the units asked for.
        targets: What is told of the target, by number. ``masks``: of who hears of anything.
    """

    compiled: Compiled
    feeds: Sequence[tuple[Dataset, RowKind]]
    calendar: Calendar
    units: Mapping[str, int]
    targets: Mapping[int, Told]
    masks: set[int]
    on_register: OnRegister
    words: Vocabularies
    known: dict[tuple[Told, tuple[str, ...]], Signal] = field(default_factory=dict)

    def listed(self, told: Told, registers: tuple[str, ...]) -> Signal | None:
        """Say when what is told of a target is on one of some registers; ``None``: there is none."""
        if not registers:
            return None
        if (told, registers) not in self.known:
            rows = registered_rows(told, registers, self.on_register, self.compiled.parties, self.compiled.seats)
            self.known[told, registers] = Signal.from_steps((start, may, must) for start, _, may, must in rows)
        return self.known[told, registers]

    def levels_of(self, pattern: int, profile: int, incident: int | None) -> dict[str, int]:
        """Say how well each facet of a profile matches a pattern.

        Args:
            incident: Of claims beside the tables, whose profile it is.
        """
        one = self.compiled.patterns[pattern]
        wants = dict(zip(FACETS, asked_of(one.act, one.by), strict=True))
        if incident is not None:
            told = zip(FACETS, self.compiled.incidents[incident].facets, strict=True)
            return {facet: level(facet, wants[facet], value, self.compiled.vocabulary) for facet, value in told}
        return {
            facet: self.words.level_of(facet, number, wants[facet])
            for _, facet, number in self.words.profile_rows([profile])
        }


def load_spans(compiled: Compiled, setting: Setting, engine: Engine, patterns: Iterable[tuple[int, Pattern]]) -> Loaded:
    """Load all that may match some patterns: rows of tables in one pass for each kind, and incidents.

    Args:
        patterns: With their numbers.
    """
    patterns = tuple(patterns)
    words = _vocabularies(compiled, patterns)
    first = min([d.first for d in compiled.datasets] + [one.earliest for one in compiled.incidents])
    last = max([d.last for d in compiled.datasets] + [one.latest for one in compiled.incidents])
    calendar = Calendar.of(first, max(last, setting.now), setting.zone)
    feeds = [(dataset, kind) for dataset in compiled.datasets for kind in dataset.kinds]
    loadings: list[Loading] = []
    for number, (dataset, kind) in enumerate(feeds):
        one = loading_of(
            number,
            dataset,
            kind,
            words,
            compiled.seats,
            remaining(engine, dataset, kind),
            setting.now,
            calendar.offsets,
        )
        loadings += [one] if one else []
    _fill(engine, compiled, loadings, calendar, setting.now)
    _number_profiles(engine, compiled, words)
    return Loaded(
        compiled,
        feeds,
        calendar,
        {unit: number for number, unit in words.asked.units.items()},
        {**_targets(compiled), **words.targets},
        {mask for one in loadings for mask in one.masks} | _masks(compiled),
        register_signals(compiled.deal.registers, compiled.incidents, compiled.seats, compiled.deal.acts),
        words,
    )


def _vocabularies(compiled: Compiled, patterns: Sequence[tuple[int, Pattern]]) -> Vocabularies:
    """Start numbering beyond the numbers that claims beside the tables have."""
    wanted = {number: asked_of(pattern.act, pattern.by) for number, pattern in patterns}
    asked: dict[str, dict[int, Hashable]] = {facet: {} for facet in FACETS}
    for number, facet, want in compiled.tables["asked_facets"]:
        if number in wanted:
            asked[str(facet)][int(want or 0)] = wanted[int(number)][FACETS.index(str(facet))]
    units = {int(row[4] or 0): compiled.patterns[int(row[0] or 0)].unit for row in compiled.tables["patterns"]}
    first = dict.fromkeys(FACETS, 0)
    profile = 0
    for of, facet, told in compiled.tables["told_facets"]:
        first[str(facet)] = max(first[str(facet)], int(told or 0) + 1)
        profile = max(profile, int(of or 0) + 1)
    whole = any(pattern.never_covers for _, pattern in patterns)
    return Vocabularies(Asked(asked, {0: "", **units}, whole), compiled.vocabulary, first, profile)


def _fill(engine: Engine, compiled: Compiled, loadings: Sequence[Loading], calendar: Calendar, now: int) -> None:
    """Fill ``told`` and ``named`` from tables and from incidents."""
    day_first, day_last = (local_day(name, calendar.offsets) for name in ("earliest", "latest"))
    shared = 'SELECT grp FROM "incidents" GROUP BY grp HAVING COUNT(*) > 1'
    none = "CAST(NULL AS BIGINT)"
    of_claims = (
        f'SELECT CAST(-1 AS BIGINT) AS feed, i."row" AS id, earliest, began, latest, {day_first} AS day_first,'
        f" {day_last} AS day_last, profile, CAST(-1 AS BIGINT) AS measure, amount, {none} AS low, {none} AS high,"
        f' g.grp AS grp, told_may AS may, told_must AS must FROM "incidents" AS i LEFT JOIN ({shared}) AS g'
        f" ON i.grp = g.grp WHERE earliest < {now}"
    )
    engine.make("told", " UNION ALL ".join([*(one.told for one in loadings), of_claims]))
    engine.load(
        "named_claims",
        [
            (-1, row, one.id, named or None, int(len(one.answers) == 1))
            for row, one in enumerate(compiled.incidents)
            for named in one.answers or ("",)
        ],
    )
    named = [one.named for one in loadings if one.named]
    engine.look("named", " UNION ALL ".join([*named, 'SELECT * FROM "named_claims"']))


def _number_profiles(engine: Engine, compiled: Compiled, words: Vocabularies) -> None:
    """Load what the profiles that occur say, and match them with what is asked."""
    for name in ("asked_facets", "patterns", "amounts", "pace", "seats"):
        engine.load(name, compiled.tables[name])
    engine.look("profiles", 'SELECT DISTINCT profile FROM "told" WHERE feed >= 0')
    profiles = [row["profile"] for row in engine.rows("profiles")]
    engine.load("told_facets", [*compiled.tables["told_facets"], *words.profile_rows(profiles)])
    engine.load("levels", [*compiled.tables["levels"], *words.level_rows()])
    engine.load("read_as", words.measure_rows())
    engine.keep("static_levels")


def _targets(compiled: Compiled) -> dict[int, Told]:
    """Number what claims beside the tables tell of the target, as they were compiled."""
    numbers: dict[Told, int] = {}
    for incident in compiled.incidents:
        numbers.setdefault(incident.facets[WHOM], len(numbers))
    return {number: told for told, number in numbers.items()}


def _masks(compiled: Compiled) -> set[int]:
    return {int(mask or 0) for row in compiled.tables["incidents"] for mask in row[-2:]}
