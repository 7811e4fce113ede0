"""Places: named areas, lines, routes and points, and how they lie to each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from holdfire.vocab.moment import Moment


class Lies(IntEnum):
    """How one place lies to another."""

    OUTSIDE = 0
    OVERLAPS = 1
    INSIDE = 2


Pairs = Mapping[tuple[str, str], Lies]
"""How the first place of each pair lies to the second; a pair that is absent lies outside."""


@dataclass(frozen=True, slots=True)
class Strip:
    """What lies at some distance from a place, or on one side of it.

    A distance is a number of millimetres, or the name of a blank that nobody has filled.

    Attributes:
        of: Place id.
        within: How far it reaches; ``None``: as far as you like.
        beyond: Where it begins; 0: at the place itself.
        side: "north", "south", "east", "west"; ``""``: all around.
    """

    of: str
    within: int | str | None = None
    beyond: int | str = 0
    side: str = ""

    @property
    def is_open(self) -> bool:
        """Say whether a distance is still to be filled in."""
        return isinstance(self.within, str) or isinstance(self.beyond, str)

    @property
    def takes_in(self) -> bool:
        """Say whether the place itself lies in it, whatever its shape."""
        return self.beyond == 0 and not self.side


@dataclass(frozen=True, slots=True)
class Place:
    """A named place.

    Attributes:
        id: The name used in files.
        inside: Ids of places that contain it.
        shape: ``file#feature`` of a GeoJSON file in the case folder, or ``""``.
        also: Other names, in any script.
        name: The name to show.
        shapes: Where it moves: from when on it has which shape, in order of time; ``None``: from the first.
        strip: It is what lies at some distance from another place.
        between: The two places it divides, where it is a boundary.
        left_under: Term or clause, where it is what that makes somebody leave.
        parts: The places that it is all of, no more and no less.
        unknown: Nobody knows yet where it lies.
        kind: What it is ("hospital", "school"): some are shown only roughly to the public; ``""``: not said.
    """

    id: str
    inside: tuple[str, ...] = ()
    shape: str = ""
    also: tuple[str, ...] = ()
    name: str = ""
    shapes: tuple[tuple[Moment | None, str], ...] = ()
    strip: Strip | None = None
    between: tuple[str, ...] = ()
    left_under: str = ""
    parts: tuple[str, ...] = ()
    unknown: bool = False
    kind: str = ""

    @property
    def shape_refs(self) -> tuple[str, ...]:
        """List its shapes at any time, ``file#feature``: first the one it has before anything."""
        return tuple(ref for ref in (self.shape, *(ref for _, ref in self.shapes)) if ref)

    def shape_at(self, second: int | None) -> str:
        """Give the shape it has at a moment (UTC seconds; ``None``: before anything): ``""`` where it has none."""
        found = self.shape
        for begins, shape in self.shapes:
            if begins is None or (second is not None and begins.earliest <= second):
                found = shape
        return found


@dataclass(frozen=True, slots=True)
class Spot:
    """A place out of a file: something was somewhere within a radius of a shape.

    Attributes:
        id: As claims write it. ``name``: to show. ``also``: other names.
        wkt: Its shape in degrees, longitude first; ``""``: nobody said where it lies.
        radius: How many metres around the shape it may really be.
        inside: Ids of places that surely contain it, spots among them.
        precision: What its source says of its precision, in words.
    """

    id: str
    name: str = ""
    also: tuple[str, ...] = ()
    wkt: str = ""
    radius: float = 0
    inside: tuple[str, ...] = ()
    precision: str = ""


@dataclass(frozen=True, slots=True)
class Epoch:
    """How places lie from a moment on, until the next epoch begins."""

    begins: Moment
    lies: Pairs


@dataclass(frozen=True, slots=True)
class Places:
    """All places of a case with ``lies[(a, b)]``: how ``a`` lies to ``b``.

    Worked out once when a case is loaded, from ``inside`` and, where both places
    have shapes, from geometry. A pair that is absent lies outside, except that a
    place is always inside itself.

    Attributes:
        epochs: Where places move: what holds from each date on, in order of time. Epoch 0 is ``lies``, what
            holds before the first date; epoch n is ``epochs[n - 1]``.
        spots: Those of ``by_id`` that came out of files.
    """

    by_id: Mapping[str, Place]
    lies: Pairs
    epochs: tuple[Epoch, ...] = ()
    spots: tuple[Spot, ...] = ()

    def how_lies(self, a: str, b: str, epoch: int = 0) -> Lies:
        """Say how ``a`` lies to ``b`` in an epoch; unknown names lie outside each other."""
        pairs = self.epochs[epoch - 1].lies if epoch else self.lies
        return Lies.INSIDE if a == b else pairs.get((a, b), Lies.OUTSIDE)

    def ever_lies(self, a: str, b: str) -> frozenset[Lies]:
        """Say how ``a`` lies to ``b`` in the epochs, one or another."""
        return frozenset(self.how_lies(a, b, epoch) for epoch in range(len(self.epochs) + 1))

    def is_narrower(self, a: str, b: str) -> bool:
        """Say whether ``a`` lies inside ``b`` in every epoch, and ``b`` not inside ``a`` in every one."""
        return self.ever_lies(a, b) == {Lies.INSIDE} != self.ever_lies(b, a)

    def epochs_of(self, earliest: int, latest: int) -> range:
        """Number the epochs that a span of seconds touches (UTC, both ends inside)."""
        begun = [sum(epoch.begins.earliest <= second for epoch in self.epochs) for second in (earliest, latest)]
        return range(begun[0], begun[1] + 1)
