"""Who did a thing first: another place that did it first denies it; what is of another whole or thing tells nothing."""

from __future__ import annotations

import pytest
from held_library import HeldLibrary, made

from assistant.answering.chain import AnsweringChain
from assistant.answering.claims.first_of_all import first_claimed
from assistant.model import Filters

DIGEST = made(
    "一、创新券\n起点：江苏宿迁2012年在全国率先推行科技创新券，此后各省市陆续采用。\n"
    "二、车联网\n无锡是全国首个国家级车联网先导区，2017年起步。\n三、用能券\n常州不是全国首个推行用能券的，办法由南通在长三角率先推行。",
    name="digest",
    title="科技券与先导区（要点摘编）",
    kind="digest",
)


def said(question: str) -> str:
    return AnsweringChain(HeldLibrary((DIGEST,))).answer(question, (), Filters()).text  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("科技创新券好像是苏州2012年全国头一个搞的？写材料要用，确认下", "不是，"),
        ("苏州2012年在全国率先推行科技创新券，对吗？", "不是，"),
        ("科技创新券是宿迁在全国最早搞的吧？", "是的，"),
        ("宿迁2015年在全国率先推行科技创新券，对吗？", "不是，"),
        ("苏州是全国首个国家级车联网先导区吧？", "不是，"),
        ("无锡是全国首个国家级车联网先导区吧？", "是的，"),
        ("南京是最先推科技创新券的吧，具体哪年开始的", "不是，"),
        ("科技创新券是宿迁最早搞的吧？", "是的，"),
    ],
)
def test_the_first_within_one_whole_is_one_place(question: str, verdict: str) -> None:
    assert said(question).startswith(verdict)


@pytest.mark.parametrize(
    "question",
    [
        "科技创新券是苏州全省头一个搞的吗？",
        "苏州在全国率先推行科技创新券管理办法，对吗？",
        "南通在全国率先推行用能券，对吗？",
    ],
)
def test_what_is_of_another_whole_or_thing_denies_nothing(question: str) -> None:
    assert not said(question).startswith("不是，库中")


def test_a_claim_to_have_been_first_is_answered_by_what_tells_of_a_first() -> None:
    assert "苏州" not in said("苏州是最早推行用能券管理条例的吗？")


@pytest.mark.parametrize("claim", ["苏州率先推行科技创新券", "苏州比宿迁在全国率先推行创新券", "科技创新券发展很快"])
def test_what_names_no_whole_or_several_places_is_no_such_claim(claim: str) -> None:
    assert first_claimed(claim) is None
