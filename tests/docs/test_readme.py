"""The README is held against the program: its commands run, its example is what is printed, its tables are true."""

from __future__ import annotations

import re
import shlex
import struct
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant import cli
from assistant.errors import UsageError
from assistant.settings import Settings, from_environment

if TYPE_CHECKING:
    from conftest import Run

ROOT = Path(__file__).resolve().parents[2]
INSTALL = "python3 -m venv .venv && . .venv/bin/activate && pip install -e . && assistant serve"
TEST = "pip install -e '.[test]' && pytest"
FIRST_SCREEN = 45  # lines
# What must not run in a test: it serves for ever, or writes where it is run.
NOT_RUN = ("serve", "index", "evaluate")


def blocks(readme: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", readme, re.MULTILINE | re.DOTALL)


def commands(readme: str) -> list[list[str]]:
    """Every command line of the program in the README's blocks, comments cut off."""
    lines = "\n".join(blocks(readme, "bash")).splitlines()
    return [shlex.split(line, comments=True) for line in lines if line.startswith("assistant ")]


def table(readme: str, head: str) -> list[list[str]]:
    """The cells of the table whose first column is called ``head``."""
    lines = readme.split(f"| {head} |", 1)[1].splitlines()[2:]
    rows = lines[: next((at for at, line in enumerate(lines) if not line.startswith("|")), len(lines))]
    return [[cell.strip() for cell in row.strip("|").split(" | ")] for row in rows]


def test_the_two_commands_stand_on_the_first_screen(readme: str) -> None:
    first = "\n".join(readme.splitlines()[:FIRST_SCREEN])
    assert [block.strip() for block in blocks(first, "bash")] == [INSTALL, TEST]


def test_the_check_installs_and_tests_as_the_readme_says() -> None:
    check = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for step in ("python3 -m venv", "-e '.[test]'", "\npytest"):
        assert step in check


def test_the_example_is_what_the_program_prints(readme: str, run: Run) -> None:
    """When an answer's form changes, copy what this prints into the README."""
    examples = blocks(readme, "console")
    assert examples
    for example in examples:
        command, _, expected = example.removeprefix("$ ").partition("\n")
        done = run(shlex.split(command))
        assert (done.returncode, done.stdout) == (0, expected), done.stderr


def test_every_command_of_the_readme_is_understood(readme: str) -> None:
    found = commands(readme)
    assert len(found) > 5
    for command in found:
        cli._parser().parse_args(command[1:])


def test_the_commands_that_only_look_run(readme: str, run: Run) -> None:
    looked = [command for command in commands(readme) if command[1] not in NOT_RUN or "--check" in command]
    assert len(looked) > 3
    for command in looked:
        done = run(command)
        assert done.returncode == 0, (command, done.stderr)
        assert done.stdout.strip(), command


def test_every_command_of_the_program_is_in_the_readme(readme: str) -> None:
    listed = {re.match(r"`assistant (\w+)", row[0])[1] for row in table(readme, "命令")}  # type: ignore[index]
    usage = cli._parser().format_help()
    assert listed == set(re.findall(r"^    (\w+) ", usage, re.MULTILINE))


def test_the_settings_table_is_what_the_program_reads(readme: str) -> None:
    rows = {row[0].strip("`"): row[1].strip("`") for row in table(readme, "variable")}
    defaults = Settings()
    changed = set()
    for variable, default in rows.items():
        after = from_environment({variable: "7"})
        (field,) = (f.name for f in fields(Settings) if getattr(after, f.name) != getattr(defaults, f.name))
        assert str(getattr(defaults, field)) == ("" if default == "(empty)" else default), variable
        changed.add(field)
    assert changed == {field.name for field in fields(Settings)}


@pytest.mark.parametrize("variable", ["ASSISTANT_MAX_PAGES", "ASSISTANT_MAX_FILE_MB"])
@pytest.mark.parametrize("value", ["0", "-1", "many", "1.5"])
def test_a_limit_that_is_no_whole_number_is_refused(variable: str, value: str) -> None:
    with pytest.raises(UsageError, match=variable):
        from_environment({variable: value})


def test_every_file_and_folder_that_is_named_is_there(readme: str) -> None:
    developers = readme.split("# For developers", 1)[1]
    named = set(re.findall(r"`((?:[\w.]+/)*[\w.]+\.(?:py|yaml|jsonl|md)|(?:[\w.]+/)+|\.ci/run)`", developers))
    named |= set(re.findall(r"\]\(([^)#:]+)\)", readme))
    answering = ROOT / "assistant" / "answering"
    places = [ROOT, ROOT / "assistant", ROOT / "corpus", answering, *(p for p in answering.iterdir() if p.is_dir())]
    assert len(named) > 30
    assert [name for name in sorted(named) if not any((place / name).exists() for place in places)] == []


def test_every_folder_of_the_program_is_on_the_map(readme: str) -> None:
    listed = " ".join(row[0] for row in table(readme, "where"))
    inside = {path.name for path in (ROOT / "assistant").iterdir() if (path / "__init__.py").exists()}
    assert [name for name in sorted(inside) if f"`assistant/{name}/`" not in listed] == []


def test_the_picture_is_a_picture() -> None:
    data = (ROOT / "docs" / "screenshot.png").read_bytes()
    width, height = struct.unpack(">II", data[16:24])
    assert data.startswith(b"\x89PNG")
    assert (width, height) == (1440, 860)
