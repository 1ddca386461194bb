"""What else could be used, on the same documents and machine: each in an environment of its own, made by this script.

Each program of ``benchmarks/beside/`` does as its documentation's quick start does, with the embedding of this project
where a sentence-transformers model is asked for, and prints what it took. Ours is measured in the same way: ranked
passages, no answer. What cannot run is named with the reason.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from assistant.search.embedding import BUILT_IN_FOLDER
from benchmarks.index import REPOSITORY, as_installed

BESIDE = Path(__file__).parent / "beside"
TORCH = ("torch==2.13.0", "sentence-transformers==6.2.0")
NEEDED = {
    "langchain": (*TORCH, "langchain-core==1.7.2", "langchain-chroma==1.1.0", "chromadb==1.5.9",
                  "langchain-huggingface", "langchain-text-splitters"),
    "llama_index": (*TORCH, "llama-index-core"),
    "txtai": (*TORCH, "txtai"),
}  # fmt: skip
NOT_RUN = {
    "paper-qa": "建索引时就要调用大模型（给每份文件生成引用和摘要），没有大模型的机器上跑不了",
    "kotaemon": "是一个网页应用，首次启动要从网上下载模型和界面组件",
}
MOST_SECONDS = 3600


def peers(corpus: Path, work: Path) -> list[dict[str, Any]]:
    """One row each: seconds to index, cold and warm seconds to ranked passages, memory, disk; or why there is none."""
    rows = [_run("assistant", Path(sys.executable), corpus, work)]
    for name, packages in NEEDED.items():
        python = work / "environments" / name / "bin" / "python"
        try:
            if not python.exists():
                subprocess.run([sys.executable, "-m", "venv", str(python.parents[1])], check=True)
                subprocess.run([str(python), "-m", "pip", "install", "-q", *packages], check=True)
            rows.append(_run(name, python, corpus, work))
        except (subprocess.SubprocessError, OSError) as error:
            rows.append({"name": name, "not_run": f"{type(error).__name__}: {str(error)[-200:]}"})
    rows += [{"name": name, "not_run": why} for name, why in NOT_RUN.items()]
    return rows


def _run(name: str, python: Path, corpus: Path, work: Path) -> dict[str, Any]:
    """Index in one process, then ask in a fresh one."""
    place = work / "beside" / name
    environment = as_installed() | {
        "HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "ANONYMIZED_TELEMETRY": "False",
        "PYTHONPATH": str(REPOSITORY) if name == "assistant" else "",
    }  # fmt: skip
    told: dict[str, Any] = {"name": name}
    for step in ("index", "ask"):
        questions = corpus.with_name(f"{corpus.name}.questions.json")
        command = [str(python), str(BESIDE / f"with_{name}.py"), step]
        command += [str(corpus), str(place), str(BUILT_IN_FOLDER), str(questions)]
        ended = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=MOST_SECONDS, check=False
        )
        if ended.returncode:
            return {"name": name, "not_run": ended.stderr.strip()[-300:]}
        told |= json.loads(ended.stdout.splitlines()[-1])
    told["disk_MB"] = sum(path.stat().st_size for path in place.rglob("*") if path.is_file()) / 1e6
    return told
