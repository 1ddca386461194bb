"""Half sentences that ask nothing are left out; what asks whether it is so is put as that; all else stays."""

from __future__ import annotations

import pytest

from assistant.answering.conversation import resolve
from assistant.answering.parts.parts import figure_parts
from assistant.answering.question import fold, understand
from assistant.answering.understanding.asides import without_asides

PORT = "海州港去年吞吐量多少"


@pytest.mark.parametrize(
    "aside",
    [
        "写材料要用",
        "我写汇报等着用",
        "领导要看",
        "书记下午开会要问到",
        "下午开会要用",
        "周三上午我要去座谈",
        "我要写进汇报里",
        "急用",
        "在线等着要",
        "心里好有个数",
        "就想核实一下",
        "怕写错了",
        "我记不清了",
        "给我讲明白点",
        "给个准话",
        "帮算下",
        "麻烦帮我查一查",
        "两个数都要",
        "精确到小数一位",
        "小数点后保留两位",
        "大概就行",
        "一句话说清楚",
        "别绕弯子",
        "数据要准确",
        "谢谢老师",
    ],
)
def test_a_clause_that_asks_nothing_is_left_out_wherever_it_stands(aside: str) -> None:
    assert without_asides(f"{PORT}，{aside}").rstrip("？") == PORT
    assert without_asides(f"{PORT}？{aside}。").rstrip("？") == PORT
    assert without_asides(f"{aside}，{PORT}？") == f"{PORT}？"
    assert without_asides(f"{PORT}({aside})") == PORT


@pytest.mark.parametrize(
    "asker",
    ["有个老外专家问", "刚才我们处长又问起", "上午来了几个客商打听", "想请教一下", "您好", "会上有位代表追问我们"],
)
def test_who_asks_is_left_out(asker: str) -> None:
    assert without_asides(f"{asker}，{PORT}？") == f"{PORT}？"


def test_a_request_to_recite_is_left_out_only_where_something_else_asks_what_it_is() -> None:
    assert without_asides("海州港分哪四个港区，一个个报给我") == "海州港分哪四个港区？"
    assert without_asides("海州港分哪四个港区，一个都别落下") == "海州港分哪四个港区？"
    assert without_asides("海州港的四个港区，都列出来") == "海州港的四个港区，都列出来"
    assert without_asides("海州港一共几个港区，逐个说说") == "海州港一共几个港区，逐个说说"


@pytest.mark.parametrize(
    "check", ["真有这事儿？", "有这回事没有", "这么写行不行", "我没记错吧", "是这个数吗", "这样汇报没问题吧"]
)
def test_what_asks_whether_it_is_so_is_asked_in_words_that_are_known(check: str) -> None:
    assert understand(f"海州港去年冲到全省头名，{check}").text.endswith("，对吗？")
    assert understand(f"海州港去年冲到全省头名，{check}").kind == "verify"


@pytest.mark.parametrize("heard", ["听老同志讲", "网上有人说", "群里都在传", "听他们说过"])
def test_what_was_heard_of_anybody_is_asked_whether_it_is_so(heard: str) -> None:
    assert understand(f"{heard}海州港18年冲到全省头名").text == "海州港2018年冲到全省头名，对吗？"


@pytest.mark.parametrize(
    "question",
    [
        "写报告要用什么数据？",
        "专家怎么看产业强市，有哪些建议？",
        "两个都要发展，怎么平衡？",
        "领导小组由谁负责，一共几个人？",
        "企业反映问题，怎么办？",
        "听证会是哪天开的？",
        "南京那个“121”指的是两个新区，对吧？",
        "再详细说说",
        "海州港2024年和2026年吞吐量各多少，对比一下",
        "照论文讲，无锡高企有几家？",
    ],
)
def test_what_asks_or_states_something_stays(question: str) -> None:
    assert without_asides(fold(question)) == question


def test_parts_and_follow_ups_are_taken_from_what_is_left() -> None:
    parts = figure_parts(understand("云台物流园21年投资多少，要用几个人？写材料要用"))
    assert [part.text for part in parts] == ["云台物流园2021年投资多少？", "云台物流园2021年要用几个人？"]
    assert resolve("那苏州呢，领导要看", ["有个记者问，无锡2020年GDP多少"]).text == "苏州2020年GDP多少"


def test_whether_a_mark_to_come_will_be_met_is_foretold_by_nobody() -> None:
    assert understand("你说说看，2030年产值3.2万亿到底能不能完成，给个准话").reason == "forecast"
    assert understand("2020年产值2万亿的目标完成了没有").reason == ""


def test_what_is_not_wanted_is_left_out_and_no_target_means_the_result() -> None:
    assert without_asides("2022年全市影视产业营收（要全市的，别拿滨湖区顶）") == "2022年全市影视产业营收"
    assert without_asides("二期月产能是多少？别给我一期的数哈") == "二期月产能是多少？"
    assert without_asides("哪些事别拿指标糊弄？") == "哪些事别拿指标糊弄？"  # asks itself
    assert understand("2020年产值是多少，不要目标数").status == "result"
    assert understand("不要目标数，2020年产值是多少").status == "result"


def test_what_would_leave_only_signs_is_no_aside() -> None:
    assert without_asides("/：：？问") == "/：：？问"
