"""The README as its reader has it: its blocks of commands, and a library built by its own command."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

Run = Callable[[list[str]], "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs a command of the README, ``["assistant", …]``, in the repository, over a library of its own."""
    folder = tmp_path_factory.mktemp("readme")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ASSISTANT_")}
    environment = kept | {"ASSISTANT_INDEX": str(folder / "index"), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}

    def run_one(command: list[str]) -> subprocess.CompletedProcess[str]:
        assert command[0] == "assistant"
        return subprocess.run(
            [sys.executable, "-m", *command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )

    built = run_one(["assistant", "index"])
    assert built.returncode == 0, built.stderr
    return run_one
