"""Statements: what a sentence inherits, and what makes one the better answer than another."""

from __future__ import annotations

from dataclasses import replace

import pytest
from held_library import gathered, made
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.evidence.form import asked_count
from assistant.answering.evidence.statements import Statement
from assistant.answering.evidence.time_and_place import (
    is_of_other_places,
    names_only_stretches,
    periods_agree,
    places_agree,
)
from assistant.answering.question import understand
from assistant.model import Document
from assistant.quantity import parse_period


def statements(question: str, *documents: Document) -> tuple[Statement, ...]:
    return gathered(question, *documents).statements


def best(question: str, *documents: Document) -> str:
    return statements(question, *documents)[0].text


def faults(question: str, *documents: Document) -> dict[str, tuple[str, ...]]:
    return {statement.text: statement.faults for statement in statements(question, *documents)}


# --- periods -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "near", "agrees"),
    [
        ("2018年", ("2018年无锡增长8.08%。",), True),
        ("2018年", ("2019年无锡增长8.08%。",), False),
        ("2018年", ("无锡增长8.08%。",), None),
        ("2020年上半年", ("2020年6月末为0.98%。",), True),
        ("2020年", ("2020年上半年下降。",), True),
        ("2018年", ("增长8.08%。", "2018年，增长8.08%。"), True),
        ("2018年", ("2019年增长9%。", "2018年增长8%，2019年增长9%。"), False),
        ("2022年", ("2021—2025年年均增长6%。",), True),
        ("2018年", ("2021—2025年年均增长6%。",), False),
    ],
)
def test_the_nearest_text_with_a_time_decides(asked: str, near: tuple[str, ...], agrees: bool | None) -> None:
    assert periods_agree((parse_period(asked),), near) is agrees


@pytest.mark.parametrize(
    ("asked", "above", "agrees"),
    [
        ("2022年", ("2022年工作",), True),
        ("2022年", ("2021年工作",), False),
        ("2022年", ("规划（2021—2025年）",), None),
        ("2022年", ("2022年工作", "规划（2021—2025年）"), True),
        ("2019年", ("“十四五”规划",), None),
    ],
)
def test_a_stretch_of_years_in_a_heading_or_title_dates_nothing(
    asked: str, above: tuple[str, ...], agrees: bool | None
) -> None:
    assert periods_agree((parse_period(asked),), ("没有时间的一句。",), above) is agrees


@given(st.integers(2000, 2030), st.integers(2000, 2030))
def test_two_years_agree_only_when_they_are_the_same(asked: int, held: int) -> None:
    assert periods_agree((parse_period(f"{asked}年"),), (f"{held}年增长。",)) is (asked == held)


def test_stretches_are_told_from_years() -> None:
    assert names_only_stretches("2021—2025年年均增长6%。")
    assert not names_only_stretches("2021—2025年年均增长6%，2022年增长5%。")
    assert not names_only_stretches("年均增长6%。")


def test_a_sentence_of_the_asked_year_comes_before_one_of_another() -> None:
    document = made("2018年港口吞吐量为300万吨。2019年港口吞吐量为400万吨。2020年港口吞吐量为500万吨。")
    for year in ("2018", "2019", "2020"):
        assert best(f"{year}年港口吞吐量是多少？", document).startswith(year)
        others = {
            text: found for text, found in faults(f"{year}年港口吞吐量是多少？", document).items() if year not in text
        }
        assert all("period" in found for found in others.values())


def test_what_a_plan_aims_at_is_of_its_last_year_though_it_was_issued_before() -> None:
    text = "一、目标指标\n建成海洋牧场示范区和渔业策源地。\n二、组织实施\n由市农业农村局牵头实施。"
    plan = replace(made(text, title="海州市海洋牧场规划（2020—2025年）", kind="plan"), issued="2020-09-04")
    aim = "建成海洋牧场示范区和渔业策源地。"
    assert "period" not in faults("海洋牧场到2025年要达到什么目标？", plan)[aim]
    assert "period" in faults("海洋牧场到2030年要达到什么目标？", plan)[aim]


def test_the_day_of_issue_does_not_date_what_is_to_be_reached_later() -> None:
    aim = "四大定位：渔业名港、航运名港、生态名港、枢纽名港。"
    plan = replace(made(f"一、目标\n{aim}", title="海州港口建设", kind="plan"), issued="2020-11-20")
    assert "period" not in faults("海州港口到2035年的定位是什么？", plan)[aim]
    assert "period" in faults("海州港口2019年的定位是什么？", plan)[aim]


