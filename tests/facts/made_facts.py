"""Facts made by hand for tests of look-up, arithmetic and conflicts."""

from __future__ import annotations

from typing import Any

from assistant.model import Fact
from assistant.period import parse_period
from assistant.quantity import parse_quantity


def made(subject: str, indicator: str, measure: str, period: str, printed: str, **more: Any) -> Fact:  # noqa: ANN401
    """A curated fact at the head of document ``a`` unless ``more`` says otherwise."""
    fields: dict[str, Any] = {
        "document_id": "a",
        "start": 0,
        "end": len(printed),
        "sentence_start": 0,
        "sentence_end": len(printed),
        "origin": "curated",
        **more,
    }
    return Fact(subject, indicator, measure, parse_period(period), parse_quantity(printed), **fields)


FIRMS_WUXI = made("无锡", "高新技术企业", "数量", "2018年", "2060家")
FIRMS_SUZHOU = made("苏州", "高新技术企业", "数量", "2018年", "5410家")
FIRMS_LATER = made("无锡", "有效期内高新技术企业", "数量", "2021年", "4608家", document_id="b")
SERVICES = made("无锡", "服务业增加值", "同比增速", "2018年", "8.08%", direction="up")
SERVICES_NANJING = made("南京", "服务业增加值", "同比增速", "2018年", "11.84%", direction="up")
TERTIARY = made("无锡", "第三产业增加值", "量值", "2020年", "6491.19亿元", document_id="b")
LOSSES = made("无锡", "工业亏损面", "量值", "2020年1—6月", "27.4%", scope="规上")
LOSSES_MORE = made(
    "无锡", "工业亏损面", "变动", "2020年1—6月", "4.6个百分点", scope="规上", direction="up", base="2019年同期"
)
BAD_LOANS = made("无锡", "不良贷款率", "量值", "2020年6月末", "1.27%")
BAD_LOANS_MORE = made("无锡", "不良贷款率", "变动", "2020年6月末", "0.27个百分点", direction="up", base="年初")
STATE = made("无锡", "国有控股企业利润", "同比增速", "2020年1—6月", "17.6%", direction="up")
PRIVATE = made("无锡", "民营企业利润", "同比增速", "2020年1—6月", "8.6%", direction="down")
TARGET = made("无锡", "研发投入强度", "量值", "到2025年", "3.5%", status="target")
UNSURE = made("无锡", "高新技术企业", "数量", "2018年", "99家", sure=False, document_id="c")
EVERYTHING = (
    FIRMS_WUXI, FIRMS_SUZHOU, FIRMS_LATER, SERVICES, SERVICES_NANJING, TERTIARY, LOSSES, LOSSES_MORE, BAD_LOANS,
    BAD_LOANS_MORE, STATE, PRIVATE, TARGET, UNSURE,
)  # fmt: skip
