"""Figures become facts as a careful reader would have them; what is not well founded is unsure."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.evaluation.extraction import load_gold, score_extraction
from assistant.facts.extract import extract_facts
from assistant.model import Document, Page
from assistant.quantity import find_quantities
from assistant.reading.files import read_file

ROOT = Path(__file__).parent.parent.parent


def document(text: str, title: str = "无锡市要点") -> Document:
    return Document(
        "d", title, "upload", text, (Page(1, 0, len(text)),), hashlib.sha256(text.encode()).hexdigest(), "d.txt"
    )


def read(text: str, title: str = "无锡市要点", *, sure: bool = True) -> list[tuple[str, ...]]:
    return [
        (
            fact.subject,
            fact.indicator,
            fact.measure,
            fact.period.key,
            f"{fact.quantity.value}{fact.quantity.unit}",
            fact.direction,
        )
        for fact in extract_facts(document(text, title))
        if fact.sure or not sure
    ]


def test_the_indicator_and_the_year_are_inherited_by_the_next_places() -> None:
    assert read("2018 年无锡服务业增加值同比增长 8.08%,而南京同比增长 11.84%、宁波为 11.4%。") == [
        ("无锡", "服务业增加值", "同比增速", "2018", "8.08%", "up"),
        ("南京", "服务业增加值", "同比增速", "2018", "11.84%", "up"),
        ("宁波", "服务业增加值", "同比增速", "2018", "11.4%", "up"),
    ]


def test_a_difference_keeps_what_it_is_measured_against() -> None:
    facts = extract_facts(document("2020年1—6月全市规模工业亏损面27.4%,仍高于2019年同期4.6个百分点。"))
    assert [(fact.measure, fact.direction, fact.base) for fact in facts] == [
        ("量值", "", ""),
        ("变动", "up", "2019年同期"),
    ]
    assert {fact.indicator for fact in facts} == {"规模工业亏损面"}


def test_directions_of_parts() -> None:
    text = "2020年1—6月全市规模工业企业利润增长2.9%,其中国有控股企业利润增长17.6%,民营企业利润下降8.6%。"
    assert [(row[1], row[4], row[5]) for row in read(text)] == [
        ("规模工业企业利润", "2.9%", "up"),
        ("国有控股企业利润", "17.6%", "up"),
        ("民营企业利润", "8.6%", "down"),
    ]


def test_level_share_rank_and_change_of_one_indicator() -> None:
    text = "2020年：研发经费256.4亿元，占GDP 2.56%，居全省第6，比上年提高0.08个百分点。"
    assert [row[1:5] for row in read(text, "南通市要点")] == [
        ("研发经费", "量值", "2020", "256.4亿元"),
        ("研发经费占GDP比重", "占比", "2020", "2.56%"),
        ("研发经费占GDP比重", "排名", "2020", "6位"),
        ("研发经费占GDP比重", "占比变动", "2020", "0.08个百分点"),
    ]


def test_what_分别_shares_out() -> None:
    text = (
        "2025年，城镇和农村常住居民人均可支配收入分别增长4%和6%，国家级单项冠军企业、专精特新企业分别达到43家、322家。"
    )
    assert [(row[1], row[4]) for row in read(text)] == [
        ("城镇常住居民人均可支配收入", "4%"),
        ("农村常住居民人均可支配收入", "6%"),
        ("国家级单项冠军企业", "43家"),
        ("专精特新企业", "322家"),
    ]


def test_from_and_to_are_two_years() -> None:
    text = "2025年政府工作报告\n五年来，一般公共预算收入从3826.5亿元增长到4398.6亿元。"
    assert [(row[1], row[3], row[4]) for row in read(text, "2026年河北省政府工作报告")] == [
        ("一般公共预算收入", "2020", "3826.5亿元"),
        ("一般公共预算收入", "2025", "4398.6亿元"),
    ]


def test_targets_are_told_from_results() -> None:
    text = "到2025年研发投入强度达到3%。2021年研发投入强度为2.9%。"
    assert [(fact.status, fact.period.key) for fact in extract_facts(document(text))] == [
        ("target", "..2025"),
        ("result", "2021"),
    ]


def test_a_label_gives_the_indicator_to_its_years() -> None:
    text = "- 全社会研发投入：2012年200亿元，2021年450亿元、占地区生产总值3.21%。"
    assert [row[1:5] for row in read(text)] == [
        ("全社会研发投入", "量值", "2012", "200亿元"),
        ("全社会研发投入", "量值", "2021", "450亿元"),
        ("全社会研发投入占地区生产总值比重", "占比", "2021", "3.21%"),
    ]


def test_what_was_signed_is_counted_and_not_about_so_many() -> None:
    text = "- 新型研发机构：2018年上半年累计签约133家，2018年底208家。"
    assert [row[1:5] for row in read(text)] == [
        ("签约新型研发机构", "数量", "2018-H1", "133家"),
        ("签约新型研发机构", "数量", "2018-12-31@", "208家"),
    ]
    assert {fact.quantity.bound for fact in extract_facts(document(text))} == {""}


def test_创新发展_is_a_name_and_not_what_was_newly_developed() -> None:
    text = "2021年安排65个重大项目，其中生态环保10个、创新发展17个、公共服务26个。"
    names = [row[1] for row in read(text, sure=False)]
    assert names == ["重大项目", "生态环保重大项目", "创新发展重大项目", "公共服务重大项目"]


def test_a_label_for_the_whole_city_is_not_of_the_zone() -> None:
    text = "- 全市层面：2022年，文化企业超过2万家。\n\n- 园区：2022年入驻企业400家。"
    whose = {row[1]: row[0] for row in read(text, "无锡高新区文化产业", sure=False)}
    assert whose["文化企业"] == "无锡"
    assert whose["入驻企业"] == "无锡高新区"


def test_how_strong_an_industry_is_is_not_said_of_its_city() -> None:
    rows = read("2021年，全市集成电路产业规模1783亿元，综合实力列全国第二。")
    assert [row[1] for row in rows] == ["集成电路产业规模"]


def test_the_counted_noun_behind_the_figure() -> None:
    assert [row[1:5] for row in read("2025年，启动改造19个城中村、180个城镇老旧小区。")] == [
        ("城中村", "数量", "2025", "19个"),
        ("城镇老旧小区", "数量", "2025", "180个"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "增长8.08%。",  # of what, when
        "2025年，89.4%的公园实现24小时开放。",  # the figure is of what follows
        "2021年，全市产业规模1409亿元。",  # which industry
        "2020年，33个行业大类中15个增长、18个下降。",
    ],
)
def test_what_is_not_well_founded_is_unsure(text: str) -> None:
    assert read(text) == []
    assert read(text, sure=False)


@pytest.mark.parametrize(
    "text", ["联系电话0510-81825321。", "苏政发〔2020〕5号[1]", "2018年8月2日印发。", "第三产业和G60科创走廊。"]
)
def test_what_is_no_figure_is_no_fact(text: str) -> None:
    assert extract_facts(document(text)) == ()


def test_tables_cell_by_cell() -> None:
    text = (
        "## 地区生产总值（无锡全市）\n\n| 年份 | 总量（亿元） | 增速 | 来源 |\n| --- | --- | --- | --- |\n"
        "| 2021年 | 14003.24 | 8.8% | [1] |\n| 2022年 | 14850.82 | 3.0% | [3] |\n"
    )
    path_text = f"---\nid: t\ntitle: 无锡市数据\nkind: plan\n---\n\n{text}"
    assert _from_file(path_text) == [
        ("无锡", "地区生产总值", "量值", "2021", "14003.24亿元"),
        ("无锡", "地区生产总值", "同比增速", "2021", "8.8%"),
        ("无锡", "地区生产总值", "量值", "2022", "14850.82亿元"),
        ("无锡", "地区生产总值", "同比增速", "2022", "3.0%"),
    ]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _from_file(text: str) -> list[tuple[str, ...]]:
    Path("t.md").write_text(text, encoding="utf-8")
    return [
        (fact.subject, fact.indicator, fact.measure, fact.period.key, f"{fact.quantity.value}{fact.quantity.unit}")
        for fact in extract_facts(read_file(Path("t.md")))
    ]


def test_every_fact_of_the_corpus_stands_where_it_says() -> None:
    for path in sorted((ROOT / "corpus" / "plans").glob("*.md")):
        held = read_file(path)
        for fact in extract_facts(held):
            assert fact.sentence_start <= fact.start < fact.end <= fact.sentence_end
            # 跨上万亿元: the word before tells that 万亿元 is a figure.
            printed = find_quantities(held.text, max(0, fact.start - 1), fact.end)
            assert fact.quantity.value in {found.value.value for found in printed}


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="2018年无锡南京增长下降到从占比重为分别5.%亿元家个，。、：；（）“”|#-\n企业收入", max_size=120))
def test_any_text_is_read_without_failing(text: str) -> None:
    for fact in extract_facts(document(text)):
        assert 0 <= fact.sentence_start <= fact.start < fact.end <= fact.sentence_end <= len(text)


@pytest.mark.parametrize(
    ("split", "precision", "recall", "loose_recall"), [("dev", 0.985, 0.70, 0.98), ("test", 0.955, 0.64, 0.98)]
)
def test_digests_score_no_worse_than_they_did(split: str, precision: float, recall: float, loose_recall: float) -> None:
    """A floor, not the aim (0.98, 0.85 and 0.97): it falls when a rule breaks what was right."""
    gold = [figure for figure in load_gold(ROOT / "tests/gold/figures_digests.jsonl") if figure.split == split]
    names = sorted({figure.document_id for figure in gold})
    documents = [read_file(ROOT / "corpus" / "plans" / f"{name}.md") for name in names]
    score = score_extraction(gold, [(held, extract_facts(held)) for held in documents])
    assert score.precision >= precision
    assert score.recall >= recall
    assert score.loose_recall >= loose_recall


def test_a_share_of_the_whole_is_of_a_part_that_is_not_named() -> None:
    """The city itself has three times as many; where the whole is named as what is spoken of, the share is its own."""
    text = "2019年当地科研院所集中。2019年高新技术企业有917家，约占全市三分之一。"
    assert read(text) == []
    assert ("无锡", "高新技术企业", "数量", "2019", "917家", "") in read(text, sure=False)
    whole = read("2019年全市高新技术企业产值6140.5亿元，占全市比重34.9%。")
    assert [row[4] for row in whole] == ["6140.5亿元", "34.9%"]


@pytest.mark.parametrize(
    ("line", "area"),
    [
        ("- 2018年苏南五市合计：服务业增加值占地区生产总值51%。", "苏南五市"),
        ("- 都市圈面积53441平方公里，常住人口2621万人。", "都市圈"),
    ],
)
def test_a_figure_of_a_group_of_places_is_not_the_documents_own_place(line: str, area: str) -> None:
    facts = extract_facts(document(line))
    assert [fact.subject for fact in facts if fact.indicator != "都市圈面积"] == [area]
    assert not any(fact.sure for fact in facts if fact.subject == area)


def test_zones_that_the_city_counts_are_its_own() -> None:
    assert ("无锡", "市级特色产业园区", "数量", "", "39家", "") in read("特色园区：全市先后认定39家市级特色产业园区。")


def test_a_sentence_is_quoted_with_its_label() -> None:
    held = document("- 2018年苏南五市合计：服务业增加值占地区生产总值51%。其后回落。")
    (fact,) = extract_facts(held)
    assert held.text[fact.sentence_start : fact.sentence_end].startswith("2018年苏南五市合计：")


def test_what_a_paper_is_said_to_state_is_named_without_the_paper() -> None:
    text = "无法核对：论文中2020年6月末不良贷款率1.27%未见官方出处。"
    assert [what for _, what, *_ in read(text)] == ["不良贷款率"]


def test_a_piece_of_a_clause_is_no_name() -> None:
    assert read("论文未列资助金额，1000万元至1亿元等标准以2017年升级版为准。") == []


def test_a_figure_told_again_in_another_unit_is_as_sure_as_the_first() -> None:
    text = "2023年末长三角高速公路密度482公里/万平方公里（即{}公里/百平方公里）。"
    same = extract_facts(document(text.format("4.82")))
    assert [(fact.indicator, fact.quantity.printed, fact.sure) for fact in same] == [
        ("高速公路密度", "482公里/万平方公里", True),
        ("高速公路密度", "4.82公里/百平方公里", True),
    ]
    other = extract_facts(document(text.format("4.83")))
    assert [fact.sure for fact in other] == [True, False]
