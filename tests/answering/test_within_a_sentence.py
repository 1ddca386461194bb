"""What the numbers of one sentence give: what is left of a whole, averages, shares, what there was before."""

from __future__ import annotations

import pytest
from held_library import answered, fact, gathered, made

from assistant.answering.figures.counts_within import counted
from assistant.answering.question import understand
from assistant.facts.compute import remainder
from assistant.facts.extract import extract_facts

STORE = made(
    "到2022年底：江苏有15个方面303个重点项目进入长三角项目库，总投资2.95万亿元；其中14个完工、166个加快实施。",
    name="store",
)
STORE_FACTS = (
    fact(STORE, ("江苏", "方面", "数量", "2022年"), "15个", sure=False),
    fact(STORE, ("江苏", "重点项目", "数量", "2022年"), "303个", sure=False),
    fact(STORE, ("江苏", "完工", "数量", "2022年"), "14个", sure=False),
    fact(STORE, ("江苏", "加快实施", "数量", "2022年"), "166个", sure=False),
)
PARKS = made("2025年1—8月，无锡市39家特色园区集聚企业10285家，营收4593.80亿元。", name="parks")
PARK_FACTS = (
    fact(PARKS, ("无锡", "特色园区", "数量", "2025年1—8月"), "39家", sure=False),
    fact(PARKS, ("无锡", "集聚企业", "数量", "2025年1—8月"), "10285家", sure=False),
    fact(PARKS, ("无锡", "营收", "量值", "2025年1—8月"), "4593.80亿元", sure=False),
)


@pytest.mark.parametrize(
    ("question", "formula"),
    [
        ("江苏入库的长三角项目，到2022年底干完的和正在抢进度的都刨掉，还剩几个没动静？", "303 − 14 − 166 = 123"),
        ("到22年底江苏进长三角项目库的那批重点项目，除掉已完工的和加快实施的，剩几个？", "303 − 14 − 166 = 123"),
        ("江苏进入长三角项目库的303个重点项目，除了完工的，还有几个？", "303 − 14 = 289"),
        ("江苏进入长三角项目库的303个重点项目，完工的和加快实施的之外还有几个？", "303 − 14 − 166 = 123"),
    ],
)
def test_what_is_left_when_the_named_parts_are_taken_away(question: str, formula: str) -> None:
    answer = answered(question, STORE, facts=STORE_FACTS)
    assert formula in answer.text
    assert answer.status == "answered"


@pytest.mark.parametrize(
    "question",
    [
        "江苏进入长三角项目库的303个重点项目，除了完工的和停工的，还有几个？",  # one of the two is not told
        "江苏进入长三角项目库的303个重点项目有几个完工了？",  # nothing is taken away
        "江苏进入长三角项目库的303个重点项目，除了没完工的，还有几个？",  # the opposite of what is told
    ],
)
def test_nothing_is_taken_away_that_is_not_told_or_not_asked(question: str) -> None:
    assert "−" not in answered(question, STORE, facts=STORE_FACTS).text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("湾区2021年重大项目里哪类最多，几个？", "渔港建设，为26个（26 > 17 > 12"),
        ("湾区2021年重大项目里最少的是哪一类？", "水产加工，为12个（12 < 17 < 26"),
    ],
)
def test_the_largest_or_smallest_of_the_parts_that_a_sentence_lists(question: str, told: str) -> None:
    bay = made("湾区2021年安排55个重大项目，其中水产加工12个、海上运输17个、渔港建设26个。", name="bay")
    assert told in answered(question, bay, facts=extract_facts(bay)).text


def test_an_average_of_what_is_counted_by_its_level_and_by_what_is_told_right_behind_it() -> None:
    works = made("2025年云州550个省重点项目完成投资1100亿元。", name="works")
    assert (
        "1100 ÷ 550" in answered("云州2025年的省重点项目平均一个完成投资几个亿", works, facts=extract_facts(works)).text
    )
    funds = made("云州引导设立基金24只、总规模960亿元，发放贷款1110亿元，175家企业发行债券1193只。", name="funds")
    assert "960 ÷ 24" in answered("云州引导设立的基金平均一只多大盘子", funds, facts=extract_facts(funds)).text


