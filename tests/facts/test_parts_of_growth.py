"""What the parts of an economy have in its growth, and of which whole they are a share."""

from __future__ import annotations

import pytest
from test_reports import sure

HALF = "青禾市2021年上半年经济运行情况"
COMMUNIQUE = "青禾县2024年国民经济和社会发展统计公报"


def rows(text: str, title: str = HALF) -> list[tuple[str, str, str]]:
    return [(row[1], row[2], row[4]) for row in sure(text, title)]


def test_a_growth_on_the_average_of_two_years_is_a_yearly_one() -> None:
    found = sure("上半年，生产总值148亿元，增长12.3%，两年平均增长9.1%。", HALF)
    assert [row[2:] for row in found][1:] == [("同比增速", "2021-H1", "12.3%"), ("年均增速", "2021-H1", "9.1%")]


def test_what_three_figures_in_a_row_are_of_is_told_by_the_sectors_before() -> None:
    text = "三次产业结构为8:42:50，对经济增长的贡献率分别为6%、41%、53%，分别拉动GDP增长0.7个、5.1个、6.5个百分点。"
    kinds = ("第一产业", "第二产业", "第三产业")
    assert [row[0] for row in rows(text)] == [
        *(f"{kind}对经济增长的贡献率" for kind in kinds),
        *(f"{kind}拉动GDP增长" for kind in kinds),
    ]
    assert rows("投资结构改善，对经济增长的贡献率分别为6%、41%、53%。") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "第一产业拉动GDP增长0.7个百分点，第二、三产业分别拉动增长2.1和2.4个百分点。",
            ["第一产业拉动GDP增长", "第二产业拉动GDP增长", "第三产业拉动GDP增长"],
        ),
        (
            "工业增加值40.6亿元，增长9%，拉动GDP增长3.7个百分点。",
            ["工业增加值", "工业增加值", "工业增加值拉动GDP增长"],
        ),
        (
            "民营经济增加值40.6亿元，拉动GDP增长3.7个百分点，比上年提高0.2个百分点，占GDP的56%。",
            ["民营经济增加值", "民营经济增加值拉动GDP增长", "民营经济增加值占GDP比重"],
        ),
    ],
)
def test_by_how_many_points_a_part_makes_the_whole_grow(text: str, names: list[str]) -> None:
    assert [row[0] for row in rows(text, COMMUNIQUE)] == names


def test_the_share_of_a_part_is_that_of_the_whole_it_is_listed_under() -> None:
    text = "农林牧渔业总产值22.3亿元，增长8%。其中：农业产值11.4亿元，占51.1%；渔业产值0.1亿元，占0.5%。"
    assert [row[0] for row in rows(text) if row[1] == "占比"] == [
        "农业产值占农林牧渔业总产值比重",
        "渔业产值占农林牧渔业总产值比重",
    ]


def test_things_listed_where_their_output_grew_are_outputs() -> None:
    text = "主要产品产量较快增长，其中：变压器200万千伏安，增长3%；水泥30万吨。"
    assert [row[0] for row in rows(text)] == ["变压器产量", "变压器产量", "水泥产量"]
    assert rows("生产形势良好，其中：变压器200万千伏安。") == []
