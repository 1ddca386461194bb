"""A sentence under the tasks that says on what date it was done is among the results, too."""

from __future__ import annotations

from held_library import answered, made

CLUSTER = made(
    "一、重点任务与载体\n\n- 渔联网：云港是全国首个渔联网先导区，2017年起步；2024年7月入选渔联网应用试点城市。\n"
    "- 渔港群：统一岸线管理，推进渔港建设。\n",
    name="cluster",
    title="云港渔业集群目标与任务",
    kind="digest",
)
PLAN = made(
    "一、实施情况\n\n- 载体：三个渔业小镇；首个渔联网应用项目落在云港，随后获批渔联网先导区。\n",
    name="plan",
    title="云港渔业计划",
    kind="digest",
)


def test_what_was_done_on_a_date_is_progress() -> None:
    assert "2024年7月入选" in answered("云港渔联网有哪些进展？", CLUSTER, PLAN).text


def test_what_is_only_to_be_done_is_none() -> None:
    assert "统一岸线管理" not in answered("云港渔联网有哪些进展？", CLUSTER, PLAN).text


def test_what_came_before_is_told_by_what_came_first() -> None:
    said = answered("云港在拿到渔联网先导区牌子之前，先在渔联网上做成了什么？", CLUSTER, PLAN).text
    assert "首个渔联网应用项目" in said
