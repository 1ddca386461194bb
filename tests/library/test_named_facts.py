"""Facts looked up in the store's index against the table over all of them: the same, in the same order."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from assistant.app import Assistant
from assistant.facts.table import FactTable
from assistant.library.named_facts import NamedFacts
from assistant.library.open import Library
from assistant.library.store import Store
from assistant.model import Filters

MOST = 60
PLACES = ((), ("无锡",), ("无锡市", "苏州"), ("南京",), ("火星",))
INDICATORS = (
    *("服务业增加值", "地区生产总值", "GDP", "高新技术企业", "规上工业企业数量", "企业", "投资", "增加值"),
    *("服务业增加值占地区生产总值比重", "不存在的指标", "研发投入强度", "专利", "物联网产业营收规模", "额", ""),
)


@pytest.fixture(scope="module")
def table(corpus_assistant: Assistant) -> FactTable:
    return FactTable(corpus_assistant.library.facts())


@pytest.fixture(scope="module")
def named(corpus_assistant: Assistant) -> NamedFacts:
    library: Library = corpus_assistant.library
    folder: Path = corpus_assistant.settings.index / library.version
    return NamedFacts(Store.published(folder / "library.sqlite"))


def test_every_indicator_brings_what_the_table_has(table: FactTable, named: NamedFacts) -> None:
    for asked in (*INDICATORS, *table.indicators[::5]):
        for places in PLACES:
            expected = table.look_up(places, (asked,)).facts[:MOST]
            assert named.look_up(places, (asked,), None, MOST) == expected, (asked, places)


def test_several_indicators_and_documents(table: FactTable, named: NamedFacts) -> None:
    documents = sorted({fact.document_id for fact in table.facts})
    for one, other in pairwise(INDICATORS):
        expected = table.look_up(("无锡",), (one, other)).facts[:MOST]
        assert named.look_up(("无锡",), (one, other), None, MOST) == expected
        expected = table.look_up((), (one, other), documents=documents[:9]).facts[:MOST]
        assert named.look_up((), (one, other), frozenset(documents[:9]), MOST) == expected
    assert named.look_up((), ("地区生产总值",), frozenset(), MOST) == ()


def test_reading_on_where_many_are_passed_over(named: NamedFacts, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = named.look_up((), ("地区生产总值", "企业"), None, MOST)
    monkeypatch.setattr("assistant.library.named_facts.READ_AT_ONCE", 2)
    assert named.look_up((), ("地区生产总值", "企业"), None, MOST) == whole


def test_the_indicators_that_a_text_names(table: FactTable, named: NamedFacts, corpus_assistant: Assistant) -> None:
    texts = [document.title for document in corpus_assistant.documents()]
    whole = corpus_assistant.document("wuxi-statistics-2021-2025").text
    texts += [whole[at : at + 90] for at in range(0, len(whole), 60)]
    assert sum(bool(table.named_in(text)) for text in texts) > 5
    for text in texts:
        assert named.named_in(text) == table.named_in(text), text


def test_a_documents_facts_are_its_share_of_all(corpus_assistant: Assistant) -> None:
    library = corpus_assistant.library
    together = [fact for document in library.documents() for fact in library.facts_of(document.id)]
    assert tuple(together) == library.facts()
    assert library.allowed(Filters()) is None


def test_a_large_library_asks_its_store_and_finds_the_same(
    corpus_assistant: Assistant, named: NamedFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [document.title for document in corpus_assistant.library.documents()]
    texts.append("无锡高新技术企业和服务业增加值占比")
    small = [named.named_in(text) for text in texts]
    monkeypatch.setattr("assistant.library.named_facts.FEW_FACTS", 0)
    large = NamedFacts(named._store)
    assert [large.named_in(text) for text in texts] == small
    assert any(small)
