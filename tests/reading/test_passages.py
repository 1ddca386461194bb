"""Laws of passages."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.model import Document
from assistant.reading.draft import Draft
from assistant.reading.files import assemble, read_file
from assistant.reading.folder import find_files
from assistant.reading.passages import cut_passages
from assistant.reading.sentences import sentences

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="module")
def corpus() -> tuple[Document, ...]:
    return tuple(read_file(path) for path in find_files(CORPUS))


def of(text: str) -> Document:
    return assemble(Path("t.txt"), b"", Draft(text=text))


def check(document: Document) -> None:
    passages = cut_passages(document)
    last = 0
    for passage in passages:
        assert last <= passage.start < passage.end
        assert document.text[passage.start : passage.end] == passage.text
        assert not document.text[last : passage.start].strip()
        last = passage.end
    assert not document.text[last:].strip()
    assert len({passage.id for passage in passages}) == len(passages)


def test_passages_of_the_corpus_are_whole_sentences_and_lose_nothing(corpus: tuple[Document, ...]) -> None:
    for document in corpus:
        check(document)
        spans = sentences(document.text)
        for passage in cut_passages(document):
            assert not any(start < passage.start < end or start < passage.end < end for start, end in spans)


LINES = ["一、总则", "1 绪论", "1.1 背景", "- 要点一。", "| 甲 | 乙 |", "（一）任务。实施。", "短。", ""]


@given(st.lists(st.sampled_from([*LINES, "正文，" * 300, "正文。" * 60])))
def test_passages_of_any_text_lose_nothing(lines: list[str]) -> None:
    check(of("\n".join(lines)))


def test_ids_stay_when_earlier_text_or_the_position_changes(corpus: tuple[Document, ...]) -> None:
    document = next(one for one in corpus if one.sections)
    longer = of("前言。" * 40 + "\n" + document.text)
    ids = {passage.id for passage in cut_passages(replace(longer, id=document.id))}
    kept = [passage for passage in cut_passages(document)[2:] if passage.id in ids]
    assert len(kept) == len(cut_passages(document)[2:])


def test_ids_differ_between_documents_and_for_the_same_text_twice() -> None:
    text = "一、甲\n相同的话。\n二、乙\n别的话。"
    first, other = of(text), replace(of(text), id="other")
    assert not {p.id for p in cut_passages(first)} & {p.id for p in cut_passages(other)}
    twice = of("一、甲\n相同的话。\n一、甲\n相同的话。")
    assert len({passage.id for passage in cut_passages(twice)}) == 2


def test_a_long_table_is_cut_between_rows_and_each_later_part_has_the_header_as_lead() -> None:
    rows = "\n".join(f"| 指标{n}的名称写得比较长一些 | 2021年{n}万元 | 2022年{n}万元 |" for n in range(30))
    document = of(f"| 指标 | 甲 | 乙 |\n| --- | --- | --- |\n{rows}")
    first, *rest = cut_passages(document)
    assert first.lead == ""
    assert rest
    assert {passage.lead for passage in rest} == {"| 指标 | 甲 | 乙 |"}
    assert all(passage.text.startswith("| 指标") and len(passage.text) <= 350 for passage in rest)


def test_an_item_that_fits_stays_whole() -> None:
    item = "，强链补链延链" * 14
    text = "三项任务。" + "".join(f"第{number}{item}。具体由各区落实。" for number in "一二三")
    document = of(text)
    (found,) = document.lists
    cuts = {passage.start for passage in cut_passages(document)}
    assert not any(item.start < cut < item.end for item in found.items for cut in cuts)


def test_a_heading_goes_with_the_text_below_it() -> None:
    document = of("1 绪论\n1.1 背景\n1.1.1 意义\n" + "这是正文。" * 20 + "\n1.1.2 现状\n" + "这是现状。" * 20)
    first, second = cut_passages(document)
    assert first.text.startswith("1 绪论\n1.1 背景\n1.1.1 意义\n这是正文")
    assert first.section == ("1 绪论", "1.1 背景", "1.1.1 意义")
    assert second.text.startswith("1.1.2 现状")
