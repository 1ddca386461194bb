"""Learning which operation is meant: what is right of what may be derived, and the conditional logit."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.learned import BIAS
from training.choice import Choice, learn_choice
from training.data import PolicyText
from training.derived import FOUND_NOT_WORTH, DerivedQuestion, tried_on

REPORT = PolicyText(
    "2031年湖南省政府工作报告",
    "一、2030年工作回顾\n全省养老机构达到9341个、床位10.5万张。\n全省布局20个国家级、19个省级粮食产能提升重点县。",
)


def asked(question: str, operands: set[str], value: str | None, unit: str) -> DerivedQuestion:
    return DerivedQuestion(REPORT, question, frozenset(map(Decimal, operands)), Decimal(value) if value else None, unit)


def test_right_is_what_gives_the_result_of_the_numbers() -> None:
    (one,) = tried_on([asked("湖南的养老机构平均每个有多少张床位？", {"105000", "9341"}, "11.24", "张")])
    right = [d for d, is_right in zip(one.derivations, one.right, strict=True) if is_right]
    assert {derivation.way for derivation in right} == {"mean"}
    assert one.choice.worth == 1.0


def test_what_has_no_answer_has_nothing_right_and_what_was_not_found_counts_little() -> None:
    none, other = tried_on(
        [
            asked("湖南的养老机构平均每个有多少张床位？", set(), None, ""),
            asked("湖南的养老机构平均每个有多少张床位？", {"7"}, "7", "张"),
        ]
    )
    assert not any(none.right)
    assert none.choice.worth == 1.0
    assert other.choice.worth == FOUND_NOT_WORTH


def test_the_feature_that_tells_the_right_one_gets_weight() -> None:
    choices = [Choice([{"told": 1.0}, {"told": 0.0}], [True, False]) for _ in range(20)]
    choices += [Choice([{"told": 0.0}, {"told": 0.0}], [False, False]) for _ in range(20)]
    weights = learn_choice(choices, ["told"], ridge=0.1)
    assert weights["told"] > 1
    assert weights[BIAS] < 0 < weights[BIAS] + weights["told"]


@pytest.mark.parametrize("ridge", [0.1, 10.0])
def test_a_feature_that_is_the_same_everywhere_gets_none(ridge: float) -> None:
    choices = [Choice([{"same": 1.0, "told": float(at)}, {"same": 1.0, "told": 0.0}], [True, False]) for at in (1, 2)]
    assert learn_choice(choices, ["same", "told"], ridge=ridge)["same"] == 0.0
