"""Lines that count what they name, and name just as many, are what 哪几个… asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from held_library import answered, made

from assistant.answering.evidence.asked_kind import kind_word
from assistant.answering.lists.counted_labels import counted_labels, names_as_counted

if TYPE_CHECKING:
    from assistant.app import Assistant


PLAN = made(
    "一、编制经过\n\n2019年启动新一轮云川都市圈规划编制，初步范围为云川、海陵、江北三市。\n\n"
    "二、目标\n\n四大定位：数字高地、门户枢纽、生态样本、增长极。",
    title="云川都市圈规划",
    kind="plan",
)
POLICY = made(
    "一、背景\n\n渔业政策2.0版是第二次迭代，与既有渔业规划配套。\n\n"
    "二、框架\n\n共36条，分三个方面：渔港建设、船队更新、人才引进。",
    title="云川渔业政策2.0版",
    kind="plan",
)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("新一轮规划定了哪几个大定位？", "定位"),
        ("部署了哪几项专项行动？", "行动"),
        ("从哪三个“圈”去对接？", "圈"),
        ("要建成哪几种类型的政府？", "政府"),
        ("要建循环枢纽，具体包括哪几类？", "枢纽"),
        ("这几个市怎么分工？", ""),
    ],
)
def test_what_each_member_is_called(question: str, kind: str) -> None:
    assert kind_word(question) == kind


def test_a_label_counts_what_stands_behind_it() -> None:
    assert [one.number for one in counted_labels("四大定位：甲、乙、丙、丁。")] == [4]
    assert [one.number for one in counted_labels("三个领域同步推进：港口、机场、铁路；以港口为重点。")] == [3]
    assert not list(counted_labels("四大定位：甲、乙、丙。"))


def test_the_number_that_is_asked_for_must_be_that_of_the_label() -> None:
    assert names_as_counted("定了哪几个定位？", "四大定位：甲、乙、丙、丁。")
    assert not names_as_counted("定了哪三个定位？", "四大定位：甲、乙、丙、丁。")
    assert not names_as_counted("定了哪几个定位？", "四大集群：甲、乙、丙、丁。")


def test_the_line_that_counts_what_is_asked_for_answers_before_one_that_has_more_words() -> None:
    answer = answered("新一轮云川都市圈规划编制给自己定了哪几个大定位？", PLAN)
    assert "数字高地、门户枢纽、生态样本、增长极" in answer.text
    assert "启动" not in answer.text


@pytest.mark.parametrize("question", ["渔业2.0版那36条，分成哪几个板块？", "渔业政策36条分哪三个方面？"])
def test_what_something_is_parted_into_is_told_by_the_line_that_parts_it(question: str) -> None:
    assert "渔港建设、船队更新、人才引进" in answered(question, POLICY).text


CENTRES = made(
    "一、编制经过\n\n云川都市圈规划的编制突出中心城市，组织各中心城市参与都市圈建设。\n\n"
    "二、空间\n\n一主五副：主核为云川，三个副中心为海陵、江北、芦溪。",
    title="云川都市圈规划",
    kind="plan",
)


def test_a_line_that_counts_it_by_the_question_s_own_word_needs_no_colon() -> None:
    assert [one.what for one in counted_labels("主核为云川，三个副中心为海陵、江北、芦溪。")] == ["副中心"]
    text = answered("云川都市圈规划里的副中心城市都有谁？", CENTRES).text
    assert "海陵、江北、芦溪" in text
    assert "参与" not in text


def test_a_number_in_a_name_does_not_hide_the_one_that_counts() -> None:
    line = "“十五五”期间的任务归为四项：增资扩产、特色产业、技术攻关、未来产业。"
    assert [one.number for one in counted_labels(line)] == [4]
    assert names_as_counted("“十五五”任务归成哪四项？", line)


def test_levels_are_parts() -> None:
    assert names_as_counted("都市圈的协同分哪几个层级？", "四级协同：全域、协作区、县级示范区、镇级城镇圈。")


def test_what_is_parted_may_be_counted_behind_its_parts() -> None:
    projects = "2020年：省里筛选80个重点项目，分基础设施、产业创新、载体平台、生态环境、公共服务五类。"
    outline = "方案分四部分：机遇、格局、增长极、保障。"
    answer = answered("2020年省里筛的80个重点项目分哪几类？", made(f"{outline}\n{projects}", title="方案", kind="plan"))
    assert "公共服务五类" in answer.text
    assert "四部分" not in answer.text


def test_what_something_is_parted_into_is_told_by_items_of_its_kind(corpus_assistant: Assistant) -> None:
    text = corpus_assistant.ask("上海大都市圈分几个层次？").text
    assert all(level in text for level in ("第二层次", "第三层次", "第五层次"))
    assert "名城" not in text


UPGRADED = made(
    "一、背景\n“蓝海计划”先有首版，其后有升级版。\n升级方向有三：扶持力度、评审机制、服务保障。\n"
    "二、主要标准（升级版）\n1. 支持领域：对应两个行动计划，即海洋装备、智能制造。\n"
    "2. 领军团队：给予500万元项目资金。\n3. 引才方式：更看重带技术、带项目、带资金。\n",
    title="蓝海计划及其升级版",
    kind="plan",
)


@pytest.mark.parametrize("question", ["升级在哪些地方？", "升级了哪些地方？", "在哪几个方面升级？"])
def test_in_which_respects_is_told_by_the_line_that_counts_them(question: str) -> None:
    text = answered(f"蓝海计划升级版{question}", UPGRADED).text
    assert "评审机制" in text
    assert "带技术" not in text


def test_the_articles_of_an_edition_are_those_of_the_document_itself() -> None:
    """What else the document counts is none of its articles, however much it says of the policy's matter."""
    policy = made(
        "一、背景\n\n渔业是4个地标产业之一，云川渔业到2025年成为200亿元级集群。\n\n"
        "二、框架\n\n共36条，分三个方面：渔港建设、船队更新、人才引进。\n\n专项资金增加到3亿元。",
        title="云川渔业专项政策",
        kind="plan",
    )
    text = answered("云川渔业专项政策3.0版一共多少条？", policy).text
    assert "共36条" in text
    assert "200亿元" not in text


def test_a_row_that_is_counted_is_told_without_what_repeats_a_part_of_it() -> None:
    report = made(
        "一、规模\n\n2021年：泰州、云川医药集群产值3040亿元，增长15%；该集群2022年入选国家先进渔业集群。\n\n"
        "二、实施\n\n规模超过2000亿元的集群有6个；远洋捕捞、冷链物流、海洋医药三个集群入选国家先进渔业集群。\n\n"
        "三、协同\n\n跨城集群：泰州、云川海洋医药集群2022年入选国家先进渔业集群。",
        title="云川渔业集群",
        kind="plan",
    )
    text = answered("云川入选国家先进渔业集群的有哪几个？", report).text
    assert "远洋捕捞、冷链物流、海洋医药" in text
    assert "3040亿元" not in text
    assert "跨城集群" not in text
