"""What a question wants worked out, from which operands; and when nothing is."""

from __future__ import annotations

from decimal import Decimal

import pytest
from held_library import answered, fact, gathered, made

from assistant.answering.figures.arithmetic import WorkedOut, work_out
from assistant.answering.figures.numbers import AT_CURRENT_PRICES, NOT_IN_PERCENT, NOT_WORKED_OUT
from assistant.answering.figures.reckoning import NO_SHARE, NOT_RECKONED
from assistant.model import Document, Fact

FIRMS = made(
    "2018年苏州高新技术企业5410家。2018年无锡高新技术企业2060家。2017年无锡高新技术企业1638家。2018年南京高新技术企业3126家。"
)
FIRM_FACTS = tuple(
    fact(FIRMS, (city, "高新技术企业", "数量", year), printed)
    for city, year, printed in (
        ("苏州", "2018年", "5410家"),
        ("无锡", "2018年", "2060家"),
        ("无锡", "2017年", "1638家"),
        ("南京", "2018年", "3126家"),
    )
)
RATES = made("2018年无锡服务业增加值同比增长8.08%。2018年南京服务业增加值同比增长11.84%。")
RATE_FACTS = (
    fact(RATES, ("无锡", "服务业增加值", "同比增速", "2018年"), "8.08%", direction="up"),
    fact(RATES, ("南京", "服务业增加值", "同比增速", "2018年"), "11.84%", direction="up"),
)
LOSSES = made(
    "2020年1—6月无锡亏损面27.4%，高于2019年同期4.6个百分点。2020年6月末无锡不良贷款率0.98%，比年初上升0.02个百分点。"
)
LOSS_FACTS = (
    fact(LOSSES, ("无锡", "亏损面", "量值", "2020年1—6月"), "27.4%"),
    fact(LOSSES, ("无锡", "亏损面", "变动", "2020年1—6月"), "4.6个百分点", direction="up", base="2019年同期"),
    fact(LOSSES, ("无锡", "不良贷款率", "量值", "2020年6月末"), "0.98%"),
    fact(LOSSES, ("无锡", "不良贷款率", "变动", "2020年6月末"), "0.02个百分点", direction="up", base="年初"),
)
TARGETS = made("2022年无锡研发强度预期目标为3.2%。2022年无锡研发强度实际达到3.33%。")
TARGET_FACTS = (
    fact(TARGETS, ("无锡", "研发强度", "量值", "2022年"), "3.2%", status="target"),
    fact(TARGETS, ("无锡", "研发强度", "量值", "2022年"), "3.33%"),
)
PORTS = made("2019年无锡内港投资12亿元。2019年无锡外港投资30亿元。")
PORT_FACTS = (
    fact(PORTS, ("无锡", "内港投资", "量值", "2019年"), "12亿元"),
    fact(PORTS, ("无锡", "外港投资", "量值", "2019年"), "30亿元"),
)


def worked(question: str, document: Document, facts: tuple[Fact, ...]) -> WorkedOut | None:
    held = gathered(question, document, facts=facts)
    return work_out(held.query, held.figures)


def result(question: str, document: Document, facts: tuple[Fact, ...]) -> tuple[str, str, Decimal, str]:
    """Kind, formula, value and unit of what is worked out."""
    made_out = worked(question, document, facts)
    assert made_out is not None
    assert made_out.computed is not None
    computed = made_out.computed
    return made_out.kind, computed.formula, computed.quantity.value, computed.quantity.unit


@pytest.mark.parametrize(
    ("question", "formula", "value"),
    [
        ("2018年苏州和无锡的高新技术企业相差多少家？", "5410 − 2060", 3350),
        ("2018年无锡和苏州的高新技术企业相差多少家？", "5410 − 2060", 3350),
        ("2018年南京的高企比无锡多多少家？", "3126 − 2060", 1066),
        ("无锡2018年的高新技术企业比2017年增加了多少家？", "2060 − 1638", 422),
        ("2017年到2018年无锡高新技术企业净增多少家？", "2060 − 1638", 422),
    ],
)
def test_a_difference_is_taken_from_the_larger(question: str, formula: str, value: int) -> None:
    assert result(question, FIRMS, FIRM_FACTS) == ("difference", formula, Decimal(value), "家")


def test_an_amount_is_not_held_against_another_where_a_rate_is_asked_for() -> None:
    text = "2021年南通研发经费286.2亿元，无锡445.0亿元。2021年无锡研发投入强度3.21%。2020年南通研发投入强度2.56%。"
    document = made(text)
    amounts = tuple(
        fact(document, (city, "研发经费", "量值", "2021年"), printed)
        for city, printed in (("南通", "286.2亿元"), ("无锡", "445.0亿元"))
    )
    assert result("南通研发经费比无锡少多少？", document, amounts)[2] == Decimal("-158.8")
    assert worked("南通的研发投入强度比无锡低多少？", document, amounts) is None


def test_the_share_of_the_whole_city_is_divided() -> None:
    document = made("2020年江阴地区生产总值4113.75亿元。2020年无锡地区生产总值12370.48亿元。")
    held = tuple(
        fact(document, (city, "地区生产总值", "量值", "2020年"), printed)
        for city, printed in (("江阴", "4113.75亿元"), ("无锡", "12370.48亿元"))
    )
    assert result("江阴2020年GDP占全市多少？", document, held)[0] == "ratio"


def test_a_change_against_another_year_is_their_difference() -> None:
    question = "无锡2018年的高新技术企业比2017年变化多少？"
    assert result(question, FIRMS, FIRM_FACTS) == ("difference", "2060 − 1638", Decimal(422), "家")


def test_percent_minus_percent_is_percentage_points() -> None:
    question = "2018年南京与无锡服务业增加值增速相差多少？"
    assert result(question, RATES, RATE_FACTS) == ("difference", "11.84 − 8.08", Decimal("3.76"), "个百分点")


