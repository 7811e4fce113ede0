"""A form for a field team, before it is written: questions, choices, and what is said in which language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

Words = Mapping[str, str]
"""By language tag; a language that is not there is shown in English."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a list."""

    list: str
    name: str
    label: Words


@dataclass(frozen=True, slots=True)
class Question:
    """One row of the sheet ``survey``.

    Attributes:
        type: Of XLSForm: "text", "select_one places", "dateTime", "calculate", "begin_group", ...
        relevant: When it is asked, in XPath; ``""``: always.
        constraint: What an answer has to fulfil, ``message`` what is said if it does not.
    """

    type: str
    name: str
    label: Words = field(default_factory=dict)
    hint: Words = field(default_factory=dict)
    required: bool = False
    relevant: str = ""
    constraint: str = ""
    message: Words = field(default_factory=dict)
    calculation: str = ""
    appearance: str = ""


@dataclass(frozen=True, slots=True)
class CollectionForm:
    """A form.

    Attributes:
        id: A word for servers, ``eastern-aleppo-incident``.
        languages: Tags, the first is shown first.
    """

    id: str
    title: str
    languages: tuple[str, ...]
    questions: tuple[Question, ...]
    choices: tuple[Choice, ...]


def choice_name(name: str) -> str:
    """Write a name of the case so that it can be one of several choices: without spaces."""
    return re.sub(r"\s+", "_", name.strip())
