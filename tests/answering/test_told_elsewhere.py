"""What one sentence says of two parts of a question is quoted once, and the other part is pointed to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.drafting import SAID_BEFORE, SAID_BELOW, Draft
from assistant.answering.parts.part_by_part import NOT_FOUND
from assistant.answering.parts.told_elsewhere import point_to_told
from tests.answering.held_library import gathered, made

if TYPE_CHECKING:
    from assistant.app import Assistant


def test_what_is_asked_of_the_sentence_that_was_quoted_is_pointed_to_it(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("南京建创新名城搞的“121”战略怎么理解，三个数各代表什么")
    assert answer.status == "answered"
    assert NOT_FOUND not in answer.text
    assert answer.text.count("科技产业创新中心2个中心") == 1


def test_a_part_may_be_told_by_what_answers_the_next_one(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("高新区17年11月扎堆签了一批智能化改造的单子，砸了多少钱、弄了些啥")
    assert answer.status == "answered"
    assert SAID_BELOW in answer.text
    assert "投入近40亿元" in answer.text


def test_who_did_something_and_how_much_of_something_else_are_not_told_so(corpus_assistant: Assistant) -> None:
    for question in ("南京“121”战略怎么理解？谁来监督？", "江阴—靖江工业园区主打哪些产业？食堂有多大？"):
        answer = corpus_assistant.ask(question)
        assert NOT_FOUND in answer.text, question
        assert SAID_BEFORE not in answer.text, question


def test_a_title_gives_way_to_a_sentence_elsewhere_that_is_nearer_by_far(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("请明确无锡市枢纽经济发展的总体定位。")
    assert "华东地区重要物流与供应链枢纽" in answer.text


def test_a_comparison_may_be_told_in_words_but_no_share(corpus_assistant: Assistant) -> None:
    told = corpus_assistant.ask("论规模档次，长三角城市群规划里无锡跟苏州、南通、宁波比，谁高谁低？")
    assert "苏州比无锡高一个规模档次" in told.text
    assert corpus_assistant.ask("江阴—靖江园区的税收两市按什么比例分成？").status == "refused"


def test_an_amount_is_told_by_the_clause_that_has_all_that_its_part_names() -> None:
    report = made("盘活低效资产，实施新一轮园区土地利用专项清理行动，保障优质企业用地，亩均税收增长10%左右。")

    def pointed_to(question: str) -> list[int]:
        parts = [gathered("园区低效资产怎么清", report), gathered(question, report)]
        draft = Draft(parts[0].query, parts[0].searched)
        draft.quote(report, 0, len(report.text))
        return point_to_told(draft, parts, {1: draft.say(NOT_FOUND)})

    assert pointed_to("亩均税收提高多少") == [1]
    assert pointed_to("用地成本提高多少") == []
