"""When a figure was reached: the year that is named, or the first one held that passes it, never a later one alone."""

from __future__ import annotations

import pytest
from held_library import answered, fact, made

from assistant.answering.figures.reached import NO_EARLIER, YEARS_BETWEEN
from assistant.model import Answer

YEARS = made(
    "2019年，云川市港口吞吐量为90万吨。\n2020年，云川市港口吞吐量为110万吨。\n2023年，云川市港口吞吐量为150万吨。",
    title="云川市港口数据",
    kind="digest",
)
WHAT = ("云川市", "港口吞吐量", "量值")
FACTS = (
    fact(YEARS, (*WHAT, "2019年"), "90万吨"),
    fact(YEARS, (*WHAT, "2020年"), "110万吨"),
    fact(YEARS, (*WHAT, "2023年"), "150万吨"),
)


def asked(question: str) -> Answer:
    return answered(question, YEARS, facts=FACTS)


def values(answer: Answer) -> list[str]:
    return [one.quantity.printed for one in answer.facts]


def test_the_first_year_that_passes_stands_behind_the_last_that_does_not() -> None:
    assert values(asked("云川市港口吞吐量超过100万吨是哪一年？")) == ["90万吨", "110万吨"]


def test_a_round_mark_said_without_its_number_is_one_of_it() -> None:
    text = "2016年扬州地区生产总值为9200亿元。\n2017年扬州地区生产总值为10500亿元。"
    document = made(text, title="扬州数据", kind="digest")
    what = ("扬州", "地区生产总值", "量值")
    facts = (fact(document, (*what, "2016年"), "9200亿元"), fact(document, (*what, "2017年"), "10500亿元"))
    assert values(answered("扬州GDP是哪年破万亿的？", document, facts=facts)) == ["9200亿元", "10500亿元"]


def test_an_exact_figure_is_of_its_own_year() -> None:
    assert values(asked("云川市港口吞吐量150万吨是哪一年的？")) == ["150万吨"]


@pytest.mark.parametrize(("size", "note"), [("80", NO_EARLIER), ("120", YEARS_BETWEEN)])
def test_what_the_held_years_leave_open_is_said(size: str, note: str) -> None:
    assert note in asked(f"云川市港口吞吐量超过{size}万吨是哪一年？").notes


def test_a_figure_that_was_never_reached_is_given_no_year() -> None:
    assert asked("云川市港口吞吐量超过900万吨是哪一年？").status == "refused"
