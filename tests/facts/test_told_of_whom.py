"""Whom and when a document is about where its title does not open with it, and whom 全市 means in it."""

from __future__ import annotations

import pytest
from test_reports import facts_of, sure

from assistant.facts.meant import spoken_of

ARTICLE = "2024年江苏经济运行情况"


def told(text: str, title: str) -> list[tuple[str, ...]]:
    return [(row[0], row[1], row[3], row[4]) for row in sure(text, title)]


@pytest.mark.parametrize(
    ("title", "text", "place"),
    [
        ("“产业强市”中的镇江稳步向前", "全市工业用电量增长7%。", ""),
        ("“产业强市”中的镇江稳步向前", "镇江底气足。全市工业用电量增长7%。", "镇江"),
        ("江苏镇江：培育新兴产业集群", "镇江市生产总值5264亿元。镇江提出目标，镇江在行动。", "镇江"),
        ("“产业强市”中的镇江稳步向前", "苏州、无锡、苏州和镇江。全市工业用电量增长7%。", ""),
        ("华虹无锡集成电路制造基地", "无锡全市发力，无锡在行动。", ""),
        ("对标苏州找差距", "苏州、苏州、苏州。全市生产总值1万亿元。", ""),
        ("走进苏州无锡", "苏州、苏州、苏州。全市生产总值1万亿元。", ""),
        ("苏州经验值得学", "苏州、苏州、苏州。全市生产总值1万亿元。", ""),
    ],
)
def test_a_title_names_whom_its_text_keeps_naming(title: str, text: str, place: str) -> None:
    assert spoken_of(title, text, "") == place


def test_the_issuer_of_another_place_leaves_open_who_is_meant() -> None:
    text = "镇江底气足。全市工业用电量增长7%。"
    assert spoken_of("“产业强市”中的镇江稳步向前", text, "镇江市统计局") == "镇江"
    assert spoken_of("“产业强市”中的镇江稳步向前", text, "无锡市统计局") == ""


def test_全市_in_a_document_on_a_province_is_the_city_named_last() -> None:
    text = "徐州市生产总值9326亿元。全市落地项目358个。\n该市工业投资增长8%。\n全市用电量增长3%。"
    assert told(text, ARTICLE) == [
        ("徐州", "生产总值", "2024", "9326亿元"),
        ("徐州", "落地项目", "2024", "358个"),
        ("徐州", "工业投资", "2024", "8%"),
        ("徐州", "用电量", "2024", "3%"),
    ]
    assert told("全市用电量增长3%。", ARTICLE) == []
    assert told("全省用电量增长3%。", ARTICLE) == [("江苏", "用电量", "2024", "3%")]


def test_全市_in_a_district_is_its_city_or_nobody() -> None:
    text = "2024年，全市用电量增长3%，全区用电量增长2%。"
    assert told(text, "珠海市斗门区2024年经济运行情况") == [
        ("珠海", "用电量", "2024", "3%"), ("斗门区", "用电量", "2024", "2%"),
    ]  # fmt: skip
    assert told(text, "斗门区2024年经济运行情况") == [("斗门区", "用电量", "2024", "2%")]


def test_该市_is_not_the_document_s_own_city_where_another_was_named() -> None:
    text = "苏州加快转型，该市用电量增长3%。"
    assert told(text, "无锡2024年经济运行情况") == [("苏州", "用电量", "2024", "3%")]


def test_behind_a_sentence_on_another_place_the_next_may_be_of_either() -> None:
    text = "苏州生产总值2万亿元。用电量增长3%。"
    assert [row[0] for row in told(text, "无锡2024年经济运行情况")] == ["苏州"]
    assert [row[0] for row in told(text.replace("用", "全市用"), "无锡2024年经济运行情况")] == ["苏州", "无锡"]


@pytest.mark.parametrize(
    ("title", "text", "period"),
    [
        ("2023年1-7月泰州市产业集群产值增长5.5%", "1-7月，全市用电量增长3%。", "2023-01..2023-07"),
        ("2023年1-7月泰州市产业集群产值增长5.5%", "用电量增长3%。", "2023-01..2023-07"),
        ("泰州市2023年产业集群培育行动", "用电量增长3%。", ""),
        ("泰州市2023年增长目标", "用电量增长3%。", ""),
        ("泰州市发展情况", "2018-03-23\n去年，全市用电量增长3%。", "2017"),
        ("泰州市发展情况", "发布日期：2023-09-01  浏览次数：12\n今年上半年，全市用电量增长3%。", "2023-H1"),
        ("泰州市发展纲要", "到“十四五”末，全市用电量达到300亿千瓦时，发电量达到5亿千瓦时。", "..2025"),
    ],
)
def test_a_title_and_the_line_that_dates_the_text_say_when(title: str, text: str, period: str) -> None:
    assert {fact.period.key for fact in facts_of(text, title)} == {period}


@pytest.mark.parametrize(
    ("years", "periods"),
    [
        ("2013-2023年", ["2013", "2023"]),
        ("2016—2020年", ["2015", "2020"]),
        ("2021—2023年", ["2023"]),
    ],
)
def test_what_moved_in_the_years_printed_began_before_them_or_with_them(years: str, periods: list[str]) -> None:
    text = f"{years}，全市用电量从26亿千瓦时跃升到52亿千瓦时。"
    assert [row[3] for row in sure(text, "泰州市发展情况")] == periods


def test_points_behind_a_row_of_names_are_of_each_in_turn() -> None:
    text = "2024年，全市光伏产业、锂电产业产值分别增长15%、31%，高于工业平均水平10个百分点、27个百分点。"
    assert [(row[1], row[4]) for row in sure(text, "泰州市发展情况")][2:] == [
        ("光伏产业产值增速", "10个百分点"),
        ("锂电产业产值增速", "27个百分点"),
    ]
    one = text.replace("、27个百分点", "")
    assert len(sure(one, "泰州市发展情况")) == 2


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("全市工业增加值按可比价格计算，同比增长1.7%。", [("工业增加值", "同比增速", "1.7%")]),
        ("全市生产总值增长5%，工业生产加快，增长8%。", [("生产总值", "同比增速", "5%")]),
        ("全市夏粮总产量高达90万吨。", [("夏粮总产量", "量值", "90万吨")]),
        ("全市消费额增长7%，增速比1季度提高1.5个百分点。",
         [("消费额", "同比增速", "7%"), ("消费额增速", "变动", "1.5个百分点")]),
        ("从产品产量看，光电子器件增长4.7倍，铝材增长16%。",
         [("光电子器件产量", "倍数", "4.7倍"), ("铝材产量", "同比增速", "16%")]),
        ("全市汽车产量增长1.7倍，其中新能源汽车增长17倍。",
         [("汽车产量", "倍数", "1.7倍"), ("新能源汽车产量", "倍数", "17倍")]),
        ("全市锂电产业合计完成产值30亿元。", [("锂电产业产值", "量值", "30亿元")]),
        ("全市签约重点项目27个、投资规模112亿元。",
         [("签约重点项目", "数量", "27个"), ("签约重点项目投资规模", "量值", "112亿元")]),
        ("全市投资规模112亿元。", []),
        ("全市工业用电量增长7%，一般公共预算增长9%。",
         [("工业用电量", "同比增速", "7%"), ("一般公共预算", "同比增速", "9%")]),
    ],
)  # fmt: skip
def test_a_clause_is_read_whole(text: str, rows: list[tuple[str, str, str]]) -> None:
    assert [(row[1], row[2], row[4]) for row in sure(text, "泰州市2024年经济运行情况")] == rows
