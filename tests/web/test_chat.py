"""The page 问答 as a visitor uses it, run by Streamlit's own tester."""

from __future__ import annotations

import re
import threading
from typing import TYPE_CHECKING

import pytest
from desk_page import SCRIPT, open_drawer, open_page
from fake_assistant import (
    BROKEN,
    DIGEST_QUOTE,
    NOTHING,
    PROBLEMS,
    SERVICE,
    SERVICE_QUOTE,
    TWICE,
    FakeAssistant,
)
from streamlit.testing.v1 import AppTest

from assistant.evaluation.own_set import OwnSet
from assistant.journal.kept import Given
from assistant.journal.proof import proofs_for
from assistant.model import Answer, Filters, Searched
from assistant.web.into_set import figures_of

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.app import Assistant
    from assistant.journal.journal import Journal


def _ask(page: AppTest, question: str) -> AppTest:
    asked = page.chat_input[0].set_value(question).run()
    assert not asked.exception
    return asked


def _shown(page: AppTest) -> str:
    return "\n".join(element.proto.body for element in page.get("html"))


def _keys(page: AppTest) -> set[str]:
    return {button.key for button in page.button if button.key}


def test_the_empty_page_says_what_it_is_and_offers_examples(page: AppTest) -> None:
    assert not page.exception
    assert "无锡政策问答助手" in _shown(page)
    assert "库中 2 份文献" in _shown(page)
    assert [page.button(key=f"example-{number}").label for number in (0, 1)] == [SERVICE, PROBLEMS]


def test_an_answer_shows_its_status_its_text_and_its_citations(page: AppTest) -> None:
    _ask(page, SERVICE)
    shown = _shown(page)
    assert "已回答" in shown
    assert "理解为：2018年无锡服务业增加值增速是多少？" in shown
    assert re.sub(r"<[^>]*>", "", shown).count(f"{SERVICE_QUOTE}[1]") == 1
    assert "已查找 2 份文献、9 个段落" in shown
    assert page.button(key="cite-0-1").label == r"\[1\] 第2页"


def test_a_computation_is_shown_with_its_formula_and_its_result(page: AppTest) -> None:
    _ask(page, SERVICE)
    assert "其余产业的占比：100 − 51.1 = <b>48.9%</b>" in _shown(page)


def test_an_example_is_asked_by_a_click(page: AppTest, assistant: FakeAssistant) -> None:
    page.button(key="example-1").click().run()
    assert [question for question, _, _ in assistant.asked] == [PROBLEMS]
    assert "摘编不是公文原文。" in _shown(page)
    assert "example-0" not in _keys(page)


def test_text_that_looks_like_markup_is_shown_as_it_stands(page: AppTest) -> None:
    """Answers and questions go through HTML escaping, so that ~, * and < stay characters."""
    _ask(page, PROBLEMS)
    assert "达到*50~150*家，年均增长&gt;=10%。" in _shown(page)
    _ask(page, "<img src=x onerror=alert(1)>")
    assert "&lt;img src=x onerror=alert(1)&gt;" in _shown(page)
    assert "<img src=x" not in _shown(page)


def test_a_citation_of_a_pdf_opens_the_page_with_marks(page: AppTest) -> None:
    _ask(page, SERVICE)
    page.button(key="cite-0-1").click().run()
    assert not page.exception
    shown = _shown(page)
    assert 'src="data:image/png;base64,' in shown
    assert shown.count('class="quoted') == 2
    assert "第 2 页，共 2 页" in shown
    assert "无锡太湖学院" in shown
    assert page.button(key="page_on").disabled


def test_the_text_of_a_pdf_page_can_be_read_instead(page: AppTest) -> None:
    _ask(page, SERVICE)
    page.button(key="cite-0-1").click().run()
    page.segmented_control(key="page_as").set_value("文字").run()
    shown = _shown(page)
    assert "data:image/png" not in shown
    assert f'<mark class="here">{SERVICE_QUOTE}</mark>' in shown


def test_pages_can_be_turned_and_the_quote_is_marked_on_its_own_page_only(page: AppTest) -> None:
    _ask(page, SERVICE)
    page.button(key="cite-0-1").click().run()
    page.button(key="page_back").click().run()
    assert "第 1 页，共 2 页" in _shown(page)
    assert 'class="quoted' not in _shown(page)
    page.button(key="page_on").click().run()
    assert 'class="quoted' in _shown(page)


def test_a_digest_is_named_as_a_digest_with_its_sources(page: AppTest) -> None:
    _ask(page, PROBLEMS)
    page.button(key="cite-0-1").click().run()
    shown = _shown(page)
    assert "这是编者用自己的话写的要点摘编，不是公文原文。" in shown
    assert '<a href="https://example.invalid/plan"' in shown
    assert "<li>转载稿</li>" in shown
    assert f'<mark class="here">{DIGEST_QUOTE.removesuffix("[2]").replace(">", "&gt;")}<sup>[2]</sup></mark>' in shown


