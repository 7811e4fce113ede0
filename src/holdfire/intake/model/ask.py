"""Sending one request to an endpoint and reading what it answers.

Nothing goes anywhere but to the URL given: redirections are not followed. Busy and failing endpoints are asked again,
later each time. The key is in the header sent and nowhere else.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from contextlib import closing
from ipaddress import ip_address
from typing import Any

import httpx

from holdfire.intake.model.problem import ModelError
from holdfire.intake.model.prompt import TEMPERATURE
from holdfire.intake.model.schema import read_answer
from holdfire.intake.model.settings import KEY_VARIABLE, ModelSettings
from holdfire.source.safe_text import safe_to_show

MOST_BYTES = 4_000_000
LONGEST_PAUSE = 60.0
AGAIN = frozenset((408, 409, 425, 429, 500, 502, 503, 504, 529))

Sleep = Callable[[float], None]


def make_request(settings: ModelSettings, body: bytes) -> httpx.Request:
    """Make a request as it is sent, with all its headers."""
    headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "holdfire"}
    if settings.key:
        headers["Authorization"] = f"Bearer {settings.key}"
    with httpx.Client(timeout=None) as client:
        return client.build_request("POST", settings.endpoint, content=body, headers=headers)


def ask_model(settings: ModelSettings, body: bytes, sleep: Sleep = time.sleep) -> dict[str, Any]:
    """Send a request, again where the endpoint is busy, and give the answer, which keeps to the schema.

    Where the endpoint does not take a temperature, it is asked again without one.

    Args:
        settings: Where to, with which key, how patiently.
        body: As ``request_body`` writes it.
        sleep: Waits for so many seconds.

    Raises:
        ModelError: The endpoint cannot be reached, refuses, stays busy, or gives no whole answer in the schema.
    """
    for number in range(1, settings.tries + 1):
        status, headers, said = _sent(settings, body)
        if status in (400, 422) and TEMPERATURE in body and b"temperature" in said:
            body = body.replace(TEMPERATURE, b"", 1)
            status, headers, said = _sent(settings, body)
        if status not in AGAIN:
            break
        if number < settings.tries:
            sleep(_pause(number, headers.get("retry-after", "")))
    if status != 200:
        raise ModelError(_refusal(status, said, settings))
    return read_answer(_content_of(said))


def _sent(settings: ModelSettings, body: bytes) -> tuple[int, httpx.Headers, bytes]:
    until = time.monotonic() + settings.timeout_seconds
    patience = httpx.Timeout(settings.timeout_seconds, connect=min(15.0, settings.timeout_seconds))
    slow = ModelError(
        f"the model did not answer within {settings.timeout_seconds:g} seconds: wait longer (`--model-timeout`), or "
        "ask a faster one; answers to earlier pieces are kept"
    )
    try:
        with (
            httpx.Client(timeout=patience, follow_redirects=False, trust_env=not _is_here(settings)) as client,
            closing(client.send(make_request(settings, body), stream=True)) as response,
        ):
            said = bytearray()
            for chunk in response.iter_bytes():
                said += chunk
                if len(said) > MOST_BYTES:
                    raise ModelError("the endpoint's answer is longer than any answer to one piece can be")
                if time.monotonic() > until:
                    raise slow
            return response.status_code, response.headers, bytes(said)
    except httpx.TimeoutException:
        raise slow from None
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
        why = safe_to_show(str(error))[:160] or type(error).__name__
        raise ModelError(f"the endpoint {_shown(settings)} cannot be asked: {why}") from None


def _is_here(settings: ModelSettings) -> bool:
    """Say whether the endpoint is on this machine: then no proxy is asked to find it."""
    host = httpx.URL(settings.endpoint).host
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _pause(number: int, retry_after: str) -> float:
    """Give how long to wait: as long as the endpoint asks, else 1, 2, 4, ... seconds; a minute at most."""
    asked = float(retry_after) if retry_after.isascii() and retry_after.isdigit() else 0.0
    return min(LONGEST_PAUSE, asked or 2.0 ** (number - 1))


def _refusal(status: int, said: bytes, settings: ModelSettings) -> str:
    """Say why there is no answer, by the status."""
    where = _shown(settings)
    words = _message_of(said, settings)
    if status in (401, 403):
        key = f"the key in {KEY_VARIABLE}" if settings.key else f"a request without a key (set {KEY_VARIABLE})"
        return f"the endpoint {where} refuses {key}{words}"
    if status == 404:
        return f"the endpoint {where} knows no such path, or no model `{safe_to_show(settings.name)}`{words}"
    if 300 <= status < 400:
        return f"the endpoint {where} sends on to another address, which is not followed: give that address itself"
    if status in (400, 422):
        return (
            f"the endpoint {where} does not take the request{words}; it has to know `response_format` with a strict "
            "`json_schema`"
        )
    if status == 413:
        return f"one piece of the article is too long for the endpoint {where}{words}"
    if status in AGAIN:
        return f"the endpoint {where} answered {status} {settings.tries} times: try again later{words}"
    return f"the endpoint {where} answered {status}{words}"


def _message_of(said: bytes, settings: ModelSettings) -> str:
    """Give what an endpoint says about an error, safe and short, the key taken out."""
    try:
        told = json.loads(said)
        told = told.get("error", told) if isinstance(told, dict) else told
        told = told.get("message", "") if isinstance(told, dict) else told
    except (ValueError, RecursionError):
        return ""
    if not isinstance(told, str) or not told:
        return ""
    told = told.replace(settings.key, "(the key)") if settings.key else told
    return f": it says {' '.join(safe_to_show(told).split())[:200]!r}"


def _content_of(said: bytes) -> str:
    """Take the model's words out of what the endpoint answered.

    Raises:
        ModelError: There are none, they are cut off, or the model declined.
    """
    try:
        choice = json.loads(said)["choices"][0]
        message, finish = choice["message"], choice.get("finish_reason")
        refusal, content = message.get("refusal"), message.get("content")
    except (ValueError, RecursionError, KeyError, IndexError, TypeError, AttributeError):
        raise ModelError(
            "the endpoint does not speak the chat-completions form: there is no `choices[0].message`"
        ) from None
    if refusal or finish == "content_filter":
        words = f": {' '.join(safe_to_show(str(refusal)).split())[:160]!r}" if refusal else ""
        raise ModelError(f"the model declined to read the article{words}; the rules have read it without a model")
    if finish == "length":
        raise ModelError(
            "the model's answer was cut off before its end, so none of it is used: give the model more room for its "
            "answer at the endpoint, or ask for smaller pieces (`--model-piece`)"
        )
    if not isinstance(content, str) or not content.strip():
        raise ModelError("the model answered nothing")
    return content


def _shown(settings: ModelSettings) -> str:
    return f"`{safe_to_show(settings.endpoint)}`"
