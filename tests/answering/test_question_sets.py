"""The real corpus under every question of the sets: laws of all answers, and pass rates that may not fall."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.answering.claims.premises import ONLY_AIMED, ONLY_REACHED
from assistant.answering.compose import BY_OTHERS, PARTLY_BY_OTHERS
from assistant.answering.drafting import names_held
from assistant.answering.figures.numbers import NOT_IN_PERCENT, ONLY_PLANNED
from assistant.answering.figures.reckoning import NO_SHARE, NOT_RECKONED
from assistant.answering.figures.saying import fact_sentence
from assistant.answering.parts.editions import SILENT
from assistant.answering.parts.part_by_part import NOT_FOUND
from assistant.answering.parts.side_by_side import NOT_HELD
from assistant.answering.parts.table_text import is_row
from assistant.answering.record import answer_record
from assistant.answering.sentences.nearest_said import NEAREST_SAID
from assistant.answering.sentences.why import NO_REASON_AT_ALL
from assistant.answering.understanding.led_in import LEAD_NOT_FOUND
from assistant.answering.untold import NOT_TOLD
from assistant.answering.verification import DROPPED, verify
from assistant.app import Assistant, open_assistant
from assistant.evaluation.questions import Question, read_questions
from assistant.evaluation.scoring import failures
from assistant.library.build import build_library
from assistant.quantity import find_quantities
from assistant.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.model import Answer

ROOT = Path(__file__).parents[2]
DEVELOPMENT = (ROOT / "tests/questions/paper.jsonl", ROOT / "tests/questions/plans.jsonl")
OFFICIALS = ROOT / "corpus/questions.jsonl"
# Lists and explanations on every part of every document, in four styles; how they came to be: decision 0035.
AT_LENGTH = ROOT / "tests/questions/at_length.jsonl"
# Figures, conversations, and what sounds as if it were held, just so: decision 0037.
FIGURES = ROOT / "tests/questions/figures_at_length.jsonl"
FOLLOW_UPS = ROOT / "tests/questions/follow_ups_at_length.jsonl"
NOT_HELD_ANYWHERE = ROOT / "tests/questions/named_and_not_held.jsonl"
# What follows from printed figures by a step or two, and two questions in one: decision 0038.
COMPUTED = ROOT / "tests/questions/computed_at_length.jsonl"
TWO_AT_ONCE = ROOT / "tests/questions/two_at_once.jsonl"
# Pairs of like questions, of which the library tells the one and only speaks of the matter of the other, and two things
# asked at once: decision 0045.
TOLD_AND_UNTOLD = ROOT / "tests/questions/told_and_untold.jsonl"
TWO_PARTS = ROOT / "tests/questions/two_parts.jsonl"
# Written by hostile readers as bug reports against an earlier state of the program, each on an answer that was wrong or
# wanting: the first measure was therefore 0 of 188. What passes tells what was mended since, not how often it is right:
# decision 0039.
HOSTILE_READERS = ROOT / "tests/questions/hostile_readers.jsonl"
# Written by a reader who had only the corpus, and asked before any was read: 102 of 110 passed at first sight.
AT_FIRST_SIGHT = ROOT / "tests/questions/at_first_sight.jsonl"
QUESTIONS: tuple[Question, ...] = tuple(
    question
    for file in (
        *DEVELOPMENT,
        OFFICIALS,
        AT_LENGTH,
        FIGURES,
        FOLLOW_UPS,
        NOT_HELD_ANYWHERE,
        COMPUTED,
        TWO_AT_ONCE,
        TOLD_AND_UNTOLD,
        TWO_PARTS,
        HOSTILE_READERS,
        AT_FIRST_SIGHT,
    )
    for question in read_questions(file)
)
MARK = re.compile(r"\[(\d{1,3})\]")
NUMBER = re.compile(r"(?<![A-Za-z])\d+(?:\.\d+)?")  # G60 is a name

# How many questions of a kind must pass, at least: a little below what was measured, so that a loss is seen.
DEVELOPMENT_FLOOR = {
    "number": 37, "computed": 6, "compare": 4, "list": 11, "explain": 6, "fact": 7, "premise": 2, "followup": 2,
    "refuse": 15,
}  # fmt: skip
OFFICIALS_FLOOR = {
    "number": 73, "computed": 14, "compare": 34, "list": 38, "explain": 15, "fact": 25, "premise": 14, "followup": 33,
    "refuse": 34,
}  # fmt: skip

AT_LENGTH_FLOOR = {"list": 182, "explain": 263}
FIGURES_FLOOR = {"number": 154, "computed": 50, "compare": 38, "premise": 51, "fact": 14}
HOSTILE_FLOOR = {
    "number": 13, "computed": 19, "compare": 3, "list": 23, "explain": 21, "fact": 4, "premise": 17, "followup": 39,
    "refuse": 19,
}  # fmt: skip
AT_FIRST_SIGHT_FLOOR = {
    "number": 21, "computed": 16, "compare": 7, "list": 15, "explain": 14, "fact": 7, "premise": 9, "refuse": 9,
}  # fmt: skip

NOT_COMPARED = "的同一数据，不能相比"
Asked = tuple[Question, "Answer"]


@pytest.fixture(scope="module")
def answers(corpus_assistant: Assistant) -> Mapping[str, Asked]:
    """Every question with its answer, by the question's id."""
    return {one.id: (one, corpus_assistant.ask(one.question, one.history)) for one in QUESTIONS}


