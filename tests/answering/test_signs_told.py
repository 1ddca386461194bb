"""Single signs of a name (the 5 and the X of “5+X”) are told each by the sentence that begins with it."""

from __future__ import annotations

import pytest
from held_library import answered, made

PLAN = made(
    "一、发展方向\n2024年“3+N”海洋体系总规模突破百亿元。\n“N”是新方向：海水淡化、海洋牧场、海上风电、潮汐发电等。\n"
    "“3”是三条主线：船舶制造、海洋生物、港口物流。\n与去年的差别：海上风电移入“N”。",
    kind="plan",
)


@pytest.mark.parametrize("question", ["“3+N”海洋体系里的3和N分别是什么？", "“3+N”的“3”和“N”各指什么？"])
def test_each_sign_has_its_sentence(question: str) -> None:
    text = answered(question, PLAN).text
    assert text.index("船舶制造") < text.index("海水淡化")
    assert "差别" not in text


def test_one_sign_is_not_told_by_the_other_s_sentence() -> None:
    text = answered("“3+N”里的3指什么？", PLAN).text
    assert "船舶制造" in text
    assert "海水淡化" not in text


def test_a_sign_of_another_name_is_not_meant() -> None:
    assert "船舶制造" not in answered("“3+M”里的3指什么？", PLAN).text
