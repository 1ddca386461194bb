"""Facts marked by hand are held against their page; one that fails is named with file and line."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from assistant.errors import FactsError
from assistant.facts.curated import Curated, load_curated
from assistant.model import Document, Fact, Page
from assistant.reading.files import read_file

ROOT = Path(__file__).parent.parent.parent
TEXT = "前页。\n2018 年无锡服务业增加值同比增长 8.08%,名次依次是:杭州、无锡。只有不到一半。"
PAPER = Document("p", "论文", "paper", TEXT, (Page(1, 0, 4), Page(2, 4, len(TEXT))), "", "p.pdf")
ENTRY = """facts:
  - document: p
    page: 2
    subject: 无锡
    indicator: 服务业增加值
    measure: 同比增速
    period: 2018年
    value: "8.08"
    unit: "%"
    direction: up
    quote: 2018年无锡服务业增加值同比增长8.08%
    note: 未注明口径
events:
  - document: p
    page: 2
    subject: 无锡
    date: 2018年
    statement: 名次依次是:杭州、无锡
"""


def loaded(text: str, folder: Path) -> Curated:
    (folder / "facts.yaml").write_text(text, encoding="utf-8")
    return load_curated(folder / "facts.yaml", {PAPER.id: PAPER}.get)


def load(text: str, folder: Path) -> tuple[Fact, ...]:
    return loaded(text, folder).facts


def test_a_fact_points_at_its_digits_and_its_quote(tmp_path: Path) -> None:
    (fact,) = load(ENTRY, tmp_path)
    assert TEXT[fact.start : fact.end] == "8.08%"
    assert TEXT[fact.sentence_start : fact.sentence_end] == "2018 年无锡服务业增加值同比增长 8.08%"
    assert (fact.quantity.value, fact.period.key, fact.origin, fact.sure) == (Decimal("8.08"), "2018", "curated", True)
    (event,) = loaded(ENTRY, tmp_path).events
    assert TEXT[event.start : event.end] == "名次依次是:杭州、无锡"


def test_what_is_printed_in_words_is_found_by_its_words(tmp_path: Path) -> None:
    words = ENTRY.replace('"8.08"', '"1/2"\n    printed: 一半\n    bound: "<"').replace('"%"', "倍")
    (fact,) = load(words.replace("2018年无锡服务业增加值同比增长8.08%", "只有不到一半"), tmp_path)
    assert (TEXT[fact.start : fact.end], fact.quantity.value, fact.quantity.bound) == ("一半", Decimal("0.5"), "<")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("增长8.08%", "增长8.09%", "没有这句原文"),
        ("page: 2", "page: 1", "没有这句原文"),
        ("page: 2", "page: 9", "共2页"),
        ('"8.08"', '"8.8"', "没有“8.8%”这个数"),
        ('"%"', "个百分点", "没有“8.08个百分点”这个数"),
        ('"%"', "厘", "不认得单位“厘”"),
        ("同比增速", "增速", "measure"),
        ("direction: up", "direction: 升", "direction"),
        ('"8.08"', '"八"', "应为一个数"),
        ("    indicator: 服务业增加值\n", "", "缺少 indicator"),
        ("note:", "remark:", "不认得的项目 remark"),
    ],
)
def test_an_entry_that_fails_is_named_with_file_and_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(FactsError, match=f"facts.yaml 第2行.*{said}"):
        load(ENTRY.replace(old, new, 1), tmp_path)


def test_a_second_entry_for_one_figure_is_refused(tmp_path: Path) -> None:
    entry = ENTRY[ENTRY.index("  - document") : ENTRY.index("events:")]
    with pytest.raises(FactsError, match=r"第14行.*与第2行那一条重复"):
        load(f"facts:\n{entry}\n{entry}", tmp_path)


@pytest.mark.parametrize("text", ["facts: {", "- a", "facts:\n  - 只是一句话"])
def test_a_file_that_is_no_list_of_entries_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(FactsError, match="校订数据"):
        load(text, tmp_path)


def test_the_corpus_s_own_file_holds() -> None:
    paper = read_file(next((ROOT / "corpus" / "paper").iterdir()))
    held = load_curated(ROOT / "corpus" / "facts.yaml", {paper.id: paper}.get)
    assert len(held.facts) >= 41
    assert len(held.events) >= 12
    assert held.absent == ()


def test_an_entry_of_a_document_that_is_not_held_is_left_out_and_named(tmp_path: Path) -> None:
    held = loaded(ENTRY.replace("document: p", "document: q"), tmp_path)
    assert (held.facts, held.events, held.absent) == ((), (), ("q",))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [("同比增速", "增速", "measure"), ('"%"', "厘", "不认得单位“厘”"), ('"8.08"', '"八"', "应为一个数")],
)
def test_what_is_wrong_by_itself_is_an_error_even_there(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(FactsError, match=f"facts.yaml 第2行.*{said}"):
        loaded(ENTRY.replace("document: p", "document: q").replace(old, new, 1), tmp_path)


def test_an_event_that_does_not_stand_on_its_page_is_named(tmp_path: Path) -> None:
    with pytest.raises(FactsError, match=r"facts.yaml 第14行.*没有这句原文"):
        loaded(ENTRY.replace("名次依次是:杭州、无锡", "名次依次是:无锡、杭州"), tmp_path)
