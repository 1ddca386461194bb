"""The page 文献库 as a visitor uses it, over a small library of its own."""

from __future__ import annotations

import os
import re
import time
import unicodedata
from typing import TYPE_CHECKING

import pytest
import streamlit
from desk_page import open_drawer
from hypothesis import given
from hypothesis import strategies as st
from older_library import make_older
from streamlit.testing.v1 import AppTest

from assistant.app import Assistant, open_assistant
from assistant.journal.journal import Journal
from assistant.library.build import build_library
from assistant.library.intake import REMOVED, lay_aside, waiting
from assistant.library.versions import one_writer
from assistant.model import Document, Page
from assistant.reading.limits import MEGABYTE
from assistant.settings import Settings
from assistant.web.document_view import hits_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    OwnDesk = Callable[[Settings], AppTest]

SCRIPT = "from assistant.web import layout, library\nlayout.begin()\nlibrary.page()\n"
HELD = "# 物联网规划\n\n## 一、目标\n\n到2025年，<b>物联网</b>企业达到500家。\n\n## 二、措施\n\n扶持物联网企业。\n"
PLAN = "# 太湖新城规划\n\n## 一、目标\n\n到2025年，太湖新城集聚高新技术企业300家。\n"


@pytest.fixture
def assistant(tmp_path: Path) -> Iterator[Assistant]:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "iot.md").write_text(HELD, encoding="utf-8")
    (corpus / "broken.pdf").write_bytes(b"no pdf")
    settings = Settings(corpus=corpus, index=tmp_path / "index")
    build_library(settings)
    opened = open_assistant(settings)
    yield opened
    opened.close()


def _page(journal: Journal) -> AppTest:
    """The page as a visitor's browser has it, not yet drawn."""
    tested = AppTest.from_string(SCRIPT, default_timeout=30)
    tested.session_state["journal"] = journal
    tested.session_state["person"] = "visitor"
    return tested


@pytest.fixture
def library_page(assistant: Assistant, journal: Journal) -> AppTest:
    tested = _page(journal)
    tested.session_state["assistant"] = assistant
    return tested.run()


