"""What a question wants worked out of figures that it names: which operation, and what each figure is asked for as."""

from __future__ import annotations

import pytest

from assistant.answering.operations.asked import operation_of
from assistant.answering.question import understand


def read(question: str) -> tuple[str, list[str]]:
    """The kind, and the last (shortest) question for each figure; "" for none."""
    operation = operation_of(understand(question))
    return (operation.kind, [one.questions[-1] for one in operation.operands]) if operation else ("", [])


@pytest.mark.parametrize(
    ("question", "kind", "asked"),
    [
        (
            "海州2021年的生物医药产业规模离2025年定的2000亿元还差多少？",
            "difference",
            ["海州2021年的生物医药产业规模是多少？", "海州2025年的生物医药产业规模目标是多少？"],
        ),
        (
            "宁波要完成“十四五”末的全市生产总值目标，跟2020年的实际数比还差多少亿元？",
            "difference",
            ["宁波2025年的全市生产总值目标是多少？", "宁波2020年的全市生产总值是多少？"],
        ),
        (
            "机场2019年的客流，要冲到2025年定的那个数，还得再多拉多少人次？",
            "difference",
            ["机场2019年的客流是多少？", "机场2025年的客流目标是多少？"],
        ),
        (
            "2016年园区税收和产值都大涨，税收的增幅比产值高出多少个百分点？",
            "difference",
            ["2016年园区税收和产值都大涨，税收的增幅是多少？", "2016年园区税收和产值都大涨，产值增幅是多少？"],
        ),
        (
            "请测算2030年规模以上工业总产值目标较2028年目标需增长百分之几。",
            "growth",
            ["2030年规模以上工业总产值目标是多少？", "2028年规模以上工业总产值目标是多少？"],
        ),
        (
            "2025年海州枢纽经济目标里旅客1500万人次，比2019年的实际水平要翻几番？差多少？",
            "ratio",
            ["2025年海州枢纽经济目标里旅客是多少？", "2019年海州枢纽经济里旅客是多少？"],
        ),
        (
            "海州高新区芯片制造集群占全市芯片产业规模多大比例（2022年）？",
            "share",
            ["2022年海州高新区芯片制造集群是多少？", "2022年全市芯片产业规模是多少？"],
        ),
        ("2020年末海州贷款余额为住户存款的倍数", "ratio", ["2020年末海州贷款余额是多少？", "2020年末住户存款是多少？"]),
        (
            "2023年全国的研发经费里，扣掉海州那一份，其他地方合起来占百分之几？",
            "remainder",
            ["海州占2023年全国的研发经费的比重是多少？"],
        ),
        ("前沿研发项目每年实施的数，照这个数连干三年，一共多少项？", "by years", ["前沿研发项目每年实施的数是多少？"]),
        (
            "2012年到2021年，海州研发投入平均每年多投了多少亿元？",
            "a year more",
            ["2021年的，海州研发投入是多少？", "2012年的，海州研发投入是多少？"],
        ),
        ("海州创新券是2012年起的吗", "", []),
        ("2021年海州GDP是多少？", "", []),
        ("这三年每年新增多少家企业？", "", []),
        ("最高奖励多少万元？", "", []),
    ],
)  # fmt: skip
def test_the_figures_that_are_named_are_asked_for_by_themselves(question: str, kind: str, asked: list[str]) -> None:
    assert read(question) == (kind, asked)


@pytest.mark.parametrize(
    ("question", "events"),
    [
        (
            "从海州园区成立到它获评省级园区，中间过了多少年？",
            ["海州园区它获评省级园区是哪一年？", "海州园区成立是哪一年？"],
        ),
        ("海州创新券起步以后，过了几年平台才启动？", ["平台才启动是哪一年？", "海州创新券起步是哪一年？"]),
    ],
)
def test_of_years_between_each_event_is_asked_for(question: str, events: list[str]) -> None:
    assert read(question) == ("years", events)


def test_an_average_has_an_amount_and_a_count_each_in_its_unit() -> None:
    operation = operation_of(understand("2021年海州生物医药平均每家企业产业规模"))
    assert operation is not None
    assert [(one.name, one.unit) for one in operation.operands] == [
        ("2021年海州生物医药产业规模", "元"),
        ("2021年海州生物医药企业", "家"),
    ]


def test_the_figure_that_the_question_gives_is_said_of_the_first_and_the_difference_is_asked_besides() -> None:
    operation = operation_of(understand("2025年目标里旅客1500万人次，比2019年的实际水平要翻几番？差多少？"))
    assert operation is not None
    assert operation.also == "difference"
    assert [one.printed for one in operation.operands[0].said] == ["1500万人次"]
