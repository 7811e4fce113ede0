"""Where everything comes from, as PROV-JSON: claims, the tellings they came by, documents, sources, reviewers, imports.

What each thing is called in the W3C's words:

==============================  ==================================================================
a claim, a kept document        entity
what one link of a chain said   entity, attributed to that link, derived from what the link before said
a party, a source, a reviewer   agent
an import                       activity, associated with who ran it
a correction                    revision; a retraction invalidates
==============================  ==================================================================
"""

from __future__ import annotations

from collections import defaultdict
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from holdfire.claims.claim import Claim
from holdfire.exports.claim_tables import time_text
from holdfire.exports.given import Given, Kept
from holdfire.exports.workbook import machine_name
from holdfire.pipeline import Case
from holdfire.vocab.party import Party

PERSONS = ("person", "mediator")
_Sections = dict[str, dict[str, dict[str, Any]]]


def provenance(case: Case, given: Given) -> dict[str, Any]:
    """Write what is known of where the claims given come from, as a PROV-JSON document.

    Times are the first second they can be of; where more is known of them than that, the claims say it.
    """
    found: _Sections = defaultdict(dict)
    known = {kept.claim.id for kept in given.claims}
    for document in case.documents.values():
        told = {"prov:label": document.title or document.id, "holdfire:path": document.path}
        told |= {"holdfire:sha256": document.text_sha256, "holdfire:language": document.language}
        told |= {"prov:location": document.url} if document.url else {}
        found["entity"][_name("document", document.id)] = {"prov:type": _type("document"), **told}
        if document.source in case.parties.by_id:
            _agent(found, case.parties.by_id[document.source])
            _relate(found, "wasAttributedTo", _name("document", document.id), _name("party", document.source))
    _imports(found, case, {kept.origin.batch for kept in given.claims})
    for kept in given.claims:
        _claim(found, case, kept, known)
    prefix = {"holdfire": f"urn:holdfire:{machine_name(case.deal.id)}:"}
    return {"prefix": prefix, **{section: found[section] for section in sorted(found)}}


def _imports(found: _Sections, case: Case, batches: set[str]) -> None:
    """Say when each import was run, by whom, and of which file."""
    for entry in case.log.batches:
        if entry.subject not in batches:
            continue
        body, name = entry.body, _name("import", entry.subject)
        told = {"holdfire:format": body.get("format", ""), "holdfire:sha256": body.get("sha256", "")}
        found["activity"][name] = {"prov:type": _type("import"), "prov:startTime": entry.at, **told}
        file = _name("file", f"{entry.subject}/{body.get('file', '')}")
        found["entity"][file] = {"prov:type": _type("file"), "prov:label": body.get("file", "")}
        _relate(found, "used", name, file)
        _person(found, "wasAssociatedWith", name, entry.by)


def _person(found: _Sections, relation: str, what: str, who: str) -> None:
    person = _name("person", who)
    found["agent"][person] = {"prov:type": _prov_type("Person"), "prov:label": who}
    _relate(found, relation, what, person)


def _claim(found: _Sections, case: Case, kept: Kept, known: set[str]) -> None:
    claim = kept.claim
    name = _name("claim", claim.id)
    found["entity"][name] = {
        "prov:type": _type("claim"),
        "holdfire:kind": kept.kind,
        "holdfire:keptIn": kept.where,
        "holdfire:mark": kept.mark,
        "holdfire:stands": "yes" if kept.stands else "no",
    }
    _chain(found, case, claim, name)
    if claim.quote:
        quoted: dict[str, Any] = {"prov:type": _prov_type("Quotation")}
        quoted |= {"holdfire:start": claim.quote.start, "holdfire:end": claim.quote.end} if claim.quote.exact else {}
        _relate(found, "wasDerivedFrom", name, _name("document", claim.quote.document), **quoted)
    if claim.replaces in known and not claim.retracts:
        revised = {"prov:type": _prov_type("Revision")}
        _relate(found, "wasDerivedFrom", name, _name("claim", claim.replaces), **revised)
    if claim.replaces in known and claim.retracts:
        taken_back = _name("retraction", claim.id)
        found["activity"][taken_back] = {"prov:type": _type("retraction"), **_started(claim)}
        _relate(found, "wasInvalidatedBy", _name("claim", claim.replaces), taken_back)
        _relate(found, "wasAssociatedWith", taken_back, _name("party", claim.origin))
    if claim.reply_to in known:
        _relate(found, "wasInfluencedBy", name, _name("claim", claim.reply_to))
    _entered(found, kept, name)


