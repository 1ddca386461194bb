"""Two phases of one project, each told in a sentence of its own, held against each other or taken together."""

from __future__ import annotations

import pytest
from held_library import answered, fact, made

from assistant.answering.claims.assertions import assertion_of
from assistant.answering.parts.parts import figure_parts
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


def test_the_investment_of_a_phase_is_told_as_what_is_invested() -> None:
    plant = made("2023年6月：启动二期，投资67亿美元。一期投资25亿美元。", title="华虹无锡基地", name="money")
    facts = (
        fact(plant, ("", "投资", "量值", "2023年6月"), "67亿美元", sure=False),
        fact(plant, ("", "一期投资", "量值", ""), "25亿美元", sure=False),
    )
    assert "67 − 25 = 42" in answered("华虹二期的投资额比一期多多少亿美元？", plant, facts=facts).text


@pytest.mark.parametrize(
    "question",
    [
        "华虹二期的投资比一期扩能后多多少？",  # another thing than the sentences give
        "华虹三期的月产能比二期多多少？",  # a phase that is not told
        "长电二期的月产能比一期多多少？",  # another project
        "二期的月产能比一期多多少？",  # whose is not said
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
        "生物医药2021年的规模跟2025年那个目标比，企业差几家？",
        "生物医药2021年的规模跟2025年那个目标比，规模差多少亿元？",
    ]


TOWN = made(
    "太湖湾科创城（新安街道）2021年1月启动建设；运行三年时有高新技术企业577家、“小巨人”23家。\n"
    "到2026年3月的五年总结：该科创城累计有高新技术企业846家、“小巨人”48家。",
    name="town",
)
TOWN_FACTS = tuple(
    fact(TOWN, ("", "高新技术企业", "数量", when), printed, sure=False)
    for when, printed in (("2021年", "577家"), ("2026年3月", "846家"))
)


@pytest.mark.parametrize(
    "question",
    [
        "新安街道那个科创城，运行三年的时候和五年总结的时候，高企多了几家？",
        "太湖湾科创城做五年总结时的高企数，比运行三年时多了多少家？",
        "新安那边的太湖湾科创城，高企从运行三年到五年总结这段时间净增了多少家？",
        "太湖湾科创城高企数 运行三年时 vs 五年总结",
        "太湖湾科创城运行三年时和五年总结时的高企数对比",
    ],
)
def test_two_moments_that_are_told_in_words(question: str) -> None:
    assert "前后相差269家（846 − 577 = 269，计算得出）" in answered(question, TOWN, facts=TOWN_FACTS).text


@pytest.mark.parametrize(
    "question",
    [
        "江阴科创城做五年总结时的高企数，比运行三年时多了多少家？",
        "太湖湾科创城五年总结时的高企比运行四年时多了多少家？",
        "太湖湾科创城“小巨人”数 运行三年时 vs 四年总结",
    ],
)
def test_nothing_is_worked_out_of_another_place_or_moment(question: str) -> None:
    assert "−" not in answered(question, TOWN, facts=TOWN_FACTS).text


GIANTS = made(TOWN.text.replace("、“小巨人”", "、国家级专精特新“小巨人”"), name="giants")
GIANT_FACTS = tuple(
    fact(GIANTS, ("", "国家级专精特新“小巨人”", "数量", when), printed, sure=False)
    for when, printed in (("2021年", "23家"), ("2026年3月", "48家"))
)


def test_what_is_counted_may_be_called_by_the_ends_of_its_name() -> None:
    question = "太湖湾科创城五年总结跟运行三年时比，{}又多了几家？"
    assert "48 − 23 = 25" in answered(question.format("国家级小巨人"), GIANTS, facts=GIANT_FACTS).text
    for other in ("省级小巨人", "国家级企业", "国家级巨无霸"):
        assert "−" not in answered(question.format(other), GIANTS, facts=GIANT_FACTS).text


def test_how_long_something_had_run_asserts_no_figure() -> None:
    assert assertion_of(understand("太湖湾科创城做五年总结时的高企数，比运行三年时多了多少家？")) is None