@pytest.mark.parametrize(
    ("question", "formula", "value"),
    [
        ("2018年苏州的高新技术企业是无锡的几倍？", "5410 ÷ 2060", "2.63"),
        ("2018年无锡的高新技术企业是苏州的几倍？", "2060 ÷ 5410", "0.381"),
        ("无锡2018年的高新技术企业是2017年的几倍？", "2060 ÷ 1638", "1.26"),
        ("无锡2017年的高新技术企业是2018年的几倍？", "1638 ÷ 2060", "0.795"),
    ],
)
def test_a_ratio_keeps_the_order_of_the_question(question: str, formula: str, value: str) -> None:
    assert result(question, FIRMS, FIRM_FACTS) == ("ratio", formula, Decimal(value), "倍")


def test_a_sum_is_taken_over_all_that_fits() -> None:
    kind, formula, value, unit = result("2019年无锡内港投资、外港投资合计多少亿元？", PORTS, PORT_FACTS)
    assert (kind, value, unit) == ("sum", Decimal(42), "亿元")
    assert sorted(formula.split(" + ")) == ["12", "30"]


@pytest.mark.parametrize(
    ("question", "winner", "formula"),
    [
        ("2018年谁的高新技术企业最多？", "苏州", "5410 > 3126 > 2060"),
        ("2018年哪个城市的高新技术企业最少？", "无锡", "2060 < 3126 < 5410"),
    ],
)
def test_an_extreme_shows_the_whole_order(question: str, winner: str, formula: str) -> None:
    found = worked(question, FIRMS, FIRM_FACTS)
    assert found is not None
    assert found.computed is not None
    assert (found.kind, found.computed.formula) == ("extreme", formula)
    assert found.computed.operands[0].subject == winner


@pytest.mark.parametrize(
    ("question", "formula", "value"),
    [
        ("2019年同期无锡的亏损面是多少？", "27.4 − 4.6", "22.8"),
        ("2020年初无锡不良贷款率是多少？", "0.98 − 0.02", "0.96"),
        ("按2020年上半年的数倒推，上年同期无锡亏损面是多少？", "27.4 − 4.6", "22.8"),
    ],
)
def test_the_value_at_the_base_of_a_change(question: str, formula: str, value: str) -> None:
    assert result(question, LOSSES, LOSS_FACTS) == ("before", formula, Decimal(value), "%")


def test_how_many_percent_more_or_less_is_taken_of_the_other() -> None:
    worked_out = result("2018年无锡的高新技术企业比苏州少百分之几？", FIRMS, FIRM_FACTS)
    assert worked_out == ("relative", "（2060 − 5410）÷ 5410 × 100%", Decimal("-61.92"), "%")
    grown = result("无锡2018年的高新技术企业比2017年多百分之几？", FIRMS, FIRM_FACTS)
    assert grown == ("relative", "（2060 − 1638）÷ 1638 × 100%", Decimal("25.76"), "%")


def test_the_average_growth_of_several_years() -> None:
    kind, formula, value, _ = result("2017年到2018年无锡高新技术企业年均增长多少？", FIRMS, FIRM_FACTS)
    assert (kind, formula, value) == ("yearly", "（（2060 ÷ 1638）^（1 ÷ 1） − 1）× 100%", Decimal("25.76"))


def test_which_year_is_the_highest() -> None:
    found = worked("无锡哪一年的高新技术企业最多？", FIRMS, FIRM_FACTS)
    assert found is not None
    assert found.computed is not None
    assert (found.kind, found.computed.formula) == ("extreme", "2060 > 1638")


def test_a_place_in_an_order_that_no_document_prints() -> None:
    kind, formula, value, unit = result("2018年无锡的高新技术企业在各市中排第几？", FIRMS, FIRM_FACTS)
    assert (kind, formula, value, unit) == ("rank", "5410 > 3126 > 2060", Decimal(3), "位")


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("2018年无锡的高新技术企业不到苏州的一半，对吗？", "说法成立"),
        ("2018年无锡的高新技术企业超过苏州的一半，对吗？", "不符"),
        ("2018年无锡的高新技术企业仅为苏州的1/3，算得准吗？", "不符"),
        ("2018年我市的高新技术企业不到苏州的一半，对吗？", "说法成立"),
        ("2018年高新技术企业咱们快到苏州一半了吧？", "不符"),
        ("2018年咱们的高新技术企业有没有苏州的四成？", "不符"),
    ],
)
def test_a_claimed_ratio_is_held_against_the_figures(question: str, verdict: str) -> None:
    found = worked(question, FIRMS, FIRM_FACTS)
    assert found is not None
    assert found.computed is not None
    assert (found.kind, found.computed.formula) == ("claim", "2060 ÷ 5410")
    assert verdict in found.computed.label


def test_an_exact_amount_goes_before_a_mark_that_was_passed() -> None:
    document = made("2025年山东生产总值10.3万亿元。2025年江西生产总值突破3万亿元、达3.6万亿元。")
    facts = (
        fact(document, ("山东", "生产总值", "量值", "2025年"), "10.3万亿元"),
        fact(document, ("江西", "生产总值", "量值", "2025年"), "突破3万亿元"),
        fact(document, ("江西", "生产总值", "量值", "2025年"), "3.6万亿元"),
    )
    assert result("2025年山东的GDP比江西多多少？", document, facts)[1] == "10.3 − 3.6"


def test_a_difference_of_shares_is_not_taken_of_growths_or_amounts() -> None:
    growth = "2020年无锡服务业增长3.2%。2020年宁波服务业增长3.6%。"
    document = made(growth + "2020年无锡GDP12370亿元。2020年宁波GDP12409亿元。")
    facts = (
        fact(document, ("无锡", "服务业", "同比增速", "2020年"), "3.2%", direction="up"),
        fact(document, ("宁波", "服务业", "同比增速", "2020年"), "3.6%", direction="up"),
        fact(document, ("无锡", "地区生产总值", "量值", "2020年"), "12370亿元"),
        fact(document, ("宁波", "地区生产总值", "量值", "2020年"), "12409亿元"),
    )
    assert worked("2020年无锡和宁波服务业占GDP比重差多少？", document, facts) is None


