"""What is denied and what is affirmed are not given for one another."""

from __future__ import annotations

import pytest
from held_library import answered, made

from assistant.answering.evidence.polarity import says_the_opposite
from assistant.answering.question import understand
from assistant.answering.understanding.question_terms import question_terms

LAW = made(
    "第一条 下列情形之一的，学校承担赔偿责任：\n（一）设施不合标准的；\n（二）未作安全教育的；\n（三）体罚学生的。\n"
    "第二条 下列情形之一的，学校不承担赔偿责任：\n（一）自行上学途中发生的；\n（二）擅自离校的；\n（三）不可抗力的。\n",
    title="学生伤害事故处理条例",
    kind="upload",
)


@pytest.mark.parametrize(
    ("question", "given", "kept_out"),
    [
        ("学校不承担赔偿责任的情形有哪些？", "擅自离校", "体罚学生"),
        ("学校承担赔偿责任的情形有哪些？", "体罚学生", "擅自离校"),
    ],
)
def test_the_list_of_what_is_denied_is_another_than_of_what_is_affirmed(
    question: str, given: str, kept_out: str
) -> None:
    text = answered(question, LAW).text
    assert given in text
    assert kept_out not in text


def test_a_question_whether_may_be_answered_either_way() -> None:
    query = understand("学校承担责任吗？")
    assert not says_the_opposite(query, question_terms(query, lambda _: 0.5), "学校不承担责任。")


def test_an_item_given_alone_is_led_in_by_what_announces_its_list() -> None:
    text = answered("学校可不可以不管学生自行上学途中的事故？", LAW).text
    assert text.index("不承担赔偿责任") < text.index("自行上学途中")


REVIEW = made(
    "# 云川省政府工作报告\n\n## 去年工作\n\n去年主要工作和指标完成情况：\n一是经济指标好于预期。\n"
    "二是产业指标达到预期。\n"
    "三是民生指标快于预期。\n受多重因素影响，固定资产投资、居民收入两个指标没有达到预期。\n",
    title="云川省政府工作报告",
    kind="report",
)


@pytest.mark.parametrize("question", ["去年哪些指标没达到预期？", "去年有哪些指标没有完成？"])
def test_what_was_reached_is_no_list_of_what_fell_short(question: str) -> None:
    text = answered(question, REVIEW).text
    assert "固定资产投资、居民收入两个指标没有达到预期" in text
    assert "好于预期" not in text


def test_what_shall_not_happen_is_told_by_how_it_is_kept_from_happening() -> None:
    report = made("推进渔船更新，建设船坞。建立防止返贫机制，做实一键申报。", title="云州规划", kind="plan")
    assert "一键申报" in answered("怎么做到不返贫？", report).text
