"""What is asked of a matter that the library says nothing of is refused, however many of its words stand there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from held_library import answered, made

from assistant.answering.evidence.meaning import said_before, with_meaning, without_titled
from assistant.answering.evidence.statements import Statement
from assistant.answering.question import understand
from assistant.answering.understanding.question_terms import question_terms
from assistant.evaluation.questions import read_questions
from assistant.search.closeness import closeness, closenesses

if TYPE_CHECKING:
    from assistant.app import Assistant

# Of none of these the corpus says anything; most share words with it: 整治 with 望虞河整治提升, 落户 with a firm's.
ELSEWHERE = tuple(read_questions(Path(__file__).parents[2] / "tests/questions/elsewhere.jsonl"))
FLOOR = 61  # of seventy that are refused; a little below what was measured

REPORT = made(
    "一、城市\n推进望虞河整治提升工程，建设沿河绿道十公里。\n二、出行\n规范网约车经营，新增公交线路三条。",
    name="report",
    title="云溪县工作报告",
    kind="plan",
)


def test_what_the_corpus_says_nothing_of_is_refused(corpus_assistant: Assistant) -> None:
    answered_all_the_same = [one.id for one in ELSEWHERE if corpus_assistant.ask(one.question).status != "refused"]
    assert len(answered_all_the_same) <= len(ELSEWHERE) - FLOOR, answered_all_the_same


def test_a_word_in_common_is_no_answer() -> None:
    assert answered("怎么整治共享单车乱停放？", REPORT).status == "refused"
    assert "望虞河" in answered("怎么整治望虞河？", REPORT).text


def test_a_list_of_another_matter_is_no_answer() -> None:
    text = "一、政策支持\n1.对总部企业给予奖励。\n2.对技改项目给予贴息。\n3.对领军人才给予资助。"
    report = made(text, name="report", title="云溪县工作报告", kind="plan")
    assert answered("生育支持政策有哪些？", report).status == "refused"
    assert "技改项目" in answered("支持政策有哪些？", report).text


def test_closeness_is_of_what_is_said() -> None:
    question = "怎么打击电信诈骗？"
    near, far = closeness(question, "严厉打击电信网络诈骗犯罪。"), closeness(question, "推进望虞河整治提升。")
    assert 1 >= near > far
    assert closeness(question, question) == pytest.approx(1, abs=1e-5)
    assert closeness(question, "!!!") == 0
    assert closenesses(question, ["!!!", question]) == pytest.approx([0, 1], abs=1e-5)


def test_what_is_asked_in_other_words_is_found_by_its_meaning() -> None:
    text = "一、开放\n培育跨境电商、海外仓等新业态，支持外销企业开拓国际市场。\n二、文化\n推进戏曲进乡村。"
    report = made(text, name="report", title="云溪县工作报告", kind="plan")
    answer = answered("老板们想把货卖到国外，怎么帮？", report)
    assert "跨境电商" in answer.text
    assert "戏曲" not in answer.text


def scored(question: str, *said: str, covered: float = 0.5, faults: tuple[str, ...] = ()) -> list[float]:
    """What is left of scores of 0.5 of statements that cover so much of the question."""
    judged = [
        Statement(made(one, name="report"), 0, len(one), "p", 0.5, covered, covered, 0.0, (), (), faults)
        for one in said
    ]
    return [one.score for one in with_meaning(understand(question), (), judged)]


NEAR, FAR = "严厉打击电信网络诈骗犯罪，守好群众的钱袋子。", "推进望虞河整治提升。"


def test_meaning_counts_the_more_the_fewer_words_are_said() -> None:
    question = "怎么打击电信诈骗？"
    near, far = scored(question, NEAR, FAR)
    assert near > 0.5 > far
    assert near > scored(question, NEAR, covered=0.9)[0] > 0.5
    near, far = scored(question, NEAR, FAR, covered=1.0)
    assert scored(question, NEAR, covered=0.9)[0] > near > 0.5 > far
    assert scored(question, "打击电信诈骗。", covered=1.0) == [0.5]  # a title says no more than its words


def test_no_figure_gains_by_meaning_and_what_is_of_another_time_or_lacks_a_reason_little() -> None:
    assert scored("打击电信诈骗挽回损失多少亿元？", NEAR) == [0.5]
    (clean,), (of_another,) = scored("怎么打击电信诈骗？", NEAR), scored("怎么打击电信诈骗？", NEAR, faults=("period",))
    assert of_another - 0.5 == pytest.approx((clean - 0.5) / 2)
    told = f"由于案件多发，{NEAR}"
    assert scored("为什么要打击电信诈骗？", NEAR) < scored("为什么要打击电信诈骗？", told)


def test_a_sentence_is_heard_with_what_stands_before_it_but_not_as_one() -> None:
    """The sentence behind an answer does not hold the answer's words."""
    text = "规范网约车经营，新增公交线路三条。修缮古戏台。"
    report = made(text, name="report", title="云溪县工作报告", kind="plan")
    answer = answered("打车不规矩怎么管？", report)
    assert "网约车" in answer.text
    assert said_before(report.text, report.text.index("修缮")) == "规范网约车经营，新增公交线路三条。"
    assert said_before(report.text, 0) == ""


def test_what_the_title_names_is_not_asked_of_each_sentence() -> None:
    terms = question_terms(understand("无锡怎么管打车不规矩？"), lambda word: 1.0)
    assert without_titled("无锡怎么管打车？", terms, "无锡市工作报告") == "怎么管打车？"
    assert without_titled("无锡怎么管打车？", terms, "常州市工作报告") == "无锡怎么管打车？"
    assert without_titled("无锡？", terms, "无锡市工作报告") == "无锡？"  # nothing would be left


def test_a_name_in_common_is_no_answer_to_what_is_asked_of_it(corpus_assistant: Assistant) -> None:
    for question in ("沪宁高铁晚点怎么赔偿？", "锡山区的菜场怎么改造？", "太湖隧道的通行费怎么收？"):
        assert corpus_assistant.ask(question).status != "answered", question
