"""The journal: what is written is read back, each person sees their own, and a restart loses nothing."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.app import Assistant
from assistant.errors import JournalError
from assistant.journal.journal import FILE, Journal
from assistant.journal.kept import Forgotten, Given
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
    proofs = proofs_for(answer, corpus_assistant.library.facts(), corpus_assistant.document)
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


def test_figures_of_quoted_sentences_have_their_facts_too(corpus_assistant: Assistant) -> None:
    """A sentence quoted whole brings the facts that stand in it, though the answer states none."""
    answer = corpus_assistant.ask("无锡市“十四五”期间对物联网产业规模有什么目标？")
    proofs = proofs_for(answer, corpus_assistant.library.facts(), corpus_assistant.document)
    assert all(figure.proof is not None or figure.mark or figure.computed is not None
               for figure in printed_figures(answer, proofs))  # fmt: skip
    assert {proof.fact.document_id for proof in proofs} <= {citation.document_id for citation in answer.citations}


# --- the file -----------------------------------------------------------------------------------------------------

ANSWER = Answer("a", "问", "answered", "8.08%[1]", (), (), (), (), ("注",), Searched(1, 2))


def test_a_restart_loses_nothing(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    conversation = journal.begin("甲", "问" * 60)
    asked = journal.ask(conversation.id, "问？", ("先前",), Filters(years=(2020,)))
    journal.answer(asked, Given(ANSWER, suggestions=("再问？",), library="000001"))
    waiting = journal.ask(conversation.id, "又问？", ("先前", "问？"), Filters())
    journal.close()

    (kept,) = Journal(tmp_path).conversations("甲")
    assert (kept.id, len(kept.title)) == (conversation.id, 40)
    first, second = Journal(tmp_path).turns(conversation.id)
    assert (first.state, first.given, first.history, first.filters) == (
        *("answered", Given(ANSWER, suggestions=("再问？",), library="000001")),
        *(("先前",), Filters(years=(2020,))),
    )
    assert (second.id, second.state, second.given) == (waiting.id, "asked", None)


def test_a_person_sees_only_their_own(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    mine, theirs = journal.begin("甲", "我的"), journal.begin("乙", "别人的")
    assert [one.id for one in journal.conversations("甲")] == [mine.id]
    assert journal.conversation(theirs.id, "甲") is None
    journal.rename(theirs.id, "甲", "改")
    journal.delete(theirs.id, "甲")
    assert journal.conversation(theirs.id, "乙") == theirs


def test_conversations_are_found_by_title_question_and_answer(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    one, other = journal.begin("甲", "服务业"), journal.begin("甲", "别的")
    journal.answer(journal.ask(other.id, "增速？", (), Filters()), Given(ANSWER))
    assert [found.id for found in journal.conversations("甲", "服务")] == [one.id]
    assert [found.id for found in journal.conversations("甲", "增速")] == [other.id]
    assert [found.id for found in journal.conversations("甲", "8.08%")] == [other.id]
    assert journal.conversations("甲", "%' OR 1") == ()


def test_a_deleted_conversation_takes_its_turns_and_leaves_opinions_and_audit(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    conversation = journal.begin("甲", "题")
    turn = journal.ask(conversation.id, "问？", (), Filters())
    journal.judge(turn, "甲", "down", "数字错")
    journal.note("甲", "提问", "问？", "8.08%")
    journal.delete(conversation.id, "甲")
    journal.answer(turn, Given(ANSWER))
    assert journal.turns(conversation.id) == ()
    ((opinion, question, _),) = journal.opinions()
    assert (opinion.verdict, opinion.reason, question) == ("down", "数字错", "问？")
    assert [entry.subject for entry in journal.entries(containing="提问")] == ["问？"]


def test_an_opinion_is_changed_and_worked_through(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    conversation = journal.begin("甲", "题")
    turn = journal.ask(conversation.id, "问？", (), Filters())
    journal.judge(turn, "甲", "up")
    journal.judge(turn, "甲", "down", " 没答全 ")
    journal.handle(turn.id)
    (held,) = journal.turns(conversation.id)
    assert held.opinion is not None
    assert (held.opinion.verdict, held.opinion.reason, held.opinion.handled) == ("down", "没答全", True)


def test_many_write_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    journals = [Journal(tmp_path) for _ in range(3)]

    def work(number: int) -> None:
        journal = journals[number % 3]
        conversation = journal.begin(f"人{number % 5}", f"题{number}")
        journal.answer(journal.ask(conversation.id, "问？", (), Filters()), Given(ANSWER))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(60)))
    counts = journals[0].counts()
    assert (counts["conversations"], counts["turns"]) == (60, 60)
    kept = [turn for one in journals[0].conversations("人1") for turn in journals[1].turns(one.id)]
    assert [turn.state for turn in kept] == ["answered"] * 12


def test_a_damaged_file_is_named_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database, whatever its name says" * 100)
    with pytest.raises(JournalError, match="ASSISTANT_JOURNAL"):
        Journal(tmp_path)


# --- people, and what is forgotten --------------------------------------------------------------------------------


def test_who_was_here_is_told_with_role_and_questions(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.see("oidc:1", "张三")
    journal.see("oidc:2", "李四")
    journal.see("oidc:1", "张三丰")
    journal.note("oidc:1", "提问", "问？")
    journal.note("oidc:1", "导出", "问？")
    journal.give_role("oidc:1", "editor")
    journal.give_role("nobody", "admin")
    journal.see("oidc:1", "张三丰")  # being seen again takes no role away
    assert [(one.id, one.name, one.role, one.counted) for one in journal.people("提问")] == [
        ("oidc:1", "张三丰", "editor", 1),
        ("oidc:2", "李四", "", 0),
    ]
    assert (journal.role("oidc:1"), journal.role("oidc:2"), journal.role("nobody")) == ("editor", "", "")
    assert journal.names() == {"oidc:1": "张三丰", "oidc:2": "李四"}


def test_what_is_old_is_forgotten_but_an_opinion_that_waits(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    conversation = journal.begin("甲", "题")
    waiting, handled = (journal.ask(conversation.id, question, (), Filters()) for question in ("一？", "二？"))
    for turn in (waiting, handled):
        journal.judge(turn, "甲", "down", "数字不对")
    journal.handle(handled.id)
    journal.note("甲", "提问", "一？")
    journal.see("甲", "甲")
    journal.see("乙", "乙")
    journal.give_role("乙", "editor")
    assert journal.forget("2000-01-01") == Forgotten(0, 0, 0, 0)
    assert journal.forget("9999-01-01") == Forgotten(conversations=1, entries=1, opinions=1, people=1)
    assert journal.conversations("甲") == ()
    assert journal.entries() == ()
    assert [question for _, question, _ in journal.opinions()] == ["一？"]
    assert [one.id for one in journal.people("提问")] == ["乙"]


def test_the_audit_log_can_be_read_whole(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    for number in range(250):
        journal.note("甲", "提问", str(number))
    assert len(journal.entries()) == 200
    assert [entry.subject for entry in journal.entries(newest=-1)] == [str(number) for number in range(249, -1, -1)]
