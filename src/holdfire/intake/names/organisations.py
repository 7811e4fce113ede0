"""Institutions of many nations that go by several names: the UN, the United Nations and the U.N. are one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from holdfire.claims.names import fold
from holdfire.intake.text.word_tables import word_table, words_of


@lru_cache(maxsize=1 << 12)
def organisation_named(name: str) -> tuple[str, ...]:
    """Give all names of the institution that a name means, the one that is shown first; none where it means none.

    Examples:
        >>> organisation_named("the U.N.")[0], organisation_named("who"), organisation_named("Red Cross")
        ('United Nations', (), ())
    """
    return _by_name().get(_key(name), ())


def shown_name(name: str, text: str, parties: Mapping[str, str]) -> str:
    """Give the name by which an institution is shown; any other name as it is.

    Args:
        name: Of anybody.
        text: Of the article: a body that it spells out in full is called as it calls it, and letters that it explains
            in brackets are its own.
        parties: Spellings, folded, that the case knows: what it calls an institution goes before what the table does.
    """
    names = organisation_named(name)
    if not names or fold(name) in parties or f"({name})" in text:
        return name
    for one in names if parties else ():
        if fold(one) in parties:
            return one
    if " " not in names[0]:
        return names[0]
    if " " in name and not _is_spelled_out(name):
        return next((one for one in names if _is_spelled_out(one) and one in text), names[0])
    is_spelled = _is_spelled_out(name) or (
        is_world_body(names[0]) and any(_is_spelled_out(one) and one in text for one in names)
    )
    return name if is_spelled else names[0]


def is_world_body(name: str) -> bool:
    """Say whether a name is put as those of bodies of many nations are, who go by their letters where these stand."""
    words = name.lower().split()
    return words[0] in words_of("people", "world_bodies") or (words[:2] == ["united", "nations"] and len(words) > 2)


def _is_spelled_out(name: str) -> bool:
    """Tell "World Food Program" from letters and from what a body is told by ("UN food agency")."""
    return " " in name and name.rsplit(maxsplit=1)[-1][0].isupper()


@cache
def _by_name() -> Mapping[str, tuple[str, ...]]:
    return {_key(one): tuple(names) for names in word_table("organisations")["names"] for one in names}


def _key(name: str) -> str:
    """Write a name so that dots of letters, apostrophes and an article do not matter, nor case where it is long."""
    bare = name.replace(".", "").replace("’", "'")
    bare = bare[4:] if bare[:4] in ("the ", "The ") else bare
    return " ".join(bare.casefold().split()) if " " in bare else bare
