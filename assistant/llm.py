"""The one door to a language model: an OpenAI-compatible server, or Ollama, on the office's own network.

Nothing is imported and nothing is sent unless ``ASSISTANT_LLM`` names a model. A reply is read piece by piece in a
thread of its own, so that a server that is slow, silent or endless costs no more than the seconds it was given.
"""

from __future__ import annotations

import os
import threading
import time
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, Literal, Protocol
from urllib.parse import urlsplit

from assistant.errors import LanguageModelError, UsageError
from assistant.model import ModelUse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from langchain_core.language_models.chat_models import BaseChatModel

    from assistant.settings import Settings

KEY_VARIABLE = "ASSISTANT_LLM_KEY"
_FAILURES = {"timeout": "等得太久", "connect": "连不上"}  # by a word in the error's name
USES = ("write", "follow_up", "split", "translate")
OLLAMA = "http://localhost:11434"
ANSWER_TOKENS = 2000
"""Room for the reply beside the prompt, where the server must be told how much to hold (Ollama)."""
CONNECT_SECONDS = 5.0
TEST_SECONDS = 20.0
TEST_PROMPT = "请只回答两个字：你好"

Role = Literal["system", "user", "assistant"]


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of what is sent."""

    role: Role
    text: str


@dataclass(slots=True)
class Meter:
    """What the calls for one answer cost, added up as they are made."""

    model: str = ""
    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    seconds: float = 0.0

    def use(self, outcome: Literal["written", "completed", "composed"]) -> ModelUse:
        """The cost so far, as the answer keeps it."""
        return ModelUse(self.model, outcome, self.calls, self.tokens_in, self.tokens_out, round(self.seconds, 4))


class Model(Protocol):
    """What the answering needs of a language model; a test brings its own."""

    name: str

    def reply(self, messages: Sequence[Message], meter: Meter, seconds: float) -> Iterator[str]:
        """The reply, piece by piece.

        Raises LanguageModelError when the server fails, breaks off, or has not finished after ``seconds``.
        """


@dataclass(frozen=True, slots=True)
class Checked:
    """What a connection test found: the reply's beginning and the seconds until it was whole."""

    model: str
    reply: str
    seconds: float


def open_model(settings: Settings, environment: Mapping[str, str] = os.environ) -> ServedModel | None:
    """The configured model, not yet spoken to; None when none is configured. Raises UsageError for a wrong setting."""
    if not settings.llm:
        return None
    provider, _, name = settings.llm.partition(":")
    if provider not in ("openai", "ollama") or not name:
        message = f"环境变量 ASSISTANT_LLM 的值是“{settings.llm}”，应形如 openai:模型名 或 ollama:模型名。请改正。"
        raise UsageError(message)
    url = settings.llm_url or (OLLAMA if provider == "ollama" else "")
    if urlsplit(url).scheme not in ("http", "https"):
        message = (
            f"环境变量 ASSISTANT_LLM_URL 的值是“{settings.llm_url}”，应为大模型服务的地址，形如 http://10.0.0.5:8000/v1。"
            "用 openai: 时必须给出，问题和材料只发往这个地址。"
        )
        raise UsageError(message)
    return ServedModel(provider, name, url, environment.get(KEY_VARIABLE, ""), settings)


def model_uses(settings: Settings) -> frozenset[str]:
    """What the model may be used for; raises UsageError for an unknown word."""
    uses = frozenset(word.strip() for word in settings.llm_uses.split(",") if word.strip())
    if unknown := sorted(uses - set(USES)):
        message = f"环境变量 ASSISTANT_LLM_USES 里有“{'、'.join(unknown)}”，只能是 {', '.join(USES)}，用逗号分开。"
        raise UsageError(message)
    return uses


def check_connection(model: Model) -> Checked:
    """Ask the model for a word; raises LanguageModelError with a sentence that says what is wrong."""
    begun = time.monotonic()
    reply = "".join(model.reply((Message("user", TEST_PROMPT),), Meter(), TEST_SECONDS))
    return Checked(model.name, " ".join(reply.split())[:40], time.monotonic() - begun)


