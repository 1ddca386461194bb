"""Lists some of whose numbered lines were read as headings and some not, and lists whose first item ends a sentence."""

from __future__ import annotations

from assistant.reading.enumerations import find_lists
from assistant.reading.headings import find_headings, sections_of
from assistant.reading.unmarked import unmarked_lists


def test_numbered_lines_between_headings_of_a_series_are_items_too() -> None:
    long = "指因需要陪同诊治或者处理事故而不能参加工作导致劳动收入减少的费用，按照平均工资标准计算，另有约定的除外。"
    told = {"三": long, "四": long}
    lines = [f"（{one}）费用{one}，{told.get(one, '指必要费用。')}" for one in "一二三四五"]
    text = "第一条 可以要求赔偿下列费用：\n" + "\n".join(lines) + "\n第二条 本条例自公布之日起施行。\n"
    sections = sections_of(text, find_headings(text))
    longest = max(find_lists(text, sections), key=lambda listed: len(listed.items))
    assert [text[item.start : item.start + 4] for item in longest.items] == [line[:4] for line in lines]


def test_the_first_of_the_alike_may_stand_in_the_sentence_that_leads_to_them() -> None:
    text = "我们体会到，做好工作，必须坚持党的领导。必须坚持人民至上。必须坚持稳中求进。必须坚持改革开放。"
    (listed,) = [one for one in unmarked_lists(text, 0, len(text), ()) if one.style == "alike"]
    given = [text[item.start : item.end][4:8] for item in listed.items]
    assert given == ["党的领导", "人民至上", "稳中求进", "改革开放"]


def test_the_first_duty_may_stand_behind_what_leads_to_them_in_their_own_sentence() -> None:
    text = "我们体会到，做好工作，必须坚持党的领导，落实部署；必须坚持人民至上；必须坚持稳中求进；必须坚持改革开放。"
    (listed,) = [one for one in unmarked_lists(text, 0, len(text), ()) if one.style == "alike"]
    given = [text[item.start : item.end][4:8] for item in listed.items]
    assert given == ["党的领导", "人民至上", "稳中求进", "改革开放"]
