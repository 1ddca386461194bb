"""Text in labels and messages is shown as it stands."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.web.literal import WORD_JOINER, literal, shortened

MARKDOWN = st.text(alphabet="ab1 中。*_~`$<>|[]()#+-=!:@./\\&{}w\n")


@given(MARKDOWN)
def test_escaping_takes_nothing_away(text: str) -> None:
    """Without its backslashes and joiners, the escaped text is the text on one line."""
    plain = re.sub(r"\\(.)", r"\1", literal(text)).replace(WORD_JOINER, "")
    assert plain == " ".join(text.split())


@given(MARKDOWN)
def test_every_ascii_sign_is_escaped(text: str) -> None:
    """Whatever could be Markdown stands behind a backslash, which CommonMark shows as the sign itself."""
    assert re.fullmatch(r"(?:\\[!-/:-@\[-`{-~]|[^!-/:-@\[-`{-~])*", literal(text))


@pytest.mark.parametrize(
    "text",
    [":material/home:", ":smile:", "http://a.b", "WWW.a.b", "a@b.cn", "甲 -> 乙", "甲 >= 乙", "甲 <-> 乙", "甲 -- 乙"],
)
def test_what_streamlit_would_turn_into_something_else_is_parted(text: str) -> None:
    """Icons, emoji, addresses and arrows are recognised after parsing, where a backslash protects no more."""
    assert WORD_JOINER in literal(text)


def test_a_range_and_a_formula_stay_characters() -> None:
    assert literal("50~150家、$x_1$") == r"50\~150家、\$x\_1\$"


def test_a_long_title_is_cut_with_an_ellipsis_and_a_short_one_is_not() -> None:
    assert shortened("一二三四五", 5) == "一二三四五"
    assert shortened("一二三四五六", 5) == "一二三四…"
