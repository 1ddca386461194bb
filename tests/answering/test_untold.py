"""A sentence that speaks of a matter answers only the side of it that it tells: who, where, why, how it came out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.answering.evidence.matter import matter_in, things_asked
from assistant.answering.parts.part_by_part import NOT_FOUND
from assistant.answering.sentences.tells_type import leaves_untold
from assistant.answering.understanding.answer_type import answer_types, asks_only_for, without_asking
from assistant.answering.untold import NOT_TOLD, ONLY_SPOKEN_OF
from assistant.model import Citation
from tests.answering.held_library import gathered, made

if TYPE_CHECKING:
    from assistant.app import Assistant

SENTENCE = (
    "加快建设现代化产业体系，组建东湖信息研究院、东湖人工智能学院、东湖算力研究院，首颗自主产权卫星在酒泉成功升空，"
    "新增全球灯塔工厂3家，南山、北岭、西河3座变电站建成投运，云峰大学绘制首张小麦抗病图谱，"
    "整治农村沟渠，增强农业气候韧性，启动扫码入企试点，发放育儿补贴181万人。"
)
REPORT = made(SENTENCE, name="report", title="东湖省政府工作报告")


def untold(question: str, sentence: str = SENTENCE) -> bool:
    """Whether the sentence is quoted for the question and leaves what it asks untold."""
    document = REPORT if sentence == SENTENCE else made(sentence, name="report", title="东湖省政府工作报告")
    found = gathered(question, document)
    quote = Citation(1, document.id, document.title, None, (), sentence, 0, len(sentence), "")
    return leaves_untold(found.query, found.terms, (quote,), asks_only_for(found.query.text))


@pytest.mark.parametrize(
    ("question", "types"),
    [
        ("首颗自主产权卫星是哪家公司的", ("who",)),
        ("首颗自主产权卫星在哪里发射的", ("where",)),
        ("育儿补贴怎么申领", ("procedure",)),
        ("组建人工智能学院图的是什么", ("reason",)),
        ("扫码入企试点效果怎么样", ("effect",)),
        ("图谱的目的地在哪里", ("where",)),  # 目的地 names no purpose
        ("项目的大事记", ()),
        ("最后兑现了多少企业", ("completion",)),  # what came of it, and not any number
        ("灯塔工厂有哪些举措", ()),
    ],
)
def test_which_side_is_asked(question: str, types: tuple[str, ...]) -> None:
    assert answer_types(question) == types


def test_a_question_that_asks_for_more_is_not_judged_by_one_side() -> None:
    assert asks_only_for("陕西国企改革的做法和成效如何") == ()
    assert asks_only_for("陕西国企改革成效如何") == ("effect",)


@pytest.mark.parametrize(
    ("question", "unlike"),
    [
        ("首颗自主产权卫星在什么地方发射的", "首颗自主产权卫星是哪家公司的"),
        ("3座变电站分别叫什么", "全球灯塔工厂3家的名单"),
        ("首张小麦抗病图谱是谁绘制的", "东湖人工智能学院是跟哪家单位合作组建的"),
        ("整治农村沟渠图个什么", "新增全球灯塔工厂出于什么考虑"),
        ("3座变电站最后建成了没有", "扫码入企试点后来有下文吗"),
    ],
)
def test_what_stands_with_the_matter_tells_it_and_what_stands_beside_does_not(question: str, unlike: str) -> None:
    assert not untold(question)
    assert untold(unlike)


def test_how_one_applies_is_not_told_by_how_many_did() -> None:
    assert untold("育儿补贴怎么申领")
    assert not untold("育儿补贴怎么申领", "育儿补贴通过网上窗口申领。")


def test_what_a_document_says_it_does_not_have_is_an_answer() -> None:
    assert not untold("首颗自主产权卫星是哪家公司的", "首颗自主产权卫星的研制单位未见。")


def test_an_aim_is_not_what_came_of_it() -> None:
    assert untold("设备数字化率最后达到了没有", "到2023年规模以上企业设备数字化率达到65%。")
    assert not untold("设备数字化率最后达到了没有", "规模以上企业设备数字化率已达到65%。")


def test_a_matter_has_the_clauses_that_go_on_from_it_and_no_others() -> None:
    question = "整治农村沟渠图个什么"
    things = things_asked(gathered(question, REPORT).terms, without_asking(question))
    matter = matter_in(things, SENTENCE)
    assert matter is not None
    assert (matter.own, matter.behind) == ("整治农村沟渠", "，增强农业气候韧性，启动扫码入企试点")


@pytest.mark.parametrize(
    ("question", "told", "missing"),
    [
        ("南通2017年对接上海大会签下的32个项目后来落地了没有", "签约项目32个", "后来的结果"),
        ("无锡首次入选“全国文化企业30强”的企业，1000万元奖励怎么申领", "1000万元", "怎么办理"),
    ],
)
def test_the_nearest_is_shown_with_what_it_does_not_say(
    question: str, told: str, missing: str, corpus_assistant: Assistant
) -> None:
    answer = corpus_assistant.ask(question)
    assert answer.status == "refused"
    assert told not in answer.text
    assert any(note.startswith(ONLY_SPOKEN_OF.format(missing)) and told in note for note in answer.notes)
    assert any(told in citation.quote for citation in answer.citations)


def test_a_part_of_a_question_is_left_open_where_only_the_other_is_told(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("江阴—靖江工业园区2017年获得过什么称号，由谁颁的？")
    assert answer.status == "partial"
    assert "江苏省新型工业化产业示范基地" in answer.text
    assert NOT_FOUND in answer.text


def test_of_two_things_told_in_one_sentence_the_missing_one_is_named(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("2026年无锡要建几家市级零碳园区，具体是哪几家？")
    assert answer.status == "partial"
    assert "15家市级零碳园区" in answer.text
    assert NOT_TOLD.format("具体名称") in answer.text
