"""What is claimed of an aim is held to its bound, of several years to each of them, of no place to one's own city."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from held_library import answered, fact, made

from assistant.answering.claims.premises import CONFIRMED, CORRECTED, ONLY_AIMED

if TYPE_CHECKING:
    from assistant.app import Assistant

AIMS = made(
    "2030年无锡渔业产值超过300亿元。2025年无锡渔业产值增长5%以上。2026年无锡渔业产值增长5%。"
    "2024年无锡渔业产值增长5.5%左右。"
)
AIM_FACTS = (
    fact(AIMS, ("无锡", "渔业产值", "量值", "2030年"), "超过300亿元", status="target"),
    fact(AIMS, ("无锡", "渔业产值", "同比增速", "2025年"), "5%以上", direction="up", status="target"),
    fact(AIMS, ("无锡", "渔业产值", "同比增速", "2026年"), "5%", direction="up", status="target"),
    fact(AIMS, ("无锡", "渔业产值", "同比增速", "2024年"), "5.5%左右", direction="up", status="target"),
)


def opening(text: str) -> str:
    return text.partition("\n")[0]


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("2026年无锡渔业产值目标增长5%以上", CORRECTED),
        ("2025年无锡渔业产值目标增长5%以上", CONFIRMED),
        ("2025年无锡渔业产值目标增长不低于5%", CONFIRMED),
        ("2024年无锡渔业产值目标增长5.5%以上", CORRECTED),
        ("2024年无锡渔业产值目标增长5.5%左右", CONFIRMED),
        ("2030年无锡渔业产值目标是300亿元整", CORRECTED),
        ("2030年无锡渔业产值目标超过300亿元", CONFIRMED),
        ("2025年和2026年无锡渔业产值增长目标都是5%", CORRECTED),
    ],
)
def test_an_aim_is_held_to_the_bound_that_it_was_set_with(claim: str, verdict: str) -> None:
    assert opening(answered(f"{claim}，对吗？", AIMS, facts=AIM_FACTS).text).endswith(verdict)


@pytest.mark.parametrize(
    ("question", "verdict", "told"),
    [
        ("2026年GDP目标5%以上，没错吧？", CORRECTED, ("2026年，无锡地区生产总值同比增长5%（目标数）",)),
        ("2025年GDP增长目标不低于5%，对吗？", CONFIRMED, ("5%以上（目标数）",)),
        ("2024年GDP增长目标5.5%以上，对吗？", CORRECTED, ("5.5%左右（目标数）",)),
        ("到2030年工业总产值目标是3.2万亿元整，对吗？", CORRECTED, ("超过3.2万亿元（目标数）",)),
        (
            "2024年和2026年城镇新增就业目标都是13万人，对吗？",
            CONFIRMED,
            ("2024年，无锡城镇新增就业为13万人", "2026年，无锡城镇新增就业为13万人"),
        ),
        ("2025年和2026年GDP增长目标都是5%，对吗？", CORRECTED, ("增长5%以上（目标数）", "增长5%（目标数）")),
        ("2024年和2025年GDP增长目标都是5%以上，对吗？", CORRECTED, ("5.5%左右（目标数）", "5%以上（目标数）")),
        ("2026年增长目标和2025年一样都是“5%以上”，是吧？", CORRECTED, ("增长5%（目标数）", "增长5%以上（目标数）")),
    ],
)
def test_the_bound_of_an_aim_of_the_corpus(
    question: str, verdict: str, told: tuple[str, ...], corpus_assistant: Assistant
) -> None:
    text = corpus_assistant.ask(question).text
    assert opening(text).endswith(verdict)
    assert all(one in text for one in told), text


def test_years_said_alike_are_not_decided_by_the_figure_of_another_area(corpus_assistant: Assistant) -> None:
    text = corpus_assistant.ask("2021年和2022年研发投入占比都是3.21%，对吗？").text
    assert CONFIRMED not in text
    assert CORRECTED not in text


def test_a_mark_passed_by_no_named_place_is_held_against_ones_own_city(corpus_assistant: Assistant) -> None:
    text = corpus_assistant.ask("GDP突破1.5万亿了没有").text
    assert opening(text) == f"是的，{CONFIRMED}"
    assert "2023年，无锡地区生产总值为15456.19亿元" in text


def test_what_is_only_striven_for_need_not_be(corpus_assistant: Assistant) -> None:
    told = corpus_assistant.ask("2030年战新产业占比必须达到50%，是吧？").text
    assert told.startswith("数字与库中资料一致，但原文写的是“力争”，不是“必须”：")
    assert opening(corpus_assistant.ask("2030年战新产业占比力争达到50%，是吧？").text) == f"是的，{CONFIRMED}"


@pytest.mark.parametrize(
    "question",
    [
        "2018年全市GDP增速7%至7.5%，这是实际数吧？",
        "2018年全市GDP实际增速7%至7.5%，对吗？",
        "2018年GDP实际增长是7%吗？",
    ],
)
def test_an_aim_of_the_very_year_comes_before_that_of_another(question: str, corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask(question)
    assert answer.status == "partial"
    assert answer.text.startswith(ONLY_AIMED)
    assert "2018年" in answer.text
    assert "2021年" not in answer.text


def test_a_range_is_no_single_number(corpus_assistant: Assistant) -> None:
    text = corpus_assistant.ask("2018年GDP增长目标是7%吗？").text
    assert opening(text) == f"不是，{CORRECTED}"
    assert "7%至7.5%（目标数）" in text
