"""Checks against the kept texts of a case."""

from __future__ import annotations

from holdfire.deal.checks.subject import Subject
from holdfire.source.diagnostic import Diagnostic

_MARKS = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "\u00a0": " "})


def document_missing(subject: Subject) -> tuple[Diagnostic, ...]:
    """T341 warning: the file of a document is not in the case folder.

    Quotes cannot be looked up in it. Paths are relative to the folder of the deal file;
    they use `/` on every system.
    """
    found = []
    for document, text in subject.texts.items():
        if text is None:
            block = subject.block("documents", document)
            message = f"there is no readable file `{subject.deal.documents[document]}`"
            fix = "put the text there, or correct the path"
            span = block.where("file")
            found.append(Diagnostic("T341", "document-missing", "warning", message, span, "named here", help=fix))
    return tuple(found)


def quote_not_found(subject: Subject) -> tuple[Diagnostic, ...]:
    """T342 warning: the quoted words of a clause are not in the document they are said to be in.

    Words are compared with single spaces, and with quotation marks of any style as one.
    Copy them from the document; leave out what was left out with two quotes, not dots.
    """
    found = []
    for term in subject.deal.terms:
        for number, quote in enumerate(term.quotes):
            text = subject.texts.get(quote.document)
            if text is None or _plain(quote.text) in _plain(text):
                continue
            written = subject.block("terms", term.id).blocks("quote")
            span = written[number].where("text") if number < len(written) else subject.where(term, "quote")
            message = f"these words are not in `{quote.document}`"
            fix = "copy them from the document as they stand there"
            found.append(Diagnostic("T342", "quote-not-found", "warning", message, span, "quoted here", help=fix))
    return tuple(dict.fromkeys(found))


def _plain(text: str) -> str:
    return " ".join(text.translate(_MARKS).split())
