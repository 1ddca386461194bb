"""The form that a question asks for: which sentence has it."""

from __future__ import annotations

import pytest
from held_library import answered, gathered, made

from assistant.answering.form import asked_count, gives_members
from assistant.answering.question import understand
from assistant.answering.time_and_place import places_agree
from assistant.model import Document


def best(question: str, *documents: Document) -> str:
    return gathered(question, *documents).statements[0].text


@pytest.mark.parametrize(
    ("question", "count"),
    [("苏锡两市要一起干哪些大工程？", 0), ("哪六市参与比较？", 6), ("分哪三个阶段？", 3)],
)
def test_counted_places_are_no_count_of_members(question: str, count: int) -> None:
    assert asked_count(question) == count


def test_which_city_is_answered_by_one_that_names_a_city() -> None:
    text = "1 创新券\n\n推动科技创新券在城市之间通用，服务城市创新。\n\n宿迁在全国率先推行科技创新券。"
    assert best("科技创新券是哪个城市最先推行的？", made(text)) == "宿迁在全国率先推行科技创新券。"


def test_the_number_of_a_document_is_met_by_one() -> None:
    text = "1 港口规划\n\n港口规划的批复文号尚待查实，另见有关材料。\n\n国务院以国函〔2016〕87号批复港口规划。"
    assert "国函〔2016〕87号" in best("港口规划的国务院批复是什么文号？", made(text))


def test_the_reason_behind_a_sentence_goes_with_it() -> None:
    text = "1 对照\n\n存疑：研究称港口吞吐量提高一倍。单年提高一倍很不寻常，可能是口径变化。\n\n2 其他\n\n天气很好。"
    assert "口径变化" in answered("为什么说港口吞吐量提高一倍存疑？", made(text)).text


def test_a_sentence_that_gives_nothing_one_after_the_other_is_no_list() -> None:
    assert gives_members("建码头、修航道、通铁路。")
    assert not gives_members("到2023年投资超过1000亿元。")


@pytest.mark.parametrize(
    ("text", "about", "agrees"),
    [
        ("向东融入上海都市圈，向北带动南通。", True, None),
        ("南通增长11%，上海增长5%。", True, False),
        ("向东融入上海都市圈。", False, False),
        ("无锡与上海合作。", True, True),
    ],
)
def test_in_a_document_about_a_place_others_count_as_subjects_only(text: str, about: bool, agrees: bool | None) -> None:
    assert places_agree(["无锡"], [text], about_asked=about) is agrees


def test_of_a_region_and_its_city_the_city_is_asked_about() -> None:
    assert places_agree(["长三角", "无锡"], ["长三角增长5%。", "苏州增长6%。"]) is False


@pytest.mark.parametrize(
    ("spoken", "written"),
    [
        ("港口建设卡在哪儿？", "港口建设有哪些瓶颈？"),
        ("港口的短板在哪里？", "港口的有哪些短板？"),
        ("当年是被什么逼着走这条路的？", "当年走这条路的原因是什么？"),
    ],
)
def test_spoken_ways_to_ask_for_problems_and_reasons_are_understood(spoken: str, written: str) -> None:
    assert understand(spoken).text == written