def test_the_opposite_of_a_part_has_not_its_share() -> None:
    question = "江苏进入长三角项目库的303个重点项目里，没完工的占多大比例？"
    assert "÷" not in answered(question, STORE, facts=STORE_FACTS).text


def test_parts_that_are_more_than_the_whole_are_none_of_it() -> None:
    page = made("江苏有100个重点项目进入项目库；其中80个完工、66个加快实施。", name="more")
    facts = tuple(
        fact(page, ("江苏", name, "数量", ""), printed, sure=False)
        for name, printed in (("重点项目", "100个"), ("完工", "80个"), ("加快实施", "66个"))
    )
    question = "江苏进入项目库的100个重点项目，除了完工的，还剩几个？"
    assert "−" not in answered(question, page, facts=facts).text


@pytest.mark.parametrize(
    "question",
    ["无锡特色园区2025年1—8月平均一家特色园区里有多少户企业？", "2025年1—8月平均每家特色园区集聚多少家企业？"],
)
def test_an_average_of_two_counts_of_one_stretch(question: str) -> None:
    assert "约263.7家（10285 ÷ 39 = 263.7，计算得出）" in answered(question, PARKS, facts=PARK_FACTS).text


OPENED = made(
    "2018年3月2日：无锡集中开工209个项目，总投资3139亿元，年度计划投资901亿元；其中2个项目投资9亿元。", name="opened"
)
OPENED_FACTS = (
    fact(OPENED, ("无锡", "项目", "数量", "2018年3月2日"), "209个", sure=False),
    fact(OPENED, ("无锡", "总投资", "量值", "2018年3月2日"), "3139亿元", sure=False),
    fact(OPENED, ("无锡", "年度计划投资", "量值", "2018年3月2日"), "901亿元", sure=False),
    fact(OPENED, ("无锡", "项目", "数量", "2018年3月2日"), "2个", sure=False),
    fact(OPENED, ("无锡", "项目投资", "量值", "2018年3月2日"), "9亿元", sure=False),
)
STORED = (*STORE_FACTS, fact(STORE, ("江苏", "总投资", "量值", "2022年"), "2.95万亿元", sure=False))


def test_an_amount_for_each_of_what_the_sentence_counts_in_the_unit_asked_for() -> None:
    of_store = answered("江苏进入长三角项目库的重点项目，平均一个项目投资多少亿元？", STORE, facts=STORED)
    assert "约97.4亿元（29500 ÷ 303 = 97.4，计算得出）" in of_store.text
    of_opened = answered("2018年3月2日无锡集中开工的项目，平均每个项目总投资多少亿元？", OPENED, facts=OPENED_FACTS)
    assert "3139 ÷ 209 = 15.0" in of_opened.text


AREA = made("云溪都市圈面积53441平方公里，常住人口2621万人；2019年生产总值2.22万亿元。", name="size")
AREA_FACTS = (
    fact(AREA, ("云溪", "都市圈面积", "量值", ""), "53441平方公里", sure=False),
    fact(AREA, ("云溪", "常住人口", "量值", ""), "2621万人", sure=False),
    fact(AREA, ("云溪", "生产总值", "量值", "2019年"), "2.22万亿元", sure=False),
)


def test_how_many_people_there_are_on_each_square_kilometre() -> None:
    answer = answered("云溪都市圈平均每平方公里多少人？", AREA, facts=AREA_FACTS)
    assert "26210000 ÷ 53441 = 490.4" in answer.text


def test_what_is_told_of_another_time_is_not_spread_over_the_area() -> None:
    assert "÷" not in answered("云溪都市圈平均每平方公里多少亿元？", AREA, facts=AREA_FACTS).text


def test_no_amount_is_shared_out_where_the_sentence_gives_two() -> None:
    question = "2018年3月2日无锡集中开工的项目，平均每个项目投资多少亿元？"
    assert "÷" not in answered(question, OPENED, facts=OPENED_FACTS).text


def test_no_average_is_taken_of_another_thing() -> None:
    assert "÷" not in answered("2025年1—8月平均每家特色园区有多少家医院？", PARKS, facts=PARK_FACTS).text


