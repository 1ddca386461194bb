"""Items of a list that the last answer told in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.answering.item_of_the_last import ItemsAsked, items_asked

if TYPE_CHECKING:
    from assistant.app import Assistant

ZONES = "太湖湾科创带要建的五个“区地”有哪些"


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("第三项", ItemsAsked(2, 2, "")),
        ("最后两个", ItemsAsked(-2, -1, "")),
        ("倒数第二项", ItemsAsked(-2, -2, "")),
        ("前两个是啥", ItemsAsked(0, 1, "")),
        ("第三、第四个", ItemsAsked(2, 3, "")),
        ("其中第三个方向是什么？", ItemsAsked(2, 2, "")),
        ("第六个方向具体安排了什么？", ItemsAsked(5, 5, "具体安排了什么")),
        ("第一届是哪年", None),
        ("第二产业呢", None),
        ("第二个三大重点又是指什么？", None),
        ("苏州排第几", None),
    ],
)
def test_which_items_are_asked_for(asked: str, meant: ItemsAsked | None) -> None:
    assert items_asked(asked) == meant


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("最后两个", ["科教智力集聚地", "创业创新首选地"]),
        ("第三个", ["新兴产业策源地"]),
        ("倒数第二个", ["科教智力集聚地"]),
        ("前两个", ["拥湖生态标杆区", "科产城人融合示范区"]),
    ],
)
def test_the_items_are_named_as_they_stand(asked: str, told: list[str], corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask(asked, (ZONES,))
    assert [claim.text for claim in answer.claims] == told


def test_more_of_an_item_is_asked_of_its_name_in_the_same_document(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("第六个方向具体安排了什么？", ("无锡2026年政府工作重点分哪八个方向？",))
    assert "开展生物多样性调查和国土绿化" in answer.text
    assert answer.understood == "护生态具体安排了什么"


def test_of_which_of_them_it_is_so_is_told_with_those_of_them_that_are_named(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("其中哪些已经是国家先进制造业集群？", ("465的四个地标产业有哪些？",))
    assert answer.text.endswith("上一问列出的各项里，上面提到的是：物联网、生物医药。")
    alone = corpus_assistant.ask("哪些集群是国家先进制造业集群？", ("465的四个地标产业有哪些？",))
    assert "上一问" not in alone.text
