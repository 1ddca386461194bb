"""A sentence that tells of another scope than is asked about is quoted with a note."""

from __future__ import annotations

import pytest
from held_library import answered, fact, made

SIZE = made(
    "2023年：全口径规模超过4500亿元，同比增长13.2%。",
    name="size",
    title="无锡市物联网产业发展（要点摘编）",
    kind="digest",
)
SIZE_FACTS = (fact(SIZE, ("无锡", "规模", "量值", "2023年"), "超过4500亿元", sure=False),)
NOTE = "口径不同：问的是规模以上，所引的是全口径。"


@pytest.mark.parametrize("asked", ["规上", "规模以上"])
def test_the_note_tells_both(asked: str) -> None:
    answer = answered(f"2023年物联网产业{asked}规模是多少？", SIZE, facts=SIZE_FACTS)
    assert "4500亿元" in answer.text
    assert NOTE in answer.notes


def test_no_note_where_no_scope_is_named() -> None:
    assert NOTE not in answered("2023年物联网产业规模是多少？", SIZE, facts=SIZE_FACTS).notes


OUTPUT = made("2023年：规模以上工业增加值6005.31亿元，增长7.8%。", name="output", title="无锡市主要数据", kind="digest")
OUTPUT_FACTS = (fact(OUTPUT, ("无锡", "规模以上工业增加值", "量值", "2023年"), "6005.31亿元"),)


@pytest.mark.parametrize(("asked", "noted"), [("工业增加值", True), ("规上工业增加值", False)])
def test_that_only_those_above_a_size_are_counted_is_said_where_no_scope_is_named(asked: str, noted: bool) -> None:
    answer = answered(f"2023年无锡{asked}是多少？", OUTPUT, facts=OUTPUT_FACTS)
    assert "6005.31亿元" in answer.text
    assert any(note.startswith("口径提示") for note in answer.notes) is noted