def _chain(found: _Sections, case: Case, claim: Claim, name: str) -> None:
    """Say each telling: who first said it, then each that passed it on; the claim is what the last one published."""
    before = ""
    for at, link in enumerate(claim.chain):
        party = case.parties.by_id.get(link, Party(link, link))
        _agent(found, party)
        is_last = at == len(claim.chain) - 1
        telling = name if is_last else _name("telling", f"{claim.id}/{at + 1}")
        if not is_last:
            told = {"prov:type": _type("telling")}
            found["entity"][telling] = told
        _relate(found, "wasAttributedTo", telling, _name("party", link))
        if before:
            _relate(found, "wasDerivedFrom", telling, before)
        before = telling
    moments = {"published": claim.published, "recorded": claim.recorded, "said": claim.said}
    for which, moment in moments.items():
        at_time = time_text(moment.earliest) if moment else None
        if at_time:
            found["entity"][name][f"holdfire:{which}"] = {"$": at_time, "type": "xsd:dateTime"}


def _entered(found: _Sections, kept: Kept, name: str) -> None:
    """Say by which import a claim came, of which row, and who ran it."""
    origin = kept.origin
    if origin.dataset:
        row = _name("row", f"{origin.dataset}/{origin.key}")
        told = {"holdfire:dataset": origin.dataset, "holdfire:key": origin.key, "holdfire:file": origin.file}
        found["entity"][row] = {"prov:type": _type("row"), **told, "holdfire:line": origin.line}
        _relate(found, "wasDerivedFrom", name, row)
    if origin.batch:
        batch = _name("import", origin.batch)
        found["activity"].setdefault(batch, {"prov:type": _type("import"), "holdfire:format": origin.format})
        _relate(found, "wasGeneratedBy", name, batch)
        if origin.by:
            _person(found, "wasAssociatedWith", batch, origin.by)
    elif origin.by:
        _person(found, "wasInfluencedBy", name, origin.by)


def _agent(found: _Sections, party: Party) -> None:
    name = _name("party", party.id)
    if name in found["agent"]:
        return
    kind = _prov_type("Person" if party.kind in PERSONS else "Organization")
    found["agent"][name] = {"prov:type": kind, "prov:label": party.name or party.id, "holdfire:kind": party.kind}


_ENDS = {
    "wasAttributedTo": ("prov:entity", "prov:agent"),
    "wasDerivedFrom": ("prov:generatedEntity", "prov:usedEntity"),
    "wasGeneratedBy": ("prov:entity", "prov:activity"),
    "wasInvalidatedBy": ("prov:entity", "prov:activity"),
    "wasAssociatedWith": ("prov:activity", "prov:agent"),
    "used": ("prov:activity", "prov:entity"),
    "wasInfluencedBy": ("prov:influencee", "prov:influencer"),
}


def _relate(found: _Sections, relation: str, one: str, other: str, **more: Any) -> None:
    """Add a relation, named by what it relates, so that it is the same however often it is written."""
    first, second = _ENDS[relation]
    key = f"_:{relation}-{sha256(f'{one} {other}'.encode()).hexdigest()[:12]}"
    found[relation].setdefault(key, {first: one, second: other, **more})


def _started(claim: Claim) -> dict[str, Any]:
    at = time_text(claim.published.earliest)
    return {"prov:startTime": at} if at else {}


def _name(kind: str, id_: str) -> str:
    """Give the name of a thing; letters beyond ASCII and spaces are written as PROV allows."""
    return f"holdfire:{kind}/{quote(id_, safe='/').replace('~', '%7E')}"


def _type(word: str) -> dict[str, str]:
    return {"$": f"holdfire:{word}", "type": "prov:QUALIFIED_NAME"}


def _prov_type(word: str) -> dict[str, str]:
    return {"$": f"prov:{word}", "type": "prov:QUALIFIED_NAME"}