def test_each_number_of_a_stretch_has_the_word_beside_it() -> None:
    held = gathered("江苏有几个重点项目进入长三角项目库？", STORE, facts=STORE_FACTS)
    told = counted(held, held.statements[0])
    assert [(figure.quantity.printed, words) for figure, words in told] == [
        ("15个", "方面"),
        ("303个", "重点项目"),
        ("14个", "完工"),
        ("166个", "加快实施"),
    ]


def test_a_remainder_is_of_one_unit() -> None:
    computed = remainder(STORE_FACTS[1], STORE_FACTS[2:])
    assert (computed.formula, str(computed.quantity.value), computed.quantity.unit) == ("303 − 14 − 166", "123", "个")


def test_an_exact_share_has_no_zeros_behind_it() -> None:
    page = made("示范区：2021年江苏安排65个重大项目，其中互联互通12个、公共服务26个。", name="area")
    facts = tuple(
        fact(page, ("江苏", name, "数量", "2021年"), printed, sure=False)
        for name, printed in (("重大项目", "65个"), ("互联互通", "12个"), ("公共服务", "26个"))
    )
    question = "2021年江苏给示范区安排的重大项目里，民生公共服务占多大比例？"
    assert "占重大项目的40%（26 ÷ 65 × 100%" in answered(question, page, facts=facts).text


def test_the_share_of_two_parts_together() -> None:
    question = "江苏进入长三角项目库的303个重点项目里，完工的和加快实施的加起来占多少？"
    assert "（14 + 166）÷ 303 × 100%" in answered(question, STORE, facts=STORE_FACTS).text


def test_of_two_numbers_that_are_named_the_second_is_a_share_of_the_first() -> None:
    question = "2021年太湖人才计划申报的人才里，有百分之几进了路演评审？"
    assert "60.15%（486 ÷ 808 × 100%" in answered(question, TALENT, facts=COUNTED_TALENT).text


def test_what_is_left_is_asked_as_it_is_written() -> None:
    assert understand("300个项目，干完的和抢进度的都刨掉，还剩几个没动静？").text == (
        "300个项目，除去完工的和加快实施的，还剩几个？"
    )


TALENT = made("2021年：无锡太湖人才计划808个人才申报，486个进入路演评审，进入路演数比2020年增长38.1%。", name="talent")
TALENT_FACTS = (
    fact(TALENT, ("无锡", "人才", "数量", "2021年"), "808个", sure=False),
    fact(TALENT, ("无锡", "人才", "数量", "2021年"), "486个", sure=False),
    fact(TALENT, ("无锡", "进入路演数", "同比增速", "2021年"), "38.1%", direction="up", base="2020年"),
)


COUNTED_TALENT = tuple(one for one in TALENT_FACTS if one.measure == "数量")


@pytest.mark.parametrize(
    "question",
    [
        "太湖人才计划2021年进路演的项目比2020年多了三成八，2020年到底进了多少个？",
        "21年太湖人才计划进路演的有四百多个，比上一年涨了三成多，那2020年进路演的大概是多少个",
    ],
)
def test_a_count_before_the_growth_of_what_it_counts(question: str) -> None:
    assert "约为352个（486 ÷ （100% + 38.1%） = 352" in answered(question, TALENT, facts=TALENT_FACTS).text


@pytest.mark.parametrize("question", ["太湖人才计划2019年进路演的有多少个？", "太湖人才计划2020年申报的有多少个？"])
def test_another_year_or_another_count_is_not_worked_out(question: str) -> None:
    assert "÷" not in answered(question, TALENT, facts=TALENT_FACTS).text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2020年1-6月工业33个行业大类里，下滑的行业占几成？", "18 ÷ 33 × 100%"),
        ("2020年上半年33个行业大类中增长的行业占多大比重？", "15 ÷ 33 × 100%"),
    ],
)
def test_a_share_of_the_whole_that_the_question_gives(question: str, told: str) -> None:
    text = "2020年1—6月：无锡工业总产值8027.21亿元，同比下降0.5%；33个行业大类中15个增长、18个下降。"
    page = made(text, name="lines")
    facts = tuple(
        fact(page, ("无锡", name, "数量", "2020年1—6月"), printed, sure=False)
        for name, printed in (("行业大类", "33个"), ("增长", "15个"), ("下降", "18个"))
    )
    assert told in answered(question, page, facts=facts).text