def test_a_share_is_worked_out_of_part_and_whole() -> None:
    document = made("2025年江西工业增加值1.19万亿元。2025年江西地区生产总值3.6万亿元。")
    facts = (
        fact(document, ("江西", "工业增加值", "量值", "2025年"), "1.19万亿元"),
        fact(document, ("江西", "地区生产总值", "量值", "2025年"), "3.6万亿元"),
    )
    worked_out = result("2025年江西工业增加值占GDP的比重是多少？", document, facts)
    assert worked_out == ("share", "1.19 ÷ 3.6 × 100%", Decimal("33.06"), "%")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "2018年苏州、无锡、南京三市高新技术企业里，无锡占多大比重？",
            "约占苏州、无锡、南京合计的19.44%（2060 ÷（5410 + 2060 + 3126）× 100%，计算得出）",
        ),
        ("2018年苏州、无锡、杭州三市高新技术企业里，无锡占多大比重？", ""),  # one of them is not held
    ],
)
def test_what_one_of_several_places_has_of_them_all(question: str, told: str) -> None:
    text = answered(question, FIRMS, facts=FIRM_FACTS).text
    assert told in text
    assert ("计算得出" in text) is bool(told)


def test_a_thing_is_no_part_of_itself_and_two_places_of_two_years_are_not_compared() -> None:
    document = made("2021年无锡规模以上工业企业7003家。")
    facts = (fact(document, ("无锡", "规模以上工业企业", "数量", "2021年"), "7003家"),)
    assert worked("2021年无锡规上工业企业占全市工业企业多大比例？", document, facts) is None
    assert worked("苏州2018年的高新技术企业是无锡2017年的几倍？", FIRMS, FIRM_FACTS) is None


def test_who_is_ahead_and_by_how_much() -> None:
    question = "2018年南京和无锡谁的服务业增加值增速更快，快几个百分点？"
    assert result(question, RATES, RATE_FACTS) == ("difference", "11.84 − 8.08", Decimal("3.76"), "个百分点")


def test_a_place_s_share_of_another_s_amount() -> None:
    worked_out = result("2018年无锡高新技术企业占苏州高新技术企业的比重？", FIRMS, FIRM_FACTS)
    assert worked_out == ("ratio", "2060 ÷ 5410 × 100%", Decimal("38.08"), "%")


def test_the_year_before_of_money_is_refused_with_the_reason() -> None:
    document = made("2021年无锡地区生产总值14003.24亿元，增长8.8%。")
    facts = (
        fact(document, ("无锡", "地区生产总值", "量值", "2021年"), "14003.24亿元"),
        fact(document, ("无锡", "地区生产总值", "同比增速", "2021年"), "8.8%", direction="up"),
    )
    found = worked("2020年无锡地区生产总值是多少？", document, facts)
    assert found is not None
    assert found.computed is None
    assert "可比价格" in found.reason


def test_a_change_against_a_base_is_not_the_value_at_the_base() -> None:
    assert worked("2020年6月末无锡不良贷款率比年初高吗？", LOSSES, LOSS_FACTS) is None


@pytest.mark.parametrize(
    "question",
    [
        "2022年无锡研发强度的目标完成了吗？",
        "2022年无锡研发强度是否达到预期目标？",
        "2022年无锡研发强度目标和实际完成相差多少？",
    ],
)
def test_a_target_is_held_against_the_result(question: str) -> None:
    assert result(question, TARGETS, TARGET_FACTS) == ("difference", "3.33 − 3.2", Decimal("0.13"), "个百分点")


@pytest.mark.parametrize(
    ("question", "document", "facts"),
    [
        ("2018年无锡高新技术企业有多少家？", FIRMS, FIRM_FACTS),
        ("2018年苏州和无锡的高新技术企业分别有多少家？", FIRMS, FIRM_FACTS),
        ("2018年无锡服务业增加值增速是多少？", RATES, RATE_FACTS),
        ("2020年上半年无锡亏损面是多少？", LOSSES, LOSS_FACTS),
        ("2022年无锡研发强度是多少？", TARGETS, TARGET_FACTS),
        ("无锡高新技术企业超过2000家了吗？", FIRMS, FIRM_FACTS),
    ],
)
def test_nothing_is_worked_out_where_nothing_is_asked(
    question: str, document: Document, facts: tuple[Fact, ...]
) -> None:
    assert worked(question, document, facts) is None


@pytest.mark.parametrize(
    "question",
    [
        "2018年杭州和无锡的高新技术企业相差多少家？",
        "2016年苏州和无锡的高新技术企业相差多少家？",
        "2018年苏州和无锡的上市公司相差多少家？",
    ],
)
def test_nothing_is_worked_out_where_an_operand_is_not_held(question: str) -> None:
    assert worked(question, FIRMS, FIRM_FACTS) is None


def test_an_unsure_fact_is_no_operand() -> None:
    document = made("2018年苏州高新技术企业5410家。2018年无锡高新技术企业2060家。")
    facts = (
        fact(document, ("苏州", "高新技术企业", "数量", "2018年"), "5410家", sure=False),
        fact(document, ("无锡", "高新技术企业", "数量", "2018年"), "2060家"),
    )
    assert worked("2018年苏州和无锡的高新技术企业相差多少家？", document, facts) is None


def test_what_cannot_be_worked_out_says_why() -> None:
    document = made("2018年苏州规上工业产值300亿元。2018年无锡工业产值200亿元。")
    facts = (
        fact(document, ("苏州", "工业产值", "量值", "2018年"), "300亿元", scope="规上"),
        fact(document, ("无锡", "工业产值", "量值", "2018年"), "200亿元"),
    )
    found = worked("2018年苏州和无锡的工业产值相差多少？", document, facts)
    assert found is not None
    assert found.computed is None
    assert "口径不同" in found.reason


