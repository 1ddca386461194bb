"""What is told is of the matter that is asked about, and of the city that it is asked of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from held_library import answered, made

from assistant.answering.compose import PARTLY_BY_OTHERS
from assistant.answering.parts.part_by_part import NOT_FOUND
from assistant.answering.understanding.question_terms import with_codes_marked
from assistant.answering.untold import ONLY_SPOKEN_OF
from assistant.facts.naming import without_turned_to

if TYPE_CHECKING:
    from assistant.app import Assistant


@pytest.mark.parametrize(
    ("text", "left"),
    [("宁波接轨上海", "宁波接轨"), ("上海的港口", "上海的港口"), ("南通对接服务上海", "南通对接服务上海")],
)
def test_whom_another_turns_to_is_not_who_it_is_about(text: str, left: str) -> None:
    assert without_turned_to(text) == left


def test_no_other_citys_line_stands_beside(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("宁波为了接轨上海，交通上准备推进哪几条铁路？")
    assert {citation.document_id for citation in answer.citations} == {"ningbo-yrd-action"}


def test_what_a_third_city_does_with_one_of_two_is_not_of_the_two(corpus_assistant: Assistant) -> None:
    assert "40分钟" in corpus_assistant.ask("南通到上海的高铁要多久").text
    assert "40分钟" not in corpus_assistant.ask("无锡到上海的高铁要多久？").text


@pytest.mark.parametrize(
    ("question", "marked"),
    [
        ("465到2025年营收多少", "“465”到2025年营收多少"),
        ("2023年的465意见", "2023年的“465”意见"),
        ("465家企业", "465家企业"),
    ],
)
def test_a_number_that_is_a_name_gets_the_marks_it_has_in_the_library(question: str, marked: str) -> None:
    assert with_codes_marked(question, {"“465”"}.__contains__) == marked


def test_what_is_called_the_reason_answers_why(corpus_assistant: Assistant) -> None:
    assert "成因：" in corpus_assistant.ask("当初江阴为什么要跑到江对岸的靖江去办园区？").text


def test_a_table_is_not_told_as_a_reason(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("2022年无锡GDP增速为什么慢下来了")
    assert answer.status == "refused"
    assert any(note.startswith(ONLY_SPOKEN_OF.format("原因")) for note in answer.notes)


def test_an_amount_of_goods_is_no_amount_of_money(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("2021年无锡生产了多少块集成电路？")
    assert "432.83亿块" in answer.text
    assert "1783亿元" not in answer.text


def test_the_one_item_that_is_quoted_is_told_and_not_the_titles_of_all() -> None:
    report = made(
        "一、工作回顾\n2030年主要做了以下工作。\n（一）着力稳渔价稳渔市。补贴渔船二百艘。\n"
        "（二）全面加快融入海湾统一大渔场。建成循环枢纽三个。\n（三）全力守住航道安全。修灯塔五座。",
        title="云州市2031年政府工作报告",
        kind="plan",
    )
    told = answered("2030年云州在融入海湾统一大渔场上做成了哪些事？", report).text
    assert "循环枢纽三个" in told
    assert "稳渔价" not in told


def test_the_class_of_other_cities_is_not_that_of_the_asked_one(corpus_assistant: Assistant) -> None:
    assert "芜湖" in corpus_assistant.ask("按2016年长三角城市群规划的规模分级，跟无锡同档的还有哪些城市？").text


def test_the_most_of_three_is_left_open_where_one_is_not_held(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("2018年高新技术企业苏州、南通、无锡谁多")
    assert answer.status == "partial"
    assert "南通 | 库中没有" in answer.text


def test_a_share_that_nothing_tells_is_left_open(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("465规划的十个集群里2000亿级的有几个，占全部十个的几成？")
    assert answer.status == "partial"
    assert NOT_FOUND in answer.text


def test_the_digit_of_a_name_is_told_by_what_counts_so_many(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("465说的“6”是哪六个产业")
    assert "高端纺织服装" in answer.text
    assert "量子科技" not in answer.text


def test_how_many_there_are_by_now_is_the_newest_number(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("太湖湾科创城现在累计有多少家高企")
    assert "846家" in answer.text
    assert "577家" not in answer.text


def test_in_parts_too_others_are_said_to_be_others_than_the_paper(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("论文认为无锡有哪些问题？对“465”现代产业集群有什么安排？")
    assert answer.status == "partial"
    assert PARTLY_BY_OTHERS in answer.notes
    assert "第四,金融领域潜在风险有所上升" in answer.text


def test_what_the_paper_says_of_both_parts_is_heard_from_it(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("论文认为无锡对接上海要以哪几个领域的合作为重点？要一起构建哪些产业链？")
    assert {citation.document_id for citation in answer.citations} == {"wuxi-industry-strong-city"}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("2030年无锡规上工业产值要超过3万亿元，是吗？", "不是"),
        ("2030年无锡规上工业产值要超过3.2万亿元，是吗？", "是的"),
        ("现代服务业三年行动计划说2019年服务业占比要到53%，这个目标实现了吧？", "关于“目标完成度判断”"),
    ],
)
def test_an_aim_is_so_much_as_it_says_and_no_result(question: str, said: str, corpus_assistant: Assistant) -> None:
    assert corpus_assistant.ask(question).text.startswith(said)


def test_a_figure_of_an_undated_half_is_of_no_asked_year(corpus_assistant: Assistant) -> None:
    assert "16.3" not in corpus_assistant.ask("杭州2015年文创宽口径和国家口径的占比差几个百分点").text


def test_a_place_is_of_the_figure_in_its_own_half(corpus_assistant: Assistant) -> None:
    assert corpus_assistant.ask("2021年无锡的研发经费在江苏几个市里排第几？").status == "refused"
    assert "第一" in corpus_assistant.ask("2021年无锡科技进步贡献率排全省第几").text
