"""A stretch of months that a question names once is meant of each of its years; figures near by meaning are quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

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
