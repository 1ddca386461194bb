"""A city's yearly bulletin, its nine months and its districts' figures: no figure passes for one beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.answering.understanding.districts import district_of, districts_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.app import Assistant

BULLETIN = """# 海州市2034年国民经济和社会发展统计公报

一、综合

全年实现地区生产总值3862.47亿元，增长5.6%。第一产业增加值214.36亿元，增长3.4%；第二产业增加值1720.81亿元，增长6.5%；第三产业增加值1927.30亿元，增长5.0%。

二、财政金融

一般公共预算收入241.8亿元，增长2.2%，其中税收收入178.5亿元，下降1.4%。年末金融机构存款余额7215.4亿元，比年初增加512.7亿元。

三、对外经济和科技

进出口总额623.5亿元，增长8.4%，其中出口471.2亿元，增长10.6%，进口152.3亿元，增长2.1%。

规模以上工业企业实现利润总额286.9亿元，下降2.3%。有效期内高新技术企业718家，净增96家。
"""
NINE_MONTHS = """# 2035年前三季度海州市经济运行情况

前三季度，全市实现地区生产总值2957.6亿元，同比增长5.9%。

规模以上工业增加值同比增长8.3%。9月份，规模以上工业增加值同比增长9.1%。

居民人均可支配收入38612元，增长5.2%，其中城镇居民43980元，增长4.8%，农村居民25170元，增长6.1%。

一般公共预算收入193.4亿元，增长2.9%，其中税收收入140.2亿元，增长1.1%。
"""
DISTRICTS = """# 海州市各区县2035年主要经济指标通报

2035年，东城区实现地区生产总值812.4亿元，增长6.2%；西城区765.9亿元，增长5.5%；宁山县301.6亿元，增长4.9%。

规模以上工业增加值方面，东城区增长8.8%，西城区增长6.3%，宁山县下降1.2%。

一般公共预算收入方面，东城区52.6亿元，同比增收3.1亿元；西城区49.8亿元，同比增收1.2亿元；宁山县15.3亿元，同比减收0.6亿元。

各区县签约项目开工率分别为86%、79%和71%。
"""


@pytest.fixture(scope="module")
def city(assistant_over: Callable[..., Assistant]) -> Assistant:
    """An assistant over these three documents alone."""
    return assistant_over(bulletin=BULLETIN, nine_months=NINE_MONTHS, districts=DISTRICTS)


@pytest.mark.parametrize(
    ("question", "worked_out"),
    [
        ("海州2034年税收占一般公共预算收入的比重？", "73.82%"),
        ("海州2034年第二产业增加值比第三产业少多少？", "206.49亿元"),
        ("海州2034年出口占进出口的比重是几成？", "75.57%"),
        ("东城区2035年规上工业增加值增速比西城区高几个百分点？", "2.5个百分点"),
        ("2035年东城区GDP比西城区多多少亿元？", "46.5亿元"),
    ],
)
def test_what_the_figures_give_is_worked_out(question: str, worked_out: str, city: Assistant) -> None:
    answer = city.ask(question)
    assert answer.status == "answered"
    assert worked_out in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "海州2035年进出口总额比2034年多多少亿元？",  # 623.5 − 471.2 is of one year
        "海州2035年存款余额比2034年增加多少？",  # 512.7 is of the year before
        "海州2035年前三季度GDP占全年的比重是多少？",
        "海州2034年三产比重比二产高几个百分点？",  # 6.5% and 5.0% are growths
        "海州2035年前三季度城镇居民收入比农村多多少元？",  # 43980 − 38612 is no 农村
        "海州2034年高新技术企业比上年增加多少家？",  # 718 − 96 is what there was
        "海州2034年平均每万人有多少家高新技术企业？",
        "2035年规上工业增速最高和最低的区县差几个百分点？",  # 86% and 71% are of 开工率
        "宁山县2034年一般公共预算收入是多少亿元？",  # 1.2 is what another's grew by
        "西城区2034年GDP是多少亿元？",  # 49.8 − 1.2 is of 财政收入
    ],
)
def test_what_they_do_not_give_is_not_worked_out(question: str, city: Assistant) -> None:
    answer = city.ask(question)
    assert not answer.computed
    assert "计算得出" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "2035年上半年海州规上工业增加值增速是多少？",  # told of 9月 and of three quarters
        "海州2034年规模以上工业企业利润比上年减少多少亿元？",  # 下降2.3% is no amount
        "海州2035年前三季度非税收入有多少亿元？",  # 税收收入 is what it is not
        "宁山县2035年财政收入比2034年多多少亿元？",
        "南浦县2034年GDP是多少？",
    ],
)
def test_what_is_told_of_something_else_is_no_answer(question: str, city: Assistant) -> None:
    assert city.ask(question).status != "answered"


@pytest.mark.parametrize(
    ("question", "figure"), [("海州2034年进口额是多少？", "152.3亿元"), ("宁山县2035年GDP多少亿元？", "301.6亿元")]
)
def test_what_is_told_is_answered(question: str, figure: str, city: Assistant) -> None:
    answer = city.ask(question)
    assert answer.status == "answered"
    assert figure in answer.text


@pytest.mark.parametrize("place", ["梁溪区", "高新区", "临江市", "浦东", "全国", "南浦县"])
def test_another_place_is_not_told_by_the_city(place: str, corpus_assistant: Assistant) -> None:
    assert corpus_assistant.ask("2023年GDP比2022年多多少？").computed
    answer = corpus_assistant.ask(f"{place}2023年GDP比2022年多多少？")
    assert answer.status == "refused"
    assert "15456.19" not in answer.text


@pytest.mark.parametrize("question", ["2023年浦东GDP比2022年多多少？", "浦东GDP2023年比2022年多多少？"])
def test_a_place_is_seen_wherever_its_year_stands(question: str, corpus_assistant: Assistant) -> None:
    assert corpus_assistant.ask(question).status == "refused"


def test_such_a_thing_is_not_told_for_what_is_none(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("无锡2021年非高新技术产业产值多少亿元？")
    assert answer.status != "answered"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("梁溪区2023年GDP比2022年多多少", ["梁溪区"]),
        ("新吴区和宁山县", ["新吴区", "宁山县"]),
        ("旺庄街道2023年税收", ["旺庄街道"]),
        ("全市区县里哪个区县最高", []),
        ("示范区65个重大项目", []),
        ("2021年城镇新增就业目标", []),
        ("长三角地区和协同发展区", []),
        ("苏锡常三市和周边城市", []),
        ("江阴市2023年", []),  # in the term file
    ],
)
def test_districts_that_no_list_names(text: str, names: list[str]) -> None:
    assert [name for name, _ in districts_in(text)] == names


def test_a_number_is_of_the_district_in_front_of_it() -> None:
    row = "东城区52.6亿元，同比增收3.1亿元；西城区49.8亿元"
    assert district_of(row, row.index("3.1")) == "东城区"
    assert district_of(row, row.index("49.8")) == "西城区"
    assert district_of(row, 0) == ""
