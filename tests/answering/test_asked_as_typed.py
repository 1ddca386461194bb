"""Questions to the corpus as officials type them: told is what is asked, with what a careful reader must know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from assistant.app import Assistant


@pytest.mark.parametrize(
    ("turns", "told", "untold"),
    [
        # which city is first needs figures of two; a change is no level
        ("哪个城市的R&D占比提高最多", ("最高的是南通", "1.02", "存疑"), ("3.38",)),
        ("18年服务业谁跑的快，无锡还是宁波", ("最高的是宁波", "11.4 > 8.08"), ()),
        ("研发投入占比的提升，无锡跟南通2018年各多少啊", ("0.02个百分点", "1.02个百分点"), ()),
        ("南京、宁波、无锡三市2018年服务业增速平均下来是多少", ("10.44%", "没有按各地规模加权"), ()),
        ("三产增加值从20年到23年加了多少", ("1451.65亿元",), ()),
        ("2020年以来到2023年，无锡第三产业哪一年增得最慢？", ("最低的是2022年", "2.4%"), ("近百亿元",)),
        # whose the claimed number is, and which way it is meant
        ("2018年无锡工业增加值增长8.08%吗", ("另一回事", "服务业增加值同比增长8.08%"), ()),
        ("2018年无锡R&D投入占GDP比重同比增长了2%，这数没错吧", ("不符", "0.02个百分点"), ()),
        ("无锡的高新技术企业2018年真的连苏州一半都不到吗", ("说法成立", "0.381"), ("不符",)),
        ("无锡高企到苏州一半没有", ("不低于“一半”", "与数字不符"), ()),
        # what a policy grants at most, and what a part of it does
        ("太湖人才计划升级版最高奖励多少", ("1亿元",), ("50万元至150万元",)),
        ("太湖人才计划凤还巢最高给多少", ("50万元至150万元",), ("1亿元",)),
        # by whom, in one question
        ("宁杭生态经济带示范区是谁和谁共建", ("锡常共建宁杭生态经济带示范区",), ("没有找到",)),
        # what each is called
        ("三年行动计划盯住的四个“重点”是哪四个", ("重点领域、重点项目、重点企业、重点集聚区",), ("沪甬",)),
        ("全市域一盘棋要推哪三个“化”", ("同城化", "统筹化", "一体化"), ("4.1",)),
        ("增、强、补、育四个字分别说的什么", ("增资扩产", "补短板"), ("花园城市",)),
        ("465的4指哪四个", ("物联网", "生物医药"), ("深海装备",)),
        # a city's own aims, and not those of the region around it
        ("宁波市到2025年的目标指标有哪些", ("1.7万亿元", "76%"), ("507公里",)),
        ("请列明杭州市贯彻长三角一体化战略、至2025年须达到的各项指标", ("4%左右", "1小时交通圈"), ("70%",)),
        # what is counted: in the sentence that says how many, or by the sign that all its members share
        ("无锡发展枢纽经济，一共布了哪几大片区？", ("空港、海港、高铁、陆港",), ("1500万人次",)),
        ("无锡服务融入上海大都市圈，工作上要做到哪“四化”？", ("项目化、清单化、节点化、责任化",), ()),
        # how an aim moved over the years, each of them
        ("2021年到2026年，无锡的GDP增速目标是怎么一步步调整的？", ("7%", "5.5%左右", "5%以上"), ()),
        # what two parts told is summed by the third
        ("华虹无锡一期投了多少钱，二期呢，加起来多少", ("25 + 67 = 92",), ("华虹七厂",)),
        # 目前 is no time of the aim before it
        ("2030年规上工业企业目标多少家，目前多少家", ("超过1万家", "7003家"), ()),
        # what is reckoned back, and what drove it
        ("由2020年数据反推，宁波2019年服务业占GDP多少", ("51.4 − 1.3 = 50.1",), ("51.39",)),
        ("当年是什么问题逼得无锡提出产业强市", ("水危机",), ("第一,",)),
        # 早几年 asks nothing
        ("早几年规划口的专家讲，咱们在上海圈里地理上吃的是什么亏？", ("唯一不与上海接壤",), ("后一问",)),
        # where and how it is told
        ("产业强市是在什么会议上提出的", ("市委十二届九次全会",), ()),
        ("论文怎么说无锡与其他城市的产业差距", ("8.08", "24.8"), ("第一,",)),
        ("论文的第3章讲什么", ("3.1", "3.2", "3.3"), ("3.1.1",)),
        ("服务业占比53%目标完成没", ("52.5%", "未见达标证据"), ()),
        ("2023年无锡集成电路新政策专项资金有多少", ("3亿元",), ()),
        # follow-ups
        ("21年全市地区生产总值|2022年的呢|23年比22年多了多少亿", ("605.37亿元",), ("847.58",)),
        ("2018年南京高企增速是多少|无锡的是多少？", ("23.43%",), ("68.54",)),
        ("梁溪区智能制造那个三年计划文号是啥|服务业的那份呢", ("38号",), ("36号",)),
        ("无锡2023年人均GDP是多少|比上一年呢", ("0.79万元",), ()),
        ("2020年上半年无锡规模工业亏损面有多大|2019年同期是多少", ("22.8%",), ()),
        ("2022年无锡集成电路产业规模有多大|上一年是多少", ("1783亿元",), ()),
    ],
)
def test_what_is_asked_is_told(
    corpus_assistant: Assistant, turns: str, told: tuple[str, ...], untold: tuple[str, ...]
) -> None:
    *history, question = turns.split("|")
    answer = corpus_assistant.ask(question, tuple(history))
    said = "\n".join((answer.text, *answer.notes))
    assert answer.status == "answered"
    assert [words for words in told if words not in said] == []
    assert [words for words in untold if words in answer.text] == []


@pytest.mark.parametrize(
    "question",
    [
        "2018年六市中服务业占比最低的是哪个",
        "集成电路政策最高奖励多少",
        "“十五五”规划提到产业强市了吗",
        "2022年无锡经济增长目标定的几",
        "论文里说无锡研发投入增幅和南通差多少",
        "太湖湾科创带涉及哪几个区",
        "太湖人才计划哪年出台的",
        "集成电路36条什么时候发的",
        "王明琪是什么职称",
    ],
)
def test_what_is_not_held_is_not_told_by_something_like_it(corpus_assistant: Assistant, question: str) -> None:
    assert corpus_assistant.ask(question).status == "refused"


@pytest.mark.parametrize(
    ("question", "untold"),
    [
        ("无锡2020年三产占比比2019年高了多少", "0.5个百分点"),
        ("无锡实际使用外资2021年完成了吗", "是的"),
        ("2020年三产占比多少，提高了几个点", "相差"),  # what 2018 had, of another place or thing
    ],
)
def test_neither_an_aim_nor_another_years_number_is_the_result(
    corpus_assistant: Assistant, question: str, untold: str
) -> None:
    answer = corpus_assistant.ask(question)
    assert answer.status == "partial"
    assert untold not in answer.text


def test_a_doubted_figure_is_quoted_with_its_doubt_once(corpus_assistant: Assistant) -> None:
    notes = corpus_assistant.ask("2018年R&D占比增加最多的是无锡还是南通").notes
    assert sum("与官方统计不符" in note for note in notes) == 1


@pytest.mark.parametrize(
    ("question", "untold"),
    [
        ("数字电影产业园现在有多少企业，营收多少", "1946.66"),  # of all services, and not of the park
        ("国家集成电路基金占华虹无锡多少股份", "56.62"),  # of what was paid, which is no stake
    ],
)
def test_a_figure_of_something_else_is_not_told(corpus_assistant: Assistant, question: str, untold: str) -> None:
    assert untold not in corpus_assistant.ask(question).text
