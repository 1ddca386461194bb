"""The command as a process of its own: streams, exit status, a closed pipe, and no network at all."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Process = Callable[..., subprocess.CompletedProcess[str]]

ROOT = Path(__file__).parents[2]
QUESTION = "2018年无锡服务业增加值增速是多少？"
# Runs in every Python process before anything else: what leaves the machine is written down and refused.
NO_NETWORK = """
import os
import socket

_LOCAL = {"127.0.0.1", "::1", "localhost", None, ""}


def _refuse(what):
    with open(os.environ["TRIED"], "a") as tried:
        tried.write(f"{what}\\n")
    raise OSError(f"no network: {what}")


def _guarded(connect):
    def connect_locally(self, address):
        if self.family != socket.AF_UNIX and address[0] not in _LOCAL:
            _refuse(address)
        return connect(self, address)
    return connect_locally


def _guarded_name(look_up):
    def look_up_locally(host, *rest, **more):
        if host not in _LOCAL:
            _refuse(host)
        return look_up(host, *rest, **more)
    return look_up_locally


socket.socket.connect = _guarded(socket.socket.connect)
socket.socket.connect_ex = _guarded(socket.socket.connect_ex)
socket.getaddrinfo = _guarded_name(socket.getaddrinfo)
socket.gethostbyname = _guarded_name(socket.gethostbyname)
"""


def test_index_and_ask_work_with_every_outgoing_connection_refused(
    process: Process, places: list[str], tmp_path: Path
) -> None:
    (tmp_path / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    tried = tmp_path / "tried"
    cut_off = {"PYTHONPATH": os.pathsep.join((str(tmp_path), str(ROOT))), "TRIED": str(tried)}
    fresh = [*places[:2], "--index", str(tmp_path / "index")]
    indexed = process("index", *fresh, **cut_off)
    assert (indexed.returncode, "新增 2 份" in indexed.stdout) == (0, True), indexed.stderr
    asked = process("ask", QUESTION, "--json", *fresh, **cut_off)
    assert asked.returncode == 0, asked.stderr
    assert "8.08%" in json.loads(asked.stdout)["answer"]
    assert not tried.exists()
    control = [sys.executable, "-c", "import socket; socket.create_connection(('192.0.2.1', 9), 1)"]
    refused = subprocess.run(control, env=os.environ | cut_off, capture_output=True, text=True, check=False)
    assert "no network" in refused.stderr
    assert tried.exists()


ASKED_ON_THE_PAGE = """
import sys, time
from streamlit.testing.v1 import AppTest
page = AppTest.from_file(sys.argv[1], default_timeout=120)
page.session_state["person"] = "visitor"  # the tester has no cookies
page.run()
page.chat_input[0].set_value(sys.argv[2]).run()
until = time.monotonic() + 60
while time.monotonic() < until and not page.exception:
    if any("8.08%" in element.proto.body for element in page.get("html")):
        print("answered", flush=True)
        break
    time.sleep(0.2)
    page.run()
"""


@pytest.mark.slow
def test_the_page_answers_with_every_outgoing_connection_refused(places: list[str], tmp_path: Path) -> None:
    """The real page over the real library; and the server itself, which asks a first question when it starts."""
    (tmp_path / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    tried = tmp_path / "tried"
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join((str(tmp_path), str(ROOT))),
        "TRIED": str(tried),
        "ASSISTANT_CORPUS": places[1],
        "ASSISTANT_INDEX": places[3],
        "ASSISTANT_JOURNAL": str(tmp_path / "journal"),
    }
    page = [sys.executable, "-c", ASKED_ON_THE_PAGE, str(ROOT / "streamlit_app.py"), QUESTION]
    asked = subprocess.run(page, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "answered" in asked.stdout, asked.stdout + asked.stderr
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "assistant", "serve", "--port", str(port), "--address", "127.0.0.1"]
    with subprocess.Popen(command, env=environment, cwd=tmp_path, stderr=subprocess.DEVNULL) as server:
        until = time.monotonic() + 60
        while time.monotonic() < until and not listens(port):
            time.sleep(0.2)
        assert listens(port)
        time.sleep(3)  # it warms itself up
        server.terminate()
    assert not tried.exists(), tried.read_text(encoding="utf-8")


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_results_are_on_stdout_in_utf8_and_messages_on_stderr(process: Process, places: list[str]) -> None:
    other = {"PYTHONIOENCODING": "gbk"}  # as on a machine whose own encoding is another one
    asked = process("ask", QUESTION, *places, **other)
    assert (asked.returncode, asked.stderr) == (0, "")
    assert asked.stdout.startswith("【已回答】")
    unknown = process("show", "missing", *places, **other)
    assert (unknown.returncode, unknown.stdout) == (1, "")
    assert "没有" in unknown.stderr


def test_a_reader_that_has_seen_enough_ends_the_command_quietly(places: list[str], tmp_path: Path) -> None:
    file = tmp_path / "asked.jsonl"
    file.write_text(f'{{"id": "1", "question": "{QUESTION}"}}\n' * 300, encoding="utf-8")
    command = [sys.executable, "-m", "assistant", "ask", "--batch", str(file), "--json", *places]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert json.loads(running.stdout.readline())["id"] == "1"
        running.stdout.close()
        said = running.stderr.read()
        assert running.wait(timeout=60) == 0
    assert said == ""


def test_the_first_question_brings_neither_torch_nor_chroma(places: list[str]) -> None:
    script = (
        "import sys; from assistant.cli import main; "
        f"status = main(['ask', '{QUESTION}', *{places!r}]); "
        "heavy = ('torch', 'sentence_transformers', 'transformers', 'chromadb'); "
        "print([name for name in heavy if name in sys.modules], status)"
    )
    ended = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ended.stdout.splitlines()[-1] == "[] 0"


def test_without_a_language_model_nothing_of_one_is_imported(places: list[str]) -> None:
    script = (
        "import sys; from assistant.cli import main; "
        f"status = main(['ask', '{QUESTION}', *{places!r}]); "
        "names = ('assistant.llm', 'assistant.answering.writer', 'langchain', 'openai', 'ollama', 'tiktoken'); "
        "print([name for name in names if name in sys.modules], status)"
    )
    ended = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ended.stdout.splitlines()[-1] == "[] 0"
