"""The kept texts of a deal, and the words of its clauses in them."""

from __future__ import annotations

from holdfire.deal.mistakes import mistake
from holdfire.deal.model import Quoted
from holdfire.deal.resolve.phrases import Reader
from holdfire.deal.written.syntax import Block


def languages_of(written: Block) -> dict[str, str]:
    """Map each document that says so to its language, a tag in small letters (``ar``, ``pt-br``)."""
    found = ((block.name.text, block.text("language")) for block in written.blocks("documents"))
    return {document: language.text.strip().lower() for document, language in found if language}


def authentic_of(written: Block) -> tuple[str, ...]:
    """List the documents whose version is authentic."""
    return tuple(block.name.text for block in written.blocks("documents") if block.says_yes("authentic"))


def read_quotes(block: Block, read: Reader) -> tuple[Quoted, ...]:
    """Read the words of a term's clause, once for each document or language that has them."""
    quotes = []
    for inner in block.blocks("quote"):
        text = inner.text("text")
        if text is None or not inner.has("in"):
            fix = "write `quote: {in: DOCUMENT, text: WORDS}`"
            message = "a quote needs its document and its words"
            read.found.append(mistake("missing-key", message, block.where("quote"), help=fix))
            continue
        document = read.name("document", inner.text("in"))
        quotes.append(Quoted(document, text.text, read.languages.get(document, "")))
    return tuple(quotes)