def test_a_sentence_without_a_time_takes_that_of_its_heading() -> None:
    document = made("年度情况\n\n一、2018年情况\n\n港口扩建。\n\n二、2019年情况\n\n港口搬迁。", kind="upload")
    assert best("2019年港口有什么变化？", document) == "港口搬迁。"
    assert "period" in faults("2019年港口有什么变化？", document)["港口扩建。"]


def test_what_is_told_of_a_part_of_the_asked_city_is_of_no_other_place_but_its_figures_are() -> None:
    report = made("一、合作\n江阴牵头举行联动发展会议，签下项目九个。", title="发展情况", kind="upload")
    said = "江阴牵头举行联动发展会议，签下项目九个。"
    assert "place" not in faults("无锡举行了哪些联动发展会议？", report)[said]
    assert "place" in faults("无锡联动发展会议签下多少个项目？", report)[said]


# --- places --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "texts", "agrees"),
    [
        (("无锡",), ("无锡增长8%。",), True),
        (("无锡",), ("锡澄两地。", "无锡市规划"), True),
        (("无锡",), ("南京增长11%。", "无锡市规划"), False),
        (("无锡",), ("增长8%。", "南京市规划"), False),
        (("无锡",), ("增长8%。",), None),
        (("无锡",), ("江苏增长8%。", "无锡市规划"), True),
        (("江苏",), ("浙江增长8%。",), False),
        (("无锡", "南京"), ("南京增长11%。",), True),
        (("无锡",), ("我国增长6%。",), None),
    ],
)
def test_the_nearest_place_of_the_same_level_decides(
    asked: tuple[str, ...], texts: tuple[str, ...], agrees: bool | None
) -> None:
    assert places_agree(asked, texts) is agrees


def test_a_sentence_on_another_city_is_no_answer_about_the_asked_one() -> None:
    document = made("苏州建成港口五座。无锡建成港口两座。")
    assert best("无锡建成了几座港口？", document).startswith("无锡")
    assert "place" in faults("无锡建成了几座港口？", document)["苏州建成港口五座。"]


# --- the form of an answer -----------------------------------------------------------------------------------------


def test_where_a_figure_is_asked_for_a_sentence_without_one_is_at_fault() -> None:
    document = made("港口投资规模很大。港口投资300亿元。港口投资企业12家。")
    found = faults("港口投资多少亿元？", document)
    assert "figure" in found["港口投资规模很大。"]
    assert "unit" in found["港口投资企业12家。"]
    assert found["港口投资300亿元。"] == ()
    assert best("港口投资多少亿元？", document) == "港口投资300亿元。"


def test_where_a_date_is_asked_for_a_sentence_with_one_comes_first() -> None:
    document = made("港口项目已经获得批复。港口项目于2022年5月获得批复。")
    assert best("港口项目什么时候获得批复？", document) == "港口项目于2022年5月获得批复。"
    assert "date" in faults("港口项目什么时候获得批复？", document)["港口项目已经获得批复。"]


def test_where_the_day_is_asked_for_a_sentence_with_it_comes_first_and_one_without_a_month_is_at_fault() -> None:
    document = made("港口项目“十四五”时期获得批复。港口项目于2022年5月获得批复。批复过程：2022年5月6日港口项目获批复。")
    assert best("港口项目哪天获得批复？", document).startswith("批复过程")
    found = faults("港口项目哪天获得批复？", document)
    assert "date" in found["港口项目“十四五”时期获得批复。"]
    assert "date" not in found["港口项目于2022年5月获得批复。"]


def test_a_reason_asked_for_is_answered_by_a_sentence_that_gives_one() -> None:
    document = made("港口吞吐量下降明显。由于航道淤积，港口吞吐量下降。港口吞吐量下降值得重视。")
    assert best("港口吞吐量为什么下降？", document).startswith("由于航道淤积")


def test_a_label_before_a_colon_announces_the_members() -> None:
    document = made("成员城市的合作不断深入。成员城市：无锡、苏州、常州。合作城市很多，影响深远。")
    assert best("成员城市有哪些？", document) == "成员城市：无锡、苏州、常州。"


def test_a_document_number_asked_for_is_answered_by_one() -> None:
    document = made("港口规划由市政府印发。港口规划的印发文件为锡政发〔2016〕87号。")
    assert "〔2016〕87号" in best("港口规划的文号是什么？", document)


