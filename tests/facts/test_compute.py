"""Arithmetic shows its formula; what does not fit together is refused with the reason."""

from __future__ import annotations

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

from assistant.answering.formulas import evaluate_formula
from assistant.errors import FactsError
from assistant.facts.base_values import value_before
from assistant.facts.compute import (
    check_claim,
    difference,
    extreme,
    rank,
    ratio,
    relative,
    share,
    total,
)
from assistant.quantity import parse_quantity

OUTPUT = made("无锡", "工业总产值", "量值", "2021年", "2.14万亿元")
HIGH_TECH = made("无锡", "高新技术产业产值", "量值", "2021年", "10514亿元")


@pytest.mark.parametrize(
    ("computed", "formula", "value", "unit"),
    [
        (difference(FIRMS_SUZHOU, FIRMS_WUXI), "5410 − 2060", "3350", "家"),
        (difference(SERVICES_NANJING, SERVICES), "11.84 − 8.08", "3.76", "个百分点"),
        (value_before(LOSSES, LOSSES_MORE), "27.4 − 4.6", "22.8", "%"),
        (value_before(BAD_LOANS, BAD_LOANS_MORE), "1.27 − 0.27", "1.00", "%"),
        (ratio(FIRMS_WUXI, FIRMS_SUZHOU), "2060 ÷ 5410", "0.381", "倍"),
        (share(HIGH_TECH, OUTPUT), "1.0514 ÷ 2.14 × 100%", "49.13", "%"),
        (total((FIRMS_WUXI, FIRMS_SUZHOU)), "2060 + 5410", "7470", "家"),
        (relative(FIRMS_LATER, FIRMS_WUXI), "（4608 − 2060）÷ 2060 × 100%", "123.69", "%"),
        (extreme((PRIVATE, STATE)), "17.6 > （−8.6）", "17.6", "%"),
    ],
)
def test_worked_examples(computed, formula: str, value: str, unit: str) -> None:  # noqa: ANN001
    assert (computed.formula, computed.quantity.value, computed.quantity.unit) == (formula, Decimal(value), unit)
    assert evaluate_formula(computed)


def test_rounding_is_said() -> None:
    assert "四舍五入到小数点后3位" in ratio(FIRMS_WUXI, FIRMS_SUZHOU).label


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
        (lambda: relative(SERVICES, SERVICES), "百分点"),
        (lambda: relative(FIRMS_WUXI, FIRMS_WUXI), "同一地区、同一时间"),
        (lambda: value_before(LOSSES, BAD_LOANS_MORE), "不同"),
        (lambda: value_before(LOSSES, LOSSES), "不是与以前相比"),
        (lambda: ratio(FIRMS_WUXI, made("甲", "高新技术企业", "数量", "2018年", "0家")), "不能作除数"),
        (lambda: difference(FIRMS_WUXI, made("甲", "高新技术企业", "数量", "2018年", "5—9家")), "区间"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_reason(compute, reason: str) -> None:  # noqa: ANN001
    with pytest.raises(FactsError, match=reason):
        compute()


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_difference_and_growth_follow_from_the_operands_exactly(one: int, other: int) -> None:
    later = made("无锡", "企业", "数量", "2021年", f"{one}家")
    earlier = made("无锡", "企业", "数量", "2018年", f"{other}家")
    assert difference(later, earlier).quantity.value == one - other
    assert evaluate_formula(difference(later, earlier))
    assert evaluate_formula(relative(later, earlier))
