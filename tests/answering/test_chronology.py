"""A chronology is told whole, where the next heading goes on with it; a series of figures by year is none."""

from __future__ import annotations

import pytest
from held_library import answered, made

PROJECT = made(
    "一、项目概况\n性质：云港项目是全市引进的最大单体投资项目，位于高新区，占地约700亩。\n"
    "二、时间线\n- 2017年8月2日：云港集团与市政府签署协议。\n- 2018年3月2日：在集中开工日开工。\n"
    "- 2019年9月17日：一期建成投产。\n"
    "三、后续进展\n- 2022年4月：累计完成投资45亿元。\n- 2024年12月10日：二期建成投产。\n"
    "四、产值（按年）\n- 2020年：产值3亿元。\n- 2021年：产值4亿元。\n- 2022年：产值5亿元。\n",
    title="云港项目",
    kind="plan",
)


@pytest.mark.parametrize(
    "question", ["云港项目的大事记按时间列一下", "云港项目的时间线", "把云港项目的建设历程按时间梳理一下"]
)
def test_the_whole_course_of_events_is_told(question: str) -> None:
    text = answered(question, PROJECT).text
    assert text.index("签署协议") < text.index("一期建成") < text.index("45亿元") < text.index("二期建成")
    assert "产值" not in text


def test_without_dated_events_there_is_no_chronology() -> None:
    figures = made(
        "一、产值（按年）\n- 2020年：产值3亿元。\n- 2021年：产值4亿元。\n- 2022年：产值5亿元。\n", title="云港项目"
    )
    assert "以下3项" not in answered("云港项目的大事记", figures).text
