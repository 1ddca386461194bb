"""Claims that a sentence settles: when something came about, what it is called by its numbers, who is last."""

from __future__ import annotations

import pytest
from held_library import HeldLibrary, made

from assistant.answering.chain import AnsweringChain
from assistant.model import Answer, Filters

PLAN = made(
    "一、背景\n镇江自2015年起开展民宿强市之路。民宿带发展规划于2020年9月4日公布，被称为一号工程。"
    "民宿带规划编制用了三年，总体格局为“一核十园”。\n"
    "二、园区\n2010年11月，民宿产业园成立，位于滨江。2019年民宿产业园二期投产。\n"
    "三、位次\n镇江民宿综合指数于2015年被常州超越。镇江民宿业增速在六市中居末。\n"
    "四、分层\n第二层次（综合性民宿城市）：苏州、宁波。\n第三层次（专业性民宿城市）：镇江、南通、常州三市。\n镇江的建设方向是山水民宿名城。\n"
    "五、核对\n民宿研究院是2012年设立的说法未见出处，更像2013年。（编者说明）",
    name="plan",
    title="镇江民宿发展规划要点",
    kind="plan",
)


def asked(question: str) -> Answer:
    return AnsweringChain(HeldLibrary((PLAN,))).answer(question, (), Filters())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "said", "quoted"),
    [
        ("镇江是2012年开始走民宿强市之路的吗？", "不是，", "2015年起"),
        ("镇江从2015年起开启民宿强市之路，对吗？", "是的，", "2015年起"),
        ("民宿带发展规划是2021年9月公布的吧？", "不是，", "2020年9月4日公布"),
        ("民宿带发展规划是2020年公布的吗？", "是的，", "2020年9月4日公布"),
        ("民宿带发展规划是2020年9月印发的吗？", "是的，", "2020年9月4日公布"),
        ("民宿产业园二期是2019年投产的吗？", "是的，", "2019年"),
        ("民宿产业园是2012年成立的吗？", "不是，", "2010年11月"),
        ("镇江民宿综合指数是2017年被常州超越的吗？", "不是，", "2015年被常州超越"),
        ("民宿带的总体格局是一核八园吗？", "不是，", "一核十园"),
        ("民宿带的总体格局是“一核十园”，对吗？", "是的，", "一核十园"),
        ("镇江民宿业增速在六市里是不是垫底？", "是的，", "居末"),
        ("镇江在民宿规划里是第二层次吧？", "不是，", "第三层次"),
        ("镇江属于专业性民宿城市吗？", "是的，", "第三层次"),
        ("苏州是民宿带的第三层次城市吗？", "不是，", "第二层次"),
        ("规划把镇江定为综合性民宿城市，它的建设方向是什么？", "问题里的说法与库中资料不符。", "山水民宿名城"),
        ("镇江民宿业增速在六市里是最高的吗？", "不是，", "居末"),
        # What else is asked is of the thing, and not of the time that is wrong.
        ("民宿带发展规划是2021年9月公布的，总体格局是什么？", "问题里的说法与库中资料不符。", "一核十园"),
    ],
)
def test_the_sentence_that_tells_it_settles_the_claim(question: str, said: str, quoted: str) -> None:
    answer = asked(question)
    assert answer.text.startswith(said)
    assert quoted in "".join(answer.text.split())
    assert answer.citations


@pytest.mark.parametrize(
    "question",
    [
        "镇江民宿综合指数是2015年被南京超越的吗？",  # by another city
        "民宿带是2018年建成的吗？",  # another event
        "民宿产业园是2010年12月成立的吗？",  # nearer than told is another matter
        "民宿产业园二期是2019年开工的吗？",  # it began to produce
        "南京是民宿规划的第二层次城市吗？",  # in no row
        "民宿研究院是2014年设立的吗？",  # only an editor's remark speaks of it
        "2020年规划公布里就要求民宿带建成了吧？",  # the time is not the claim's own
    ],
)
def test_what_no_sentence_tells_is_not_confirmed(question: str) -> None:
    assert not asked(question).text.startswith("是的，")


def test_another_thing_of_the_same_event_denies_nothing() -> None:
    other = made("一、背景\n实施方案于2020年4月1日公布。", name="other", title="镇江落实纲要的实施方案", kind="plan")
    library = HeldLibrary((other,))
    answer = AnsweringChain(library).answer("镇江发展纲要是2019年公布的吗？", (), Filters())  # type: ignore[arg-type]
    assert not answer.text.startswith(("是的，", "不是，"))


def test_a_name_of_another_make_denies_nothing() -> None:
    assert not asked("民宿带的总体格局是两廊三区吗？").text.startswith("不是")
