"""The assistant works alone: it indexes and answers with no way out, and loads nothing that takes long."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
QUESTION = "2018年无锡服务业增加值增速是多少？"
# Runs in a process of its own. An audit hook sees every connection and look-up that Python code tries, local or not.
CHILD = """
import json, sys

def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        raise OSError(f"no way out: {event} {arguments[1:]}")

sys.addaudithook(refuse)
from assistant.cli import main

assert main(["index"]) == 0
assert main(["ask", sys.argv[1], "--json"]) == 0
heavy = ["torch", "sentence_transformers", "transformers", "pandas", "streamlit"]
print(json.dumps([name for name in heavy if name in sys.modules]))
"""


def without_network() -> list[str]:
    """What starts a program without any network, native code included, where this machine allows it."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return []
    tried = subprocess.run([unshare, "--map-root-user", "--net", "true"], capture_output=True, check=False)
    return [unshare, "--map-root-user", "--net"] if tried.returncode == 0 else []


def test_index_and_ask_without_network_and_without_heavy_libraries(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ASSISTANT_")}
    done = subprocess.run(
        [*without_network(), sys.executable, "-c", CHILD, QUESTION],
        cwd=ROOT,
        env=kept | {"ASSISTANT_INDEX": str(tmp_path / "index"), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    *_, answer, heavy = done.stdout.splitlines()
    assert "8.08%" in json.loads(answer)["answer"]
    assert json.loads(heavy) == []
