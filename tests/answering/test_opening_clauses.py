"""Sentences are about what they open with, and several that are called alike make a list."""

from __future__ import annotations

import pytest
from held_library import answered, made

from assistant.answering.conversation import resolve
from assistant.answering.evidence.opening_clauses import opening
from assistant.answering.parts.text_parts import text_parts
from assistant.answering.question import understand
from assistant.model import Filters

REPORT = made(
    "一、2030年工作回顾\n我们主要做了以下工作：一是海上很平稳。没有沉船。二是岸上很平稳。没有失火。\n"
    "回顾这五年，我们深切感受到：必须把航道作为命脉，年年疏浚；必须把渔民作为亲人，事事商量；必须把灯塔作为眼睛，夜夜点亮。\n"
    "二、2031年工作安排\n今年重点抓好以下工作：\n（一）守护海岛。\n防范风险隐患。守住债务风险底线，不举新债，旧债按时归还，账目每月公布，谁举债谁负责。"
    "守住台风风险底线，加固防波堤，备足沙袋，渔船提前回港，不许一条船留在外海。守住火灾风险底线，换掉旧电线，船上一律不许点明火。\n"
    "健全保障制度。强化养老保障，持续推动养老、生育、工伤等保险扩面，办好渔村敬老院和互助站，让老渔民安心，子女出海也放心。"
    "强化生育保障，生一个孩子给一头羊，产妇乘船免费，接生婆由岛上供养，奶粉按月送到家里，孩子三岁以前不收灯油钱，上学的船票也由岛上出，双胞胎再添一头羊。\n"
    "（二）组织实施。航线规划通过之后，岛上将全力组织实施。一是分清任务。写进账本。二是按月检查。张榜公布。\n"
    "三、自身建设\n我们要坚决做到不失言，说到的事就办到。坚决做到不失职，该巡的海每天巡。坚决做到不失信，欠渔民的钱年年清。",
    name="report",
    title="2031年云州政府工作报告",
)


@pytest.mark.parametrize(
    ("question", "told", "silent"),
    [
        ("云州要守住哪几条风险底线？", ("守住债务", "守住台风", "守住火灾"), ("生育",)),
        ("云州怎样减轻生孩子的负担？", ("产妇乘船免费",), ("敬老院",)),
        ("航线规划通过之后怎么组织实施？", ("分清任务", "按月检查"), ("生育",)),
        ("云州五年来得出了哪些体会？", ("航道作为命脉", "渔民作为亲人", "灯塔作为眼睛"), ("海上很平稳",)),
        ("云州要做到哪几个“坚决做到”？", ("不失言", "不失职", "不失信"), ("生育",)),
    ],
)
def test_a_sentence_is_about_what_it_opens_with(question: str, told: tuple[str, ...], silent: tuple[str, ...]) -> None:
    text = answered(question, REPORT).text
    assert all(words in text for words in told)
    assert not any(words in text for words in silent)


def test_an_opening_is_the_first_clause_and_of_a_list_its_first_thing() -> None:
    assert opening("强化生育保障，加大支持力度。") == "强化生育保障"
    assert opening("一年来，强化生育保障，加大支持力度。") == "强化生育保障"
    assert opening("推动餐饮、家政、养老、托育发展，更好满足需求。") == "推动餐饮"


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("云州今年怎样扩大投资，有哪些举措？", 0),
        ("云州存在哪些问题，有哪些举措？", 2),
        ("湖北去年的楼市情况怎么样，采取了什么办法？", 2),
    ],
)
def test_how_and_by_what_measures_is_asked_once(question: str, parts: int) -> None:
    assert len(text_parts(understand(question, Filters()))) == parts


def test_what_was_done_about_it_is_about_what_was_asked_before() -> None:
    parts = text_parts(understand("湖北去年的楼市情况怎么样，采取了什么办法？", Filters()))
    assert "房地产" in parts[1].text
    assert resolve("湖北去年的楼市情况怎么样？", ()).text


def test_what_is_to_be_held_is_to_be_done() -> None:
    assert understand("云州要守住哪几条风险底线？", Filters()).stance == "proposed"
    assert understand("云州主要面对哪些风险？", Filters()).stance == "problem"
