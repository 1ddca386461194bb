"""Frames: each says no more than its facts hold, and passes the gate when they are cited."""

from __future__ import annotations

from dataclasses import replace

import pytest
from held_library import fact, made

from assistant.answering.drafting import Draft
from assistant.answering.figures.saying import STATUS_REMARKS, computed_sentence, fact_phrase, fact_sentence
from assistant.answering.question import understand
from assistant.answering.verification import verify
from assistant.facts.base_values import value_before
from assistant.facts.compute import difference, extreme, ratio, share, total
from assistant.model import Answer, Computed, Document, Fact, Searched

PAGE = made(
    "2018年无锡服务业增加值同比增长8.08%，而南京同比增长11.84%。服务业增加值占GDP比重同比下降0.3个百分点。"
    "2018年无锡高新技术企业为2060家，与苏州5410家相比，只有不到一半。"
    "2020年1—6月全市规模工业亏损面27.4%，仍高于2019年同期4.6个百分点，民营企业利润下降8.6%。"
    "2021年无锡规模以上工业总产值2.14万亿元，高新技术产业产值10514亿元。2022年无锡进出口总额7373.1亿元。"
    "2023年无锡进出口总额7062.1亿元。到2025年，G60九城市研发投入强度3.2%以上。",
    kind="upload",
)
SERVICES_WUXI = fact(PAGE, ("无锡", "服务业增加值", "同比增速", "2018年"), "8.08%", direction="up")
SERVICES_NANJING = fact(PAGE, ("南京", "服务业增加值", "同比增速", "2018年"), "11.84%", direction="up")
SERVICES_SHARE = fact(
    PAGE, ("无锡", "服务业增加值占GDP比重", "占比变动", "2018年"), "0.3个百分点", direction="down", base="上年"
)
FIRMS_WUXI = fact(PAGE, ("无锡", "高新技术企业", "数量", "2018年"), "2060家")
FIRMS_SUZHOU = fact(PAGE, ("苏州", "高新技术企业", "数量", "2018年"), "5410家")
LOSSES = fact(PAGE, ("无锡", "工业亏损面", "量值", "2020年1—6月"), "27.4%", scope="规上")
LOSSES_MORE = fact(
    PAGE, ("无锡", "工业亏损面", "变动", "2020年1—6月"), "4.6个百分点", direction="up", base="2019年同期", scope="规上"
)
PRIVATE = fact(PAGE, ("无锡", "民营企业利润", "同比增速", "2020年1—6月"), "8.6%", direction="down", scope="规上")
OUTPUT = fact(PAGE, ("无锡", "规模以上工业总产值", "量值", "2021年"), "2.14万亿元")
HIGH_TECH = fact(PAGE, ("无锡", "高新技术产业产值", "量值", "2021年"), "10514亿元")
TRADE_2022 = fact(PAGE, ("无锡", "进出口总额", "量值", "2022年"), "7373.1亿元")
TRADE_2023 = fact(PAGE, ("无锡", "进出口总额", "量值", "2023年"), "7062.1亿元")
TARGET = fact(PAGE, ("G60九城市", "研发投入强度", "量值", "到2025年"), "3.2%以上", status="target")
FACTS = (
    SERVICES_WUXI, SERVICES_NANJING, SERVICES_SHARE, FIRMS_WUXI, FIRMS_SUZHOU, LOSSES, LOSSES_MORE, PRIVATE, OUTPUT,
    HIGH_TECH, TRADE_2022, TRADE_2023, TARGET,
)  # fmt: skip
COMPUTED = (
    ("difference", difference(FIRMS_SUZHOU, FIRMS_WUXI)),
    ("difference", difference(FIRMS_WUXI, FIRMS_SUZHOU)),
    ("difference", difference(SERVICES_NANJING, SERVICES_WUXI)),
    ("difference", difference(TRADE_2022, TRADE_2023)),
    ("ratio", ratio(FIRMS_SUZHOU, FIRMS_WUXI)),
    ("ratio", ratio(TRADE_2022, TRADE_2023)),
    ("before", value_before(LOSSES, LOSSES_MORE)),
    ("extreme", extreme((SERVICES_WUXI, SERVICES_NANJING))),
    ("extreme", extreme((FIRMS_WUXI, FIRMS_SUZHOU), smallest=True)),
    ("sum", total((FIRMS_WUXI, FIRMS_SUZHOU))),
)