def test_the_panel_can_be_closed_and_closes_with_the_next_question(page: AppTest) -> None:
    _ask(page, SERVICE)
    page.button(key="cite-0-1").click().run()
    page.button(key="close_source").click().run()
    assert "close_source" not in _keys(page)
    page.button(key="cite-0-1").click().run()
    assert "close_source" in _keys(page)
    _ask(page, PROBLEMS)
    assert "close_source" not in _keys(page)


def test_a_pdf_that_cannot_be_shown_is_read_as_text(page: AppTest, assistant: FakeAssistant) -> None:
    assistant.pdf.write_bytes(b"damaged")
    _ask(page, SERVICE)
    page.button(key="cite-0-1").click().run()
    assert "paper\\.pdf" in page.warning[0].value
    assert f'<mark class="here">{SERVICE_QUOTE}</mark>' in _shown(page)


def test_a_refusal_shows_its_status_and_no_citation(page: AppTest) -> None:
    _ask(page, NOTHING)
    assert "未找到依据" in _shown(page)
    assert not any(key.startswith("cite-") for key in _keys(page))


def test_a_follow_up_carries_the_earlier_questions(page: AppTest, assistant: FakeAssistant) -> None:
    _ask(page, SERVICE)
    _ask(page, PROBLEMS)
    assert assistant.asked[1] == (PROBLEMS, (SERVICE,), Filters())


def test_the_search_is_restricted_to_the_chosen_documents(page: AppTest, assistant: FakeAssistant) -> None:
    page.multiselect(key="documents").select("paper").run()
    assert "仅在所限定的 1 份文献中查找" in _shown(page)
    _ask(page, SERVICE)
    assert assistant.asked[0][2] == Filters(documents=("paper",))


def test_the_search_is_restricted_to_the_chosen_kinds(page: AppTest, assistant: FakeAssistant) -> None:
    page.pills(key="kinds").set_value(["digest"]).run()
    _ask(page, SERVICE)
    assert assistant.asked[0][2] == Filters(kinds=("digest",))


def test_documents_and_kinds_that_exclude_each_other_are_pointed_out(page: AppTest) -> None:
    page.pills(key="kinds").set_value(["digest"]).run()
    page.multiselect(key="documents").select("paper").run()
    assert "没有同时符合这些限定的文献" in _shown(page)


def test_a_new_conversation_forgets_the_old_one(page: AppTest, assistant: FakeAssistant) -> None:
    _ask(page, SERVICE)
    page.button(key="cite-0-1").click().run()
    page.button(key="new_conversation").click().run()
    assert "example-0" in _keys(page)
    assert SERVICE_QUOTE not in _shown(page)
    _ask(page, PROBLEMS)
    assert assistant.asked[-1] == (PROBLEMS, (), Filters())


def test_an_error_is_shown_as_its_sentence_and_the_talk_goes_on(page: AppTest) -> None:
    _ask(page, BROKEN)
    assert page.error[0].value == "问题是“？”，应为一句话。请写出要问的内容。"
    _ask(page, SERVICE)
    assert SERVICE_QUOTE in _shown(page)


def test_a_turn_stays_as_it_was_answered(page: AppTest) -> None:
    """Drawing the page again asks nothing again."""
    _ask(page, SERVICE)
    before = _shown(page)
    page.run()
    assert _shown(page) == before


def test_chips_of_one_section_name_it_once(page: AppTest) -> None:
    _ask(page, TWICE)
    labels = [page.button(key=f"cite-0-{mark}").label for mark in (1, 2)]
    assert labels == [r"\[1\] 目标", r"\[2\]"]


