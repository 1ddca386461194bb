"""Documents compared by name: which they are, and what each says of what is asked."""

from __future__ import annotations

import pytest
from held_library import HeldLibrary, made

from assistant.answering.chain import AnsweringChain
from assistant.answering.parts.editions import SILENT, editions_of
from assistant.answering.question import understand
from assistant.model import Answer, Filters

OLD = made(
    "一、目标指标\n到2022年，建成海洋牧场5个，培育渔业合作社30家。\n二、组织实施\n由市农业农村局牵头。",
    name="old",
    title="海州市海洋牧场建设方案（2020—2022年）",
    kind="plan",
)
NEW = made(
    "一、目标指标\n到2025年，建成海洋牧场12个，培育渔业合作社80家。\n二、补助标准\n每个牧场补助200万元。",
    name="new",
    title="关于加快海洋牧场集群发展的实施意见",
    kind="plan",
)
OTHER = made("一、目标指标\n到2025年，建成民宿40家。", name="other", title="海州市民宿发展规划", kind="plan")


def asked(question: str) -> Answer:
    return AnsweringChain(HeldLibrary((OLD, NEW, OTHER))).answer(question, (), Filters())  # type: ignore[arg-type]


def test_each_document_is_asked_for_itself_and_named_before_what_it_says() -> None:
    answer = asked("海洋牧场建设方案和海洋牧场集群实施意见的目标指标有什么不同？")
    assert answer.status == "answered"
    old, new = answer.text.index("《海州市海洋牧场建设方案"), answer.text.index("《关于加快海洋牧场集群")
    assert old < answer.text.index("海洋牧场5个") < new < answer.text.index("海洋牧场12个")
    assert "民宿" not in answer.text


def test_a_document_that_says_nothing_of_it_is_told_to_be_silent() -> None:
    answer = asked("海洋牧场建设方案和海洋牧场集群实施意见的补助标准有什么区别？")
    assert answer.status == "partial"
    assert SILENT in answer.text
    assert "200万元" in answer.text


def test_a_name_that_no_title_has_is_no_document() -> None:
    answer = asked("海洋牧场建设方案和火星基地规划的目标指标有什么不同？")
    assert "《海州市海洋牧场建设方案（2020—2022年）》：" not in answer.text


@pytest.mark.parametrize(
    ("question", "names", "what"),
    [
        ("牧场方案与牧场意见的补助标准有何差别？", ("牧场方案", "牧场意见"), "补助标准是什么？"),
        ("牧场方案和民宿规划对渔民的要求有什么不一样？", ("牧场方案", "民宿规划"), "渔民的要求是什么？"),
        (
            "2024年和2023年的工作报告，就业目标有什么不一样？",
            ("2024年的工作报告", "2023年的工作报告"),
            "就业目标是什么？",
        ),
    ],
)
def test_names_and_what_is_asked_of_each_are_told_apart(question: str, names: tuple[str, str], what: str) -> None:
    found = editions_of(understand(question))
    assert found is not None
    assert found.names == names
    assert found.asked == what


@pytest.mark.parametrize(
    "question",
    ["2016年规划和2019年纲要各有几个市？", "牧场方案的目标是什么？", "方案和规划有什么区别？"],
)
def test_what_names_no_two_documents_compares_none(question: str) -> None:
    assert editions_of(understand(question)) is None