def drafted(
    text: str, facts: tuple[Fact, ...], computed: tuple[Computed, ...] = (), document: Document = PAGE
) -> Answer:
    """An answer that says the text and cites the sentences of the facts."""
    draft = Draft(understand("是多少"), Searched(1, 1))
    marks = [mark for one in facts for mark in draft.cite(document, one.sentence_start, one.sentence_end)]
    draft.facts, draft.computed = list(facts), list(computed)
    draft.claim(text, "computed" if computed else "fact", tuple(dict.fromkeys(marks)))
    return draft.finished("answered")


def page_text(_: str, page: int) -> str:
    return PAGE.page_text(page)


@pytest.mark.parametrize("one", FACTS, ids=lambda one: one.quantity.printed)
def test_a_fact_in_its_frame_passes_the_gate(one: Fact) -> None:
    stated = drafted(fact_sentence(one), (one,))
    assert verify(stated, page_text) == stated


@pytest.mark.parametrize("one", FACTS, ids=lambda one: one.quantity.printed)
def test_a_fact_in_its_frame_does_not_pass_on_another_facts_citation(one: Fact) -> None:
    others = tuple(other for other in FACTS if other is not one)
    assert verify(drafted(fact_sentence(one), others), page_text).status == "refused"


@pytest.mark.parametrize(("kind", "computed"), COMPUTED, ids=lambda one: getattr(one, "formula", one))
def test_a_computation_in_its_frame_passes_the_gate(kind: str, computed: Computed) -> None:
    stated = drafted(computed_sentence(kind, computed), computed.operands, (computed,))
    assert verify(stated, page_text) == stated


@pytest.mark.parametrize(
    ("one", "sentence"),
    [
        (SERVICES_WUXI, "2018年，无锡服务业增加值同比增长8.08%。"),
        (SERVICES_SHARE, "2018年，无锡服务业增加值占GDP比重比上年下降0.3个百分点。"),
        (FIRMS_WUXI, "2018年，无锡高新技术企业为2060家。"),
        (LOSSES, "2020年1—6月，无锡规模以上工业亏损面为27.4%。"),
        (LOSSES_MORE, "2020年1—6月，无锡规模以上工业亏损面比2019年同期上升4.6个百分点。"),
        (PRIVATE, "2020年1—6月，无锡规模以上民营企业利润同比下降8.6%。"),
        (TARGET, "到2025年，G60九城市研发投入强度为3.2%以上（目标数）。"),
        (replace(FIRMS_WUXI, indicator="无锡高新技术企业"), "2018年，无锡高新技术企业为2060家。"),
    ],
)
def test_worked_examples_of_facts(one: Fact, sentence: str) -> None:
    assert fact_sentence(one) == sentence


@pytest.mark.parametrize(
    ("kind", "computed", "sentence"),
    [
        (
            "difference",
            difference(FIRMS_SUZHOU, FIRMS_WUXI),
            "2018年，苏州高新技术企业比无锡多3350家（5410 − 2060 = 3350，计算得出）。",
        ),
        (
            "difference",
            difference(FIRMS_WUXI, FIRMS_SUZHOU),
            "2018年，无锡高新技术企业比苏州少3350家（2060 − 5410 = −3350，计算得出）。",
        ),
        (
            "difference",
            difference(SERVICES_NANJING, SERVICES_WUXI),
            "2018年，南京服务业增加值同比增速比无锡高3.76个百分点（11.84 − 8.08 = 3.76，计算得出）。",
        ),
        (
            "sum",
            total((FIRMS_WUXI, FIRMS_SUZHOU)),
            "2018年无锡高新技术企业、2018年苏州高新技术企业合计7470家（2060 + 5410 = 7470，计算得出）。",
        ),
    ],
)
def test_worked_examples_of_computations(kind: str, computed: Computed, sentence: str) -> None:
    assert computed_sentence(kind, computed) == sentence


def test_two_equal_figures_are_called_the_same() -> None:
    document = made("2018年无锡港口15座。2018年苏州港口共15座。")
    one = fact(document, ("无锡", "港口", "数量", "2018年"), "15座")
    other = fact(document, ("苏州", "港口", "数量", "2018年"), "15座")
    sentence = computed_sentence("difference", difference(one, other))
    assert "相同" in sentence
    assert "比" not in sentence.partition("（")[0]


