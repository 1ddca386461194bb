"""Who is responsible for a task, as plans print it behind the task."""

from __future__ import annotations

from held_library import answered, made

PLAN = made(
    "二、重点任务\n1．优化渡船服务。增加班次，方便游客候船。（交通局牵头，各镇配合）\n"
    "2．修缮灯塔。更换灯具，培训看守人员。（航标处负责）\n"
    "3．整治鱼市。清理占道摊位。\n责任单位：城管局、市场监管局",
    title="云州港口整治方案",
)


def test_the_task_is_given_with_its_bearer() -> None:
    answer = answered("渡船服务这项工作由谁负责？", PLAN)
    assert "优化渡船服务。" in answer.text
    assert "交通局牵头，各镇配合" in answer.text
    assert "航标处" not in answer.text


def test_the_bearer_may_stand_on_a_line_of_its_own() -> None:
    assert "城管局、市场监管局" in answered("整治鱼市的责任单位有哪些？", PLAN).text


def test_a_task_without_a_bearer_is_not_given_anothers() -> None:
    plan = made("1．修缮灯塔。更换灯具。\n2．整治鱼市。清理摊位。（城管局负责）", title="整治方案")
    assert "城管局" not in answered("修缮灯塔由哪个部门负责？", plan).text
