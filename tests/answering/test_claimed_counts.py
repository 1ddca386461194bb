"""How many problems or proposals a question says there are, held against the list; and names that nobody knows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.compose import compose
from assistant.answering.conversation import resolve
from assistant.answering.lists.members import COUNTED_OTHERWISE, LISTED
from tests.answering.held_library import answered, gathered, made

PORT = made("港口存在的主要问题。第一，泊位太少。第二，航道太浅。第三，铁路没有通到码头。2024年港口营收3亿元。")


@pytest.mark.parametrize(
    ("question", "text", "counted", "asked"),
    [
        ("港口研究指出的六个问题有哪些？", "港口研究指出的问题有哪些？", 6, False),
        ("港口存在两个方面的问题吧", "港口存在哪些问题？", 2, True),
        ("港口研究提了3条建议，对不对？", "港口研究提了哪些建议？", 3, True),
    ],
)
def test_a_count_of_problems_is_a_claim(question: str, text: str, counted: int, asked: bool) -> None:
    found = resolve(question, ())
    assert (found.text, found.counted, found.count_asked) == (text, counted, asked)


@pytest.mark.parametrize("question", ["港口规划的三项任务是什么？", "三个泊位的问题何时解决？", "三个问题是什么？"])
def test_other_counts_name_what_is_counted(question: str) -> None:
    assert resolve(question, ()).counted == 0


@pytest.mark.parametrize(
    ("counted", "asked", "opening", "noted"),
    [(3, True, "是的，", False), (5, True, "不是，", False), (5, False, "", True), (3, False, "", False)],
)
def test_the_list_is_given_and_the_count_told(counted: int, asked: bool, opening: str, noted: bool) -> None:
    held = gathered("港口存在哪些问题？", PORT)
    answer = compose(replace(held, query=replace(held.query, counted=counted, count_asked=asked)))
    assert "铁路没有通到码头" in answer.text
    assert answer.text.startswith(opening + LISTED) if asked else LISTED not in answer.text
    assert (COUNTED_OTHERWISE in answer.notes) == noted


def test_the_figure_of_a_firm_that_nobody_knows_is_no_other_s() -> None:
    assert answered("2024年港口营收是多少？", PORT).status == "answered"
    assert answered("2024年阿里巴巴营收是多少？", PORT).status == "refused"