def test_an_ordinal_asked_for_is_answered_by_one() -> None:
    document = made("无锡位于城市群的核心层次。无锡位于城市群的第三层次。")
    assert best("无锡位于城市群的第几层次？", document) == "无锡位于城市群的第三层次。"


@pytest.mark.parametrize(
    ("question", "count"), [("三个定位是什么？", 3), ("哪两个城市？", 2), ("分为哪十二类？", 12), ("有哪些城市？", 0)]
)
def test_how_many_members_are_asked_for(question: str, count: int) -> None:
    assert asked_count(question) == count


def test_the_sentence_with_as_many_members_as_asked_for_comes_first() -> None:
    document = made("港口分为内港、外港。港口分为内港、外港、渔港、军港。")
    assert best("港口分为哪四类？", document) == "港口分为内港、外港、渔港、军港。"
    assert best("港口分为哪两类？", document) == "港口分为内港、外港。"


# --- what speaks, and in which order -------------------------------------------------------------------------------


def test_a_question_on_the_paper_is_answered_from_the_paper() -> None:
    paper = made("产业结构需要调整。", name="b-paper", kind="paper")
    plan = made("产业结构需要调整。", name="a-plan", kind="plan")
    assert statements("论文怎么说产业结构？", plan, paper)[0].document.kind == "paper"


def test_an_editors_remark_comes_after_what_the_source_says() -> None:
    said, remark = "港口吞吐量持续上升。", "港口吞吐量持续上升（编者说明）。"
    found = statements("港口吞吐量怎么样？", made(remark + said, kind="digest"))
    assert [statement.text for statement in found] == [said, remark]


def test_headings_are_no_statements() -> None:
    document = made("港口规划\n\n一、港口目标\n\n港口建设提速。\n\n二、港口任务\n\n港口航道疏浚。", kind="upload")
    texts = {statement.text for statement in statements("港口目标是什么？", document)}
    assert "一、港口目标" not in texts
    assert "港口建设提速。" in texts


def test_each_statement_is_a_span_of_its_document_with_its_passage() -> None:
    document = made("港口建设提速。航道疏浚完成。\n\n货运量上升。", kind="upload")
    found = statements("港口建设怎么样？", document)
    assert all(document.text[one.start : one.end] == one.text for one in found)
    assert len({one.start for one in found}) == len(found)
    assert all(one.passage_id for one in found)


def test_statements_are_ordered_by_score_then_document_then_place() -> None:
    documents = [made("港口建设提速。港口建设提速。", name=name) for name in ("b", "a")]
    found = statements("港口建设怎么样？", *documents)
    keys = [(-round(one.score, 9), one.document.id, one.start) for one in found]
    assert keys == sorted(keys)


def test_a_row_of_a_table_takes_its_columns_heads_along() -> None:
    text = "| 名称 | 吞吐量 |\n|---|---|\n| 内港 | 300万吨 |\n| 外港 | 400万吨 |"
    document = made(text, kind="upload")
    assert "外港" in best("外港吞吐量是多少？", document)
    row = next(one for one in statements("外港吞吐量是多少？", document) if "外港" in one.text)
    assert row.missing == ()


def test_what_is_missing_names_the_words_that_stand_nowhere_near() -> None:
    document = made("港口建设提速。")
    (statement,) = statements("港口的火山在哪里？", document)
    assert "火山" in "".join(statement.missing)
    assert "港口" not in "".join(statement.missing)


def test_the_query_alone_decides_what_is_at_fault() -> None:
    document = made("2019年苏州港口投资很大。")
    ((_, found),) = faults("港口投资怎么样？", document).items()
    assert understand("港口投资怎么样？").periods == ()
    assert found == ()


# --- two places together -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ("苏州、无锡签署协议，共建示范区。", True),
        ("无锡与苏州、常州共建示范区。", False),
        ("无锡推进示范区建设。", False),
        ("示范区建设顺利。", False),
    ],
)
def test_a_sentence_on_another_pair_is_not_of_the_two_asked_about(own: str, other: bool) -> None:
    assert is_of_other_places(("无锡", "常州"), own) is other
    assert not is_of_other_places(("无锡",), own)


def test_what_two_places_do_is_not_told_by_what_one_of_them_does_with_a_third() -> None:
    zone = made("苏州、无锡签署协议，共建临空示范区。\n\n无锡与常州将共建生态示范区。", title="苏锡常合作")
    assert "生态示范区" in best("无锡跟常州合作共建什么示范区？", zone)
