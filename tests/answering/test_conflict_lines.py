"""The cases of ``tests/questions/conflicts.jsonl`` about one figure: found, of their kind, told when asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.facts.conflicts import Conflict, find_conflicts
from assistant.facts.naming import canonical_indicator
from assistant.facts.setting import title_place
from assistant.facts.table import FactTable

if TYPE_CHECKING:
    from assistant.app import Assistant

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "questions/conflicts.jsonl").read_text(encoding="utf-8").splitlines()
]
# Of the cases, those whose two quotes give one figure of one subject and time; the others differ in words alone.
ONE_FIGURE = {
    "全社会研发投入（研发经费）": "研发投入",
    "高新技术企业数增速": "高新技术企业",
    "研发经费占地区生产总值比重": "研发投入占地区生产总值比重",
    "高新技术产业产值占规模以上工业总产值比重": "高新技术产业产值占规模以上工业总产值比重",
}


@pytest.fixture(scope="module")
def conflicts(corpus_assistant: Assistant) -> tuple[Conflict, ...]:
    library = corpus_assistant.library.snapshot()
    return find_conflicts(FactTable(library.facts(), library.documents()))


@pytest.mark.parametrize("indicator", ONE_FIGURE)
def test_each_is_found_between_its_documents_and_is_of_its_kind(
    indicator: str, conflicts: tuple[Conflict, ...]
) -> None:
    case = next(case for case in CASES if case["indicator"] == indicator)
    found = [
        conflict.kind
        for conflict in conflicts
        if {conflict.one.document_id, conflict.other.document_id} == {case["a"]["doc"], case["b"]["doc"]}
        and canonical_indicator(conflict.one.indicator) == canonical_indicator(ONE_FIGURE[indicator])
    ]
    assert set(found) == {case["kind"]}


def test_no_difference_of_scope_is_called_a_conflict(conflicts: tuple[Conflict, ...]) -> None:
    apart = [{case["a"]["doc"], case["b"]["doc"]} for case in CASES if case["kind"] == "conflict"]
    called = [{one.one.document_id, one.other.document_id} for one in conflicts if one.kind == "conflict"]
    scoped = [{case["a"]["doc"], case["b"]["doc"]} for case in CASES if case["kind"] == "different_scope"]
    assert not [pair for pair in called if pair in scoped and pair not in apart]


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("2021年无锡全社会研发投入是多少亿元？", ("450", "445.0")),
        ("2018年南京高新技术企业数增速是多少？", ("68.54", "70")),
    ],
)
def test_asked_for_both_are_told_with_who_says_which_and_when(
    question: str, values: tuple[str, str], corpus_assistant: Assistant
) -> None:
    answer = corpus_assistant.ask(question)
    note = next(note for note in answer.notes if "不一致" in note)
    assert all(value in answer.text and value in note for value in values)
    assert note.count("《") >= 2
    assert note.count("（") >= 2  # the issuer and the date of each


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("长三角G60科创走廊建设方案", "长三角G60科创走廊"),
        ("长江三角洲城市群发展规划", "长江三角洲城市群"),
        ("长江三角洲区域一体化发展规划纲要", "长三角"),
        ("无锡太湖湾科技创新带发展规划", "无锡"),
    ],
)
def test_an_area_by_name_in_a_region_is_not_the_region(title: str, place: str) -> None:
    assert title_place(title) == place


@pytest.mark.parametrize("question", ["华虹项目到底是哪天开工的？", "华虹无锡何时开工？"])
def test_a_day_that_is_told_otherwise_has_the_editors_remark(question: str, corpus_assistant: Assistant) -> None:
    text = corpus_assistant.ask(question).text
    assert "2018年3月2日" in text
    assert "2018年4月3日" in text
    assert "（编者说明）" in text
