"""A count of all firms is told by a sentence that counts all of them, not by one on an industry or a day."""

from __future__ import annotations

import pytest
from held_library import answered, fact, made

SIGNED = "2024年5月集中签约时，围绕22个项目投入近40亿元。"
OF_INDUSTRY = "2024年，物联网产业营收2638亿元，集聚企业2000家。"
OF_ALL = "截至2024年末，全市共有企业45万家。"
LISTED = "到2023年4月，集成电路上市企业6家，居全国第六。"


@pytest.mark.parametrize("question", ["无锡有多少家企业？", "全市有多少个项目？"])
def test_a_part_is_not_given_for_all(question: str) -> None:
    answer = answered(question, made(f"{SIGNED}{OF_INDUSTRY}", title="无锡市物联网产业计划", kind="plan"))
    assert answer.status == "refused"


def test_what_is_said_of_all_is_given() -> None:
    answer = answered("无锡有多少家企业？", made(f"{OF_INDUSTRY}{OF_ALL}", title="无锡市产业计划", kind="plan"))
    assert answer.status == "answered"
    assert "45万家" in answer.text
    assert "2000家" not in answer.text


def test_what_narrows_the_question_makes_it_one_of_a_part() -> None:
    answer = answered("2024年5月集中签约的项目有多少个？", made(SIGNED, title="无锡市产业计划", kind="plan"))
    assert "22个项目" in answer.text


def test_the_listed_firms_of_an_industry_are_not_the_citys() -> None:
    plan = made(LISTED, title="无锡市集成电路产业计划", kind="plan")
    six = fact(plan, ("无锡", "集成电路上市企业", "数量", "2023年4月"), "6家")
    assert answered("无锡2023年有多少家上市企业？", plan, facts=(six,)).status == "refused"
    assert "6家" in answered("无锡2023年有多少家集成电路上市企业？", plan, facts=(six,)).text


LAYER = "宜兴属第五层次（功能支撑性节点城市），这一层共19个：上海2个、江苏7个、浙江10个。"


def test_a_layer_may_be_asked_for_by_its_own_name() -> None:
    answer = answered("功能支撑性节点城市一共列了几个？", made(LAYER, title="都市圈规划", kind="plan"))
    assert "共19个" in answer.text


def test_what_one_layer_has_is_not_what_all_have() -> None:
    assert "7个" not in answered("都市圈里江苏有几个市？", made(LAYER, title="都市圈规划", kind="plan")).text
