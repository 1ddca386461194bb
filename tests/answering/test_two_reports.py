"""Two yearly reports, each beside the other: of its own time alone, by reasons, measures, principles and problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.app import Assistant

EARLIER = """# 2031年海宁省政府工作报告

## 一、过去五年工作回顾

“十二五”规划把节能作为约束性目标，工作扎实推进。依法淘汰一大批落后产能，关停小水泥厂214家，淘汰炼铁产能4659万吨。我们努力克服发展中的各种困难，战胜了历史罕见的台风和持续干旱等自然灾害。

政府自身建设和管理需要加强。职能转变还不到位，公共服务比较薄弱；一些部门职责交叉，办事效率低下；形式主义问题比较突出。

## 二、2031年主要任务

实现今年的目标，需要把握以下原则：坚持稳字当先，保持平稳较快发展；坚持好字优先，转变发展方式；坚持改革开放，推进制度创新。

### （一）加强渔业

主要措施是：一要加大投入。今年安排渔业专项资金12亿元。二要完善渔港设施。加固防波堤。三要保护近海资源。实行更严的休渔制度。

### （二）稳定物价

实行从紧的信贷政策，主要是考虑投资反弹压力较大，物价上涨压力明显。信贷工作要做到以下几点。一要管住总量。二要优化结构。

### （三）加强政府自身建设

第一，转变职能。第二，完善监督。第三，厉行节约。
"""
LATER = """# 2033年海宁省政府工作报告

## 一、2032年工作回顾

下大力气化解过剩产能，淘汰炼铁产能2113万吨、水泥产能7416万吨。五年来，单位产值能耗下降8.1%、化学需氧量下降14.1%，城镇新增就业452万人，一般公共预算收入从3826.5亿元增长到4398.6亿元。

2032年，一般公共预算收入增长2%。渔家乐提质升级，完成“三个一批”整治。

## 二、2033年工作安排

城镇新增就业86万人。发展科技渔业、绿色渔业、质量渔业、品牌渔业，守住保障粮食供给和防止规模性返贫“两条底线”，办好渔家乐。筑牢渔村产业、渔村建设“两根支柱”。
"""


@pytest.fixture(scope="module")
def reports(assistant_over: Callable[..., Assistant]) -> Assistant:
    """An assistant over these two reports alone."""
    return assistant_over(earlier=EARLIER, later=LATER)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("2032年全省淘汰了哪些落后产能？", ("2113万吨", "7416万吨"), ("4659", "214")),
        ("2031年海宁省为什么要实行从紧的信贷政策？", ("投资反弹压力较大",), ("管住总量",)),
        ("2031年海宁省要把握哪几条原则？", ("稳字当先", "好字优先", "改革开放"), ("转变职能",)),
        ("2031年海宁省加强渔业的主要办法有哪几条？", ("加大投入", "渔港设施", "近海资源"), ("稳字当先",)),
        ("2031年报告认为政府自身建设和管理上有哪些不足？", ("职能转变还不到位", "职责交叉"), ("厉行节约",)),
        ("过去五年海宁省克服了哪些困难？", ("台风", "持续干旱"), ("职能转变还不到位",)),
        ("2033年海宁省要发展哪几种渔业？", ("科技渔业", "品牌渔业"), ("防波堤",)),
        ("2033年海宁省要守住的“两条底线”是什么意思？", ("保障粮食供给", "规模性返贫"), ()),
    ],
)
def test_each_is_told_by_what_says_it(
    reports: Assistant, question: str, told: tuple[str, ...], untold: tuple[str, ...]
) -> None:
    answer = reports.ask(question)
    assert answer.status == "answered"
    assert [words for words in told if words not in answer.text] == []
    assert [words for words in untold if words in answer.text] == []


def test_a_report_tells_nothing_of_a_later_year(reports: Assistant) -> None:
    assert reports.ask("2035年全省淘汰了多少万吨炼铁产能？").status == "refused"


def test_of_a_five_year_plan_that_is_not_held_nothing_is_told_by_others(reports: Assistant) -> None:
    assert reports.ask("“十一五”规划提到渔业了吗？").status == "refused"


def test_what_was_reached_is_no_aim(reports: Assistant) -> None:
    answer = reports.ask("单位产值能耗 化学需氧量 降低目标")
    assert answer.status == "refused"
    assert any("没有写目标" in note and "8.1%" in note for note in answer.notes)


def test_a_name_with_a_numeral_is_no_number(reports: Assistant) -> None:
    assert reports.ask("海宁省渔家乐2032年收入增长多少").status == "refused"


def test_what_five_years_added_is_held_against_no_single_year(reports: Assistant) -> None:
    answer = reports.ask("海宁省2033年城镇新增就业目标比2032年实际多还是少")
    assert answer.computed == ()
    assert "366" not in answer.text


def test_the_growth_of_a_year_is_not_how_far_five_years_lie_apart(reports: Assistant) -> None:
    answer = reports.ask("海宁省2032年一般公共预算收入增长多少")
    assert "增长2%" in answer.text
    assert "572.1" not in answer.text
    assert "572.1亿元" in reports.ask("五年来海宁省一般公共预算收入增加了多少").text
