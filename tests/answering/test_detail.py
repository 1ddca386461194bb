"""More than was said before: around the answer, or besides it."""

from __future__ import annotations

from dataclasses import replace

from held_library import gathered, made

from assistant.answering.compose import compose
from assistant.answering.sentences.detail import NOTHING_MORE

PARK = made(
    "一、园区概况\n太湖园区面积为60平方公里。园区由两市共建。主导产业是船舶制造。\n"
    "二、园区产业\n太湖园区的龙头企业有三家造船厂，面积各不相同。\n",
    title="太湖园区方案",
    kind="plan",
)
ASKED = "太湖园区面积是多少？"


def answered(*, detail: bool = False, others: bool = False) -> str:
    found = gathered(ASKED, PARK)
    return compose(replace(found, query=replace(found.query, detail=detail, others=others))).text


def test_more_detail_gives_the_answer_and_the_rest_of_its_section() -> None:
    first, more = answered(), answered(detail=True)
    assert "60平方公里" in first
    assert "由两市共建" not in first
    assert "60平方公里" in more
    assert "由两市共建" in more
    assert "主导产业是船舶制造" in more


def test_what_else_gives_nothing_that_was_said_already() -> None:
    others = answered(others=True)
    assert "60平方公里" not in others


def test_where_nothing_else_is_held_that_is_said() -> None:
    alone = made("太湖园区面积为60平方公里。\n", title="太湖园区方案", kind="plan")
    found = gathered(ASKED, alone)
    answer = compose(replace(found, query=replace(found.query, detail=True, others=True)))
    assert answer.status == "refused"
    assert answer.text == NOTHING_MORE
