"""One figure of two years in lines that open with year and scope: only those of one scope are held together."""

from __future__ import annotations

import pytest
from held_library import answered, fact, made

LINES = (
    "2018年（杭州自定的文创口径）：杭州文创产业增加值3347亿元。\n"
    "2015年（杭州自定的文创口径）：增加值2232.14亿元。\n"
    "2015年（国家文化产业分类口径）：增加值855亿元。"
)
PAGE = made(LINES, title="杭州文创产业数据", name="scopes")
FACTS = (
    fact(PAGE, ("杭州", "文创产业增加值", "量值", "2018年"), "3347亿元"),
    fact(PAGE, ("杭州", "增加值", "量值", "2015年"), "2232.14亿元", sure=False),
    fact(PAGE, ("杭州", "增加值", "量值", "2015年"), "855亿元", sure=False),
)


@pytest.mark.parametrize(
    "question",
    [
        "杭州文创增加值按它自己那个宽口径，2015到2018涨了多少亿？",
        "杭州文创产业增加值按自定口径，2018年比2015年多多少亿元？",
        "杭州文创增加值2015年到2018年增加了多少亿元？",
    ],
)
def test_the_two_years_of_one_scope_are_held_against_each_other(question: str) -> None:
    text = answered(question, PAGE, facts=FACTS).text
    assert "比2015年多1114.86亿元（3347 − 2232.14 = 1114.86，计算得出）" in text
    assert text.count("杭州自定的文创口径") == len(("2018年", "2015年"))


@pytest.mark.parametrize(
    "question",
    [
        "按国家文化产业分类口径，杭州文创增加值2015到2018涨了多少亿？",  # that scope has one year only
        "杭州文创按窄口径，增加值2015到2018涨了多少亿？",
        "苏州文创增加值按自己的口径，2015到2018涨了多少亿？",
        "杭州文创增加值2018年按自定口径，2015年按国家口径，差多少亿？",  # two scopes
        "杭州文创增加值按自定口径，2016到2018涨了多少亿？",
    ],
)
def test_nothing_is_worked_out_of_another_scope_place_or_year(question: str) -> None:
    assert "−" not in answered(question, PAGE, facts=FACTS).text


def test_two_scopes_that_have_both_years_are_told_apart_by_the_question_alone() -> None:
    page = made(f"{LINES}\n2018年（国家文化产业分类口径）：增加值990亿元。", title="杭州文创产业数据", name="both")
    more = fact(page, ("杭州", "增加值", "量值", "2018年"), "990亿元", sure=False)
    facts = (
        fact(page, ("杭州", "文创产业增加值", "量值", "2018年"), "3347亿元", sure=False),
        *(fact(page, ("杭州", "增加值", "量值", "2015年"), told, sure=False) for told in ("2232.14亿元", "855亿元")),
        more,
    )
    assert "−" not in answered("杭州文创增加值2015年到2018年增加了多少亿元？", page, facts=facts).text
    named = answered("按国家文化产业分类口径，杭州文创增加值2015到2018涨了多少亿？", page, facts=facts).text
    assert "990 − 855 = 135" in named
    assert "3347" not in named
