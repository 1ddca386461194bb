"""Where it is asked how something is dealt with, the items around the one titled so are told if they name it."""

from __future__ import annotations

from held_library import answered, made

OUTLINE = made(
    "一、区域一体化的重点任务\n\n- 四个方向：向北联动泰州，向西推动湖湾一体。\n- 两条载体：环湖渔业圈。\n"
    "- 对接上海的合作领域：渔业科技、渔业金融、文化交流三个方面。\n- 与上海共建的产业链：渔船、渔网、冷链。\n"
    "- 金融对接：围绕上海渔业金融中心，引入团队。\n- 民生：改善渔村道路。\n",
    title="云港规划纲要（要点摘编）",
    kind="digest",
)


def test_the_items_on_it_are_told_together() -> None:
    said = answered("纲要怎么部署对接上海的？", OUTLINE).text
    assert all(one in said for one in ("渔业科技", "渔船、渔网", "渔业金融中心"))
    assert not any(one in said for one in ("泰州", "渔村道路"))


def test_what_is_asked_by_the_whole_title_is_told_alone() -> None:
    said = answered("对接上海的合作领域有哪些？", OUTLINE).text
    assert "渔业科技" in said
    assert "渔船、渔网" not in said
