"""How a thing came about is told by the document on it: when it was founded and what it was before, and no more."""

from __future__ import annotations

from held_library import answered, made

PARK = made(
    "一、背景与定位\n\n- 2010年11月成立，是全国唯一的渔业影视园区，又称“渔影城”。\n"
    "- 2012年3月转为部省共建，同年5月揭牌。\n"
    "- 前身是雪浪船厂；2007年全市关停小厂，该厂在列。\n- 业务方向：以渔业拍摄为龙头。\n\n"
    "二、政策支持\n\n- 2019年三年行动计划单列提升渔业影视园发展能级。\n",
    name="park",
    title="云港渔业影视园（要点摘编）",
    kind="digest",
)
SERVICES = made(
    "在服务业方面，重点支持渔业影视园加快发展，推动健康养生与旅游联动。", name="services", title="服务业研究"
)


def test_what_tells_its_beginnings_is_told() -> None:
    said = answered("渔业影视园是怎么来的？", PARK, SERVICES).text
    assert all(one in said for one in ("2010年11月成立", "转为部省共建", "前身是雪浪船厂"))
    assert not any(one in said for one in ("健康养生", "业务方向", "行动计划"))