class ServedModel:
    """A model behind a chat address."""

    def __init__(self, provider: str, name: str, url: str, key: str, settings: Settings) -> None:
        self.name = f"{provider}:{name}"
        self.address = urlsplit(url)._replace(netloc=urlsplit(url).netloc.rpartition("@")[2], query="").geturl()
        self._provider, self._model, self._url, self._key = provider, name, url, key
        self._seconds = float(settings.llm_seconds)
        self._room = settings.llm_tokens + ANSWER_TOKENS
        self._opening = threading.Lock()
        self._chat: BaseChatModel | None = None

    def reply(self, messages: Sequence[Message], meter: Meter, seconds: float) -> Iterator[str]:
        """See ``Model.reply``."""
        begun = time.monotonic()
        pieces: SimpleQueue[Any] = SimpleQueue()
        stopped = threading.Event()
        reading = (messages, pieces, stopped)
        threading.Thread(target=self._read, args=reading, name="language-model", daemon=True).start()
        meter.model = self.name
        meter.calls += 1
        finished = ""
        try:
            while True:
                piece = self._next(pieces, begun + seconds)
                if piece is None:
                    break
                finished = self._count(piece, meter) or finished
                if text := str(piece.text):
                    yield text
        finally:
            stopped.set()
            meter.seconds += time.monotonic() - begun
        if finished not in ("stop", "eos", "end_turn"):
            message = f"大模型“{self.name}”（{self.address}）没有把话说完（{finished or '连接中断'}）。"
            raise LanguageModelError(message)

    def _next(self, pieces: SimpleQueue[Any], until: float) -> Any:  # noqa: ANN401
        try:
            piece = pieces.get(timeout=max(until - time.monotonic(), 0.001))
        except Empty:
            advice = "可以调大 ASSISTANT_LLM_SECONDS，或换小一些的模型。"
            raise LanguageModelError(f"大模型“{self.name}”（{self.address}）没有按时答完。{advice}") from None
        if isinstance(piece, Exception):
            raise self._failure(piece) from piece
        return piece

    def _failure(self, error: Exception) -> LanguageModelError:
        """What went wrong, without the server's own words, which may repeat the key."""
        status = getattr(error, "status_code", None)
        name = type(error).__name__
        said = next((chinese for word, chinese in _FAILURES.items() if word in name.lower()), name)
        what = f"HTTP {status}" if isinstance(status, int) and status > 0 else said
        advice = "请检查服务、ASSISTANT_LLM、ASSISTANT_LLM_URL 和密钥。"
        return LanguageModelError(f"大模型“{self.name}”（{self.address}）没有应答（{what}）。{advice}")

    def _count(self, piece: Any, meter: Meter) -> str:  # noqa: ANN401
        """Add up the tokens that the piece reports; the reason for which the reply ended, if it says so."""
        if piece.usage_metadata:
            meter.tokens_in += piece.usage_metadata["input_tokens"]
            meter.tokens_out += piece.usage_metadata["output_tokens"]
        told = piece.response_metadata
        return str(told.get("finish_reason") or told.get("done_reason") or "")

    def _read(self, messages: Sequence[Message], pieces: SimpleQueue[Any], stopped: threading.Event) -> None:
        """Put the reply's pieces, then None, or the error."""
        try:
            for piece in self._opened().stream([(message.role, message.text) for message in messages]):
                if stopped.is_set():
                    return  # leaving the loop closes the connection, and the server stops writing
                pieces.put(piece)
            pieces.put(None)
        except Exception as error:  # noqa: BLE001 - handed to the asking thread, whichever library it comes from
            pieces.put(error)

    def _opened(self) -> BaseChatModel:
        with self._opening:
            if self._chat is None:
                self._chat = self._made()
            return self._chat

    def _made(self) -> BaseChatModel:
        from langchain.chat_models import init_chat_model

        if self._provider == "ollama":
            # A connection a reply: nobody closes this client, so that one it kept would stay open.
            client = {"timeout": self._seconds, "headers": {"Connection": "close"}}
            kept: dict[str, Any] = {"num_ctx": self._room, "client_kwargs": client}
        else:
            timeout = (min(CONNECT_SECONDS, self._seconds), *(self._seconds,) * 3)  # connect, read, write, wait
            kept = {"api_key": self._key or "none", "timeout": timeout, "max_retries": 0, "stream_usage": True}
            kept["use_responses_api"] = False
        made: BaseChatModel = init_chat_model(
            self._model, model_provider=self._provider, base_url=self._url, temperature=0, **kept
        )
        return made
