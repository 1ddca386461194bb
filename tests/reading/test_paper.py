"""The paper: its PDF against its text file, and what reading must find in it."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from assistant.model import Document
from assistant.reading.files import read_file
from assistant.reading.folder import find_files
from assistant.reading.passages import cut_passages

PAPER = Path(__file__).parents[2] / "corpus" / "paper" / "wuxi-industry-strong-city.pdf"


@pytest.fixture(scope="module")
def paper() -> Document:
    return read_file(PAPER)


def test_each_pdf_page_holds_exactly_its_page_of_the_text_file() -> None:
    """Normalised on both sides: white space is dropped, nothing else; letters, forms and order are as printed."""
    pages = PAPER.with_suffix(".txt").read_text(encoding="utf-8").split("\f")
    read = [page.extract_text() for page in PdfReader(PAPER).pages]
    assert ["".join(page.split()) for page in read] == ["".join(page.split()) for page in pages]
    assert len(read) == 5


def test_pdf_and_text_file_give_the_same_repaired_text_and_pages(paper: Document) -> None:
    twin = read_file(PAPER.with_suffix(".txt"))
    assert (paper.text, paper.pages, paper.sections, paper.lists) == (twin.text, twin.pages, twin.sections, twin.lists)


def test_the_pdf_is_read_and_its_text_twin_passed_over() -> None:
    assert find_files(PAPER.parent) == (PAPER,)


def test_what_the_file_says_of_itself(paper: Document) -> None:
    assert paper.title == "长三角一体化背景下无锡“产业强市”战略实施效果评价与提升策略研究"
    assert (paper.id, paper.kind, paper.issuer) == ("wuxi-industry-strong-city", "paper", "王明琪（无锡太湖学院）")
    assert paper.paged


def test_page_number_and_footnote_mark_go_and_the_title_is_one_line(paper: Document) -> None:
    assert paper.text.startswith(f"{paper.title}\n无锡太湖学院 王明琪\n【摘 要】在区域一体化")


def test_a_sentence_broken_by_lines_and_by_a_page_end_is_whole(paper: Document) -> None:
    sentence = "但是，当今世界正经历百年未有之大变局，国际格局深刻调整变动，我国经济也随经济社会发展总体稳中向好"
    at = paper.text.index(sentence)
    assert paper.page_at(at).number == 2
    assert paper.page_at(at + len(sentence)).number == 3
    assert paper.page_text(3).startswith("格局深刻调整变动")


def test_the_headings_are_those_of_the_paper_with_full_paths(paper: Document) -> None:
    numbers = [section.heading.split()[0] for section in paper.sections]
    expected = "1, 1.1, 1.1.1, 1.1.2, 1.2, 1.2.1, 1.2.2, 2, 2.1, 2.2, 3, 3.1, 3.1.1, 3.1.2, 3.2, 3.3, 4, 4.1, 4.2, 4.3"
    assert ", ".join(numbers) == expected
    at = paper.text.index("2018 年无锡服务业增加值")
    assert paper.section_at(at) == ("3 无锡市产业强市发展成果及瓶颈问题", "3.2 无锡市产业发展与其他城市比较分析")


def test_the_four_problems_run_on_in_one_paragraph_are_one_list(paper: Document) -> None:
    problems = next(one for one in paper.lists if one.style == "第一")
    starts = [paper.text[item.start : item.start + 5] for item in problems.items]
    assert starts == ["第一,无锡", "第二，高端", "第三，企业", "第四,金融"]
    assert paper.text[problems.items[3].start : problems.items[3].end].endswith("比年初上升 0.27 个百分点。")
    assert problems.section[-1].startswith("3.3")
    assert problems.lead_start == problems.lead_end


def test_numbered_items_with_their_paragraphs_and_the_sentence_that_announces_them(paper: Document) -> None:
    aspects = next(one for one in paper.lists if one.style == "(1)")
    assert paper.text[aspects.lead_start : aspects.lead_end] == "主要体现在如下方面。"
    assert [paper.text[item.start : item.end].split("\n")[0] for item in aspects.items] == [
        "(1)高质量发展方面",
        "(2)区域一体化发展方面",
        "(3)长三角更高质量一体化发展",
    ]
    assert paper.text[aspects.items[2].start : aspects.items[2].end].endswith("提供政策保障。")


def test_a_misread_full_stop_before_a_spoken_marker_does_not_break_its_list(paper: Document) -> None:
    steps = next(one for one in paper.lists if one.style == "首先")
    assert [item.marker for item in steps.items] == ["首先", "其次", "最后"]


def test_subsections_are_the_items_of_their_section(paper: Document) -> None:
    measures = next(one for one in paper.lists if one.section == ("4 无锡市产业发展的对策和建议",))
    assert measures.style == "sections"
    assert [item.marker for item in measures.items] == ["4.1", "4.2", "4.3"]
    assert paper.text[measures.lead_start : measures.lead_end] == "4 无锡市产业发展的对策和建议"


def test_passages_are_of_a_size_and_of_one_section(paper: Document) -> None:
    for passage in cut_passages(paper):
        assert len(passage.text) <= 350
        assert paper.section_at(passage.end - 1) == passage.section
        assert passage.section[: len(paper.section_at(passage.start))] == paper.section_at(passage.start)
