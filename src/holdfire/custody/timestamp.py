"""Timestamps of the log's head by an authority (RFC 3161): proof that the log existed by a moment, whoever kept it.

What is stamped are the 64 letters of the head's hash, so that anybody can check a token with other tools. The token is
kept in the log as a ``seal`` entry; it says which entry it is of. Everything up to that entry is covered by it.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha512
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

from cryptography.x509 import Certificate, load_pem_x509_certificates
from rfc3161_client import (
    HashAlgorithm,
    PKIStatus,
    TimeStampRequest,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)
from rfc3161_client._rust import parse_timestamp_request

from holdfire.custody.der import with_certificates_sorted
from holdfire.log.entry import AT, Entry, NewEntry

ASKS, ANSWERS = "application/timestamp-query", "application/timestamp-reply"
PATIENCE_SECONDS = 30
MOST_BYTES = 1_000_000


Certificates = tuple[Certificate, ...]


class SealError(Exception):
    """A timestamp cannot be had, or is none of this log; the message says why."""


def request_for(hash_of_head: str) -> bytes:
    """Write the request for a timestamp of a head, with a nonce (DER)."""
    builder = TimestampRequestBuilder().data(hash_of_head.encode("ascii")).hash_algorithm(HashAlgorithm.SHA512)
    return builder.nonce(nonce=True).cert_request(cert_request=True).build().as_bytes()


def asked_of(authority: str, request: bytes) -> bytes:
    """Send a request to an authority; give its response (DER), not yet looked at.

    Raises:
        SealError: It cannot be reached, or answers something else.
    """
    if not authority.startswith(("http://", "https://")):
        raise SealError(f"`{authority}` is no address of an authority: it begins with https:// or http://")
    sent = Request(authority, request, {"Content-Type": ASKS, "Accept": ANSWERS})
    try:
        with urlopen(sent, timeout=PATIENCE_SECONDS) as answer:
            content: bytes = answer.read(MOST_BYTES)
            kind = answer.headers.get_content_type()
    except (URLError, TimeoutError, OSError) as error:
        raise SealError(f"`{authority}` gave no timestamp: {getattr(error, 'reason', error)}") from error
    if kind != ANSWERS:
        raise SealError(f"`{authority}` answered `{kind}`, which is no timestamp")
    return content


def seal_of(
    response: bytes, entries: Iterable[Entry], by: str, why: str = "", authority: str = "", request: bytes = b""
) -> NewEntry:
    """Make the entry that keeps a timestamp.

    Args:
        response: Of the authority (DER).
        entries: Of the log: one of them is what was stamped.
        authority: Its address; ``""``: the name of who signed stands for it.
        request: What was asked, to see that this is the answer to it; empty: nobody kept it.

    Raises:
        SealError: It is no timestamp, was refused, answers another request, or stamps nothing of this log.
    """
    found = _read(response)
    info = found.tst_info
    if request:
        asked = _request(request)
        if asked.nonce is not None and asked.nonce != info.nonce:
            raise SealError("this response answers another request: its nonce differs")
    imprint = info.message_imprint.message
    stamped = next((entry for entry in entries if sha512(entry.hash.encode("ascii")).digest() == imprint), None)
    if stamped is None:
        raise SealError("this timestamp is not of an entry of this log")
    body = {
        "entry": stamped.number,
        "hash": stamped.hash,
        "time": info.gen_time.strftime(AT),
        "authority": authority,
        "policy": info.policy.dotted_string,
        "serial": str(info.serial_number),
        "digest": "sha512",
        "response": b64encode(response).decode("ascii"),
    }
    return NewEntry(by, "seal", authority or _signer(found), body, why)


def wrong_with(body: Mapping[str, Any], hashes: Mapping[int, str], certificates: Sequence[Certificate]) -> str:
    """Say what is wrong with a seal; ``""``: nothing.

    Args:
        body: Of the entry that keeps it.
        hashes: Of the entries of the log, worked out anew, by number.
        certificates: Roots (those that signed themselves) and intermediate ones; without a root the signature is
            not looked at.
    """
    if lacks := [key for key in ("entry", "hash", "time", "response") if not body.get(key)]:
        return f"it does not say its {lacks[0]}"
    try:
        found = _read(b64decode(str(body["response"])))
    except (SealError, ValueError) as error:
        return f"its timestamp cannot be read: {error}"
    if hashes.get(body["entry"]) != body["hash"]:
        return f"entry {body['entry']} has another hash than the one that was stamped"
    digest = sha512(str(body["hash"]).encode("ascii")).digest()
    if found.tst_info.message_imprint.message != digest:
        return f"its timestamp is not of entry {body['entry']}"
    if found.tst_info.gen_time.strftime(AT) != body["time"]:
        return f"it was stamped at {found.tst_info.gen_time.strftime(AT)}, not at {body['time']}"
    roots = [one for one in certificates if one.issuer == one.subject]
    if not roots:
        return ""
    between = [one for one in certificates if one not in roots]
    try:
        VerifierBuilder(roots=roots, intermediates=between).build().verify(found, digest)
    except VerificationError as error:
        return f"its signature does not hold: {error}"
    return ""


def certificates_in(content: bytes) -> Certificates:
    """Read certificates (PEM).

    Raises:
        SealError: There are none.
    """
    try:
        return tuple(load_pem_x509_certificates(content))
    except ValueError as error:
        raise SealError("there is no certificate in it: give a file with `-----BEGIN CERTIFICATE-----`") from error


def _read(response: bytes) -> TimeStampResponse:
    try:
        found = decode_timestamp_response(with_certificates_sorted(response))
        if PKIStatus(found.status) != PKIStatus.GRANTED:
            said = "; ".join(found.status_string)
            raise SealError("the authority gave no timestamp" + (f": {said}" if said else ""))
        found.tst_info.gen_time  # noqa: B018  what is no timestamp has none
    except ValueError as error:
        raise SealError(f"this is no timestamp: {error}") from error
    return found


def _request(content: bytes) -> TimeStampRequest:
    try:
        asked: TimeStampRequest = parse_timestamp_request(content)
    except ValueError as error:
        raise SealError(f"this is no request for a timestamp: {error}") from error
    return asked


def _signer(found: TimeStampResponse) -> str:
    names = [one.issuer.rfc4514_string() for one in found.signed_data.signer_infos]
    return names[0] if names else "an authority"
