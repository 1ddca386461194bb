"""A form that makes an answer a question of the desk's own test set: what must stand in it from now on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.errors import AssistantError
from assistant.evaluation.own_set import OwnSet
from assistant.evaluation.questions import KINDS, STATUSES, Question
from assistant.facts.record import printed_figure
from assistant.quantity import format_quantity
from assistant.web import permission, person, session
from assistant.web.literal import literal
from assistant.web.permission import Action

if TYPE_CHECKING:
    from assistant.journal.kept import Given, Turn
    from assistant.model import Answer

ADDED = "加入题集"


def show(turn: Turn, given: Given) -> None:
    """Draw the form for an answer."""
    answer = given.answer
    place = st.empty()
    with place.container(), st.form(f"add-{turn.id}", border=False):
        kind = st.selectbox(
            "类型", list(KINDS), index=list(KINDS).index(kind_of(answer)), format_func=KINDS.__getitem__,
            key=f"add-kind-{turn.id}",
        )  # fmt: skip
        status = st.radio(
            "应当", list(STATUSES), index=int(answer.status == "refused"), format_func=STATUSES.__getitem__,
            horizontal=True, key=f"add-status-{turn.id}",
        )  # fmt: skip
        must = st.text_area(
            "答案里必须出现的字样（一行一个，几种说法用“|”隔开）", value="\n".join(figures_of(given)), height=100,
            key=f"add-must-{turn.id}",
        )  # fmt: skip
        sent = st.form_submit_button("加入", key=f"add-now-{turn.id}", type="primary")
    if sent:
        with place:  # instead of the form: above or below it a small drawer would have to be scrolled
            _add(turn, answer, kind, status, must)


def kind_of(answer: Answer) -> str:
    """The kind of question that the answer looks like."""
    if answer.status == "refused":
        return "refuse"
    if answer.computed:
        return "computed"
    return "number" if answer.facts else "explain"


def figures_of(given: Given) -> tuple[str, ...]:
    """What an answer of figures must hold: what was worked out as the answer says it, then each figure as printed."""
    said = "".join(given.answer.text.split())
    worked_out = ("".join(format_quantity(computed.quantity).split()) for computed in given.answer.computed)
    stated = (printed_figure(proof.fact) for proof in given.proofs if proof.fact in given.answer.facts)
    return tuple(dict.fromkeys((*(figure for figure in worked_out if figure in said), *stated)))


def alternatives(text: str) -> tuple[tuple[str, ...], ...]:
    """Lines of a text field, each cut at its bars; blank ones are left out."""
    lines = (tuple(part.strip() for part in line.split("|") if part.strip()) for line in text.splitlines())
    return tuple(line for line in lines if line)


@permission.needs(Action.EDIT_SET)
def _add(turn: Turn, answer: Answer, kind: str, status: str, must: str) -> None:
    cited = answer.citations[0] if answer.citations and status == "answered" else None
    try:
        journal = session.the_journal()
        own = OwnSet(journal.folder)
        question = Question(
            id=own.next_id(),
            question=turn.question,
            kind=kind,
            status=status,
            must=alternatives(must) if status == "answered" else (),
            history=turn.history,
            evidence=cited.quote if cited else "",
            document=cited.document_id if cited else "",
        )
        own.put(question)
        journal.note(person.current(), ADDED, turn.question, question.id)
    except AssistantError as error:
        st.error(literal(str(error)))
        return
    st.success(f"已加入自建题集，编号 {question.id}。可在“评测”页修改。")
