"""Every measure against values worked out by hand."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evaluation.citations import recall_and_precision, supports, verbatim
from assistant.evaluation.figures import (
    ExpectedFigure,
    as_read,
    expected_figures,
    figure_scores,
    provenance,
    quantities,
    slot_agrees,
)
from assistant.evaluation.intervals import bootstrap, mean, paired_difference, percentile
from assistant.evaluation.questions import Question
from assistant.evaluation.retrieval import hit, ndcg, reciprocal_rank, spans_of
from assistant.evaluation.scoring import failures
from assistant.model import Cell, Document, Page, Table

if TYPE_CHECKING:
    from collections.abc import Mapping

NAN = math.nan


def undefined(value: float) -> bool:
    return math.isnan(value)


def answer(text: str = "", **fields: object) -> dict[str, Any]:
    empty: dict[str, Any] = {"status": "answered", "claims": [], "citations": [], "facts": [], "computed": []}
    return empty | {"answer": text} | fields


def citation(mark: int, quote: str, page: int = 1, start: int = 0) -> dict[str, Any]:
    place = {"document": "paper", "title": "论文", "page": page, "section": []}
    return place | {"mark": mark, "quote": quote, "start": start, "end": start + len(quote)}


def quoted(citation: Mapping[str, Any]) -> str:
    return str(citation["quote"])


def claim(text: str, *marks: int, kind: str = "quoted") -> dict[str, Any]:
    return {"text": text, "kind": kind, "citations": list(marks)}


def fact(value: str, unit: str, quote: str, **slots: str) -> dict[str, Any]:
    named = {"subject": "无锡", "indicator": "服务业增加值", "period": "2018年"} | slots
    return named | {"value": value, "unit": unit, "document": "paper", "page": 1, "quote": quote}


# --- intervals ---------------------------------------------------------------------------------------------------


def test_a_mean_leaves_out_what_is_undefined() -> None:
    assert mean([1.0, NAN, 0.0, 0.5]) == 0.5
    assert undefined(mean([NAN]))
    assert undefined(mean([]))


def test_a_percentile_lies_between_its_neighbours_by_straight_line() -> None:
    assert percentile([4.0, 1.0, 3.0, 2.0], 0.5) == 2.5
    assert percentile([1.0, 2.0, 3.0, 4.0, 5.0], 0.95) == pytest.approx(4.8)
    assert percentile([7.0], 0.95) == 7.0
    assert undefined(percentile([], 0.5))


def test_an_interval_holds_its_mean_and_is_the_same_every_time() -> None:
    values = [1.0] * 70 + [0.0] * 30
    low, high = bootstrap(values)
    # The standard error of 70 of 100 is √(0.7·0.3/100) = 0.046, so that 0.7 ± 1.96·0.046 = 0.61 … 0.79.
    assert low == pytest.approx(0.61, abs=0.015)
    assert high == pytest.approx(0.79, abs=0.015)
    assert bootstrap(values) == (low, high)


def test_an_interval_without_values_is_undefined_and_of_equal_values_a_point() -> None:
    assert all(map(undefined, bootstrap([NAN])))
    assert bootstrap([1.0, 1.0]) == (1.0, 1.0)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_an_interval_lies_within_the_values(values: list[float]) -> None:
    low, high = bootstrap(values)
    assert min(values) - 1e-9 <= low <= high <= max(values) + 1e-9


def test_a_paired_difference_uses_only_pairs_defined_in_both() -> None:
    difference, low, high = paired_difference([0.0, 1.0, NAN, 0.0], [1.0, 1.0, 1.0, NAN])
    assert difference == 0.5
    assert 0.0 <= low <= difference <= high <= 1.0


# --- the pass rule -----------------------------------------------------------------------------------------------


def test_a_partial_answer_does_not_pass() -> None:
    question = {"status": "answered", "must": [["8.08%"]], "must_not": []}
    assert failures(question, answer("增长8.08%")) == ()
    assert failures(question, answer("增长8.08%", status="partial")) == ("应为回答，实为部分回答",)


def test_strings_are_compared_without_width_and_white_space() -> None:
    question = {"status": "answered", "must": [["8.08%"], ["上升", "增长"]], "must_not": ["0.3%"]}
    assert failures(question, answer("增 长 ８.０８％")) == ()
    assert failures(question, answer("占比８.０８％，又０．３％")) == ("缺少上升或增长", "不应出现0.3%")


# --- figures -----------------------------------------------------------------------------------------------------


def question(*must: tuple[str, ...], figures: tuple[ExpectedFigure, ...] = ()) -> Question:
    return Question("q", "？", "number", "answered", must, figures=figures)


def test_only_points_that_are_figures_are_expected_figures() -> None:
    expected = expected_figures(question(("52.1亿元",), ("增长", "上升"), ("2060",), ("第六", "最后")))
    assert [[(one.value, one.unit) for one in group] for group in expected] == [
        [(Decimal("52.1"), "亿元")],
        [(Decimal("2060"), "")],
    ]


def test_a_year_is_no_figure() -> None:
    assert expected_figures(question(("2015",))) == ()


def test_percent_is_not_percentage_points() -> None:
    expected = expected_figures(question(("0.3个百分点",)))
    right, wrong = figure_scores(expected, answer("下降0.3个百分点")), figure_scores(expected, answer("下降0.3%"))
    assert (right.value, right.unit, right.exact) == (1.0, 1.0, 1.0)
    assert (wrong.value, wrong.unit, wrong.exact) == (1.0, 0.0, 0.0)


def test_one_of_two_expected_figures_is_a_half() -> None:
    expected = expected_figures(question(("2060家",), ("23.43%",)))
    scores = figure_scores(expected, answer("有2060家[1]，增长23.34%[2]"))
    assert (scores.value, scores.exact) == (0.5, 0.5)
    assert scores.unit == 1.0  # of the one that is there


def test_nothing_expected_is_undefined() -> None:
    assert undefined(figure_scores((), answer("有2060家")).value)


def test_citation_marks_are_not_figures() -> None:
    assert figure_scores(expected_figures(question(("2",))), answer("见原文[2]")).value == 0.0


def test_what_a_figure_is_said_to_be_of_is_compared_by_meaning() -> None:
    wanted = ExpectedFigure(Decimal("8.08"), "%", "无锡市", "服务业增加值", "2018年")
    asked = question(("8.08%",), figures=(wanted,))
    given = answer("增长8.08%", facts=[fact("8.08", "%", "", subject="无锡", period="2018 年")])
    scores = figure_scores(expected_figures(asked), given)
    assert (scores.subject, scores.indicator, scores.period, scores.exact) == (1.0, 1.0, 1.0, 1.0)
    other = answer("增长8.08%", facts=[fact("8.08", "%", "", subject="南京", period="2019年")])
    scores = figure_scores(expected_figures(asked), other)
    assert (scores.subject, scores.indicator, scores.period, scores.exact) == (0.0, 1.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("slot", "one", "other", "same"),
    [
        ("period", "2020年1—6月", "2020年上半年", True),
        ("period", "2020年", "2021年", False),
        ("period", "同期", "同期", True),
        ("subject", "无锡市", "无锡", True),
        ("subject", "无锡", "苏州", False),
    ],
)
def test_names_of_one_thing_agree(slot: str, one: str, other: str, same: bool) -> None:
    assert slot_agrees(slot, one, other) is same


PAGE = "2018年无锡增长8.08%，共2060家。排名依次是：杭州、苏州、无锡。"


def page_text(_: str, page: int) -> str:
    return PAGE if page == 1 else "别的一页，27.4%。"


def test_provenance_is_the_share_of_figures_that_the_cited_page_prints() -> None:
    claims = [claim("增长8.08%，共2060家，另有99家。", 1), claim("亏损面27.4%", 1)]
    given = answer("", claims=claims, citations=[citation(1, "2018年无锡增长8.08%")])
    assert provenance(given, page_text) == 2 / 4  # 8.08% and 2060家 are on page 1; 99家 nowhere, 27.4% on page 2


def test_a_computed_result_is_left_to_its_operands() -> None:
    claims = [claim("相差3.76个百分点", 1, kind="computed")]
    given = answer("", claims=claims, citations=[citation(1, PAGE)], facts=[fact("8.08", "%", "增长8.08%")])
    assert provenance(given, page_text) == 1.0
    missing = given | {"facts": [fact("8.08", "%", "增长8.08％")]}
    assert provenance(missing, page_text) == 0.0


def test_a_rank_may_be_read_off_an_order_of_names() -> None:
    claims = [claim("无锡排第3位", 1, kind="fact")]
    ranked = fact("3", "位", "排名依次是：杭州、苏州、无锡。")
    given = answer("", claims=claims, citations=[citation(1, "排名依次是：杭州、苏州、无锡。")], facts=[ranked])
    assert provenance(given, page_text) == 1.0
    assert provenance(given | {"facts": []}, page_text) == 0.0


def test_a_cell_is_read_with_its_column_s_head_and_unit() -> None:
    text = "年份 | 总值（亿元） | 增速\n2023年 | 15456.19 | 6.0%\n2024年 | 超过16000 | 5.8%\n"
    cells = []
    for row, line in enumerate(text.splitlines()):
        at = text.index(line)
        for column, cell in enumerate(line.split(" | ")):
            start = text.index(cell, at)
            cells.append(Cell(row, column, start, start + len(cell)))
    table = Table(0, len(text), tuple(cells), ())
    document = Document("d", "D", "digest", text, (Page(1, 0, len(text)),), "0", "d.md", tables=(table,))
    start = text.index("2023年")
    seen = as_read(document, start, text.index("2024年"))
    assert seen.splitlines()[0] == "2023年 | 15456.19 | 6.0%"
    assert "总值（亿元） 15456.19亿元" in seen
    assert "增速 6.0%" in seen
    assert (Decimal(15456), "") not in quantities(seen)
    assert (Decimal("15456.19"), "亿元") in quantities(seen)
    assert (Decimal(16000), "亿元") in quantities(as_read(document, 0, len(text)))


# --- citations ---------------------------------------------------------------------------------------------------


def test_a_quotation_is_verbatim_only_at_its_place_on_its_page() -> None:
    start = PAGE.index("共2060家")
    right, moved = citation(1, "共2060家", 1, start), citation(2, "共2060家", 1, start + 1)
    other_page, changed = citation(3, "共2060家", 2, start), citation(4, "共2080家", 1, start)
    assert verbatim(answer(citations=[right]), page_text) == 1.0
    assert verbatim(answer(citations=[right, moved, other_page, changed]), page_text) == 0.25
    assert undefined(verbatim(answer(), page_text))


def test_support_needs_every_figure_and_four_letters_in_five() -> None:
    quote = "2018年无锡服务业增加值同比增长8.08%"
    assert supports("无锡服务业增加值增长8.08%", [quote])
    assert not supports("无锡服务业增加值增长8.80%", [quote])
    assert not supports("苏州金融业贷款余额增长8.08%", [quote])
    assert not supports("无锡服务业增加值增长8.08%", [])
    assert supports("差3.76个百分点", ["差"], given=[(Decimal("3.76"), "个百分点")]) is False  # 个百分点 is not covered
    assert supports("服务业相差3.76个百分点", ["服务业相差个百分点"], given=[(Decimal("3.76"), "个百分点")])


def test_citation_recall_and_precision_as_alce_defines_them() -> None:
    """Claim 1 is supported by [1] alone, [2] adds nothing; claim 2 needs both of its own; claim 3 is unsupported."""
    one, spare = citation(1, "加大招才引智的力度"), citation(2, "地铁照常运行天气晴")
    left, right = citation(3, "推动区域融合发展"), citation(4, "改善金融服务质量")
    claims = [
        claim("加大招才引智的力度", 1, 2),
        claim("推动区域融合发展改善金融服务质量", 3, 4),
        claim("减免全部企业税收", 1),
    ]
    recall, precision = recall_and_precision(answer(claims=claims, citations=[one, spare, left, right]), quoted)
    assert recall == pytest.approx(2 / 3)
    # Of five citations three are needed: [1] of claim 1, [3] and [4]. [2] is superfluous, claim 3's is of no use.
    assert precision == pytest.approx(3 / 5)


def test_without_claims_recall_is_undefined_and_a_claim_without_citation_counts_against_it() -> None:
    assert all(map(undefined, recall_and_precision(answer(), quoted)))
    recall, precision = recall_and_precision(answer(claims=[claim("无锡")]), quoted)
    assert recall == 0.0
    assert undefined(precision)


def test_a_computed_claim_may_rest_on_what_the_computation_shows() -> None:
    shown = {"label": "南京与无锡增速之差", "formula": "11.84 − 8.08", "value": "3.76", "unit": "个百分点"}
    claims = [claim("南京与无锡增速之差3.76个百分点（11.84 − 8.08 = 3.76）", 1, kind="computed")]
    given = answer(claims=claims, citations=[citation(1, "无锡增长8.08%，南京增长11.84%")], computed=[shown])
    assert recall_and_precision(given, quoted)[0] == 1.0
    assert recall_and_precision(given | {"computed": []}, quoted)[0] == 0.0


def test_a_difference_below_zero_is_told_by_its_size() -> None:
    shown = {"label": "完成数与目标数之差", "formula": "4.82 − 5", "value": "-0.18", "unit": "公里"}
    claims = [claim("完成数比目标数少0.18公里（4.82 − 5 = −0.18）", 1, kind="computed")]
    given = answer(claims=claims, citations=[citation(1, "完成数4.82公里比目标数少，目标5公里")], computed=[shown])
    assert recall_and_precision(given, quoted) == (1.0, 1.0)
    assert recall_and_precision(given | {"computed": [shown | {"value": "-0.17"}]}, quoted)[0] == 0.0


# --- retrieval ---------------------------------------------------------------------------------------------------

THIRD = [False, False, True, False, True]


def test_hits_and_ranks_of_the_first_relevant_passage() -> None:
    assert [hit(THIRD, 2, depth) for depth in (1, 3, 5)] == [0.0, 1.0, 1.0]
    assert reciprocal_rank(THIRD, 2) == pytest.approx(1 / 3)
    assert reciprocal_rank([False] * 10, 1) == 0.0
    assert reciprocal_rank([False] * 10 + [True], 1) == 0.0  # beyond the tenth


def test_ndcg_by_hand() -> None:
    # Ranks 3 and 5: 1/log2(4) + 1/log2(6) = 0.5 + 0.38685; the best two: 1 + 1/log2(3) = 1.63093.
    assert ndcg(THIRD, 2) == pytest.approx((0.5 + 0.38685) / 1.63093, abs=1e-5)
    assert ndcg([True], 1) == 1.0


def test_what_cannot_be_found_is_undefined_not_zero() -> None:
    assert undefined(hit([], 0, 5))
    assert undefined(reciprocal_rank([], 0))
    assert undefined(ndcg([], 0))


def test_evidence_is_found_without_width_and_white_space() -> None:
    text = "前文。２０１８ 年\n增长 8.08%,后文"
    spans = spans_of("2018年增长8.08%", text)
    assert [text[start:end] for start, end in spans] == ["２０１８ 年\n增长 8.08%"]
    assert spans_of("", text) == ()
    assert spans_of("没有的话", text) == ()


@given(st.text(alphabet="甲乙丙 \n1%％", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_any_piece_of_a_text_is_found_in_it(text: str, one: int, other: int) -> None:
    start, end = sorted((one, other))
    piece = text[start:end]
    if piece.strip():
        first, last = len(piece) - len(piece.lstrip()), len(piece.rstrip())
        assert (start + first, start + last) in spans_of(piece, text)
