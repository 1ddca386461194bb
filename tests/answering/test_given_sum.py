"""What the amounts that a question lists make together, where a document has each of them, and against which total."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from held_library import HeldLibrary, made

from assistant.answering.compose import compose
from assistant.answering.gather import Shelf, gather
from assistant.answering.operations.given_sum import ALIKE, OF_LEVELS, UNLIKE
from assistant.answering.operations.worked_out import compose_operation
from assistant.answering.question import understand
from assistant.answering.verification import verify

if TYPE_CHECKING:
    from assistant.model import Answer

PAGE = made(
    "## 渔业集群的目标\n\n- 总量：渔业集群营收合计1.3万亿元。\n- 5000亿元级渔业集群1个：养殖。\n"
    "- 3000亿元级渔业集群2个：捕捞、渔船。\n- 渔港投资合计7000万元。\n- 2000万元的渔港2座。\n- 1000万元的渔港3座。\n",
    title="渔业集群规划",
    name="fishing",
    kind="plan",
)
SHELF = Shelf(HeldLibrary([PAGE]))  # type: ignore[arg-type]


def told(question: str) -> Answer | None:
    whole = gather(understand(question), SHELF)
    answer = compose_operation(whole, compose(whole), SHELF)
    return answer and verify(answer, lambda _, page: PAGE.page_text(page))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("渔业集群里1个5000亿、2个3000亿加起来是多少？", ("合计11000亿元（5000 + 2 × 3000 = 11000，计算得出）",)),
        (
            "渔业集群里1个5000亿、2个3000亿加起来是多少？跟1.3万亿对得上吗？",
            ("营收合计1.3万亿元", UNLIKE, "少2000亿元（13000 − （5000 + 2 × 3000） = 2000，计算得出）"),
        ),
        ("渔港2座2000万元、3座1000万元加起来，跟7000万元一致吗？", ("合计7000万元（2 × 2000 + 3 × 1000", ALIKE)),
    ],
)
def test_they_are_summed_and_held_against_the_total(question: str, said: tuple[str, ...]) -> None:
    answer = told(question)
    assert answer is not None
    assert answer.status == "answered"
    assert all(one in answer.text for one in said), answer.text
    assert all(claim.citations for claim in answer.claims)
    assert (OF_LEVELS in answer.notes) == ("亿" in question)


def test_a_total_that_is_not_held_leaves_that_open() -> None:
    answer = told("渔业集群里1个5000亿、2个3000亿加起来是多少？跟1.8万亿对得上吗？")
    assert answer is not None
    assert answer.status == "partial"


def test_what_no_document_has_is_not_summed() -> None:
    assert told("渔业集群里1个5000亿、3个3000亿加起来是多少？") is None
