"""What the report of one year tells of 去年 is no answer about another year."""

from __future__ import annotations

from held_library import answered, made

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