@pytest.fixture
def own_desk(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> Iterator[OwnDesk]:
    """Draws the page of a desk that opens the library of its settings itself."""

    def drawn(settings: Settings) -> AppTest:
        monkeypatch.setenv("ASSISTANT_CORPUS", str(settings.corpus))
        monkeypatch.setenv("ASSISTANT_INDEX", str(settings.index))
        monkeypatch.setenv("ASSISTANT_JOURNAL", str(journal.folder))
        monkeypatch.setenv("ASSISTANT_WATCH_SECONDS", "0")
        return _page(journal).run()

    yield drawn
    streamlit.cache_resource.clear()  # the server's own assistant was opened


def _shown(page: AppTest) -> str:
    assert not page.exception
    return "\n".join(element.proto.body for element in page.get("html"))


def _until(page: AppTest, text: str) -> None:
    """Run the page again until the job is through, as its fragment does in a browser."""
    for _ in range(100):
        said = [element.value for element in (*page.success, *page.error)]
        if any(text in one for one in said):
            return
        time.sleep(0.1)
        page.run()
    pytest.fail(f"{text} was not said: {said}")


def _review(page: AppTest) -> None:
    """Go to the uploads, and wait until what waits there has been read."""
    page.segmented_control(key="library-view").set_value("上传与审核").run()
    for _ in range(100):
        if any((button.key or "").startswith("discard-") for button in page.button):
            return
        time.sleep(0.1)
        page.run()
    pytest.fail("the review did not end")


def _build(page: AppTest) -> None:
    """Click to build, and wait for the library's one document."""
    page.button(key="build_library").click().run()
    for _ in range(100):
        page.run()
        if "1 份文献" in _shown(page):
            break
        time.sleep(0.1)


def test_documents_are_listed_and_found(library_page: AppTest) -> None:
    assert "1 份文献" in _shown(library_page)
    assert "物联网规划" in _shown(library_page)
    library_page.text_input(key="library-words").set_value("没有").run()
    assert "没有相符的文献" in _shown(library_page)


def test_a_document_is_found_by_what_its_title_says_otherwise(library_page: AppTest, assistant: Assistant) -> None:
    named = PLAN.replace("太湖新城规划", "太湖新城第十四个五年规划纲要")
    (assistant.settings.corpus / "outline.md").write_text(named, encoding="utf-8")
    build_library(assistant.settings)
    library_page.run()
    for words, held in (("十四五", True), ("太湖新城 十四五规划", True), ("十三五", False)):
        library_page.text_input(key="library-words").set_value(words).run()
        assert ("太湖新城第十四个五年规划纲要" in _shown(library_page)) is held, words
        assert "物联网规划" not in _shown(library_page)


def test_a_document_is_read_by_its_outline(library_page: AppTest) -> None:
    library_page.button(key="document-iot").click().run()
    assert "&lt;b&gt;物联网&lt;/b&gt;企业达到500家" in _shown(library_page)
    library_page.selectbox(key="outline-iot").set_value(1).run()
    marked = re.findall(r'<mark class="here">(.*?)</mark>', _shown(library_page))
    assert marked == ["二、措施"]


def test_words_are_found_within_one_after_the_other(library_page: AppTest) -> None:
    library_page.button(key="document-iot").click().run()
    library_page.text_input(key="within-iot").set_value("物联网").run()
    for number in (1, 2, 3, 1):
        assert f"第 {number} 处，共 3 处" in _shown(library_page)
        assert re.findall(r'<mark class="here">(.*?)</mark>', _shown(library_page)) == ["物联网"]
        library_page.button(key="hit_on").click().run()
    library_page.text_input(key="within-iot").set_value("没有的字").run()
    assert "本文献里没有这些字" in _shown(library_page)


@given(st.text("甲乙12aＡ％% \n"), st.text("甲乙12aＡ％%", min_size=1, max_size=4))
def test_words_are_found_whatever_white_space_and_width(before: str, words: str) -> None:
    printed = "\n ".join(words)
    text = f"{before}丙{printed}丙"
    page = Page(1, 0, len(text))
    document = Document(id="d", title="题", kind="plan", text=text, pages=(page,), sha256="0" * 64, path="d")
    asked = unicodedata.normalize("NFKC", words)
    assert (len(before) + 1, len(text) - 1) in hits_in(document, asked)


def test_files_that_cannot_be_read_are_named(library_page: AppTest) -> None:
    library_page.segmented_control(key="library-view").set_value("读不了的文件").run()
    assert "broken\\.pdf" in library_page.warning[0].value


def test_an_upload_is_reviewed_published_asked_about_and_taken_out(
    library_page: AppTest, assistant: Assistant, journal: Journal
) -> None:
    lay_aside(journal.folder, "plan.md", PLAN.encode(), assistant.settings)
    _review(library_page)
    shown = _shown(library_page)
    for told in ("太湖新城规划", "1 个，列表 0 个", "1 条，其中主体和指标都确定的"):
        assert told in shown
    assert "plan" not in {document.id for document in assistant.documents()}

    library_page.button(key="publish-plan.md").click().run()
    _until(library_page, "新增1份")
    assert waiting(journal.folder) == ()
    answer = assistant.ask("太湖新城到2025年集聚多少家高新技术企业？")
    assert "300家" in answer.text
    assert answer.citations[0].document_id == "plan"

    library_page.segmented_control(key="library-view").set_value("文献").run()
    library_page.button(key="document-plan").click().run()
    open_drawer(library_page, "more-plan").button(key="withdraw-plan").click().run()
    _until(library_page, "删去1份")
    assert [document.id for document in assistant.documents()] == ["iot"]
    assert (journal.folder / REMOVED).is_dir()
    assert [entry.action for entry in journal.entries()] == ["移出文献", "发布文献"]


def test_whoever_publishes_waits_for_another_writer(
    library_page: AppTest, assistant: Assistant, journal: Journal
) -> None:
    """The folder that is watched may be taken in at the same moment; that is no fault of the person's."""
    lay_aside(journal.folder, "plan.md", PLAN.encode(), assistant.settings)
    _review(library_page)
    with one_writer(assistant.settings.index):
        library_page.button(key="publish-plan.md").click().run()
        assert not library_page.error
    _until(library_page, "新增1份")


def test_a_figure_of_nobody_is_shown_to_the_reviewer_as_unsure(
    library_page: AppTest, assistant: Assistant, journal: Journal
) -> None:
    """What is counted above is listed below: a reviewer sees the figures that are not told whose they are, too."""
    lay_aside(journal.folder, "note.md", "# 纪要\n\n达到200亿元。\n".encode(), assistant.settings)
    _review(library_page)
    shown = _shown(library_page)
    assert "1 条，其中主体和指标都确定的 0 条" in shown
    assert re.search(r"<li>[^<]*200亿元（主体或指标不确定）</li>", shown)


def test_a_file_that_was_not_taken_is_told_until_the_next_upload(
    library_page: AppTest, assistant: Assistant, journal: Journal
) -> None:
    """The page runs again while the other files are read; what was wrong with this one must not go with that."""
    most = assistant.settings.max_file_megabytes * MEGABYTE
    library_page.segmented_control(key="library-view").set_value("上传与审核").run()
    library_page.file_uploader(key="upload-files").set_value([("large.txt", b"x" * (most + 1), "text/plain")])
    library_page.button(key="upload-now").click().run()
    library_page.run()
    assert "超过上限" in library_page.error[0].value
    library_page.file_uploader(key="upload-files").set_value([("plan.md", PLAN.encode(), "text/markdown")])
    library_page.button(key="upload-now").click().run()
    assert not library_page.error
    assert [path.name for path in waiting(journal.folder)] == ["plan.md"]


def test_nothing_to_upload_says_what_can_be(library_page: AppTest) -> None:
    library_page.segmented_control(key="library-view").set_value("上传与审核").run()
    library_page.button(key="upload-now").click().run()
    assert "每个不超过 50 MB" in library_page.info[0].value


def test_what_was_read_of_an_upload_is_corrected_before_it_goes_live(
    library_page: AppTest, assistant: Assistant, journal: Journal
) -> None:
    lay_aside(journal.folder, "plan.md", PLAN.encode(), assistant.settings)
    _review(library_page)
    library_page.text_input(key="correct-title-plan.md").set_value("太湖新城“十四五”规划")
    library_page.text_input(key="correct-issued-plan.md").set_value("2021-04-01")
    library_page.selectbox(key="correct-kind-plan.md").set_value("plan")
    library_page.button(key="correct-now-plan.md").click().run()
    _review(library_page)
    assert "太湖新城“十四五”规划" in _shown(library_page)
    assert "没有读出印发日期" not in "".join(one.value for one in library_page.warning)
    library_page.button(key="publish-plan.md").click().run()
    _until(library_page, "新增1份")
    (published,) = (one for one in assistant.documents() if one.id == "plan")
    assert (published.title, published.issued, published.kind) == ("太湖新城“十四五”规划", "2021-04-01", "plan")
    assert [entry.action for entry in journal.entries()] == ["发布文献", "改文献信息"]


def test_an_upload_is_thrown_away(library_page: AppTest, assistant: Assistant, journal: Journal) -> None:
    lay_aside(journal.folder, "plan.md", PLAN.encode(), assistant.settings)
    _review(library_page)
    library_page.button(key="discard-plan.md").click().run()
    assert not library_page.exception
    assert waiting(journal.folder) == ()


def test_a_file_of_the_corpus_itself_is_not_taken_out_here(library_page: AppTest) -> None:
    library_page.button(key="document-iot").click().run()
    open_drawer(library_page, "more-iot")
    assert "iot.md" in _shown(library_page)
    assert not any(button.key == "withdraw-iot" for button in library_page.button)


def test_everything_is_built_anew(library_page: AppTest, assistant: Assistant) -> None:
    before = assistant.library.version
    library_page.segmented_control(key="library-view").set_value("读不了的文件").run()
    library_page.button(key="library-rebuild").click().run()
    _until(library_page, "文献库已更新")
    assert assistant.library.version != before


def test_without_a_library_one_is_built_by_a_click(own_desk: OwnDesk, tmp_path: Path) -> None:
    corpus = tmp_path / "first"
    corpus.mkdir()
    (corpus / "iot.md").write_text(HELD, encoding="utf-8")
    page = own_desk(Settings(corpus=corpus, index=tmp_path / "none"))
    assert "还没有文献库" in page.info[0].value
    _build(page)
    assert "物联网规划" in _shown(page)


def test_a_damaged_library_is_told_in_chinese_and_rebuilt_by_a_click(assistant: Assistant, own_desk: OwnDesk) -> None:
    settings = assistant.settings
    assistant.close()
    (store,) = settings.index.glob("*/library.sqlite")
    os.truncate(store, store.stat().st_size // 2)
    page = own_desk(settings)
    assert "损坏" in page.error[0].value
    assert not re.search("[A-Za-z]", page.error[0].value)
    _build(page)
    assert "物联网规划" in _shown(page)


def test_a_library_of_another_recipe_is_rebuilt_by_a_click_of_whoever_may(
    assistant: Assistant, journal: Journal, own_desk: OwnDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_older(assistant.settings.index)
    monkeypatch.setenv("ASSISTANT_DEFAULT_ROLE", "reader")
    page = own_desk(assistant.settings)
    assert "要照新的重建一次" in page.info[0].value
    assert "已改变：分词方法" in _shown(page)
    assert [button.key for button in page.button] == []  # a reader can only wait for somebody who may

    monkeypatch.setenv("ASSISTANT_DEFAULT_ROLE", "editor")
    _build(page.run())
    assert "物联网规划" in _shown(page)
    assert journal.entries()[0].action == "重建文献库"
