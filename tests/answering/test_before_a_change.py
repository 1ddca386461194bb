"""What a figure was before its change, where a statement of the change leads the question in."""

from __future__ import annotations

from decimal import Decimal

import pytest
from held_library import answered, fact, gathered, made

from assistant.answering.claims.assertions import assertion_of
from assistant.answering.figures.arithmetic import work_out
from assistant.answering.question import understand
from assistant.facts.extract import extract_facts
from assistant.model import Document, Fact

PORT = made("2019年无锡机场货邮吞吐量14.5万吨、同比增长17.2%。", name="port")
PORT_FACTS = (
    fact(PORT, ("无锡", "货邮吞吐量", "量值", "2019年"), "14.5万吨"),
    fact(PORT, ("无锡", "货邮吞吐量", "同比增速", "2019年"), "17.2%", direction="up"),
)
SHARE = made("2020年无锡战略性新兴产业产值占规上工业比重34.9%，比上年提高6.8个百分点。", name="share")
OF_SHARE = ("无锡", "战略性新兴产业产值占规上工业比重")
SHARE_FACTS = (
    fact(SHARE, (*OF_SHARE, "占比", "2020年"), "34.9%"),
    fact(SHARE, (*OF_SHARE, "占比变动", "2020年"), "6.8个百分点", direction="up", base="上年"),
)
LOSSES = made("2020年1—6月无锡亏损面27.4%，高于2019年同期4.6个百分点。", name="losses")
LOSS_FACTS = (
    fact(LOSSES, ("无锡", "亏损面", "量值", "2020年1—6月"), "27.4%"),
    fact(LOSSES, ("无锡", "亏损面", "变动", "2020年1—6月"), "4.6个百分点", direction="up", base="2019年同期"),
)


def formula(question: str, document: Document, facts: tuple[Fact, ...]) -> str:
    """The formula of what is worked out; "" where nothing is."""
    held = gathered(question, document, facts=facts)
    found = work_out(held.query, held.figures)
    return found.computed.formula if found and found.computed else ""


@pytest.mark.parametrize(
    ("question", "document", "facts", "worked"),
    [
        ("无锡机场19年货邮吞吐量是涨了一截的，那倒推18年大概多少万吨？", PORT, PORT_FACTS, "14.5 ÷ （100% + 17.2%）"),
        ("战略性新兴产业2020年占规上工业的比重是往上跳了的，那2019年占多少？", SHARE, SHARE_FACTS, "34.9 − 6.8"),
        ("20年上半年无锡亏损面比19年同期高，那19年同期到底是多少？", LOSSES, LOSS_FACTS, "27.4 − 4.6"),
        ("战略性新兴产业2020年在规上工业里的比重比上年高了不少，那2019年的比重应该是多少？",
         SHARE, SHARE_FACTS, "34.9 − 6.8"),
        ("无锡机场2018年的货邮吞吐量没有现成的，用2019年的数和增幅反算是多少万吨？",
         PORT, PORT_FACTS, "14.5 ÷ （100% + 17.2%）"),
        ("按2019年无锡机场货邮吞吐量和增速倒算上一年是多少万吨？", PORT, PORT_FACTS, "14.5 ÷ （100% + 17.2%）"),
    ],
)  # fmt: skip
def test_the_last_clause_says_of_which_time_the_figure_is_asked(
    question: str, document: Document, facts: tuple[Fact, ...], worked: str
) -> None:
    assert formula(question, document, facts) == worked


def test_a_change_that_only_leads_in_is_not_the_answer() -> None:
    question = "2020年上半年亏损面比上年同期高了一截，反推一下2019年同期亏损面是百分之多少？"
    answer = answered(question, LOSSES, facts=LOSS_FACTS)
    assert "27.4 − 4.6 = 22.8" in answer.text


def test_of_another_year_than_the_base_nothing_is_worked_out() -> None:
    assert formula("2018年同期无锡的亏损面是多少？", LOSSES, LOSS_FACTS) == ""
    assert formula("无锡机场19年货邮吞吐量是涨了一截的，那倒推17年大概多少万吨？", PORT, PORT_FACTS) == ""
    assert formula("无锡机场2017年货邮吞吐量用2019年的数和增幅反算是多少万吨？", PORT, PORT_FACTS) == ""


def test_what_is_held_of_the_year_before_itself_is_not_worked_out() -> None:
    page = made("2019年无锡机场货邮吞吐量14.5万吨、同比增长17.2%。2018年无锡机场货邮吞吐量12.38万吨。")
    own = (
        fact(page, ("无锡", "货邮吞吐量", "量值", "2019年"), "14.5万吨"),
        fact(page, ("无锡", "货邮吞吐量", "同比增速", "2019年"), "17.2%", direction="up"),
        fact(page, ("无锡", "货邮吞吐量", "量值", "2018年"), "12.38万吨"),
    )
    assert formula("无锡机场19年货邮吞吐量是涨了一截的，那倒推18年大概多少万吨？", page, own) == ""


