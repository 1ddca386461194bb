"""Follow-ups that ask the same again with one thing put otherwise: what was reached, when, of which side."""

from __future__ import annotations

import pytest

from assistant.answering.conversation import resolve


@pytest.mark.parametrize(
    ("history", "question", "resolved"),
    [
        # what was reached of an aim, and the aim of another year
        (("2026年宁波GDP增长目标是多少？", "2021年呢"), "实际完成多少", "2021年宁波GDP增长实际是多少？"),
        (
            ("2026年宁波GDP增长目标是多少？", "2021年呢", "实际完成多少"),
            "那2022年的目标呢",
            "2022年宁波GDP增长目标是多少？",
        ),
        # when, who, where the same was done
        (("统筹发展战略是哪次会议确定的？",), "什么时候", "统筹发展战略是什么时候确定的？"),
        (("临港规划是哪一年发布的",), "谁", "临港规划是谁发布的？"),
        # counted by another scope
        (
            ("2018年杭州文创产业增加值占GDP多少？",),
            "那2015年按国家口径呢",
            "按国家口径，2015年杭州文创产业增加值占GDP多少？",
        ),
        # the change of another place's figure
        (("2020年宁波旅客吞吐量多少？", "那南京呢"), "宁波的比上年呢", "2020年宁波旅客吞吐量比上年变化多少？"),
        (("2020年宁波旅客吞吐量比上年变化多少",), "南京比上年提高了多少", "2020年南京旅客吞吐量比上年变化多少？"),
        # one phase beside the other
        (
            ("海潮项目一期投资多少？", "二期什么时候开工的"),
            "投资比一期多多少",
            "海潮二期投资比海潮一期投资多多少？",
        ),
        # another side of the same thing
        (("2022年全市软件产业规上营收多少",), "增加值占GDP多大比重", "2022年全市软件产业增加值占GDP多大比重"),
        (("2022年宁波进出口总额多少？",), "换成出口呢", "2022年宁波出口总额多少？"),
        # whether another has just as much, and how far it is from it
        (("2020年宁波服务业增速是多少？",), "南京也是3.6%吗", "2020年南京服务业增速是3.6%，对吗？"),
        (("2020年南京高企增速是多少？",), "跟宁波差几个百分点", "2020年南京和宁波高企增速相差多少？"),
        (("一期投了多少美元？", "二期呢"), "两者差多少", "一期和二期投资相差多少？"),
        (("2020年税收多少",), "算了，换个问题，2022年宁波GDP是多少", "2022年宁波GDP是多少"),
        # one of two left out
        (
            ("2022年和2023年宁波民营经济增加值各是多少？",),
            "2022年的不算，就说2023年，占多大比重",
            "2023年宁波民营经济增加值占多大比重？",
        ),
        (("2022年宁波软件业规模多大",), "2021年不算，就说2020年的", "2020年宁波软件业规模多大"),
        # a part of a coined name
        (("南通“两港四城”里的两港是哪两个？",), "那四城呢", "南通“两港四城”里的四城有哪些？"),
        # the whole that a county is part of, and its share
        (("2020年江阴地区生产总值是多少？",), "那一年全市呢", "2020年全市地区生产总值是多少？"),
        (("2020年江阴地区生产总值是多少？", "那一年全市呢"), "占多大比重", "2020年江阴地区生产总值占全市多大比重？"),
        # another plan, months without a year, a district
        (
            ("G60科创走廊到2025年研发投入强度目标是多少？",),
            "那沿海科技创新规划到2025年的呢",
            "沿海科技创新规划到2025年研发投入强度目标是多少？",
        ),
        (("1—10月望江区的社零总额比石桥区多多少？",), "那10月当月呢？", "10月望江区的社零总额比石桥区多多少？"),
        (("石桥区拖欠中小企业账款多少万元？",), "望江区呢？", "望江区拖欠中小企业账款多少万元？"),
        (("2021年徐州GDP多少",), "连云港呢", "2021年连云港GDP多少"),
        (("审计查出三个区县一共拖欠中小企业多少账款",), "东岭县呢", "审计查出东岭县拖欠中小企业多少账款"),
        (("清源区2025年财政收入是多少",), "我问的是1到10月的", "清源区2025年1到10月财政收入是多少"),
        (("2025年上半年宁波GDP多少", "全年呢？"), "那24年上半年", "2024年上半年宁波GDP多少"),
        # the other end of an order, a part of a total, what is planned, who answers for it
        (("哪个区县规上工业增速最高",), "最低的呢", "哪个区县规上工业增速最低"),
        (("1—10月全市社零总额多少",), "餐饮占多少？", "1—10月全市社零总额中餐饮占多少？"),
        (("2025年一般公共预算收入完成预算没有", "为什么"), "26年安排了多少", "2026年一般公共预算收入安排了多少？"),
        (("数字化改造项目按投入补多少",), "这条谁负责", "数字化改造谁负责"),
        (("海潮一期投资多少？", "二期呢"), "是一期的几倍啊", "海潮二期投资是海潮一期投资的几倍？"),
        (("2018年宁波有多少家高新技术企业？", "苏州呢"), "南京这块增长多快", "2018年南京高新技术企业增长多快"),
        (("宁波软件业2023年规模多大",), "刚才说错了，还是问南京，2024年的", "南京软件业2024年规模多大"),
    ],
)
def test_the_question_before_is_asked_again(history: tuple[str, ...], question: str, resolved: str) -> None:
    assert resolve(question, history).text == resolved


@pytest.mark.parametrize(
    ("history", "question"),
    [
        (("2021年宁波GDP多少",), "2022年南京的进出口实际完成多少"),  # names its own
        (("统筹发展战略是哪次会议确定的？",), "产业园什么时候建成"),
    ],
)
def test_what_names_its_own_thing_takes_nothing(history: tuple[str, ...], question: str) -> None:
    assert resolve(question, history).text == question
