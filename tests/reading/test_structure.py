"""Headings, enumerations and tables of texts written for the purpose."""

from pathlib import Path

import pytest

from assistant.model import Document, ItemList
from assistant.reading.files import read_file


def document(tmp_path: Path, text: str, name: str = "t.txt") -> Document:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_file(path)


def items(found: Document, one: ItemList) -> list[str]:
    return [found.text[item.start : item.end] for item in one.items]


def test_official_headings_nest_and_a_run_in_heading_is_its_first_sentence(tmp_path: Path) -> None:
    text = "报告\n一、工作回顾\n总体平稳。\n（一）扩大投资。实施重大项目五十个。\n"
    text += "（二）促进消费。全年增长5%。\n二、任务\n完。"
    found = document(tmp_path, text)
    assert [section.path for section in found.sections] == [
        ("一、工作回顾",),
        ("一、工作回顾", "（一）扩大投资"),
        ("一、工作回顾", "（二）促进消费"),
        ("二、任务",),
    ]
    assert found.section_at(found.text.index("实施重大")) == ("一、工作回顾", "（一）扩大投资")


def test_articles_of_a_law_nest_in_chapters_and_their_items_are_lists(tmp_path: Path) -> None:
    text = "条例\n第一章 总则\n第一条为了发展，制定本条例。\n第二条 下列权利：\n（一）所有权；\n"
    text += "（二）使用权。\n第二章 附则\n第三条本条例自公布之日起施行。"
    found = document(tmp_path, text)
    headings = [section.heading for section in found.sections]
    assert headings == ["第一章 总则", "第一条", "第二条", "第二章 附则", "第三条"]
    rights = next(one for one in found.lists if one.style == "（一）")
    assert items(found, rights) == ["（一）所有权；", "（二）使用权。"]
    assert found.text[rights.lead_start : rights.lead_end] == "下列权利："


@pytest.mark.parametrize(
    "line",
    [
        *("1.5万亿元的规模", "2018 年增长", "1—6月完成情况", "12个项目", "3.2%的增速"),
        *("第一批名单", "一、总则……………1", "第三条建议很好"),
    ],
)
def test_what_only_looks_like_a_heading_is_none(tmp_path: Path, line: str) -> None:
    assert document(tmp_path, f"总结\n{line}\n正文在此。").sections == ()


def test_ordinals_that_are_no_markers_make_no_list(tmp_path: Path) -> None:
    text = "第一批入选。无锡位居世界第一，江苏第二。第一大经济区和第二产业都在增长。其中一是数字经济。"
    assert document(tmp_path, text).lists == ()


def test_spoken_items_end_where_one_sentence_each_is_the_measure(tmp_path: Path) -> None:
    text = "主要有三点：一是强链；二是补链；三是延链。与此同时，规模扩大。"
    found = document(tmp_path, text)
    assert items(found, found.lists[0]) == ["一是强链；", "二是补链；", "三是延链。"]
    assert found.text[found.lists[0].lead_start : found.lists[0].lead_end] == "主要有三点："


def test_an_enumeration_does_not_cross_into_the_next_section(tmp_path: Path) -> None:
    found = document(tmp_path, "## 甲\n\n第一，强链。\n\n第二，补链。\n\n## 乙\n\n第三，延链。", "t.md")
    ordinals = next(one for one in found.lists if one.style == "第一")
    assert items(found, ordinals) == ["第一，强链。", "第二，补链。"]


def test_an_enumeration_runs_across_a_page_end(tmp_path: Path) -> None:
    line = "无锡市现代服务业的发展主要分为生产性服务业和生活性服务业，在生产性服务业方面探索开展模式创新"
    text = f"{line}\n{line}\n{line}\n任务如下。\n第一，{line[:-3]}\n\f{line}\n完成。\n第二，补链。"
    found = document(tmp_path, text)
    assert len(found.pages) == 2
    first, second = found.lists[0].items
    assert found.page_at(first.start).number == 1
    assert found.page_at(first.end - 1).number == 2
    assert second.number == 2


