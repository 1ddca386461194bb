"""Answers from several documents: who speaks of something, what several say, and what became of a proposal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from held_library import HeldLibrary, made

from assistant.answering.chain import AnsweringChain
from assistant.answering.question import understand
from assistant.answering.sentences.survey import document_line, forms_of, survey_of
from assistant.model import Answer, Document, Filters

if TYPE_CHECKING:
    from collections.abc import Sequence


def dated(text: str, name: str, title: str, issued: str) -> Document:
    return replace(made(text, name=name, title=title, kind="plan"), issued=issued)


PAPER = made(
    "一、建议\n论文建议适时启动无锡与苏州共建临空经济示范区。2020年疫情带来冲击。\n", name="paper", title="产业强市研究"
)
OLD = dated("一、任务\n产业强市以智能制造为方向。\n", "old", "无锡智能制造计划", "2017-06")
NEW = dated(
    "一、任务\n产业强市按地标产业抓集群。\n二、实施情况\n2022年11月24日，临空经济示范区写入两市协议。\n",
    "new",
    "无锡集群实施意见",
    "2023-02-14（发布会公布日）",
)
OTHER = dated("一、文旅\n发展旅游。\n", "other", "无锡文旅规划", "2022-01-01")
HELD = (PAPER, OLD, NEW, OTHER)


class Searchable(HeldLibrary):
    """The made library with the look-up of all documents that hold a text."""

    def documents_with(self, text: str, filters: Filters) -> frozenset[str]:
        return frozenset(document.id for document in self.documents() if text in document.text + document.title)


def asked(question: str, documents: Sequence[Document] = HELD) -> Answer:
    return AnsweringChain(Searchable(documents)).answer(question, (), Filters())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "kind", "topic"),
    [
        ("哪些文件提到了临空经济示范区？", "documents", "临空经济示范区"),
        ("太湖湾科创带在哪些资料里出现过？", "documents", "太湖湾科创带"),
        ("库里有哪些文件说到“低空经济”？", "documents", "低空经济"),
        ("无锡十四五怎么继续产业强市？", "across", "无锡产业强市"),
    ],
)
def test_what_is_to_be_gathered_and_about_what(question: str, kind: str, topic: str) -> None:
    survey = survey_of(understand(question))
    assert survey is not None
    assert (survey.kind, survey.topic) == (kind, topic)


@pytest.mark.parametrize(
    "question",
    ["论文提出了哪些对策建议？", "2018年无锡服务业增加值增速是多少？", "哪些文件要在2025年前印发？", "你好"],
)
def test_a_question_for_one_answer_is_no_survey(question: str) -> None:
    assert survey_of(understand(question)) is None


def test_every_document_that_names_the_topic_is_listed_newest_first_and_no_other() -> None:
    answer = asked("哪些文件提到了临空经济示范区？")
    assert answer.status == "answered"
    assert [line for line in answer.text.split("\n") if line.startswith("《")] == [
        document_line(NEW),
        document_line(PAPER),
    ]


def test_what_several_plans_say_is_grouped_by_document_and_dated() -> None:
    answer = asked("各份文件里产业强市是怎么说的？")
    lines = answer.text.split("\n")
    newer, older = "《无锡集群实施意见》（2023-02-14（发布会公布日））：", "《无锡智能制造计划》（2017-06）："
    assert lines.index(newer) < lines.index(older)
    assert "产业强市按地标产业抓集群。[1]" in lines


def test_only_documents_of_the_asked_time_are_gathered() -> None:
    newer = dated("一、任务\n产业强市推动数字经济。\n", "newer", "无锡数字经济部署", "2022-05-01")
    answer = asked("无锡十四五怎么继续产业强市？", (*HELD, newer))
    assert "无锡数字经济部署" in answer.text
    assert "无锡智能制造计划" not in answer.text


def test_a_proposal_stands_before_what_became_of_it() -> None:
    answer = asked("论文建议的临空经济示范区，后来落实了吗？")
    proposed, done = answer.text.index("适时启动无锡与苏州共建"), answer.text.index("写入两市协议")
    assert proposed < done
    assert "（2023-02-14（发布会公布日））" in answer.text


def test_where_nothing_speaks_of_the_topic_no_list_is_made_up() -> None:
    assert "全部文件，由新到旧" not in asked("哪些文件提到了量子通信？").text


def test_a_topic_is_looked_for_under_its_other_spellings_too() -> None:
    assert "高新技术企业" in forms_of("高企")
