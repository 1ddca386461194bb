"""How two things are related is told by what names both: no list of the one's parts, nothing on one of them alone."""

from __future__ import annotations

from held_library import answered, made

CLUSTERS = made(
    "一、背景与定位\n\n2023年2月，市里举行发布会，公开了这份意见，“346”建设由此启动。在此之前的2022年，材料已使用“346”的提法概括渔业格局。\n\n"
    "它是渔业强市战略在组织方式上的延续：由分品种抓养殖，转为按三个梯次抓集群。\n\n"
    "二、集群构成\n\n- 3个地标渔业：海参、鲍鱼、扇贝。\n- 4个优势渔业：鲈鱼、鲫鱼、鲤鱼、草鱼。\n"
    "- 6个未来渔业：深海渔业、智慧渔业、休闲渔业、渔业碳汇、渔业金融、海上牧场。\n",
    name="clusters",
    title="关于构建“346”现代渔业体系的实施意见（要点摘编）",
    kind="digest",
)
RELATION = "“346”现代渔业体系跟渔业强市战略是什么关系？"


def test_the_relation_is_told_and_no_parts() -> None:
    said = answered(RELATION, CLUSTERS).text
    assert "组织方式上的延续" in said
    assert "鲈鱼" not in said
    assert "2022年" not in said


def test_what_became_something_else_has_changed() -> None:
    said = answered("抓渔业的办法有什么变化？", CLUSTERS).text
    assert "转为按三个梯次抓集群" in said
