"""A small corpus and its library, built once by the command itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
PAPER = (
    "无锡产业研究\n\n1 成效\n\n2018年无锡服务业增加值同比增长8.08%。2018年南京服务业增加值同比增长11.84%。\n\n"
    "2 问题\n\n目前存在三个问题。第一，龙头企业带动能力不强。第二，高端人才不足。\f第三，土地资源紧张。\n"
)
DIGEST = """---
id: chips
title: "芯片政策（摘编）"
issuer: "无锡市人民政府"
issued: "2023年"
kind: digest
sources:
  - title: "若干政策"
    url: "https://example.org/a"
---

## 支持流片

对芯片企业流片给予补贴500万元。[1]

## 支持重点

- 设备和材料。[1]
- 设计工具。[1]
"""


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The options that name the corpus and the built library."""
    root = tmp_path_factory.mktemp("commands")
    (root / "corpus" / "paper").mkdir(parents=True)
    (root / "corpus" / "paper" / "study.txt").write_text(PAPER, encoding="utf-8")
    (root / "corpus" / "chips.md").write_text(DIGEST, encoding="utf-8")
    options = ["--corpus", str(root / "corpus"), "--index", str(root / "index")]
    assert main(["index", *options]) == 0
    return options


@pytest.fixture
def run(places: list[str], capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run a command in this process; exit status, what it printed, and what it said on stderr."""

    def run_command(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        try:
            status = main([*words[:1], *places, *words[1:]])
        except SystemExit as left:
            status = int(left.code or 0)
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run_command


@pytest.fixture
def process() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run ``python -m assistant`` in a process of its own, in the repository's root."""

    def run_process(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "assistant", *words]
        known = {key: value for key, value in os.environ.items() if not key.startswith("ASSISTANT_")}
        return subprocess.run(
            command, cwd=ROOT, env=known | environment, capture_output=True, text=True, timeout=120, check=False
        )

    return run_process
