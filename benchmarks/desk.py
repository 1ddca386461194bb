"""Many people asking at once: ``assistant serve``, then ``python -m benchmarks.desk [--people 20] [--questions 3]``.

Each person is a session of its own that speaks the page's protocol over a websocket, as a browser does, without drawing
anything. Timed is the way from Enter to the message that carries the whole answer. Promised: no error, half of the
answers within 1 s when one person asks, 95 of 100 within 5 s when twenty do, on two cores.
"""

from __future__ import annotations

import argparse
import asyncio
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from assistant.evaluation.intervals import percentile

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

QUESTIONS = (
    "无锡产业强市目前存在哪些问题？",
    "2018年无锡服务业增加值增速是多少？",
    "2018年苏州和无锡的高新技术企业数相差多少家？",
    "论文对无锡产业发展提出了哪些对策建议？",
    "“465”现代产业集群指的是哪些产业？",
    "2035年无锡的房价是多少？",
)
ANSWERED, FAILED = '<div class="answer"', "意外的错误"
SCRIPT = "<script>"  # holds the frame's own words, errors among them
PATIENCE = 60.0  # seconds


@dataclass(slots=True)
class Outcome:
    """What one person met: the seconds of each answer, and what went wrong."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


class Person:
    """One session."""

    def __init__(self, socket: websockets.ClientConnection) -> None:
        self._socket = socket
        self._box = ""

    async def come(self) -> None:
        """Open the page, and find the box to type in."""
        await self._send("")
        async for message in self._run():
            element = message.delta.new_element
            if element.HasField("chat_input"):
                self._box = element.chat_input.id

    async def ask(self, question: str, answers: int) -> float:
        """The seconds until the ``answers``-th answer of the conversation is there, whole."""
        begun = time.perf_counter()
        await self._send(question)
        while True:
            seen = 0
            async for message in self._run():
                body = message.delta.new_element.html.body
                if FAILED in body and not body.startswith(SCRIPT):
                    raise RuntimeError(body)
                seen += ANSWERED in body
                if seen == answers:
                    took = time.perf_counter() - begun
                    async for _ in self._run():
                        pass  # the rest of the page
                    return took
            await asyncio.sleep(0.2)  # it was not there yet: look again, as the page's fragment does
            await self._send("")

    async def _send(self, question: str) -> None:
        message = BackMsg()
        message.rerun_script.query_string = ""
        if question:
            state = message.rerun_script.widget_states.widgets.add()
            state.id = self._box
            state.chat_input_value.data = question
        await self._socket.send(message.SerializeToString())

    async def _run(self) -> AsyncIterator[ForwardMsg]:
        """The messages of one run of the script."""
        while True:
            received = await asyncio.wait_for(self._socket.recv(decode=False), PATIENCE)
            message = ForwardMsg()
            message.ParseFromString(received)
            if message.WhichOneof("type") == "script_finished":
                return
            yield message


async def sit_down(address: str, number: int, questions: int, start: asyncio.Event) -> Outcome:
    """One person's visit; all begin to ask at the same moment."""
    outcome = Outcome()
    url = address.replace("http", "ws", 1) + "/_stcore/stream"
    async with websockets.connect(url, subprotocols=["streamlit"], max_size=None) as socket:  # type: ignore[list-item]
        person = Person(socket)
        await person.come()
        await start.wait()
        for asked in range(questions):
            question = QUESTIONS[(number + asked) % len(QUESTIONS)]
            try:
                outcome.seconds.append(await person.ask(question, asked + 1))
            except (RuntimeError, TimeoutError, websockets.WebSocketException) as error:
                outcome.errors.append(f"{question}: {error!r}")
                break
    return outcome


async def crowd(address: str, people: int, questions: int) -> list[Outcome]:
    """All visits at once."""
    start = asyncio.Event()
    visits = [asyncio.create_task(sit_down(address, number, questions, start)) for number in range(people)]
    await asyncio.sleep(1.0 + people * 0.2)
    start.set()
    return await asyncio.gather(*visits)


def report(address: str, people: int, questions: int) -> None:
    """Print what one person and what all together met."""
    for count in (1, people):
        outcomes = asyncio.run(crowd(address, count, questions))
        seconds = [one for outcome in outcomes for one in outcome.seconds]
        errors = [error for outcome in outcomes for error in outcome.errors]
        middle, most = (percentile(seconds, share) for share in (0.5, 0.95))
        print(f"{count:3} at once: {len(seconds)} answers, {len(errors)} errors, p50 {middle:.2f} s, p95 {most:.2f} s")
        for error in errors:
            print("   ", error)


def main() -> None:
    """Ask."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", default="http://localhost:8501")
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--questions", type=int, default=3)
    options = parser.parse_args()
    report(options.address, options.people, options.questions)


if __name__ == "__main__":
    main()
