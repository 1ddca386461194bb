"""Which of a kind rose and which fell is told by the sentence that names them, and not by their number alone."""

from __future__ import annotations

import pytest
from held_library import answered, made

from assistant.answering.parts.text_parts import text_parts
from assistant.answering.question import understand

REPORT = made(
    "# 海州统计\n\n## 渔业\n\n"
    "- 2020年1—6月：渔业总产值8027亿元，同比下降0.5%；33个行业大类中15个增长、18个下降。\n"
    "- 2020年1—6月分类型：内资渔企产值增长0.4%，外资渔企下降2.7%。\n"
    "- 2020年1—6月分行业：养殖业增长12.2%，捕捞业增长8.2%；船舶业下降10.9%，渔具业下降9.1%。\n",
    title="海州统计",
    kind="digest",
)


@pytest.mark.parametrize("question", ["2020年上半年哪些行业产值增长、哪些下降？", "2020年上半年哪些行业产值下降？"])
def test_they_are_named(question: str) -> None:
    text = answered(question, REPORT).text
    assert "养殖业增长12.2%" in text
    assert "外资渔企" not in text


def test_what_rose_and_what_fell_is_one_question() -> None:
    assert not text_parts(understand("2020年上半年哪些行业产值增长、哪些下降？"))
    assert text_parts(understand("太湖湾科创带是什么，怎么建？"))
