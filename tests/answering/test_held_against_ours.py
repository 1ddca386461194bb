"""A figure held against ours, or against a target that is told in another unit."""

from __future__ import annotations

import pytest
from held_library import answered, fact, gathered, made

from assistant.answering.figures.arithmetic import work_out
from assistant.answering.question import understand

FUNDS = made("2021年研发经费（江苏省统计局数据）：苏州888.7亿元、无锡445.0亿元。", name="funds")
OTHER = made("2021年无锡全社会研发投入450亿元。", name="other")
FUND_FACTS = (
    fact(FUNDS, ("苏州", "研发经费", "量值", "2021年"), "888.7亿元"),
    fact(FUNDS, ("无锡", "研发经费", "量值", "2021年"), "445.0亿元"),
    fact(OTHER, ("无锡", "全社会研发投入", "量值", "2021年"), "450亿元"),
)


@pytest.mark.parametrize(
    "question",
    ["按省统计局的数，21年苏州研发经费比咱多花了多少亿？", "2021年苏州研发经费比我们多多少亿元？"],
)
def test_ours_is_the_second_place_and_both_are_of_one_source(question: str) -> None:
    held = gathered(question, FUNDS, OTHER, facts=FUND_FACTS)
    found = work_out(held.query, held.figures)
    assert found is not None
    assert found.computed is not None
    assert found.computed.formula == "888.7 − 445.0"


def test_that_figure_asks_for_no_count() -> None:
    assert understand("高速公路密度，23年底那个数离25年的目标还差一截，差多少？").units == ()
    assert "家" in understand("高新技术企业的家数是多少？").units
    assert "人" not in understand("2021年外贸是多少亿人民币？").units


def test_a_result_in_the_unit_of_its_target() -> None:
    page = made(
        "2023年末长三角高速公路密度482公里/万平方公里（即4.82公里/百平方公里）。到2025年长三角高速公路密度5公里/百平方公里。"
    )
    about = ("长三角", "高速公路密度", "量值")
    facts = (
        fact(page, (*about, "2023年末"), "482公里/万平方公里"),
        fact(page, (*about, "2023年末"), "4.82公里/百平方公里"),
        fact(page, (*about, "到2025年"), "5公里/百平方公里", status="target"),
    )
    question = "长三角高速公路密度，23年底那个数离25年的目标还差一截，差多少？"
    assert "4.82 − 5 = −0.18" in answered(question, page, facts=facts).text


def test_of_a_result_and_its_target_the_share_is_told_and_another_thing_is_no_operand() -> None:
    page = made(
        "2023年末长三角铁路密度406公里/万平方公里。到2025年长三角铁路网密度507公里/万平方公里。"
        "2023年末长三角高速公路密度4.82公里/百平方公里。到2025年长三角高速公路密度5公里/百平方公里。"
    )
    rails = (
        fact(page, ("长三角", "铁路密度", "量值", "2023年末"), "406公里/万平方公里"),
        fact(page, ("长三角", "铁路网密度", "量值", "到2025年"), "507公里/万平方公里", status="target"),
    )
    roads = (
        fact(page, ("长三角", "高速公路密度", "量值", "2023年末"), "4.82公里/百平方公里"),
        fact(page, ("长三角", "高速公路密度", "量值", "到2025年"), "5公里/百平方公里", status="target"),
    )
    question = "2023年末长三角铁路密度完成了2025年目标的百分之几？"
    assert "目标数的80.08%（406 ÷ 507 × 100%，计算得出）" in answered(question, page, facts=(*rails, *roads)).text
    assert "÷" not in answered(question, page, facts=roads).text
