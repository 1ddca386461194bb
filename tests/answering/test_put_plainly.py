"""Half sentences that only stand beside a question, left out where it is not answered as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.answering.understanding.plainer import put_plainly

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.app import Assistant


@pytest.mark.parametrize(
    ("question", "plainly"),
    [
        ("领导下午要去调研，材料急用：宁波去年外贸增长多少？", "宁波去年外贸增长多少？"),
        ("明天环保局来对接，我先摸个底，去年的我这儿有了，就缺今年的：宁波要治多少亩？", "宁波要治多少亩？"),
        ("宁波五年新增了多少就业？要总账，不要单独一年的", "宁波五年新增了多少就业？"),
        ("三个计划盯住哪几个重点？论文里有一句", "论文里，三个计划盯住哪几个重点？"),
        (
            "我们处在做几个市的对照表，别的都填好了，就差宁波，今年规上工业增速目标多少？",
            "宁波今年规上工业增速目标多少？",
        ),
    ],
)
def test_what_stands_beside_is_left_out(question: str, plainly: str) -> None:
    assert put_plainly(question) == plainly


@pytest.mark.parametrize(
    "question",
    [
        "宁波去年外贸增长多少？",
        "按国家口径，2035年文创增加值是多少？",  # a scope
        "规上的，2035年营收多少？",
        "2035年营收多少？要规上的",
        "海潮科创走廊方案的目标：高企一年添多少？",  # what is asked about
        "总投资30亿元，一期投了多少？",  # an amount that may be wrong
    ],
)
def test_what_the_answer_hangs_on_stays(question: str) -> None:
    assert put_plainly(question) == ""


REPORT = """# 2036年宁波市政府工作报告

## 一、2035年工作回顾

外贸进出口增长7.3%，城镇新增就业31万人。

## 二、2036年工作安排

沙化土地治理35万亩。
"""


@pytest.fixture(scope="module")
def report(assistant_over: Callable[..., Assistant]) -> Assistant:
    return assistant_over(report=REPORT)


def test_the_answer_says_what_the_question_was_taken_for(report: Assistant) -> None:
    answer = report.ask("领导下午要去港口调研，材料急用：宁波2035年外贸进出口增长多少？")
    assert answer.status == "answered"
    assert "7.3%" in answer.text


def test_what_is_not_held_stays_refused(report: Assistant) -> None:
    assert report.ask("写材料要用：宁波2035年不良贷款率是多少？只要2035年那个").status == "refused"
