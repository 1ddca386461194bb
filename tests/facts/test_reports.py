"""Work reports of governments: whose year, which year, and what is said of it, as a careful reader would have it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from assistant.facts.extract import extract_facts
from assistant.facts.titled import title_place
from assistant.model import Document, Fact, Page
from assistant.reading.files import read_file

if TYPE_CHECKING:
    from pathlib import Path

REPORT = "2026年江西省政府工作报告"


def facts_of(text: str, title: str = REPORT, *, issued: str = "") -> tuple[Fact, ...]:
    pages = (Page(1, 0, len(text)),)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return extract_facts(Document("d", title, "upload", text, pages, digest, "d.txt", issued=issued))


def sure(text: str, title: str = REPORT, *, issued: str = "") -> list[tuple[str, ...]]:
    return [
        (
            fact.subject,
            fact.indicator,
            fact.measure,
            fact.period.key,
            f"{fact.quantity.value}{fact.quantity.unit}",
        )
        for fact in facts_of(text, title, issued=issued)
        if fact.sure
    ]


def from_file(folder: Path, text: str, name: str) -> list[tuple[str, ...]]:
    path = folder / f"{name}.txt"
    path.write_text(text, encoding="utf-8")
    return [(fact.subject, fact.indicator, fact.period.key) for fact in extract_facts(read_file(path)) if fact.sure]


# --- which year ----------------------------------------------------------------------------------------------------


def test_the_year_of_the_heading_wins_over_periods_named_in_passing(tmp_path: Path) -> None:
    text = (
        "2026年江西省政府工作报告\n一、2025年工作回顾\n地区生产总值增长5.2%。\n二、2026年工作安排\n"
        "这些目标既衔接“十五五”规划目标，又紧扣到2030年的部署。城镇新增就业21万人。\n"
        "到2030年，常住人口城镇化率达到69%。\n新能源汽车产量增长15%左右。\n三、全面加强政府建设\n"
    )
    assert from_file(tmp_path, text, REPORT) == [
        ("江西", "地区生产总值", "2025"),
        ("江西", "城镇新增就业", "2026"),
        ("江西", "常住人口城镇化率", "..2030"),
        ("江西", "新能源汽车产量", "2026"),
    ]


def test_the_first_step_of_a_plan_is_the_year_of_the_report(tmp_path: Path) -> None:
    text = (
        "2026年福建省政府工作报告\n一、工作回顾\n地区生产总值增长5%。\n二、全力推动“十五五”开好局、起好步\n"
        "城镇新增就业50万人。\n三、建设人民满意的政府\n"
    )
    found = from_file(tmp_path, text, "2026年福建省政府工作报告")
    assert found[-1] == ("福建", "城镇新增就业", "2026")


def test_a_target_for_the_year_of_the_report_is_a_growth_on_the_year_before() -> None:
    text = "今年，新能源汽车产量增长15%左右，地区生产总值增长5%-5.5%。"
    assert [row[2:4] for row in sure(text)] == [("同比增速", "2026"), ("同比增速", "2026")]
    quantity = facts_of(text)[1].quantity
    assert (str(quantity.value), str(quantity.upper)) == ("5", "5.5")


def test_what_was_done_in_five_years_is_of_the_five_years_and_what_was_reached_of_the_last() -> None:
    text = "五年来，建成充电桩80万个，淘汰落后炼铁产能465万吨、炼钢产能374万吨，新能源装机容量达到8000万千瓦。"
    assert [row[3] for row in sure(text)] == ["2021..2025", "2021..2025", "2021..2025", "2025"]


def test_a_stretch_of_years_counts_back_from_a_report_and_is_not_dated_elsewhere() -> None:
    text = "去年，产业投资比重提升至55.7%，近3年提升21个百分点。"
    assert [row[3:] for row in sure(text)] == [("2025", "55.7%"), ("2023..2025", "21个百分点")]
    assert [row[3:] for row in sure(text, "无锡市要点", issued="2026-02-01")] == [("2025", "55.7%")]


@pytest.mark.parametrize(
    ("text", "printed"),
    [("过去一年，地区生产总值增长5.2%。", "2025年"), ("今年，地区生产总值增长5%。", "2026年"),
     ("过去五年，地区生产总值年均增长5%。", "2021—2025年")],
)  # fmt: skip
def test_a_relative_period_is_shown_as_its_year(text: str, printed: str) -> None:
    assert [fact.period.printed for fact in facts_of(text)] == [printed]


def test_this_year_in_another_document_is_the_year_of_issue() -> None:
    text = "去年，全市规上工业增加值增长7.2%。今年，全市规上工业增加值增长6%。"
    assert [row[3] for row in sure(text, "无锡市要点", issued="2025-03-01")] == ["2024", "2025"]
    assert sure(text, "无锡市要点") == []


def test_from_and_to_without_years_leave_the_start_undated() -> None:
    text = "去年，研发投入强度由2.1%提高到2.5%。"
    assert [row[3:] for row in sure(text)] == [("2025", "2.5%")]


def test_days_of_one_month_are_its_month() -> None:
    found = sure("2017年8月26日至27日首届“才交会”：邀请高层次人才500名。", "无锡市要点")
    assert [row[3] for row in found] == ["2017-08"]


def test_the_year_just_past_opens_its_review_after_the_five_years() -> None:
    text = "五年来，地区生产总值年均增长5%。\n刚刚过去的2025年，全省上下奋发进取。地区生产总值增长5.8%。"
    assert [row[2:4] for row in sure(text)] == [("年均增速", "2021..2025"), ("同比增速", "2025")]


def test_growth_against_an_earlier_year_is_a_change_over_years() -> None:
    found = sure("2007年，国内生产总值比2002年增长65.5%，比上年增长11.4%。", "2008年国务院政府工作报告")
    assert [row[2] for row in found] == ["变动", "同比增速"]


def test_a_heading_on_steady_expectations_announces_no_aims(tmp_path: Path) -> None:
    text = (
        "2026年江西省政府工作报告\n一、2025年工作回顾\n（一）千方百计稳就业稳市场稳预期。逐季部署。\n"
        "城镇新增就业21万人。\n二、2026年工作安排\n地区生产总值增长5%左右。\n三、全面加强政府建设\n"
    )
    assert ("江西", "城镇新增就业", "2025") in from_file(tmp_path, text, REPORT)


# --- whose -----------------------------------------------------------------------------------------------------------


def test_a_report_of_the_state_council_speaks_of_the_nation_and_its_salutation_is_no_title(tmp_path: Path) -> None:
    text = "各位代表：\n现在，我代表国务院，向大会报告政府工作。\n过去一年，国内生产总值增长5%。\n"
    path = tmp_path / "2025年国务院政府工作报告.txt"
    path.write_text(text, encoding="utf-8")
    assert read_file(path).title == "2025年国务院政府工作报告"
    assert from_file(tmp_path, text, path.stem) == [("全国", "国内生产总值", "2024")]


def test_a_heading_that_names_the_nation_does_not_change_whose_report_it_is(tmp_path: Path) -> None:
    text = (
        "2026年福建省政府工作报告\n一、2025年工作回顾\n地区生产总值增长5%。\n"
        "二、奋力谱写中国式现代化福建篇章\n2030年，研发投入强度达到3%。\n三、结语\n"
    )
    assert {row[0] for row in from_file(tmp_path, text, "2026年福建省政府工作报告")} == {"福建"}


def test_a_label_that_says_全省_is_about_the_report_s_own_province() -> None:
    text = "全省主要预期目标是：今年地区生产总值增长5%左右。"
    assert sure(text, "2026年黑龙江省政府工作报告")[0][0] == "黑龙江"


def test_this_one_is_who_was_named_before() -> None:
    text = "2025年，太湖湾科创城建成启用。该科创城集聚高新技术企业1200家。"
    assert sure(text, "无锡市要点")[0][:2] == ("太湖湾科创城", "高新技术企业")
    assert sure("2025年，该园区集聚高新技术企业1200家。", "无锡市要点") == []


def test_the_district_before_the_name_is_the_subject() -> None:
    assert sure("2022年，滨湖区影视产业营收60亿元。", "无锡市要点")[0][:2] == ("滨湖区", "影视产业营收")


# --- of what ---------------------------------------------------------------------------------------------------


def test_names_before_a_number_share_its_tail_and_the_last_unit() -> None:
    text = "2025年，电子信息、有色金属、装备制造三个产业规模分别达1.28万亿、1.18万亿和8200亿元。"
    assert [(row[1], row[4]) for row in sure(text)] == [
        ("电子信息产业规模", "1.28万亿元"),
        ("有色金属产业规模", "1.18万亿元"),
        ("装备制造产业规模", "8200亿元"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("食品、石化等产业增加值分别增长7.5%、11.5%。", ["食品产业增加值", "石化产业增加值"]),
        ("省属企业营业收入、利润分别增长6%、60.7%。", ["省属企业营业收入", "省属企业利润"]),
        ("国家级、部级创新平台分别达到22家、182家。", ["国家级创新平台", "部级创新平台"]),
        ("对东盟、欧盟进出口分别增长16.7%、40.2%。", ["对东盟进出口", "对欧盟进出口"]),
    ],
)
def test_what_分别_shares_out_has_its_owner_and_its_tail(text: str, names: list[str]) -> None:
    assert [row[1] for row in sure(f"2025年，{text}")] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("今年，拟发行超长期特别国债1.3万亿元。", "超长期特别国债"),
        ("2025年，办理人大代表建议292件。", "人大代表建议"),
        ("2025年，要求服务业增加值占地区生产总值比重达到53%。", "服务业增加值占地区生产总值比重"),
    ],
)
def test_verbs_before_a_name_are_no_part_of_it(text: str, name: str) -> None:
    assert [row[1] for row in sure(text)] == [name]


def test_a_share_without_its_whole_and_the_other_half_of_a_pair() -> None:
    text = "2025年，民营经济增加值10255.08亿元，占66.3%。城镇常住居民人均可支配收入64714元；农村35750元、增长6.5%。"
    assert [row[1:] for row in sure(text, "无锡市要点")] == [
        ("民营经济增加值", "量值", "2025", "10255.08亿元"),
        ("民营经济增加值占比", "占比", "2025", "66.3%"),
        ("城镇常住居民人均可支配收入", "量值", "2025", "64714元"),
        ("农村常住居民人均可支配收入", "量值", "2025", "35750元"),
        ("农村常住居民人均可支配收入", "同比增速", "2025", "6.5%"),
    ]


def test_beyond_the_average_is_a_difference() -> None:
    text = "2025年，高标准农田建成比例达到66.25%，超过全国平均水平0.28个百分点。"
    assert [row[2] for row in sure(text)] == ["占比", "差值"]


@pytest.mark.parametrize(
    "text",
    [
        "2025年，地区生产总值跨越3个千亿元台阶。",
        "2025年，将8家企业整合为集团。",
        "2025年，设计业95亿元。",
        "2025年，单个项目不超过200万元。",
        "2025年，给予1000万元项目资金。",
        "2025年，按照省委十二届七次、八次全会精神办事。",
        "2025年，改造老旧供热、燃气、排水管网800公里、600公里、300公里。",
        "2025年，110米口径望远镜等重大科技项目实现突破。",
        "2025年，绿化、水系均居全国第2。",
        "1.“2152”龙头引育工程：重点培育省级产业链核心支撑企业50家以上。",
    ],
)
def test_what_a_careful_reader_would_not_state_alone_is_unsure(text: str) -> None:
    assert sure(text) == []


def test_a_part_of_what_grew_yearly_is_of_the_last_year() -> None:
    text = "五年来，地区生产总值年均增长5%以上，其中制造业增加值占比25%左右。"
    assert [row[2:4] for row in sure(text)] == [("年均增速", "2021..2025"), ("占比", "2025")]


def test_压减_is_a_fall() -> None:
    found = facts_of("2025年，省级一般性支出压减22.3%。")
    assert [(fact.indicator, fact.measure, fact.direction) for fact in found] == [
        ("省级一般性支出", "同比增速", "down"),
    ]


def test_units_per_thousand_grams_and_per_ten_thousand_square_kilometres_are_whole() -> None:
    text = "2025年，土壤有机质含量28克/千克，路网密度406公里/万平方公里。"
    assert [row[4] for row in sure(text)] == ["28克/千克", "406公里/万平方公里"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("园林绿化覆盖率、绿地率均居全国第2。", ["园林绿化覆盖率", "绿地率"]),
        ("非化石能源发电量、用电量占比均超过30%。", ["非化石能源发电量占比", "非化石能源用电量占比"]),
        ("单位地区生产总值能耗、水耗均下降20%。", ["单位地区生产总值能耗", "单位地区生产总值水耗"]),
        ("数字领航企业18家、工业互联网平台46家，均居全国首位。",
         ["数字领航企业", "工业互联网平台", "数字领航企业", "工业互联网平台"]),
        ("新建省重点实验室、省工程研究中心各20家。", ["新建省重点实验室", "新建省工程研究中心"]),
    ],
)  # fmt: skip
def test_one_figure_that_is_said_of_several_names_is_each_one_s(text: str, names: list[str]) -> None:
    assert [row[1] for row in sure(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("食品、药品抽检合格率分别达99.6%、99.7%。", ["食品抽检合格率", "药品抽检合格率"]),
        ("炼铁、炼钢先进产能占比分别达到64.3%、62.3%。", ["炼铁先进产能占比", "炼钢先进产能占比"]),
        ("规上制造业、工业战略性新兴产业增加值年均分别增长7%、6.8%。",
         ["规上制造业增加值", "工业战略性新兴产业增加值"]),
        ("适龄儿童入园率和普惠率分别达96%和94%。", ["适龄儿童入园率", "适龄儿童普惠率"]),
        ("地方财政收入、支出分别突破300亿元和3000亿元。", ["地方财政收入", "地方财政支出"]),
        ("居民医保和基本公共卫生服务经费人均补助标准分别提高30元和5元。", []),
        ("机构养育和社会散居孤儿津贴标准分别提高510元、440元。", []),
    ],
)  # fmt: skip
def test_what_several_names_share_is_given_to_each_or_the_figures_are_unsure(text: str, names: list[str]) -> None:
    assert [row[1] for row in sure(text)] == names


def test_names_in_a_row_go_with_the_figures_in_a_row_without_分别_too() -> None:
    text = "城乡低保标准提高到每月815元和615元。"
    assert [row[1] for row in sure(text)] == ["城镇低保标准", "农村低保标准"]
    text = "一产、二产增加值分别增长6%、5%，分别居全国第二、第七。"
    assert [(row[1], row[2], row[4]) for row in sure(text)] == [
        ("一产增加值", "同比增速", "6%"), ("二产增加值", "同比增速", "5%"),
        ("一产增加值", "排名", "2位"), ("二产增加值", "排名", "7位"),
    ]  # fmt: skip


def test_a_row_of_changes_is_of_changes_to_its_end() -> None:
    text = "最低工资、失业保险金分别提高25元、50元。"
    assert [fact.measure for fact in facts_of(text)] == ["变动", "变动"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("11户企业入选工信部5G工厂名录。", "入选工信部5G工厂名录企业"),
        ("2人当选中国工程院院士。", "当选中国工程院院士"),
        ("2个平台入选首批国家级中试平台。", "入选首批国家级中试平台"),
    ],
)
def test_things_that_a_status_tells_apart_are_named_by_it(text: str, name: str) -> None:
    assert [row[1] for row in sure(text)] == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("实施重点项目2800个，完成投资2400亿元。", ["重点项目", "重点项目投资"]),
        ("国资委监管企业营收增长5.9%、利润增长5.5%。", ["国资委监管企业营收", "国资委监管企业利润"]),
        ("新能源装机占比达63%、规模比2020年翻一番。", ["新能源装机占比", "新能源装机"]),
    ],
)
def test_a_measure_without_an_owner_is_of_whom_the_figure_before_is(text: str, names: list[str]) -> None:
    assert [row[1] for row in sure(text)] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("减免社保费1.7万亿元。", "减免社保费"),
        ("淘汰黄标车600万辆。", "淘汰黄标车"),
        ("12345热线群众诉求满意率达到90%。", "12345热线群众诉求满意率"),
        ("备案专利达到40件，新能源装机达到1900万千瓦。", "新能源装机"),
    ],
)
def test_what_was_taken_away_is_not_named_as_what_there_is(text: str, name: str) -> None:
    assert sure(text)[-1][1] == name


def test_what_goes_on_in_a_list_of_things_built_was_built_in_the_same_years() -> None:
    text = "五年来，建成铁路新线5944公里，复线4603公里，铁路营业里程达到7万公里。"
    assert [row[3] for row in sure(text)] == ["2021..2025", "2021..2025", "2025"]


def test_an_outlay_in_a_review_of_several_years_is_of_one_or_of_all_and_not_stated() -> None:
    assert sure("过去五年，一般公共预算支出3.4万亿元。") == []
    assert [row[3] for row in sure("过去五年，一般公共预算支出累计3.4万亿元。")] == ["2021..2025"]


def test_years_in_a_row_do_not_say_what_years_a_rank_is_of() -> None:
    assert [row[1:4] for row in sure("2025年，粮食产量连续21年居全国首位。")] == [("粮食产量", "排名", "2025")]


def test_tenths_of_a_whole_are_a_share() -> None:
    row = sure("2025年，棉花产量占全国九成以上。")[0]
    assert row[1:3] == ("棉花产量占全国比重", "占比")


def test_a_clause_behind_one_on_a_part_may_be_of_either() -> None:
    text = "2025年，昆明长水国际机场旅客吞吐量近5000万人次、创历史新高，民用机场数量居全国第4位。"
    assert [row[0] for row in sure(text)] == ["昆明长水国际机场"]


def test_a_plan_s_own_first_year_is_where_its_range_begins() -> None:
    text = "2020年到2025年，工业投资占比从17.9%提升到35.5%。"
    assert [row[3] for row in sure(text)] == ["2020", "2025"]


def test_the_budget_of_the_year_before_is_a_base() -> None:
    fact = facts_of("今年，赤字规模4.06万亿元，比上年年初预算增加1800亿元。")[1]
    assert (fact.measure, fact.period.key) == ("变动", "2026")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("建设13座城市公园和275个口袋公园。", ["城市公园", "口袋公园"]),
        ("信息传输、租赁和商务服务业增加值分别增长18.6%、13.4%。", ["信息传输增加值", "租赁和商务服务业增加值"]),
        ("地表水、近岸海域水质优良比例分别达96.9%、99.7%。", ["地表水水质优良比例", "近岸海域水质优良比例"]),
        ("四大主导产业［2］占GDP比重达到40%。", ["四大主导产业占GDP比重"]),
        ("建成和美乡村200个。", ["和美乡村"]),
    ],
)
def test_names_stand_whole_where_joins_and_marks_are_in_them(text: str, names: list[str]) -> None:
    assert [row[1] for row in sure(text)] == names


def test_what_was_signed_in_a_year_is_no_aim_though_a_heading_of_tasks_stands_above(tmp_path: Path) -> None:
    path = tmp_path / "宁波行动计划.txt"
    path.write_text(
        "一、重点任务\n博览会：2023年签约重大项目53个，其中外资项目4个。\n载体：2025年新建载体15个。\n二、保障措施\n加强领导。\n",
        encoding="utf-8",
    )
    statuses = {fact.quantity.printed: fact.status for fact in extract_facts(read_file(path))}
    assert statuses == {"53个": "result", "4个": "result", "15个": "target"}


def test_what_was_so_by_a_year_was_so_in_that_year() -> None:
    text = "到2019年已列出重点任务100项。"
    assert [fact.period.key for fact in facts_of(text, "宁波行动计划", issued="2021-01-01")] == ["2019"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("省属企业完成产业类投资553.1亿元、研发投入133.5亿元。",
         [("省属企业产业类投资", "553.1亿元"), ("省属企业研发投入", "133.5亿元")]),
        ("社会消费品零售总额、固定资产投资增长4%左右。", [("社会消费品零售总额", "4%"), ("固定资产投资", "4%")]),
        ("总产量、储备量稳居全国第一。", []),
        ("育儿家庭每月多了300元补贴。", []),
        ("各类市场主体每天新增4.5万户。", []),
        ("重点地区细颗粒物（PM2.5）平均浓度下降30%。", [("重点地区细颗粒物平均浓度", "30%")]),
        ("新建绿道137公里、累计达到2136公里。", [("新建绿道", "137公里"), ("绿道", "2136公里")]),
    ],
)  # fmt: skip
def test_whose_and_what_is_told_by_the_figure_beside_it(text: str, rows: list[tuple[str, str]]) -> None:
    assert [(row[1], row[4]) for row in sure(text)] == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("刑事、治安案件分别下降12%、3%。", [("刑事案件", "2025", "12%"), ("治安案件", "2025", "3%")]),
        ("常住人口由上年729万人增加到732万人。", [("常住人口", "2024", "729万人"), ("常住人口", "2025", "732万人")]),
        ("1550个省重点项目完成投资7398亿元。",
         [("省重点项目", "2025", "1550个"), ("省重点项目投资", "2025", "7398亿元")]),
        ("信息产业营收保持20%以上增长。", [("信息产业营收", "2025", "20%")]),
    ],
)  # fmt: skip
def test_cases_last_year_s_level_and_projects_outlays(text: str, rows: list[tuple[str, str, str]]) -> None:
    assert [(row[1], row[3], row[4]) for row in sure(text)] == rows


def test_a_count_behind_a_growth_is_of_its_own_noun() -> None:
    text = "1000个重点产业项目完成投资1865亿元、增长4%，243个示范项目建成投产。"
    assert [row[1] for row in sure(text)][-1] == "示范项目"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("2025年，全面实现年初确定的主要目标，地区生产总值增长7.8%。", [("地区生产总值", "2025", "7.8%")]),
        ("城镇和农村人均住房面积32.9平方米、37.1平方米。",
         [("城镇人均住房面积", "2025", "32.9平方米"), ("农村人均住房面积", "2025", "37.1平方米")]),
        ("化学需氧量、二氧化硫排放总量分别下降15.7%和17.5%。",
         [("化学需氧量排放总量", "2025", "15.7%"), ("二氧化硫排放总量", "2025", "17.5%")]),
        ("清洁能源装机占比54.8%、发电量占比51.3%。",
         [("清洁能源装机占比", "2025", "54.8%"), ("清洁能源发电量占比", "2025", "51.3%")]),
    ],
)  # fmt: skip
def test_a_name_that_is_written_once_is_each_one_s(text: str, rows: list[tuple[str, str, str]]) -> None:
    assert [(row[1], row[3], row[4]) for row in sure(text)] == rows


# --- what a clause that only says how much is of --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("2025年，对港澳出口增长37.2%，全省进出口总值创历史新高，达到5379亿元。", [("进出口总值", "5379亿元")]),
        ("2025年，工业利润增长3%，规上工业增加值再上新台阶，达到8000亿元。", [("规上工业增加值", "8000亿元")]),
        ("2025年，工业利润增长3%，招商引资成效明显，达到800亿元。", []),
        ("2025年，粮食总产量增长3%，连续十年丰收，达到460亿斤。", [("粮食总产量", "460亿斤")]),
        ("2025年，地区生产总值迈上6万亿元台阶，达到62661亿元。", [("地区生产总值", "62661亿元")]),
    ],
)
def test_how_much_is_said_of_what_the_clause_before_names(text: str, stated: list[tuple[str, str]]) -> None:
    read = [(indicator, value) for _, indicator, measure, _, value in sure(text) if measure == "量值"]
    assert read == stated


def test_the_noun_of_the_last_of_a_row_is_that_of_the_others() -> None:
    rows = sure("去年，建成4个国家级、13个省级区域医疗中心。")
    assert [(row[1], row[4]) for row in rows] == [("国家级区域医疗中心", "4个"), ("省级区域医疗中心", "13个")]


def test_who_spends_is_said_for_each_of_what_it_is_spent_on() -> None:
    rows = sure("去年，中央财政用于科技、教育和卫生事业的支出分别为774亿元、536亿元和138亿元。")
    assert [row[1] for row in rows] == ["中央财政用于科技支出", "中央财政用于教育支出", "中央财政用于卫生事业的支出"]


def test_a_rate_that_several_things_share_is_that_of_each() -> None:
    rows = sure("去年，基本养老保险和基本医疗保险参保率保持在95%以上，物流总费用与地区生产总值的比率为13.6%。")
    assert [row[1] for row in rows] == [
        "基本养老保险参保率",
        "基本医疗保险参保率",
        "物流总费用与地区生产总值的比率",
    ]


def test_an_aim_named_in_a_review_is_no_result() -> None:
    assert sure("去年，全省没有实现能耗强度降低4%、主要污染物排放总量减少2%的目标。") == []


def test_a_group_of_places_is_who_is_spoken_of() -> None:
    rows = sure(
        "五年来，南疆五地州地区生产总值年均增长6%，全疆经营主体总量276.81万户。", "2026年新疆维吾尔自治区政府工作报告"
    )
    assert [row[:2] for row in rows] == [("南疆五地州", "地区生产总值"), ("新疆", "经营主体总量")]


def test_a_change_against_years_ago_is_no_growth_of_the_year() -> None:
    rows = sure("五年来，社会保障基金积累7810亿元，比五年前增加5800亿元。去年，转移支付较五年前增长66.8%。")
    assert [(row[1], row[2]) for row in rows] == [
        ("社会保障基金积累", "量值"),
        ("社会保障基金积累", "变动"),
        ("转移支付", "变动"),
    ]


def test_what_was_so_from_one_clause_to_the_next_is_sure_where_both_years_agree() -> None:
    text = "五年来，粮食产量屡创历史新高，去年达到1.09万亿斤；农民人均纯收入达到5919元。"
    assert [row[1:4] for row in sure(text)] == [("粮食产量", "量值", "2025"), ("农民人均纯收入", "量值", "2025")]


def test_the_year_of_a_proposal_is_not_that_of_what_followed() -> None:
    text = "2022年我们提出用三年时间基本解决拖欠农民工工资的问题，已清付农民工工资330亿元。"
    assert sure(text) == []


def test_the_end_of_the_year_holds_for_its_own_clause_and_not_for_growth() -> None:
    text = "去年，年末城镇调查失业率5.5%，居民消费价格上涨2%。"
    assert [row[2:4] for row in sure(text)] == [("量值", "2025-12-31@"), ("同比增速", "2025")]


def test_a_comparison_named_first_is_the_base_of_what_follows() -> None:
    facts = facts_of("2025年与2020年相比，地区生产总值增长57.3%。")
    assert [(fact.measure, fact.base) for fact in facts if fact.sure] == [("变动", "2020年")]


@pytest.mark.parametrize(
    "text",
    [
        "多年来取消许可事项1000多项，核准投资项目压减90%以上。",
        "十年来，居民消费价格涨幅稳定在2%左右。",
    ],
)
def test_what_is_said_of_many_years_without_which_is_unsure(text: str) -> None:
    assert sure(text) == []


def test_a_heading_on_one_year_and_on_five_leaves_the_time_to_its_paragraphs(tmp_path: Path) -> None:
    text = (
        "2023年江西省政府工作报告\n一、过去一年和五年工作回顾\n过去一年，地区生产总值增长3%。\n"
        "五年来，我们推动发展行稳致远。\n（一）加强耕地保护\n新建高标准农田4.56亿亩。\n二、今年工作\n"
    )
    assert [row[2] for row in from_file(tmp_path, text, "2023年江西省政府工作报告")] == ["2022", "2018..2022"]


def test_outlays_and_income_of_one_budget_share_its_name() -> None:
    rows = sure("去年，地方一般公共预算收入增长2.3%、支出超过7000亿元。")
    assert [row[1] for row in rows] == ["地方一般公共预算收入", "地方一般公共预算支出"]


def test_two_sectors_are_no_rank() -> None:
    rows = sure("去年，第一、第三产业增加值分别增长3.1%、5.1%。")
    assert [(row[1], row[4]) for row in rows] == [("第一产业增加值", "3.1%"), ("第三产业增加值", "5.1%")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("新增运营里程30公里，总里程达909公里。", ["新增运营里程", "运营里程"]),
        ("办理市人大代表议案5项、建议877件。", ["市人大代表议案", "市人大代表建议"]),
        ("新开工保障性安居工程666万套，基本建成544万套。", ["新开工保障性安居工程", "保障性安居工程"]),
        ("铁路、高速公路运营里程均超过10万公里。", ["铁路运营里程", "高速公路运营里程"]),
        ("全省生产总值1.7万亿元，人均17万元。", ["生产总值", "人均生产总值"]),
    ],
)
def test_a_name_that_says_half_takes_the_rest_from_the_one_before(text: str, names: list[str]) -> None:
    assert [row[1] for row in sure(f"去年，{text}")] == names


def test_an_exchange_or_a_zone_is_who_is_spoken_of() -> None:
    text = "去年，北京证券交易所上市公司达288家、总市值超8600亿元，天竺综保区药品进口额居全国首位。"
    rows = sure(text, "2026年北京市政府工作报告")
    assert [row[:2] for row in rows] == [
        ("北京证券交易所", "上市公司"),
        ("北京证券交易所", "总市值"),
        ("天竺综保区", "药品进口额"),
    ]


def test_a_heading_names_the_measure_in_brackets(tmp_path: Path) -> None:
    text = "无锡市服务业要点\n一、服务业规模（无锡全市，第三产业增加值）\n2020年：6491.19亿元，增长3.2%。\n二、其他\n"
    rows = from_file(tmp_path, text, "无锡市服务业要点")
    assert [row[1] for row in rows] == ["第三产业增加值", "第三产业增加值"]


def test_half_width_marks_part_clauses_as_wide_ones_do() -> None:
    text = "初步测算,2025年全省地区生产总值24,439.4亿元,比上年增长13.1%;获评示范城市,创新竞争力居全国第67位。"
    assert [row[1:2] + row[4:] for row in sure(text)] == [
        ("地区生产总值", "24439.4亿元"),
        ("地区生产总值", "13.1%"),
        ("创新竞争力", "67位"),
    ]


def test_the_name_before_a_from_and_to_stands_in_its_own_clause() -> None:
    text = "最低生活保障的覆盖人数，由年初的400万人扩大到年末的1120万人。"
    assert {row[1] for row in sure(text)} == {"最低生活保障的覆盖人数"}


def test_what_somebody_else_did_is_not_stated_of_the_place() -> None:
    assert sure("去年，马钢退出炼铁产能100万吨、炼钢产能128万吨。") == []


def test_an_output_is_that_of_the_crop_before() -> None:
    rows = sure("去年，蔬菜播种面积3938公顷，比上年增长1.4%，产量106551吨，下降2.2%。")
    assert [row[1] for row in rows] == ["蔬菜播种面积", "蔬菜播种面积", "蔬菜产量", "蔬菜产量"]


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("2022年珠海市斗门区政府工作报告", "斗门区"),
        ("无锡市惠山区政府工作报告", "惠山区"),
        ("江苏省昆山市2022年国民经济和社会发展统计公报", "昆山"),
        ("湖南省长沙市2023年政府工作报告", "长沙"),
        ("上海市浦东新区政府工作报告", "浦东新区"),
        ("无锡高新区2023年工作报告", "无锡高新区"),
        ("无锡市地区生产总值统一核算方案", "无锡"),
        ("无锡市各县区政府目标责任书方案", "无锡"),
        ("苏州无锡协同发展战略", ""),
    ],
)
def test_a_title_is_about_the_district_it_names_and_not_its_city(title: str, place: str) -> None:
    assert title_place(title) == place


def test_the_whole_of_a_district_is_the_district() -> None:
    rows = sure("2021年，全区实现地区生产总值468亿元。去年，全省进出口增长5%。", "2022年珠海市斗门区政府工作报告")
    assert [row[:2] for row in rows] == [("斗门区", "地区生产总值")]


def test_what_only_sets_a_figure_beside_another_is_of_its_time() -> None:
    rows = sure("五年来，高中阶段毛入学率达到96.9%，高于全国平均水平4.9个百分点。毕业生留省就业超过66万人。")
    assert [(row[2], row[3]) for row in rows] == [("量值", "2025"), ("差值", "2025"), ("量值", "2021..2025")]
    rows = sure("五年来，累计生产原煤65亿吨，占全国近三成。")
    assert [(row[2], row[3]) for row in rows] == [("量值", "2021..2025"), ("占比", "2021..2025")]


def test_what_was_added_on_balance_did_not_grow() -> None:
    assert [row[1:3] for row in sure("2025年，净增外贸企业1295家、增长50.6%。")] == [("净增外贸企业", "数量")]


def test_how_good_water_is_is_a_rate() -> None:
    assert [row[1:3] for row in sure("2025年，近岸海域水质优良比例99.7%。")] == [("近岸海域水质优良比例", "量值")]


def test_the_base_of_prices_is_no_time() -> None:
    text = "2025年，按2019年美元对人民币的平均汇率折算，人均生产总值约合2万美元。"
    assert {fact.period.key for fact in facts_of(text)} == {"2025"}


def test_the_nation_s_bureau_speaks_of_the_nation() -> None:
    text = "2016年前三季度国民经济运行情况\n中华人民共和国国家统计局\n前三季度国内生产总值53万亿元。"
    assert sure(text, "2016年前三季度国民经济运行情况")[0][:2] == ("全国", "国内生产总值")
    text = text.replace("国家统计局", "国家统计局江苏调查总队")
    assert not any(row[0] == "全国" for row in sure(text, "2016年前三季度国民经济运行情况"))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("双城经济圈建设走深走实，经济总量超9万亿元，占全国比重升至6.5%。", []),
        ("打造40个吸引力强、影响力大的消费场景。", []),
        ("服务业支撑作用明显，增加值跨上3万亿元台阶，对经济增长贡献率超60%。", []),
        ("新落地项目、实际利用内资分别增长18.7%、31.3%。", []),
        ("新开工改造城镇老旧小区4402个、城中村5.1万户。", ["新开工改造城镇老旧小区", "新开工改造城中村"]),
        ("全社会研发经费投入、高技术制造业增加值增长10%。", ["全社会研发经费投入", "高技术制造业增加值"]),
    ],
)
def test_what_only_seems_to_be_a_name_is_not_stated(text: str, names: list[str]) -> None:
    assert [row[1] for row in sure(text)] == names


def test_the_base_of_a_multiple_is_a_time_alone() -> None:
    assert [fact.base for fact in facts_of("教育支出2.43万亿元，比前五年增长1.26倍。")] == ["", "前五年"]


@pytest.mark.parametrize(
    ("text", "base", "direction"),
    [
        ("教育支出2.43万亿元，比前五年增长1.26倍。", "前五年", "up"),  # which is 2.26 times as much
        ("教育支出2.43万亿元，为2012年的1.26倍。", "2012年", ""),
        ("教育支出2.43万亿元，是2012年的1.26倍。", "2012年", ""),
    ],
)
def test_so_many_times_as_much_is_not_by_so_many_times_more(text: str, base: str, direction: str) -> None:
    times = facts_of(text)[-1]
    assert (times.indicator, times.measure, times.sure) == ("教育支出", "倍数", True)
    assert (times.base, times.direction) == (base, direction)


def test_a_total_behind_what_was_added_is_of_all_there_is() -> None:
    told = sure("五年来，新增发电装机4178万千瓦、总装机达9157万千瓦。")
    assert [(row[1], row[3]) for row in told] == [("新增发电装机", "2021..2025"), ("发电装机", "2025")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("融资平台新退出53家。", ["新退出融资平台"]),
        ("省属企业工业总产值、利润均实现翻一番。", ["省属企业工业总产值", "省属企业利润"]),
        ("生产安全事故起数、受伤人数、直接经济损失分别下降36%、50%、39%。",
         ["生产安全事故起数", "生产安全事故受伤人数", "生产安全事故直接经济损失"]),
    ],
)  # fmt: skip
def test_whose_the_second_of_two_measures_is(text: str, names: list[str]) -> None:
    assert [row[1] for row in sure(text)] == names


def test_the_base_of_a_rank_is_where_it_is_held() -> None:
    assert [fact.base for fact in facts_of("航运中心发展指数排位升至全球第18位。")] == ["全球"]


def test_whose_economy_it_is_is_no_part_of_its_name() -> None:
    text = "2025年，平原新城地区生产总值增长8%，海洋生产总值增长6%，户籍人均生产总值增长5%。"
    assert [row[1] for row in sure(text)] == ["海洋生产总值", "户籍人均生产总值"]


def test_what_is_done_ahead_is_no_name_and_a_compound_of_verbs_is_not_taken_apart() -> None:
    assert sure("2025年，29项指标提前完成目标任务。") == []
    facts = facts_of("2025年，全面小康综合实现程度达92.11%。")
    assert [fact.indicator for fact in facts] == ["全面小康综合实现程度"]


def test_a_house_of_a_place_is_not_the_place() -> None:
    assert sure("2025年，云南博物馆“古滇大展”总营收7.6亿元。") == []


def test_what_is_built_upon_dates_nothing() -> None:
    rows = sure("展望2035年，在“十五五”基础上再奋斗五年，人均地区生产总值比2020年翻一番。")
    assert [row[3] for row in rows] == ["2035"]


def test_a_size_alone_names_nothing() -> None:
    named = {row[1] for row in sure("2025年新增渔船等4个过五千亿、渔港等3个过千亿新兴产业。")}
    assert named <= {"新增过千亿新兴产业"}
