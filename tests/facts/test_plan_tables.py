"""The indicator tables of five-year plans, and tables whose columns are cities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.facts.extract import extract_facts
from assistant.reading.files import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.model import Fact

PLAN = "青禾市国民经济和社会发展第十五个五年规划纲要"


def facts(tmp_path: Path, table: str, title: str = PLAN, before: str = "") -> list[Fact]:
    path = tmp_path / "t.md"
    path.write_text(f"# {title}\n\n{before}\n\n{table}\n", encoding="utf-8")
    return list(extract_facts(read_file(path)))


def told(found: list[Fact]) -> list[tuple[str, str, str, str, str]]:
    return [
        (one.indicator, one.measure, one.period.key, f"{one.quantity.bound}{one.quantity.value}{one.quantity.unit}",
         one.status)
        for one in found
        if one.sure
    ]  # fmt: skip


def test_the_column_of_indicators_names_a_row_and_not_its_group(tmp_path: Path) -> None:
    table = (
        "| 类别 | 指标 | 2020年 | 2025年目标 | 2025年实际 | 年均增长〔累计〕 | 属性 |\n|---|---|---|---|---|---|---|\n"
        "| 经济发展 | 1.地区生产总值（亿元） | 2860 | 4000 | 3782 | 5.7% | 预期性 |\n"
        "| 民生福祉 | 2.城镇调查失业率（%） | 5.3 | ＜5.5 | 5.1 | — | 预期性 |"
    )
    assert told(facts(tmp_path, table)) == [
        ("地区生产总值", "量值", "2020", "2860亿元", "result"),
        ("地区生产总值", "量值", "2025", "4000亿元", "target"),
        ("地区生产总值", "量值", "2025", "3782亿元", "result"),
        ("地区生产总值", "年均增速", "2021..2025", "5.7%", "result"),  # of the column left of it
        ("城镇调查失业率", "量值", "2020", "5.3%", "result"),
        ("城镇调查失业率", "量值", "2025", "<5.5%", "target"),
        ("城镇调查失业率", "量值", "2025", "5.1%", "result"),
    ]


def test_the_year_that_a_plan_starts_from_is_no_aim(tmp_path: Path) -> None:
    table = (
        "| 序号 | 指标名称 | 2025年 | 2030年 | 年均增长 |\n|---|---|---|---|---|\n"
        "| 1 | 地区生产总值（亿元） | 3782 | 4940左右 | 5.5%左右 |\n| 2 | 人均预期寿命（岁） | 79.2 | 80.5 | |"
    )
    assert told(facts(tmp_path, table, before="## 主要目标")) == [
        ("地区生产总值", "量值", "2025", "3782亿元", "result"),
        ("地区生产总值", "量值", "2030", "~4940亿元", "target"),
        ("地区生产总值", "年均增速", "2026..2030", "~5.5%", "target"),
        ("人均预期寿命", "量值", "2025", "79.2岁", "result"),
        ("人均预期寿命", "量值", "2030", "80.5岁", "target"),
    ]


def test_what_grew_over_the_years_in_all_is_no_yearly_growth(tmp_path: Path) -> None:
    table = "| 指标 | 2020年 | 2025年 | 年均增长〔累计〕 |\n|-|-|-|-|\n| 城镇化率（%） | 58.4 | 63.1 | 〔4.7〕 |"
    assert ("城镇化率", "量值", "2025", "63.1%", "result") in told(facts(tmp_path, table))
    assert not [one for one in facts(tmp_path, table) if one.sure and one.measure == "年均增速"]


def test_columns_may_be_cities_that_are_not_known(tmp_path: Path) -> None:
    before = "松衡市有2315家规上工业企业，梁汀市有3068家。"
    table = "| 指标 | 松衡 | 梁汀 |\n|---|---|---|\n| 工业企业上云率（%） | 58.3 | 67.9 |"
    found = facts(tmp_path, table, "两市制造业数字化转型比较研究（2024年）", before)
    assert [(one.subject, one.indicator, str(one.quantity.value)) for one in found[-2:]] == [
        ("松衡", "工业企业上云率", "58.3"),
        ("梁汀", "工业企业上云率", "67.9"),
    ]
