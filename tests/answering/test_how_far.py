"""How far figures lie apart is worked out where it is asked besides; what is missing for it is named."""

from __future__ import annotations

import pytest
from held_library import HeldLibrary, fact, made

from assistant.answering.chain import AnsweringChain
from assistant.model import Answer, Filters

BULLETIN = made(
    "2021年常州民宿2400家。2022年常州民宿3000家。2021年南通民宿1800家。\n"
    "2022年常州渔业产值150亿元。2021年常州渔业产值120亿元。\n"
    "2025年常州城镇化率61.5%。2026年常州城镇化率目标为63%左右。2027年常州茶园面积目标为90万亩。2026年常州茶园面积目标为75万亩。\n"
    "2022年常州第一产业增加值100.25亿元。2022年常州第二产业增加值2000.50亿元。2022年常州第三产业增加值1990.26亿元。\n"
    "2022年常州橘园500个。2022年重庆橘园320个。2025年常州货运量增长4%，快于2024年1.8个百分点。"
    "2025年常州工业用电量增长7.6%，增速高于全国1.7个百分点。2025年常州住户存款余额比年初增加52.1亿元。",
    name="bulletin",
    title="常州统计资料",
    kind="plan",
)
FACTS = (
    fact(BULLETIN, ("常州", "民宿", "数量", "2021年"), "2400家"),
    fact(BULLETIN, ("常州", "民宿", "数量", "2022年"), "3000家"),
    fact(BULLETIN, ("南通", "民宿", "数量", "2021年"), "1800家"),
    fact(BULLETIN, ("常州", "渔业产值", "量值", "2022年"), "150亿元"),
    fact(BULLETIN, ("常州", "渔业产值", "量值", "2021年"), "120亿元"),
    fact(BULLETIN, ("常州", "城镇化率", "量值", "2025年"), "61.5%"),
    fact(BULLETIN, ("常州", "城镇化率", "量值", "2026年"), "63%左右", status="target"),
    fact(BULLETIN, ("常州", "茶园面积", "量值", "2027年"), "90万亩", status="target"),
    fact(BULLETIN, ("常州", "茶园面积", "量值", "2026年"), "75万亩", status="target"),
    fact(BULLETIN, ("常州", "第一产业增加值", "量值", "2022年"), "100.25亿元"),
    fact(BULLETIN, ("常州", "第二产业增加值", "量值", "2022年"), "2000.50亿元"),
    fact(BULLETIN, ("常州", "第三产业增加值", "量值", "2022年"), "1990.26亿元"),
    fact(BULLETIN, ("常州", "橘园", "数量", "2022年"), "500个"),
    fact(BULLETIN, ("重庆", "橘园", "数量", "2022年"), "320个"),
    fact(BULLETIN, ("常州", "货运量", "同比增速", "2025年"), "4%", direction="up"),
    fact(BULLETIN, ("常州", "货运量", "变动", "2025年"), "1.8个百分点", direction="up", base="2024年"),
    fact(BULLETIN, ("常州", "工业用电量", "同比增速", "2025年"), "7.6%", direction="up"),
    fact(BULLETIN, ("常州", "工业用电量增速", "差值", "2025年"), "1.7个百分点", direction="up", base="全国"),
    fact(BULLETIN, ("常州", "住户存款余额", "变动", "2025年"), "52.1亿元", direction="up", base="年初"),
)


def asked(question: str) -> Answer:
    library = HeldLibrary((BULLETIN,), FACTS)
    return AnsweringChain(library).answer(question, (), Filters())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "formula"),
    [
        ("2022年常州民宿有多少家，比上一年多了多少？", "3000 − 2400"),
        ("常州民宿2021年是2400家，到2022年增长了多少？", "3000 − 2400"),
        ("2022年常州渔业产值和上年相比多了多少？", "150 − 120"),
        ("2026年常州城镇化率目标比上年高多少？", "63 − 61.5"),
        ("常州茶园面积从2026年目标到2027年目标要增加多少？", "90 − 75"),
        ("2021年常州和南通民宿谁多，多几家？", "2400 − 1800"),
        ("2022年常州一产二产三产加起来多少？", "100.25 + 2000.50 + 1990.26"),
        ("2025年常州工业用电量增速比全国高多少，全国是多少？", "7.6 − 1.7"),
        ("2024年常州货运量增速是多少？", "4 − 1.8"),
        ("常州工业用电量增速比全国高1.7个点，那全国是多少？", "7.6 − 1.7"),
        ("2022年常州橘园比重庆多几个？", "500 − 320"),
    ],
)
def test_what_is_asked_of_two_figures_is_worked_out_of_them(question: str, formula: str) -> None:
    answer = asked(question)
    assert answer.status == "answered", answer.text
    assert any(computed.formula == formula for computed in answer.computed), answer.text
    assert "计算得出" in answer.text or "按约数计算得出" in answer.text


def test_the_growth_of_things_counted_is_given_in_percent_too_and_that_of_money_is_not() -> None:
    counted = asked("常州民宿2021年是2400家，到2022年增长了多少？")
    assert [(one.quantity.value, one.quantity.unit) for one in counted.computed] == [(600, "家"), (25, "%")]
    money = asked("常州渔业产值2021年是120亿元，到2022年增长了多少？")
    assert [one.quantity.unit for one in money.computed] == ["亿元"]


def test_a_change_that_the_document_gives_is_not_worked_out_again() -> None:
    answer = asked("2025年常州住户存款余额比年初增加多少？")
    assert "52.1亿元" in answer.text
    assert not answer.computed


def test_a_city_whose_figure_is_not_held_is_named_and_the_answer_is_a_part() -> None:
    answer = asked("2022年常州民宿比南通多几家？")
    assert answer.status == "partial"
    assert any("南通" in note for note in answer.notes)
    assert not answer.computed


def test_what_a_city_is_among_is_not_whose_figure_is_asked_for() -> None:
    nation = made("2011年全国民宿90000家。", name="nation", title="全国统计资料", kind="plan")
    held = (*FACTS, fact(nation, ("全国", "民宿", "数量", "2011年"), "90000家"))
    library = HeldLibrary((BULLETIN, nation), held)
    answer = AnsweringChain(library).answer("常州民宿排全国前十吗？", (), Filters())  # type: ignore[arg-type]
    assert "90000家" not in answer.text


def test_a_figure_of_the_year_before_alone_is_no_growth() -> None:
    answer = asked("2021年常州民宿比上年增长了多少？")
    assert not answer.computed
    assert "3000家" not in answer.text
