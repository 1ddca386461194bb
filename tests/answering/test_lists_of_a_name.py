"""Lists asked for by a count or by a name with digits: what is held of so many, and what else the question names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.answering.lists.members import COUNTED_OTHERWISE, SEEN_IN_PART

if TYPE_CHECKING:
    from assistant.app import Assistant


@pytest.mark.parametrize(
    ("question", "note"),
    [
        ("2023年数字经济大会布置了哪五个方面", SEEN_IN_PART),
        ("2023年数字经济大会布置了哪六个方面", COUNTED_OTHERWISE),
        ("2023年数字经济大会布置了哪四个方面", ""),
    ],
)
def test_so_many_as_the_source_counts_are_not_counted_wrong(
    question: str, note: str, corpus_assistant: Assistant
) -> None:
    answer = corpus_assistant.ask(question)
    assert answer.status == "answered"
    assert "数字协作：" in answer.text
    assert {one for one in answer.notes if one in (SEEN_IN_PART, COUNTED_OTHERWISE)} == ({note} if note else set())


@pytest.mark.parametrize(
    ("question", "told", "spelt_out"),
    [
        ("465说的两个融合高地是什么意思", ("新一代信息技术产业", "先进装备产业"), False),
        (
            "465规划里到2025年3000亿级和2000亿级的集群各有哪些",
            ("3000亿元级集群2个：新材料、汽车及零部件", "2000亿元级集群5个：集成电路"),
            False,
        ),
        ("465现代产业体系指什么", ("4个地标产业", "6个优势产业", "5个未来产业"), True),
    ],
)
def test_the_digits_of_a_name_are_spelt_out_only_where_nothing_else_is_asked(
    question: str, told: tuple[str, ...], corpus_assistant: Assistant, *, spelt_out: bool
) -> None:
    answer = corpus_assistant.ask(question)
    assert answer.status == "answered"
    assert all(one in answer.text for one in told), answer.text
    assert ("4个地标产业" in answer.text) is spelt_out


@pytest.mark.parametrize("outline", ["十四五纲要", "“十四五”纲要", "第十四个五年规划纲要"])
def test_the_strategies_of_a_plan_are_of_the_years_that_it_is_called_by(
    outline: str, corpus_assistant: Assistant
) -> None:
    answer = corpus_assistant.ask(f"{outline}里写了哪几个发展战略")
    assert answer.status == "answered"
    named = ("产业强市：", "开放融合：", "区域一体化：", "可持续发展：", "民生共建共享：")
    assert all(one in answer.text for one in named), answer.text
    assert {citation.document_id for citation in answer.citations} == {"wuxi-145-outline"}
