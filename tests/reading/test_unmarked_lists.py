"""Lists that no marker makes, numbers that count on, and texts that lost their line ends."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.model import Document, ItemList
from assistant.reading.files import read_file
from assistant.reading.run_on import RUN_ON, parted
from assistant.reading.unmarked import is_label


def document(tmp_path: Path, text: str, name: str = "t.txt") -> Document:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_file(path)


def openings(found: Document, one: ItemList, length: int = 6) -> list[str]:
    return [found.text[item.start : item.end][:length] for item in one.items]


def of_style(found: Document, style: str) -> list[ItemList]:
    return [one for one in found.lists if one.style == style]


def test_paragraphs_that_begin_with_a_title_sentence_are_a_list(tmp_path: Path) -> None:
    text = "一、扩大内需\n促进消费升级。办好展会，稳定消费。\n扩大有效投资。加快水库建设，争取支持。\n二、其他\n完。"
    found = document(tmp_path, text)
    (listed,) = of_style(found, "labels")
    assert openings(found, listed) == ["促进消费升级", "扩大有效投资"]
    assert listed.section == ("一、扩大内需",)


def test_sentences_that_open_alike_are_a_list_with_what_stands_between(tmp_path: Path) -> None:
    text = "我们要加强建设。要坚守忠诚，做到拥护。要坚守初心，多办实事。让群众受益。要坚守法治，依法决策。"
    found = document(tmp_path, text)
    (listed,) = of_style(found, "alike")
    assert openings(found, listed, 5) == ["要坚守忠诚", "要坚守初心", "要坚守法治"]
    assert found.text[listed.items[1].start : listed.items[1].end].endswith("让群众受益。")
    assert found.text[listed.lead_start : listed.lead_end] == "我们要加强建设。"


def test_things_of_one_kind_are_a_list(tmp_path: Path) -> None:
    text = "汽车产业加速转型，扩大产量。食品产业突出精深加工。石化产业延伸链条。\n其他工作照常。"
    found = document(tmp_path, text)
    (listed,) = of_style(found, "alike")
    assert openings(found, listed, 4) == ["汽车产业", "食品产业", "石化产业"]


def test_a_thing_of_two_names_is_of_the_kind_too(tmp_path: Path) -> None:
    text = "汽车产业加速转型。生物医药和医疗器械产业用好平台。石化产业延伸链条。\n其他工作照常。"
    found = document(tmp_path, text)
    (listed,) = of_style(found, "alike")
    assert openings(found, listed, 4) == ["汽车产业", "生物医药", "石化产业"]


@pytest.mark.parametrize("sentence", ["各位代表！", "产值达到300亿元。", "要强链，也要补链。", "包括：", "没有句号"])
def test_what_is_no_title_sentence(sentence: str) -> None:
    assert not is_label(sentence)


def test_numbers_count_on_through_the_sections(tmp_path: Path) -> None:
    text = "一、行动\n1.强链。围绕产业。\n2.补链。引进企业。\n二、保障\n3.加强领导。抓好落实。\n4.优化政策。做好服务。"
    found = document(tmp_path, text)
    assert [openings(found, one, 5) for one in of_style(found, "1.")] == [
        ["1.强链。", "2.补链。"],
        ["3.加强领", "4.优化政"],
    ]


def test_a_first_section_that_lost_its_number_is_the_first_item(tmp_path: Path) -> None:
    text = "三、任务\n培育企业。支持龙头企业。\n（二）赋能场景\n推广。\n（三）搭建平台\n开放。\n四、保障\n完。"
    found = document(tmp_path, text)
    tasks = next(one for one in of_style(found, "sections") if one.section == ("三、任务",))
    assert openings(found, tasks, 5) == ["培育企业。", "（二）赋能", "（三）搭建"]


def test_siblings_whose_numbers_begin_anew_are_two_lists(tmp_path: Path) -> None:
    text = "（一）促进消费\n多。\n（二）扩大投资\n快。\n（一）目标\n好。\n（二）任务\n省。"
    found = document(tmp_path, text)
    assert [len(one.items) for one in of_style(found, "sections")] == [2, 2]


def test_numbered_headings_below_the_marked_ones_are_read(tmp_path: Path) -> None:
    text = "# 方案\n\n## 二、任务\n\n（一）育苗行动\n\n强化。\n\n（二）提质行动\n\n加大。\n\n## 三、保障\n\n落实。"
    found = document(tmp_path, text, "t.md")
    assert [section.path for section in found.sections] == [
        ("二、任务",),
        ("二、任务", "（一）育苗行动"),
        ("二、任务", "（二）提质行动"),
        ("三、保障",),
    ]


BODY = "启动重点项目建设，完善基础设施配套，提高管理服务水平，推动产业集聚发展，增强区域综合承载能力。" * 12


def test_a_text_without_line_ends_is_parted_at_its_titles(tmp_path: Path) -> None:
    first = f"报告\n一、工作回顾过去一年成绩很大。{BODY}二、工作安排今年要做好各项工作。"
    text = f"{first}（一）扩大内需，稳定增长。{BODY}推动投资稳定增长。{BODY}（二）强化创新，转换动能。{BODY}"
    found = document(tmp_path, text)
    assert [section.path[-1] for section in found.sections] == [
        "一、工作回顾",
        "二、工作安排",
        "（一）扩大内需，稳定增长",
        "（二）强化创新，转换动能",
    ]
    assert "\n推动投资稳定增长。" in found.text


@given(st.text(alphabet="一二三、（）。，是工作安排推动发展A\n", max_size=RUN_ON + 400))
def test_parting_adds_line_ends_and_takes_away_at_most_spaces(text: str) -> None:
    assert parted(text).replace("\n", "") == text.replace("\n", "")
    if len(text) <= RUN_ON:
        assert parted(text) == text


def test_a_refrain_before_a_comma_opens_items_however_long_they_are(tmp_path: Path) -> None:
    first = "这五年，港口不断扩大。泊位增加。吊机更新。吞吐量翻番。"
    text = f"过去五年来之不易。{first}这五年，水质持续改善。湿地恢复。芦苇成片。候鸟归来。这五年，船队壮大。"
    found = document(tmp_path, text)
    (listed,) = of_style(found, "alike")
    assert openings(found, listed, 8) == ["这五年，港口不断", "这五年，水质持续", "这五年，船队壮大"]
    assert found.text[slice(listed.items[0].start, listed.items[0].end)] == first