OUTPUTS = made(
    "2020年无锡服务业增加值6491亿元，增长3.2%。2020年宁波服务业增加值6376亿元，增长3.6%。"
    "2022年无锡第二产业增加值7177.39亿元。2022年无锡地区生产总值14850.82亿元。2022年无锡第三产业占地区生产总值50.8%。"
)
OUTPUT_FACTS = (
    fact(OUTPUTS, ("无锡", "服务业增加值", "同比增速", "2020年"), "3.2%", direction="up"),
    fact(OUTPUTS, ("宁波", "服务业增加值", "同比增速", "2020年"), "3.6%", direction="up"),
    fact(OUTPUTS, ("无锡", "服务业增加值", "量值", "2020年"), "6491亿元"),
    fact(OUTPUTS, ("宁波", "服务业增加值", "量值", "2020年"), "6376亿元"),
    fact(OUTPUTS, ("无锡", "第二产业增加值", "量值", "2022年"), "7177.39亿元"),
    fact(OUTPUTS, ("无锡", "地区生产总值", "量值", "2022年"), "14850.82亿元"),
    fact(OUTPUTS, ("无锡", "第三产业", "占比", "2022年"), "50.8%"),
)


@pytest.mark.parametrize(
    ("question", "formula"),
    [
        ("2020年无锡服务业增加值相当于宁波的多少？", "6491 ÷ 6376"),
        ("2020年无锡服务业增加值是宁波的几倍？", "6491 ÷ 6376"),
        ("2020年无锡和宁波服务业增加值之比是多少？", "6491 ÷ 6376"),
        ("2020年无锡服务业增加值比宁波多多少？", "6491 − 6376"),
        ("2020年无锡服务业增加值增速比宁波低多少？", "3.2 − 3.6"),
        ("2022年无锡第二产业占GDP的比重是多少？", "7177.39 ÷ 14850.82 × 100%"),
        ("2018年锡苏高新技术企业数之比是多少？", "2060 ÷ 5410"),
    ],
)
def test_amounts_are_held_against_amounts_and_a_growth_only_where_it_is_named(question: str, formula: str) -> None:
    document, facts = (FIRMS, FIRM_FACTS) if "2018" in question else (OUTPUTS, OUTPUT_FACTS)
    found = worked(question, document, facts)
    assert found is not None
    assert found.computed is not None
    assert found.computed.formula == formula


def test_no_growth_is_divided_for_amounts_that_are_not_held() -> None:
    assert worked("2020年无锡服务业增加值相当于宁波的多少？", OUTPUTS, OUTPUT_FACTS[:3]) is None


def test_two_figures_named_in_full_are_held_against_each_other_in_whatever_unit() -> None:
    document = made("2019年全国财政赤字2.76万亿元，中央财政赤字1.83万亿元，地方财政赤字9300亿元。")
    facts = (
        fact(document, ("全国", "财政赤字", "量值", "2019年"), "2.76万亿元"),
        fact(document, ("全国", "中央财政赤字", "量值", "2019年"), "1.83万亿元"),
        fact(document, ("全国", "地方财政赤字", "量值", "2019年"), "9300亿元"),
    )
    found = worked("2019年中央财政赤字和地方财政赤字相差多少？", document, facts)
    assert found is not None
    assert found.computed is not None
    apart = found.computed.quantity
    assert (apart.value, apart.unit) == (Decimal(9000), "亿元")  # less than one 万亿元 is told in the finer unit


def test_a_result_is_not_held_against_a_target_unless_targets_are_spoken_of() -> None:
    document = made("2020年无锡新增就业118万人。2021年无锡新增就业目标为110万人。", name="one")
    report = made("2021年无锡新增就业126万人。", name="other")
    about = ("无锡", "新增就业", "量值")
    facts = (
        fact(document, (*about, "2020年"), "118万人"),
        fact(document, (*about, "2021年"), "110万人", status="target"),
        fact(report, (*about, "2021年"), "126万人"),
    )
    found = gathered("2021年无锡新增就业比2020年多多少？", document, report, facts=facts)
    worked_out = work_out(found.query, found.figures)
    assert worked_out is not None
    assert worked_out.computed is not None
    assert worked_out.computed.quantity.value == Decimal(8)
    none = gathered("2021年无锡新增就业比2020年多多少？", document, facts=facts[:2])
    assert work_out(none.query, none.figures) is None


PROFITS = made("2020年无锡国有企业利润增长17.6%，民营企业利润下降8.6%。")
PROFIT_FACTS = (
    fact(PROFITS, ("无锡", "国有企业利润", "同比增速", "2020年"), "17.6%", direction="up"),
    fact(PROFITS, ("无锡", "民营企业利润", "同比增速", "2020年"), "8.6%", direction="down"),
)


@pytest.mark.parametrize(
    "question",
    ["2020年国有企业和民营企业利润哪个增长快，快多少？", "2020年民营企业、国有企业利润谁增长得慢，慢了多少？"],
)
def test_by_how_much_the_faster_of_two_things_is_faster(question: str) -> None:
    assert result(question, PROFITS, PROFIT_FACTS) == ("difference", "17.6 − （−8.6）", Decimal("26.2"), "个百分点")


RATIOS = made(
    "2018年无锡高新技术企业2060家。按增速推算2018年南京约3118家。2018年无锡高新技术企业增速仅为南京的1/3。",
)
COUNT = fact(RATIOS, ("无锡", "高新技术企业", "数量", "2018年"), "2060家")
RECKONED = fact(RATIOS, ("南京", "高新技术企业", "数量", "2018年"), "约3118家", sure=False)
OF_RATES = fact(RATIOS, ("无锡", "高新技术企业增速与南京之比", "倍数", "2018年"), "1/3", base="南京")
HOW_MANY_TIMES = "2018年南京高企是无锡几倍"


