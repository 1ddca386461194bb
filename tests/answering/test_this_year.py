"""今年 in a question: the calendar's year where a report of it is held, else the reports' own, which is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from held_library import HeldLibrary, answered, made

from assistant.answering.chain import AnsweringChain
from assistant.answering.evidence.chapters import told_at
from assistant.answering.understanding.this_year import Speaker, asks_of_this_year, year_meant
from assistant.answering.understanding.whereabouts import places_named
from assistant.facts.own_year import dated_title, own_year
from assistant.model import Document, Filters
from assistant.search.words import fold

NOW = date.today().year
OLD = NOW - 9


def report(year: int, name: str = "old", place: str = "云州市", thing: str = "灯塔") -> Document:
    return made(
        f"一、{year - 1}年工作回顾\n大力修缮{thing}。建成{thing}三座，新设{thing}博物馆。\n"
        "同时，我们也清醒地看到，发展还存在不少问题。航道淤积，人手不足。我们一定正视困难。\n"
        "我代表市人民政府，向全市人民表示衷心感谢！\n"
        f"二、{year}年工作安排\n扩建{thing}。推进{thing}改造，拟增{thing}五座。",
        name=name,
        title=f"{year}年{place}政府工作报告",
    )


def test_this_year_is_the_year_of_the_only_report_and_the_answer_says_so() -> None:
    chain = AnsweringChain(HeldLibrary([report(OLD)]))  # type: ignore[arg-type]
    answer = chain.answer("云州今年灯塔打算怎么建？", [], Filters())
    assert "拟增灯塔五座" in answer.text
    assert "建成灯塔三座" not in answer.text
    assert answer.notes[0] == f"《{OLD}年云州市政府工作报告》是{OLD}年的文件，这里的“今年”指{OLD}年。"


def test_nothing_is_noted_where_the_report_is_of_this_year() -> None:
    chain = AnsweringChain(HeldLibrary([report(OLD), report(NOW, "new")]))  # type: ignore[arg-type]
    answer = chain.answer("云州今年灯塔打算怎么建？", [], Filters())
    assert {citation.document_id for citation in answer.citations} == {"new"}
    assert not any("这里的" in note for note in answer.notes)


def test_the_year_before_is_answered_from_the_review() -> None:
    answer = answered(f"云州{OLD - 1}年灯塔建设取得了什么进展？", report(OLD))
    assert "建成灯塔三座" in answer.text
    assert "拟增" not in answer.text
    assert "感谢" not in answer.text


@pytest.mark.parametrize(
    ("years", "meant"), [((OLD,), OLD), ((OLD, OLD - 1), OLD), ((OLD, NOW), NOW), ((NOW, NOW + 1), NOW), ((), 0)]
)
def test_the_calendars_year_wins_where_a_report_of_it_is_held(years: tuple[int, ...], meant: int) -> None:
    held = [Speaker(str(year), frozenset(), year) for year in years]
    assert year_meant("今年怎么安排？", held, None) == meant


def test_another_places_report_does_not_tell_which_year_is_meant() -> None:
    held = [
        Speaker("a", frozenset({("辽宁",)}), OLD),
        Speaker("b", frozenset({("北京",)}), NOW),
    ]
    speakers = [replace(one, places=frozenset(_places(next(iter(one.places))[0]))) for one in held]
    assert year_meant("辽宁今年怎么安排？", speakers, None) == OLD
    assert year_meant("北京今年怎么安排？", speakers, None) == NOW
    assert year_meant("北京今年怎么安排？", speakers, frozenset({"a"})) == 0


def _places(name: str) -> tuple[tuple[str, ...], ...]:
    return places_named(fold(name))


@pytest.mark.parametrize(
    ("title", "text", "year"),
    [
        ("2019年云州市政府工作报告", "", 2019),
        ("关于2018年计划执行情况与2019年计划草案的报告", "", 2019),
        ("云州市2016—2020年工作总结", "", 0),
        ("云州市“十四五”规划", "", 0),
        ("政府工作报告", "政府工作报告\n——2019年1月20日在云州市第七届人民代表大会第三次会议上\n", 2019),
        ("云州市政府工作报告", "一、2018年工作回顾\n建港。\n二、2019年工作安排\n扩港。", 2019),
    ],
)
def test_a_report_tells_its_year(title: str, text: str, year: int) -> None:
    document = made(text or "云州。", title=title)
    assert own_year(document) == year
    assert (str(year) in dated_title(document)) or not year


def test_the_chapter_tells_what_was_done_what_is_wrong_and_what_is_to_be_done() -> None:
    document = report(OLD)
    at = document.text.index
    assert told_at(document, at("大力修缮")) == "reported"
    assert told_at(document, at("航道淤积")) == "problem"
    assert told_at(document, at("推进灯塔改造")) == "proposed"


@pytest.mark.parametrize("question", ["2020年占比是多少，比上年变化多大？", "较上年如何？", "2020年和上年各是多少？"])
def test_what_is_compared_with_or_stands_beside_a_named_year_is_not_of_this_year(question: str) -> None:
    assert not asks_of_this_year(question)
