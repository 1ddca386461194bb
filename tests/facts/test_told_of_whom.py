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
        ("泰州市发展情况", "来源：统计局 2022-11-18\n前10个月，全市用电量增长3%。", "2022-01..2022-10"),
        ("泰州市发展情况", "2024年1月20日\n1—12月，全市用电量增长3%。", "2023"),
        ("泰州市发展情况", "2024年5月20日\n1—12月，全市用电量增长3%。", ""),
        ("泰州市发展情况", "2024年7月1日\n上半年，全市用电量增长3%。", "2024-H1"),
        ("泰州市1—10月用电量增长3%", "2019-11-13\n全市用电量增长3%。", "2019-01..2019-10"),
        ("泰州市二〇二三年国民经济和社会发展统计公报", "全市用电量增长3%。", "2023"),
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
        ("全市工业用电量，同比增长7%。", [("工业用电量", "同比增速", "7%")]),
        ("全市民营经济投资增势良好，投资增长8%。", []),
        ("扩大民营进出口贸易，全市进出口增长8%。", [("进出口", "同比增速", "8%")]),
        ("全市小微企业、涉农贷款增速比各项贷款增速分别高4.2和0.7个百分点。", []),
        ("全市工业投资、民间投资增速分别比全省高4.2和0.7个百分点。",
         [("工业投资增速", "差值", "4.2个百分点"), ("民间投资增速", "差值", "0.7个百分点")]),
        ("根据投资统计结果，全市投资完成率为8%。", [("投资完成率", "量值", "8%")]),
        ("全市男性人口24万人，女性人口23万人，分别占总人口的51%和49%。",
         [("男性人口", "量值", "24万人"), ("女性人口", "量值", "23万人"),
          ("男性人口占总人口比重", "占比", "51%"), ("女性人口占总人口比重", "占比", "49%")]),
        ("全市水泥、原油分别进口80万吨、40万吨，分别减少7%、6%。",
         [("水泥进口", "量值", "80万吨"), ("原油进口", "量值", "40万吨"),
          ("水泥进口", "同比增速", "7%"), ("原油进口", "同比增速", "6%")]),
        ("县级以上农业龙头企业98家，其中：省级8家，市级30家。",
         [("县级以上农业龙头企业", "数量", "98家"), ("省级农业龙头企业", "数量", "8家"),
          ("市级农业龙头企业", "数量", "30家")]),
        ("民营企业进出口885亿元，占外贸进出口总值的54%，比重比上年提高1.7个百分点。",
         [("民营企业进出口", "量值", "885亿元"), ("民营企业进出口占外贸进出口总值比重", "占比", "54%"),
          ("民营企业进出口占外贸进出口总值比重", "占比变动", "1.7个百分点")]),
        ("粮食 全年农作物播种面积32万亩。", [("农作物播种面积", "量值", "32万亩")]),
        ("全年上报城镇新增就业5071人。", [("城镇新增就业", "量值", "5071人")]),
        ("根据人口抽样调查推算，年末全市常住人口40万人。", [("常住人口", "量值", "40万人")]),
        ("新增农村转移就业44人，下降4%；年末城镇登记失业率0.7%。",
         [("新增农村转移就业", "量值", "44人"), ("新增农村转移就业", "同比增速", "4%"),
          ("城镇登记失业率", "量值", "0.7%")]),
        ("全市消费额增长7%，较一季度回升0.3个百分点。",
         [("消费额", "同比增速", "7%"), ("消费额增速", "变动", "0.3个百分点")]),
        ("全市消费额增长7%，增速高于全省平均（5.1%）1.9个百分点。",
         [("消费额", "同比增速", "7%"), ("消费额增速", "差值", "1.9个百分点")]),
        ("全市猪、牛出栏分别增长2%、25%，分别较一季度回升2.9个、23.9个百分点。",
         [("猪出栏", "同比增速", "2%"), ("牛出栏", "同比增速", "25%"),
          ("猪出栏增速", "变动", "2.9个百分点"), ("牛出栏增速", "变动", "23.9个百分点")]),
        ("规模以上工业实现营业收入107亿元；实现利税12亿元。",
         [("规模以上工业营业收入", "量值", "107亿元"), ("规模以上工业利税", "量值", "12亿元")]),
        ("全市利税12亿元。第一产业增长5%。", []),
        ("龙潭产业园产值300亿元，苏州高新区产值100亿元。", [("龙潭产业园产值", "量值", "300亿元")]),
        ("全市工业增加值增长7%。其中，8月当月增长4%。",
         [("工业增加值", "同比增速", "7%"), ("工业增加值", "同比增速", "4%")]),
        ("全市工业增加值增长7%，全省排名第5位。",
         [("工业增加值", "同比增速", "7%"), ("工业增加值", "排名", "5位")]),
        ("29家规模以上工业企业实现增加值40亿元。", [("规模以上工业企业", "数量", "29家")]),
        ("一、财政收入增长5%。其中，税收收入增长6%。",
         [("财政收入", "同比增速", "5%"), ("税收收入", "同比增速", "6%")]),
        ("●财政收入9亿元●税收收入8亿元", [("财政收入", "量值", "9亿元"), ("税收收入", "量值", "8亿元")]),
        ("全市出口机电产品增长1%，其中，出口值较大的电工器材、家用电器分别增长3%和6%。",
         [("出口机电产品", "同比增速", "1%")]),
        ("全市生产总值剔除闭井等不可比因素增长7.8%。", []),
        ("从零售类值看，汽车类增长1.7%，其中新能源汽车增长34.9%。", []),
        ("全市民营企业出口激增4倍。", [("民营企业出口", "倍数", "4倍")]),
        ("全市工业用电量增长7%，一般公共预算增长9%。",
         [("工业用电量", "同比增速", "7%"), ("一般公共预算", "同比增速", "9%")]),
    ],
)  # fmt: skip
def test_a_clause_is_read_whole(text: str, rows: list[tuple[str, str, str]]) -> None:
    assert [(row[1], row[2], row[4]) for row in sure(text, "泰州市2024年经济运行情况")] == rows


