"""What would leave this machine, shown before anything does."""

from __future__ import annotations

from collections.abc import Iterator

from holdfire.intake.model.answers import kept_answer
from holdfire.intake.model.ask import make_request
from holdfire.intake.model.pieces import pieces_of
from holdfire.intake.model.prompt import request_body
from holdfire.intake.model.settings import KEY_VARIABLE, ModelSettings
from holdfire.intake.text.article import Article


def preview_requests(settings: ModelSettings, article: Article) -> Iterator[str]:
    """Show each request about an article as it would be sent: line by line, the key left out.

    Nothing is sent. The text of a request is the very body that would be sent, character by character.

    Yields:
        One text for each piece, safe to show in a terminal.
    """
    for piece in pieces_of(article, settings.piece, settings.overlap):
        body = request_body(settings.name, article, piece)
        if kept_answer(settings.answers, body) is not None:
            yield f"piece {piece.number} of {piece.of}: nothing is sent, its answer is kept in {settings.answers}\n"
            continue
        headers = make_request(settings, body).headers
        shown = [
            f"{name}: {f'Bearer (the key in {KEY_VARIABLE})' if name == 'authorization' else value}"
            for name, value in headers.items()
        ]
        head = "\n".join([f"POST {settings.endpoint}", *shown])
        yield f"piece {piece.number} of {piece.of}:\n{head}\n\n{body.decode()}\n"
