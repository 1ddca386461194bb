"""A name with a count in it is told by the sentence that has its word in so many clauses."""

from __future__ import annotations

from held_library import answered, made

from assistant.answering.evidence.enumerations import counted_groups
from assistant.answering.evidence.form import members_given

REPORT = made(
    "一、总体目标\n\n对照“四个更加”的总体目标，市政府编制了规划纲要草案，设置22项指标。\n\n"
    "二、主要任务\n\n省委建议提出，要锚定渔港更加兴旺，船队更加强大，海水更加清澈，渔民更加幸福的目标努力奋斗。\n\n"
    "三、其他\n\n我们要更加自觉，更加主动。牧业成为继林业、渔业之后第3个百亿级产业。",
    title="云川市政府工作报告",
    kind="plan",
)


def test_the_sentence_with_the_word_in_so_many_clauses_answers() -> None:
    text = answered("“十五五”规划建议的“四个更加”，分别是哪四个方面？", REPORT).text
    assert all(said in text for said in ("渔港更加兴旺", "渔民更加幸福"))


def test_a_plan_called_by_a_number_counts_nothing() -> None:
    assert counted_groups("“十五五”的“四个更加”是什么？") == ((4, "更加"),)


def test_what_comes_after_others_is_one_of_them() -> None:
    assert members_given("牧业成为继林业、渔业之后第3个百亿级产业。") == 3
    assert "第3个" in answered("百亿级产业有哪三个？", REPORT).text
