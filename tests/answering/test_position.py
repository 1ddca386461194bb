"""What a place is within a larger one is told by the document on the larger one, whatever it calls it."""

from __future__ import annotations

from held_library import answered, made

CIRCLE = made(
    "一、背景\n\n- 成员为“1+8”：上海加无锡、常州等八市。\n- 愿景是“卓越的全球城市区域”。\n\n"
    "二、城市分层与无锡\n\n- 第二层次（综合性全球城市）：苏州、宁波。\n"
    "- 第三层次（专业性全球城市）：无锡、南通等六市。\n\n"
    "三、无锡的落实\n\n- 2023年3月无锡通过行动方案，目标是上海大都市圈战略支点城市。\n",
    name="circle",
    title="上海大都市圈空间协同规划与无锡的角色（要点摘编）",
    kind="digest",
)
STUDY = made("批复对无锡明确提出发展定位，发挥一点居中的区位优势，深度融入上海大都市圈建设。", title="无锡产业研究")


def test_the_document_on_the_larger_place_tells_it() -> None:
    said = answered("无锡在上海大都市圈里是什么定位？", CIRCLE, STUDY).text
    assert all(one in said for one in ("专业性全球城市", "战略支点城市"))
    assert not any(one in said for one in ("一点居中", "综合性全球城市"))


def test_where_none_is_held_the_study_tells_it() -> None:
    assert "一点居中" in answered("无锡在上海大都市圈里是什么定位？", STUDY).text
