"""What both doors open: an assistant that asks, lists, and takes over a library that was rebuilt."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.app import EXAMPLES, Assistant, open_assistant
from assistant.errors import LibraryError, LibraryMissing, QuestionError
from assistant.library.build import build_library
from assistant.model import Answer, Filters
from assistant.settings import Settings

PAPER = "wuxi-industry-strong-city"
GROWTH = "2018年无锡服务业增加值增速是多少？"


def timeless(answer: Answer) -> Answer:
    return replace(answer, seconds=0.0)


@pytest.fixture
def small(tmp_path: Path) -> Settings:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "port.txt").write_text("港口规划\n\n港口建设提速，航道疏浚完成。\n", encoding="utf-8")
    return Settings(corpus=tmp_path / "corpus", index=tmp_path / "index")


@pytest.mark.parametrize("question", EXAMPLES)
def test_the_questions_to_begin_with_can_be_answered(question: str, corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask(question)
    assert answer.status == "answered"
    assert answer.citations


def test_the_examples_are_what_the_assistant_offers(corpus_assistant: Assistant) -> None:
    assert corpus_assistant.examples() == EXAMPLES


def test_an_answer_keeps_the_question_as_it_was_asked_and_shows_how_it_was_understood(
    corpus_assistant: Assistant,
) -> None:
    answer = corpus_assistant.ask("那南京呢？", (GROWTH,))
    assert answer.question == "那南京呢？"
    assert answer.understood == "2018年南京服务业增加值增速是多少？"
    assert "11.84%" in answer.text
    assert corpus_assistant.ask(GROWTH).understood == ""


def test_filters_keep_the_search_to_what_was_chosen(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("无锡产业强市存在哪些问题？", filters=Filters(documents=(PAPER,)))
    assert {citation.document_id for citation in answer.citations} == {PAPER}
    assert answer.searched.documents == 1


def test_what_is_wrong_with_a_question_is_an_error(corpus_assistant: Assistant) -> None:
    with pytest.raises(QuestionError, match="空"):
        corpus_assistant.ask("？")
    with pytest.raises(LibraryError, match="missing"):
        corpus_assistant.ask(GROWTH, filters=Filters(documents=("missing",)))
    with pytest.raises(LibraryError, match="missing"):
        corpus_assistant.document("missing")


def test_documents_are_listed_without_their_texts_and_opened_with_them(corpus_assistant: Assistant) -> None:
    listed = {document.id: document for document in corpus_assistant.documents()}
    assert len(listed) == 41
    assert not any(document.text for document in listed.values())
    paper = corpus_assistant.document(PAPER)
    assert len(paper.pages) == 5
    assert paper.page_text(1)
    assert corpus_assistant.source_file(paper) == corpus_assistant.settings.corpus / paper.path


def test_a_source_file_that_is_gone_is_none(small: Settings) -> None:
    build_library(small)
    assistant = open_assistant(small)
    document = assistant.document("port")
    (small.corpus / "port.txt").unlink()
    assert assistant.source_file(document) is None
    assistant.close()


def test_threads_that_ask_at_once_get_the_answers_of_one_that_asks_alone(corpus_assistant: Assistant) -> None:
    questions = [*EXAMPLES, GROWTH, "你好"]
    alone = [timeless(corpus_assistant.ask(question)) for question in questions]
    with ThreadPoolExecutor(4) as pool:
        at_once = [timeless(answer) for answer in pool.map(corpus_assistant.ask, questions)]
    assert at_once == alone


def test_an_open_assistant_answers_from_the_library_that_was_published_since(small: Settings) -> None:
    build_library(small)
    assistant = open_assistant(small)
    question = "数字电影园的面积是多少平方公里？"
    assert assistant.ask(question).status == "refused"
    (small.corpus / "film.txt").write_text("电影园规划\n\n数字电影园面积为6平方公里。\n", encoding="utf-8")
    build_library(small)
    answer = assistant.ask(question)
    assert answer.status == "answered"
    assert "6平方公里" in answer.text
    (small.corpus / "film.txt").unlink()
    build_library(small)
    assert assistant.ask(question).status == "refused"
    assistant.close()


def test_without_a_library_there_is_none_to_open(small: Settings) -> None:
    with pytest.raises(LibraryMissing, match="assistant index"):
        open_assistant(small)


@pytest.mark.parametrize(
    "question",
    ["论文建议怎么处理产业用地不足的问题？", "论文建议如何处理环境污染问题？", "论文建议怎么处理房价过高的问题？"],
)
def test_a_problem_that_the_paper_never_names_has_no_proposal_of_its(
    corpus_assistant: Assistant, question: str
) -> None:
    assert corpus_assistant.ask(question).status != "answered"


@pytest.mark.parametrize(
    "question",
    ["智能制造三年行动计划要改造多少家企业？", "生物医药政策对临床试验补贴多少钱？"],
)
def test_a_figure_of_what_is_not_done_or_not_granted_is_no_answer(corpus_assistant: Assistant, question: str) -> None:
    answer = corpus_assistant.ask(question)
    assert (answer.status, answer.facts) == ("refused", ())


@pytest.mark.parametrize("question", ["太湖人才计划凤还巢最高给多少？", "太湖人才计划“凤还巢”最高给多少？"])
def test_a_name_of_no_known_words_is_looked_for_without_its_quotes_too(
    corpus_assistant: Assistant, question: str
) -> None:
    answer = corpus_assistant.ask(question)
    assert "50万元至150万元" in answer.text
    assert "1亿元" not in answer.text
