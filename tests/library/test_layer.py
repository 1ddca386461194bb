"""A version that stands on an older one, against a library built anew of the same corpus: the same in every way."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from assistant.library.build import build_library
from assistant.library.nearest import FIRST_SEARCHES
from assistant.library.open import Library
from assistant.library.seal import damaged_files
from assistant.library.store import BASE_FILE, STORE_FILE, Store
from assistant.library.versions import roll_back, versions
from assistant.model import Filters
from assistant.settings import Settings

Write = Callable[..., Path]
Curate = Callable[[str, str], Path]
LIMITS = ("assistant.library.layer.LEAST_PASSAGES", "assistant.library.layer.LARGEST_SHARE")
QUESTIONS = (
    *("芯片企业流片补贴最高多少？", "2018年无锡服务业增速", "电影园有多大", "人才计划", "旅客吞吐量"),
    "总投资多少亿元",
)


@pytest.fixture(autouse=True)
def any_library_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LIMITS[0], 0)
    monkeypatch.setattr(LIMITS[1], 100)


def stands(settings: Settings) -> bool:
    with closing(Library.open(settings)) as library:
        return (settings.index / library.version / BASE_FILE).is_file()


def content(settings: Settings) -> dict[str, Any]:
    """All that can be read of a library."""
    with closing(Library.open(settings)) as library:
        store = library._version.store
        indicators = sorted({fact.indicator for fact in library.facts()} | {"投资", "产值", "不存在的指标"})
        return {
            "documents": [library.document(document.id) for document in library.documents()],
            "listed": library.documents(),
            "passages": [library.passages(document.id) for document in library.documents()],
            "all passages": store.passages(),
            "vectors": store.vectors(),
            "facts": library.facts(),
            "facts of": [library.facts_of(document.id) for document in library.documents()],
            "named": [library._version.named_facts.look_up(who, (name,), None, 3)
                      for name in indicators for who in ((), ("无锡",))],
            "held": store.held_indicators([*indicators, "投资", "额"]),
            "longer": [store.longer_indicators(name) for name in ("投资", "产值", "面积")],
            "refused": library.refused(),
            "counts": library.counts,
            "counted": store.count(),
            "files": {path: tuple(row) for path, row in store.files().items()},
            "with": library.documents_with("集成电路"),
            "searched": library.searched(Filters(kinds=("digest",))),
            "paths": store.paths(),
            "absent": library.manifest["absent"],
        }  # fmt: skip


def found(settings: Settings) -> list[list[tuple[str, float]]]:
    """Passages and scores: by one pass first, then by Chroma where it is opened."""
    with closing(Library.open(settings)) as library:
        asked = [(question, filters) for question in QUESTIONS for filters in (Filters(), Filters(kinds=("digest",)))]
        return [
            [(one.passage.id, one.score) for one in library.search(question, k=30, filters=filters)]
            for question, filters in asked
        ]


def assert_as_anew(settings: Settings, tmp_path: Path) -> None:
    clean = replace(settings, index=tmp_path / "clean")
    shutil.rmtree(clean.index, ignore_errors=True)
    build_library(clean, rebuild=True)
    one, other = content(settings), content(clean)
    for part, held in one.items():
        assert held == other[part], part
    for hits, others in zip(found(settings), found(clean), strict=True):
        assert dict(hits) == pytest.approx(dict(others), rel=2e-3, abs=2e-3)


def change_something(settings: Settings, write: Write, curate: Curate, chance: Random, number: int) -> None:
    """Add, change, move or remove a document, several at once, or change what is curated."""
    for _ in range(chance.randint(1, 2)):
        plans = sorted((settings.corpus / "plans").rglob("*.md"))
        text = f"第{number}期工程总投资{chance.randint(2, 900)}亿元，面积{chance.randint(2, 90)}平方公里。"
        kind = chance.choice(("add", "change", "remove", "move", "curated", "broken", "same id"))
        if kind == "add":
            write(f"plans/new{number}.md", text=text)
        elif kind == "change" and plans:
            write(str(chance.choice(plans).relative_to(settings.corpus)), text=text)
        elif kind == "remove" and len(plans) > 1:
            chance.choice(plans).unlink()
        elif kind == "move" and plans:
            (settings.corpus / "plans/moved").mkdir(exist_ok=True)
            plan = chance.choice(plans)
            plan.rename(settings.corpus / "plans/moved" / plan.name)
        elif kind == "curated":
            write("plans/chips.md", text=f"芯片企业流片补贴最高{number}00万元。")
            curate(f"{number}00", f"{number}00")
        elif kind == "broken":
            (settings.corpus / f"plans/broken{number}.md").write_bytes(b"")
        elif kind == "same id":
            write("plans/zz.md", document_id="port", text=text)
    curated = settings.corpus / "facts.yaml"
    if curated.is_file():
        quote = curated.read_text(encoding="utf-8").rpartition("quote: ")[2].strip()
        if not all(quote in path.read_text(encoding="utf-8") for path in settings.corpus.rglob("chips.md")):
            curated.unlink()  # it no longer stands in the document, and would be named as wrong


@pytest.mark.parametrize("seed", range(2))
def test_whatever_changes_it_is_the_library_built_anew(
    settings: Settings, write: Write, curate: Curate, tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One change after another; now and then the layer is too large, and a whole version is written from it."""
    chance = Random(seed)
    build_library(settings)
    stood = 0
    for number in range(2, 8):
        change_something(settings, write, curate, chance, number)
        monkeypatch.setattr(LIMITS[1], 0 if number == 5 else 100)
        report = build_library(settings)
        if report.published:
            assert stands(settings) == (number != 5)
            stood += stands(settings)
        assert_as_anew(settings, tmp_path)
        assert damaged_files(settings.index / report.version) == ()
        assert not build_library(settings).published
    assert stood > 1


