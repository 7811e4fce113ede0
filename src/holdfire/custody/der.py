"""Certificates in a timestamp, in order: DER wants members of a set sorted, and many authorities do not sort them.

They stand outside of what is signed, so that their order says nothing; but a strict reader refuses the whole.
"""

from __future__ import annotations

from collections.abc import Iterator

CERTIFICATES = 0xA0
"""Tag of the certificates in signed data, and of what wraps the signed data: ``[0]``."""


def with_certificates_sorted(response: bytes) -> bytes:
    """Sort the certificates of a timestamp response (DER); what is no such thing stays as it is."""
    try:
        (_, whole, end) = next(_parts(response, 0, len(response)))
        token = [part for tag, *part in _parts(response, whole, end)][1]
        wrapped = next(part for tag, *part in _parts(response, *token) if tag == CERTIFICATES)
        signed = next(part for _, *part in _parts(response, *wrapped))
        start, stop = next(part for tag, *part in _parts(response, *signed) if tag == CERTIFICATES)
        starts = [at for at, _ in _members(response, start, stop)]
    except (IndexError, StopIteration, ValueError):
        return response
    ends = [*starts[1:], stop]
    members = sorted(response[a:b] for a, b in zip(starts, ends, strict=True))
    return response[:start] + b"".join(members) + response[stop:]


def _members(content: bytes, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Give where each member of a set begins, and where what it holds ends."""
    at = start
    for _, _, end in _parts(content, start, stop):
        yield at, end
        at = end


def _parts(content: bytes, start: int, stop: int) -> Iterator[tuple[int, int, int]]:
    """Give the parts between two offsets: tag, and from where to where what each holds stands.

    Raises:
        ValueError: There are none.
    """
    while start < stop:
        tag, first = content[start], content[start + 1]
        many = first & 0x7F if first & 0x80 else 0
        begins = start + 2 + many
        length = int.from_bytes(content[start + 2 : begins], "big") if many else first
        if begins + length > stop:
            raise ValueError("a part reaches beyond its whole")
        yield tag, begins, begins + length
        start = begins + length
