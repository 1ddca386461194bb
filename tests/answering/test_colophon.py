"""Who issued a document, when, under which number: of the document that the question names, as its record says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from held_library import HeldLibrary, made

from assistant.answering.chain import AnsweringChain
from assistant.answering.sentences.colophon import RECORD
from assistant.model import Answer, Filters

PLAN = replace(
    made(
        "一、背景\n规划于2021年3月审议通过。\n二、目标\n到2025年，建成渔港6个。",
        name="plan",
        title="云川海湾一体化发展规划",
        kind="digest",
    ),
    issuer="云川省政府、省发展改革委",
    issued="2021-06-18（省政府网站公布）",
    document_number="云政发〔2021〕33号",
)
LOCAL = replace(
    made(
        "一、背景\n本方案衔接国家规划，2022年5月6日印发。\n二、任务\n建设海湾渔港。",
        name="local",
        title="《云川海湾一体化发展规划》海州实施方案",
        kind="digest",
    ),
    issuer="海州市",
    issued="2022-05-06",
    document_number="未见",
)


def asked(question: str) -> Answer:
    return AnsweringChain(HeldLibrary((PLAN, LOCAL))).answer(question, (), Filters())  # type: ignore[arg-type]


def cited(answer: Answer) -> set[str]:
    return {citation.document_id for citation in answer.citations}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("云川海湾一体化发展规划是哪年公布的？", "2021-06-18"),
        ("云川海湾一体化发展规划是哪个部门发布的？", "云川省政府、省发展改革委"),
        ("云川海湾一体化发展规划的文号是什么？", "云政发〔2021〕33号"),
        ("云川海湾规划的全称是什么？", "《云川海湾一体化发展规划》"),
    ],
)
def test_the_record_of_the_named_document_answers(question: str, told: str) -> None:
    answer = asked(question)
    assert answer.status == "answered"
    assert told in answer.text
    assert cited(answer) == {"plan"}


def test_a_document_on_another_one_is_not_that_one() -> None:
    answer = asked("云川海湾一体化发展规划海州实施方案是哪天印发的？")
    assert "2022年5月6日" in answer.text
    assert cited(answer) == {"local"}


def test_what_the_record_leaves_open_is_refused_and_said() -> None:
    answer = asked("云川海湾一体化发展规划海州实施方案的文号是什么？")
    assert answer.status == "refused"
    assert any("文号，库中未见" in note for note in answer.notes)


def test_the_paper_is_named_by_what_it_is() -> None:
    title = "云川渔业研究"
    paper = made(f"{title}\n作者甲\n云川的渔业发展很快。", name="paper", title=title, kind="paper")
    chain = AnsweringChain(HeldLibrary((paper, PLAN)))  # type: ignore[arg-type]
    named = chain.answer("论文题目是什么", (), Filters())
    assert (named.status, cited(named)) == ("answered", {"paper"})
    assert f"《{title}》" in named.text
    undated = chain.answer("论文是哪一年写的", (), Filters())
    assert undated.status == "refused"
    assert any("发布时间，库中未见" in note for note in undated.notes)


def test_another_deed_than_issuing_asks_for_no_record() -> None:
    assert RECORD not in asked("云川海湾一体化发展规划什么时候审议通过？").text


def test_the_document_that_says_something_is_named_behind_it() -> None:
    text = asked("哪份文件提出到2025年建成渔港6个？").text
    assert "渔港6个" in text
    assert f"{RECORD}《云川海湾一体化发展规划》（文号：云政发〔2021〕33号）。" in text
