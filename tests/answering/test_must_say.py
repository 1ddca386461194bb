"""What nothing else tells must be said itself, and a class or an aim is not taken for granted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.answering.claims.premises import DISPUTED, ONLY_AIMED

if TYPE_CHECKING:
    from assistant.app import Assistant


@pytest.mark.parametrize(
    "question",
    [
        "姑苏实验室现任主任是哪位？",
        "无锡现在分管工业的副市长是谁？",
        "太湖湾科创城的招商电话是多少？",
        "感智芯粒集成工程创新中心由哪家单位牵头组建？",
        "《无锡市低空经济高质量发展三年行动方案》定了哪些目标？",
        "G42沪宁人才创新走廊有哪些成员城市？",
        "刚看完一部华莱坞出的剧，你再推荐两部下饭的呗",
    ],
)
def test_what_is_not_said_is_not_answered_by_what_stands_near(question: str, corpus_assistant: Assistant) -> None:
    assert corpus_assistant.ask(question).status == "refused"


def test_what_is_said_is_answered(corpus_assistant: Assistant) -> None:
    assert "松江区" in corpus_assistant.ask("G60科创走廊有哪些成员？").text
    assert corpus_assistant.ask("《无锡太湖湾科技创新带发展规划（2020—2025年）》的范围多大？").status == "answered"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("上海大都市圈规划把宜兴排在第四层次，跟宜兴同一层次的城市共有多少个？", "宜兴属第五层次"),
        ("2016年长三角城市群规划里，无锡跟苏州同属Ⅰ型大城市，这一档的人口范围是多少？", "无锡列入Ⅱ型大城市"),
    ],
)
def test_a_class_that_is_taken_for_granted_is_put_right(question: str, told: str, corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask(question)
    assert answer.text.startswith(DISPUTED)
    assert told in answer.text


def test_a_roman_numeral_is_no_part_of_another(corpus_assistant: Assistant) -> None:
    for one in ("Ⅰ型", "I型"):
        assert not corpus_assistant.ask(f"2016年长三角城市群规划里，无锡是{one}大城市吗？").text.startswith("是的")
    assert corpus_assistant.ask("2016年长三角城市群规划里，无锡是Ⅱ型大城市吗？").text.startswith("是的")


def test_that_something_was_aimed_at_does_not_say_that_it_was_reached(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("规上企业设备数字化率65%这个2023年目标，最终实现了吗？")
    assert answer.status == "partial"
    assert answer.text.startswith(ONLY_AIMED)


@pytest.mark.parametrize(
    ("question", "opening", "told"),
    [
        ("宁波2025年常住人口城镇化率目标跟长三角纲要一样，也是70%吧？", "不是", "76%"),
        ("无锡2017年外贸进出口是812.5亿元，对吗", "不是", "812.5亿美元"),
        ("2024年初无锡把全年经济增长目标定在5.8%左右，这个说法没错吧？", "不是", "5.5%左右"),
    ],
)
def test_a_figure_of_another_place_unit_or_kind_is_put_right(
    question: str, opening: str, told: str, corpus_assistant: Assistant
) -> None:
    answer = corpus_assistant.ask(question)
    assert answer.text.startswith(opening)
    assert told in answer.text


def test_the_place_of_another_is_not_that_of_the_one_asked_about(corpus_assistant: Assistant) -> None:
    assert corpus_assistant.ask("惠山生命科技产业园2024年在50强里排第几位？").status == "refused"
    assert "第36位" in corpus_assistant.ask("无锡国际生命科学园2024年在50强里排第几位？").text


def test_the_aims_of_a_part_called_by_one_character_are_its_own(corpus_assistant: Assistant) -> None:
    assert corpus_assistant.ask("“补”的目标是什么？").status == "refused"
    assert "每年实施600个" in corpus_assistant.ask("“增”的目标是什么？").text
    assert "拥湖生态标杆区" in corpus_assistant.ask("太湖湾科创带要建成五个“区”“地”，具体是哪五个？").text


def test_of_a_numbered_level_only_that_one_is_told(corpus_assistant: Assistant) -> None:
    third = corpus_assistant.ask("上海大都市圈的第三层次有哪些城市？").text
    assert "第三层次（专业性全球城市）：无锡、南通" in third
    assert "第二层次" not in third
    assert corpus_assistant.ask("上海大都市圈的第四层次有哪些城市？").status != "answered"
