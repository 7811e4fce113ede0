"""accounts.yaml: whose word is counted, account by account.

====  ====================================================================
A301  not-keys: something is not written as keys with values
A302  unknown-key: no account has such a key
A303  counts-nobody: an account names nobody and does not say `everyone: yes`
A304  everyone-and-some: an account counts everyone, and also names some
A305  bad-number: the number of independent origins is not 1 or more
A323  too-many-accounts: there are more accounts than can be assessed at once
====  ====================================================================

Values that cannot be read are A312 to A317, as C212 to C217 in claims.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from holdfire.claims.account import MOST_ACCOUNTS, Account
from holdfire.claims.cells import Cells
from holdfire.claims.claim import Claim
from holdfire.claims.dataset import Dataset
from holdfire.claims.names import ANY_NAMES, Names, did_you_mean
from holdfire.claims.rows import Row
from holdfire.claims.rows_yaml import as_account_mistakes, named_rows, read_tree, row_of
from holdfire.source.diagnostic import Diagnostic, Outcome, in_order
from holdfire.source.yaml_tree import Mapping
from holdfire.vocab.party import Parties

WHOM = ("voices", "origins", "speakers", "outlets")
KEYS = (
    *WHOM,
    "everyone",
    "not through",
    "independent origins",
    "grade at least",
    "ruled by",
    "complete up to",
)

TOLD_BY_NOBODY = ("outlet", "unnamed")
"""Kinds of party that get no account of their own by default."""


def read_accounts(path: Path, zone: ZoneInfo, names: Names = ANY_NAMES) -> Outcome[tuple[Account, ...]]:
    """Read the accounts of a case, in alphabetical order of their names; none if any has an error.

    ``complete up to`` may stand once beside ``accounts``, for all that do not say their own. A
    day there is counted whole: ``2016-10-31`` is told completely to the end of that day.
    """
    found: list[Diagnostic] = []
    tree = read_tree(path, found)
    beside = tuple((key, value) for key, value in tree.entries if key.text != "accounts")
    top = Cells(row_of(Mapping(beside, tree.span), tree.span, found), zone)
    _check_keys(top, ("complete up to",))
    complete_up_to = _complete_up_to(top)
    found += as_account_mistakes(top.found)
    accounts = []
    for name, row in named_rows(tree.get("accounts"), "accounts", found):
        cells = Cells(row, zone)
        account = _read_account(name, cells, names)
        found += as_account_mistakes(cells.found)
        accounts.append(account if account.complete_up_to else replace(account, complete_up_to=complete_up_to))
    if len(accounts) > MOST_ACCOUNTS:
        message = f"there are {len(accounts)} accounts; at most {MOST_ACCOUNTS} can be assessed at once"
        fix = "keep some of them in another case folder"
        found.append(Diagnostic("A323", "too-many-accounts", "error", message, tree.span, help=fix))
    has_errors = any(d.severity == "error" for d in found)
    return Outcome(() if has_errors else in_fixed_order(accounts), in_order(found))


def in_fixed_order(accounts: Iterable[Account]) -> tuple[Account, ...]:
    """Sort accounts by name, the one order they are ever shown in."""
    return tuple(sorted(accounts, key=lambda account: (account.id.casefold(), account.id)))


def default_accounts(
    claims: Iterable[Claim], parties: Parties, datasets: Iterable[Dataset] = ()
) -> tuple[Account, ...]:
    """Give the accounts of a case that defines none.

    Everyone; two independent origins; and for each party that says something, by itself
    or through outlets only, ``as ... tells it`` (those who say most, where they are too many; a chain
    of a registered table counts once).
    Absence says nothing in any of them.
    """
    tellers = Counter(claim.chain[0] for claim in claims if not claim.supposed)
    chains = {chain for dataset in datasets for kind in dataset.kinds for chain in kind.told["chain"].values.values()}
    tellers.update(chain[0] for chain in chains if isinstance(chain, tuple) and chain)
    known = [t for t in sorted(tellers) if t in parties.by_id and parties.by_id[t].kind not in TOLD_BY_NOBODY]
    named = sorted(known, key=lambda teller: -tellers[teller])[: MOST_ACCOUNTS - 2]
    return in_fixed_order(
        [
            Account("everyone"),
            Account("two independent origins", independent_origins=2),
            *(Account(f"as {parties.by_id[teller].name} tells it", voices=(teller,)) for teller in named),
        ]
    )


def _read_account(name: str, cells: Cells, names: Names) -> Account:
    _check_keys(cells, KEYS)
    everyone, origins = cells.yes("everyone"), cells.number("independent origins")
    whom = [key for key in WHOM if cells.has(key)]
    if everyone and whom:
        message = f"`{name}` counts everyone, and also names some under `{whom[0]}`"
        cells.report("A304", "everyone-and-some", message, "everyone", "keep one of them")
    if not cells.row.cells:
        fix = "name some under `voices`, or write `everyone: yes`"
        cells.report("A303", "counts-nobody", f"`{name}` does not say whose word is counted", "voices", fix)
    if origins == 0:
        fix = "write 1 or more, or leave it out if no number is asked"
        cells.report("A305", "bad-number", "no number of origins is zero", "independent origins", fix)
    party = "party or source"
    return Account(
        id=name,
        voices=cells.names("voices", names.parties, party),
        origins=cells.names("origins", names.parties, party),
        speakers=cells.names("speakers", names.parties, party),
        outlets=cells.names("outlets", names.parties, party),
        not_through=cells.names("not through", names.parties, party),
        independent_origins=origins or 0,
        grade_at_least=cells.grade("grade at least"),
        ruled_by=cells.name("ruled by", names.parties, "body"),
        complete_up_to=_complete_up_to(cells),
    )


def _complete_up_to(cells: Cells) -> int | None:
    moment = cells.moment("complete up to")
    return moment.latest + 1 if moment else None


def _check_keys(cells: Cells, known: tuple[str, ...]) -> None:
    row: Row = cells.row
    for key in row.cells:
        if key not in known:
            cells.report("A302", "unknown-key", f"no account has a key `{key}`", key, did_you_mean(key, known))
