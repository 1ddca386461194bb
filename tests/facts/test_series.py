"""What may stand in one chart, and what may not."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_facts import EVERYTHING, FIRMS_SUZHOU, FIRMS_WUXI, SERVICES, SERVICES_NANJING, TARGET, made

from assistant.facts.naming import canonical_indicator, measure_class
from assistant.facts.series import find_series
from assistant.facts.table import scope_of
from assistant.quantity import base_unit


def test_places_stand_together_the_largest_first() -> None:
    (series,) = find_series((FIRMS_WUXI, FIRMS_SUZHOU))
    assert (series.kind, series.title, series.unit) == ("places", "2018年各地高新技术企业", "家")
    assert [(point.label, point.value) for point in series.points] == [("苏州", Decimal(5410)), ("无锡", Decimal(2060))]


def test_growth_is_named_as_growth() -> None:
    (series,) = find_series((SERVICES, SERVICES_NANJING))
    assert series.title == "2018年各地服务业增加值同比增速"


def test_an_indicator_runs_over_years_in_one_unit() -> None:
    values = (("2020年", "1.2万亿元"), ("2021年", "14003.24亿元"), ("2019年", "11852亿元"))
    (series,) = find_series(made("无锡", "地区生产总值", "量值", *one) for one in values)
    assert series.kind == "years"
    assert [(point.label, point.value) for point in series.points] == [
        *(("2019年", Decimal("1.1852")), ("2020年", Decimal("1.2")), ("2021年", Decimal("1.400324"))),
    ]


def test_a_target_stands_beside_what_was_reached() -> None:
    reached = made("无锡", "研发投入强度", "量值", "2022年", "3.3%")
    (series,) = find_series((TARGET, reached))
    assert series.kind == "targets"
    assert [point.label for point in series.points] == ["2022年完成", "2025年目标"]


def test_a_fall_is_below_zero() -> None:
    fell = made("无锡", "进出口", "同比增速", "2020年", "3.1%", direction="down")
    rose = made("无锡", "进出口", "同比增速", "2021年", "12%", direction="up")
    (series,) = find_series((fell, rose))
    assert [point.value for point in series.points] == [Decimal("-3.1"), Decimal(12)]


def test_another_scope_unit_period_measure_or_base_is_not_compared() -> None:
    others = (
        made("苏州", "高新技术企业", "数量", "2018年", "5410家", scope="规上"),
        made("苏州", "高新技术企业", "数量", "2019年", "5410家"),
        made("苏州", "高新技术企业", "同比增速", "2018年", "54%"),
        made("苏州", "高新技术企业", "数量", "2018年", "5410亿元"),
        made("苏州", "高新技术企业", "数量", "2018年", "5410家", base="年初"),
        made("苏州", "高新技术企业", "数量", "2018年", "5410家", sure=False),
        made("苏州", "高新技术企业", "排名", "2018年", "第1位"),
    )
    for other in others:
        assert find_series((FIRMS_WUXI, other)) == ()


def test_what_differs_between_documents_is_said() -> None:
    """The figure that was checked by hand stands; the other one is named beside it."""
    differing = made("无锡", "高新技术企业", "数量", "2018年", "2100家", document_id="b", origin="extracted")
    (series,) = find_series((differing, FIRMS_WUXI, FIRMS_SUZHOU))
    (wuxi,) = (point for point in series.points if point.label == "无锡")
    assert (wuxi.fact, wuxi.others) == (FIRMS_WUXI, (differing,))


@given(st.permutations(EVERYTHING))
def test_nothing_unlike_stands_in_one_series(facts: list[object]) -> None:
    for series in find_series(facts):  # type: ignore[arg-type]
        assert len(series.points) > 1
        held = [point.fact for point in series.points]
        assert len({(canonical_indicator(one.indicator), measure_class(one.measure)) for one in held}) == 1
        assert len({(base_unit(one.quantity.unit)[0], scope_of(one)) for one in held}) == 1
        assert all(one.sure for one in held)


@pytest.mark.parametrize("other", ["江苏", "江阴", "长三角", "全国", "无锡高新区"])
def test_a_city_does_not_stand_beside_its_province_district_or_region(other: str) -> None:
    assert find_series((FIRMS_WUXI, made(other, "高新技术企业", "数量", "2018年", "900家"))) == ()
