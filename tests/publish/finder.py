"""Looks for a secret in bytes, however it is written there. Shares no code with the program on purpose.

Both sides are taken apart down to letters and digits: capitals, accents, spaces, hyphens and markup do not matter.
"""

from __future__ import annotations

import base64
import binascii
import gzip
import html
import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from urllib.parse import unquote_to_bytes

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "latin-1", "cp1256", "cp1251")
DEEPEST = 3


def find(files: Mapping[str, bytes], secret: str) -> list[str]:
    """Name the files, and ways of reading them, in which a secret stands."""
    wanted = bare(secret)
    assert len(wanted) >= 5, f"{secret!r} is too short to be looked for"
    found = []
    for name, content in {**files, "names of files": "\n".join(files).encode()}.items():
        found += [way for way, text in readings(name, content) if wanted in text]
    return found


def bare(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold()
    letters = (sign for sign in plain if unicodedata.category(sign)[0] in "LN" and sign != "ـ")
    return "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in letters)


def readings(name: str, content: bytes, depth: int = 0) -> Iterator[tuple[str, str]]:
    for encoding in ENCODINGS:
        text = content.decode(encoding, errors="ignore")
        yield f"{name} as {encoding}", bare(text)
        if encoding == "utf-8":
            for way, plain in unescaped(text):
                yield f"{name}, {way}", bare(plain)
    if depth < DEEPEST:
        for way, inner in packed(content):
            yield from readings(f"{name}, {way}", inner, depth + 1)


def unescaped(text: str) -> Iterator[tuple[str, str]]:
    plain = html.unescape(text)
    yield "entities read", plain
    yield "tags left out", re.sub(r"<[^>]*>", "", plain)
    yield "percent signs read", unquote_to_bytes(plain).decode("utf-8", errors="ignore")
    yield "escapes read", re.sub(r"\\u([0-9a-fA-F]{4})", lambda code: chr(int(code[1], 16)), plain)


def packed(content: bytes) -> Iterator[tuple[str, bytes]]:
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as zipped:
            yield "comment of the zip", zipped.comment
            for one in zipped.infolist():
                yield f"zipped {one.filename}", one.filename.encode() + b"\n" + one.comment + zipped.read(one)
    if content[:2] == b"\x1f\x8b":
        yield "unpacked", gzip.decompress(content)
    for token in dict.fromkeys(re.findall(rb"[A-Za-z0-9+/_-]{8,}={0,2}", content)):
        plain = token.replace(b"-", b"+").replace(b"_", b"/").rstrip(b"=")
        try:
            inner = base64.b64decode(plain + b"=" * (-len(plain) % 4), validate=True)
        except (binascii.Error, ValueError):
            continue
        if len(inner) >= 5:
            yield "Base64 read", inner
            if inner[:1] == b"\x78":
                try:
                    yield "Base64 read and unpacked", zlib.decompress(inner)
                except zlib.error:
                    continue
