"""Which model is asked, where, and how patiently. The key comes from the environment only and is written nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from holdfire.intake.model.problem import ModelError

ENDPOINT_VARIABLE = "HOLDFIRE_MODEL_ENDPOINT"
KEY_VARIABLE = "HOLDFIRE_MODEL_KEY"
CALLED = "/chat/completions"


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """How to ask a model.

    Attributes:
        name: Of the model, as the endpoint calls it.
        endpoint: The full URL that is called.
        key: Sent as a bearer token; ``""``: none is sent.
        answers: Folder where answers are kept and looked up; ``None``: they are not kept.
        timeout_seconds: Longest wait for one answer, from the first byte sent to the last one read.
        tries: How often one request is sent at most, where the endpoint is busy or fails.
        piece: Most characters of text in one request.
        overlap: How many characters of a piece, at least, are seen again at the beginning of the next, if whole
            sentences allow it.
    """

    name: str
    endpoint: str
    key: str = field(default="", repr=False)
    answers: Path | None = None
    timeout_seconds: float = 600
    tries: int = 5
    piece: int = 6000
    overlap: int = 700


def model_settings(
    name: str, endpoint: str, environ: Mapping[str, str], answers: Path | None = None, timeout_seconds: float = 600
) -> ModelSettings:
    """Put together what was asked.

    Args:
        name: Of the model.
        endpoint: A URL; ``""``: that of the variable ``HOLDFIRE_MODEL_ENDPOINT``.
        environ: The environment; ``HOLDFIRE_MODEL_KEY`` is the key.
        answers: Folder for answers.
        timeout_seconds: Longest wait for one answer.

    Raises:
        ModelError: No endpoint is given, or it is no URL that can be called.
    """
    url = endpoint or environ.get(ENDPOINT_VARIABLE, "")
    if not url:
        raise ModelError(f"no endpoint: say `--endpoint URL` or set {ENDPOINT_VARIABLE}; there is no default")
    if not name.strip():
        raise ModelError("no model: say `--model NAME`, as the endpoint calls it")
    if timeout_seconds <= 0:
        raise ModelError("the time to wait for an answer is more than 0 seconds")
    key = environ.get(KEY_VARIABLE, "").strip()
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise ModelError(f"{KEY_VARIABLE} holds characters that no key has; set it again")
    return ModelSettings(name.strip(), called_url(url), key, answers, timeout_seconds)


def called_url(endpoint: str) -> str:
    """Give the URL that is called: the one given, ``/chat/completions`` put behind its path unless it ends so.

    Raises:
        ModelError: It is no http or https URL, or holds a user or a password.

    Examples:
        >>> called_url("http://localhost:8080/v1/")
        'http://localhost:8080/v1/chat/completions'
    """
    try:
        parts = urlsplit(endpoint.strip())
        has_host = bool(parts.hostname) and parts.port != 0
    except ValueError:
        raise ModelError("the endpoint is not a URL such as http://localhost:8080/v1") from None
    if parts.scheme not in ("http", "https") or not has_host:
        raise ModelError("the endpoint is not a URL such as http://localhost:8080/v1")
    if parts.username is not None or parts.password is not None:
        raise ModelError(f"the endpoint holds a user or password, which would be shown: set {KEY_VARIABLE} instead")
    path = parts.path.rstrip("/")
    return parts._replace(path=path if path.endswith(CALLED) else path + CALLED, fragment="").geturl()
