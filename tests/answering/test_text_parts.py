"""Questions that ask two or three things in words: where they are cut, and what a part takes from the one before."""

from __future__ import annotations

import pytest
from held_library import gathered, made

from assistant.answering.drafting import SAID_BEFORE
from assistant.answering.parts.part_by_part import NOT_FOUND, compose_parts
from assistant.answering.parts.text_parts import text_parts
from assistant.answering.question import understand

PLAN = made(
    "一、港口\n\n港口新区是全国首个内河港口新区。港口新区由市交通局牵头建设。\n\n二、机场\n\n机场在城东。",
    title="云川市港口规划",
    kind="plan",
)


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("港口新区是什么，怎么建？", ("港口新区是什么", "港口新区怎么建？")),
        ("港口新区谁牵头、何时完成？", ("港口新区谁牵头", "港口新区何时完成？")),
        ("港口有哪些问题？原因是什么？", ("港口有哪些问题？", "港口问题的原因是什么？")),
        ("港口有哪些问题？怎么解决？", ("港口有哪些问题？", "港口的对策有哪些？")),
        ("港口新区包括什么，2025年目标是什么？", ("港口新区包括什么", "港口新区2025年目标是什么？")),
        ("港口新区是哪次大会、什么时候提出的？", ("港口新区是哪次大会提出的？", "港口新区是什么时候提出的？")),
        ("靖江园区是哪年设立的，决策机构是什么？", ("靖江园区是哪年设立的", "靖江园区决策机构是什么？")),
        ("港口有哪些安排，渔船险搞不搞？", ("港口有哪些安排", "港口渔船险搞不搞？")),
        ("劝港口搞养殖，理由是什么，怎么搞", ("劝港口搞养殖，理由是什么", "劝港口搞养殖怎么搞")),
        ("重庆怎么稳渔业，效果怎样？", ("重庆怎么稳渔业", "重庆稳渔业效果怎样？")),
        ("港口怎么和机场一起办事，说好了什么机制？", ("港口怎么和机场一起办事", "港口说好了什么机制？")),
        ("港口规划列了哪些领域、要共建哪些码头？", ("港口规划列了哪些领域", "港口规划要共建哪些码头？")),
    ],
)
def test_each_part_stands_for_itself(question: str, parts: tuple[str, ...]) -> None:
    assert tuple(part.text for part in text_parts(understand(question))) == parts


@pytest.mark.parametrize(
    "question",
    [
        "为了推动转型，论文提出了哪些建议？",
        "港口有哪些问题？",
        "苏州和无锡的定位各是什么，有什么不同？",
        "2018年无锡高新技术企业有多少家，苏州有多少家？",
        "论文提了几条对策，分别是什么？",
        "港口存在几个方面的问题，都是哪些？",
        "港口为什么要搬，理由是什么？",
        "港口分了哪几类码头？各自往哪个方向走",
        "到2020年，江北港跟整个长三角吞吐量各要多少？差多少",
        "港口怎么治大气污染？有哪些硬措施？",
        "港口后来怎么收场、又查了哪些口子？",
    ],
)
def test_one_question_a_comparison_and_figures_are_not_cut_at_a_comma(question: str) -> None:
    assert text_parts(understand(question)) == ()


def test_a_part_that_is_not_held_is_named_and_the_answer_partial() -> None:
    answer = compose_parts([gathered(question, PLAN) for question in ("港口新区由谁牵头？", "股权激励怎么安排？")])
    assert answer is not None
    assert answer.status == "partial"
    lines = answer.text.split("\n")
    assert lines[-2:] == ["关于后一问：", NOT_FOUND]
    assert "市交通局" in answer.text


def test_what_was_said_already_is_pointed_to() -> None:
    answer = compose_parts([gathered(question, PLAN) for question in ("港口新区由谁牵头？", "谁牵头建设港口新区？")])
    assert answer is not None
    assert answer.status == "answered"
    assert answer.text.split("\n")[-1] == SAID_BEFORE


def test_nothing_held_of_any_part_is_no_answer() -> None:
    assert compose_parts([gathered(question, PLAN) for question in ("股权激励怎么安排？", "养老金怎么发？")]) is None


@pytest.mark.parametrize("question", ["What problems does Wuxi face?", "Quels sont les problèmes de Wuxi ?"])
def test_another_language_is_declined_in_chinese(question: str) -> None:
    assert understand(question).reason == "foreign"


@pytest.mark.parametrize("question", ["GDP", "G60 R&D?", "What is 无锡"])
def test_latin_terms_alone_are_no_other_language(question: str) -> None:
    assert understand(question).reason != "foreign"


def test_a_part_may_ask_for_one_of_the_list_that_the_part_before_asks_for() -> None:
    first, second = text_parts(understand("港口有哪些问题，第二个具体是什么？"))
    assert (first.ordinal, second.ordinal) == (0, 2)
    assert second.text == first.text
