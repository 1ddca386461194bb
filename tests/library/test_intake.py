"""Files on their way in: reviewed before they are searched, published whole or not at all, taken out and kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import FactsError, FileTooLarge, ReadingError
from assistant.library.build import build_library
from assistant.library.intake import (
    INCOMING,
    REMOVED,
    UPLOADS,
    correct,
    discard,
    lay_aside,
    publish,
    review,
    waiting,
    withdraw,
)
from assistant.library.open import Library
from assistant.library.watching import Watch
from assistant.reading.stated import beside, write_beside
from assistant.settings import Settings

PLAN = "# 太湖新城规划\n\n## 一、目标\n\n到2025年，太湖新城集聚高新技术企业300家。\n"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "held.md").write_text("# 已有\n\n无锡2020年地区生产总值12370亿元。\n", encoding="utf-8")
    made = Settings(corpus=corpus, index=tmp_path / "index", max_file_megabytes=1)
    build_library(made)
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "journal"


def _review(settings: Settings, path: Path):  # noqa: ANN202
    return review(path, settings, Library.open(settings).documents())


def test_a_file_is_reviewed_before_it_is_searched(settings: Settings, folder: Path) -> None:
    path = lay_aside(folder, "plan.md", PLAN.encode(), settings)
    held = _review(settings, path)
    assert held.document is not None
    assert (held.document.title, len(held.document.sections), held.obstacle) == ("太湖新城规划", 1, "")
    assert [fact.quantity.printed for fact in held.facts] == ["300家"]
    assert any("印发日期" in remark for remark in held.remarks)
    assert [document.id for document in Library.open(settings).documents()] == ["held"]
    assert waiting(folder) == (path,)


def test_a_published_file_is_searched_and_waits_no_more(settings: Settings, folder: Path) -> None:
    path = lay_aside(folder, "plan.md", PLAN.encode(), settings)
    library = Library.open(settings)
    report = publish(settings, path)
    library.refresh()
    assert report.added == (f"{UPLOADS}/plan.md",)
    assert library.search("太湖新城高新技术企业")[0].passage.document_id == "plan"
    assert waiting(folder) == ()


def test_what_is_held_already_is_pointed_out(settings: Settings, folder: Path) -> None:
    same = lay_aside(folder, "other.md", (settings.corpus / "held.md").read_bytes(), settings)
    assert "内容完全相同" in _review(settings, same).obstacle
    named_alike = lay_aside(folder, "held.txt", "别的内容。".encode(), settings)
    assert "编号“held”已被《已有》使用" in _review(settings, named_alike).obstacle


def test_a_newer_version_of_an_upload_replaces_it(settings: Settings, folder: Path) -> None:
    publish(settings, lay_aside(folder, "plan.md", PLAN.encode(), settings))
    newer = lay_aside(folder, "plan.md", PLAN.replace("300家", "500家").encode(), settings)
    held = _review(settings, newer)
    assert (held.obstacle, held.replaces) == ("", "太湖新城规划")
    publish(settings, newer)
    facts = [fact.quantity.printed for fact in Library.open(settings).facts() if fact.document_id == "plan"]
    assert facts == ["500家"]


def test_a_file_that_fails_to_publish_waits_again(settings: Settings, folder: Path) -> None:
    """The build stops; the corpus, the library and the upload are as they were."""
    path = lay_aside(folder, "plan.md", PLAN.encode(), settings)
    (settings.corpus / "facts.yaml").write_text("- document: nowhere\n", encoding="utf-8")
    with pytest.raises(FactsError):
        publish(settings, path)
    assert waiting(folder) == (path,)
    assert not (settings.corpus / UPLOADS / "plan.md").exists()
    assert [document.id for document in Library.open(settings).documents()] == ["held"]


def test_a_file_that_the_library_refuses_is_not_left_in_the_corpus(settings: Settings, folder: Path) -> None:
    path = lay_aside(folder, "held.txt", "别的内容。".encode(), settings)
    before = sorted(settings.corpus.rglob("*.txt"))
    (settings.corpus / "a").mkdir()
    (settings.corpus / "a" / "held.txt").write_text("先到的。", encoding="utf-8")
    with pytest.raises(ReadingError, match="已被"):
        publish(settings, path)
    assert waiting(folder) == (path,)
    assert sorted(settings.corpus.rglob(f"{UPLOADS}/*.txt")) == before


def test_what_is_taken_out_is_kept(settings: Settings, folder: Path) -> None:
    publish(settings, lay_aside(folder, "plan.md", PLAN.encode(), settings))
    document = Library.open(settings).document("plan")
    report = withdraw(settings, folder, document)
    assert report.removed == (f"{UPLOADS}/plan.md",)
    (kept,) = (folder / REMOVED).iterdir()
    assert kept.read_text(encoding="utf-8") == PLAN
    assert [held.id for held in Library.open(settings).documents()] == ["held"]


@pytest.mark.parametrize("name", ["../../etc/plan.md", "C:\\x\\plan.md", "/tmp/plan.md", ".plan.md", "..plan.md"])
def test_a_name_leads_nowhere_else(settings: Settings, folder: Path, name: str) -> None:
    path = lay_aside(folder, name, PLAN.encode(), settings)
    assert path == folder / INCOMING / "plan.md"


@pytest.mark.parametrize("name", ["", ".md", "plan.exe", "plan", "plan.md.sh", "README"])
def test_another_kind_of_file_is_refused(settings: Settings, folder: Path, name: str) -> None:
    with pytest.raises(ReadingError, match="不能读取的文件类型"):
        lay_aside(folder, name, b"x", settings)


def test_a_large_file_is_refused_before_it_is_written(settings: Settings, folder: Path) -> None:
    with pytest.raises(FileTooLarge):
        lay_aside(folder, "plan.md", b"x" * (1024 * 1024 + 1), settings)
    assert waiting(folder) == ()


def test_a_file_that_cannot_be_read_says_why(settings: Settings, folder: Path) -> None:
    path = lay_aside(folder, "broken.pdf", b"no pdf at all", settings)
    held = _review(settings, path)
    assert held.document is None
    assert "broken.pdf" in held.obstacle


# --- a watched folder ---------------------------------------------------------------------------------------------


def test_a_change_is_passed_on_once_and_only_when_it_keeps_still(settings: Settings) -> None:
    watch = Watch(settings.corpus, 60, lambda: True)
    assert not watch.look()
    file = settings.corpus / "new.md"
    file.write_text("半", encoding="utf-8")
    assert not watch.look()
    file.write_text("半份文件还在写", encoding="utf-8")
    assert not watch.look()
    assert watch.look()
    assert not watch.look()
    file.unlink()
    assert [watch.look(), watch.look(), watch.look()] == [False, True, False]


# --- what is stated beside a file ---------------------------------------------------------------------------------


def test_a_correction_stays_beside_the_file_and_goes_live_with_it(settings: Settings, folder: Path) -> None:
    path = lay_aside(folder, "plan.md", PLAN.encode(), settings)
    stated = {"title": "太湖新城“十四五”规划", "issuer": "无锡市人民政府", "issued": "2021-04-01", "kind": "plan"}
    correct(path, stated)
    assert waiting(folder) == (path,)
    held = _review(settings, path)
    assert held.document is not None
    assert (held.document.title, held.document.issuer, held.document.kind) == (*list(stated.values())[:2], "plan")
    assert not any("印发日期" in remark for remark in held.remarks)

    publish(settings, path)
    (document,) = (one for one in Library.open(settings).documents() if one.id == "plan")
    assert (document.title, document.issued) == (stated["title"], stated["issued"])
    target = settings.corpus / UPLOADS / "plan.md"
    assert target.read_bytes() == PLAN.encode()  # as it was sent, to the byte
    assert waiting(folder) == ()
    assert not beside(path).exists()

    withdraw(settings, folder, document)
    kept = sorted(one.name for one in (folder / REMOVED).iterdir())
    assert [name.split("-", 2)[2] for name in kept] == ["plan.md", "plan.md.yaml"]
    assert not beside(target).exists()


def test_what_is_stated_beside_a_file_is_read_anew_when_it_changes(settings: Settings) -> None:
    held = settings.corpus / "held.md"
    write_beside(held, {"title": "另一个标题", "id": "another"})
    report = build_library(settings)
    assert (report.changed, report.unchanged) == (("held.md",), 0)
    assert [(one.id, one.title) for one in Library.open(settings).documents()] == [("held", "另一个标题")]
    assert build_library(settings).changed == ()
    beside(held).unlink()
    build_library(settings)
    assert [one.title for one in Library.open(settings).documents()] == ["已有"]


def test_a_statement_that_is_none_is_named_and_the_library_stays(settings: Settings, folder: Path) -> None:
    path = lay_aside(folder, "plan.md", PLAN.encode(), settings)
    beside(path).write_text("title: [", encoding="utf-8")
    assert "plan.md.yaml" in _review(settings, path).obstacle
    with pytest.raises(ReadingError, match=r"plan\.md\.yaml.*YAML"):
        publish(settings, path)
    assert waiting(folder) == (path,)
    assert beside(path).read_text(encoding="utf-8") == "title: ["
    assert not (settings.corpus / UPLOADS / "plan.md").exists()


def test_another_upload_of_that_name_takes_no_old_correction_over(settings: Settings, folder: Path) -> None:
    path = lay_aside(folder, "plan.md", PLAN.encode(), settings)
    correct(path, {"title": "旧的"})
    publish(settings, path)
    again = lay_aside(folder, "plan.md", PLAN.replace("300", "400").encode(), settings)
    publish(settings, again)
    assert [one.title for one in Library.open(settings).documents() if one.id == "plan"] == ["太湖新城规划"]


def test_a_failed_replacement_leaves_document_and_statement(settings: Settings, folder: Path) -> None:
    path = lay_aside(folder, "plan.md", PLAN.encode(), settings)
    correct(path, {"title": "先前的"})
    publish(settings, path)
    again = lay_aside(folder, "plan.md", b"%", settings)
    again.write_bytes(b"")
    with pytest.raises(ReadingError):
        publish(settings, again)
    build_library(settings)
    assert [one.title for one in Library.open(settings).documents() if one.id == "plan"] == ["先前的"]


def test_a_change_that_could_not_be_taken_in_is_passed_on_again(settings: Settings) -> None:
    """Somebody else was writing, and may have looked into the folder before the file was there."""
    taken = iter((False, False, True))
    watch = Watch(settings.corpus, 1, lambda: next(taken))
    (settings.corpus / "new.md").write_text("新", encoding="utf-8")
    assert [watch.look() for _ in range(6)] == [False, True, True, True, False, False]


def test_a_change_beside_a_file_is_a_change_of_the_folder(settings: Settings) -> None:
    watch = Watch(settings.corpus, 1, lambda: True)
    write_beside(settings.corpus / "held.md", {"title": "改"})
    assert [watch.look(), watch.look()] == [False, True]


def test_a_file_that_is_thrown_away_takes_its_correction_with_it(settings: Settings, folder: Path) -> None:
    path = lay_aside(folder, "plan.md", PLAN.encode(), settings)
    correct(path, {"title": "改"})
    discard(path)
    assert list((folder / INCOMING).iterdir()) == []
