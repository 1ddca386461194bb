"""Whose 全省 and 我市 are, and whose report a question means that names no place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from held_library import HeldLibrary, answered, gathered, made

from assistant.answering.gather import Shelf, gather
from assistant.answering.question import understand
from assistant.answering.understanding.own_place import own_place, told_outright

if TYPE_CHECKING:
    from assistant.model import Document, Evidence, Filters

GUIZHOU = made(
    "一、工作回顾\n2030年全省新建泊位六个。\n我们也清醒地看到，我省发展还有不少困难：航道淤积严重。仓储设施老旧。\n"
    "二、工作安排\n今年全省新建泊位八个。",
    name="guizhou",
    title="2031年贵州省政府工作报告",
)
YUNNAN = made("一、工作回顾\n我们也清醒地看到，还有困难：山路难行。", name="yunnan", title="2031年云南省政府工作报告")
WUXI = made("一、工作回顾\n我们也清醒地看到，还有困难：码头太少。", name="wuxi", title="2031年无锡市政府工作报告")
UNTITLED = made("——在云南省第十四届人民代表大会上\n山路难行。", name="untitled", title="政府工作报告", kind="plan")
NATIONAL = made("一、总则\n发展航运。", name="national", title="航运条例")


@pytest.mark.parametrize(
    ("documents", "place"),
    [
        ((GUIZHOU,), "贵州省"),
        ((GUIZHOU, NATIONAL), "贵州省"),
        ((UNTITLED,), "云南省"),
        ((UNTITLED, GUIZHOU), ""),
        ((GUIZHOU, YUNNAN), ""),
        ((GUIZHOU, WUXI), ""),
        ((WUXI,), ""),
        ((NATIONAL,), ""),
        ((), ""),
    ],
)
def test_the_own_place_is_the_one_that_all_documents_are_of_and_never_another_beside_home(
    documents: tuple[Document, ...], place: str
) -> None:
    assert own_place(documents, lambda name: next(one for one in documents if one.id == name)) == place


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("全省泊位多少？", "贵州省泊位多少？"),
        ("我省有哪些困难？", "贵州省有哪些困难？"),
        ("全市泊位多少？", "全市泊位多少？"),
        ("全省市场怎么样？", "贵州省市场怎么样？"),
        ("本省级财政收入多少？", "本省级财政收入多少？"),
        ("基本省下多少？完全省去了吗？", "基本省下多少？完全省去了吗？"),
    ],
)
def test_a_relative_place_is_told_outright_at_its_own_level_only(question: str, told: str) -> None:
    assert told_outright(question, "贵州省") == told


def test_a_region_and_a_city_speak_of_themselves() -> None:
    assert told_outright("全区和我市", "广西壮族自治区") == "广西壮族自治区和我市"
    assert told_outright("全市今年的打算", "北京市") == "北京市今年的打算"


def test_in_a_library_of_another_province_its_report_is_what_a_question_without_a_place_means() -> None:
    answer = answered("有哪些困难和不足？", GUIZHOU)
    assert "航道淤积严重。" in answer.text
    assert "仓储设施老旧。" in answer.text


def test_beside_ones_own_report_another_provinces_is_not_meant() -> None:
    rubric = gathered("有哪些困难和不足？", GUIZHOU, WUXI).rubric
    assert rubric is not None
    assert rubric.document.id == "wuxi"
    assert gathered("贵州有哪些困难和不足？", WUXI).rubric is None


def test_what_five_years_brought_is_no_answer_for_one_of_them() -> None:
    report = made(
        "一、“十四五”时期和2025年工作回顾\n过去的五年极不寻常，全州上下顶住压力。\n"
        "港口建设不断加快。新建泊位六十个，更新吊机四十台。\n"
        "刚刚过去的2025年很不平凡，全州上下感恩奋进。\n"
        "下力气办好港口建设这件大事，新建泊位九个，疏浚航道三条。",
        title="2026年云州政府工作报告",
    )
    last_year = answered("2025年港口建设取得了哪些成效？", report).text
    assert "新建泊位九个" in last_year
    assert "六十个" not in last_year
    assert "六十个" in answered("五年来港口建设取得了哪些成效？", report).text


class FewFirst(HeldLibrary):
    """A library that finds other places' passages first, and only as many as are wanted."""

    def search(self, question: str, *, k: int, filters: Filters) -> tuple[Evidence, ...]:
        return super().search(question, k=k, filters=filters)[:k]


def test_passages_of_the_asked_place_step_in_for_those_of_others() -> None:
    places = ["云南", "四川", "湖南", "湖北", "江西", "福建", "海南", "青海", "甘肃", "陕西"]
    others = [made("湿地恢复，候鸟归来。", name=f"a-{place}", title=f"{place}省湿地工作报告") for place in places]
    asked = made("湿地恢复，芦苇成片，鹤群越冬。", name="z", title="贵州省湿地工作报告")
    library = FewFirst((*others, asked))
    found = gather(understand("贵州湿地恢复得怎么样？"), Shelf(library), passages=10)  # type: ignore[arg-type]
    assert [item.passage.document_id for item in found.evidence] == ["z"]
