"""Two phases of one project, each told in a sentence of its own, held against each other or taken together."""

from __future__ import annotations

import pytest
from held_library import answered, fact, made

from assistant.answering.parts import figure_parts
from assistant.answering.question import understand

PLANT = made(
    "2021年6月：启动总投资8亿美元的一期扩能，目标月产能6.5万片。2023年6月：启动二期，新建月产能8.3万片。一期规划月产能4万片。",
    title="华虹无锡基地",
    name="plant",
)
PLANT_FACTS = (
    fact(PLANT, ("", "目标月产能", "数量", "2021年6月"), "6.5万片", sure=False),
    fact(PLANT, ("", "新建月产能", "数量", "2023年6月"), "8.3万片", sure=False),
    fact(PLANT, ("", "规划月产能", "数量", ""), "4万片", sure=False),
)


@pytest.mark.parametrize(
    ("question", "formula"),
    [
        ("华虹二期每个月能出的片子，比一期扩完以后多多少？", "8.3 − 6.5 = 1.8"),
        ("华虹一期扩能后的月产能，加上二期新建的，合起来一个月多少片？", "6.5 + 8.3 = 14.8"),
        ("华虹二期的月产能比一期多多少？", "8.3 − 4 = 4.3"),
    ],
)
def test_the_numbers_of_two_phases_are_worked_with(question: str, formula: str) -> None:
    assert formula in answered(question, PLANT, facts=PLANT_FACTS).text


@pytest.mark.parametrize(
    "question",
    [
        "华虹二期的投资比一期扩能后多多少？",  # another thing than the sentences give
        "华虹三期的月产能比二期多多少？",  # a phase that is not told
        "长电二期的月产能比一期多多少？",  # another project
    ],
)
def test_nothing_is_worked_out_of_another_thing_phase_or_project(question: str) -> None:
    assert "−" not in answered(question, PLANT, facts=PLANT_FACTS).text


def test_a_phase_with_two_numbers_is_not_plain() -> None:
    page = made("一期规划月产能4万片。一期达产月产能5万片。二期新建月产能8.3万片。", title="华虹无锡基地", name="two")
    facts = tuple(
        fact(page, ("", name, "数量", ""), printed, sure=False)
        for name, printed in (("规划月产能", "4万片"), ("达产月产能", "5万片"), ("新建月产能", "8.3万片"))
    )
    assert "−" not in answered("华虹二期的月产能比一期多多少？", page, facts=facts).text


def test_what_a_question_opens_with_is_what_each_of_its_parts_is_held_against() -> None:
    parts = figure_parts(understand("生物医药21年的家底跟25年那个目标比，企业差几家，规模差多少亿？两个都要"))
    assert [part.text for part in parts] == [
        "生物医药2021年的家底跟2025年那个目标比，企业差几家？",
        "生物医药2021年的家底跟2025年那个目标比，规模差多少亿元？",
    ]
