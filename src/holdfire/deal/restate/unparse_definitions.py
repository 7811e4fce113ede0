"""Documents, bodies, disputed and drafted wordings, and blanks in canonical text."""

from __future__ import annotations

from collections.abc import Mapping

from holdfire.deal.model import Body, Deal
from holdfire.deal.says import say_moment
from holdfire.deal.wording import Question
from holdfire.source.yaml_text import Tree

Keys = dict[str, Tree]


def filled(keys: Mapping[str, Tree]) -> Keys:
    """Leave out the keys under which nothing stands; write a list of one as a text."""
    made: Keys = {}
    for key, value in keys.items():
        if isinstance(value, tuple) and len(value) == 1 and isinstance(value[0], str):
            made[key] = value[0]
        elif value not in ("", (), [], {}):
            made[key] = value
    return made


def write_documents(deal: Deal) -> Keys:
    """Write the documents: those of which only the file is known as a text."""
    made: Keys = {}
    for document, path in deal.documents.items():
        keys: Keys = {"language": deal.languages.get(document, "")}
        more = filled({**keys, "authentic": "yes" if document in deal.authentic else ""})
        made[document] = filled({"file": path, **more}) if more else path
    return made


def write_bodies(deal: Deal) -> Keys:
    """Write the bodies."""
    return {body.id: _body(body) for body in deal.bodies.values()}


def write_questions(deal: Deal, is_draft: bool) -> Keys:
    """Write the readings, or the draft wordings."""
    return {question.id: _question(question) for question in deal.questions.values() if question.is_draft == is_draft}


def write_blanks(deal: Deal) -> Keys:
    """Write the blanks, filled or open."""
    made: Keys = {}
    for blank in deal.blanks.values():
        keys: Keys = {"kind": blank.kind, "filled by": blank.filled_by, "unit": blank.unit, "filled": blank.filled}
        made[blank.id] = filled({**keys, "on": say_moment(blank.on) if blank.on else ""})
    return made


def _body(body: Body) -> Keys:
    votes = ("consensus",) * body.consensus + ((str(body.adopts_with),) if body.adopts_with is not None else ())
    keys: Keys = {"name": body.name if body.name != body.id else "", "members": _number(body.members)}
    keys |= {"adopts with": votes, "quorum": _number(body.quorum), "veto": body.veto}
    keys |= {"seats": {party: str(number) for party, number in body.seats}, "chair": body.chair}
    return filled({**keys, "interprets": "the deal" if body.interprets else ""})


def _question(question: Question) -> Keys:
    authors = dict(question.authors)
    answers: Keys = {
        answer: filled({"by": authors.get(answer, ()), "told in": told}) for answer, told in question.answers
    }
    return filled({"asks": question.asks, "answers": answers})


def _number(number: int | None) -> str:
    return "" if number is None else str(number)
