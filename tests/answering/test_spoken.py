"""What people say, put as documents write it: by the letter, the longest first, names left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.answering.question import understand
from assistant.answering.understanding.spoken import as_written, load_spoken
from assistant.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


def test_spoken_forms_are_put_as_written() -> None:
    assert as_written("去年发大水，土豆收了多少？") == "去年洪涝，马铃薯收了多少？"
    assert "洪涝" in understand("四川去年发大水怎么应对？").text


@pytest.mark.parametrize(("said", "meant"), [("三个半点", ["3.5%"]), ("两个半百分点", ["2.5%"]), ("5个半点", ["5.5%"])])
def test_half_a_point_more_is_heard_whole(said: str, meant: list[str]) -> None:
    assert [quantity.printed for quantity in understand(f"云州去年涨了{said}，对吗？").quantities] == meant


def test_a_name_in_quotation_marks_stays_as_it_is() -> None:
    assert as_written("“土豆”行动和《发大水》是什么？") == "“土豆”行动和《发大水》是什么？"


def test_a_form_whose_end_begins_another_word_is_none() -> None:
    assert as_written("种粮食的人有多少？") == "种粮农民有多少？"
    assert "人口" in as_written("种粮食的人口有多少？")


def test_the_shipped_words_are_written_once_and_change_nothing_more() -> None:
    """What was put as written is left as it is: no written word is spoken for another."""
    forms = load_spoken()
    assert len(forms) > 1000
    again = {word: as_written(word) for word in set(forms.values()) if as_written(word) != word}
    assert again == {}


@pytest.mark.parametrize(
    ("line", "said"),
    [("洪涝 发大水", "的样子"), ("洪涝：水", "不足两个字"), ("洪涝：发大水\n汛情：发大水", "第2行")],
)
def test_a_wrong_line_is_named(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "spoken.txt"
    path.write_text(f"# 说明\n{line}\n".removeprefix("# 说明\n") if "第2行" in said else line, encoding="utf-8")
    with pytest.raises(UsageError, match=said):
        load_spoken(path)
