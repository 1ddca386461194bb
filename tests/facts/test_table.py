"""A look-up finds a figure under every usual name, says what differs, and knows what is held beside it."""

from __future__ import annotations

import pytest
from made_facts import (
    BAD_LOANS,
    BAD_LOANS_MORE,
    EVERYTHING,
    FIRMS_LATER,
    FIRMS_SUZHOU,
    FIRMS_WUXI,
    SERVICES,
    SERVICES_NANJING,
    STATE,
    TARGET,
    TERTIARY,
    UNSURE,
    made,
)

from assistant.facts.naming import canonical_indicator, canonical_subject
from assistant.facts.table import FactTable
from assistant.period import parse_period

TABLE = FactTable(EVERYTHING)


def find(subjects=(), indicators=(), measures=(), periods=(), **more):  # noqa: ANN001, ANN003, ANN201
    return TABLE.look_up(subjects, indicators, measures, [parse_period(period) for period in periods], **more)


@pytest.mark.parametrize("subject", ["无锡", "无锡市", "锡", "我市"])
@pytest.mark.parametrize(
    "indicator", ["高新技术企业", "高企", "高新技术企业数", "高新技术企业数量", "国家高新技术企业"]
)
def test_synonyms_and_short_forms_find_the_same_fact(subject: str, indicator: str) -> None:
    assert find([subject], [indicator], ["数量"], ["2018年"]).facts == (FIRMS_WUXI,)


def test_an_unsure_fact_is_found_only_when_asked_for() -> None:
    assert UNSURE not in find(["无锡"], ["高企"]).facts
    assert UNSURE in find(["无锡"], ["高企"], unsure=True).facts


def test_what_is_left_open_is_open() -> None:
    assert find((), ["高企"], (), ["2018年"]).facts == (FIRMS_WUXI, FIRMS_SUZHOU)
    assert set(find(["无锡"], ["高企"]).facts) == {FIRMS_WUXI, FIRMS_LATER}
    assert not find(["无锡"])


def test_another_period_and_another_place_are_known_beside_nothing() -> None:
    found = find(["无锡"], ["高企"], (), ["2020年"])
    assert (found.facts, set(found.other_periods)) == ((), {FIRMS_WUXI, FIRMS_LATER})
    assert find(["南京"], ["高企"], (), ["2018年"]).other_subjects == (FIRMS_WUXI, FIRMS_SUZHOU)


def test_a_half_year_and_its_last_day_are_told_apart_with_a_note() -> None:
    found = find(["无锡"], ["坏账率"], ["量值"], ["2020年上半年"])
    assert found.facts == (BAD_LOANS,)
    assert "2020年6月末的时点数" in "".join(found.matches[0].notes)


def test_a_deadline_answers_its_year_as_a_target() -> None:
    found = find(["无锡"], ["研发强度"], (), ["2025年"])
    assert found.facts == (TARGET,)
    assert "目标数" in found.matches[0].notes[0]


def test_a_scope_that_differs_is_named() -> None:
    assert find(["无锡"], ["规上工业亏损面"], ["量值"]).matches[0].notes == ()
    assert "口径：规模以上" in find(["无锡"], ["工业亏损面"], ["量值"]).matches[0].notes[0]
    assert "口径不同" in find(["无锡"], ["工业亏损面"], ["量值"], scopes=["全口径"]).matches[0].notes[0]


def test_services_for_the_tertiary_sector_only_with_a_note() -> None:
    found = find(["无锡"], ["服务业增加值"], ["量值"])
    assert found.facts == (TERTIARY,)
    assert "统计范围可能略有出入" in found.matches[0].notes[0]


def test_a_longer_name_is_taken_with_a_note_where_the_asked_one_is_not_held() -> None:
    found = find(["无锡"], ["控股企业利润"])
    assert found.facts == (STATE,)
    assert "问的是“控股企业利润”" in found.matches[0].notes[0]
    assert not find(["无锡"], ["旅客吞吐量"])


def test_measures_are_told_apart() -> None:
    assert find(["无锡"], ["不良贷款率"], ["变动"]).facts == (BAD_LOANS_MORE,)
    assert find((), ["服务业增加值"], ["同比增速"]).facts == (SERVICES, SERVICES_NANJING)


def test_a_curated_fact_comes_before_an_extracted_one_and_doubles_once() -> None:
    extracted = made("无锡", "高企", "数量", "2018年", "2060家", origin="extracted", start=9, end=14)
    assert FactTable((extracted, FIRMS_WUXI)).look_up(["无锡"], ["高企"]).facts == (FIRMS_WUXI,)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("R&D投入占GDP比重", "全社会研发经费支出占地区生产总值比重"),
        ("研发投入强度", "研发投入占地区生产总值的比重"),
        ("规上工业增加值", "规模以上工业增加值"),
        ("GDP增速", "地区生产总值"),
    ],
)
def test_two_names_of_one_indicator(one: str, other: str) -> None:
    assert canonical_indicator(one) == canonical_indicator(other)


@pytest.mark.parametrize(
    ("one", "other"), [("不良贷款率", "不良贷款余额"), ("服务业增加值", "服务业增加值占GDP比重"), ("进口", "出口")]
)
def test_two_indicators_stay_two(one: str, other: str) -> None:
    assert canonical_indicator(one) != canonical_indicator(other)


def test_an_unknown_place_keeps_its_own_name() -> None:
    assert (canonical_subject("遵义市"), canonical_subject("苏南硕放国际机场")) == ("遵义", "苏南硕放国际机场")
