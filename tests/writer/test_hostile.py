"""Two thousand generated replies with planted faults: none of the planted sentences ever reaches an answer."""

from __future__ import annotations

import json
import re
from pathlib import Path
from random import Random

import pytest
from replies import PLANTS, Plant, cites, every, filled, honest, hostile, said
from scripted_model import ScriptedModel
from writing_case import Case, CaseOf

from assistant.model import Answer

QUESTIONS = Path(__file__).parents[2] / "corpus" / "questions.jsonl"
HOSTILE_REPLIES = 2000  # and at least as many faults in them
HONEST_REPLIES = 300
LEAST_HONEST = 0.95
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


@pytest.fixture(scope="module")
def cases(case: CaseOf) -> list[Case]:
    """Answered questions of all kinds, every seventh of the officials' set, with at least three exhibits."""
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()[::7]
    found = [case(json.loads(line)["question"]) for line in lines]
    usable = [
        one
        for one in found
        if one.composed.status == "answered"
        and not one.verified.gathered[0].query.quantities
        and len(cites(one.brief)) > 2
    ]
    assert len(usable) > 15
    return usable


def new_claims(answer: Answer, case: Case) -> dict[str, list[str]]:
    """How the claims read that the composed answer has not, with the quotes of each and the headings above them."""
    quotes = {one.mark: " ".join((one.quote, *one.section, one.title)) for one in answer.citations}
    return {
        said(claim.text): [quotes[mark] for mark in claim.citations]
        for claim in answer.claims
        if claim.text not in {held.text for held in case.composed.claims}
    }


def test_no_planted_fault_reaches_an_answer_in_two_thousand_replies(cases: list[Case]) -> None:
    chance, replies, planted_all = Random(20261125), 0, 0
    while min(replies, planted_all) < HOSTILE_REPLIES:
        replies += 2
        case = chance.choice(cases)
        first, right, planted = hostile(case.brief, chance)
        second, right_again, planted_again = hostile(case.brief, chance)
        steps: list[Answer] = []
        answer = case.write(ScriptedModel([first, second], piece=chance.randrange(1, 40)), steps.append)
        assert all(answer.text.startswith(step.text) for step in steps), case.question
        allowed = every([*right, *right_again], case.brief)
        allowed |= {said(claim.text) for claim in case.composed.claims}
        shown = new_claims(answer, case)
        planted_all += len(planted) + len(planted_again)
        for sentence in (*planted, *planted_again):
            reads = said(filled(sentence, case.brief))
            assert reads not in shown or reads in allowed, (case.question, sentence, answer.text)
        for reads, quotes in shown.items():
            held = "".join("".join((*quotes, *(fact.period.printed for fact in answer.facts))).split())
            assert all(number in held for number in _NUMBER.findall(reads)), (case.question, reads, quotes)
        assert {int(mark) for mark in re.findall(r"\[([0-9]+)\]", answer.text)} <= {c.mark for c in answer.citations}


def test_honest_replies_pass_unchanged(cases: list[Case]) -> None:
    chance, passed = Random(7), 0
    for _ in range(HONEST_REPLIES):
        case = chance.choice(cases)
        sentences = list(dict.fromkeys(honest(case.brief, chance) for _ in range(chance.randrange(1, 5))))
        answer = case.write(ScriptedModel(["\n".join(sentences)], piece=11))
        wanted = list(dict.fromkeys(said(filled(sentence, case.brief)) for sentence in sentences))
        passed += [said(claim.text) for claim in answer.claims][: len(wanted)] == wanted
    assert passed >= LEAST_HONEST * HONEST_REPLIES


@pytest.mark.parametrize("plant", PLANTS)
def test_each_kind_of_fault_is_planted_and_refused(plant: Plant, cases: list[Case]) -> None:
    """No kind hides behind the others: each is written, alone, and nothing of it is left."""
    chance, tried = Random(3), 0
    for case in cases * 2:
        if (sentence := plant(case.brief, chance)) is None:
            continue
        tried += 1
        answer = case.write(ScriptedModel([sentence]))
        assert new_claims(answer, case) == {}, (case.question, sentence)
    assert tried >= 5
