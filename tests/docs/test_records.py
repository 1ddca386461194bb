"""What is written beside the code agrees with it: versions, decisions, the pins that matter."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    loaded: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return loaded


def test_the_newest_version_is_in_the_record_of_changes(project: dict[str, Any]) -> None:
    heads = re.findall(r"^## ([\d.]+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert heads[0] == project["version"]


def test_dependencies_are_pinned(project: dict[str, Any]) -> None:
    """To an exact version, a compatible one, or a range with both ends; torch exactly, lest it bring GPU packages."""
    listed = project["dependencies"] + project["optional-dependencies"]["test"]
    listed += project["optional-dependencies"]["postgresql"]
    assert "torch==2.13.0" in listed
    assert [line for line in listed if not re.search(r"==|~=|>=.+,<", line)] == []


def test_decisions_that_are_referred_to_exist() -> None:
    sources = [*ROOT.glob("assistant/**/*.py"), *ROOT.glob("*.md"), *ROOT.glob("benchmarks/*.py")]
    named = {name for path in sources for name in re.findall(r"docs/decisions/[\w-]+\.md", path.read_text("utf-8"))}
    assert named
    assert [name for name in sorted(named) if not (ROOT / name).is_file()] == []


def test_nothing_of_the_outside_names_a_model_hub_or_telemetry() -> None:
    """The page's settings name no host: no font, icon or statistic leaves the machine."""
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["browser"]["gatherUsageStats"] is False
    assert "http" not in (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