def test_bullets_nest_and_the_sign_is_outside_the_item(tmp_path: Path) -> None:
    found = document(tmp_path, "# 题\n\n重点包括：\n\n- 甲\n  - 甲一\n  - 甲二\n- 乙\n", "t.md")
    outer, inner = found.lists
    assert items(found, outer) == ["甲\n  - 甲一\n  - 甲二", "乙"]
    assert items(found, inner) == ["甲一", "甲二"]
    assert found.text[outer.lead_start : outer.lead_end] == "重点包括："


def test_table_cells_are_spans_without_padding_and_the_rule_is_no_row(tmp_path: Path) -> None:
    found = document(tmp_path, "## 表\n\n| 指标 | 2021年 |\n| --- | --- |\n| 增速 |  7% |\n", "t.md")
    (table,) = found.tables
    assert [(cell.row, cell.column, found.text[cell.start : cell.end]) for cell in table.cells] == [
        (0, 0, "指标"),
        (0, 1, "2021年"),
        (1, 0, "增速"),
        (1, 1, "7%"),
    ]
    assert table.section == ("表",)


def test_a_speaker_who_addresses_the_audience_anew_is_done_with_the_subsections(tmp_path: Path) -> None:
    text = "报告\n一、回顾\n平稳。\n二、安排\n（一）建港。疏浚航道。\n（二）造林。种树。\n"
    text += "各位代表！加强自身建设，一是守法，二是节俭。\n共同努力。"
    found = document(tmp_path, text)
    assert found.section_at(found.text.index("种树")) == ("二、安排", "（二）造林")
    assert found.section_at(found.text.index("加强自身")) == ("二、安排",)
    assert found.section_at(found.text.index("共同努力")) == ("二、安排",)
    assert next(one for one in found.lists if one.style == "一是").section == ("二、安排",)


def test_a_first_line_that_is_a_sentence_is_no_title(tmp_path: Path) -> None:
    assert document(tmp_path, "为发展渔业，制定本方案。\n一、任务\n造船。").title == "t"
    assert document(tmp_path, "渔业发展方案\n一、任务\n造船。").title == "渔业发展方案"


def test_a_page_saved_from_the_web_is_called_by_its_title_and_not_by_what_stands_around_it(tmp_path: Path) -> None:
    found = document(tmp_path, "分享:\n云州2031年政府工作报告\n首页\n>\n各位代表：\n一、回顾\n平稳。\n二、安排\n造船。")
    assert found.title == "云州2031年政府工作报告"


def test_titles_behind_dashes_with_paragraphs_between_are_one_list(tmp_path: Path) -> None:
    text = "报告\n主要体会是：\n——必须坚持开放。\n开放带来机会。\n——必须尊重规律。\n规律不可违背。\n下面谈安排。"
    found = document(tmp_path, text)
    (listed,) = (one for one in found.lists if one.style == "bullet")
    assert items(found, listed) == ["必须坚持开放。\n开放带来机会。", "必须尊重规律。\n规律不可违背。"]


def test_a_dash_further_down_begins_a_list_of_its_own(tmp_path: Path) -> None:
    close = "——港口更强。\n——航线更多。\n——湿地更美。\n群团工作也有进展。\n刚刚过去的一年，工作很多。\n"
    found = document(tmp_path, f"报告\n{close}——抓好增长。\n产值上升。\n——抓好改革。\n章程修订。\n下面谈安排。")
    first, second = (one for one in found.lists if one.style == "bullet")
    assert items(found, first) == ["港口更强。", "航线更多。", "湿地更美。"]
    assert [item.partition("。")[0] for item in items(found, second)] == ["抓好增长", "抓好改革"]


def test_a_bracket_left_alone_on_its_line_goes_with_what_follows(tmp_path: Path) -> None:
    part = "扩建码头，疏浚航道，引进船队，培训海员，办好灯塔节，清理海滩，恢复湿地，增加渔获。"
    text = f"报告\n一、回顾\n（一）港口更强。\n{part}\n（\n二）航线更密。\n{part}\n（三）海湾更美。\n{part}"
    found = document(tmp_path, text)
    headings = [section.path[-1].rstrip("。") for section in found.sections]
    assert headings[1:] == ["（一）港口更强", "（二）航线更密", "（三）海湾更美"]