def test_curated_facts_of_what_lies_below_change_with_the_file(
    settings: Settings, curate: Curate, tmp_path: Path
) -> None:
    build_library(settings)
    file = curate("500", "500")
    for _ in range(2):
        build_library(settings)
        assert_as_anew(settings, tmp_path)
        assert stands(settings)
        file.unlink(missing_ok=True)


def test_what_lies_below_is_one_file_and_is_never_written(settings: Settings, write: Write) -> None:
    first = settings.index / build_library(settings).version
    before = {path: path.read_bytes() for path in first.rglob("*") if path.is_file()}
    for text in ("二期工程投资100亿元。", "三期工程投资200亿元。"):
        write("plans/film.md", text=text)
        folder = settings.index / build_library(settings).version
        if first.is_dir():
            assert (folder / BASE_FILE).samefile(first / STORE_FILE)
            assert before == {path: path.read_bytes() for path in before}
        with closing(Library.open(settings)) as library:
            for _ in range(FIRST_SEARCHES + 2):
                assert text in library.search(text)[0].passage.text
    assert not first.exists()
    assert damaged_files(folder) == ()


def test_the_version_before_serves_again_and_each_builds_on(settings: Settings, write: Write, tmp_path: Path) -> None:
    first = build_library(settings).version
    write("plans/film.md", text="二期工程投资100亿元。")
    second = build_library(settings).version
    assert roll_back(settings.index) == first
    write("plans/film.md", text="三期工程投资200亿元。")
    third = build_library(settings).version
    assert second != third
    assert_as_anew(settings, tmp_path)
    assert roll_back(settings.index) == first


def test_a_snapshot_reads_on_while_what_it_stands_on_is_removed(settings: Settings, write: Write) -> None:
    build_library(settings)
    write("plans/film.md", text="二期工程投资100亿元。")
    build_library(settings)
    with closing(Library.open(settings)) as library:
        held = library.snapshot()
        for number in range(3, 6):
            write("plans/film.md", text=f"{number}期工程投资{number}00亿元。")
            build_library(settings)
            library.refresh()
        assert held.version not in versions(settings.index)
        assert "二期工程" in held.document("film").text
        assert held.search("流片补贴")[0].passage.document_id == "chips"


