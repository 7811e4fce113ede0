"""``holdfire read``: articles become kept documents and candidates for review; nothing is decided."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from holdfire.claims.document import Document
from holdfire.claims.document_file import read_kept_text, split_header
from holdfire.claims.names import fold
from holdfire.cli.asking import print_diagnostics, read_case
from holdfire.cli.documents_entered import enter_documents, enter_retold, told_asked
from holdfire.cli.model_asked import model_asked, print_model_error, print_preview, print_refused
from holdfire.cli.progress import each_of
from holdfire.cli.read_facts import Facts, doubts_of_date, facts_asked, wrong_in_header
from holdfire.cli.usage import UsageError
from holdfire.cli.who import writer
from holdfire.engine.known_words import known_words
from holdfire.intake.candidate import Candidate, Quotation, ReportedAct, ReportedFigure, ResolvedDate
from holdfire.intake.candidate_json import write_candidates
from holdfire.intake.decided.queue import candidates_path
from holdfire.intake.documents.byline import names_of_publishers
from holdfire.intake.documents.found_text import FoundText
from holdfire.intake.documents.keep import DOCUMENTS, Kept, keep_article
from holdfire.intake.documents.names import name_for
from holdfire.intake.documents.read_file import read_file, too_long
from holdfire.intake.documents.retell import Retold, retell
from holdfire.intake.extractor import installed_extractors
from holdfire.intake.find import RULES, find_candidates
from holdfire.intake.known import Known
from holdfire.intake.model.extractor import ModelExtractor
from holdfire.intake.model.problem import ModelError
from holdfire.intake.text.article import Article
from holdfire.intake.text.document_date import DocumentDate, document_date
from holdfire.intake.text.prepare import prepare_article
from holdfire.pipeline import Case
from holdfire.report.words import counted
from holdfire.source.diagnostic import Diagnostic, Outcome
from holdfire.source.safe_text import safe_to_show
from holdfire.source.span import Span

LANGUAGES_READ = ("en",)
LONG = 100_000
"""Code points. Of what takes longer than a second to read it is said that it is read."""


def run(asked: argparse.Namespace) -> int:
    """Keep articles, find candidates in them, and say what was found.

    Raises:
        UsageError: The facts given fit no single file, or name what is not there.
    """
    case = read_case(asked.case)
    if case is None:
        return 1
    known = known_words(case.deal, case.parties, case.names)
    facts = facts_asked(asked, case)
    told, by = told_asked(asked, case.deal.zone), writer(asked)
    if told.body and not asked.files:
        raise UsageError("of which file is that told? of what the case has: `holdfire custody CASE --tell DOCUMENT`")
    absent = [one for one in asked.files if not Path(one).is_file()]
    if absent:
        raise UsageError("there is no file " + ", ".join(f"`{one}`" for one in absent))
    model = model_asked(asked, case.folder, os.environ)
    if model and asked.model_preview:
        return preview(case, asked, facts, known, model)
    if not asked.files:
        return read_again(case, known, asked.again, model)
    failed = False
    documents = dict(case.documents)
    for file in each_of([Path(one) for one in asked.files], "Reading"):
        kept = keep_file(replace(case, documents=documents), file, facts, known)
        print_diagnostics(kept.diagnostics)
        failed = failed or kept.value is None
        if kept.value is None:
            continue
        documents[kept.value.id] = kept.value.document
        enter_documents(case.folder, (kept.value.document,), told, by, asked.why, file.name)
        enter_retold(case.folder, kept.value.id, kept.value.retold, by, asked.why)
        if not search(case, kept.value.document, known, model):
            return 1
        tell_retold(kept.value.retold)
    return int(failed)


def preview(case: Case, asked: argparse.Namespace, facts: Facts, known: Known, model: ModelExtractor) -> int:
    """Show what would be sent to a model; nothing is sent, and nothing kept."""
    failed = False
    documents = [] if asked.files else waiting(case, asked.again)
    with TemporaryDirectory() as folder:
        for file in asked.files:
            kept = keep_file(replace(case, folder=Path(folder), documents={}), Path(file), facts, known)
            print_diagnostics(kept.diagnostics)
            failed = failed or kept.value is None
            documents += [kept.value.document] if kept.value else []
    for document in documents:
        print_preview(model, article_of(case, document))
    return int(failed)


def waiting(case: Case, again: bool) -> list[Document]:
    """List the documents the case has already: those nobody has read yet, or all of them."""
    return [one for one in case.documents.values() if again or not candidates_path(case.folder, one.id).exists()]


def read_again(case: Case, known: Known, again: bool, model: ModelExtractor | None) -> int:
    """Read the documents the case has already: those nobody has read yet, or all of them."""
    documents = waiting(case, again)
    if not documents:
        print("every document of the case has been read; `--again` reads them anew")
    whole = True
    for document in each_of(documents, "Reading"):
        if why := too_long(document.text):
            where = Span(str(case.folder / document.path), 1, 1, 1, 2)
            print_diagnostics([Diagnostic("I304", "too-long", "warning", why[0], where, help=why[1])])
            continue
        whole = search(case, document, known, model) and whole
    return int(not whole)


def search(case: Case, document: Document, known: Known, model: ModelExtractor | None) -> bool:
    """Search a kept document and say what was found, or why a model could not be asked."""
    if len(document.text) > LONG:
        print(f"reading {document.id}: {len(document.text):,} characters, which takes a while", file=sys.stderr)
    try:
        found = read_document(case, document, known, model)
    except ModelError as error:
        print_model_error(document.id, error)
        return False
    tell(document, found, known)
    if model:
        print_refused(model)
    return True


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A document of the case, and what this reading says otherwise of it than its header did."""

    document: Document
    retold: tuple[Retold, ...] = ()

    @property
    def id(self) -> str:
        """Its name in claims."""
        return self.document.id


