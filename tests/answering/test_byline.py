"""Who wrote a document: the lines between its title and its text, and nothing else."""

from __future__ import annotations

import pytest
from held_library import answered, made

from assistant.answering.evidence.byline import byline_spans
from assistant.model import Document

PAPER = made(
    "港口城市产业转型研究\n云川学院 林远\n【摘 要】港口城市的产业正在转型。\n1 绪论\n港口很多。",
    title="港口城市产业转型研究",
)
REPORT = made(
    "2026年云川省政府工作报告\n——2026年1月27日在云川省人民代表大会上\n省长 何平\n各位代表：\n现在报告工作。",
    name="report",
    title="2026年云川省政府工作报告",
    kind="upload",
)


def lines(document: Document) -> list[str]:
    return [document.text[start:end] for start, end in byline_spans(document)]


def test_the_byline_ends_where_the_text_begins() -> None:
    assert lines(PAPER) == ["云川学院 林远"]
    assert lines(REPORT) == ["——2026年1月27日在云川省人民代表大会上", "省长 何平"]


def test_a_text_that_begins_at_once_has_no_byline() -> None:
    assert lines(made("一、总体要求\n发展港口。", title="港口规划")) == []
    assert lines(made("港口建设成效明显。\n云川学院", title="港口规划")) == []


@pytest.mark.parametrize("question", ["这篇论文谁写的？", "论文的作者是谁？", "论文是哪个学校的？"])
def test_the_author_of_the_only_paper_is_given_word_for_word(question: str) -> None:
    answer = answered(question, PAPER, REPORT)
    assert answer.status == "answered"
    assert [claim.text for claim in answer.claims] == ["云川学院 林远"]
    assert answer.citations[0].quote == "云川学院 林远"


def test_who_gave_a_report_is_told_by_its_title() -> None:
    answer = answered("云川省2026年政府工作报告是谁作的？", PAPER, REPORT)
    assert [claim.text for claim in answer.claims] == ["——2026年1月27日在云川省人民代表大会上", "省长 何平"]


WEB_PAGE = made(
    "2026年云川省政府工作报告\n2026年02月10日 07时41分\n来源:\n云川日报\n【字体：\n大\n中\n小\n分享：\n"
    "2026年1月27日在云川省人民代表大会上\n云川省省长何平\n各位代表：\n现在报告工作。",
    name="page",
    title="2026年云川省政府工作报告",
    kind="upload",
)


def test_what_a_web_page_prints_above_a_report_is_none_of_its_byline() -> None:
    assert lines(WEB_PAGE) == ["2026年1月27日在云川省人民代表大会上", "云川省省长何平"]
    assert "日报" not in answered("云川这份报告是谁作的", WEB_PAGE, PAPER).text


def test_who_does_something_is_no_question_for_the_author() -> None:
    assert "林远" not in answered("港口建设由谁负责？", PAPER, REPORT).text
