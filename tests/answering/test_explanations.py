"""How something works is told with the line below that opens with its way of working."""

from __future__ import annotations

import pytest
from held_library import answered, gathered, made

from assistant.answering.lists.asked_list import asked_list
from assistant.answering.lists.list_scope import is_told_at_its_time
from assistant.answering.question import understand
from assistant.answering.sentences.behind import reasons_behind

PLAN = made(
    "一、保障\n- 市里制定了“链长制”方案，每个重点集群由一名市领导统筹。\n"
    "- 组织方式是“一个集群、一个专班”，成员来自部门和企业。\n- 每个产业有自己的规划。\n",
    name="plan",
    title="集群建设意见",
    kind="plan",
)


def test_the_way_of_working_stands_below_what_works_so() -> None:
    assert "一个专班" in answered("重点集群的链长制是怎么运转的？", PLAN).text


def test_it_is_left_out_where_that_is_not_asked() -> None:
    assert "一个专班" not in answered("重点集群的链长制由谁统筹？", PLAN).text


def test_how_two_sayings_are_to_be_told_asks_which_is_right() -> None:
    assert understand("开工时间有两种说法，对外怎么回答？").text == "开工时间有两种说法，哪个准？"


PAPER = made(
    "三、产业发展存在的问题\n第一，云溪产业在价值链上位置不高。第二，云溪产业高端人才急需引进。第三，云溪产业经营压力加大。\n",
    name="paper",
    title="云溪产业研究",
)
LOOKED_BACK = made(
    "问题倒逼：2011—2015年云溪产业增速每年下滑，转移企业3000多家。\n", name="back", title="云溪产业回顾", kind="digest"
)


@pytest.mark.parametrize(
    ("question", "elsewhere"),
    [("2015年云溪产业增速上遇到了什么问题？", True), ("云溪产业增速上遇到了什么问题？", False)],
)
def test_what_was_wrong_in_a_year_is_told_by_what_speaks_of_that_year(question: str, elsewhere: bool) -> None:
    held = gathered(question, PAPER, LOOKED_BACK)
    listed = held.enumerations[0]
    span = (listed.list.items[0].start, listed.list.items[-1].end)
    assert is_told_at_its_time(held, listed.document, span, listed.covered) is elsewhere
    assert asked_list(held) is None or not elsewhere


def test_the_problems_of_no_year_are_those_that_are_listed() -> None:
    assert "价值链上位置不高" in answered("云溪产业存在哪些问题？", PAPER, LOOKED_BACK).text


CLUSTERS = made(
    "一、目标\n2000亿元级集群3个：集成电路、生物医药、高端装备。\n5000亿元级集群1个：物联网。\n",
    name="clusters",
    title="集群意见",
    kind="plan",
)


def test_the_amount_that_singles_out_members_is_that_of_the_sentence() -> None:
    answer = answered("哪几个集群要做到5000亿？", CLUSTERS)
    assert "物联网" in answer.text
    assert not answer.text.startswith("2000亿元级")


def test_why_an_aim_is_so_high_is_told_by_the_line_below_that_says_what_it_agrees_with() -> None:
    report = made(
        "今年经济增长目标为5.5%左右。\n"
        "5.5%左右的预期增长目标与发展目标总体衔接，与增长潜力基本吻合，与现实支撑条件基本匹配。\n",
        title="云川省政府工作报告",
        kind="report",
    )
    given = gathered("经济增长目标为什么定在5.5%左右？", report)
    aim = next(one for one in given.statements if "今年" in one.text)
    assert ["基本吻合" in one.text for one in reasons_behind(given, [aim])] == [True]