def test_parts_joined_by_a_sign_are_taken_together() -> None:
    page = made("示范区：2021年江苏安排65个重大项目，其中互联互通12个、生态环保10个、公共服务26个。", name="signs")
    facts = tuple(
        fact(page, ("江苏", name, "数量", "2021年"), printed, sure=False)
        for name, printed in (("重大项目", "65个"), ("互联互通", "12个"), ("生态环保", "10个"), ("公共服务", "26个"))
    )
    question = "江苏2021年给示范区安排的重大项目 生态环保+公共服务 合计个数"
    assert "10 + 26 = 36" in answered(question, page, facts=facts).text
    assert "10 + 26 = 36" not in answered(question.replace("公共服务", "科技创新"), page, facts=facts).text


PIPES = made("2026年，江苏改造老旧供热、燃气、排水管网800公里、600公里、300公里，完成水库增容工程。", name="pipes")
PIPE_FACTS = tuple(
    fact(PIPES, ("江苏", "老旧供热、燃气、排水管网", "量值", "2026年"), printed, sure=False)
    for printed in ("800公里", "600公里", "300公里")
)


def test_the_numbers_of_a_row_are_added_where_all_of_it_is_asked_for() -> None:
    question = "江苏2026年要改造的供热、燃气、排水老管网加起来有多少公里？"
    assert "800 + 600 + 300 = 1700" in answered(question, PIPES, facts=PIPE_FACTS).text
    some = answered("江苏2026年改造供热、燃气管网一共多少公里？", PIPES, facts=PIPE_FACTS).text
    assert "1700" not in some
    assert "1400" not in some


CHIPS = made(
    "2017年：全市集成电路产业产值890亿元，其中设计业产值95亿元；无锡高新区占全市集成电路产值的75%。", name="chips"
)
CHIP_FACTS = (
    fact(CHIPS, ("无锡", "集成电路产业产值", "量值", "2017年"), "890亿元"),
    fact(CHIPS, ("无锡", "设计业产值", "量值", "2017年"), "95亿元"),
    fact(CHIPS, ("无锡高新区", "集成电路产值占全市集成电路产值比重", "占比", "2017年"), "75%", sure=False),
)


def test_the_part_of_a_place_is_the_whole_by_its_share() -> None:
    text = answered("按占全市比重推算，2017年无锡高新区集成电路产值是多少？", CHIPS, facts=CHIP_FACTS).text
    assert "890 × 75% = 668" in text
    assert "95 ÷" not in text  # the share is the zone's, and not that of another industry


SIDE_BY_SIDE = made(
    "# 云川省政府工作报告\n\n## 2025年工作回顾\n\n"
    "省级引导基金引导设立基金24只、总规模934亿元，新增返乡创业经营主体13.9万户、带动就地就业36.8万人；建成养老服务设施1.8万个、养老床位53.4万张。\n\n"
    "乐城先行区2025年医疗旅游人次86.5万、收入83.9亿元。\n\n"
    "认定园区30家，2024年营收超过4593亿元。\n",
    name="side",
    title="云川省2026年政府工作报告",
)


@pytest.mark.parametrize(
    ("question", "formula"),
    [
        ("云川省级引导基金设立的基金平均每支多大规模？", "934 ÷ 24 = 38.9"),
        ("云川返乡创业的，平均一户带几个人就业？", "368000 ÷ 139000 = 2.65"),
        (
            "云川养老床位平摊到每个养老服务设施是多少张？",
            "534000 ÷ 18000 = 29.7",
        ),
        ("乐城2025年平均每名医疗游客花多少钱？", "8390000000 ÷ 865000 = 9699.4"),
    ],
)
def test_what_falls_to_one_of_what_stands_beside_it(question: str, formula: str) -> None:
    assert formula in answered(question, SIDE_BY_SIDE, facts=extract_facts(SIDE_BY_SIDE)).text


@pytest.mark.parametrize(
    "question",
    [
        "云川平均每支基金带动多少人就业？",  # no number of people stands beside the funds
        "云川平均每家园区营收多少亿元？",  # of another year, and only more than so much
        "云川返乡创业的，平均一户投资多少万元？",
    ],
)
def test_nothing_falls_to_one_of_what_stands_elsewhere(question: str) -> None:
    assert "÷" not in answered(question, SIDE_BY_SIDE, facts=extract_facts(SIDE_BY_SIDE)).text