@pytest.mark.parametrize(("status", "remark"), sorted(STATUS_REMARKS.items()))
def test_a_target_an_estimate_and_a_proposal_are_named_as_such(status: str, remark: str) -> None:
    document = made("2025年无锡港口20座。")
    one = fact(document, ("无锡", "港口", "数量", "2025年"), "20座", status=status)  # type: ignore[arg-type]
    assert fact_sentence(one) == f"2025年，无锡港口为20座{remark}。"


def test_the_phrase_names_the_figure_without_giving_it() -> None:
    phrases = {one: fact_phrase(one) for one in FACTS}
    assert phrases[SERVICES_WUXI] == "2018年无锡服务业增加值同比增速"
    assert all(one.quantity.printed not in phrase for one, phrase in phrases.items())


def test_figures_are_printed_as_the_document_prints_them() -> None:
    assert all(one.quantity.printed in PAGE.text and one.quantity.printed in fact_sentence(one) for one in FACTS)


def test_a_growth_by_so_many_times_is_told_against_its_base() -> None:
    page = made("2022年无锡教育支出2.43万亿元，比前五年增长1.26倍。")
    grown = fact(page, ("无锡", "教育支出", "倍数", "2022年"), "1.26倍", direction="up", base="前五年")
    assert fact_sentence(grown) == "2022年，无锡教育支出比前五年增长1.26倍。"
    assert fact_sentence(replace(grown, direction="")) == "2022年，无锡教育支出为前五年的1.26倍。"


@pytest.mark.parametrize(
    ("printed", "base", "told"),
    [
        ("第四", "全国", "居全国第四位"),
        ("第18位", "全省", "居全省第18位"),
        ("首位", "全国", "居全国首位"),
        ("第5位", "", "排第5位"),
    ],
)
def test_a_place_in_an_order_is_told_as_printed_with_what_it_is_a_place_in(printed: str, base: str, told: str) -> None:
    page = made(f"2023年苏州高新技术企业数量位列{printed}。")
    place = fact(page, ("苏州", "高新技术企业数量", "排名", "2023年"), printed, base=base)
    assert fact_sentence(place) == f"2023年，苏州高新技术企业数量{told}。"


def test_of_limits_the_sum_says_on_which_side_it_lies() -> None:
    page = made("2026年河南城镇新增就业110万人以上，重庆65万人以上。")
    of = [(place, "城镇新增就业", "量值", "2026年") for place in ("河南", "重庆")]
    jobs = [fact(page, of[0], "110万人以上", status="target"), fact(page, of[1], "65万人以上", status="target")]
    assert "合计约175万人（110 + 65 = 175，按约数计算得出，实际不少于此数）" in computed_sentence("sum", total(jobs))


def test_of_two_targets_it_is_said_that_they_are_apart_as_targets() -> None:
    page = made("2021年地区生产总值增长7%。2026年地区生产总值增长5%。")
    of = [("无锡", "地区生产总值", "同比增速", f"{year}年") for year in (2021, 2026)]
    aims = [fact(page, of[0], "7%", direction="up", status="target"), fact(page, of[1], "5%", status="target")]
    apart = "2021年无锡地区生产总值同比增速目标数比2026年目标数高2个百分点（7 − 5 = 2，计算得出）。"
    assert computed_sentence("difference", difference(*aims)) == apart
    assert "目标数" not in computed_sentence("difference", difference(TRADE_2022, TRADE_2023))


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("超过1.57万家", "40.19%（0.6310 ÷ 1.57 × 100%，按约数计算得出，实际更低）"),
        ("约1.57万家", "40.19%（0.6310 ÷ 1.57 × 100%，按约数计算得出）"),
        ("1.57万家", "40.19%（0.6310 ÷ 1.57 × 100%，计算得出）"),
    ],
)
def test_a_quotient_by_a_limit_says_on_which_side_it_lies(printed: str, told: str) -> None:
    page = made(f"2023年无锡高企6310家，苏州{printed}。")
    one, other = (
        fact(page, ("无锡", "高企", "数量", "2023年"), "6310家"),
        fact(page, ("苏州", "高企", "数量", "2023年"), printed),
    )
    assert f"约为2023年苏州高企的{told}。" in computed_sentence("ratio", share(one, other))
