"""Patterns kept from one process for the next find what freshly compiled ones find."""

from __future__ import annotations

import re
import re._compiler as compiler  # type: ignore[import-not-found]
import sys
from typing import TYPE_CHECKING

import pytest

from assistant import kept_patterns as keeping
from assistant.kept_patterns import kept_patterns

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class RecompiledError(Exception):
    """A pattern that should have been kept was compiled."""


PATTERNS = (
    ("(?P<city>无锡|苏州)(?P<year>20[0-9]{2})年", 0),
    (r"(?<![0-9])([0-9]+(?:\.[0-9]+)?)(%|个百分点)(?=，|。|$)", 0),
    ("(?i:gdp)|R&D", re.MULTILINE),
    (rb"[^\x00-\x7f]+?(a)?", re.DOTALL),
)
TEXT = "苏州2018年GDP增长8.1%，\nR&D占比高0.3个百分点。"


@pytest.fixture(autouse=True)
def _anything_is_worth_keeping(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "WORTH_KEEPING", 0.0)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def compiled_within(file: Path) -> list[re.Pattern[str] | re.Pattern[bytes]]:
    re.purge()
    with kept_patterns(file):
        return [re.compile(pattern, flags) for pattern, flags in PATTERNS]


def nothing_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise RecompiledError

    monkeypatch.setattr(compiler, "_code", refuse)


def test_a_kept_pattern_is_the_one_that_re_compiles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = compiled_within(tmp_path / "none" / "first")  # writes, and compiles as re does
    with monkeypatch.context() as patched:
        nothing_is_compiled(patched)
        kept = compiled_within(tmp_path / "none" / "first")
    for one, other, (pattern, flags) in zip(plain, kept, PATTERNS, strict=True):
        assert one == other == re._compile(pattern, flags)  # type: ignore[attr-defined]
        assert one.groupindex == other.groupindex
        text = TEXT if isinstance(pattern, str) else TEXT.encode()
        assert [m.groups() for m in one.finditer(text)] == [m.groups() for m in other.finditer(text)]  # type: ignore[arg-type]
        assert one.search(text)  # type: ignore[arg-type]


def test_afterwards_re_compiles_as_before(tmp_path: Path) -> None:
    before = compiler.compile
    with pytest.raises(re.error), kept_patterns(tmp_path / "kept"):
        re.compile("无锡(")
    assert compiler.compile is before


HARMS: tuple[Callable[[bytes], bytes], ...] = (
    *(lambda held: held[:-40], lambda held: held[:20], lambda _: b""),
    lambda held: held.replace(sys.version.encode(), b"2.7"),
)


@pytest.mark.parametrize("harm", HARMS)
def test_a_damaged_file_or_another_pythons_is_written_anew(tmp_path: Path, harm: Callable[[bytes], bytes]) -> None:
    file = tmp_path / "kept"
    compiled_within(file)
    whole = file.read_bytes()
    file.write_bytes(harm(whole))
    assert [one.pattern for one in compiled_within(file)] == [pattern for pattern, _ in PATTERNS]
    assert file.read_bytes() == whole


def test_a_pattern_that_is_none_is_refused_as_ever(tmp_path: Path) -> None:
    with kept_patterns(tmp_path / "kept"), pytest.raises(re.error, match="unterminated"):
        re.compile("无锡(2018")


def test_nothing_is_written_where_python_writes_no_bytecode(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    compiled_within(tmp_path / "kept")
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    assert compiled_within(tmp_path / "file" / "kept")


def test_of_too_many_patterns_those_of_long_ago_are_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST_KEPT", len(PATTERNS))
    compiled_within(tmp_path / "kept")
    re.purge()
    with kept_patterns(tmp_path / "kept"):
        re.compile("蠡湖")
    with monkeypatch.context() as patched:
        re.purge()
        nothing_is_compiled(patched)
        with kept_patterns(tmp_path / "kept"):
            assert re.compile("蠡湖").search("在蠡湖边")
            with pytest.raises(RecompiledError):
                re.compile(*PATTERNS[0])


def test_where_re_is_built_otherwise_it_compiles_as_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "_PARTS", ("compile", "none_of_this_name"))
    assert compiled_within(tmp_path / "kept")
    assert not list(tmp_path.iterdir())
