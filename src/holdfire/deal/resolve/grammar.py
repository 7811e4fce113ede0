"""The grammar of conditions, and the parser made from it for the names of one deal."""

from __future__ import annotations

import re
from functools import lru_cache

from lark import Lark, Token, Tree

from holdfire.vocab.moment_text import NUMBER_WORDS

GRAMMAR = r"""
start: condition
?condition: unit
          | unit (AND unit)+        -> all_of
          | unit (OR unit)+         -> any_of
          | unit BEFORE unit        -> before
          | unit BEFORE MOMENT      -> before_moment
?unit: NOT unit                     -> negated
     | "(" condition ")"
     | "(" condition ")" HAVE HELD  -> held
     | subject IS [NOT] STATE       -> term_is
     | subject WAS [NOT] BREACHED   -> was_breached
     | subject HAVE [NOT] STARTED   -> has_started
     | subject HAVE [ALL] TAKEN [on]  -> has_taken
     | subject TAKES [on]           -> has_taken
     | subject HAVE [ALL | NOT] HAPPENED  -> has_happened
     | subject HAVE DECIDED NAME    -> decided
     | subject DECIDES NAME         -> decided
     | ON MOMENT                    -> reached
     | DAYS AFTER MOMENT            -> days_after_moment
     | DAYS AFTER unit              -> days_after
     | DURATION AFTER MOMENT        -> after_moment
     | DURATION AFTER unit          -> after
     | DURATION BEFORE MOMENT       -> earlier_than
     | DURATION BEFORE THE_END      -> earlier_than_end
     | UNSAID                       -> unsaid
     | NEVER                        -> never
     | NEVER AFTER MOMENT           -> never
     | NEVER AFTER unit             -> never
     | ENTRY                        -> in_force
     | THE_DEAL IS IN_FORCE         -> in_force
subject: [ANY_OF] names [BY NAME]
names: NAME
     | names "," NAME
     | names ("," AND | AND | OR | "," OR) NAME
on: [TO] (NAME | THE_DEAL)

NAME.10: /(?:{names})(?![\w-])/i
THE_DEAL.5: /(?:the|this)\s+deal\b/i
ENTRY.5: /(?:its\s+)?entry\s+into\s+force\b/i
IN_FORCE: /in\s+force\b/i
THE_END.5: /(?:the|its)\s+end\b(?:\s+of\s+(?:the|this)\s+deal\b)?/i
BEFORE: /before\b/i
NEVER.5: /never\b/i
UNSAID.5: /at\s+a\s+time\s+not\s+said\b/i
ANY_OF.5: /(?:any|either)\s+of\b/i
AND: /and\b/i
OR: /or\b/i
NOT.5: /not\b/i
IS: /(?:is|are)\b/i
WAS: /(?:was|were)\b/i
HAVE: /(?:has|have)\b/i
BY: /by\b/i
TO: /to\b/i
ALL: /(?:all|both|each)\b/i
STATE: /(?:met|breached|standing|due|waiting|suspended|ended|under\s+way)\b/i
BREACHED: /breached\b/i
STARTED: /(?:started|begun)\b/i
HAPPENED: /(?:happened|occurred)\b/i
HELD: /held\b/i
TAKEN: /(?:accepted|signed|supported|proposed|refused)\b/i
TAKES: /(?:accepts?|signs?|supports?|proposes?|refuses?)\b/i
DECIDED: /(?:adopted|rejected)\b/i
DECIDES: /(?:adopts|rejects)\b/i
ON.5: /on\b/i
AFTER: /(?:after|of|from)\b/i
MOMENT: /{moment}(?:\s+to\s+{moment})?/
DAYS.2: /{number}\s+calendar\s+(?:day|month|year)s?(?:\s+and\s+{number}\s+calendar\s+days?)?\s+(?=(?:after|of|from)\b)/i
DURATION: /(?:{number}[\s-]+[a-z]+(?:,\s*|\s+and\s+|\s+)?)+?(?=(?:after|of|from|before)\b)/i

%import common.WS
%ignore WS
"""

_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?"
_MOMENT = (
    rf"(?:\d{{4}}-\d{{1,2}}(?:-\d{{1,2}}(?:[ T]+{_CLOCK})?)?(?:\s?(?:Z|[+-]\d{{2}}:?\d{{2}})(?!\w))?"
    rf"|\d{{1,2}}\s+[A-Z][a-z]{{2,8}}\s+\d{{4}}(?:,?\s+{_CLOCK})?)"
)

DEEPEST = 40
"""How many conditions may stand inside each other."""

EXPECTED_WORDS = {
    "NAME": "a name",
    "THE_DEAL": "`the deal`",
    "IS": "`is`",
    "WAS": "`was`",
    "HAVE": "`has`",
    "TAKES": "`supports`",
    "DECIDES": "`adopts`",
    "STATE": "`met`, `breached`, `standing`, `due`, `waiting`, `suspended`, `ended`, `under way`",
    "STARTED": "`started`",
    "HAPPENED": "`happened`",
    "TAKEN": "`accepted`, `signed`, `supported`, `refused`",
    "DECIDED": "`adopted`",
    "MOMENT": "a date",
    "AFTER": "`after`",
    "BEFORE": "`before`",
    "THE_END": "`the end`",
    "AND": "`and`",
    "OR": "`or`",
    "IN_FORCE": "`in force`",
    "BREACHED": "`breached`",
    "RPAR": "`)`",
    "$END": "the end",
}
"""How the parts of a condition are called in messages; parts not listed are not offered."""


@lru_cache(maxsize=64)
def condition_parser(names: tuple[str, ...]) -> Lark:
    """Make the parser for a deal's names, given longest first: the longest match wins."""
    patterns = [r"\s+".join(re.escape(word).replace("/", r"\/") for word in name.split()) for name in names]
    number = "|".join([r"\d+(?:\.\d+)?", "an?", *NUMBER_WORDS])
    text = (
        GRAMMAR.replace("{moment}", _MOMENT)
        .replace("{number}", f"(?:{number})")
        .replace("{names}", "|".join(patterns) or r"\x00")
    )
    return Lark(text, parser="lalr", lexer="contextual", propagate_positions=True, maybe_placeholders=True)


def depth_of(tree: Tree[Token]) -> int:
    """Say how deep the parts of a parsed condition stand inside each other."""
    deepest, left = 0, [(tree, 1)]
    while left:
        part, depth = left.pop()
        deepest = max(deepest, depth)
        left += [(inner, depth + 1) for inner in part.children if isinstance(inner, Tree)]
    return deepest
