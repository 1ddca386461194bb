"""What somebody is the how manieth in, what a change is measured from, and which figures of a place decide a claim."""

from __future__ import annotations

import pytest
from held_library import HeldLibrary, answered, fact, gathered, made

from assistant.answering.chain import AnsweringChain
from assistant.answering.claims.premises import judge_premise
from assistant.answering.conversation import resolve
from assistant.model import Answer, Filters

RANKS = made(
    "2021年海州港口机械产业规模900亿元，居全国第二。\n2021年海州港口机械配套业排名全国第五。\n"
    "2021年海湾城市群常住人口1800万人。\n总体格局为“一核六园”，“一核”是港城。",
    name="ranks",
    title="海州市港口机械产业发展情况",
    kind="plan",
)
LOANS = made(
    "2023年6月末海州坏账余额比年初增加41.3亿元，坏账率2.31%，比年初上升0.46个百分点。",
    name="loans",
    title="海州金融运行",
    kind="plan",
)
CHANGES = (
    fact(LOANS, ("海州", "坏账余额", "变动", "2023年6月末"), "41.3亿元", direction="up", base="年初"),
    fact(LOANS, ("海州", "坏账率", "量值", "2023年6月末"), "2.31%"),
    fact(LOANS, ("海州", "坏账率", "变动", "2023年6月末"), "0.46个百分点", direction="up", base="年初"),
)


def asked(question: str, *history: str) -> Answer:
    return AnsweringChain(HeldLibrary((RANKS,))).answer(question, history, Filters())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "follow_up", "resolved"),
    [
        ("无锡2018年工业增速在全省排第几？", "全国呢？", "无锡2018年工业增速在全国排第几？"),
        ("无锡集成电路产业规模排第几？", "全国呢？", "无锡集成电路产业规模在全国排第几？"),
        ("南通2020年研发占比是多少？", "全省排第几？", "南通2020年研发占比全省排第几？"),
    ],
)
def test_the_whole_that_a_place_is_ranked_in_is_exchanged_and_the_rest_is_kept(
    before: str, follow_up: str, resolved: str
) -> None:
    assert resolve(follow_up, (before,)).text == resolved


def test_two_years_asked_one_after_the_other_are_held_against_each_other() -> None:
    turns = ("无锡2021年GDP是多少？", "那2022年呢？")
    assert resolve("差多少？", turns).text == "无锡2021年和2022年GDP相差多少？"


def test_a_place_in_one_order_is_none_in_another() -> None:
    assert "全国第二" in asked("海州港口机械在全国排第几？").text
    assert asked("海州港口机械在全省排第几？").status == "refused"


def test_a_branch_is_not_the_whole_industry() -> None:
    assert "第五" not in asked("海州港口机械全国第几？").text
    assert "第五" in asked("海州港口机械配套业全国第几？").text


def test_a_name_made_of_counts_is_no_other_one() -> None:
    assert "一核六园" in asked("“一核六园”是哪个文件提的？").text
    assert asked("一核三带是哪个文件提的？").status == "refused"


@pytest.mark.parametrize(
    ("claim", "verdict", "told"),
    [
        ("2023年6月末海州坏账余额比年初增加41.3亿元对吗", "confirmed", "41.3亿元"),
        ("2023年6月末海州坏账余额比年初减少41.3亿元对吗", "corrected", "41.3亿元"),
        ("2023年6月末海州坏账率比年初上升2.31个百分点对不", "corrected", "0.46个百分点"),
    ],
)
def test_a_change_from_a_base_is_held_against_the_change(claim: str, verdict: str, told: str) -> None:
    said, figures = judge_premise(gathered(claim, LOANS, facts=CHANGES))
    assert said == verdict
    assert figures[0].fact.quantity.printed == told


def test_a_level_does_not_say_by_how_much_it_moved() -> None:
    said, _ = judge_premise(gathered("2023年6月末海州坏账率比年初上升0.3倍对吗", LOANS, facts=CHANGES[1:2]))
    assert said == ""


def test_the_growth_of_one_place_is_anothers() -> None:
    growth = made("2018年南京高新技术企业同比增长68.54%。苏州高新技术企业5410家。", title="高企情况", kind="plan")
    facts = (
        fact(growth, ("南京", "高新技术企业", "同比增速", "2018年"), "68.54%", direction="up"),
        fact(growth, ("苏州", "高新技术企业", "数量", "2018年"), "5410家"),
    )
    answer = answered("苏州2018年高企增长了68.54%对不", growth, facts=facts)
    assert "南京高新技术企业同比增长68.54%" in answer.text
    assert "一致" not in answer.text
