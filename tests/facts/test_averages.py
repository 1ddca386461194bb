"""Averages for a month and for each inhabitant: of whole months, of one time, and not of what there is at a moment."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_facts import FIRMS_SUZHOU, FIRMS_WUXI, SERVICES, SERVICES_NANJING, made

from assistant.answering.figures.formulas import evaluate_formula
from assistant.errors import FactsError
from assistant.facts.averages import by_head, mean_of_places, monthly
from assistant.model import Fact, Period
from assistant.period import months_in, parse_period

SALES = made("无锡", "规模以上营收", "量值", "2025年1—8月", "1921.3亿元")
PRODUCT = made("上海大都市圈", "经济总量", "量值", "2020年", "11.16万亿元")
PEOPLE = made("上海大都市圈", "常住人口", "量值", "2020年", "约7742万人")


@pytest.mark.parametrize(
    ("printed", "months"),
    [
        ("2025年1—8月", 8),
        ("2025年", 12),
        ("2020年1—6月", 6),
        ("2020年上半年", 6),
        ("2020年三季度", 3),
        ("2020年6月末", 0),
        ("到2025年", 0),
        ("2021—2025年", 0),
        ("2020年6月", 0),
    ],
)
def test_how_many_whole_months_a_period_has(printed: str, months: int) -> None:
    assert months_in(parse_period(printed)) == months


def test_no_period_has_no_months() -> None:
    assert months_in(Period("")) == 0


def test_an_amount_of_eight_months_is_divided_by_eight() -> None:
    worked = monthly(SALES)
    assert (worked.formula, str(worked.quantity.value), worked.quantity.unit) == ("1921.3 ÷ 8", "240.2", "亿元")
    assert evaluate_formula(worked)


@pytest.mark.parametrize(
    "fact",
    [
        made("无锡", "贷款余额", "量值", "2020年", "1000亿元"),
        made("无锡", "常住人口", "量值", "2020年", "746万人"),
        made("无锡", "生产总值", "量值", "2021—2025年", "1000亿元"),
        made("无锡", "生产总值", "同比增速", "2020年", "3.7%", direction="up"),
    ],
)
def test_what_is_no_amount_of_months_has_no_monthly_average(fact: Fact) -> None:
    with pytest.raises(FactsError):
        monthly(fact)


def test_another_number_of_months_is_no_sound_formula() -> None:
    assert not evaluate_formula(replace(monthly(SALES), formula="1921.3 ÷ 9"))


def test_a_product_for_each_inhabitant_is_in_ten_thousands() -> None:
    worked = by_head(PRODUCT, PEOPLE)
    assert (worked.formula, str(worked.quantity.value), worked.quantity.unit) == ("111600 ÷ 7742", "14.41", "万元")
    assert evaluate_formula(worked)


def test_of_two_times_nothing_is_worked_out() -> None:
    with pytest.raises(FactsError):
        by_head(PRODUCT, made("上海大都市圈", "常住人口", "量值", "2021年", "约7742万人"))


def test_a_month_of_trillions_is_told_in_hundreds_of_millions() -> None:
    worked = monthly(made("无锡", "现代产业集群规模以上营收", "量值", "2024年", "1.81万亿元"))
    assert (worked.formula, str(worked.quantity.value), worked.quantity.unit) == ("18100 ÷ 12", "1508.3", "亿元")
    assert evaluate_formula(worked)


@pytest.mark.parametrize(
    ("facts", "value"), [((SERVICES, SERVICES_NANJING), "9.96"), ((FIRMS_WUXI, FIRMS_SUZHOU), "3735")]
)
def test_places_have_a_plain_average_with_no_more_digits_than_it_needs(facts: tuple[Fact, Fact], value: str) -> None:
    worked = mean_of_places(facts)
    assert str(worked.quantity.value) == value
    assert evaluate_formula(worked)


@pytest.mark.parametrize("other", [SERVICES, FIRMS_SUZHOU, replace(SERVICES_NANJING, period=parse_period("2019年"))])
def test_figures_of_one_place_of_two_times_or_of_two_things_have_none(other: Fact) -> None:
    with pytest.raises(FactsError):
        mean_of_places((SERVICES, other))