def test_how_many_times_as_many_is_not_told_by_the_ratio_of_the_growths() -> None:
    answer = answered(HOW_MANY_TIMES, RATIOS, facts=(COUNT, OF_RATES))
    assert "1/3" not in answer.text
    assert "2060家" in answer.text
    assert answer.status == "partial"
    assert any("南京" in note for note in answer.notes)


def test_what_was_only_reckoned_is_quoted_and_nothing_is_worked_out_of_it() -> None:
    answer = answered(HOW_MANY_TIMES, RATIOS, facts=(COUNT, RECKONED))
    assert "推算2018年南京约3118家" in answer.text
    assert not answer.computed
    assert NOT_WORKED_OUT in answer.notes
    assert answer.status == "partial"


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("2018年高新技术企业数苏州、南京、无锡里无锡排第几？", 3),
        ("2018年南京高新技术企业数在苏州、南京、无锡中排第几？", 2),
    ],
)
def test_the_rank_among_named_places_is_worked_out_of_their_figures(question: str, place: int) -> None:
    kind, _, value, unit = result(question, FIRMS, FIRM_FACTS)
    assert (kind, value, unit) == ("rank", Decimal(place), "位")


def test_the_rank_of_ones_own_city_is_worked_out_for_it() -> None:
    made_out = worked("2018年高新技术企业数，苏州、南京、无锡三家里咱们排第几？", FIRMS, FIRM_FACTS)
    assert made_out is not None
    assert made_out.computed is not None
    assert made_out.computed.label == "2018年无锡高新技术企业由高到低的位次"
    assert made_out.also is None


def test_how_far_it_is_from_a_place_of_the_order_is_worked_out_besides() -> None:
    made_out = worked("2018年高新技术企业数，苏州、南京、无锡里无锡排第几，跟第二名差多少家？", FIRMS, FIRM_FACTS)
    assert made_out is not None
    assert made_out.also is not None
    kind, computed = made_out.also
    assert (kind, computed.formula) == ("difference", "3126 − 2060")


def test_among_named_places_of_which_one_is_not_held_nothing_is_ranked() -> None:
    assert worked("2018年高新技术企业数苏州、南京、徐州里南京排第几？", FIRMS, FIRM_FACTS) is None


HALVES = made("2025年上半年无锡地区生产总值7735.15亿元。2024年上半年无锡地区生产总值7437.39亿元。")
HALF_FACTS = (
    fact(HALVES, ("无锡", "地区生产总值", "量值", "2025年上半年"), "7735.15亿元"),
    fact(HALVES, ("无锡", "地区生产总值", "量值", "2024年上半年"), "7437.39亿元"),
)


def test_against_the_same_time_a_year_before_amounts_are_subtracted() -> None:
    question = "2025年上半年无锡GDP比上年同期多多少亿元？"
    assert result(question, HALVES, HALF_FACTS) == ("difference", "7735.15 − 7437.39", Decimal("297.76"), "亿元")


BERTHS = made("2021年海湾港安排65个重大项目，其中航道项目12个、仓储项目26个。2020年海湾港航道投资约3亿元，用于疏浚。")


def test_the_counts_that_a_share_is_taken_of_are_given_and_that_no_share_is_printed() -> None:
    answer = answered("海湾港2021年65个重大项目里仓储项目占多少？", BERTHS)
    assert answer.status == "partial"
    assert "仓储项目26个" in answer.text
    assert NO_SHARE in answer.text


def test_a_share_of_the_province_is_told_by_no_sentence_that_does_not_name_it() -> None:
    assert answered("海湾港2021年重大项目占全省比重是多少？", BERTHS).status == "refused"


def test_a_difference_that_is_neither_printed_nor_worked_out_is_named() -> None:
    answer = answered("海湾港2020年航道投资比仓储投资多多少亿元？", BERTHS)
    assert answer.status == "refused" or NOT_RECKONED in answer.text


def test_what_is_still_to_be_reached_is_reckoned_from_a_target() -> None:
    firms = made("2021年无锡药企1277家。到2025年，无锡药企超过2000家。")
    facts = (
        fact(firms, ("无锡", "药企", "数量", "2021年"), "1277家"),
        fact(firms, ("无锡", "药企", "数量", "到2025年"), "超过2000家", status="target"),
    )
    found = result("无锡药企2025年要到2000家，2021年离这个还差多少家？", firms, facts)
    assert found == ("difference", "2000 − 1277", Decimal(723), "家")


def test_a_share_of_what_stands_in_front_is_divided() -> None:
    spent = made("2023年无锡固定资产投资4412.10亿元，工业投资1715.18亿元。")
    facts = (
        fact(spent, ("无锡", "固定资产投资", "量值", "2023年"), "4412.10亿元"),
        fact(spent, ("无锡", "工业投资", "量值", "2023年"), "1715.18亿元"),
    )
    found = result("2023年固定资产投资中工业投资占几成", spent, facts)
    assert found == ("share", "1715.18 ÷ 4412.10 × 100%", Decimal("38.87"), "%")


def test_a_part_is_named_by_what_it_makes_of_the_whole() -> None:
    chips = made("2017年：全市集成电路产业产值890亿元，其中设计业95亿元。")
    facts = (
        fact(chips, ("无锡", "集成电路产业产值", "量值", "2017年"), "890亿元"),
        fact(chips, ("无锡", "设计业产值", "量值", "2017年"), "95亿元"),
    )
    found = result("2017年无锡集成电路产值里，设计业占多大比重？", chips, facts)
    assert found == ("share", "95 ÷ 890 × 100%", Decimal("10.67"), "%")


