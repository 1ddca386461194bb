"""A real HTTP server that speaks OpenAI's chat protocol and Ollama's, streaming, and behaves as a test tells it to."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Asked = dict[str, Any]
READ = 120  # tokens that every prompt is said to have


@dataclass
class Behaviour:
    """How the server answers.

    ``says``: the reply, or what makes it from the request; ``status``: an error instead; ``before``: seconds of silence
    first; ``each``: seconds between pieces; ``breaks_after``: pieces after which the connection is closed; ``endless``:
    the reply is said again and again; ``ends``: the reason that is told at the end, "" for none.
    """

    says: str | Callable[[Asked], str] = "你好"
    status: int = 200
    before: float = 0.0
    each: float = 0.0
    breaks_after: int | None = None
    endless: bool = False
    ends: str = "stop"
    asked: list[Asked] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    hung_up: threading.Event = field(default_factory=threading.Event)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    behaviour: Behaviour

    def do_POST(self) -> None:
        one = self.behaviour
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        one.asked.append(asked)
        one.paths.append(self.path)
        one.keys.append(self.headers.get("Authorization", ""))
        time.sleep(one.before)
        try:
            if one.status != 200:
                self._refuse(one.status)
            else:
                self._stream(one, one.says if isinstance(one.says, str) else one.says(asked))
        except (BrokenPipeError, ConnectionResetError):
            one.hung_up.set()
            self.close_connection = True

    def _refuse(self, status: int) -> None:
        body = json.dumps({"error": {"message": f"no, {self.headers.get('Authorization')}", "code": status}}).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _stream(self, one: Behaviour, text: str) -> None:
        spoken = _Ollama if self.path == "/api/chat" else _OpenAI
        self.send_response(200)
        self.send_header("Content-Type", spoken.content_type)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        pieces = [text[at : at + 3] for at in range(0, len(text), 3)]
        sent = 0
        while True:
            for piece in pieces:
                if one.breaks_after is not None and sent >= one.breaks_after:
                    self.close_connection = True
                    return  # the chunked body is left without its end
                self._send(spoken.piece(piece))
                sent += 1
                time.sleep(one.each)
            if not one.endless:
                break
        for line in spoken.ending(one.ends, len(pieces)):
            self._send(line)
        self.wfile.write(b"0\r\n\r\n")

    def _send(self, line: str) -> None:
        sent = line.encode()
        self.wfile.write(f"{len(sent):x}\r\n".encode() + sent + b"\r\n")
        self.wfile.flush()

    def log_message(self, *_: object) -> None:
        pass


class _OpenAI:
    """Server-sent events, as /v1/chat/completions sends them."""

    content_type = "text/event-stream"

    @classmethod
    def piece(cls, text: str) -> str:
        return cls._event([{"index": 0, "delta": {"role": "assistant", "content": text}, "finish_reason": None}])

    @classmethod
    def ending(cls, ends: str, pieces: int) -> Iterator[str]:
        if ends:
            yield cls._event([{"index": 0, "delta": {"role": "assistant"}, "finish_reason": ends}])
        usage = {"prompt_tokens": READ, "completion_tokens": pieces, "total_tokens": READ + pieces}
        yield cls._event([], usage=usage)
        yield "data: [DONE]\n\n"

    @staticmethod
    def _event(choices: list[Any], **more: dict[str, int]) -> str:
        about = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m"}
        return f"data: {json.dumps(about | {'choices': choices} | more)}\n\n"


class _Ollama:
    """A JSON object a line, as /api/chat sends them."""

    content_type = "application/x-ndjson"

    @classmethod
    def piece(cls, text: str) -> str:
        return cls._line({"message": {"role": "assistant", "content": text}, "done": False})

    @classmethod
    def ending(cls, ends: str, pieces: int) -> Iterator[str]:
        if ends:
            counts = {"prompt_eval_count": READ, "eval_count": pieces}
            last = {"message": {"role": "assistant", "content": ""}, "done": True, "done_reason": ends}
            yield cls._line(last | counts)

    @staticmethod
    def _line(one: dict[str, Any]) -> str:
        return json.dumps({"model": "m", "created_at": "2026-01-01T00:00:00Z"} | one) + "\n"


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hung up is what some tests want."""


@contextmanager
def chat_server(behaviour: Behaviour) -> Iterator[str]:
    """The address of a server that behaves so, for as long as the block runs."""
    handler = type("Handler", (_Handler,), {"behaviour": behaviour})
    with _Quiet(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/v1"
        finally:
            server.shutdown()
            thread.join()
