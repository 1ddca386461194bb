"""Answers that are right, made by hand: a page, the facts it prints, and claims about them in the usual frames."""

from __future__ import annotations

from assistant.answering.figures.saying import computed_sentence, fact_row, fact_sentence
from assistant.facts.base_values import value_before
from assistant.facts.compute import by_share, check_claim, difference, extreme, rank_of, relative, share, yearly
from assistant.model import Answer, Citation, Claim, Computed, Fact, Searched
from assistant.period import parse_period
from assistant.quantity import parse_quantity

PAGE = (
    "2018年无锡服务业增加值同比增长8.08%，而南京同比增长11.84%、宁波为11.4%；服务业增加值占GDP比重同比下降0.3个百分点。"
    "2018年无锡高新技术企业为2060家，与苏州5410家相比，只有不到一半。"
    "2020年1—6月全市规模工业亏损面27.4%，仍高于2019年同期4.6个百分点，民营企业利润下降8.6%。"
    "2021年无锡规模以上工业总产值2.14万亿元，高新技术产业产值10514亿元。2022年无锡进出口总额7373.1亿元。"
    "2023年无锡进出口总额7062.1亿元。到2025年，G60九城市研发投入强度3.2%以上。“465”集群营收合计2.6万亿元。"
    "2021年研发经费：苏州888.7亿元、南京578.8亿元、无锡445.0亿元、南通286.2亿元；2012年无锡研发经费200亿元。"
    "2018年无锡高新技术企业同比增长23.43%。2022年无锡研发强度目标为3.2%，实际达到3.33%。"
    "2019年无锡生产性服务业增加值3361.4亿元，占服务业增加值68.1%。"
    "2020年无锡地区生产总值增长3.7%，宁波生产总值增长3.9%。2025年宁夏PM_2.5浓度为25.9微克/立方米。"
    "2023年2月14日发布；2017年中心城市地位指数排名，无锡第五。单个项目补助50—150万元。"
)
DOCUMENT = "paper"


def page_text(document: str, page: int) -> str:
    return PAGE if (document, page) == (DOCUMENT, 1) else ""


def fact(subject: str, indicator: str, measure: str, period: str, printed: str, **more: str) -> Fact:
    at = PAGE.index(printed)
    return Fact(
        subject=subject,
        indicator=indicator,
        measure=measure,
        period=parse_period(period),
        quantity=parse_quantity(printed),
        document_id=DOCUMENT,
        start=at,
        end=at + len(printed),
        sentence_start=at,
        sentence_end=at + len(printed),
        origin="curated",
        direction=more.get("direction", ""),
        base=more.get("base", ""),
        status=more.get("status", "result"),
        scope=more.get("scope", ""),
        note=more.get("note", ""),
    )


SERVICES_WUXI = fact("无锡", "服务业增加值", "同比增速", "2018年", "8.08%", direction="up")
SERVICES_NANJING = fact("南京", "服务业增加值", "同比增速", "2018年", "11.84%", direction="up")
SERVICES_SHARE = fact(
    "无锡", "服务业增加值占GDP比重", "占比变动", "2018年", "0.3个百分点", direction="down", base="上年"
)
FIRMS_WUXI = fact("无锡", "高新技术企业", "数量", "2018年", "2060家")
FIRMS_SUZHOU = fact("苏州", "高新技术企业", "数量", "2018年", "5410家")
LOSSES = fact("无锡", "工业亏损面", "量值", "2020年1—6月", "27.4%", scope="规上")
LOSSES_MORE = fact(
    "无锡", "工业亏损面", "变动", "2020年1—6月", "4.6个百分点", direction="up", base="2019年同期", scope="规上"
)
PRIVATE = fact("无锡", "民营企业利润", "同比增速", "2020年1—6月", "8.6%", direction="down", scope="规上")
OUTPUT = fact("无锡", "规模以上工业总产值", "量值", "2021年", "2.14万亿元")
HIGH_TECH = fact("无锡", "高新技术产业产值", "量值", "2021年", "10514亿元")
TRADE_2022 = fact("无锡", "进出口总额", "量值", "2022年", "7373.1亿元")
TRADE_2023 = fact("无锡", "进出口总额", "量值", "2023年", "7062.1亿元")
TARGET = fact("G60九城市", "研发投入强度", "量值", "到2025年", "3.2%以上", status="target")

FUNDS = tuple(
    fact(city, "研发经费", "量值", "2021年", printed)
    for city, printed in (("苏州", "888.7亿元"), ("南京", "578.8亿元"), ("无锡", "445.0亿元"), ("南通", "286.2亿元"))
)
FUNDS_2012 = fact("无锡", "研发经费", "量值", "2012年", "200亿元")
FIRMS_GREW = fact("无锡", "高新技术企业", "同比增速", "2018年", "23.43%", direction="up")
AIM = fact("无锡", "研发强度", "量值", "2022年", "3.2%", status="target")
REACHED = fact("无锡", "研发强度", "量值", "2022年", "3.33%")
RANK = fact("无锡", "中心城市地位指数", "排名", "2017年", "第五")
GRANT = fact("无锡", "单个项目补助", "量值", "2023年", "50—150万元")