def timeless(answer: Answer) -> Answer:
    return replace(answer, seconds=0.0)


def known_numbers(answer: Answer) -> str:
    """All that a number of the answer's claims may come from, in one text; a rank may be read off an order of names."""
    facts = (*answer.facts, *(fact for one in answer.computed for fact in one.operands))
    return "\n".join(
        (
            *(citation.quote for citation in answer.citations),
            *(f"{fact.period.printed} {fact.base} {fact.period.key} {fact.quantity.printed}" for fact in facts),
            *(f"第{fact.quantity.value:f}位" for fact in facts if fact.measure == "排名"),
            *(f"{one.formula} {one.label} {one.quantity.value:f}" for one in answer.computed),
        )
    ).replace(" ", "")


# --- laws ----------------------------------------------------------------------------------------------------------


def test_every_quote_stands_verbatim_on_the_page_that_show_prints(
    answers: Mapping[str, Asked], corpus_assistant: Assistant
) -> None:
    for question, answer in answers.values():
        for citation in answer.citations:
            page = corpus_assistant.document(citation.document_id).page_text(citation.page or 1)
            assert page[citation.start : citation.end] == citation.quote != "", question.id


def test_what_was_verified_is_proven_when_it_is_verified_again(
    answers: Mapping[str, Asked], corpus_assistant: Assistant
) -> None:
    def page_text(document: str, page: int) -> str:
        return corpus_assistant.document(document).page_text(page)

    titles = tuple(names_held(corpus_assistant.documents()))
    changed = [question.id for question, answer in answers.values() if verify(answer, page_text, titles) != answer]
    assert changed == []


def test_the_gate_drops_nothing_that_was_written_without_a_model(answers: Mapping[str, Asked]) -> None:
    """What is composed is proven from the start; the gate is there for what a model may write."""
    dropped = DROPPED.partition("{}")[2]
    noted = {question.id for question, answer in answers.values() if any(dropped in note for note in answer.notes)}
    assert noted == set()


def test_partial_is_what_says_which_part_was_not_found(answers: Mapping[str, Asked]) -> None:
    partial = [answer for _, answer in answers.values() if answer.status == "partial"]
    aimed = (ONLY_AIMED, ONLY_REACHED, ONLY_PLANNED)
    told = (
        NOT_FOUND,
        *NOT_TOLD.split("{}")[:1],
        NOT_HELD,
        SILENT,
        *aimed,
        NOT_RECKONED,
        NO_SHARE,
        NO_REASON_AT_ALL,
        NEAREST_SAID,
        "不是整年的。",
        "其余的没有，不能断定：",
    )
    noted = (BY_OTHERS, PARTLY_BY_OTHERS, LEAD_NOT_FOUND, NOT_IN_PERCENT)
    gaps = [
        any(gap in answer.text for gap in told) or any(note in noted or NOT_COMPARED in note for note in answer.notes)
        for answer in partial
    ]
    assert all(answer.claims for answer in partial)
    assert all(gaps)


def test_each_number_of_a_claim_stands_in_a_quote_or_a_computation(answers: Mapping[str, Asked]) -> None:
    """A second opinion on the gate, by nothing but digits."""
    strange = {
        question.id: number
        for question, answer in answers.values()
        for claim in answer.claims
        for number in NUMBER.findall(claim.text.replace(" ", ""))
        if number not in known_numbers(answer)
    }
    assert strange == {}


def test_marks_are_the_answers_own_and_never_a_digests(answers: Mapping[str, Asked]) -> None:
    for question, answer in answers.values():
        marks = {citation.mark for citation in answer.citations}
        assert not [claim.text for claim in answer.claims if MARK.search(claim.text)], question.id
        assert {int(mark) for mark in MARK.findall(answer.text)} <= marks, question.id
        assert {mark for claim in answer.claims for mark in claim.citations} <= marks, question.id


def test_every_claim_is_cited_and_stands_in_the_text_or_in_a_cell(answers: Mapping[str, Asked]) -> None:
    for question, answer in answers.values():
        assert all(claim.citations for claim in answer.claims), question.id
        rows = [line for line in answer.text.split("\n") if is_row(line)]
        in_cells = {fact_sentence(fact) for fact in answer.facts} if rows else set()
        assert all(claim.text in answer.text or claim.text in in_cells for claim in answer.claims), question.id
        assert bool(answer.claims) == (answer.status != "refused"), question.id


