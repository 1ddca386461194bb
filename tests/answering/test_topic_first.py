"""A first question that names its place apart (常州呢，2021年研发经费多少) is one question."""

from __future__ import annotations

import pytest

from assistant.answering.conversation import resolve


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        ("常州呢，2021年研发经费多少？", "常州2021年研发经费多少？"),
        ("那苏州呢，2018年有多少高新技术企业？", "苏州2018年有多少高新技术企业？"),
        ("苏州呢，和无锡比差多少？", "苏州呢，和无锡比差多少？"),
    ],
)
def test_the_place_is_put_before_what_is_asked_of_it(asked: str, read: str) -> None:
    assert resolve(asked, ()).text.replace("?", "？").replace(",", "，") == read


def test_behind_an_earlier_question_it_is_a_follow_up() -> None:
    text = resolve("苏州呢，2018年有多少？", ["无锡2017年有多少高新技术企业？"]).text
    assert "苏州" in text
    assert "高新技术企业" in text
