"""What a section tells year by year of what its heading names is told whole, with what it remarks on the scope."""

from __future__ import annotations

import pytest
from held_library import answered, made

SCALE = made(
    "一、目标\n2021年9月党代会：今后五年海洋经济规模突破5000亿元。\n"
    "二、海洋经济规模（口径不同，不宜相连）\n- 2016年：核心产业营收2100亿元。\n"
    "- 2018年：营收2638亿元（口径未注明），集聚企业超过2000家。\n- 2021年：规模3563亿元（口径未注明）。\n"
    "- 2023年：全口径规模超过4500亿元。\n- 2024年：规模以上营收2517亿元。\n\n"
    "口径提示：2023年是“全口径”，2024年是“规模以上营收”，并不表示萎缩。\n"
    "三、任务\n推动海洋经济集群化发展，建设两个园区。\n",
    title="海洋经济发展",
    kind="plan",
)


@pytest.mark.parametrize(
    "question",
    ["历年海洋经济规模的数字帮我列出来，口径也写上。", "海洋经济规模历年是多少？", "海洋经济规模有哪些年份的数字？"],
)
def test_all_years_are_told_with_their_scope(question: str) -> None:
    answer = answered(question, SCALE)
    assert answer.status == "answered"
    assert all(told in answer.text for told in ("2100亿元", "2638亿元", "3563亿元", "4500亿元", "2517亿元", "口径提示"))
    assert "5000亿元" not in answer.text
    assert "其他文件" in answer.notes[0]


def test_another_series_than_the_heading_names_is_none() -> None:
    assert "2517亿元" not in answered("历年海洋经济从业人员是多少？", SCALE).text