def test_the_scope_that_an_output_is_told_in_makes_no_other_figure_of_it() -> None:
    grown = made("2020年无锡战略性新兴产业规模以上工业产值占全市比重34.9%，比上年提高6.8个百分点。")
    name = "战略性新兴产业规模以上工业产值占全市比重"
    facts = (
        fact(grown, ("无锡", name, "占比", "2020年"), "34.9%"),
        fact(grown, ("无锡", name, "占比变动", "2020年"), "6.8个百分点", direction="up", base="上年"),
    )
    assert result("战略性新兴产业产值占全市比重2019年是多少", grown, facts)[2:] == (Decimal("28.1"), "%")


def test_growth_a_year_is_reckoned_from_amounts_where_both_are_held() -> None:
    sold = made("2021年无锡零售额100亿元，增长7.9%。2023年无锡零售额121亿元，增长5.3%。")
    facts = (
        fact(sold, ("无锡", "零售额", "同比增速", "2021年"), "7.9%", direction="up"),
        fact(sold, ("无锡", "零售额", "同比增速", "2023年"), "5.3%", direction="up"),
        fact(sold, ("无锡", "零售额", "量值", "2021年"), "100亿元"),
        fact(sold, ("无锡", "零售额", "量值", "2023年"), "121亿元"),
    )
    assert result("2021年到2023年无锡零售额年均增长多少", sold, facts)[2:] == (Decimal("10.00"), "%")


SECTORS = made(
    "2021年无锡第二产业增加值6710.50亿元，地区生产总值14003.24亿元。2020年无锡地区生产总值12370.48亿元。"
    "2023年无锡地区生产总值15456.19亿元。到2021年无锡文化产业增加值占地区生产总值比重达到5.5%以上。"
)
SECTOR_FACTS = (
    fact(SECTORS, ("无锡", "第二产业增加值", "量值", "2021年"), "6710.50亿元"),
    fact(SECTORS, ("无锡", "地区生产总值", "量值", "2021年"), "14003.24亿元"),
    fact(SECTORS, ("无锡", "地区生产总值", "量值", "2020年"), "12370.48亿元"),
    fact(SECTORS, ("无锡", "地区生产总值", "量值", "2023年"), "15456.19亿元"),
    fact(SECTORS, ("无锡", "文化产业增加值占地区生产总值比重", "占比", "2021年"), "5.5%以上", status="target"),
)


def test_the_share_of_one_sector_is_not_told_by_that_of_another_but_divided() -> None:
    answer = answered("2021年无锡第二产业占GDP比重是多少？", SECTORS, facts=SECTOR_FACTS)
    assert "5.5%" not in answer.text
    assert "47.92%" in answer.text


def test_the_growth_between_two_years_that_are_named_is_reckoned_from_their_amounts() -> None:
    made_out = worked("无锡2023年GDP比2020年增幅多少？", SECTORS, SECTOR_FACTS)
    assert made_out is not None
    assert made_out.kind == "relative"
    assert worked("无锡2021年GDP比2020年增幅多少？", SECTORS, SECTOR_FACTS) is None


@pytest.mark.parametrize(
    "question", ["从2020年到2023年无锡地区生产总值变化了多少？", "无锡地区生产总值从2020到2023年变化有多大？"]
)
def test_from_one_year_to_another_the_amounts_are_held_against_each_other(question: str) -> None:
    made_out = worked(question, SECTORS, SECTOR_FACTS)
    assert made_out is not None
    assert [fact.period.key for fact in made_out.operands] == ["2023", "2020"]


def test_what_an_amount_was_is_not_told_by_what_a_rate_was() -> None:
    assert worked("2020年初无锡不良贷款余额是多少？", LOSSES, LOSS_FACTS) is None
    assert worked("2020年初无锡不良贷款率是多少？", LOSSES, LOSS_FACTS) is not None


def test_a_share_of_the_province_may_be_told_as_a_part_of_it_and_by_no_other_share() -> None:
    held = made("2018年无锡物联网营业收入2638.7亿元，接近江苏全省一半。")
    facts = (fact(held, ("无锡", "物联网营业收入", "量值", "2018年"), "2638.7亿元"),)
    assert "一半" in answered("2018年无锡物联网营业收入占全省多少？", held, facts=facts).text
    other = made("2018年无锡物联网营业收入占地区生产总值3.21%，居全省第一。")
    assert answered("2018年无锡物联网营业收入占全省多少？", other).status == "refused"


def test_what_moved_over_a_stretch_is_the_difference_of_its_ends() -> None:
    text = "“十四五”期间无锡民宿投资占全部投资比重由26.7%提高到52.1%，民宿里程由2110公里增至3055公里。"
    document = made(text)
    share, length = ("无锡", "民宿投资占全部投资比重", "占比"), ("无锡", "民宿里程", "量值")
    facts = (
        fact(document, (*share, "2020年"), "26.7%"),
        fact(document, (*share, "2025年"), "52.1%"),
        fact(document, (*length, "2020年"), "2110公里"),
        fact(document, (*length, "2025年"), "3055公里"),
    )
    risen = result("“十四五”期间无锡民宿投资占全部投资比重提高了几个百分点？", document, facts)
    assert risen[1:] == ("52.1 − 26.7", Decimal("25.4"), "个百分点")
    longer = result("“十四五”期间无锡民宿里程从多少增加到多少？", document, facts)
    assert longer[1:] == ("3055 − 2110", Decimal(945), "公里")
    assert worked("“十三五”期间无锡民宿里程增加了多少公里？", document, facts) is None


SHARES = made("2018年无锡研发投入占GDP比重同比增加0.02个百分点，南通增加1.02个百分点。")
SHARE_FACTS = (
    fact(SHARES, ("无锡", "研发投入占GDP比重", "占比变动", "2018年"), "0.02个百分点", direction="up"),
    fact(SHARES, ("南通", "研发投入占GDP比重", "占比变动", "2018年"), "1.02个百分点", direction="up"),
)


def test_by_how_much_two_shares_moved_is_divided_and_a_whole_quotient_is_told_as_one() -> None:
    text = answered("研发投入占GDP比重的增幅，2018年南通是无锡的几倍？", SHARES, facts=SHARE_FACTS).text
    assert "的51倍（1.02 ÷ 0.02，计算得出）" in text
    assert "约为" not in text
    assert "占比变动" not in text