def keep_file(case: Case, file: Path, facts: Facts, known: Known) -> Outcome[KeptFile | None]:
    """Keep an article in the case, with its header; of one that is kept already, take in what is said of it now."""
    read = read_file(file)
    if read.value is None:
        return Outcome(None, read.diagnostics)
    found, content = read.value
    header, text = split_header(found.text)
    if wrong := wrong_in_header(file, header, facts, case.deal.zone):
        return Outcome(None, wrong)
    found = replace(found, text=text)
    source = facts.source or header.get("source", "") or outlet_known(found, case, known)
    dated = date_of(found, header.get("published", "") or facts.published)
    told = {
        "title": header.get("title", "") or found.title or title_of(found.text, source, known),
        "source": source,
        "published": facts.published or header.get("published", "") or (dated.day.isoformat() if dated.day else ""),
        "language": facts.language or header.get("language", "") or found.language,
        "url": facts.url or found.url,
        "basis": "" if facts.published else dated.basis,
    }
    name = facts.name or name_for(file.stem)
    kept = keep_article(case.folder, name, found, content, told, case.documents, facts.again)
    if kept.value is None:
        return Outcome(None, kept.diagnostics)
    said = {} if kept.value.is_new else said_now(case, kept.value, facts, source)
    retold = retell(case.folder, kept.value.path, said)
    read_back = read_kept_text(kept.value.id, case.folder, kept.value.path, ZoneInfo(case.deal.zone))
    document = read_back.value
    doubts = doubts_of_date(case, document, dated if kept.value.is_new else None) if document else ()
    return Outcome(KeptFile(document, retold) if document else None, (*read_back.diagnostics, *doubts))


def said_now(case: Case, kept: Kept, facts: Facts, source: str) -> dict[str, str]:
    """Say what this reading tells of a document that is kept: what is asked for; its outlet, if that was not known."""
    was = case.documents.get(kept.id)
    found = "" if was and was.source else source
    return {
        "source": facts.source or found,
        "published": facts.published,
        "language": facts.language,
        "url": facts.url or "",
    }


def date_of(found: FoundText, given: str) -> DocumentDate:
    """Say when an article was published: as given, as its text says, else as the file's own metadata do."""
    if given:
        return DocumentDate(None, "given by hand")
    dated = document_date(found.text)
    if dated.day or not found.published:
        return dated
    basis = "the page's own metadata" if found.ending == ".html" else "when the file was made, which may be later"
    return DocumentDate(date.fromisoformat(found.published), basis)


