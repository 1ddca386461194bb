"""A figure or a sentence is of the years that are asked about: of one of several it is none, nor of several of one."""

from __future__ import annotations

import pytest
from held_library import answered, fact, made

from assistant.answering.evidence.surroundings import time_opened

REPORT = made(
    "一、2030年工作回顾\n2030年新增渔船44艘。渔港新馆、灯塔新馆建成开放。\n"
    "2030年任务顺利完成。五年来，我们取得重大成就。海洋版本馆新馆投入使用，水质浓度累计下降27.4%。"
    "每年新增渔船40艘以上。渔港班列（西安）开行6037列。",
    title="云州省2031年政府工作报告",
    kind="plan",
)
SHIPS = fact(REPORT, ("河北", "新增渔船", "数量", "2030年"), "44艘")
PURER = fact(REPORT, ("河北", "水质浓度", "变动", "2026—2030年"), "27.4%", direction="down")
TRAINS = fact(REPORT, ("河北", "渔港班列（西安）开行", "数量", "2030年"), "6037列")


def test_what_was_added_in_one_year_is_not_what_was_added_in_five() -> None:
    told = answered("河北“十六五”期间新增渔船多少艘？", REPORT, facts=(SHIPS,))
    assert not any(claim.kind == "fact" for claim in told.claims)
    assert "44艘" in answered("河北2030年新增渔船多少艘？", REPORT, facts=(SHIPS,)).text


@pytest.mark.parametrize("question", ["下降了百分之几？", "一共降了几成？", "下降了多少？"])
def test_a_change_in_percent_is_asked_for_in_several_ways(question: str) -> None:
    assert "27.4%" in answered(f"河北2026—2030年水质浓度{question}", REPORT, facts=(PURER,)).text


def test_a_place_in_the_figures_name_is_its_place() -> None:
    assert "6037列" in answered("渔港班列西安2030年开行多少列？", REPORT, facts=(TRAINS,)).text


@pytest.mark.parametrize(("words", "opened"), [("海洋版本馆", "五年来"), ("渔港新馆", "2030年")])
def test_a_sentence_inside_a_paragraph_may_open_the_years_before(words: str, opened: str) -> None:
    assert time_opened(REPORT, REPORT.text.index(words)) == opened