def test_every_fact_stated_is_printed_in_a_cited_quote_of_its_document(answers: Mapping[str, Asked]) -> None:
    for question, answer in answers.values():
        for fact in answer.facts:
            assert fact.sure, question.id
            quotes = [one.quote for one in answer.citations if one.document_id == fact.document_id]
            assert any(fact.quantity.printed in quote for quote in quotes), (question.id, fact.quantity.printed)


def test_a_refusal_states_no_figure_that_is_not_cited(answers: Mapping[str, Asked]) -> None:
    for question, answer in answers.values():
        if answer.status == "refused":
            assert not find_quantities(answer.text), question.id
            quotes = "\n".join(one.quote for one in answer.citations)
            printed = [fact.quantity.printed for fact in answer.facts]
            assert all(figure in quotes for figure in printed), question.id


def test_no_question_that_the_library_cannot_answer_gets_an_uncited_figure(answers: Mapping[str, Asked]) -> None:
    """Where such a question is answered all the same, it is with the documents' own words alone."""
    for question, answer in answers.values():
        if question.status == "refused":
            assert all(
                number in known_numbers(answer) for claim in answer.claims for number in NUMBER.findall(claim.text)
            )


def test_the_same_question_gives_the_same_answer(answers: Mapping[str, Asked], corpus_assistant: Assistant) -> None:
    for question, answer in list(answers.values())[::8]:
        again = corpus_assistant.ask(question.question, question.history)
        assert timeless(again) == timeless(answer), question.id


def test_the_order_in_which_files_are_read_makes_no_difference(
    answers: Mapping[str, Asked], tmp_path: Path, corpus_assistant: Assistant
) -> None:
    source = corpus_assistant.settings.corpus
    other = Settings(corpus=tmp_path / "corpus", index=tmp_path / "index")
    shutil.copytree(source / "paper", other.corpus / "paper")
    shutil.copy(source / "facts.yaml", other.corpus)
    (other.corpus / "plans").mkdir()
    for number, file in enumerate(sorted((source / "plans").iterdir(), reverse=True)):
        shutil.copy(file, other.corpus / "plans" / f"{number:02}-{file.name}")
    build_library(other)
    assistant = open_assistant(other)
    differing = [
        question.id
        for question, answer in list(answers.values())[1::8]
        if timeless(assistant.ask(question.question, question.history)) != timeless(answer)
    ]
    assistant.close()
    assert differing == []


# --- pass rates ----------------------------------------------------------------------------------------------------


def passed(answers: Mapping[str, Asked], files: tuple[Path, ...], assistant: Assistant) -> Counter[str]:
    """How many questions of the files pass, by kind."""
    counts: Counter[str] = Counter()
    for question in (one for file in files for one in read_questions(file)):
        record = answer_record(answers[question.id][1], assistant.document)
        counts[question.kind] += not failures(question.as_record(), record)
    return counts


@pytest.mark.parametrize(
    ("files", "floor"),
    [
        (DEVELOPMENT, DEVELOPMENT_FLOOR),
        ((OFFICIALS,), OFFICIALS_FLOOR),
        ((AT_LENGTH,), AT_LENGTH_FLOOR),
        ((FIGURES,), FIGURES_FLOOR),
        ((FOLLOW_UPS,), {"followup": 138}),
        ((NOT_HELD_ANYWHERE,), {"refuse": 67}),
        ((COMPUTED,), {"computed": 73, "compare": 29}),
        ((TWO_AT_ONCE,), {"number": 17, "premise": 7, "list": 19, "fact": 6, "explain": 8}),
        ((TOLD_AND_UNTOLD,), {"refuse": 73, "explain": 46, "fact": 29, "list": 12, "number": 15}),
        ((TWO_PARTS,), {"list": 5, "explain": 16, "number": 16, "fact": 5}),
        ((HOSTILE_READERS,), HOSTILE_FLOOR),
        ((AT_FIRST_SIGHT,), AT_FIRST_SIGHT_FLOOR),
    ],
    ids=[
        "development",
        "officials",
        "at length",
        "figures",
        "follow-ups",
        "not held",
        "computed",
        "two at once",
        "told and untold",
        "two parts",
        "hostile readers",
        "at first sight",
    ],
)
def test_no_kind_passes_less_often_than_it_did(
    answers: Mapping[str, Asked], corpus_assistant: Assistant, files: tuple[Path, ...], floor: Mapping[str, int]
) -> None:
    measured = passed(answers, files, corpus_assistant)
    assert set(floor) == {kind for kind, count in measured.items() if count}  # of which none passes has none yet
    assert {kind: measured[kind] for kind, least in floor.items() if measured[kind] < least} == {}


def test_questions_have_ids_of_their_own_across_the_sets() -> None:
    assert max(Counter(question.id for question in QUESTIONS).values()) == 1