PRODUCT_WUXI = fact("无锡", "地区生产总值", "同比增速", "2020年", "3.7%", direction="up")
PRODUCT_NINGBO = fact("宁波", "生产总值", "同比增速", "2020年", "3.9%", direction="up")
DUST = fact("宁夏", "PM_2.5浓度", "量值", "2025年", "25.9微克/立方米")

PRODUCTIVE = fact("无锡", "生产性服务业增加值", "量值", "2019年", "3361.4亿元")
PRODUCTIVE_SHARE = fact("无锡", "生产性服务业增加值占服务业增加值比重", "占比", "2019年", "68.1%")

GAP = difference(FIRMS_SUZHOU, FIRMS_WUXI)
GAP_RATES = difference(SERVICES_NANJING, SERVICES_WUXI)
BEFORE = value_before(LOSSES, LOSSES_MORE)
HALF = check_claim(FIRMS_WUXI, FIRMS_SUZHOU, parse_quantity("1/3"))
PART = share(HIGH_TECH, OUTPUT)
TRADE_FELL = relative(TRADE_2023, TRADE_2022)
FEWER = relative(FIRMS_WUXI, FIRMS_SUZHOU)
YEARLY = yearly(FUNDS[2], FUNDS_2012)
PLACE = rank_of("无锡", FUNDS)
MOST = extreme(FUNDS)
LEAST_GROWN = extreme((PRODUCT_WUXI, PRODUCT_NINGBO), smallest=True)
YEAR_BEFORE = value_before(FIRMS_WUXI, FIRMS_GREW)
ALL_SERVICES = by_share(PRODUCTIVE, PRODUCTIVE_SHARE)
MISSED = difference(REACHED, AIM)

STATED: tuple[tuple[str, tuple[Fact, ...], tuple[Computed, ...]], ...] = (
    ("2018年，无锡服务业增加值同比增长8.08%。", (SERVICES_WUXI, SERVICES_SHARE), ()),
    ("2018年，南京服务业增加值同比增长11.84%，无锡为8.08%。", (SERVICES_NANJING, SERVICES_WUXI), ()),
    ("2018年，无锡服务业增加值占GDP比重同比下降0.3个百分点。", (SERVICES_SHARE, SERVICES_WUXI), ()),
    ("2018年，无锡高新技术企业2060家，苏州5410家。", (FIRMS_WUXI, FIRMS_SUZHOU), ()),
    ("2020年1—6月，无锡规模以上工业亏损面27.4%，比2019年同期上升4.6个百分点。", (LOSSES, LOSSES_MORE), ()),
    ("2020年1—6月，无锡民营企业利润同比下降8.6%。", (PRIVATE,), ()),
    ("2021年，无锡规模以上工业总产值为2.14万亿元。", (OUTPUT, HIGH_TECH), ()),
    ("到2025年，G60九城市研发投入强度3.2%以上（目标数）。", (TARGET,), ()),
    ("2018年，苏州高新技术企业比无锡多3350家（5410 − 2060 = 3350）。", (FIRMS_WUXI, FIRMS_SUZHOU), (GAP,)),
    (
        "2018年，南京与无锡服务业增加值同比增速相差3.76个百分点（11.84 − 8.08）。",
        (SERVICES_WUXI, SERVICES_NANJING),
        (GAP_RATES,),
    ),
    ("2019年同期，无锡规模以上工业亏损面为22.8%（27.4 − 4.6）。", (LOSSES, LOSSES_MORE), (BEFORE,)),
    ("2023年，无锡进出口总额比2022年下降4.22%。", (TRADE_2022, TRADE_2023), (TRADE_FELL,)),
    ("2021年，无锡高新技术产业产值占规模以上工业总产值的49.13%。", (OUTPUT, HIGH_TECH), (PART,)),
    (computed_sentence("relative", FEWER), (FIRMS_WUXI, FIRMS_SUZHOU), (FEWER,)),
    (computed_sentence("yearly", YEARLY), (FUNDS[2], FUNDS_2012), (YEARLY,)),
    (computed_sentence("rank", PLACE), FUNDS, (PLACE,)),
    (computed_sentence("extreme", MOST), FUNDS, (MOST,)),
    # 生产总值 is 地区生产总值, under its short name
    (computed_sentence("extreme", LEAST_GROWN), (PRODUCT_WUXI, PRODUCT_NINGBO), (LEAST_GROWN,)),
    (computed_sentence("before", YEAR_BEFORE), (FIRMS_WUXI, FIRMS_GREW), (YEAR_BEFORE,)),
    (computed_sentence("by share", ALL_SERVICES), (PRODUCTIVE, PRODUCTIVE_SHARE), (ALL_SERVICES,)),
    (computed_sentence("difference", MISSED), (REACHED, AIM), (MISSED,)),
    (fact_sentence(RANK), (RANK,), ()),
    (fact_sentence(DUST), (DUST,), ()),
    (fact_row(PRIVATE), (PRIVATE,), ()),
)


def answer(
    text: str, facts: tuple[Fact, ...], computed: tuple[Computed, ...], *, question: str = "问", note: str = ""
) -> Answer:
    citation = Citation(1, DOCUMENT, "一份论文", 1, (), PAGE, 0, len(PAGE), "p")
    claim = Claim(text, "computed" if computed else "fact", (1,))
    notes = (note,) if note else ()
    return Answer(
        "a", question, "answered", f"{text}[1]", (claim,), (citation,), facts, computed, notes, Searched(1, 1)
    )
