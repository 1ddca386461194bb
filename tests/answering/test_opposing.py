"""What is claimed in words is denied by a sentence that says the opposite of just that, and by no other."""

from __future__ import annotations

import pytest
from held_library import HeldLibrary, fact, made

from assistant.answering.chain import AnsweringChain
from assistant.answering.claims.premises import DISPUTED
from assistant.model import Answer, Filters

REPORT = made(
    "一、问题\n\n"
    "第一，通州各产业在价值链上位置不高，附加值不高。由于本科院校偏少，通州高校资源相对不足，领军人才缺乏。"
    "论文指出2018年通州服务业增速偏低、占比下降、金融业增速在六市中居末。2018年海安服务业占比上升。"
    "生产性服务业活力较强，但水平不高。通州水网密布，人均耕地全省最少，开发强度全省最高。\n\n"
    "二、总量\n\n"
    "2017年通州地区生产总值首次高于平均；通州由此成为江苏第三个总量过万亿元的城市。通州设施体系有待完善。",
    name="report",
    title="通州产业发展研究",
    kind="plan",
)


def asked(question: str) -> Answer:
    return AnsweringChain(HeldLibrary((REPORT,))).answer(question, (), Filters())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("既然通州高校资源充足，为什么还缺领军人才？", "高校资源相对不足"),
        ("通州各产业为什么在价值链上位置很高？", "位置不高"),
        ("既然2018年通州服务业增速全省第一，说明什么？", "服务业增速偏低"),
        ("考虑到通州人均耕地最多，还要怎么用地？", "人均耕地全省最少"),
        ("既然通州生产性服务业水平很高，怎么支撑制造业？", "水平不高"),
        ("通州是江苏第一个地区生产总值过万亿的城市，靠的是什么？", "第三个总量过万亿元"),
        ("既然通州设施体系已经完善，下一步做什么？", "有待完善"),
        ("既然2018年通州服务业占比上升了，说明什么？", "占比下降"),
    ],
)
def test_what_is_granted_is_disputed_by_the_sentence_that_says_the_opposite(question: str, told: str) -> None:
    answer = asked(question)
    assert answer.text.startswith(DISPUTED), answer.text
    assert told in answer.citations[0].quote


@pytest.mark.parametrize(
    "question",
    [
        "通州高校资源充足吗？",
        "通州是不是江苏第一个地区生产总值过万亿的城市？",
        "2018年通州服务业增速是不是全省第一？",
    ],
)
def test_what_is_asked_is_denied_by_it_too(question: str) -> None:
    answer = asked(question)
    assert answer.text.startswith("不是，"), answer.text
    assert answer.citations


@pytest.mark.parametrize(
    "question",
    [
        "既然通州高校资源不足，为什么不引进高校？",
        "通州各产业在价值链上位置为什么不高？",
        "既然2018年海安服务业占比上升了，说明什么？",
        "既然2018年通州服务业占比下降，怎么办？",
        "考虑到通州开发强度全省最高，还要怎么用地？",
        "既然通州是江苏第三个地区生产总值过万亿的城市，靠的是什么？",
        "既然通州生产性服务业活力较强，怎么支撑制造业？",
        "既然2018年通州金融业增速居末，怎么办？",
        "既然2021年通州服务业占比上升了，说明什么？",
    ],
)
def test_what_is_true_of_another_place_time_or_thing_is_not_disputed(question: str) -> None:
    assert DISPUTED not in asked(question).text


def test_the_rank_of_one_thing_does_not_prove_that_of_another() -> None:
    invested = made("2021年通州服务业投资增长18.6%，居全省第1位。", name="invested", title="通州服务业", kind="plan")
    held = fact(invested, ("通州", "服务业投资", "排名", "2021年"), "第1位", base="全省")
    library = HeldLibrary((invested,), (held,))
    answer = AnsweringChain(library).answer("通州的服务业增速全省第一，对吗？", (), Filters())  # type: ignore[arg-type]
    assert not answer.text.startswith("是的")


@pytest.mark.parametrize("question", ["云州的本科院校多吗", "云州的产品附加值高吗"])
def test_few_is_no_answer_to_many(question: str) -> None:
    town = made("由于云州本科院校偏少，人才缺乏。云州产品附加值不高，互补效应不明显。", title="云州发展研究")
    library = HeldLibrary((town,))
    assert AnsweringChain(library).answer(question, (), Filters()).text.startswith("不是，")  # type: ignore[arg-type]
