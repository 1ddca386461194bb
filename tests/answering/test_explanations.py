"""How something works is told with the line below that opens with its way of working."""

from __future__ import annotations

from held_library import answered, made

from assistant.answering.question import understand

PLAN = made(
    "一、保障\n- 市里制定了“链长制”方案，每个重点集群由一名市领导统筹。\n"
    "- 组织方式是“一个集群、一个专班”，成员来自部门和企业。\n- 每个产业有自己的规划。\n",
    name="plan",
    title="集群建设意见",
    kind="plan",
)


def test_the_way_of_working_stands_below_what_works_so() -> None:
    assert "一个专班" in answered("重点集群的链长制是怎么运转的？", PLAN).text


def test_it_is_left_out_where_that_is_not_asked() -> None:
    assert "一个专班" not in answered("重点集群的链长制由谁统筹？", PLAN).text


def test_how_two_sayings_are_to_be_told_asks_which_is_right() -> None:
    assert understand("开工时间有两种说法，对外怎么回答？").text == "开工时间有两种说法，哪个准？"
