"""Two documents on one figure: conflict, another scope or kind, or a target overtaken."""

from __future__ import annotations

import pytest
from made_facts import FIRMS_WUXI, made

from assistant.facts.conflicts import find_conflicts
from assistant.facts.table import FactTable
from assistant.model import Document, Fact


def kinds(*facts: Fact) -> list[str]:
    documents = [
        Document(name, name, "plan", "", (), "", name, issued=issued)
        for name, issued in (("a", "2021-01"), ("b", "2023-02"))
    ]
    return [conflict.kind for conflict in find_conflicts(FactTable(facts, documents))]


def other(printed: str, **more: str) -> Fact:
    return made("无锡市", "高企", "数量", "2018年", printed, document_id="b", **more)


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (other("2061家"), ["conflict"]),
        (other("2060家"), []),
        (other("超过2000家"), []),
        (other("约2050家"), []),
        (other("0.206万家"), []),
        (other("2200家", status="target"), ["different_scope"]),
        (other("2200家", scope="规上"), ["different_scope"]),
        (made("无锡", "高企", "数量", "2019年", "2061家", document_id="b"), []),
        (made("无锡", "高企", "数量", "2018年", "2061家"), []),
        (made("无锡", "高企", "数量", "2018年", "2061家", document_id="b", sure=False), []),
    ],
)
def test_what_is_a_conflict_and_what_is_none(second: Fact, expected: list[str]) -> None:
    assert kinds(FIRMS_WUXI, second) == expected


def test_a_difference_is_explained_alike_whichever_side_comes_first() -> None:
    """Three documents on one figure give one reason, not the same one turned around."""
    target, scoped = other("2200家", status="target"), other("2200家", scope="规上")
    for second in (target, scoped):
        reasons = {
            conflict.reason
            for pair in ((FIRMS_WUXI, second), (second, FIRMS_WUXI))
            for conflict in find_conflicts(FactTable(pair, ()))
        }
        assert len(reasons) == 1


def test_an_older_target_is_overtaken_by_the_newer_plan() -> None:
    older = made("无锡", "研发投入强度", "量值", "到2025年", "3%", status="target")
    newer = made("无锡", "研发投入强度", "量值", "2025年", "3.5%", status="target", document_id="b")
    (conflict,) = find_conflicts(
        FactTable(
            (newer, older), [Document(n, n, "plan", "", (), "", n, issued=i) for n, i in (("a", "2021"), ("b", "2023"))]
        )
    )
    assert (conflict.kind, conflict.one, conflict.other) == ("superseded", older, newer)
