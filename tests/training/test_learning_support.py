"""Learning whether what was found answers: the best statement as it is, and what is left without the answers."""

from __future__ import annotations

from itertools import count

from training.data import PolicyText
from training.reports import ReportQuestion
from training.spoken import Spoken
from training.support import TAKEN_AWAY_WORTH, report_examples, spoken_examples

REPORT = PolicyText(
    "2031年湖南省政府工作报告",
    "一、2030年工作回顾\n"
    "全省经济平稳运行，各项目标顺利完成。湘雅医院海岛分院正式开诊，“三甲”医院覆盖七市。\n"
    + "\n".join(
        f"第{number}条航线建成通航，沿线新设灯塔{number}座，护航船队定期巡航，货运量稳步增长。" for number in range(9)
    ),
)
ANSWER = "湘雅医院海岛分院正式开诊，“三甲”医院覆盖七市。"


def asked(question: str) -> ReportQuestion:
    start = REPORT.text.index(ANSWER)
    return ReportQuestion(REPORT, ((start, start + len(ANSWER)),), question)


def test_the_answer_is_right_and_what_is_left_without_it_wrong() -> None:
    examples = list(report_examples([asked("湖南2030年在医院建设上有哪些突破？")], count()))
    assert examples[0].right
    assert examples[0].worth == 1.0
    assert all(not one.right and one.worth == TAKEN_AWAY_WORTH for one in examples[1:])


def test_a_document_of_few_questions_is_not_asked() -> None:
    start = REPORT.text.index(ANSWER)
    one = Spoken(REPORT, start, start + len(ANSWER), ("医院盖得咋样",))
    assert list(spoken_examples([one], count())) == []
