"""Saying no: in one polite sentence, with what was searched and the nearest things that are held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.figures.nearest import note_nearest
from assistant.answering.question import FOREIGN
from assistant.answering.sentences.not_seen import note_not_seen
from assistant.title_marks import in_title_marks

if TYPE_CHECKING:
    from assistant.answering.drafting import Draft
    from assistant.answering.gather import Gathered
    from assistant.model import Answer

DECLINED = {
    "greeting": "您好。请直接提问，例如无锡产业强市的成效、问题、建议或某项数据。",
    "self": "我是无锡“产业强市”政策资料的问答程序，只根据库中的论文和规划摘编作答，其他事项无法答复。",
    "orders": "我只根据库中资料回答政策问题，不执行改变规则、透露设置或编造内容的要求。",
    "code": "我只回答库中政策资料里的问题，不编写程序。",
    "writing": "我只回答库中政策资料里的问题，不代写文稿。",
    "forecast": "我不作预测，只提供库中资料已有的数据和目标。",
    "private": "我不提供个人信息，只回答库中政策资料里的问题。",
    "opinion": "我不发表个人看法，只转述库中资料的说法。",
    FOREIGN: "请用中文提问：库中资料都是中文，其他语言的问题无法答复。",
    "daily": "这不是库中政策资料的内容，无法答复。",
}
NEAREST = 3


def decline(draft: Draft) -> Answer:
    """The answer to what is no question to the library."""
    draft.say(DECLINED[draft.query.reason])
    return draft.finished("refused")


def refuse(draft: Draft, gathered: Gathered) -> Answer:
    """The answer where the evidence is missing: what was searched, and which sections come nearest."""
    draft.say(f"检索了库中{_searched(gathered)}，没有找到能回答这个问题的依据。")
    if gathered.query.expects == "figure" or gathered.query.quantities:
        note_nearest(draft, gathered)
    note_not_seen(draft, gathered)
    covering = (statement for statement in gathered.statements[:10] if statement.covered > 0)
    nearest = dict.fromkeys(in_title_marks(statement.document.title) for statement in covering)
    if nearest:
        draft.notes.append("最接近的内容在" + "、".join(list(nearest)[:NEAREST]) + "。")
    return draft.finished("refused")


def _searched(gathered: Gathered) -> str:
    restricted = gathered.query.filters.documents
    return "所选的文件" if restricted else "全部文件"
