"""Lines of files that hold one record each."""

from __future__ import annotations


def record_lines(text: str) -> list[str]:
    r"""Cut a text at its line feeds only; one at the end ends the last line.

    Words in a record may hold other signs that end lines elsewhere (``str.splitlines`` knows eleven), and must not
    break it.

    Examples:
        >>> record_lines('"one\u2028line"\n"two"\n')
        ['"one\u2028line"', '"two"']
    """
    return text.removesuffix("\n").split("\n") if text else []
