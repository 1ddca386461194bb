"""What the tagger takes for a name and is none does not keep what is held from being told."""

from __future__ import annotations

import pytest
from held_library import answered, made

from assistant.answering.understanding.names import is_name

REPORT = made(
    "一、2030年工作回顾\n全省经济平稳运行。民族歌剧《海棠》获文华表演奖。稻谷亩产创了新高。\n"
    "二、2031年重点工作\n加快推进海滨、山前等高铁项目，开工建设云川高铁，建成湖北段。办好全省运动会。",
    name="report",
    title="2031年湖南省政府工作报告",
    kind="plan",
)


@pytest.mark.parametrize("word", ["荣获", "续建", "养大", "太贵", "养老", "在城镇"])
def test_an_ordinary_word_is_no_name(word: str) -> None:
    assert not is_name(word)


@pytest.mark.parametrize("word", ["阿里巴巴", "王健林", "海尔", "比亚迪"])
def test_a_firm_or_person_is(word: str) -> None:
    assert is_name(word)


def test_what_is_asked_in_ordinary_words_is_told() -> None:
    answer = answered("湖南 2031 高铁 续建 开工 建成 线路", REPORT)
    assert answer.status == "answered"
    assert "开工建设云川高铁" in answer.text


def test_of_a_firm_that_nobody_names_nothing_is_told() -> None:
    assert answered("阿里巴巴2031年在湖南开工建设哪些高铁项目？", REPORT).status != "answered"
