"""Sections that open with a sentence of their own, titles that fit alike, and what a report says in any case."""

from __future__ import annotations

import pytest
from held_library import answered, made

from assistant.answering.evidence.courtesies import asks_for_preamble, is_preamble
from assistant.answering.parts.text_parts import text_parts
from assistant.answering.question import understand
from assistant.model import Filters

GUIDED = "一年来，我们坚持以习近平新时代中国特色社会主义思想为指导，学习贯彻党的二十大精神，服务渔民，推动航运发展。"
REPORT = made(
    f"一、2030年工作回顾\n{GUIDED}渔业稳住了。\n（一）服务渔民更加周到。为渔民修船三百条，补贴柴油，免费检查缆绳。\n"
    "二、“十六五”主要目标与重点任务\n“十六五”时期，云州航运发展的主要目标是：航线通达各岛。实现上述目标，重点从以下几个方面把握：\n"
    "一是以修码头为牵引。码头修到各岛。\n二是以造大船为支撑。大船一年两条。\n三是以开航线为抓手。航线逐年增加。\n"
    "三、2031年重点工作\n（一）全面振兴渔村\n坚持岛岸统筹，让渔村更美、渔民增收。\n"
    "发展现代渔业。新造渔轮二十条，换下木船，推广深水网箱。\n推动渔村建设。刷白墙，铺石路，点路灯，修好渔村的水井。\n"
    "（二）融入大湾\n主动融入大湾运输圈。开通班船，早晚各一班，接上大湾的火车。\n积极融入大湾市场圈。海鲜当天送到，价格当天公布。\n",
    name="report",
    title="2031年云州政府工作报告",
)


@pytest.mark.parametrize(
    ("question", "told", "silent"),
    [
        ("云州怎样让渔村更美、渔民增收？", ("新造渔轮", "铺石路"), ("为指导",)),
        ("云州怎么融入大湾？", ("开通班船", "海鲜当天送到"), ("渔轮",)),
        ("实现“十六五”目标，云州要从哪几个方面把握？", ("修码头为牵引", "造大船为支撑", "开航线为抓手"), ("渔轮",)),
        ("2030年云州为渔民做了哪些服务？", ("修船三百条",), ("为指导",)),
    ],
)
def test_a_preface_is_given_with_what_it_opens(question: str, told: tuple[str, ...], silent: tuple[str, ...]) -> None:
    text = answered(question, REPORT).text
    assert all(words in text for words in told)
    assert not any(words in text for words in silent)


def test_a_preamble_answers_only_who_asks_for_it() -> None:
    assert is_preamble(GUIDED)
    assert not is_preamble("为渔民修船三百条，补贴柴油。")
    assert asks_for_preamble("云州工作的总体要求是什么？")
    assert not asks_for_preamble("云州为渔民做了哪些服务？")


def test_what_it_is_to_be_begun_with_is_to_be_done() -> None:
    assert understand("化解重点领域风险从哪几方面入手？", Filters()).stance == "proposed"
    assert understand("重点领域风险有哪些？", Filters()).stance == "problem"


def test_how_it_falls_into_parts_is_no_other_question() -> None:
    assert text_parts(understand("江西去年取得哪些成效，分哪几个方面？", Filters())) == ()
