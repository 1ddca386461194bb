"""Communiqués and reports of counties and districts: whose figures they are, of when, of which part; their tables."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest
from test_reports import facts_of, sure

from assistant.evaluation.extraction import load_gold, score_extraction
from assistant.facts.base_values import base_of
from assistant.facts.extract import extract_facts
from assistant.facts.titled import title_place
from assistant.reading.files import read_file

GOLD = Path(__file__).resolve().parents[1] / "gold"
COUNTY = "青禾县2023年国民经济和社会发展统计公报"


def rows(text: str, title: str = COUNTY) -> list[tuple[str, str, str]]:
    return [(row[1], row[2], row[4]) for row in sure(text, title)]


def cells(tmp_path: Path, title: str, table: str) -> list[tuple[str, ...]]:
    path = tmp_path / "t.md"
    path.write_text(f"# {title}\n\n{table}\n", encoding="utf-8")
    return [
        (fact.subject, fact.indicator, fact.measure, fact.period.key, f"{fact.quantity.value}{fact.quantity.unit}")
        for fact in extract_facts(read_file(path))
        if fact.sure
    ]


def test_the_documents_marked_by_hand_are_read_as_marked() -> None:
    """The promise of the figures: 0.98 of those that are stated are right, and 0.85 of all are stated."""
    gold = [figure for figure in load_gold(GOLD / "figures_communiques.jsonl") if figure.split == "dev"]
    held = defaultdict(list)
    for path in sorted((GOLD / "communiques").iterdir()):
        document = replace(read_file(path), id=path.stem)
        held[path.stem].append((document, extract_facts(document)))
    score = score_extraction(gold, [pair for pairs in held.values() for pair in pairs])
    assert score.gold > 200
    assert score.precision >= 0.98
    assert score.recall >= 0.85
    assert (score.loose_precision >= 0.98, score.loose_recall >= 0.97) == (True, True)


# --- whose, and of when ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("2022年青禾县国民经济和社会发展统计公报", "青禾县"),
        ("2024年上半年梅岭市经济运行情况", "梅岭"),
        ("2024年前三季度雅安市经济运行情况", "雅安"),
        ("苏州工业园区2022年经济社会发展情况", "苏州工业园区"),
        ("榕县2021年统计公报", "榕县"),
        ("全县2021年经济运行情况", ""),
        ("东莞市长安镇2022年经济社会发展情况", "长安镇"),
        ("2022年新疆生产建设兵团统计公报", "新疆生产建设兵团"),
        ("2025年前三季度清溪区主要经济指标", "清溪区"),
        ("泉州市清溪区2021年国民经济和社会发展统计公报", "清溪区"),
        ("北城区2024年统计公报", "北城区"),
        ("2023年各区县经济运行情况", ""),
        ("2022年全市经济运行情况", ""),
        ("2024年城市更新行动方案", ""),
        ("产业集群区域数据分析", ""),
        ("关于小区物业收费情况的通报", ""),
        ("2024年高新区经济运行情况", ""),
        ("无锡市市区2024年统计公报", "无锡"),
        ("(湖北省)荆州市荆州区2022年国民经济和社会发展统计公报", "荆州区"),
        ("（湖北省）荆州市2022年统计公报", "荆州"),
    ],
)
def test_a_title_that_opens_with_a_time_names_its_place_behind_it(title: str, subject: str) -> None:
    assert title_place(title) == subject


def test_what_a_title_tells_of_dates_the_figures() -> None:
    text = "上半年，全市实现地区生产总值656.5亿元，增长7.7%。6月末，生猪存栏5.5万头。"
    assert [row[3] for row in sure(text, "2024年上半年梅岭市经济运行情况")] == ["2024-H1", "2024-H1", "2024-06-30@"]
    assert sure("地区生产总值增长7%。", "青禾县“十四五”规划主要指标") == []


def test_quarters_of_a_year_are_dated_by_a_stretch_of_its_months() -> None:
    text = "前三季度，全区工业增加值增长8%。一季度，全区工业增加值增长7%。"
    found = sure(text, "2025年1—9月清溪区经济运行情况")
    assert [row[3] for row in found] == ["2025-01..2025-09", "2025-Q1"]


def test_a_report_given_as_the_year_ends_reviews_that_year() -> None:
    text = "（2023年12月27日在泉州市清溪区第十一届人民代表大会第三次会议上）\n预计全区地区生产总值增长5%。"
    assert [row[3] for row in sure(text, "清溪区2023年政府工作报告")] == ["2023"]
    early = text.replace("2023年12月27日", "2023年1月27日")
    assert [row[3] for row in sure(early, "清溪区2023年政府工作报告")] == ["2022"]


def test_this_year_of_a_report_given_in_its_last_weeks_is_that_year() -> None:
    text = "一、2023年工作回顾\n今年以来，预计全年地区生产总值增长5%。\n二、2024年工作安排\n粮食产量6万吨。"
    in_title = sure(text, "青禾县人民政府工作报告（2023年12月28日）")
    below = sure(f"——2023年12月28日在青禾县第十八届人民代表大会上\n{text}", "青禾县政府工作报告")
    for found in (in_title, below):
        assert [row[3] for row in found if row[1] in ("地区生产总值", "粮食产量")] == ["2023", "2024"]


def test_a_province_that_thanks_the_state_council_is_no_nation() -> None:
    text = "2020年，在党中央、国务院的坚强领导下，经济稳定向好。\n全年第一产业增加值556.6亿元，增长5.2%。"
    assert {row[0] for row in sure(text, "四川省2020年国民经济和社会发展统计公报")} == {"四川"}
    assert {row[0] for row in sure(text, "2020年统计公报")} <= {""}


def test_what_is_said_of_the_numbers_of_all_is_said_of_each() -> None:
    text = "全县国家高新技术企业45家、科技型中小企业224家，数量均居全市第一。"
    ranked = [row[1] for row in sure(text, COUNTY) if row[2] == "排名"]
    assert ranked in ([], ["国家高新技术企业", "科技型中小企业"])


def test_what_is_built_or_improved_is_not_all_new() -> None:
    text = "新建提升柳林公园、梅江公园等13座城市公园，新建滨河公园、东园等3座口袋公园。"
    found = sure(text, "2026年江西省政府工作报告")
    assert [row[1] for row in found] == ["城市公园", "新建口袋公园"]


@pytest.mark.parametrize(
    ("head", "subject"),
    [
        ("2023年2月27日在嵩县第十五届人民代表大会第三次会议上", "嵩县"),
        ("2023年2月27日在泉州市清溪区第二届人民代表大会第四次会议上", "清溪区"),
        ("2023年2月27日在江西省第十四届人民代表大会第四次会议上", "江西"),
        ("2023年2月27日在县第十五届人民代表大会第三次会议上", ""),
    ],
)
def test_a_report_without_a_name_says_in_its_head_whose_it_is(head: str, subject: str) -> None:
    text = f"政府工作报告\n——{head}\n地区生产总值增长5%。"
    assert [(fact.subject, fact.period.key) for fact in facts_of(text, "政府工作报告")] == [(subject, "2022")]


def test_the_end_of_the_year_is_the_time_of_its_own_sentence() -> None:
    text = "年末实有耕地面积36938公顷。粮食作物播种面积35826公顷，比上年下降0.2%。"
    assert [row[3] for row in sure(text, COUNTY)] == ["2023-12-31@", "2023", "2023"]


def test_the_quarter_that_opened_well_is_a_time_and_the_opening_of_a_plan_is_none() -> None:
    text = "2024年，全区一季度开局良好（GDP增长5.9%），上半年平稳（GDP增长5.2%）。"
    assert [row[3] for row in sure(text, "2024年清溪区经济运行情况")] == ["2024-Q1", "2024-H1"]


def test_the_year_before_and_its_beginning_are_one_time() -> None:
    (fact,) = facts_of("2025年末，贷款余额比上年年初增加300亿元。", "无锡市要点")
    assert (fact.base, base_of(fact).key) == ("上年年初", "2024-01-01@")
    (held,) = facts_of("上年年初，全市常住人口750万人。")
    assert held.period.key == "2025-01-01@"


def test_a_district_s_short_name_is_no_part_of_the_indicator() -> None:
    assert rows("2022年，清溪地区生产总值635亿元。", "清溪区2022年工作要点") == [("地区生产总值", "量值", "635亿元")]
    assert rows("2022年，清溪湿地面积6平方公里。", "清溪区2022年工作要点") == []


def test_a_forecast_at_the_head_of_a_sentence_holds_for_it() -> None:
    assert [fact.status for fact in facts_of("初步预计，全县地区生产总值90亿元，增长5%。", COUNTY)] == ["estimate"] * 2


# --- parts of a whole ---------------------------------------------------------------------------------------------


def test_a_part_has_the_measure_of_the_whole_in_the_sentence_before() -> None:
    text = "全年农林牧渔业总产值121亿元。其中，农业77亿元，增长9%；林业3亿元。粮食播种面积42万亩。其中夏粮10万亩。"
    assert [row[0] for row in rows(text)] == [
        "农林牧渔业总产值", "农业总产值", "农业总产值", "林业总产值", "粮食播种面积", "夏粮播种面积",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("全县规上工业增加值增长8%，其中采矿业增长3%；居民消费价格上涨2%。",
         ["规上工业增加值", "采矿业增加值", "居民消费价格"]),
        ("全县固定资产投资增长8%，其中民间投资增长3%。", ["固定资产投资", "民间投资"]),
        ("粮食播种面积42万亩。夏粮10万亩。", ["粮食播种面积", "夏粮"]),
        ("粮食播种面积42万亩。其中夏粮3万吨。", ["粮食播种面积", "夏粮"]),
        ("农林牧渔业总产值65亿元，增长3%，其中农业41亿元，增长4%；林业3亿元，增长9%；工业投资5亿元；商业2亿元。",
         ["农林牧渔业总产值", "农林牧渔业总产值", "农业总产值", "农业总产值", "林业总产值", "林业总产值", "工业投资"]),
        ("“四上”单位达到147家。其中工业4家、建筑业56家。", ["“四上”单位", "工业“四上”单位", "建筑业“四上”单位"]),
        ("“四上”单位达到147家。工业4家、建筑业56家。", ["“四上”单位"]),
        ("新增“四上”单位147家。其中工业4家。", ["新增“四上”单位", "新增工业“四上”单位"]),
        ("新增孵化载体53个、物理空间194万平方米。", ["新增孵化载体", "新增物理空间"]),
        ("年末共有基本单位57个。其中，法人单位47个。", ["基本单位", "法人单位"]),
        ("社会消费品零售总额10亿元。其中，城镇8亿元；乡村2亿元。",
         ["社会消费品零售总额", "城镇零售额", "乡村零售额"]),
        ("全年辖区实现农林牧渔业增加值33亿元。", ["农林牧渔业增加值"]),
        ("植物油产量30万吨，增长28%；塑料制品44万吨，增长27%。",
         ["植物油产量", "植物油产量", "塑料制品产量", "塑料制品产量"]),
        ("植物油产量30万吨；塑料制品44万吨。", ["植物油产量"]),
        ("蔬菜播种面积39公顷，增长1%，产量6万吨，下降2%；果用瓜11公顷，增长3%，产量2万吨。",
         ["蔬菜播种面积", "蔬菜播种面积", "蔬菜产量", "蔬菜产量", "果用瓜播种面积", "果用瓜播种面积", "果用瓜产量"]),
        ("居民消费价格上涨2.5%。分类别看，食品烟酒上涨9.1%，衣着下降0.2%。",
         ["居民消费价格", "食品烟酒价格", "衣着价格"]),
        ("居民消费价格上涨2.5%，食品上涨9.1%。", ["居民消费价格"]),
        ("规上工业增加值增长6%。分门类看，采矿业下降0.4%，制造业增长6.9%。",
         ["规上工业增加值", "采矿业增加值", "制造业增加值"]),
        ("规上工业增加值增长6%。从主要产品产量看，精制茶增长24%，纱增长16%。",
         ["规上工业增加值", "精制茶产量", "纱产量"]),
        ("年末户籍人口27万人。按性别分，男生14万人。", ["户籍人口", "男生"]),
        ("全年牛出栏4403头，羊出栏21万头，活家禽276万只。", ["牛出栏", "羊出栏", "活家禽出栏"]),
        ("按照每人每年生活水平2300元的现行农村贫困标准计算，全部脱贫。", []),
        ("民营经济增加值121亿元，拉动GDP增长1.9个百分点，总量占GDP的56%。",
         ["民营经济增加值", "民营经济增加值拉动GDP增长", "民营经济增加值占GDP比重"]),
        ("新能源汽车渗透率80%，占比居全国第二。", ["新能源汽车渗透率"]),
        ("全年三季度生产总值环比增长1.8%。", []),
        ("固定资产投资增长7%，比上半年加快1.5个百分点，增幅高于全省平均水平2个百分点。",
         ["固定资产投资", "固定资产投资增速", "固定资产投资增幅"]),
        ("固定资产投资增长7%。分产业看，第一、二、三产业分别增长64.6%、7.9%、3.5%。",
         ["固定资产投资", "第一产业投资", "第二产业投资", "第三产业投资"]),
        ("生产总值36亿元。其中，第一产业增加值6亿元；第二产业17亿元，增长4%；第三产业13亿元。",
         ["生产总值", "第一产业增加值", "第二产业增加值", "第二产业增加值", "第三产业增加值"]),
        ("民营企业工业增加值增长4.8%。大型企业增长8.1%，微型企业下降69.5%。", ["民营企业工业增加值"]),
        ("年末全县有体育场13个，城镇有各种社区服务设施426个。", ["体育场"]),
        ("年末共有医疗卫生机构4473个，实有床位14051张。", ["医疗卫生机构", "医疗卫生机构床位"]),
        ("全地区常住居民人均可支配收入25267元。", ["常住居民人均可支配收入"]),
        ("生猪存栏41万头，增长8%。其中能繁母猪3万头。", ["生猪存栏", "生猪存栏", "能繁母猪存栏"]),
        ("参加工伤保险22万人，其中，农民工7万人。", ["参加工伤保险", "参加工伤保险农民工"]),
        ("全县文化系统共有艺术表演团体11个。", []),
        ("中心城市（盐湖区）居民人均可支配收入14951元。", []),
        ("园林水果面积7万亩；产量4万吨。", ["园林水果面积", "园林水果产量"]),
        ("农林牧渔业增加值33亿元，其中，农业19亿元。", ["农林牧渔业增加值", "农业增加值"]),
        ("第一、二、三产业对GDP增长的贡献率分别为67%、20%和13%。",
         ["第一产业对GDP增长的贡献率", "第二产业对GDP增长的贡献率", "第三产业对GDP增长的贡献率"]),
        ("内资企业产值增长0.4%，外商投资企业下降1.4%。", ["内资企业产值", "外商投资企业产值"]),
        ("采矿业增加值下降0.4%，制造业增长6.9%，原煤增长5%，高新技术企业增长20%。",
         ["采矿业增加值", "制造业增加值", "高新技术企业"]),
        ("工业增加值增长3%。轻工业增长2%，原煤增长5%。", ["工业增加值"]),
        ("小学1396所，在校学生57万人，招生11万人。", ["小学", "小学在校学生", "小学招生"]),
        ("商品销售保持较快增长，粮油食品类增长62.6%。", []),
        ("销售价格上涨的城市16个，持平的为1个。", ["销售价格上涨的城市"]),
        ("地方预算收入242亿元，加上上划中央收入258亿元，财政总收入500亿元。",
         ["地方预算收入", "上划中央收入", "财政总收入"]),
        ("水泥产量、纱产量分别增长4.6和3.1%。", ["水泥产量", "纱产量"]),
        ("限额以上单位通过公共网络实现的商品零售额增长18%。", ["限额以上单位通过公共网络实现的商品零售额"]),
        ("民营经济增加值119亿元，对GDP增长的贡献率为67%。其中，第一产业增加值17亿元。",
         ["民营经济增加值", "民营经济增加值对GDP增长的贡献率", "民营经济第一产业增加值"]),
        ("全年实现生产总值(GDP)[2]2909亿元。", ["生产总值"]),
        ("全年新登记市场主体114户，年末实有660户。", ["新登记市场主体", "市场主体"]),
        ("年末生猪存栏18万头，其中能繁母猪2万头。", ["生猪存栏", "能繁母猪存栏"]),
        ("198家重点企业（占80%）完成工业总产值3748亿元。", ["重点企业", "重点企业占比"]),
        ("第二产业增加值12亿元，对经济增长的贡献率为32%；第三产业增加值8亿元，贡献率为67%。",
         ["第二产业增加值", "第二产业增加值对经济增长的贡献率", "第三产业增加值"]),
        ("地区生产总值、规上工业总产值、固定资产投资增速居全市第二位。",
         ["地区生产总值增速", "规上工业总产值增速", "固定资产投资增速"]),
        ("当年新发展内资企业160户，其中私营企业130户；外资企业18户。", ["新发展内资企业", "新发展私营企业"]),
        ("年末实有内资企业160户，其中内资（非私营）企业30户。", ["实有内资企业", "内资（非私营）企业"]),
    ],
)  # fmt: skip
def test_only_a_part_of_that_whole_has_its_measure(text: str, names: list[str]) -> None:
    assert [row[0] for row in rows(text)] == names


def test_a_plan_beside_what_was_reached_is_an_aim_and_a_share_of_it() -> None:
    text = "2022年，地区生产总值635亿元，完成年计划710亿元的89.4%（主要是二产、三产未达预期目标），增长2%。"
    title = "青禾县2022年国民经济和社会发展计划执行情况的报告"
    assert rows(text, title) == [
        ("地区生产总值", "量值", "635亿元"),
        ("地区生产总值", "量值", "710亿元"),
        ("地区生产总值占年计划比重", "占比", "89.4%"),
        ("地区生产总值", "同比增速", "2%"),
    ]
    assert [fact.status for fact in facts_of(text, title)][:2] == ["result", "target"]
    assert rows("2022年，税收收入、非税收入分别完成年计划的98%、103%。", title) == [
        ("税收收入占年计划比重", "占比", "98%"),
        ("非税收入占年计划比重", "占比", "103%"),
    ]


def test_what_分别实现_shares_out_grows_in_the_same_order() -> None:
    text = "规上纺织业、金属制品业和化学原料制造业分别实现增加值63亿元、17亿元和67亿元，增长36%、24%和12%。"
    assert rows(text) == [
        ("规上纺织业增加值", "量值", "63亿元"),
        ("金属制品业增加值", "量值", "17亿元"),
        ("化学原料制造业增加值", "量值", "67亿元"),
        ("规上纺织业增加值", "同比增速", "36%"),
        ("金属制品业增加值", "同比增速", "24%"),
        ("化学原料制造业增加值", "同比增速", "12%"),
    ]


def test_a_growth_on_the_average_of_years_is_no_growth_of_one_year() -> None:
    text = "2022年，全县生产总值95亿元，比上年下降4.1%；与2020年相比，两年平均增长2.5%。"
    assert [(row[2], row[3]) for row in sure(text, COUNTY)][1:] == [("同比增速", "2022"), ("年均增速", "2021..2022")]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("全县生产总值95亿元，按常住人口计算人均生产总值74331元。", ("人均生产总值", "量值", "74331元")),
        ("经最终核算，全县生产总值95亿元，最终核算全县农业产值9亿元。", ("农业产值", "量值", "9亿元")),
        ("出生人口580人，人口自然增长率为3.19‰。", ("人口自然增长率", "量值", "3.19‰")),
        ("全县财政收入9亿元，工业投资比增53%。", ("工业投资", "同比增速", "53%")),
        ("全县工业增加值9亿元，可比增长3%。", ("工业增加值", "同比增速", "3%")),
        ("1—9月，工业增加值占地区生产总值的比重达到64.5%，较2022年同期增长4个百分点。",
         ("工业增加值占地区生产总值比重", "占比变动", "4个百分点")),
    ],
)  # fmt: skip
def test_the_last_figure_is_read_as(text: str, row: tuple[str, str, str]) -> None:
    assert rows(text)[-1] == row


def test_a_point_of_a_thousand_is_not_so_many_things() -> None:
    figures = facts_of("人口自然增长率为3.19‰，比上年下降3.18个千分点。", COUNTY)
    assert [fact.quantity.unit for fact in figures] == ["‰", "个千分点"]


# --- tables ---------------------------------------------------------------------------------------------------------


def test_a_growth_column_is_of_the_amounts_beside_it_and_the_row_may_hold_the_unit(tmp_path: Path) -> None:
    table = (
        "| 指标 | 单位 | 绝对数 | 比上年增长(%) |\n|---|---|---|---|\n| 第一产业增加值 | 亿元 | 16.3 | 3.1 |\n"
        "| 其中：农业 | 亿元 | 6.3 | -2.1 |\n| 年末常住人口 | 万人 | 45.2 | |"
    )
    assert cells(tmp_path, COUNTY, table) == [
        ("青禾县", "第一产业增加值", "量值", "2023", "16.3亿元"),
        ("青禾县", "第一产业增加值", "同比增速", "2023", "3.1%"),
        ("青禾县", "农业增加值", "量值", "2023", "6.3亿元"),
        ("青禾县", "农业增加值", "同比增速", "2023", "2.1%"),
        ("青禾县", "常住人口", "量值", "2023-12-31@", "45.2万人"),
    ]


def test_rows_that_only_say_which_are_parts_of_the_row_above_or_not_sure(tmp_path: Path) -> None:
    table = (
        "| 指标 | 年末数(万人) | 比重(%) |\n|---|---|---|\n| 常住人口 | 53 | |\n| 其中：城镇 | 34 | 65 |\n"
        "| 乡村 | 18 | 35 |"
    )
    assert [row[1:3] for row in cells(tmp_path, COUNTY, table)] == [
        ("常住人口", "量值"),
        ("城镇人口", "量值"), ("城镇人口比重", "占比"), ("乡村人口", "量值"), ("乡村人口比重", "占比"),
    ]  # fmt: skip
    assert cells(tmp_path, COUNTY, "| 指标 | 数额(亿元) |\n|---|---|\n| 民营企业 | 34 |") == []


def test_a_month_and_the_year_so_far_are_told_apart_and_全省_is_the_table_s_own(tmp_path: Path) -> None:
    table = (
        "计量单位：亿元\n\n"
        "| 指标名称 | 本月 | 本月止累计 | 本月比上年同月增长(%) | 累计比上年同期增长(%) |\n|---|---|---|---|---|\n"
        "| 全省总计 | 2846 | 7220 | 7.6 | 7.1 |\n| 民营企业 | 1448 | 3559 | 11 | 12 |\n| #青禾区 | 149 | 353 | 9 | 8 |"
    )
    found = cells(tmp_path, "2017年1-3月广东省工业增加值", table)
    assert found[:4] == [
        ("广东", "工业增加值", "量值", "2017-03", "2846亿元"),
        ("广东", "工业增加值", "量值", "2017-Q1", "7220亿元"),
        ("广东", "工业增加值", "同比增速", "2017-03", "7.6%"),
        ("广东", "工业增加值", "同比增速", "2017-Q1", "7.1%"),
    ]
    assert found[4][:2] == ("广东", "民营企业工业增加值")
    assert found[8][:2] == ("青禾区", "工业增加值")


def test_a_growth_against_another_year_is_a_change_and_one_against_last_month_is_not_read(tmp_path: Path) -> None:
    table = (
        "| 地区 | 财政收入（亿元） | 比2023年增长（%） | 比2020年增长（%） | 比上月增长（%） |\n|---|---|---|---|---|\n"
        "| 江阴市 | 300 | 2 | 20 | 1 |\n| 高新区 | 200 | 3 | 23 | 1 |"
    )
    assert [(row[0], row[2], row[4]) for row in cells(tmp_path, "无锡市2024年各区经济情况", table)] == [
        ("江阴", "量值", "300亿元"), ("江阴", "同比增速", "2%"), ("江阴", "变动", "20%"),
        ("无锡高新区", "量值", "200亿元"), ("无锡高新区", "同比增速", "3%"), ("无锡高新区", "变动", "23%"),
    ]  # fmt: skip


def test_全省_in_the_table_of_a_city_elsewhere_is_nobody_s(tmp_path: Path) -> None:
    table = "| 地区 | 财政收入（亿元） |\n|---|---|\n| 全省 | 3000 |\n| 全市 | 200 |"
    assert [row[0] for row in cells(tmp_path, "泉州市2024年经济情况", table)] == ["泉州"]
    assert [row[0] for row in cells(tmp_path, "无锡市2024年经济情况", table)] == ["江苏", "无锡"]


def test_a_county_called_like_its_city_is_the_county() -> None:
    assert title_place("2023年长沙县政府工作报告") == title_place("长沙县2023年政府工作报告") == "长沙县"
    head = "政府工作报告\n——2023年2月2日在长沙县第十八届人民代表大会第三次会议上\n"
    assert sure(f"{head}全年地区生产总值增长4.5%。", "政府工作报告")[0][0] == "长沙县"


def test_the_day_on_which_something_was_told_is_no_time_of_it() -> None:
    text = "10月27日，记者从新闻通气会上获悉，地区生产总值增长2%。固定资产投资增长7%。"
    periods = [row[3] for row in sure(text, "2020年前三季度梅岭市经济运行情况")]
    assert periods == ["2020-01..2020-09"] * 2


def test_a_growth_is_of_the_day_of_its_amount() -> None:
    text = "截至9月末，人民币各项存款余额1459.95亿元，同比增长10.7%。"
    assert {row[3] for row in sure(text, "2020年前三季度梅岭市经济运行情况")} == {"2020-09-30@"}


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("梅岭市人民政府工作报告（2024年1月10日）", "2023"),
        ("梅岭市2022年经济社会发展情况", "2022"),
        ("梅岭市2022年经济发展规划", ""),
        ("梅岭市2023年国民经济和社会发展计划", "2023"),
        ("关于2022年国民经济和社会发展计划执行情况与2023年国民经济和社会发展计划草案的报告", ""),
    ],
)
def test_a_title_says_of_what_time_it_tells(title: str, period: str) -> None:
    assert [fact.period.key for fact in facts_of("地区生产总值增长5%。", title)] == [period]


def test_a_time_without_its_year_is_no_time() -> None:
    text = "一季度全省经济运行平稳\n一季度，生产总值29401亿元。其中第一产业增加值634亿元。"
    assert sure(text, "一季度全省经济运行平稳") == []
    text = "一季度全省经济运行平稳\n——2023年一季度经济发展情况通报\n江苏省统计局\n一季度，全省生产总值29401亿元。"
    assert {row[3] for row in sure(text.replace("全省经", "江苏经"), "一季度江苏经济运行平稳")} == {"2023-Q1"}


def test_what_was_there_by_a_day_was_there_on_it() -> None:
    assert sure("截止到2017年末，全县共有养老机构81个。", COUNTY)[0][3] == "2017-12-31@"


def test_a_month_s_end_is_no_year() -> None:
    rows = sure("3月末，生猪存栏同比增长4.9%。", "2023年一季度梅岭市经济运行情况")
    assert [row[3] for row in rows] == ["2023-03-31@"]


def test_a_city_s_name_before_its_indicator_is_not_part_of_it() -> None:
    rows = sure("2018年中山GDP实现3632亿元，增长5.9%。", "2018年中山市经济运行简况")
    assert [row[:2] for row in rows] == [("中山", "GDP")] * 2


def test_a_half_of_this_year_is_no_year() -> None:
    text = "昨日，记者从市统计局了解到，今年上半年，全市经济平稳。全市生产总值440亿元，增长8.4%。"
    assert {row[3] for row in sure(text, "2015年上半年梅岭市经济运行情况")} == {"2015-H1"}


def test_what_left_the_herd_did_so_in_the_year() -> None:
    text = "2021年末全县生猪存栏3万头，增长11%；生猪出栏6万头，增长61%。"
    assert [row[3] for row in sure(text, COUNTY)] == ["2021-12-31@", "2021-12-31@", "2021", "2021"]


def test_the_growth_of_what_is_not_sure_is_not_sure() -> None:
    assert sure("全县五个省级园区实现增加值20亿元，增长20%，增幅提高2个百分点。") == []


def test_a_growth_column_has_the_time_of_the_amounts_left_of_it(tmp_path: Path) -> None:
    table = (
        "| 项目 | 计量单位 | 2016年9月 | 同比增长(%) | 2016年1-9月 | 同比增长(%) | 2016年比2015年增长% |\n"
        "|---|---|---|---|---|---|---|\n| 电信业务总量 | 亿元 | 124 | 50.8 | 989 | 49.1 | 7 |\n"
        "| 旅客运输总量(旅客发送量) | 万人 | 12 | 5.8 | 98 | 4.1 | 6 |"
    )
    assert [row[2:] for row in cells(tmp_path, "青禾县2016年1-9月邮电", table)] == [
        ("量值", "2016-09", "124亿元"),
        ("同比增速", "2016-09", "50.8%"),
        ("量值", "2016-01..2016-09", "989亿元"),
        ("同比增速", "2016-01..2016-09", "49.1%"),
        ("同比增速", "2016", "7%"),
    ]


def test_parts_of_a_row_have_its_unit_and_measure(tmp_path: Path) -> None:
    table = (
        "| 项目 | 2020 | 2021 |\n|---|---|---|\n| 货运量(万吨) | 924 | 981 |\n| # 铁路 | 17 | 22 |\n"
        "| 公路 | 46 | 53 |\n| 货物周转量(万吨公里) | 21 | 22 |"
    )
    rows = cells(tmp_path, "青禾县运输邮电主要指标", table)
    assert [(row[1], row[4]) for row in rows if row[3] == "2021"] == [
        ("货运量", "981万吨"), ("铁路货运量", "22万吨"), ("公路货运量", "53万吨"), ("货物周转量", "22万吨公里"),
    ]  # fmt: skip
