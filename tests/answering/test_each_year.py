"""A stretch of months that a question names once is meant of each of its years; figures near by meaning are quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from held_library import answered, fact, made

from assistant.answering.question import dated, understand
from assistant.answering.understanding.each_year import months_of_each_year

if TYPE_CHECKING:
    from assistant.app import Assistant


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("无锡上半年的GDP，2024年跟2025年比哪年高", "无锡GDP，2024年上半年跟2025年上半年比哪年高"),
        ("1—6月的产值，2019年和2020年各多少", "产值，2019年1—6月和2020年1—6月各多少"),
        ("2024年上半年GDP多少", "2024年上半年GDP多少"),
        ("2024年上半年和2025年全年GDP各多少", "2024年上半年和2025年全年GDP各多少"),
        ("2021—2025年的规划，上半年评估", "2021—2025年的规划，上半年评估"),
    ],
)
def test_the_months_stand_behind_each_year(asked: str, meant: str) -> None:
    assert months_of_each_year(asked) == meant


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("20年4月疫情正紧的时候，硕放机场还飞着几条国外货机航线？", "国际货运航线为4条"),
        ("22年一整年，华莱坞一共接了多少部影视剧来拍？", "全年承接影视摄制318部"),
    ],
)
def test_a_figure_told_in_other_words_is_quoted(question: str, told: str, corpus_assistant: Assistant) -> None:
    assert told in corpus_assistant.ask(question).text


@pytest.mark.parametrize(
    "question",
    ["华莱坞2023年全年接了多少部戏来拍？", "无锡2020年常住人口有多少万？", "华虹七厂现在厂里有多少员工？"],
)
def test_a_figure_of_another_year_place_or_thing_is_not(question: str, corpus_assistant: Assistant) -> None:
    assert corpus_assistant.ask(question).status == "refused"


YEARS = range(2015, 2024)
PORT = made("".join(f"{year}年港口吞吐量{year - 2000}万吨。\n" for year in YEARS) + "2024年上半年港口吞吐量13万吨。\n")
HELD = [fact(PORT, ("无锡", "港口吞吐量", "量值", f"{year}年"), f"{year - 2000}万吨") for year in YEARS]
HELD += [fact(PORT, ("无锡", "港口吞吐量", "量值", "2024年上半年"), "13万吨")]


def test_the_figure_of_each_year_is_told_whole_and_in_order() -> None:
    text = answered("历年港口吞吐量是多少？", PORT, facts=HELD).text
    places = [text.index(f"{year}年") for year in YEARS]
    assert places == sorted(places)
    assert "上半年" not in text


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("港口吞吐量有哪些年份的数字？", "港口吞吐量历年分别是多少？"),
        ("库里2018年到2026年港口吞吐量有哪几年的数据", "2018年到2026年港口吞吐量历年分别是多少"),
        ("港口吞吐量哪些年份有数据？", "港口吞吐量历年分别是多少？"),
        ("哪些年份的数字有出入？", "哪些年份的数字有出入？"),
    ],
)
def test_the_years_that_figures_are_held_of_are_asked_for_by_their_figures(asked: str, meant: str) -> None:
    assert understand(asked).text == meant


def test_each_year_since_one_is_up_to_this_year() -> None:
    assert dated("2018年以来GDP各是多少", 2026) == "2018年到2026年GDP各是多少"
    assert dated("2018年以来建成了什么", 2026) == "2018年以来建成了什么"


def test_the_years_of_one_city_are_not_filled_with_another_s(corpus_assistant: Assistant) -> None:
    text = corpus_assistant.ask("2021年到2024年高新技术企业数量分别是多少？").text
    assert "6310家" in text
    assert "苏州" not in text
