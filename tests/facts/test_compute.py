"""Arithmetic shows its formula; what does not fit together is refused with the reason."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_facts import (
    BAD_LOANS,
    BAD_LOANS_MORE,
    FIRMS_LATER,
    FIRMS_SUZHOU,
    FIRMS_WUXI,
    LOSSES,
    LOSSES_MORE,
    PRIVATE,
    SERVICES,
    SERVICES_NANJING,
    STATE,
    made,
)

from assistant.answering.figures.formulas import evaluate_formula
from assistant.errors import FactsError
from assistant.facts.averages import a_year_more, mean, over_given
from assistant.facts.base_values import base_of, value_before
from assistant.facts.compute import (
    by_fraction,
    by_share,
    check_claim,
    difference,
    extreme,
    rank,
    rank_of,
    ratio,
    ratio_in_percent,
    relative,
    rest_of_hundred,
    share,
    share_of_sum,
    times_given,
    total,
    yearly,
    years_between,
)
from assistant.model import Fact, Quantity
from assistant.quantity import parse_quantity

OUTPUT = made("无锡", "工业总产值", "量值", "2021年", "2.14万亿元")
OUTPUT_OF_HALF = made("无锡", "工业总产值", "量值", "2022年上半年", "1.1万亿元")
FIRMS_GREW = made("无锡", "高新技术企业", "同比增速", "2018年", "23.43%", direction="up")
FIRMS_AS_MANY = made("常州", "高新技术企业", "数量", "2018年", "2060家")
FIRMS_AT_LEAST = made("南通", "高新技术企业", "数量", "2018年", "超过2000家")
FIFTY_ONE, TWENTY, FOUR_HUNDRED = (
    made(place, "企业", "数量", "2018年", f"{number}家") for place, number in (("甲", 51), ("乙", 20), ("丙", 400))
)
FIRMS_TIMES = made("无锡", "有效期内高新技术企业", "倍数", "2021年", "4.1倍", base="2012年")
NATION_FASTER = (
    made("山东", "工业增加值", "同比增速", "2025年", "7.6%", direction="up"),
    made("山东", "工业增加值", "差值", "2025年", "1.7个百分点", direction="up", base="全国"),
)
SHARE = made("山东", "高新技术产业产值占比", "占比", "2025年", "55.7%")
SHARE_ROSE = made("山东", "高新技术产业产值占比", "占比变动", "2021—2025年", "10.6个百分点", direction="up")
LOSSES_GREW = made("无锡", "工业亏损面", "同比增速", "2020年1—6月", "5%", scope="规上", direction="up")
GDP = made("无锡", "地区生产总值", "量值", "2021年", "14003.24亿元")
GDP_GREW = made("无锡", "地区生产总值", "同比增速", "2021年", "8.8%", direction="up")
HIGH_TECH = made("无锡", "高新技术产业产值", "量值", "2021年", "10514亿元")


@pytest.mark.parametrize(
    ("computed", "formula", "value", "unit"),
    [
        (difference(FIRMS_SUZHOU, FIRMS_WUXI), "5410 − 2060", "3350", "家"),
        (difference(SERVICES_NANJING, SERVICES), "11.84 − 8.08", "3.76", "个百分点"),
        (value_before(LOSSES, LOSSES_MORE), "27.4 − 4.6", "22.8", "%"),
        (value_before(BAD_LOANS, BAD_LOANS_MORE), "1.27 − 0.27", "1.00", "%"),
        (ratio(FIRMS_WUXI, FIRMS_SUZHOU), "2060 ÷ 5410", "0.381", "倍"),
        (ratio(FIFTY_ONE, TWENTY), "51 ÷ 20", "2.55", "倍"),
        (ratio(FOUR_HUNDRED, TWENTY), "400 ÷ 20", "20", "倍"),
        (ratio_in_percent(FIRMS_LATER, FIRMS_WUXI), "4608 ÷ 2060 × 100%", "223.69", "%"),
        (share(HIGH_TECH, OUTPUT), "1.0514 ÷ 2.14 × 100%", "49.13", "%"),
        (total((FIRMS_WUXI, FIRMS_SUZHOU)), "2060 + 5410", "7470", "家"),
        (relative(FIRMS_LATER, FIRMS_WUXI), "（4608 − 2060）÷ 2060 × 100%", "123.69", "%"),
        (extreme((PRIVATE, STATE)), "17.6 > （−8.6）", "17.6", "%"),
        (extreme((OUTPUT, HIGH_TECH)), "2.14 > 1.0514", "2.14", "万亿元"),
        (relative(FIRMS_WUXI, FIRMS_SUZHOU), "（2060 − 5410）÷ 5410 × 100%", "-61.92", "%"),
        (yearly(FIRMS_LATER, FIRMS_WUXI), "（（4608 ÷ 2060）^（1 ÷ 3） − 1）× 100%", "30.78", "%"),
        (rank_of("无锡", (FIRMS_WUXI, FIRMS_SUZHOU)), "5410 > 2060", "2", "位"),
        (extreme((FIRMS_SUZHOU, FIRMS_WUXI, FIRMS_AS_MANY)), "5410 > 2060 = 2060", "5410", "家"),
        (value_before(FIRMS_WUXI, FIRMS_GREW), "2060 ÷ （100% + 23.43%）", "1669", "家"),
        (value_before(FIRMS_LATER, FIRMS_TIMES), "4608 ÷ 4.1", "1124", "家"),
        (value_before(NATION_FASTER[0], NATION_FASTER[1]), "7.6 − 1.7", "5.9", "%"),
        (value_before(SHARE, SHARE_ROSE), "55.7 − 10.6", "45.1", "%"),
    ],
)
def test_worked_examples(computed, formula: str, value: str, unit: str) -> None:  # noqa: ANN001
    assert (computed.formula, computed.quantity.value, computed.quantity.unit) == (formula, Decimal(value), unit)
    assert evaluate_formula(computed)


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (LOSSES_MORE, "2019-H1"),
        (BAD_LOANS_MORE, "2020-01-01@"),
        (FIRMS_GREW, "2017"),
        (FIRMS_TIMES, "2012"),
        (SHARE_ROSE, "2020"),
        (NATION_FASTER[1], ""),
    ],
)
def test_the_base_of_a_change_is_dated(change: Fact, key: str) -> None:
    assert base_of(change).key == key


def test_a_formula_with_foreign_numbers_or_a_wrong_order_is_not_sound() -> None:
    ordered = extreme((FIRMS_WUXI, FIRMS_SUZHOU))
    for formula in ("2060 > 5410", "5410 > 2061", "5410 > 2060 > 2060", "5410 = 2060"):
        assert not evaluate_formula(replace(ordered, formula=formula))
    grown = value_before(FIRMS_WUXI, FIRMS_GREW)
    for formula in ("2060 ÷ （100% + 23.44%）", "2060 ÷ （100% − 23.43%）", "2060 × （100% + 23.43%）", "2060 ÷ 23.43"):
        assert not evaluate_formula(replace(grown, formula=formula))
    by_year = yearly(FIRMS_LATER, FIRMS_WUXI)
    assert not evaluate_formula(replace(by_year, formula="（（4608 ÷ 2060）^（1 ÷ 4） − 1）× 100%"))


def test_an_average_of_years_is_divided_by_as_many_as_there_are() -> None:
    of_two = mean((FIRMS_WUXI, FIRMS_LATER))
    assert (of_two.formula, of_two.quantity.value) == ("（2060 + 4608）÷ 2", Decimal("3334.0"))
    assert evaluate_formula(of_two)
    for formula in ("（2060 + 4608）÷ 3", "（2060 + 4608 + 4608）÷ 3", "（2060 + 4609）÷ 2", "（2060 − 4608）÷ 2"):
        assert not evaluate_formula(replace(of_two, formula=formula))
    for facts in ((FIRMS_WUXI, FIRMS_SUZHOU), (FIRMS_WUXI, FIRMS_WUXI), (FIRMS_WUXI,)):
        with pytest.raises(FactsError):
            mean(facts)


def test_rounding_is_said() -> None:
    assert "四舍五入到小数点后3位" in ratio(FIRMS_WUXI, FIRMS_SUZHOU).label
    assert "四舍五入" not in ratio(FIFTY_ONE, TWENTY).label


def test_an_author_s_claim_is_held_against_the_figures() -> None:
    third = parse_quantity("1/3")
    wuxi = made("无锡", "高新技术企业", "同比增速", "2018年", "23.43%", direction="up")
    nanjing = made("南京", "高新技术企业", "同比增速", "2018年", "68.54%", direction="up")
    checked = check_claim(wuxi, nanjing, third)
    assert checked.quantity.value == Decimal("0.342")
    assert "大致成立" in checked.label
    assert "不符" in check_claim(FIRMS_WUXI, FIRMS_SUZHOU, third).label
    assert "说法成立" in check_claim(FIRMS_WUXI, FIRMS_SUZHOU, parse_quantity("不到一半")).label


def test_order_goes_by_sign_and_power_of_ten() -> None:
    small, large = made("甲", "产值", "量值", "2021年", "9000亿元"), made("乙", "产值", "量值", "2021年", "1.2万亿元")
    assert rank((small, large)) == (large, small)
    assert rank((STATE, PRIVATE), ascending=True) == (PRIVATE, STATE)


@pytest.mark.parametrize(
    ("compute", "reason"),
    [
        (lambda: difference(FIRMS_WUXI, SERVICES), "不是"),
        (lambda: difference(FIRMS_LATER, FIRMS_SUZHOU), "地区和时间都不同"),
        (lambda: difference(LOSSES, BAD_LOANS), "不"),
        (lambda: difference(LOSSES, made("苏州", "工业亏损面", "量值", "2020年1—6月", "20%")), "口径"),
        (lambda: ratio(BAD_LOANS, BAD_LOANS_MORE), "不是一类数"),
        (lambda: share(SERVICES, SERVICES_NANJING), "本身是比率"),
        (lambda: share(FIRMS_LATER, FIRMS_WUXI), "时间不同"),
        (lambda: total((SERVICES, SERVICES_NANJING)), "不能相加"),
        (lambda: total((FIRMS_WUXI,)), "至少要有两个"),
        (lambda: total((FIRMS_WUXI, replace(FIRMS_WUXI, indicator="外资高新技术企业"))), "已含在"),
        (lambda: relative(SERVICES, SERVICES), "百分点"),
        (lambda: relative(FIRMS_WUXI, FIRMS_WUXI), "同一地区、同一时间"),
        (lambda: value_before(LOSSES, BAD_LOANS_MORE), "不同"),
        (lambda: value_before(LOSSES, LOSSES), "不是与以前相比"),
        (lambda: value_before(GDP, GDP_GREW), "可比价格"),
        (lambda: value_before(LOSSES, LOSSES_GREW), "比率"),
        (lambda: yearly(FIRMS_WUXI, FIRMS_LATER), "先后两年"),
        (lambda: rank_of("常州", (FIRMS_WUXI, FIRMS_SUZHOU)), "没有常州"),
        (lambda: rank_of("无锡", (FIRMS_WUXI, FIRMS_AS_MANY)), "排不出先后"),
        (lambda: extreme((FIRMS_WUXI, FIRMS_AS_MANY)), "分不出哪个更高"),
        (lambda: extreme((FIRMS_WUXI, FIRMS_AT_LEAST)), "只知道界限"),
        (lambda: extreme((FIRMS_SUZHOU, FIRMS_AT_LEAST, FIRMS_WUXI)), "只知道界限"),
        (lambda: extreme((FIRMS_WUXI, FIRMS_SUZHOU, FIRMS_AS_MANY), smallest=True), "分不出哪个更低"),
        (lambda: ratio(FIRMS_WUXI, made("甲", "高新技术企业", "数量", "2018年", "0家")), "不能作除数"),
        (lambda: difference(FIRMS_WUXI, made("甲", "高新技术企业", "数量", "2018年", "5—9家")), "区间"),
        (lambda: difference(OUTPUT, OUTPUT_OF_HALF), "长短不同"),
        (lambda: ratio(OUTPUT_OF_HALF, OUTPUT), "长短不同"),
        (lambda: difference(TWENTY, replace(TWENTY, start=TWENTY.start + 1)), "同一个数"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_reason(compute, reason: str) -> None:  # noqa: ANN001
    with pytest.raises(FactsError, match=reason):
        compute()


def test_what_is_so_at_a_time_may_be_held_against_another_time() -> None:
    earlier = made("无锡", "不良贷款余额", "量值", "2020年6月", "150亿元")
    later = made("无锡", "不良贷款余额", "量值", "2021年", "170亿元")
    assert difference(later, earlier).quantity.value == 20


def test_a_limit_is_no_hindrance_where_it_lies_on_the_sure_side_or_is_a_mark_to_reach() -> None:
    assert extreme((FIRMS_WUXI, replace(FIRMS_AT_LEAST, quantity=parse_quantity("超过3000家")))).quantity.value == 3000
    aims = [replace(fact, status="target") for fact in (FIRMS_WUXI, FIRMS_AT_LEAST)]
    assert extreme(aims).operands[0] == aims[0]


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_difference_and_growth_follow_from_the_operands_exactly(one: int, other: int) -> None:
    later = made("无锡", "企业", "数量", "2021年", f"{one}家")
    earlier = made("无锡", "企业", "数量", "2018年", f"{other}家")
    assert difference(later, earlier).quantity.value == one - other
    assert evaluate_formula(difference(later, earlier))
    assert evaluate_formula(relative(later, earlier))


SERVICES_PART = made("宁波", "生产性服务业增加值", "量值", "2018年", "3361.41亿元")
PART_OF_SERVICES = made("宁波", "生产性服务业增加值占服务业增加值比重", "占比", "2018年", "68.1%")


@given(st.integers(1, 10**6), st.integers(1, 1000))
def test_a_whole_by_a_share_and_its_part_by_the_share_again_agree(amount: int, tenths: int) -> None:
    part = replace(SERVICES_PART, quantity=parse_quantity(f"{amount}亿元"))
    rate = replace(PART_OF_SERVICES, quantity=parse_quantity(f"{Decimal(tenths) / 10:f}%"))
    whole = by_share(part, rate)
    assert evaluate_formula(whole)
    assert whole.quantity.bound == "~"
    back = by_share(replace(part, indicator="服务业增加值", quantity=replace(whole.quantity, bound="")), rate)
    assert abs(back.quantity.value - amount) <= 1


def test_what_a_share_is_of_keeps_its_scope() -> None:
    part = made("无锡", "高新技术产业产值", "量值", "2018年", "3512亿元")
    rate = made("无锡", "高新技术产业产值占规模以上工业总产值比重", "占比", "2018年", "43.64%")
    assert "推算的规模以上工业总产值" in by_share(part, rate).label


@pytest.mark.parametrize(
    "share_held",
    [
        replace(PART_OF_SERVICES, period=SERVICES.period, subject="宁波", indicator="金融业增加值占GDP比重"),
        replace(PART_OF_SERVICES, subject="南京"),
        replace(PART_OF_SERVICES, status="target"),
        replace(PART_OF_SERVICES, quantity=parse_quantity("0%")),
    ],
)
def test_a_share_of_another_place_thing_or_kind_gives_no_amount(share_held: Fact) -> None:
    with pytest.raises(FactsError):
        by_share(SERVICES_PART, share_held)


def test_the_share_of_a_sum_names_each_part() -> None:
    whole = made("甲", "项目", "数量", "2018年", "303个")
    parts = [made("甲", name, "数量", "2018年", printed) for name, printed in (("完工", "14个"), ("在建", "166个"))]
    computed = share_of_sum(parts, whole)
    assert (computed.formula, str(computed.quantity.value)) == ("（14 + 166）÷ 303 × 100%", "59.41")
    assert computed.operands == (*parts, whole)
    assert evaluate_formula(computed)


# --- of figures that a question names itself -----------------------------------------------------------------------


SHARE_HELD = made("", "长三角", "占比", "2023年", "30.5%")
EACH_YEAR = made("", "研发项目", "数量", "2024年", "30项")


@given(st.integers(0, 1000))
def test_what_is_left_of_a_hundred_and_the_share_make_a_hundred(tenths: int) -> None:
    held = replace(SHARE_HELD, quantity=parse_quantity(f"{Decimal(tenths) / 10:f}%"))
    rest = rest_of_hundred(held)
    assert rest.quantity.value + held.quantity.value == 100
    assert rest.quantity.unit == "%"
    assert evaluate_formula(rest)


def test_nothing_is_left_of_more_than_a_hundred_nor_of_an_amount() -> None:
    for printed in ("130%", "30亿元"):
        with pytest.raises(FactsError):
            rest_of_hundred(replace(SHARE_HELD, quantity=parse_quantity(printed)))


@given(st.integers(1, 10**6), st.integers(2, 9))
def test_so_much_a_year_and_its_sum_over_the_years_agree(amount: int, years: int) -> None:
    given_years = parse_quantity(f"{years}年")
    summed = times_given(replace(EACH_YEAR, quantity=parse_quantity(f"{amount}项")), given_years)
    assert summed.quantity.value == amount * years
    assert summed.given == (given_years,)
    assert evaluate_formula(summed)
    assert amount == years or not evaluate_formula(replace(summed, given=()))
    spread = over_given(replace(EACH_YEAR, quantity=summed.quantity), given_years)
    assert spread.quantity.value == amount
    assert evaluate_formula(spread)


def test_the_years_between_two_are_counted_and_none_backwards() -> None:
    later, earlier = (
        replace(EACH_YEAR, indicator=f"{year}年", quantity=Quantity(Decimal(year), "年", str(year)))
        for year in (2016, 2003)
    )
    apart = years_between(later, earlier)
    assert (apart.formula, apart.quantity.value, apart.quantity.unit) == ("2016 − 2003", Decimal(13), "年")
    assert evaluate_formula(apart)
    with pytest.raises(FactsError):
        years_between(earlier, later)


@given(st.integers(1, 10**5), st.sampled_from(["二分之一", "三分之一", "四分之一", "九分之一", "一半"]))
def test_a_whole_by_a_fraction_is_so_many_times_the_amount(amount: int, printed: str) -> None:
    held = made("", "高新技术企业", "数量", "2020年", f"{amount}家")
    fraction = made("", "全市", "倍数", "2020年", printed)
    whole = by_fraction(held, fraction)
    assert whole.quantity.value == amount * {"二": 2, "三": 3, "四": 4, "九": 9, "一": 2}[printed[0]]
    assert whole.quantity.bound == "~"
    assert evaluate_formula(whole)


def test_two_thirds_give_no_whole() -> None:
    with pytest.raises(FactsError):
        by_fraction(made("", "高新技术企业", "数量", "2020年", "917家"), made("", "全市", "倍数", "2020年", "三分之二"))


def test_a_year_more_is_divided_by_the_years_between() -> None:
    later, earlier = (
        made("", f"{year}年产业规模", "量值", f"{year}年", printed)
        for year, printed in ((2030, "3000亿元"), (2027, "2000亿元"))
    )
    computed = a_year_more(later, earlier)
    assert (computed.formula, computed.quantity.value) == ("（3000 − 2000）÷ 3", Decimal("333.3"))
    assert evaluate_formula(computed)
    assert not evaluate_formula(replace(computed, formula="（3000 − 2000）÷ 4", quantity=parse_quantity("250亿元")))
    with pytest.raises(FactsError):
        a_year_more(earlier, later)
