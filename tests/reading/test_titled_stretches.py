"""What a title sentence stands over goes on in the next lines, up to the next title or what opens something new."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from assistant.reading.spans import solid_lines, trimmed
from assistant.reading.unmarked import labelled_blocks

TEXT = (
    "加快灯塔升级。修缮塔身，更换灯具。\n支持守塔人培训，新设补贴。\n扩大渔港开放。新辟航线三条，引进船队。\n"
    "今年还要办好渔业节，邀请各地客商。\n建设海岛医院。\n配齐医师，开通急救船。"
)


def blocks(text: str) -> list[str]:
    paragraphs = [trimmed(text, *span) for span in solid_lines(text)]
    return [text[slice(*block)] for block in labelled_blocks(text, paragraphs)]


def test_a_line_without_a_title_goes_on_with_the_one_above() -> None:
    first, second, third = blocks(TEXT)
    assert first.endswith("新设补贴。")
    assert second.endswith("引进船队。")
    assert third.startswith("建设海岛医院。")
    assert third.endswith("急救船。")


@given(st.lists(st.sampled_from(TEXT.split("\n")), max_size=12))
def test_stretches_follow_one_another_and_begin_with_a_line(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = list(labelled_blocks(text, [trimmed(text, *span) for span in solid_lines(text)]))
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    assert all(start == 0 or text[start - 1] == "\n" for start, _ in found)
