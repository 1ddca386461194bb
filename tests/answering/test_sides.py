"""国外 is not 国内: what a text names of two sides must be the one asked for; a word for both names both."""

import pytest

from assistant.answering.understanding.sides import sides_agree


@pytest.mark.parametrize(
    ("question", "nearest_first", "agrees"),
    [
        ("国外学者怎么看？", ("国内学者研究较多。",), False),
        ("国外学者怎么看？", ("研究较多。", "国外研究现状"), True),
        ("国外学者怎么看？", ("研究较多。", "国内研究现状", "国内外研究现状"), False),
        ("国外学者怎么看？", ("国内外学者都有研究。",), True),
        ("出口多少？", ("进出口总额为100亿元。",), True),
        ("出口多少？", ("进口50亿元。",), False),
        ("国内外有什么研究？", ("国内研究较多。",), True),
        ("学者怎么看？", ("国内学者研究较多。",), True),
    ],
)
def test_the_nearest_text_that_names_a_side_decides(
    question: str, nearest_first: tuple[str, ...], *, agrees: bool
) -> None:
    assert sides_agree(question, nearest_first) is agrees
