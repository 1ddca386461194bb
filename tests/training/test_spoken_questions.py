"""Spoken questions are held to the texts that they were asked of, each document's in one part."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from training.data import PolicyText, part_of
from training.pools import spoken_to_passages
from training.spoken import SPOKEN_FILE, load_spoken, spoken_examples

if TYPE_CHECKING:
    from pathlib import Path

    from training.data import Part

TEXT = PolicyText("云溪县工作报告", "各位代表：\n扩大普惠性学前教育资源供给。新增公办园学位三百个。\n疏浚河道九条。")
DIGEST = "fd78ec93"  # blake2b of four bytes of the second sentence


def written(folder: Path, **changed: object) -> Path:
    start = TEXT.text.index("新增")
    row = {
        "document": TEXT.title,
        "start": start,
        "end": start + len("新增公办园学位三百个。"),
        "digest": DIGEST,
        "questions": ["娃上学多几个位子", "添学位"],
    }
    path = folder / "spoken.jsonl"
    path.write_text(json.dumps(row | changed, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def own_part() -> Part:
    return part_of(f"own words:{TEXT.title}")


def test_a_question_comes_with_its_stretch_and_what_is_heard_before_it(tmp_path: Path) -> None:
    (spoken,) = load_spoken([TEXT], own_part(), written(tmp_path))
    assert spoken.stretch == "新增公办园学位三百个。"
    assert spoken.heard == "扩大普惠性学前教育资源供给。新增公办园学位三百个。"
    examples = list(spoken_examples([spoken], seed=1))
    assert [example.question for example in examples] == ["娃上学多几个位子", "添学位"]
    assert len({example.passage for example in examples}) == 1
    assert examples[0].passage in {spoken.stretch, spoken.heard}


def test_a_text_that_is_another_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=TEXT.title):
        load_spoken([TEXT], own_part(), written(tmp_path, start=0))
    with pytest.raises(ValueError, match=TEXT.title):
        load_spoken([], own_part(), written(tmp_path))


def test_no_document_is_in_two_parts(tmp_path: Path) -> None:
    parts: tuple[Part, ...] = ("train", "ranking", "test")
    found = [part for part in parts if load_spoken([TEXT], part, written(tmp_path))]
    assert found == [own_part()]


def test_a_bench_asks_for_the_passage_that_holds_the_stretch(tmp_path: Path) -> None:
    asked, passages = spoken_to_passages(load_spoken([TEXT], own_part(), written(tmp_path)), seed=1)
    by_id = {row["id"]: row["text"] for row in passages}
    assert len(asked) == 2
    assert all("公办园学位" in by_id[name] for row in asked for name in row["positive_ids"])


def test_the_shipped_questions_are_whole() -> None:
    rows = [json.loads(line) for line in SPOKEN_FILE.read_text(encoding="utf-8").splitlines()]
    assert len(rows) > 10_000
    assert all(row["start"] < row["end"] and row["questions"] and all(row["questions"]) for row in rows)
