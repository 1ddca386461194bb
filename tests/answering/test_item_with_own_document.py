"""An item of a plan on what another document is about says less of it, whatever place both are of."""

from __future__ import annotations

from held_library import gathered, made

OUTLINE = made(
    "一、任务\n\n- G60科创走廊：以市场化方式持续推进，定位为双轮驱动的先行走廊。\n- 渔港群：统一岸线管理。\n",
    name="outline",
    title="长三角一体化规划纲要（要点摘编）",
    kind="digest",
)
CORRIDOR = made(
    "一、范围\n\n- 九个成员：上海、苏州等。\n\n二、对无锡的含义\n\n- 无锡参与长三角创新走廊主要靠太湖湾科创带。\n",
    name="corridor",
    title="长三角G60科创走廊建设方案（要点摘编）",
    kind="digest",
)
QUESTION = "无锡没进G60科创走廊，那怎么参与长三角科创合作？"


def test_the_item_is_no_topic_where_a_document_is_on_it() -> None:
    assert [one.title.words for one in gathered(QUESTION, OUTLINE).topics] == ["G60科创走廊"]
    assert gathered(QUESTION, OUTLINE, CORRIDOR).topics == ()
