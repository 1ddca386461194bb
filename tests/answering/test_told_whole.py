"""What a question asks of a dense report is told whole: a titled stretch to its end, a run of openings, both things."""

from __future__ import annotations

import pytest
from held_library import answered, made

from assistant.answering.evidence.form import asked_count
from assistant.answering.evidence.topics import below_title
from assistant.reading.sentences import sentences
from assistant.reading.unmarked import unmarked_lists

REPORT = made(
    "一、2030年工作回顾\n——海上难题加快破解。疏浚淤塞航道三条。清理沉船十二艘。补发渔民欠款。\n"
    "在肯定成绩的同时，也要看到存在的问题：渔船老化，船员不足，岛上医疗薄弱，一些航线常年亏损。\n"
    "这些年岛上变化很大，靠的是乡亲们。我们的底气来源于渔场资源没有枯竭，近海鱼群逐年恢复。\n"
    "我们的底气来源于船员队伍越来越强，持证船员翻了一番。\n我们的底气来源于各岛齐心协力，互助会遍布每个码头。\n"
    "二、2031年工作安排\n做好今年工作，必须做到“三个守住”：\n守住渔场，推进休渔养海。延长休渔期，增殖放流，严查违规网具。\n"
    "守住航道，保障进出安全。增设浮标，夜间值守，及时发布风讯。\n守住灯塔，点亮回家的路。更换灯具，翻修塔身，轮班看守。\n"
    "到2035年要实现以下目标。一是渔民收入明显提升。打鱼更多。二是航道安全明显提升。浮标更亮。三是岛上医疗明显提升。医船更快。\n"
    "持续办好渔家实事。一是补贴柴油。二是免费体检。三是翻修码头。四是更换灯具。五是开办夜校。\n"
    "让海更蓝，清理漂浮垃圾，管住船舶排污，禁止向海中倾倒。\n"
    "推动灯塔更新改造。更换灯具三百套，翻修塔身十二座，轮班看守到天明。推动北礁灯塔重建工程开工建设。强化船坞要素保障。"
    "完善船坞用料长效机制，鼓励各岛合伙修建新的船坞。优化修船贷款管理，先修后付，分期还清，利息减半。"
    "高效办理泊位、用电等前期手续，承诺容缺受理。抓好渔具储备管理。自上而下清点各岛渔具，充实公共渔具库，登记造册，损坏的及时补上。\n"
    "严控金融风险。稳妥清理渔行旧账，严打恶意拖欠，加强鱼贩信用管理。积极主动化债。推动地方政府融资平台有序出清，严禁再借新债还旧债。\n",
    name="report",
    title="2031年湖南省政府工作报告",
    kind="plan",
)


@pytest.mark.parametrize(
    ("question", "told", "silent"),
    [
        ("湖南2031年船坞要素保障怎么弄？", ("合伙修建", "先修后付", "容缺受理"), ("渔具库", "北礁")),
        ("湖南 2031 “三个守住”", ("守住渔场", "守住航道", "守住灯塔"), ("北礁",)),
        ("湖南 2035 三个“明显提升” 目标", ("渔民收入", "航道安全", "岛上医疗"), ("柴油",)),
        ("请列出湖南2031年拟办理的五件渔家实事的主要内容。", ("补贴柴油", "免费体检", "开办夜校"), ("渔民收入",)),
        ("湖南为什么有底气？", ("渔场资源没有枯竭", "持证船员翻了一番", "各岛齐心协力"), ("休渔",)),
        ("湖南 2030 海上难题 破解 哪些事", ("疏浚淤塞航道", "清理沉船", "补发渔民欠款"), ("船员不足",)),
        ("湖南2031年怎么防控金融领域和政府债务两方面的风险？", ("清理渔行旧账", "有序出清"), ("漂浮垃圾",)),
        ("湖南2031年想让海更蓝，具体要管哪些事？", ("漂浮垃圾", "船舶排污"), ("休渔",)),
    ],
)
def test_all_of_it_is_told_and_nothing_else(question: str, told: tuple[str, ...], silent: tuple[str, ...]) -> None:
    text = answered(question, REPORT).text
    assert all(words in text for words in told), text
    assert not any(words in text for words in silent), text


def test_the_number_of_the_five_years_is_none_of_the_things() -> None:
    assert asked_count("甘肃十五五八个“明显提升”目标") == 8
    assert asked_count("广东十五五政府工作重点把握五个方面") == 5


def test_of_short_sentences_in_a_row_the_title_is_the_one_that_is_taken_up() -> None:
    line = next(line for line in REPORT.text.split("\n") if "船坞要素保障" in line)
    spans = sentences(line)
    at = next(i for i, (start, end) in enumerate(spans) if line[start:end].startswith("强化船坞"))
    assert [line[start:end][:4] for start, end in below_title(line, spans, at)] == [
        "强化船坞",
        "完善船坞",
        "优化修船",
        "高效办理",
    ]


def test_a_run_of_four_characters_begins_inside_the_clause_that_leads_to_it() -> None:
    text = (
        "工作中，我们要更加注重稳渔市、补柴油；更加注重修灯塔、换浮标；更加注重办学校、请人；更加注重疏航道、清沉船。"
    )
    lists = [one for one in unmarked_lists(text, 0, len(text), ()) if one.style == "alike"]
    assert [text[item.start : item.end][:7] for item in lists[0].items] == [
        "更加注重稳渔市",
        "更加注重修灯塔",
        "更加注重办学校",
        "更加注重疏航道",
    ]