@pytest.mark.parametrize("file", [BASE_FILE, STORE_FILE])
def test_damage_in_either_file_is_noticed(settings: Settings, write: Write, file: str) -> None:
    from assistant.errors import LibraryDamaged

    build_library(settings)
    write("plans/film.md", text="二期工程投资100亿元。")
    path = settings.index / build_library(settings).version / file
    held = bytearray(path.read_bytes())
    held[len(held) // 2] ^= 1
    path.write_bytes(held)
    for use in (lambda: Library.open(settings), lambda: build_library(settings)):
        with pytest.raises(LibraryDamaged, match="assistant index --rebuild"):
            use()
    build_library(settings, rebuild=True)
    assert not stands(settings)


def test_lost_vectors_are_written_anew_with_the_whole_version(settings: Settings, write: Write, tmp_path: Path) -> None:
    build_library(settings)
    write("plans/film.md", text="二期工程投资100亿元。")
    folder = settings.index / build_library(settings).version
    next((folder / "vectors").rglob("data_level0.bin")).unlink()
    assert build_library(settings).published
    assert not stands(settings)
    assert_as_anew(settings, tmp_path)


def test_a_disk_without_second_names_gets_copies(
    settings: Settings, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no second names here")

    monkeypatch.setattr(os, "link", refuse)
    first = settings.index / build_library(settings).version
    write("plans/film.md", text="二期工程投资100亿元。")
    folder = settings.index / build_library(settings).version
    assert not (folder / BASE_FILE).samefile(first / STORE_FILE)
    assert damaged_files(folder) == ()
    assert_as_anew(settings, tmp_path)


def test_small_libraries_are_written_whole(settings: Settings, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LIMITS[0], 5_000)
    build_library(settings)
    write("plans/film.md", text="二期工程投资100亿元。")
    assert build_library(settings).published
    assert not stands(settings)


DYING = """
import os, signal, sys
from pathlib import Path
from assistant.library import build, layer
from assistant.settings import Settings

layer.LEAST_PASSAGES, layer.LARGEST_SHARE = 0, 100
step = sys.argv[3]
work = getattr(layer, step)

def dying(*given, **named):
    work(*given, **named)
    os.kill(os.getpid(), signal.SIGKILL)

for module in (layer, build):
    if hasattr(module, step):
        setattr(module, step, dying)
build.build_library(Settings(corpus=Path(sys.argv[1]), index=Path(sys.argv[2])))
"""


STEPS = ("link", "write_manifest", "lay_over", "fill_over")


@pytest.mark.parametrize("step", STEPS)
def test_a_writer_killed_after_any_step_leaves_the_old_version(
    settings: Settings, write: Write, tmp_path: Path, step: str
) -> None:
    first = build_library(settings).version
    write("plans/film.md", text="二期工程投资100亿元。")
    command = [sys.executable, "-c", DYING, str(settings.corpus), str(settings.index), step]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    assert subprocess.run(command, env=environment, check=False).returncode == -signal.SIGKILL
    with closing(Library.open(settings)) as library:
        assert library.version == first
        assert all("二期工程" not in one.passage.text for one in library.search("二期工程"))
    build_library(settings)
    assert len(versions(settings.index)) == 2
    assert_as_anew(settings, tmp_path)


def test_a_layer_is_whole_in_a_shared_database(settings: Settings, write: Write, tmp_path: Path) -> None:
    here = replace(settings, database_url=f"sqlite:///{tmp_path}/shared.sqlite")
    there = replace(here, corpus=tmp_path / "none", index=tmp_path / "there")
    build_library(here)
    write("plans/film.md", text="二期工程投资100亿元。")
    build_library(here)
    assert stands(here)
    with closing(Library.open(there)) as library:
        assert "二期工程" in library.search("二期工程投资")[0].passage.text
        assert library.search("流片补贴")[0].passage.document_id == "chips"
        assert library.trouble == ""


def test_the_file_of_a_store_is_opened_alone_where_nothing_lies_below(settings: Settings) -> None:
    folder = settings.index / build_library(settings).version
    with closing(Store.published(folder / STORE_FILE)) as store:
        assert not store.layered