TRADES = made("2020年纺织业下降10.9%，金属制品业下降9.1%，电气机械业下降7.5%。")
TRADE_FACTS = tuple(
    fact(TRADES, ("无锡", trade, "同比增速", "2020年"), figure, direction="down")
    for trade, figure in (("纺织业", "10.9%"), ("金属制品业", "9.1%"), ("电气机械业", "7.5%"))
)


@pytest.mark.parametrize("asked", ["跌得最狠", "下降最多"])
def test_what_fell_most_grew_least(asked: str) -> None:
    text = answered(f"2020年纺织业、金属制品业、电气机械业哪个行业{asked}？", TRADES, facts=TRADE_FACTS).text
    assert "最低的是2020年无锡纺织业" in text or "最低的是无锡纺织业" in text


def test_of_a_matter_that_the_library_never_names_no_figure_of_another_is_given() -> None:
    told = made("2021年无锡第三产业增加值占比为51.2%，2020年为52.5%。")
    facts = (
        fact(told, ("无锡", "第三产业增加值占比", "占比", "2021年"), "51.2%"),
        fact(told, ("无锡", "第三产业增加值占比", "占比", "2020年"), "52.5%"),
    )
    assert "51.2%" not in answered("无锡战新占比要到几成", told, facts=facts).text


def test_the_share_of_a_whole_does_not_tell_how_far_two_years_are_apart() -> None:
    told = made("2024年渔业营收2517.8亿元，约占全省一半。\n2021年渔业规模未见。", title="渔业规模")
    answer = answered("渔业2024年营收比2021年多多少？", told)
    assert answer.status == "partial"
    assert NOT_RECKONED in answer.text


YEARS = made(
    "2021年无锡民营经济增加值9000.5亿元。2022年无锡民营经济增加值9831.24亿元，增长3%。"
    "2023年无锡民营经济增加值10255.08亿元，增长6%。2022年无锡出口额超过100亿元。2023年无锡出口额120亿元。",
    name="years",
)
YEAR_FACTS = (
    fact(YEARS, ("无锡", "民营经济增加值", "量值", "2021年"), "9000.5亿元"),
    fact(YEARS, ("无锡", "民营经济增加值", "量值", "2022年"), "9831.24亿元"),
    fact(YEARS, ("无锡", "民营经济增加值", "同比增速", "2022年"), "3%", direction="up"),
    fact(YEARS, ("无锡", "民营经济增加值", "量值", "2023年"), "10255.08亿元"),
    fact(YEARS, ("无锡", "民营经济增加值", "同比增速", "2023年"), "6%", direction="up"),
    fact(YEARS, ("无锡", "出口额", "量值", "2022年"), "超过100亿元"),
    fact(YEARS, ("无锡", "出口额", "量值", "2023年"), "120亿元"),
)
OF_THREE = "（9000.5 + 9831.24 + 10255.08）÷ 3"


@pytest.mark.parametrize(
    "question",
    [
        "21、22、23三年无锡民营经济增加值，平均一年多少亿？",
        "2021—2023年无锡民营经济增加值平均每年多少亿元？",
        "2021到2023三年，无锡民营经济增加值平均每年多少亿元？",
        "无锡2021、2022、2023三年平均的民营经济增加值是多少？",
        "2021年、2022年、2023年无锡民营经济增加值的平均值是多少？",
    ],
)
def test_what_an_amount_was_on_the_average_of_years(question: str) -> None:
    told = f"平均每年约9695.61亿元（{OF_THREE} = 9695.61，计算得出）"
    assert told in answered(question, YEARS, facts=YEAR_FACTS).text


@pytest.mark.parametrize(
    "question",
    [
        "2020—2023年无锡民营经济增加值平均每年多少亿元？",  # one of the years is not held
        "2021、2022、2023年无锡民营经济增加值平均增速多少？",  # rates have no such average
        "2021、2022、2023三年无锡民营经济增加值各是多少？",
        "2021、2023年这三年无锡民营经济增加值平均每年多少？",  # three years are meant, and two are named
        "2023年无锡民营经济增加值平均每户多少？",
    ],
)
def test_no_average_of_years_that_are_not_all_held_or_of_rates(question: str) -> None:
    assert "+" not in answered(question, YEARS, facts=YEAR_FACTS).text


@pytest.mark.parametrize(
    "question",
    [
        "2021到2023三年无锡民营经济增加值一共多少亿元？",
        "2021—2023年无锡民营经济增加值累计多少？",
        "2021年、2022年、2023年无锡民营经济增加值加起来是多少？",
    ],
)
def test_what_several_years_came_to_together(question: str) -> None:
    told = "合计29086.82亿元（9000.5 + 9831.24 + 10255.08 = 29086.82，计算得出）"
    assert told in answered(question, YEARS, facts=YEAR_FACTS).text


def test_what_there_is_at_the_end_of_each_year_is_not_added_up() -> None:
    answer = answered("2017年、2018年无锡高新技术企业加起来是多少家？", FIRMS, facts=FIRM_FACTS)
    assert "3698" not in answer.text
    assert any("存量，不能逐年相加" in note for note in answer.notes)


@pytest.mark.parametrize(
    "question",
    [
        "民营经济增加值 2023比2022 名义增幅",
        "无锡民营经济增加值2023年比2022年名义增长百分之几？",
        "2023年无锡民营经济增加值名义增速是多少？",
        "无锡民营经济增加值2023年比2022年，按两个总量直接算，增了百分之几？",
    ],
)
def test_nominal_growth_is_reckoned_from_the_amounts(question: str) -> None:
    worked_out = "（10255.08 − 9831.24）÷ 9831.24 × 100%"
    assert result(question, YEARS, YEAR_FACTS) == ("relative", worked_out, Decimal("4.31"), "%")


