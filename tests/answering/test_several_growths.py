"""A question for several growths at once, how a thing is done, and who is named where members are asked for."""

from __future__ import annotations

import pytest
from held_library import answered, made

from assistant.answering.parts.parts import figure_parts
from assistant.answering.question import understand
from assistant.facts.extract import extract_facts


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("2030年GDP和财政收入各增长多少？", ["2030年GDP增长多少？", "2030年财政收入增长多少？"]),
        ("2030年GDP、财政收入分别下降了多少？", ["2030年GDP下降了多少？", "2030年财政收入下降了多少？"]),
        ("交通和水利投资，2026年各力争干多少亿", ["2026年交通投资是多少亿元？", "2026年水利投资是多少亿元？"]),
        ("GDP和财政收入的目标分别定在多少？", ["GDP的目标是多少？", "财政收入的目标是多少？"]),
    ],
)
def test_several_growths_are_asked_one_by_one(question: str, parts: list[str]) -> None:
    assert [part.text.lower() for part in figure_parts(understand(question))] == [part.lower() for part in parts]


@pytest.mark.parametrize(
    "question",
    ["怎样解决融资贵的问题？", "地方债怎么管？", "地方债务风险怎么防？", "养老要做哪些事？", "如何留住人才？"],
)
def test_how_a_thing_is_done_asks_what_is_proposed(question: str) -> None:
    assert understand(question).stance == "proposed"


@pytest.mark.parametrize("question", ["融资贵的问题有哪些？", "风险怎么样？", "养老有哪些主要做法？"])
def test_other_questions_do_not(question: str) -> None:
    assert understand(question).stance != "proposed"


def test_the_sentence_that_names_the_members_comes_before_a_paragraph_titled_with_their_kind() -> None:
    report = made(
        "一、回顾\n深入推进改革，新组建航运集团、渔业集团、造船集团等国有企业。\n"
        "二、安排\n推动国有企业做强做优。实施新一轮国有企业改革，聚焦主业。加强与外地国有企业合作。",
        title="云州政府工作报告",
    )
    assert "渔业集团" in answered("云州新组建了哪些国有企业？", report).text


GROWTHS = made(
    "一、规模\n2023年：云溪渔业规模超过4500亿元，同比增长13.2%。\n2021年：云溪渔业规模3563.9亿元。\n"
    "2023年，云溪旅游收入比2021年增长41%。",
    name="growths",
    title="云溪统计资料",
    kind="plan",
)


def test_the_growth_of_a_year_is_no_growth_since_an_earlier_one() -> None:
    assert "13.2%" not in answered("云溪渔业2023年比2021年增长百分之几？", GROWTHS, facts=extract_facts(GROWTHS)).text
    assert "13.2%" in answered("云溪渔业2023年比2022年增长百分之几？", GROWTHS, facts=extract_facts(GROWTHS)).text
    assert "41%" in answered("云溪旅游收入2023年比2021年增长百分之几？", GROWTHS, facts=extract_facts(GROWTHS)).text
