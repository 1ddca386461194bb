"""Comparisons as they are written: cells with their citations, what is missing, and what must not be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from held_library import HeldLibrary, fact, made

from assistant.answering.chain import AnsweringChain
from assistant.answering.parts.side_by_side import NOT_HELD
from assistant.answering.parts.table_text import cells_of, is_row
from assistant.model import Answer, Filters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.model import Document, Fact

YEARS = made(
    "一、经济总量\n2021年，无锡地区生产总值14003.24亿元，增长8.8%。\n2022年，无锡地区生产总值14850.82亿元，增长3.0%。\n",
    name="years",
    title="无锡统计公报",
    kind="plan",
)
GDP = ("无锡", "地区生产总值", "量值")
GROWTH = ("无锡", "地区生产总值", "同比增速")
FACTS = (
    fact(YEARS, (*GDP, "2021年"), "14003.24亿元"),
    fact(YEARS, (*GROWTH, "2021年"), "8.8%", direction="up"),
    fact(YEARS, (*GDP, "2022年"), "14850.82亿元"),
    fact(YEARS, (*GROWTH, "2022年"), "3.0%", direction="up"),
)


def asked(question: str, documents: Sequence[Document], facts: Sequence[Fact]) -> Answer:
    library = HeldLibrary(documents, facts)
    return AnsweringChain(library).answer(question, (), Filters())  # type: ignore[arg-type]


def table(answer: Answer) -> list[list[str]]:
    return [cells_of(line) for line in answer.text.split("\n") if is_row(line)]


def test_every_cell_holds_its_figure_and_the_mark_of_what_proves_it() -> None:
    answer = asked("2021年、2022年无锡GDP总量和增速各是多少？", (YEARS,), FACTS)
    assert answer.status == "answered"
    assert table(answer) == [
        ["", "无锡地区生产总值", "无锡地区生产总值同比增速"],
        ["---", "---", "---"],
        ["2021年", "14003.24亿元[1]", "8.8%[1]"],
        ["2022年", "14850.82亿元[2]", "3.0%[2]"],
    ]
    assert next(claim.text for claim in answer.claims) == "2021年，无锡地区生产总值为14003.24亿元。"


def test_a_cell_of_which_nothing_is_held_says_so() -> None:
    answer = asked("2020年、2021年、2022年无锡GDP各是多少？", (YEARS,), FACTS)
    assert [row[1] for row in table(answer)[2:]] == [NOT_HELD, "14003.24亿元[1]", "14850.82亿元[2]"]


def test_two_figures_are_stated_in_sentences_with_their_difference() -> None:
    answer = asked("2021年和2022年无锡GDP相差多少？", (YEARS,), FACTS)
    assert not table(answer)
    assert [computed.quantity.printed or str(computed.quantity.value) for computed in answer.computed] == ["847.58"]
    assert "14850.82 − 14003.24 = 847.58" in answer.text


def test_figures_of_two_scopes_are_shown_and_not_worked_out() -> None:
    text = "2021年，无锡进出口总额4500亿元（全口径）。\n2022年，无锡进出口总额2517.8亿元（限额以上）。\n"
    held = made(text, name="trade", title="无锡外贸情况", kind="plan")
    facts = (
        fact(held, ("无锡", "进出口总额", "量值", "2021年"), "4500亿元", scope="全口径"),
        fact(held, ("无锡", "进出口总额", "量值", "2022年"), "2517.8亿元", scope="规模以上"),
    )
    answer = asked("2021年和2022年无锡进出口总额相差多少？", (held,), facts)
    assert not answer.computed
    assert any("口径不同" in note for note in answer.notes)
    assert "1982.2" not in answer.text


def test_a_figure_of_another_thing_does_not_fill_a_cell() -> None:
    text = "2021年，无锡地区生产总值14003.24亿元。\n2022年，无锡地区生产总值14850.82亿元。\n生物医药产业加快发展。\n"
    held = made(text, name="mixed", title="无锡公报", kind="plan")
    facts = (
        fact(held, (*GDP, "2021年"), "14003.24亿元"),
        fact(held, (*GDP, "2022年"), "14850.82亿元"),
    )
    answer = asked("2021年和2022年无锡生物医药产值相差多少？", (held,), facts)
    assert not answer.computed
    assert not answer.facts


def test_a_target_stands_in_its_cell_as_a_target() -> None:
    text = "2021年，无锡地区生产总值增长8.8%。\n2024年无锡生产总值目标增长5.5%。\n2025年无锡生产总值目标增长6%。\n"
    held = made(text, name="targets", title="无锡年度目标", kind="plan")
    facts = (
        fact(held, (*GROWTH, "2021年"), "8.8%", direction="up"),
        fact(held, (*GROWTH, "2024年"), "5.5%", direction="up", status="target"),
        fact(held, (*GROWTH, "2025年"), "6%", direction="up", status="target"),
    )
    answer = asked("2021年、2024年、2025年无锡GDP增速各是多少？", (held,), facts)
    assert [row[1] for row in table(answer)[2:]] == ["8.8%[1]", "5.5%（目标数）[2]", "6%（目标数）[3]"]


AIMS = made(
    "一、背景与定位\n2020年无锡、常州两市签署协议，共建航线。\n二、布局\n无锡的定位是航运枢纽。\n",
    name="aims",
    title="两市协同规划",
    kind="plan",
)


def test_of_what_is_asked_of_each_in_a_word_only_that_is_given_and_who_lacks_it_is_named() -> None:
    answer = asked("无锡、常州各自的定位", (AIMS,), ())
    assert answer.status == "partial"
    assert "航运枢纽" in answer.text
    assert "签署协议" not in answer.text
    assert f"常州：{NOT_HELD}。" in answer.text


def test_the_parts_of_one_whole_each_bear_their_own_name_and_may_be_compared() -> None:
    parts = made(
        "2023年，无锡第一产业增加值136.50亿元，第二产业增加值7376.85亿元，第三产业增加值7942.84亿元。",
        name="parts",
        title="无锡统计公报",
        kind="plan",
    )
    held = [
        fact(parts, ("无锡", f"第{place}产业增加值", "量值", "2023年"), printed)
        for place, printed in (("一", "136.50亿元"), ("二", "7376.85亿元"), ("三", "7942.84亿元"))
    ]
    answer = asked("无锡2023年三次产业增加值各多少？", (parts,), held)
    head, _, *rows = table(answer)
    assert head == ["", "增加值"]
    assert all(f"第{place}产业增加值" in row[1] for place, row in zip("一二三", rows, strict=True))
    assert not any("不宜直接相比" in note for note in answer.notes)


def test_one_figure_that_answers_for_both_members_is_no_comparison() -> None:
    report = made("2025年云川新退出融资平台346家、超计划19家。", title="云川省政府工作报告", kind="report")
    held = (fact(report, ("云川", "新退出融资平台", "数量", "2025年"), "346家"),)
    text = asked("2025年退出融资平台，比原计划多退了几家？", [report], held).text
    assert text.count("346家") <= 1
