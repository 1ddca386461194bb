"""What a name stands for is told by the report's notes, not by the sentence that only uses it."""

from __future__ import annotations

import pytest
from held_library import answered, gathered, made

from assistant.answering.sentences.glossary import glossary_notes

REPORT = made(
    "# 云川省政府工作报告\n\n## 投资\n\n狠抓项目攻坚，做实“五张清单”［18］，完善项目服务平台，健全推进机制。\n"
    "四大主导产业［2］占比提高，补链延链。\n\n"
    "## 注释\n\n［2］四大主导产业：\n旅游业、现代服务业、高新技术产业、热带农业。\n"
    "［18］五张清单：\n盯引清单、储备清单、开工清单、在建清单、竣工清单。\n"
    "19.“两新”：推动设备更新和消费品以旧换新。\n",
    title="云川省政府工作报告",
    kind="report",
)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("抓项目用的“五张清单”分别是哪五张？", "盯引清单、储备清单"),
        ("云川的四大主导产业都包括什么？", "旅游业、现代服务业"),
        ("“两新”指什么？", "设备更新"),
        ("扩内需的“两新”是怎么回事？", "设备更新"),
        ("扩内需搞“两新”图什么？", "设备更新"),
    ],
)
def test_the_note_tells_what_the_name_stands_for(question: str, told: str) -> None:
    text = answered(question, REPORT).text
    assert told in text
    assert "项目服务平台" not in text


def test_what_is_done_with_it_is_no_question_of_what_it_is() -> None:
    assert not glossary_notes(gathered("“五张清单”怎么用？", REPORT))
    assert glossary_notes(gathered("“五张清单”是什么？", REPORT))


NOTES = made(
    "# 云川省政府工作报告\n\n## 今年\n\n办好以4件民生实事为引领的各项民生工程，推进甲库核算和乙库核算。\n\n"
    "## 名词注释\n\n20.2026年4件民生实事：促进就业，改善饮水，提升养老服务，推进书香社会建设。\n"
    "21.甲库核算：全部生态产品的货币价值之和。\n22.乙库核算：市场化开发利用中的经济价值总和。\n",
    title="云川省2026年政府工作报告",
    kind="report",
)


def test_the_deeds_that_the_report_only_counts_are_told_by_the_note() -> None:
    assert "书香社会" in answered("2026年的4件民生实事具体有哪些？", NOTES).text


def test_two_names_are_told_apart_by_the_notes_on_both() -> None:
    text = answered("甲库核算和乙库核算有什么区别？", NOTES).text
    assert "货币价值之和" in text
    assert "市场化开发利用" in text


def test_one_note_alone_tells_nothing_apart() -> None:
    assert not glossary_notes(gathered("甲库核算和丙库核算有什么区别？", NOTES))


BROKEN = made(
    "# 云川省政府工作报告\n\n## 教育\n\n黎安试验区“五互一共”［3］成效初显，基础教育扩优等“三大行动”［4］启动。\n"
    "推动“双向揭榜”，建设“四向八廊”。\n\n"
    "## 注释\n\n［3］五互一共：\n中外互鉴、文理互通、学科互融。\n［4］三大行动：\n扩优行动、跃升行动、强师行动。\n"
    "5.“双向揭榜”：企业找技术、成果找市场“双向\n揭榜\n”的简称，由技术供给方带团队揭榜。\n"
    "6.“四向八廊”综合交通走廊：东向长江北走廊、长江南走廊，西向川甘青走廊。\n",
    title="云川省政府工作报告",
    kind="report",
)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("黎安试验区的“五互一共”是哪几句？", "文理互通"),
        ("教育三大行动，逐一列名", "强师行动"),
        ("“双向揭榜”是怎么个玩法？", "技术供给方"),
        ("四向八廊是什么？", "川甘青走廊"),
    ],
)
def test_the_note_is_found_whatever_the_question_names_beside_it_and_wherever_its_lines_break(
    question: str, told: str
) -> None:
    text = answered(question, BROKEN).text
    assert told in text
    assert "成效初显" not in text
    assert "关于" not in text
