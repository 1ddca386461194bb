"""Building: what changed is handled, what did not is left alone, and the library is always the one of the corpus."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.errors import FactsError, RecipeChanged, UsageError
from assistant.library.build import build_library
from assistant.library.open import Library
from assistant.library.seal import seal
from assistant.library.store import STORE_FILE, Store
from assistant.model import Evidence, Passage
from assistant.reading.files import read_file
from assistant.settings import Settings

Write = Callable[..., Path]
Curate = Callable[[str, str], Path]

QUESTIONS = ("芯片流片补贴最高多少？", "2018年无锡服务业增速", "电影园有多大", "人才计划")


def evidence(settings: Settings) -> list[tuple[Evidence, ...]]:
    library = Library.open(settings)
    found = [library.search(question, k=20) for question in QUESTIONS]
    library.close()
    return found


def passages(settings: Settings) -> dict[str, Passage]:
    library = Library.open(settings)
    held = {p.id: p for document in library.documents() for p in library.passages(document.id)}
    library.close()
    return held


def files(folder: Path) -> dict[str, tuple[int, int]]:
    return {str(path): (path.stat().st_mtime_ns, path.stat().st_size) for path in folder.rglob("*") if path.is_file()}


def test_the_first_build_takes_every_file(settings: Settings) -> None:
    report = build_library(settings)
    assert report.added == ("paper/study.txt", "plans/chips.md", "plans/film.md", "plans/port.md")
    assert (report.published, report.documents, report.refused) == (True, 4, ())
    assert "新增 4 份" in report.as_text()


def test_building_again_writes_nothing(settings: Settings) -> None:
    first = build_library(settings)
    before = files(settings.index)
    again = build_library(settings)
    assert (again.published, again.version, again.unchanged) == (False, first.version, 4)
    assert files(settings.index) == before
    assert "没有变化" in again.as_text()


def test_a_new_time_on_an_old_file_is_no_change(settings: Settings) -> None:
    build_library(settings)
    for path in settings.corpus.rglob("*.md"):
        os.utime(path, (1, 1))
    assert not build_library(settings).published


def test_what_is_stored_is_what_was_read(settings: Settings) -> None:
    build_library(settings)
    library = Library.open(settings)
    for path in ("plans/chips.md", "paper/study.txt"):
        document = replace(read_file(settings.corpus / path), path=path)
        assert library.document(document.id) == document
        assert all(document.text[p.start : p.end] == p.text for p in library.passages(document.id))
        listed = next(listed for listed in library.documents() if listed.id == document.id)
        assert (listed.pages, listed.sources, listed.text) == (document.pages, document.sources, "")


def test_files_written_in_another_order_give_the_same_library(settings: Settings, tmp_path: Path) -> None:
    other = replace(settings, corpus=tmp_path / "copy", index=tmp_path / "other")
    for path in sorted(settings.corpus.rglob("*.*"), reverse=True):
        target = other.corpus / path.relative_to(settings.corpus)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        build_library(other)
    build_library(settings)
    assert passages(other) == passages(settings)
    assert evidence(other) == evidence(settings)


def test_adding_a_document_keeps_the_ids_of_the_others(settings: Settings, write: Write) -> None:
    build_library(settings)
    before = passages(settings)
    write("plans/another.md", text="新的文件说的是另一件事。")
    report = build_library(settings)
    assert report.added == ("plans/another.md",)
    after = passages(settings)
    assert before.items() <= after.items()
    assert {passage.document_id for name, passage in after.items() if name not in before} == {"another"}


def test_a_changed_file_gives_the_library_of_a_clean_build(settings: Settings, write: Write, tmp_path: Path) -> None:
    build_library(settings)
    write("plans/chips.md", text="芯片企业流片补贴最高800万元。")
    assert build_library(settings).changed == ("plans/chips.md",)
    clean = replace(settings, index=tmp_path / "clean")
    build_library(clean)
    assert passages(settings) == passages(clean)
    assert evidence(settings) == evidence(clean)
    assert "800万元" in evidence(settings)[0][0].passage.text


def test_a_removed_file_is_gone_everywhere(settings: Settings, tmp_path: Path) -> None:
    build_library(settings)
    (settings.corpus / "plans/chips.md").unlink()
    report = build_library(settings)
    assert report.removed == ("plans/chips.md",)
    assert {passage.document_id for passage in passages(settings).values()} == {"film", "port", "study"}
    assert all(found.passage.document_id != "chips" for many in evidence(settings) for found in many)
    clean = replace(settings, index=tmp_path / "clean")
    build_library(clean)
    assert evidence(settings) == evidence(clean)


def test_a_moved_file_is_known_again(settings: Settings) -> None:
    build_library(settings)
    before = passages(settings)
    (settings.corpus / "plans/2023").mkdir()
    (settings.corpus / "plans/chips.md").rename(settings.corpus / "plans/2023/chips.md")
    report = build_library(settings)
    assert (report.moved, report.added, report.removed) == (("plans/2023/chips.md",), (), ())
    assert passages(settings) == before
    assert Library.open(settings).document("chips").path == "plans/2023/chips.md"


def test_a_file_that_cannot_be_read_is_named_and_the_rest_goes_on(settings: Settings) -> None:
    (settings.corpus / "plans/empty.md").write_bytes(b"")
    report = build_library(settings)
    assert [refused.path for refused in report.refused] == ["plans/empty.md"]
    assert report.documents == 4
    assert report.refused[0].reason in report.as_text()
    again = build_library(settings)
    assert (again.published, again.refused) == (False, report.refused)


def test_a_higher_limit_lets_in_what_was_refused(settings: Settings) -> None:
    assert [entry.path for entry in build_library(replace(settings, max_pages=1)).refused] == ["paper/study.txt"]
    report = build_library(replace(settings, max_pages=2))
    assert (report.refused, report.documents) == ((), 4)


def test_one_id_is_one_file_and_the_next_one_comes_in_when_it_goes(settings: Settings, write: Write) -> None:
    write("plans/second.md", document_id="chips", text="同一个编号的另一份文件。")
    refused = build_library(settings).refused
    assert [entry.path for entry in refused] == ["plans/second.md"]
    assert "“chips”已被 plans/chips.md 使用" in refused[0].reason
    (settings.corpus / "plans/chips.md").unlink()
    report = build_library(settings)
    assert (report.refused, report.documents) == ((), 4)
    assert "同一个编号的另一份文件" in Library.open(settings).document("chips").text


def test_a_file_that_comes_first_takes_the_id_over(settings: Settings, write: Write) -> None:
    build_library(settings)
    write("plans/a.md", document_id="chips", text="排在前面的文件。")
    assert [entry.path for entry in build_library(settings).refused] == ["plans/chips.md"]
    assert "排在前面的文件" in Library.open(settings).document("chips").text
    assert not build_library(settings).published


def test_curated_facts_are_held_and_their_change_is_noticed(settings: Settings, curate: Curate) -> None:
    build_library(settings)
    without = Library.open(settings).facts()
    file = curate("500", "500")
    assert build_library(settings).published
    facts = Library.open(settings).facts()
    curated = [fact for fact in facts if fact.origin == "curated"]
    assert [str(fact.quantity.value) for fact in curated] == ["500"]
    spans = [(fact.document_id, fact.start, fact.end) for fact in facts]
    assert spans.count((curated[0].document_id, curated[0].start, curated[0].end)) == 1
    file.unlink()
    build_library(settings)
    assert Library.open(settings).facts() == without


def test_a_wrong_curated_fact_is_named_and_the_old_library_serves(settings: Settings, curate: Curate) -> None:
    first = build_library(settings)
    curate("501", "500")
    with pytest.raises(FactsError, match=r"流片补贴|facts.yaml"):
        build_library(settings)
    assert Library.open(settings).version == first.version


def test_another_recipe_is_refused_until_rebuilt(settings: Settings) -> None:
    build_library(settings)
    other = replace(settings, embedding="somewhere/else")
    with pytest.raises(RecipeChanged, match=r"向量模型.*--rebuild"):
        build_library(other)
    with pytest.raises(RecipeChanged, match=r"向量模型.*--rebuild"):
        Library.open(other)


def test_rebuilding_gives_the_same_library_under_a_new_version(settings: Settings) -> None:
    first, before = build_library(settings), evidence(settings)
    again = build_library(settings, rebuild=True)
    assert again.version != first.version
    assert evidence(settings) == before


def test_without_a_corpus_folder_nothing_is_built(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="资料文件夹"):
        build_library(replace(settings, corpus=tmp_path / "nowhere"))


def test_an_empty_corpus_is_an_empty_library(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    settings = Settings(corpus=tmp_path / "corpus", index=tmp_path / "index")
    assert build_library(settings).documents == 0
    assert evidence(settings) == [()] * len(QUESTIONS)


def test_unchanged_passages_are_not_encoded_again(settings: Settings, write: Write) -> None:
    """Their vectors are taken over as they are, whatever made them."""
    report = build_library(settings)
    file = settings.index / report.version / STORE_FILE
    mark = b"\x00\x00\x80\x3f" * 256
    with closing(Store.published(file)) as store:
        marked = {name: mark for name, _ in store.vectors()}
    with closing(sqlite3.connect(file, isolation_level=None)) as held:
        held.execute("UPDATE passages SET vector = ?", (mark,))
    seal(file.parent)
    write("plans/port.md", text="旅客吞吐量达到2000万人次。")
    report = build_library(settings)
    held = Store.published(settings.index / report.version / STORE_FILE)
    fresh = {name for name, vector in held.vectors() if vector != marked.get(name)}
    new = {passage.id for passage in held.passages("port")} - set(marked)
    assert fresh == new != set()
    held.close()


def test_progress_is_told_step_by_step(settings: Settings) -> None:
    told: list[tuple[str, int, int]] = []
    build_library(settings, progress=lambda step, done, total: told.append((step, done, total)))
    assert list(dict.fromkeys(step for step, _, _ in told)) == [
        "读取文件、抽取数据",
        "编码、写入文献库",
        "建立检索索引",
    ]
    assert all(0 <= done <= total for _, done, total in told)