def test_parts_in_a_line_of_their_own_are_of_the_whole_in_the_line_before() -> None:
    text = "全市粮食播种面积42万亩。\n其中，夏粮10万亩。\n秋粮8万亩。"
    assert [row[1] for row in sure(text, "泰州市2024年经济运行情况")][:2] == ["粮食播种面积", "夏粮播种面积"]


def test_whom_a_sentence_names_is_whose_its_other_figures_are_where_the_document_names_nobody() -> None:
    text = "2022年，国家级经开区实现地区生产总值14万亿元，占国内生产总值的比重为12%。"
    assert [row[0] for row in sure(text, "综合发展水平考核评价结果")] == ["国家级经开区"] * 2


def test_what_flows_is_not_stated_without_its_time() -> None:
    text = "产业集群产值3000亿元。专业园区39家。"
    assert [row[4] for row in sure(text, "泰州市产业集群")] == ["39家"]


def test_each_of_a_row_of_points_is_against_its_own_base() -> None:
    text = "1—8月，全市消费额增长7%，增速分别较1—2月、1—3月和1—7月回落3.4、0.6和0.1个百分点。"
    found = [fact for fact in facts_of(text, "泰州市2024年1—8月经济运行情况") if fact.sure][1:]
    assert [(str(fact.quantity.value), fact.base, fact.measure) for fact in found] == [
        ("3.4", "1—2月", "变动"),
        ("0.6", "1—3月", "变动"),
        ("0.1", "1—7月", "变动"),
    ]
    assert {fact.period.key for fact in found} == {"2024-01..2024-08"}
    assert len(sure(text.replace("和0.1", ""), "泰州市2024年1—8月经济运行情况")) == 1


def test_the_day_of_the_whole_is_the_day_of_its_parts() -> None:
    text = "8月末，全市存款余额281亿元。其中，储蓄存款余额168亿元，增长13%。"
    rows = sure(text, "泰州市2024年1—8月经济运行情况")
    assert {row[3] for row in rows} == {"2024-08-31@"}
    assert {row[3] for row in sure(text.replace("8月末", "年末"), "泰州市2024年统计公报")} == {"2024-12-31@"}


def test_behind_a_sentence_on_another_stretch_what_is_undated_may_be_of_either() -> None:
    text = "1—8月，全市用电量增长3%。1—7月，全市运输量增长5%。全市货运量增长4%。"
    assert [row[1] for row in sure(text, "泰州市2024年1—8月经济运行情况")] == ["用电量", "运输量"]


def test_a_title_with_a_district_s_short_name_is_on_the_district_whose_government_is_named() -> None:
    text = "奉贤区人民政府办公室印发方案。到2027年，工业总产值达到600亿元。"
    assert [row[:2] for row in sure(text, "上海奉贤：到2027年产值达到600亿元")] == [("奉贤区", "工业总产值")]
    assert [row[0] for row in sure(text.replace("区人民", "地"), "上海奉贤：到2027年产值达到600亿元")] == ["上海"]


@pytest.mark.parametrize(
    ("title", "whose", "when"),
    [
        ("发布主题：青禾县2024年上半年经济运行情况", "青禾县", "2024-H1"),
        ("2024年苏州市昆山市人民政府国民经济和社会发展统计公报", "昆山", "2024"),
        ("2018年2月28日发布青禾县2017年国民经济和社会发展统计公报", "青禾县", "2017"),
        ("解读2023年苏州经济年报", "苏州", "2023"),
    ],
)
def test_titles_with_more_in_them_say_whose_and_when(title: str, whose: str, when: str) -> None:
    assert [(fact.subject, fact.period.key) for fact in facts_of("苏州用电量增长3%。用电量增长4%。", title)][1:] == [
        (whose, when)
    ]


