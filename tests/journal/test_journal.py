"""What an answer stands on, and how it is written down: it is read back as it was given."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.app import Assistant
from assistant.journal.kept import Given
from assistant.journal.proof import Proof, printed_figures, proofs_for
from assistant.journal.written import read_back, written
from assistant.model import Answer, Citation, Claim, Computed, Fact, Filters, Period, Quantity, Searched, Source

TEXTS = st.text(max_size=8)
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False)
QUANTITIES = st.builds(Quantity, DECIMALS, TEXTS, TEXTS, st.sampled_from(("", ">")), st.none() | DECIMALS)
PERIODS = st.builds(Period, TEXTS, TEXTS, st.none() | st.dates(date(1900, 1, 1)), st.none() | st.dates())
SPANS = st.integers(0, 9999)
FACTS = st.builds(
    Fact, TEXTS, TEXTS, TEXTS, PERIODS, QUANTITIES, TEXTS, SPANS, SPANS, SPANS, SPANS, sure=st.booleans(), note=TEXTS
)
SECTIONS = st.lists(TEXTS, max_size=2).map(tuple)
CITATIONS = st.builds(
    Citation, SPANS, TEXTS, TEXTS, st.none() | SPANS, SECTIONS, TEXTS, SPANS, SPANS, TEXTS,
    st.lists(st.builds(Source, TEXTS, TEXTS, TEXTS), max_size=1).map(tuple),
)  # fmt: skip


def some(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


ANSWERS = st.builds(
    Answer, TEXTS, TEXTS, st.sampled_from(("answered", "partial", "refused")), TEXTS,
    some(st.builds(Claim, TEXTS, st.just("quoted"), some(SPANS))), some(CITATIONS), some(FACTS),
    some(st.builds(Computed, TEXTS, TEXTS, QUANTITIES, some(FACTS))), some(TEXTS), st.builds(Searched, SPANS, SPANS),
    st.floats(0, 9), TEXTS,
)  # fmt: skip
PROOFS = st.builds(Proof, FACTS, TEXTS, st.none() | SPANS, SECTIONS, TEXTS, SPANS, SPANS, SPANS, SPANS)
GIVEN = st.builds(Given, ANSWERS, some(PROOFS), some(TEXTS), TEXTS)


@given(GIVEN)
def test_an_answer_is_read_as_it_was_given(kept: Given) -> None:
    """Figures to the last digit, spans, dates, operands: all through JSON and back."""
    assert read_back(Given, json.loads(json.dumps(written(kept)))) == kept


def test_an_older_record_takes_the_defaults_of_later_fields() -> None:
    assert read_back(Filters, {"documents": ["a"], "no_longer_known": 1}) == Filters(documents=("a",))
    assert read_back(Quantity, {"value": "8.080", "unit": "%", "printed": ""}).value == Decimal("8.080")


@pytest.mark.parametrize("held", [{"years": ["2020"]}, {"kinds": [1]}, {"documents": 3}])
def test_a_record_of_another_kind_is_refused(held: dict[str, object]) -> None:
    with pytest.raises(TypeError):
        read_back(Filters, held)


# --- proofs -------------------------------------------------------------------------------------------------------


def test_every_figure_of_an_answer_opens_what_proves_it(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("2018年苏州和无锡的高新技术企业数相差多少家？")
    proofs = proofs_for(answer, corpus_assistant.library.facts_beside(answer), corpus_assistant.document)
    figures = printed_figures(answer, proofs)
    shown = {answer.text[figure.start : figure.end]: figure for figure in figures}
    assert {"5410家", "2060家", "多3350家"} & set(shown) >= {"5410家", "2060家"}
    for figure in figures:
        if figure.proof is not None:
            proof = proofs[figure.proof]
            page = corpus_assistant.document(proof.fact.document_id).page_text(proof.page or 1)
            assert page[proof.start : proof.end] == proof.quote
            assert str(proof.fact.quantity.value) in proof.quote[proof.figure_start : proof.figure_end]
    assert any(figure.computed == 0 for figure in figures)


def test_what_counts_the_items_of_a_list_is_no_figure(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("无锡产业强市目前存在哪些问题？")
    lines = "第一,产业链位置不高。[1]\n第二，排名第三，增长8%。[1]"
    figures = printed_figures(replace(answer, text=lines), ())
    assert [lines[figure.start : figure.end] for figure in figures] == ["第三", "8%"]


def test_figures_of_quoted_sentences_have_their_facts_too(corpus_assistant: Assistant) -> None:
    """A sentence quoted whole brings the facts that stand in it, though the answer states none."""
    answer = corpus_assistant.ask("无锡市“十四五”期间对物联网产业规模有什么目标？")
    proofs = proofs_for(answer, corpus_assistant.library.facts_beside(answer), corpus_assistant.document)
    assert all(figure.proof is not None or figure.mark or figure.computed is not None
               for figure in printed_figures(answer, proofs))  # fmt: skip
    assert {proof.fact.document_id for proof in proofs} <= {citation.document_id for citation in answer.citations}
