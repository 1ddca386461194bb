"""Titles of two clauses, parts of a framed paragraph, and passages of the half that is not asked about."""

from __future__ import annotations

import pytest
from held_library import answered, made

from assistant.answering.question import understand
from assistant.answering.sentences.framing import framed_spans
from assistant.answering.understanding.question_terms import question_terms
from assistant.model import Filters

REPORT = made(
    "一、“十五五”时期工作回顾\n“十五五”时期是云州不平凡的五年。\n——渔业稳步壮大。渔获年年增加，渔轮换成铁壳船。\n——航运稳步壮大。航线通达各岛，灯塔全部点亮。\n"
    "——港口稳步壮大。泊位翻了一番，吊机换成电动的。\n"
    "刚刚过去的2030年，云州稳住了渔市。\n狠抓码头建设，支撑航运升级。新建码头三座，泊位十二个。\n"
    "守住海上平安，护好往来船只。没有沉船，没有失火，救起落水的人三十名。\n用心用情用力，为民排忧解难。新增就业四百人，其中船员三百名。\n"
    "成绩固然可喜，问题也不容忽视。航道淤积，船员不足。\n"
    "二、2031年工作安排\n（一）守住平安\n加强海上治安。巡逻船每日出海，夜里点灯。\n"
    "积极稳妥化解重点领域风险。还清旧债，不举新债，账目公布。清理破船，卖不掉的拆掉，占着泊位的罚款。\n建设平安海岛。调解船东纠纷。\n"
    "（二）保护健康\n建设健康海岛。聚焦渔民看病远，深化医船改革，药品统一采购。开展治腰腿病行动。实施医船强基工程，造医船两艘，每岛十天一次。培训岛医。\n",
    name="report",
    title="2031年云州政府工作报告",
)


@pytest.mark.parametrize(
    ("question", "told", "silent"),
    [
        ("2030年云州主要做了哪些工作？", ("码头建设", "海上平安", "为民排忧解难"), ("稳步壮大",)),
        ("云州化解重点领域风险从哪几方面入手？", ("还清旧债", "清理破船"), ("调解船东",)),
        ("云州2030年在就业上取得什么进展？", ("新增就业四百人",), ("巡逻船",)),
        ("云州怎么让渔民看病近一点？", ("医船两艘",), ("破船",)),
        ("云州还有哪些问题？", ("航道淤积",), ("巡逻船",)),
    ],
)
def test_paragraphs_with_titles_of_two_clauses(question: str, told: tuple[str, ...], silent: tuple[str, ...]) -> None:
    text = answered(question, REPORT).text
    assert all(words in text for words in told)
    assert not any(words in text for words in silent)


def test_of_a_framed_paragraph_with_parts_each_begins() -> None:
    document = made("聚焦看病远，统筹建设医船。造好医船。今年两艘，明年三艘。备好药箱。每船一只，每岛两只。培训岛医。")
    told = [document.text[slice(*span)] for span in framed_spans(document, 0)]
    assert told == ["造好医船。", "今年两艘，明年三艘。", "备好药箱。", "每船一只，每岛两只。"]


def test_what_something_is_asked_on_is_a_thing() -> None:
    terms = question_terms(understand("云州在就业上取得什么进展？", Filters()), lambda word: 0.5)
    assert next(term for term in terms if term.word == "就业").thing
