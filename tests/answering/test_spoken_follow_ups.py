"""Follow-ups as people say them: the year before's same time, a phase, what lies between, some of what was counted."""

from __future__ import annotations

import pytest

from assistant.answering.conversation import resolve


@pytest.mark.parametrize(
    ("history", "question", "text"),
    [
        (["25年上半年海州GDP多少"], "比头一年同期多了多少？", "2025年上半年海州GDP比上年同期多了多少？"),
        (["海州22年GDP多少"], "比头一年多了多少", "海州2022年GDP比上一年多了多少"),
        (["无锡22年GDP多少"], "那头一年呢", "无锡2021年GDP多少"),
        (
            ["渔业26年定的多少规模"],
            "那到27年呢？中间还要补多少",
            "渔业到2027年定的多少规模？渔业2026年和到2027年定的相差多少？",
        ),
        (
            ["渔业27年规模要多少"],
            "那30年呢，中间还差多少",
            "渔业2030年规模要多少？渔业2027年和2030年规模相差多少？",
        ),
        (
            ["无锡2023年高企多少家"],
            "苏州那边呢，差多少",
            "苏州2023年高企多少家？无锡和苏州2023年高企相差多少？",
        ),
        (["宁波2020年服务业占GDP多少"], "跟无锡比哪个高，高几个点", "宁波和无锡2020年服务业占GDP相差多少？"),
        (["苏州23年高企多少家"], "和无锡比起来哪家多，多多少", "苏州和无锡2023年高企相差多少？"),
        (["临港电厂一期投了多少"], "二期呢，哪天开的工", "临港电厂二期哪天开的工？"),
        (["临港电厂一期投了多少", "一期后来扩到多少"], "二期呢", "临港电厂二期后来扩到多少"),
        (["临港电厂一期哪天开工？"], "二期呢，用了多少钱？", "临港电厂二期哪天开工？用了多少钱？"),
        (["无锡2023年高企多少家"], "苏州呢，一共多少家", "苏州2023年高企多少家"),
        (
            ["到22年底江苏有多少项目进了长三角实施方案项目库"],
            "已经干完的有几个",
            "到2022年底江苏项目进了长三角实施方案项目库已经干完的有几个",
        ),
        (["海州园区名单有多少家"], "过百亿的有几家", "海州园区过百亿的有几家"),
    ],
)
def test_a_spoken_follow_up_is_completed(history: list[str], question: str, text: str) -> None:
    assert resolve(question, history).text == text


@pytest.mark.parametrize(
    "question",
    ["2020年上半年亏损面比头一年同期高多少？", "宁波的高企有几家？", "跟无锡签协议的有哪些城市？", "二期在宜兴吗"],
)
def test_what_names_its_own_thing_is_left_as_it_is(question: str) -> None:
    assert resolve(question, ["江阴靖江园区规划面积多大"]).text == question
