"""Members that a document only counts are not told by what it says of something else."""

from __future__ import annotations

from held_library import answered, made

from assistant.answering.sentences.only_counted import ONLY_COUNTED

COUNTED = "继续办好10件惠民实事。"
BESIDE = "做好参事、文史、决策咨询、港澳台侨、安置、科普、档案、测绘、地震、气象、慈善等工作。"


def test_what_is_only_counted_is_said_to_be() -> None:
    answer = answered("10件惠民实事是哪10件？", made(COUNTED + BESIDE, kind="plan"))
    assert answer.status == "refused"
    assert ONLY_COUNTED in answer.notes


def test_a_short_name_that_counts_them_counts_them_too() -> None:
    text = "布局为“一核十园”，“一核”是新城。2020年苏州、无锡、常州三市共建园区，倡议书提出机制，力争创建新区。"
    answer = answered("“一核十园”的十个园分别是哪些？", made(text, kind="plan"))
    assert answer.status == "refused"
    assert ONLY_COUNTED in answer.notes


def test_a_sentence_that_names_as_many_answers() -> None:
    named = made("办好3件惠民实事，新建幼儿园、改造公厕、增设养老床位。", kind="plan")
    assert "改造公厕" in answered("3件惠民实事是哪3件？", named).text


def test_what_a_label_counts_is_named_behind_it() -> None:
    corridor = made(
        "一、范围\n演变：3.0版海岸走廊覆盖三省九个市。\n九个成员：云州，海州、湖州、滨州，岸州、港州、渔州、船州、帆州；共7万平方公里。",
        title="海岸走廊方案",
        kind="plan",
    )
    assert "帆州" in answered("海岸走廊覆盖的九个市分别是谁，帮我点一遍名", corridor).text
