"""What the report of one year tells of 去年 is no answer about another year."""

from __future__ import annotations

from held_library import HeldLibrary, answered, made

from assistant.answering.chain import AnsweringChain
from assistant.model import Filters

OF_2009 = made(
    "一、2008年工作回顾\n全市经济平稳运行。渔业合作区建设、与主要伙伴的渔业对话取得新进展。港口吞吐量增加。",
    name="of_2009",
    title="2009年云川市政府工作报告",
    kind="plan",
)
OF_2015 = made(
    "一、2014年工作回顾\n全市经济平稳运行。与北岛、南礁的渔业合作区启动实施。港口吞吐量增加。",
    name="of_2015",
    title="2015年云川市政府工作报告",
    kind="plan",
)


def test_another_years_report_does_not_answer() -> None:
    answer = answered("云川2014年渔业合作区建设取得了哪些进展？", OF_2009)
    assert answer.status != "answered"


def test_the_report_that_looks_back_on_the_year_does() -> None:
    text = answered("云川2014年渔业合作区建设取得了哪些进展？", OF_2009, OF_2015).text
    assert "与北岛、南礁的渔业合作区启动实施" in text
    assert "渔业对话" not in text
    assert answered("云川2008年渔业合作区建设取得了哪些进展？", OF_2009, OF_2015).text.count("渔业对话") == 1


def test_the_year_before_is_that_of_the_report_that_is_asked() -> None:
    chain = AnsweringChain(HeldLibrary([OF_2009, OF_2015]))  # type: ignore[arg-type]
    text = chain.answer("2015年报告里上一年的渔业合作区建设取得了哪些进展？", [], Filters()).text
    assert "与北岛、南礁的渔业合作区启动实施" in text
    assert "渔业对话" not in text


def test_what_is_planned_is_not_of_the_year_before() -> None:
    planned = made(
        "一、2014年工作回顾\n全市经济平稳运行。\n二、2015年工作安排\n放宽渔业准入，允许外资独资经营渔港。港口吞吐量增加。",
        name="planned",
        title="2015年云川市政府工作报告",
        kind="plan",
    )
    assert answered("云川2014年在放宽渔业外资准入方面有哪些举措？", planned).status != "answered"
    assert answered("云川2015年在放宽渔业外资准入方面有哪些举措？", planned).status == "answered"
