"""A chat-completions endpoint on loopback that answers as a test wants, and keeps what it was sent."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from holdfire.intake.model.settings import ModelSettings, called_url

NOTHING: dict[str, Any] = {"quotations": [], "figures": [], "acts": [], "dates": []}


@dataclass(frozen=True)
class Reply:
    """What the endpoint sends back."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    wait: float = 0


@dataclass
class Stub:
    """The endpoint: ``replies`` in order, the last again and again."""

    replies: list[Reply | Callable[[dict[str, Any]], Reply]]
    url: str = ""
    paths: list[str] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    @property
    def asked(self) -> list[dict[str, Any]]:
        return [json.loads(body) for body in self.bodies]

    def settings(self, **other: Any) -> ModelSettings:
        return ModelSettings(**{"name": "small", "endpoint": called_url(self.url), "timeout_seconds": 5} | other)


def says(answer: object, finish: str = "stop", refusal: str | None = None) -> Reply:
    """Give a reply in which a model says something; what is no text is written as JSON."""
    content = answer if isinstance(answer, str) or answer is None else json.dumps(answer)
    choice = {"index": 0, "finish_reason": finish,
              "message": {"role": "assistant", "content": content, "refusal": refusal}}  # fmt: skip
    return Reply(body=json.dumps({"object": "chat.completion", "choices": [choice]}).encode())


def error(status: int, message: str = "", **headers: str) -> Reply:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(status, json.dumps({"error": {"message": message}}).encode(), named)


@contextmanager
def stub(*replies: Reply | Callable[[dict[str, Any]], Reply]) -> Iterator[Stub]:
    """Run an endpoint."""
    endpoint = Stub(list(replies))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            number = len(endpoint.bodies)
            endpoint.paths.append(self.path)
            endpoint.bodies.append(body)
            endpoint.headers.append({name.lower(): value for name, value in self.headers.items()})
            reply = endpoint.replies[min(number, len(endpoint.replies) - 1)]
            reply = reply if isinstance(reply, Reply) else reply(json.loads(body))
            time.sleep(reply.wait)
            try:
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(reply.body)))
                self.end_headers()
                self.wfile.write(reply.body)
            except OSError:
                pass

        def do_GET(self) -> None:
            self.do_POST()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    endpoint.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield endpoint
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def excerpt(words: str, before: str = "", after: str = "") -> dict[str, str]:
    return {"before": before, "words": words, "after": after}


def quotation(content: object, **parts: Any) -> dict[str, Any]:
    pieces = [excerpt(content)] if isinstance(content, str) else content
    return {"qtype": "direct", "content": pieces, "cue": None, "source": None, "addressee": None, "via": [],
            "date": None, "sure": "likely"} | parts  # fmt: skip


def figure(span: object, **parts: Any) -> dict[str, Any]:
    words = excerpt(span) if isinstance(span, str) else span
    return {"span": words, "cls": "count", "counted": None, "place": None, "holder": None, "of": None,
            "date": None, "sure": "likely"} | parts  # fmt: skip


def act(trigger: object, type_: str = "OFFER", **parts: Any) -> dict[str, Any]:
    words = excerpt(trigger) if isinstance(trigger, str) else trigger
    return {"type": type_, "trigger": words, "actors": [], "addressees": [], "condition": None, "place": None,
            "date": None, "modality": "actual", "sure": "likely"} | parts  # fmt: skip


def dated(span: str, edtf: str) -> dict[str, Any]:
    return {"span": excerpt(span), "edtf": edtf, "sure": "sure"}


def found(**kinds: list[Any]) -> dict[str, Any]:
    return NOTHING | kinds
