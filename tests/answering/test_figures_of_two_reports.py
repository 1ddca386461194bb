"""Figures of two provinces' reports: which of them is higher, what was moved, summed, ranked, and named in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.app import Assistant

JILIN = """# 2026年吉林省政府工作报告

## 一、2025年工作回顾

人均预期寿命提高到78.8岁。全年10大类55项民生实事项目如期完成。2025年，吉林粮食产量4266万吨。2024年，吉林粮食产量4100万吨。

产业园区管理机构改革加快落实，188个园区整合优化为120个。

海潮高新区入选首批国家级零碳园区建设名单。离岛免税销售额占比超8%；全年旅游收入83.9亿元。

2025年，吉林规模以上工业33个行业大类中15个增长、18个下降。分行业看，2025年吉林通信电子业增长12.2%，有色金属业增长8.2%；纺织业下降10.9%，金属制品业下降9.1%，电气机械业下降7.5%。

今年城镇和农村居民人均可支配收入分别增长4%、6%左右。

建设和美乡村，改造危房2.1万户，海东县望潮村入选世界“最佳旅游乡村”。文化惠民，两处遗址入选世界灌溉工程遗产名录。

## 二、2026年工作安排

今年将继续实施10大类60项民生实事项目，涵盖就业、教育等领域。
"""
QINGHAI = """# 2026年青海省政府工作报告

## 一、2025年工作回顾

人均预期寿命从2020年的75.2岁提升至2025年的76.8岁。外贸进出口增长8.4%，总额突破8000亿元、排西部第二。2024年，青海粮食产量116万吨。

## 二、“十五五”时期主要目标

人均预期寿命提高到78岁左右。
"""


@pytest.fixture(scope="module")
def reports(assistant_over: Callable[..., Assistant]) -> Assistant:
    return assistant_over(jilin=JILIN, qinghai=QINGHAI)


@pytest.mark.parametrize(
    "question",
    ["吉林人和青海人，哪边平均预期寿命长？", "哪边人均预期寿命更高，吉林还是青海？", "吉林和青海，人均预期寿命谁高？"],
)
def test_which_of_two_is_heard(reports: Assistant, question: str) -> None:
    answer = reports.ask(question)
    assert answer.status == "answered"
    assert "最高的是吉林人均预期寿命，为78.8岁（78.8 > 76.8" in answer.text
    assert "78岁左右" not in answer.text  # an aim


def test_two_places_are_compared_at_the_time_that_both_have(reports: Assistant) -> None:
    text = reports.ask("吉林和青海的粮食产量谁高？").text
    assert "4100 > 116" in text
    assert "4266" not in text


def test_what_was_merged_into_fewer_is_subtracted(reports: Assistant) -> None:
    assert "188 − 120 = 68" in reports.ask("吉林的产业园区整合之后少了多少个？").text


def test_no_sum_of_two_years_where_one_is_asked_for(reports: Assistant) -> None:
    answer = reports.ask("吉林今年的民生实事，一共几大类、多少项？")
    assert "60项" in answer.text
    assert not answer.computed


def test_the_order_of_another_region_is_shown_beside_the_one_asserted(reports: Assistant) -> None:
    answer = reports.ask("听说青海去年外贸总额破了8000亿，排到全国第二了？")
    assert answer.status == "partial"
    assert not answer.text.startswith("是的")
    assert "排西部第二" in answer.text


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("吉林哪个园区进了首批国家级零碳园区建设名单", "海潮高新区"),
        ("吉林哪个村评上了世界“最佳旅游乡村”？", "望潮村"),
    ],
)
def test_the_one_that_is_on_a_list_is_named(reports: Assistant, question: str, name: str) -> None:
    answer = reports.ask(question)
    assert answer.status == "answered"
    assert name in answer.text


def test_money_behind_a_semicolon_is_of_something_else(reports: Assistant) -> None:
    assert reports.ask("吉林离岛免税一个人一年能买多少钱的东西？").status == "refused"


@pytest.mark.parametrize(
    ("question", "order"),
    [
        ("2025年吉林哪个行业下降最多？", "最低的是吉林纺织业，同比下降10.9%"),
        ("2025年吉林分行业看，哪个行业增长最快", "最高的是吉林通信电子业，同比增长12.2%"),
    ],
)
def test_the_trade_that_moved_most_is_of_the_row(reports: Assistant, question: str, order: str) -> None:
    assert order in reports.ask(question).text


def test_how_many_rose_is_no_growth(reports: Assistant) -> None:
    assert "83.33" not in reports.ask("2025年吉林33个行业里哪个行业降幅最小").text


def test_what_a_trade_did_each_year_is_no_list_of_its_members(assistant_over: Callable[..., Assistant]) -> None:
    plan = (
        "# 海州市未来产业实施意见\n\n## 产业方向\n\n"
        "- 未来产业：潮汐发电、深海装备、量子科技。\n- 新方向：商业航天。\n\n"
        "## 后续目标\n\n- 2024年：未来产业总规模首次突破千亿元。\n"
        "- 2026年：未来产业规模1450亿元。\n- 2030年：未来产业规模超过3000亿元。\n"
    )
    held = assistant_over(plan=plan)
    assert "潮汐发电" in (told := held.ask("海州未来产业有哪些？").text)
    assert "1450亿元" not in told
    assert "1450亿元" in held.ask("海州未来产业的后续目标有哪些？").text