@pytest.mark.parametrize("asked", ["2022、2023两年平均每年多少亿元？", "2023年比2022年名义增幅是百分之几？"])
def test_a_mark_that_was_passed_is_no_amount_of_a_year(asked: str) -> None:
    made_out = worked(f"无锡出口额{asked}", YEARS, YEAR_FACTS)
    assert made_out is None or made_out.kind not in {"mean", "relative"}


def test_nominal_growth_of_no_named_time_is_not_reckoned() -> None:
    assert worked("无锡民营经济增加值名义增速是多少？", YEARS, YEAR_FACTS) is None


def test_growth_that_is_not_called_nominal_is_the_printed_one() -> None:
    assert "6%" in (text := answered("2023年无锡民营经济增加值增速是多少？", YEARS, facts=YEAR_FACTS).text)
    assert "÷" not in text


def test_money_whose_growth_is_not_told_is_only_told_apart() -> None:
    answer = answered("无锡民营经济增加值2023年比2021年增长了百分之几？", YEARS, facts=YEAR_FACTS)
    assert "计算得出" in answer.text
    assert "÷" not in answer.text
    assert answer.status == "partial"
    assert NOT_IN_PERCENT in answer.notes


def test_the_growth_of_the_later_year_is_the_printed_one() -> None:
    answer = answered("无锡民营经济增加值2023年比2022年增长了百分之几？", YEARS, facts=YEAR_FACTS)
    assert "6%" in answer.text
    assert "计算得出" not in answer.text


def test_counts_of_two_years_lie_a_percentage_apart() -> None:
    answer = answered("2018年无锡高新技术企业比2017年多了百分之几？", FIRMS, facts=FIRM_FACTS)
    assert "÷" in answer.text
    assert NOT_IN_PERCENT not in answer.notes


HUB = made(
    "2019年苏南硕放国际机场货邮吞吐量14.5万吨。到2025年空港货邮吞吐量30万吨。到2025年海港货运吞吐量2.5亿吨。",
    name="hub",
)
HUB_FACTS = (
    fact(HUB, ("苏南硕放国际机场", "货邮吞吐量", "量值", "2019年"), "14.5万吨"),
    fact(HUB, ("无锡", "空港货邮吞吐量", "量值", "到2025年"), "30万吨", status="target"),
    fact(HUB, ("无锡", "海港货运吞吐量", "量值", "到2025年"), "2.5亿吨", status="target"),
)


@pytest.mark.parametrize(
    "question",
    [
        "硕放机场货邮，19年实际数跟2025年那个目标比，还有多大缺口啊",
        "2019年硕放机场货邮吞吐量距2025年目标缺口有多大？",
        "无锡机场货邮吞吐量2019年离2025年目标还差多少万吨？",
    ],
)
def test_a_target_told_by_another_name_of_the_body_is_its_own(question: str) -> None:
    assert result(question, HUB, HUB_FACTS) == ("difference", "14.5 − 30", Decimal("-15.5"), "万吨")


@pytest.mark.parametrize(
    "question",
    ["兴东机场货邮2019年离2025年目标还差多少？", "硕放机场货邮2018年离2025年目标还差多少？"],
)
def test_a_target_is_of_no_other_body_or_time(question: str) -> None:
    assert worked(question, HUB, HUB_FACTS) is None


def test_growth_from_one_year_to_the_next_is_no_ratio_of_two_growths() -> None:
    text = "2022年无锡渔业产值增长5.4%。2023年无锡渔业产值增长7.8%。"
    report = made(text, name="report", title="无锡渔业", kind="plan")
    facts = tuple(
        fact(report, ("无锡", "渔业产值", "同比增速", year), printed, direction="up")
        for year, printed in (("2022年", "5.4%"), ("2023年", "7.8%"))
    )
    for asked in ("增了百分之几", "增长了百分之多少"):
        answer = answered(f"无锡渔业产值2023年比2022年{asked}？", report, facts=facts)
        assert "7.8%" in answer.text
        assert "倍" not in answer.text


GROWTHS = made(
    "2021年无锡地区生产总值增长8.8%。2022年无锡地区生产总值增长3.0%。2023年无锡地区生产总值增长6.0%。", name="growths"
)
GROWTH_FACTS = tuple(
    fact(GROWTHS, ("无锡", "地区生产总值", "同比增速", year), printed, direction="up")
    for year, printed in (("2021年", "8.8%"), ("2022年", "3.0%"), ("2023年", "6.0%"))
)


@pytest.mark.parametrize(
    ("question", "worked"),
    [
        ("2021、2022、2023这三年无锡经济增速简单平均一下是多少？", "（8.8 + 3.0 + 6.0）÷ 3 = 5.9"),
        ("2021年到2023年无锡GDP增速的算术平均是多少？", "（8.8 + 3.0 + 6.0）÷ 3 = 5.9"),
        ("2021年到2024年无锡GDP增速的算术平均是多少？", ""),  # one year is not held
        ("2021年到2023年无锡GDP年均增速是多少？", ""),  # which is no plain average
    ],
)
def test_growths_have_a_plain_average_where_just_that_is_asked_for(question: str, worked: str) -> None:
    answer = answered(question, GROWTHS, facts=GROWTH_FACTS)
    assert worked in answer.text if worked else "÷" not in answer.text


def test_what_is_so_many_times_another_is_worked_out_whatever_is_found_first() -> None:
    later = made("2023年苏州高新技术企业1.57万家，无锡高新技术企业6310家。", name="later")
    answer = answered("2018年苏州高新技术企业是无锡的2.6倍，对吧？", later, FIRMS, facts=FIRM_FACTS)
    assert "5410 ÷ 2060" in answer.text


def test_a_growth_reckoned_from_amounts_of_money_is_said_to_be_at_current_prices() -> None:
    told = answered("无锡2023年GDP比2020年增幅多少？", SECTORS, facts=SECTOR_FACTS)
    assert AT_CURRENT_PRICES in told.notes