def test_a_city_at_county_level_calls_itself_全市() -> None:
    rows = sure("全市用电量增长3%。", "2024年苏州市昆山市人民政府国民经济和社会发展统计公报")
    assert [row[0] for row in rows] == ["昆山"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("园区地区生产总值36亿元。", [("苏州工业园区", "地区生产总值")]),
        ("苏相合作区规上工业总产值36亿元。", [("苏相合作区", "规上工业总产值")]),
        ("苏州市级总部149家。", []),
    ],
)
def test_a_zone_calls_itself_园区_and_others_are_others(text: str, rows: list[tuple[str, str]]) -> None:
    assert [row[:2] for row in sure(text, "苏州工业园区2023年经济发展情况")] == rows


def test_what_was_added_at_no_time_is_not_stated() -> None:
    assert sure("新增5G工厂23个。专业园区39家。", "泰州市产业集群")[0][4] == "39家"


def test_a_month_so_far_is_a_time_to_be_held_against() -> None:
    text = "全市工业投资下降9.6%，降幅较1—5月份收窄2.6个百分点。"
    assert [row[2] for row in sure(text, "泰州市2024年1—6月经济运行情况")][1:] == ["变动"]


def test_what_there_was_up_to_a_year_s_end_is_of_that_day() -> None:
    text = "截至2023年底，累计有效期内高新技术企业近2800家，市场主体存量366户，较2022年末净增112户。"
    assert {fact.period.key for fact in facts_of(text, "泰州市产业集群")} == {"2023-12-31@"}


def test_what_is_built_upon_is_no_time() -> None:
    text = "到2027年，全市高新技术企业在2022年的基础上实现倍增，专精特新企业突破8家。"
    assert [fact.period.key for fact in facts_of(text, "泰州市产业集群")] == ["..2027"]


def test_a_paragraph_without_a_time_or_a_place_may_go_on_about_the_other_place() -> None:
    text = "2024年，全省经济开发区实现工业产值624亿元。\n固定资产投资增长3%。\n2024年，货运量增长4%。"
    assert [row[1] for row in sure(text, "浙江省2024年开发区发展情况")][1:] == ["货运量"]


def test_a_prefecture_calls_itself_全州() -> None:
    assert sure("全州用电量增长3%。", "德宏州2024年经济运行情况")[0][:2] == ("德宏", "用电量")


@pytest.mark.parametrize("region", ["内蒙古自治区", "西藏自治区", "宁夏回族自治区", "广西壮族自治区"])
def test_an_autonomous_region_is_no_district_of_itself(region: str) -> None:
    text = f"{region}人民政府主席\n全区用电量增长3%。"
    (row,) = sure(text, f"2026年{region}政府工作报告")
    assert row[0] == region[: 3 if region[0] == "内" else 2]


@pytest.mark.parametrize(
    ("text", "issued", "status"),
    [
        ("到2017年底：累计规模工业产值2018亿元。", "2003-08-29（成立）；2018-08-31（提出实验区）", "result"),
        ("2016年起步，到2016年底全市物联网企业2000家。", "2017", "result"),
        ("到2017年底：累计规模工业产值2018亿元。", "2016-01-01", "target"),
        ("到2019年，规模工业产值力争达到2018亿元。", "2021", "target"),
        ("要求到2019年规模工业产值占53%以上。", "2021", "target"),
    ],
)
def test_what_stood_at_the_end_of_a_year_before_the_last_issue_was_reached(text: str, issued: str, status: str) -> None:
    assert {fact.status for fact in facts_of(text, "无锡园区要点", issued=issued)} == {status}


def test_parts_of_what_a_larger_place_has_are_not_the_countys() -> None:
    text = "全市居民消费价格比上年上涨2.7%。其中，食品烟酒类价格上涨8.4%；衣着类价格上涨2.5%。全县财政收入12亿元。"
    found = facts_of(text, "青禾县2020年国民经济和社会发展统计公报")
    assert [(fact.indicator, fact.subject) for fact in found if fact.sure] == [("财政收入", "青禾县")]


PROVINCE = "2026年云南省政府工作报告"


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("2025年，青天高教科创园蓬勃发展，布局深化拓展，注册科技型企业4500家，基金规模200亿元。", "青天高教科创园"),
        ("2025年，发展提速；东山国际医疗旅游先行区成为新高地，落地特许药械540款。", "东山国际医疗旅游先行区"),
        ("2025年，乌石科创园加快崛起，全省用电量增长3%。", "云南"),
        ("2025年，乌石科创园龙头作用更加突出，用电量增长3%。", "云南"),
        ("2025年，国家级科创园提质升级，用电量增长3%。", "云南"),
        ("2025年，乌石科创园、白石科创园加快崛起，用电量增长3%。", "云南"),
    ],
)
def test_what_stands_behind_the_deed_of_a_zone_is_the_zone_s(text: str, whose: str) -> None:
    assert {row[0] for row in sure(text, PROVINCE)} == {whose}


def test_the_zone_s_figures_end_with_its_part_of_the_sentence() -> None:
    text = "2025年，乌石科创园加快崛起，引进研发机构90家；用电量增长3%。"
    assert [(row[0], row[1]) for row in sure(text, PROVINCE)] == [("乌石科创园", "研发机构"), ("云南", "用电量")]
