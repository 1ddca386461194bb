"""What a follow-up wants worked out of the figures that the turns before told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.answering.of_turns import asked_of_turns

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.app import Assistant

CITIES = """# 三市科技数据对照

## 高新技术企业

2031年，无锡高新技术企业2400家，南京高新技术企业6000家。2033年，无锡高新技术企业3600家。

2031年，无锡服务业增加值同比增长6.5%，南京服务业增加值同比增长9.5%，宁波服务业增加值同比增长8.0%。

2031年，无锡研发经费620.5亿元。到2035年，无锡研发经费达到900亿元。

## 重大项目

2031年示范区安排70个重大项目，其中互联互通14个、生态环保11个、创新发展45个。
"""


@pytest.fixture(scope="module")
def cities(assistant_over: Callable[..., Assistant]) -> Assistant:
    return assistant_over(cities=CITIES)


@pytest.mark.parametrize(
    ("history", "question", "formula"),
    [
        (("2031年无锡有多少家高企？", "南京呢？"), "咱们只相当于人家的百分之几？", "2400 ÷ 6000 × 100%"),
        (("2031年无锡有多少家高企？", "南京呢？"), "后者是前者的几倍", "6000 ÷ 2400"),
        (("2031年无锡有多少家高企？", "2033年呢？"), "最后这个数是头一个的几倍", "3600 ÷ 2400"),
        (("2031年南京服务业增速多少？", "宁波呢？"), "咱们跟前者差几个点", "9.5 − 6.5"),
        (("2031年无锡服务业增速多少？",), "宁波比咱们高几个百分点？", "8.0 − 6.5"),
        (("2031年示范区互联互通类重大项目有几个？", "生态环保类呢？"), "这两类加起来多少", "14 + 11"),
        # a turn, and what is worked out of it and the one before it, not of the first two
        (("2031年无锡有多少家高企？", "2033年呢？"), "南京2031年的呢？跟上面那个差多少家", "6000 − 3600"),
        (("2031年无锡有多少家高企？",), "2033年呢？多了多少", "3600 − 2400"),
        (("到2035年无锡研发经费的目标是多少？",), "2031年到多少了，离目标差多少", "900 − 620.5"),
    ],
)
def test_it_is_worked_out_of_what_was_told(
    cities: Assistant, history: tuple[str, ...], question: str, formula: str
) -> None:
    answer = cities.ask(question, history)
    assert [one.formula for one in answer.computed] == [formula]
    assert answer.status == "answered"
    assert answer.understood


def test_a_whole_is_not_summed_with_its_part(cities: Assistant) -> None:
    answer = cities.ask("这两类加起来多少", ("2031年示范区互联互通类重大项目有几个？", "生态环保类呢？"))
    assert "84" not in answer.text  # 70 + 14


def test_two_numbers_that_cannot_be_set_against_each_other_are_told_and_nothing_else_is(cities: Assistant) -> None:
    turns = ("2031年示范区互联互通类重大项目有几个？", "2031年无锡有多少家高企？")
    answer = cities.ask("前面那个占后面的比例", turns)
    assert answer.status == "partial"
    assert not answer.computed
    assert all(told in answer.text for told in ("14个", "2400家"))


def test_what_points_at_the_turn_above_alone_is_worked_out_of_nothing(cities: Assistant) -> None:
    answer = cities.ask("跟上面那个差多少", ("2031年无锡有多少家高企？",))
    assert not answer.computed


@pytest.mark.parametrize(
    "question",
    ["南京的研发投入是无锡的几倍", "2033年GDP比2031年多多少", "还有哪些措施", "为什么差这么多", "第二个问题具体怎么说"],
)
def test_what_names_a_matter_of_its_own_is_not_asked_of_the_turns(question: str) -> None:
    assert asked_of_turns(question) is None
