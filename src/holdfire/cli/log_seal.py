"""``holdfire log seal``, and what ``log verify`` says of seals: timestamps of the log's head by an authority."""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

from holdfire.cli.usage import UsageError
from holdfire.cli.who import writer
from holdfire.custody.timestamp import (
    Certificates,
    SealError,
    asked_of,
    certificates_in,
    request_for,
    seal_of,
    wrong_with,
)
from holdfire.log.entry import NewEntry, hash_of
from holdfire.log.state import state_of
from holdfire.log.store import Log
from holdfire.source.safe_text import safe_to_show

HOLD, WRONG = 0, 1


def seal(log: Log, asked: argparse.Namespace) -> int:
    """Have the head stamped now, or write a request for it, or keep a response that came later.

    Raises:
        UsageError: What is asked does not fit together, or a file cannot be read or written.
    """
    if bool(asked.authority) + bool(asked.response) + bool(asked.request and not asked.response) != 1:
        raise UsageError("give --authority URL; or --request FILE to write a request; or --response FILE to keep one")
    head = log.head()
    if not head.number:
        raise UsageError("the log is empty: there is nothing to be stamped")
    if asked.request and not asked.response:
        write_new(Path(asked.request), request_for(head.hash))
        print(f"{asked.request}: the request for entry {head.number}; have it answered, then: --response FILE")
        return HOLD
    by, code = writer(asked), HOLD
    for address in asked.authority or [""]:
        try:
            request = read_file(asked.request) if asked.request else b""
            request = request_for(head.hash) if address else request
            response = asked_of(address, request) if address else read_file(asked.response)
            made = seal_of(response, log.entries(), by, asked.why, address, request)
        except SealError as error:
            print(safe_to_show(f"nothing was kept: {error}"))
            code = WRONG
            continue
        code = keep(log, made, asked.certificate) or code
    return code


def keep(log: Log, made: NewEntry, files: Sequence[str]) -> int:
    """Keep a seal, unless certificates were given and its signature does not hold."""
    entry, stamped = made.body["entry"], {made.body["entry"]: made.body["hash"]}
    if wrong := wrong_with(made.body, stamped, certificates(files)):
        print(safe_to_show(f"nothing was kept: {wrong}"))
        return WRONG
    head = log.append([made], int(time.time()))
    checked = "" if files else "; its signature was not verified (--certificate)"
    print(safe_to_show(f"entry {entry} stamped {made.body['time']} by {made.subject}: entry {head.number}{checked}"))
    return HOLD


def verify_seals(log: Log, files: Sequence[str]) -> int:
    """Verify every seal that stands, against certificates where they are given.

    Raises:
        UsageError: A file cannot be read, or holds no certificate.
    """
    roots, code = certificates(files), HOLD
    seals = state_of(log.entries(kinds=("seal", "undo"))).seals
    if files and not seals:
        print("no authority has stamped this log")
    for one in seals:
        body = one.body
        number = body.get("entry")
        stamped = next(log.entries(after=number - 1), None) if isinstance(number, int) else None
        wrong = wrong_with(body, {stamped.number: hash_of(stamped)} if stamped else {}, roots)
        code = WRONG if wrong else code
        said = wrong or ("the signature holds" if files else "the signature was not verified (--certificate)")
        print(safe_to_show(f"entry {number} stamped {body.get('time', '?')} by {one.subject}: {said}"))
    return code


def certificates(files: Sequence[str]) -> Certificates:
    """Read certificates.

    Raises:
        UsageError: A file cannot be read, or holds none.
    """
    try:
        return tuple(one for file in files for one in certificates_in(read_file(file)))
    except SealError as error:
        raise UsageError(f"--certificate: {error}") from None


def read_file(name: str) -> bytes:
    """Read a file.

    Raises:
        UsageError: It cannot be read.
    """
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise UsageError(f"`{name}` cannot be read: {(error.strerror or 'unknown reason').lower()}") from None


def write_new(path: Path, content: bytes) -> None:
    """Write a file that is not there yet.

    Raises:
        UsageError: It is there, or cannot be written.
    """
    try:
        with path.open("xb") as file:
            file.write(content)
    except OSError as error:
        raise UsageError(f"`{path}` cannot be written: {(error.strerror or 'unknown reason').lower()}") from None
