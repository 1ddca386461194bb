"""A question in words that no document has is told what is said nearest to it, and that it is only that."""

from __future__ import annotations

import pytest
from held_library import answered, made

from assistant.answering.sentences.nearest_said import NEAREST_SAID

REPORT = made(
    "一、开放\n培育跨境电商、海外仓等新业态，支持外销企业开拓国际市场，举办贸易对接活动。\n"
    "二、文化\n推进戏曲进乡村，修缮古戏台。",
    name="report",
    title="云溪县工作报告",
    kind="plan",
)


def test_the_nearest_is_told_as_the_nearest() -> None:
    answer = answered("外销怎么同戏曲搭起来做？", REPORT)  # no sentence speaks of both
    assert answer.status == "partial"
    assert answer.text.startswith(NEAREST_SAID)
    assert "支持外销企业" in answer.text
    assert answer.citations


@pytest.mark.parametrize(
    "question",
    [
        "外销摊子铺了多少个？",  # a figure is never given so
        "戏班子什么时候来？",
        "围棋和象棋怎么下？",  # nothing that it names is held
        "阿里巴巴的外销怎么救场？",  # a firm that the library does not know
    ],
)
def test_what_is_not_held_is_refused(question: str) -> None:
    assert answered(question, REPORT).status == "refused"


def test_what_only_meaning_speaks_for_is_told_as_the_nearest() -> None:
    answer = answered("货卖不到国外去，怎么帮老板找路子？", REPORT)
    assert answer.status == "partial"
    assert answer.text.startswith(NEAREST_SAID)
    assert "外销企业" in answer.text


def test_another_number_of_things_than_is_asked_for_is_not_near() -> None:
    told = "云川设定了四张“渔城”名片：捕捞渔城、加工渔城、垂钓渔城、美食渔城。\n云川的牌子有口皆碑。"
    aims = made(told, title="云川远景")
    assert answered("云川想打响哪五张“渔城”牌子？", aims).status == "refused"
