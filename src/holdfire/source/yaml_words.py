"""What the YAML reader complains about, in words for people who do not program."""

from __future__ import annotations

_PLAIN = (
    (
        "mapping values are not allowed here",
        "a second `: ` stands where only one may, or this line is indented too far",
        "put text that contains `: ` in quotes, or line this key up with those above",
    ),
    (
        "expected ',' or ']'",
        "a list that begins with `[` is not closed, or a comma is missing",
        "close it with `]`, or write one entry a line, each after `- `",
    ),
    (
        "expected ',' or '}'",
        "a group that begins with `{` is not closed, or a comma is missing",
        "close it with `}`, or write one key a line",
    ),
    (
        "unexpected end of stream",
        "text that begins with a quotation mark is never closed",
        "add the closing quotation mark",
    ),
    (
        "expected <block end>",
        "this line does not line up with those above",
        "indent keys of one group, and dashes of one list, by the same number of spaces",
    ),
    (
        "could not find expected ':'",
        "a key without a colon",
        "write `key: value`, with a space after the colon",
    ),
    (
        "expected the node content",
        "a value is missing, or begins with a sign that has a meaning of its own",
        "put the text in quotes",
    ),
    (
        "cannot start any token",
        "text cannot begin with this character",
        "put the text in quotes",
    ),
    (
        "expected alphabetic or numeric character",
        "text cannot begin with this character",
        "put the text in quotes",
    ),
)


def explain_problem(problem: str, context: str) -> tuple[str, str, str, str]:
    """Give code, slug, message and fix for a complaint of the YAML reader."""
    if "\\t" in problem or "\t" in problem or "tab" in problem.split():
        return "Y104", "tab", "a tab stands where only spaces may", "replace it with spaces"
    for needle, message, fix in _PLAIN:
        if needle in problem:
            return "Y105", "bad-yaml", message, fix
    words = problem or context or "the text is not finished"
    return "Y105", "bad-yaml", f"this cannot be read as YAML: {words}", "compare the line with the examples in the docs"