def test_a_server_without_a_library_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The real assistant is opened where no other is set; without a library the page offers to build one."""
    monkeypatch.setenv("ASSISTANT_INDEX", str(tmp_path / "none"))
    monkeypatch.setenv("ASSISTANT_JOURNAL", str(tmp_path / "journal"))
    page = AppTest.from_file(str(SCRIPT), default_timeout=60)
    page.session_state["person"] = "visitor"
    page.run()
    assert not page.exception
    assert "还没有文献库" in page.info[0].value
    assert page.button(key="build_library").label == "建立文献库"
    assert not page.chat_input


# --- figures ------------------------------------------------------------------------------------------------------


def test_every_figure_in_the_text_opens_its_chip(page: AppTest) -> None:
    _ask(page, SERVICE)
    opened = re.findall(r'class="figure"[^>]*data-opens="([^"]+)">([^<]+)<', _shown(page))
    assert opened == [("figure-0-1", "8.08%"), ("figure-0-0", "51.1%")]
    assert {key for key, _ in opened} <= _keys(page)
    assert 'class="mark" role="button" tabindex="0" data-opens="cite-0-1">[1]<' in _shown(page)


def test_a_figure_opens_its_proof_beside_the_page(page: AppTest) -> None:
    _ask(page, SERVICE)
    page.button(key="figure-0-1").click().run()
    shown = _shown(page)
    for told in ("无锡", "服务业增加值", "同比增速", "2018年", "8.08 %", "人工核对"):
        assert told in shown
    assert "同比增长<b>8.08%</b>" in shown
    assert 'class="quoted' in shown


def test_a_computed_figure_opens_its_formula_and_its_operands(page: AppTest) -> None:
    _ask(page, SERVICE)
    page.button(key="computed-0-0").click().run()
    assert "程序计算得出" in _shown(page)
    assert "100 − 51.1 = <b>48.9%</b></div>" in _shown(page)
    page.button(key="operand-0").click().run()
    assert "占比为<b>51.1%</b>" in _shown(page)


# --- conversations ------------------------------------------------------------------------------------------------


def _address(page: AppTest) -> str:
    held = page.query_params["c"]
    return held if isinstance(held, str) else held[0]


def test_a_reload_finds_the_conversation_as_it_was(page: AppTest, assistant: FakeAssistant, journal: Journal) -> None:
    """A new session with the address of the old one, as after a reload or a restart: nothing is asked again."""
    _ask(page, SERVICE)
    _ask(page, PROBLEMS)
    later = open_page(assistant, journal)
    later.query_params["c"] = _address(page)
    later.run()
    assert _answers(later) == _answers(page)
    assert len(assistant.asked) == 2
    _ask(later, TWICE)
    assert assistant.asked[-1][1] == (SERVICE, PROBLEMS)


def _answers(page: AppTest) -> list[str]:
    return re.findall(r'<div class="answer".*?</div></div>|<div class="question".*?</div>', _shown(page), re.DOTALL)


def test_another_person_does_not_see_it(page: AppTest, assistant: FakeAssistant, journal: Journal) -> None:
    _ask(page, SERVICE)
    other = open_page(assistant, journal, "somebody-else")
    other.query_params["c"] = _address(page)
    other.run()
    assert not other.exception
    assert SERVICE_QUOTE not in _shown(other)
    assert "c" not in other.query_params
    assert not any(key.startswith("talk-") for key in _keys(other))


def test_conversations_are_listed_opened_renamed_and_deleted(page: AppTest, journal: Journal) -> None:
    _ask(page, SERVICE)
    first = _address(page)
    page.button(key="new_conversation").click().run()
    _ask(page, PROBLEMS)
    second = _address(page)
    assert {f"talk-{first}", f"talk-{second}"} <= _keys(page)
    page.button(key=f"talk-{first}").click().run()
    assert "已查找" in _shown(page)
    assert SERVICE in _shown(page)
    open_drawer(page, "rename").text_input(key=f"new-title-{first}").set_value("服务业").run()
    page.button(key="rename_save").click().run()
    assert page.button(key=f"talk-{first}").label == "服务业"
    assert "rename_save" not in _keys(page)
    open_drawer(page, "delete").button(key="delete_really").click().run()
    assert [one.id for one in journal.conversations("visitor")] == [second]
    assert "example-0" in _keys(page)


def test_conversations_are_searched(page: AppTest) -> None:
    for question in (SERVICE, PROBLEMS, TWICE, NOTHING):
        page.button(key="new_conversation").click().run()
        _ask(page, question)
    page.text_input(key="searched-conversations").set_value("哪两点").run()
    assert [button.label for button in page.button if (button.key or "").startswith("talk-")] == [TWICE]


# --- what is done with an answer ----------------------------------------------------------------------------------


def _turn(journal: Journal) -> str:
    (conversation,) = journal.conversations("visitor")
    return journal.turns(conversation.id)[-1].id


def test_an_answer_is_judged_and_the_reason_kept(page: AppTest, journal: Journal) -> None:
    _ask(page, SERVICE)
    turn = _turn(journal)
    page.button(key=f"useful-{turn}").click().run()
    assert page.button(key=f"useful-{turn}").label == "✓ 有用"
    open_drawer(page, f"wrong-{turn}").button_group(key=f"reason-{turn}").set_value(["数字不对"])
    page.text_area(key=f"said-{turn}").set_value("应为8.1%")
    page.button(key=f"judge-{turn}").click().run()
    assert not page.exception
    assert f"judge-{turn}" not in _keys(page)
    ((opinion, question, answer),) = journal.opinions()
    assert (opinion.verdict, opinion.reason, question) == ("down", "数字不对；应为8.1%", SERVICE)
    assert SERVICE_QUOTE in answer


def test_an_answer_becomes_a_question_of_the_own_set(page: AppTest, journal: Journal) -> None:
    _ask(page, SERVICE)
    turn = _turn(journal)
    open_drawer(page, f"test-{turn}").text_area(key=f"add-must-{turn}").set_value("8.08%|8.08％\n服务业")
    page.button(key=f"add-now-{turn}").click().run()
    (added,) = OwnSet(journal.folder).questions()
    assert added.must == (("8.08%", "8.08％"), ("服务业",))
    assert (added.question, added.evidence, added.document) == (SERVICE, SERVICE_QUOTE, "paper")
    assert added.id in page.success[0].value.replace("\\", "")


def test_what_was_worked_out_must_stand_in_the_answer_too(corpus_assistant: Assistant) -> None:
    """A question for a difference is not passed by an answer that only names the two sides."""
    answer = corpus_assistant.ask("2018年苏州和无锡的高新技术企业数相差多少家？")
    given = Given(answer, proofs_for(answer, corpus_assistant.library.facts_beside(answer), corpus_assistant.document))
    assert figures_of(given) == ("3350家", "5410家", "2060家")


def test_a_question_is_asked_again_beside_the_first_answer(
    page: AppTest, assistant: FakeAssistant, journal: Journal
) -> None:
    _ask(page, SERVICE)
    page.button(key=f"again-{_turn(journal)}").click().run()
    assert [question for question, _, _ in assistant.asked] == [SERVICE, SERVICE]
    assert _shown(page).count("已查找") == 2


def test_further_questions_are_sought_kept_and_asked_by_a_click(
    page: AppTest, assistant: FakeAssistant, journal: Journal
) -> None:
    _ask(page, SERVICE)
    page.button(key=f"further-{_turn(journal)}").click().run()
    (conversation,) = journal.conversations("visitor")
    (kept,) = journal.turns(conversation.id)
    assert kept.given is not None
    assert kept.given.suggestions == (PROBLEMS,)
    page.button(key="suggested-0").click().run()
    assert [question for question, _, _ in assistant.asked] == [SERVICE, PROBLEMS]
    page.button(key=f"further-{_turn(journal)}").click().run()
    assert "没有找到相近又答得出的问题" in _shown(page)


def test_what_is_asked_and_answered_is_in_the_audit_log(page: AppTest, journal: Journal) -> None:
    _ask(page, SERVICE)
    (entry,) = journal.entries()
    assert (entry.person, entry.action, entry.subject) == ("visitor", "提问", SERVICE)
    assert entry.detail.startswith("000001-abcdef")
    assert SERVICE_QUOTE in entry.detail


# --- while it is being answered -----------------------------------------------------------------------------------


def test_a_slow_answer_is_waited_for_and_survives_another_question(
    page: AppTest, assistant: FakeAssistant, journal: Journal
) -> None:
    """The job goes on whatever the page does; both answers are there in the end."""
    assistant.held = threading.Event()
    _ask(page, SERVICE)
    assert "正在查找依据" in _shown(page)
    _ask(page, PROBLEMS)
    assert _shown(page).count('class="waiting"') == 2
    assistant.held.set()
    _until_answered(journal)
    page.run()
    assert _shown(page).count("已查找") == 2


def _until_answered(journal: Journal) -> None:
    (conversation,) = journal.conversations("visitor")
    for _ in range(100):
        if all(turn.state != "asked" for turn in journal.turns(conversation.id)):
            return
        threading.Event().wait(0.05)
    pytest.fail("not answered within five seconds")


def test_what_is_proven_already_is_shown_while_the_rest_is_worded(page: AppTest, assistant: FakeAssistant) -> None:
    grown = Answer("a", SERVICE, "answered", "已证实的<b>一句</b>。[1]", (), (), (), (), (), Searched(1, 1))
    assistant.held, assistant.grown = threading.Event(), grown
    _ask(page, SERVICE)
    assert "已证实的&lt;b&gt;一句&lt;/b&gt;。[1]" in _shown(page)
    assert "正在行文、逐句核对" in _shown(page)
    assistant.held.set()


def test_a_question_that_a_restart_cut_off_can_be_asked_again(assistant: FakeAssistant, journal: Journal) -> None:
    conversation = journal.begin("visitor", SERVICE)
    cut_off = journal.ask(conversation.id, SERVICE, (), Filters())
    page = open_page(assistant, journal)
    page.query_params["c"] = conversation.id
    page.run()
    assert "中断" in page.error[0].value
    page.button(key=f"again-{cut_off.id}").click().run()
    assert SERVICE_QUOTE in re.sub(r"<[^>]*>", "", _shown(page))


def test_an_unexpected_error_is_a_sentence_and_not_lost(page: AppTest, assistant: FakeAssistant) -> None:
    assistant.broken = True
    _ask(page, SERVICE)
    assert "意外的错误" in page.error[0].value
