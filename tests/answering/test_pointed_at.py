"""Follow-ups that point at what was said, put it right, or set two figures against each other."""

from __future__ import annotations

import pytest

from assistant.answering.conversation import resolve


@pytest.mark.parametrize(
    ("history", "question", "text"),
    [
        (
            ("2018年南京新增企业多少家？", "科创型的有多少？"),
            "后者占前者的比例是多少？",
            "科创型占2018年南京新增企业的比例是多少？",
        ),
        (("海州科创带的“一核十园”，一核是哪里？",), "那十个园也列出来", None),
        (("论文里写到南京准备怎么融入？",), "杭州方面又有什么动作？", "论文里写到杭州准备怎么融入？"),
        (
            ("论文说南通研发占比提高1.02个百分点，这个数存疑吗？",),
            "为什么这么判断",
            "论文说南通研发占比提高1.02个百分点为什么存疑，依据是什么？",
        ),
        (("有几个2000亿元级集群？",), "请把这几个集群的名字都列出来。", "2000亿元级集群有哪些？"),
        (("2025年1—8月无锡物联网营收有多少？",), "同比涨了几个点", "2025年1—8月无锡物联网营收同比增长多少？"),
        (("第二届海州峰会在哪座城市举行？",), "第三届是在哪里办的？", "第三届海州峰会是在哪里办的？"),
        (("2019年上半年南京GDP增速多少？",), "哦不，应该是问2020年全年的", "2020年南京GDP增速多少？"),
        (("2024年无锡社零增长目标是多少？",), "不是2024年，我想查的是2025年的。", "2025年无锡社零增长目标是多少？"),
        (("规划里，南京算哪一级的城市？",), "不是南京，南通，南通算哪级", "规划里，南通算哪一级的城市？"),
        (
            ("2021年苏州的研发经费有多少？", "南京呢？"),
            "苏州领先南京多少亿元？",
            "2021年苏州和南京的研发经费相差多少？",
        ),
        (("2018年上半年海州签了多少家？", "到年底呢？"), "半年工夫多了几家", None),
        (
            ("全市有多少个园区？", "其中完工的和在建的各有几个？"),
            "刨掉这两类还剩几个",
            "全市园区，除去完工的和在建，还剩几个？",
        ),
    ],
)
def test_what_is_pointed_at_is_put_in_its_place(history: tuple[str, ...], question: str, text: str | None) -> None:
    resolved = resolve(question, history)
    assert resolved.followed
    assert text is None or resolved.text == text


@pytest.mark.parametrize(
    "question",
    ["“465”现代产业集群指的是哪些产业？", "“1+8”是哪几个城市？", "无锡走的是什么路？"],
)
def test_a_question_that_points_at_nothing_stands_for_itself(question: str) -> None:
    assert not resolve(question, ("2018年无锡服务业增加值增速是多少？",)).followed