def test_a_change_against_the_time_that_is_asked_of_asserts_nothing() -> None:
    assert assertion_of(understand("2020年上半年亏损面比2019年同期高，2019年同期是多少？")) is None


@pytest.mark.parametrize(
    ("spoken", "written"),
    [
        ("无锡二产22年比21年多出来多少个亿", "无锡第二产业增加值2022年比2021年多多少亿元"),
        ("23年二产在GDP里头占几成？精确到小数一位，领导要看", "2023年第二产业增加值占GDP几成？"),
        ("2018年亏损面多少，帮算下", "2018年亏损面多少？"),
    ],
)
def test_sectors_in_short_and_how_to_answer(spoken: str, written: str) -> None:
    assert understand(spoken).text == written


def test_the_investment_in_a_sector_is_not_its_value_added() -> None:
    assert "增加值" not in understand("无锡二产22年的投资比21年多多少亿？").text


def test_the_growth_divides_a_number_of_things() -> None:
    held = gathered("无锡机场19年货邮吞吐量涨了，那2018年是多少？", PORT, facts=PORT_FACTS)
    found = work_out(held.query, held.figures)
    assert found is not None
    assert found.computed is not None
    assert found.computed.quantity.value == Decimal("12.4")


TRADE = made("2021年无锡进出口总额超过1000亿美元。2022年无锡进出口总额7373.1亿元，增长8%。", name="trade")
TRADE_FACTS = (
    fact(TRADE, ("无锡", "进出口总额", "量值", "2021年"), "超过1000亿美元"),
    fact(TRADE, ("无锡", "进出口总额", "量值", "2022年"), "7373.1亿元"),
    fact(TRADE, ("无锡", "进出口总额", "同比增速", "2022年"), "8%", direction="up"),
)


@pytest.mark.parametrize(
    "question",
    [
        "请按2022年无锡进出口总额及其增速，倒推2021年的进出口总额（亿元人民币）。",
        "根据2022年无锡的进出口总额和同比增速，2021年进出口总额大约是多少？",
    ],
)
def test_a_mark_that_was_passed_is_not_the_amount_that_is_reckoned_back(question: str) -> None:
    assert formula(question, TRADE, TRADE_FACTS) == "7373.1 ÷ （100% + 8%）"


@pytest.mark.parametrize("question", ["2021年无锡进出口总额是多少？", "按2022年无锡进出口总额及其增速，2020年是多少？"])
def test_nothing_is_reckoned_back_unasked_or_to_another_year(question: str) -> None:
    assert formula(question, TRADE, TRADE_FACTS) == ""


FIRMS = made("有效期内高新技术企业：2021年4608家，为2012年的4.1倍。", title="无锡市科技统计", name="firms")


@pytest.mark.parametrize(
    "question",
    ["2021年有效期内的高企是2012年的好几倍，那2012年大约是多少家？", "2012年有效期内高新技术企业大概有多少家？"],
)
def test_a_multiple_of_another_year_gives_what_it_was_then(question: str) -> None:
    assert formula(question, FIRMS, extract_facts(FIRMS)) == "4608 ÷ 4.1"
    assert formula(question.replace("2012", "2011"), FIRMS, extract_facts(FIRMS)) == ""


POWER = made(
    "五年来，全省能源保障能力增强。新增发电装机4178万千瓦、总装机达9157万千瓦。", title="2026年湖南省政府工作报告"
)


@pytest.mark.parametrize(
    ("question", "worked"),
    [
        ("按“十四五”新增量倒算，五年前湖南发电总装机大概是多少万千瓦？", "9157 − 4178"),
        ("2020年湖南发电总装机是多少？", "9157 − 4178"),
        ("“十三五”末湖南发电装机有多少？", "9157 − 4178"),
        ("2019年湖南发电总装机是多少？", ""),
        ("十年前湖南发电总装机是多少？", ""),
        ("2020年湖南新增发电装机多少？", ""),
    ],
)
def test_the_whole_less_what_was_added_is_what_there_was_before(question: str, worked: str) -> None:
    assert formula(question, POWER, extract_facts(POWER)) == worked


def test_what_there_was_before_is_about_as_much_for_some_of_it_went() -> None:
    answer = answered("2020年湖南发电总装机是多少？", POWER, facts=extract_facts(POWER))
    assert answer.status == "answered"
    assert "约为4979万千瓦（9157 − 4178 = 4979，按约数计算得出）" in answer.text
