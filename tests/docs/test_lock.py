"""The lock file agrees with pyproject.toml: every dependency, in a version that it allows, with its files' hashes.

Made anew by the command in docs/operating.md; no dependency changes without it.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
COMMAND = (
    "uv pip compile pyproject.toml --extra postgresql --generate-hashes --universal --python-version 3.11"
    " --no-annotate --no-header -o requirements.lock"
)


@pytest.fixture(scope="module")
def locked() -> dict[str, list[Requirement]]:
    """The entries by name; a name has several where the version depends on the Python."""
    found: dict[str, list[Requirement]] = {}
    for entry in re.split(r"\n(?=\S)", (ROOT / "requirements.lock").read_text(encoding="utf-8").strip()):
        head, *hashes = [line.strip() for line in entry.split("\\\n")]
        requirement = Requirement(head)
        assert hashes, head
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", line) for line in hashes), head
        found.setdefault(canonicalize_name(requirement.name), []).append(requirement)
    return found


def test_every_dependency_is_locked_in_a_version_that_is_allowed(locked: dict[str, list[Requirement]]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = map(Requirement, project["dependencies"] + project["optional-dependencies"]["postgresql"])
    wrong = []
    for requirement in wanted:
        entries = locked.get(canonicalize_name(requirement.name), ())
        versions = [str(entry.specifier).removeprefix("==") for entry in entries]
        if not versions or not all(map(requirement.specifier.contains, versions)):
            wrong.append(f"{requirement}: {versions}")
    assert wrong == [], f"make the lock file anew: {COMMAND}"


def test_every_version_is_exact_and_none_comes_from_elsewhere(locked: dict[str, list[Requirement]]) -> None:
    assert len(locked) > 100
    entries = [entry for held in locked.values() for entry in held]
    assert [str(entry) for entry in entries if not str(entry.specifier).startswith("==") or entry.url] == []
    assert "://" not in (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert [name for name in locked if re.match("nvidia|cuda|triton", name)] == []


def test_the_command_that_makes_it_is_written_down() -> None:
    assert COMMAND in (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
