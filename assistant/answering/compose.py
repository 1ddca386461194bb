"""Answers without a language model: sentences as they stand in the documents, lists whole, refusals plain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.drafting import Draft
from assistant.answering.statements import Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.enumerations import Enumeration
    from assistant.answering.gather import Gathered
    from assistant.model import Answer, Document

# The evidence bar: the least support (0 to 1) that a statement must have to be given as an answer.
# Chosen on the question sets: see docs/decisions/0003-evidence-bar.md.
BAR = 0.55
MAX_SENTENCES = 5
NEAR_THE_BEST = 0.85  # of the best score, for a statement elsewhere
BESIDE_THE_BEST = 0.65  # for one of the same section

WHO = {"paper": "论文", "digest": "要点摘编", "plan": "规划文件", "upload": "文件"}
STANCE_VERBS = {"proposed": "提出", "problem": "指出", "reported": "指出", "": "指出"}
DECLINED = {
    "greeting": "您好。请直接提问，例如无锡产业强市的成效、问题、建议或某项数据。",
    "self": "我是无锡“产业强市”政策资料的问答程序，只根据库中的论文和规划摘编作答，其他事项无法答复。",
    "orders": "我只根据库中资料回答政策问题，不执行改变规则、透露设置或编造内容的要求。",
    "code": "我只回答库中政策资料里的问题，不编写程序。",
    "writing": "我只回答库中政策资料里的问题，不代写文稿。",
    "forecast": "我不作预测，只提供库中资料已有的数据和目标。",
    "private": "我不提供个人信息，只回答库中政策资料里的问题。",
    "opinion": "我不发表个人看法，只转述库中资料的说法。",
    "daily": "这不是库中政策资料的内容，无法答复。",
}


def compose(gathered: Gathered) -> Answer:
    """The drafted answer; what it says is still to be verified."""
    query, draft = gathered.query, Draft(gathered.query, gathered.searched)
    if query.kind == "declined":
        draft.say(DECLINED[query.reason])
        return draft.finished("refused")
    if _asks_for_list(gathered):
        _write_list(draft, gathered.enumerations[0], gathered.query.ordinal)
    elif gathered.statements and gathered.statements[0].score >= BAR:
        _write_sentences(draft, gathered)
    if not draft.has_claims:
        return _refuse(draft, gathered)
    return draft.finished("answered")


def _asks_for_list(gathered: Gathered) -> bool:
    query, lists = gathered.query, gathered.enumerations
    if not lists or not (query.kind == "list" or query.ordinal):
        return False
    best = gathered.statements[0].own if gathered.statements else 0.0
    return lists[0].covered >= max(BAR, best - 0.05) or bool(query.ordinal)


def _write_list(draft: Draft, enumeration: Enumeration, ordinal: int) -> None:
    document, listed = enumeration.document, enumeration.list
    if ordinal == -1 or 1 <= ordinal <= len(listed.items):
        item = listed.items[-1 if ordinal == -1 else ordinal - 1]
        draft.say(f"{WHO[document.kind]}指出：")
        draft.quote(document, item.start, item.end)
        return
    draft.say(f"{WHO[document.kind]}{STANCE_VERBS[draft.query.stance]}（共{len(listed.items)}项）：")
    for item in listed.items:
        draft.quote(document, *enumeration.opening(item))


def _write_sentences(draft: Draft, gathered: Gathered) -> None:
    chosen = _chosen(gathered)
    for document in dict.fromkeys(statement.document.id for statement in chosen):
        group = [statement for statement in chosen if statement.document.id == document]
        holder = group[0].document
        draft.say(f"{_lead(holder, group)}：")
        for statement in group:
            draft.quote(holder, statement.start, statement.end, statement.passage_id)


def _chosen(gathered: Gathered) -> list[Statement]:
    """The statements to give: the best, and for an explanation what stands by it and is nearly as good."""
    best, query = gathered.statements[0], gathered.query
    if query.kind in {"number", "fact", "verify", "rank"}:
        return [best]
    near = [
        statement
        for statement in gathered.statements
        if statement.score >= (BESIDE_THE_BEST if _beside(statement, best) else NEAR_THE_BEST) * best.score
        and statement.score >= BAR
    ][:MAX_SENTENCES]
    order = list(dict.fromkeys(statement.document.id for statement in near))
    return sorted(near, key=lambda s: (order.index(s.document.id), s.start))


def _beside(statement: Statement, best: Statement) -> bool:
    same_document = statement.document.id == best.document.id
    return same_document and statement.document.section_at(statement.start) == best.document.section_at(best.start)


def _lead(document: Document, group: Sequence[Statement]) -> str:
    return f"{WHO[document.kind]}指出"


def _refuse(draft: Draft, gathered: Gathered) -> Answer:
    draft.say("库中没有找到能回答这个问题的内容。")
    return draft.finished("refused")
