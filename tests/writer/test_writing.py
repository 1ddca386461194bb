"""The writer at its seam: honest words pass, the rest is told once, dropped, and made up for by the composed answer."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from replies import frames, shown
from scripted_model import DOWN, ScriptedModel
from writing_case import Case, CaseOf

from assistant.answering.verification import verify
from assistant.answering.writer.writing import COMPLETED, MOST_CHARACTERS, NO_REPLY, NOT_PROVEN, WRITTEN
from assistant.app import Assistant
from assistant.llm import Message
from assistant.model import Answer

GROWTH = "2018年无锡服务业增加值增速是多少？"
PROBLEMS = "无锡产业强市存在哪些问题？"
GAP = "2018年苏州和无锡的高新技术企业数相差多少家？"
WHY = "无锡高端人才引进为什么需要加强？"


def id_of(found: Case, words: str) -> str:
    return next(name for name, exhibit in found.brief.exhibits.items() if words in exhibit.text)


def test_honest_sentences_become_the_answer_with_verbatim_figures_and_citations(case: CaseOf) -> None:
    found = case(GROWTH)
    name = id_of(found, "8.08%")
    model = ScriptedModel([f"无锡服务业增加值2018年同比增长⟦F1⟧，与南京的⟦F2⟧相比有一定差距。[{name}]"])
    answer = found.write(model)
    assert answer.text == "无锡服务业增加值2018年同比增长8.08%，与南京的11.84%相比有一定差距。[1]"
    assert [claim.kind for claim in answer.claims] == ["generated"]
    assert "8.08 %" in answer.citations[0].quote or "8.08%" in answer.citations[0].quote
    assert (answer.status, answer.notes[-1], len(model.asked)) == ("answered", WRITTEN, 1)
    assert {str(fact.quantity.value) for fact in answer.facts} == {"8.08", "11.84"}
    assert (answer.id, answer.searched) == (found.composed.id, found.composed.searched)


def test_digits_are_held_against_the_facts_like_any_other(case: CaseOf) -> None:
    found = case(GROWTH)
    name = id_of(found, "8.08%")
    right = f"2018年，无锡服务业增加值同比增长8.08%。[{name}]"
    assert found.write(ScriptedModel([right])).text.startswith("2018年，无锡服务业增加值同比增长8.08%。[1]")
    for wrong in ("8.80%", "8.08个百分点", "8.08", "-8.08%", "8.08%以上", "约8.08%", "11.84%", "八点零九个百分点"):
        answer = found.write(ScriptedModel([right.replace("8.08%", wrong)]))
        assert answer == found.composed or answer.notes[-1] == NOT_PROVEN, wrong
        assert answer.claims == found.composed.claims


def test_the_repair_round_tells_the_reasons_and_takes_what_is_right_then(case: CaseOf) -> None:
    found = case(GROWTH)
    name = id_of(found, "8.08%")
    wrong = f"2018年，苏州服务业增加值同比增长⟦F1⟧。[{name}]"
    right = f"2018年，无锡服务业增加值同比增长⟦F1⟧。[{name}]"
    model = ScriptedModel([wrong, right])
    answer = found.write(model)
    assert answer.text == "2018年，无锡服务业增加值同比增长8.08%。[1]"
    assert len(model.asked) == 2
    before, told = model.asked[1][-2:]
    assert (before.role, before.text) == ("assistant", wrong)
    assert wrong in told.text
    assert "所引材料说的不是苏州" in told.text
    assert answer.model_use is not None
    assert (answer.model_use.calls, answer.model_use.outcome) == (2, "written")


def test_there_is_one_repair_round_and_no_other(case: CaseOf) -> None:
    model = ScriptedModel(["没有依据的话。[QQQQ]"])
    answer = case(GROWTH).write(model)
    assert len(model.asked) == 2
    assert (answer.text, answer.notes[-1]) == (case(GROWTH).composed.text, NOT_PROVEN)
    assert answer.model_use is not None
    assert answer.model_use.outcome == "composed"


@pytest.mark.parametrize("lines", [[DOWN], [("2018年，无锡服务业", DOWN)], [""], ["\n\n"], ["抱歉，我不知道。"]])
def test_without_a_usable_reply_the_composed_answer_is_given_and_says_so(case: CaseOf, lines: Sequence[str]) -> None:
    answer = case(GROWTH).write(ScriptedModel(lines))
    assert (answer.text, answer.citations) == (case(GROWTH).composed.text, case(GROWTH).composed.citations)
    assert answer.notes[-1] in (NO_REPLY, NOT_PROVEN)


def test_what_was_written_before_a_failure_stays_and_the_rest_is_made_up_for(case: CaseOf) -> None:
    found = case(PROBLEMS)
    name, exhibit = next(iter(found.brief.exhibits.items()))
    answer = found.write(ScriptedModel([(f"{shown(found.brief, exhibit)}[{name}]金融领域潜", DOWN)]))
    assert answer.text.startswith(f"{exhibit.text}[1]\n")
    assert answer.notes[-1] == COMPLETED
    assert {citation.quote for citation in found.composed.citations} <= {c.quote for c in answer.citations}


def test_a_list_stays_whole(case: CaseOf) -> None:
    found = case(PROBLEMS)
    assert found.brief.query.kind == "list"
    assert len(found.composed.claims) > 2
    answer = found.write(ScriptedModel([f"⟦{next(iter(found.brief.exhibits))}⟧"]))
    assert [claim.text for claim in answer.claims] == [claim.text for claim in found.composed.claims]
    assert answer.model_use is not None
    assert answer.model_use.outcome == "completed"


def test_a_computation_is_taken_whole_or_added(case: CaseOf) -> None:
    found = case(GAP)
    name = id_of(found, "5410")
    figures = f"2018年，无锡高新技术企业⟦F1⟧，苏州⟦F2⟧。[{name}]"
    for reply, outcome in ((f"{figures}⟦C1⟧", "written"), (figures, "completed")):
        answer = found.write(ScriptedModel([reply]))
        assert "3350家（5410 − 2060 = 3350，计算得出）" in answer.text
        assert answer.computed == found.composed.computed
        assert answer.model_use is not None
        assert answer.model_use.outcome == outcome
    beside = found.write(ScriptedModel([f"也就是说⟦C1⟧，差距很大。[{name}]"]))
    assert beside.claims == found.composed.claims


def test_a_lead_line_waits_for_what_it_leads_to(case: CaseOf) -> None:
    found = case(WHY)
    exhibit = next(one for one in found.brief.exhibits.values() if not one.figures and not one.in_table)
    lead = "根据材料，主要有以下方面：\n"
    answer = found.write(ScriptedModel([f"{lead}{shown(found.brief, exhibit)}[{exhibit.id}]"]))
    assert answer.text.startswith("根据材料，主要有以下方面：\n")
    alone = found.write(ScriptedModel([lead]))
    assert alone.text == found.composed.text
    assert "没有问题" not in found.write(ScriptedModel([f"无锡高端人才没有问题：\n{shown(found.brief, exhibit)}"])).text


def test_each_step_that_is_shown_is_the_beginning_of_the_answer_and_proven(case: CaseOf) -> None:
    for question in (PROBLEMS, WHY, GAP, GROWTH):
        found = case(question)
        steps: list[Answer] = []
        sentences = [f"{shown(found.brief, one)}[{name}]" for name, one in list(found.brief.exhibits.items())[:5]]
        reply = "".join([sentences[0], "编造的话。[ZZZZ]", *sentences[1:], "没说完的[", sentences[0]])
        answer = found.write(ScriptedModel([reply], piece=1), steps.append)
        assert steps
        for before, after in zip(steps, [*steps[1:], answer], strict=True):
            assert after.text.startswith(before.text)
            assert after.claims[: len(before.claims)] == before.claims
            assert after.citations[: len(before.citations)] == before.citations
            assert found.prove(before) == before
        assert "编造" not in answer.text


def test_nothing_is_asked_where_nothing_may_be_written(case: CaseOf) -> None:
    model = ScriptedModel(["2018年增长9%。"])
    for question in ("2035年火星基地的面积是多少？", "你好", "2018年无锡服务业增加值增速是9.5%吗？"):
        assert case(question).write(model) == case(question).composed
    assert model.asked == []


def test_a_reply_without_end_is_cut_off(case: CaseOf) -> None:
    model = ScriptedModel(["没有尽头" * MOST_CHARACTERS], piece=500)
    answer = case(GROWTH).write(model)
    assert (answer.text, answer.notes[-1]) == (case(GROWTH).composed.text, NO_REPLY)
    repeated = ScriptedModel([f"⟦{id_of(case(GROWTH), '8.08%')}⟧\n" * MOST_CHARACTERS], piece=500)
    assert len(case(GROWTH).write(repeated).claims) == 1


def test_a_target_is_never_told_as_a_result(case: CaseOf) -> None:
    found = case("到2025年G60科创走廊研发投入强度的目标是多少？")
    targets = {token: fact for token, fact in found.brief.facts.items() if fact.status == "target"}
    told = 0
    for token, fact in targets.items():
        exhibit = next(one for one in found.brief.exhibits.values() if fact in one.facts)
        reply = f"{fact.period.printed}，{fact.subject}{fact.indicator}为⟦{token}⟧。[{exhibit.id}]"
        for claim in found.write(ScriptedModel([reply])).claims:
            if claim.kind == "generated":
                assert "（目标数）" in claim.text
                told += 1
    assert told


def test_the_answer_of_an_assistant_without_a_model_has_no_use_of_one(corpus_assistant: Assistant) -> None:
    assert corpus_assistant.ask(GROWTH).model_use is None


def test_the_gate_stands_behind_every_sentence(case: CaseOf) -> None:
    """With a gate that lets nothing through, nothing of the model's is shown."""
    found = case(GROWTH)
    exhibit = found.brief.exhibits[id_of(found, "8.08%")]
    closed = Case(found.question, found.verified, found.brief, lambda answer: verify(answer, lambda _, __: ""))
    steps: list[Answer] = []
    for frame in frames(found.brief, exhibit):
        assert closed.write(ScriptedModel([frame]), steps.append).text == found.composed.text
    assert steps == []


def test_the_prompt_is_what_the_brief_says(case: CaseOf) -> None:
    model = ScriptedModel([""])
    case(GROWTH).write(model)
    assert model.asked[0] == case(GROWTH).brief.messages()
    assert all(isinstance(message, Message) for message in model.asked[0])
