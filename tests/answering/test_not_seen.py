"""What a document says that it does not have is not told by sentences near it; the refusal names who says so."""

from __future__ import annotations

from dataclasses import replace

import pytest
from held_library import answered, made

PLANT = replace(
    made(
        "一、概况\n\n- 性质：云港造船厂是集团走出省外的第一个制造业项目，位于云港高新区。\n"
        "- 云港造船厂项目2019年投产，是两地合作的代表项目。\n",
        name="plant",
        title="云港造船厂项目（要点摘编）",
        kind="digest",
    ),
    coverage_note="未见协议原文，地方配套政策和土地、税收条件未见。",
)
ZONE = made(
    "一、工程\n\n- 重大工程：云港隧道、航道整治、临港示范区。\n\n"
    "二、说明\n\n2022年协议把云港临港示范区写成合作工程，但所见报道没有给出选址、面积和投资额。\n",
    name="zone",
    title="云港合作协议（要点摘编）",
    kind="digest",
)


def test_what_the_coverage_note_lacks_is_refused_and_said() -> None:
    answer = answered("云港造船厂项目享受了哪些土地和税收优惠？", PLANT)
    assert answer.status == "refused"
    assert any("土地、税收条件未见" in note for note in answer.notes)


@pytest.mark.parametrize("question", ["云港临港示范区选在哪？", "云港临港示范区的选址在哪里？"])
def test_a_sentence_that_says_it_is_not_given_is_no_answer(question: str) -> None:
    answer = answered(question, ZONE)
    assert answer.status == "refused"
    assert any("没有给出选址、面积和投资额”[1]" in note for note in answer.notes)


def test_who_asks_what_is_lacking_hears_it() -> None:
    answer = answered("报道没有给出云港临港示范区的哪些信息？", ZONE)
    assert "没有给出选址、面积和投资额" in answer.text


def test_what_another_sentence_tells_is_told() -> None:
    told = made("一、选址\n\n云港临港示范区选址在东岛北侧。\n", name="told", title="云港临港示范区报道", kind="plan")
    answer = answered("云港临港示范区选在哪？", told, ZONE)
    assert answer.status == "answered"
    assert "东岛北侧" in answer.text
