"""Since when something is so: the earliest beginning of what is asked about, and no later or other event."""

from __future__ import annotations

import pytest
from held_library import gathered, made

from assistant.answering.evidence.time_and_place import says_when
from assistant.answering.sentences.evidence_bar import best_evidence, is_evidence

HELD = made(
    "某市的做法\n\n一、部署\n\n"
    "2016年：区级文件开始跟进海铁联运，印发实施意见。\n\n"
    "某市自2015年起走海铁联运之路。\n\n"
    "五年来所提出的海铁联运战略成效明显。\n\n"
    "二、活动\n\n2012年首届茶叶交易会开幕。",
    kind="upload",
)


@pytest.mark.parametrize(
    "question", ["海铁联运是哪一年开始搞的？", "海铁联运战略是什么时候提出的？", "从哪年起走海铁联运之路？"]
)
def test_the_earliest_beginning_comes_first(question: str) -> None:
    best = best_evidence(gathered(question, HELD))
    assert best is not None
    assert best.text == "某市自2015年起走海铁联运之路。"


def test_the_beginning_of_something_else_is_none() -> None:
    only = made("海铁联运扶持办法\n\n一、活动\n\n2012年首届茶叶交易会开幕，300家参加。", kind="upload")
    assert best_evidence(gathered("海铁联运是哪一年开始的？", only)) is None


def test_how_long_is_not_when() -> None:
    assert says_when("自2015年起")
    assert says_when("今年3月启动")
    assert not says_when("五年来所实施的战略")


def test_the_year_in_which_a_place_was_reached_is_told_by_a_sentence_that_names_the_place() -> None:
    document = made("2021年茶叶产量为全国平均的两倍。2023年茶叶产量居全国第一。", kind="upload")
    held = gathered("茶叶产量哪一年排全国第一？", document)
    assert [one.text for one in held.statements if is_evidence(held, one)] == ["2023年茶叶产量居全国第一。"]