def outlet_known(found: FoundText, case: Case, known: Known) -> str:
    """Find the source of the case that an article comes from: by its outlet's name, its address, dateline or byline."""
    names = known.names.parties or {}
    spelled = [found.outlet, found.url.split("/")[2].removeprefix("www.") if "//" in found.url else ""]
    first = found.text.lstrip().split("\n", 1)[0]
    spelled += [first.split("/")[2].removeprefix("www.")] if first.startswith("http") else []
    spelled += headline_line(found.text).replace("|", " - ").split(" - ")[1:]
    spelled += [one.split(".")[0] for one in spelled if "." in one]
    by_line = (names.get(fold(one), "") for one in names_of_publishers(found.text))
    outlets = (one for one in by_line if one and case.parties.by_id[one].kind == "outlet")
    return next((names[fold(one)] for one in spelled if fold(one) in names), "") or next(outlets, "")


def title_of(text: str, source: str, known: Known) -> str:
    """Give the headline, without the outlet's name that pages put behind it."""
    title = headline(text)
    for sign in (" - ", " | ", " – ", " — "):
        before, _, outlet = title.rpartition(sign)
        if before and source and (known.names.parties or {}).get(fold(outlet)) == source:
            return before
    return title


def headline_line(text: str) -> str:
    """Give the line of the headline, the outlet's name behind it and all."""
    start = text.find(headline(text))
    return text[start:].split("\n", 1)[0]


def headline(text: str) -> str:
    """Give the words of the headline."""
    article = prepare_article("", text[:3000])
    return next((text[one.start : one.end] for one in article.sentences if one.zone == "headline"), "")


def article_of(case: Case, document: Document) -> Article:
    """Make a kept document ready for extractors."""
    zone = ZoneInfo(case.deal.zone)
    day = datetime.fromtimestamp(document.published.earliest, zone).date() if document.published else None
    return prepare_article(document.id, document.text, day, document.source)


def read_document(case: Case, document: Document, known: Known, model: ModelExtractor | None = None) -> list[Candidate]:
    """Find the candidates of a kept document, and keep them.

    Raises:
        ModelError: A model was to be asked and gave no answer; nothing is kept then.
    """
    extractors = (*RULES, *installed_extractors(), *((model,) if model else ()))
    found = find_candidates(article_of(case, document), known.register, extractors)
    write_candidates(candidates_path(case.folder, document.id), document.id, found)
    return found


def tell(document: Document, found: Sequence[Candidate], known: Known) -> None:
    """Say what was found, and what a person has to see to."""
    counts = Counter(type(one) for one in found)
    print(f"{DOCUMENTS / (document.id + '.txt')}: {safe_to_show(document.title) or 'no title'}")
    when = document.published.as_written if document.published else "not known: say it with `--published`"
    print(f"  published {when}" + (f" ({document.basis})" if document.basis else ""))
    print(f"  source: {document.source or 'not known: say it with `--source`'}")
    words = {Quotation: ("quotation",), ReportedFigure: ("figure",), ReportedAct: ("act or stance", "acts or stances"),
             ResolvedDate: ("date",)}  # fmt: skip
    print("  " + ", ".join(counted(counts[kind], *word) for kind, word in words.items()))
    if document.language and document.language not in LANGUAGES_READ:
        print(f"  the rules read English; this text is in `{document.language}`: look for what they missed")
    strange = names_unknown(found, known)
    if strange:
        named = ", ".join(" ".join(safe_to_show(name).split()) for name in strange[:12])
        print(f"  names the case does not know: {named}" + (" …" if len(strange) > 12 else ""))
    sys.stdout.flush()


def tell_retold(retold: Sequence[Retold]) -> None:
    """Say what is told otherwise of a document now than it was before."""
    for one in retold:
        print(safe_to_show(f"  changed: {one.key} {one.now} (before: {one.before or 'not known'})"))


def names_unknown(found: Iterable[Candidate], known: Known) -> list[str]:
    """List the names of speakers and actors that the case does not know, most frequent first; no common words."""
    spelled: list[str] = []
    for one in found:
        match one:
            case Quotation():
                spelled += [one.speaker, *(via.name for via in one.via)]
            case ReportedAct():
                spelled += one.actor
            case ReportedFigure():
                spelled += [one.holder, *one.via]
    counts = Counter(name for name in spelled if is_named(name) and not known.party(name))
    return [name for name, _ in counts.most_common()]


def is_named(words: str) -> bool:
    """Say whether words have a name in them: a capital, or a letter of a script that has none."""
    return any(letter.isalpha() and not letter.islower() for letter in words)
