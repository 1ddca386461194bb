"""What was reached and what is aimed at, set beside each other: which two questions that is, and when it is none."""

from __future__ import annotations

import pytest

from assistant.answering.parts.result_and_aim import result_and_aim


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        (
            "请对比海州2025年地区生产总值实际增速与2026年预期目标。",
            ("海州2025年地区生产总值增速是多少？", "海州2026年地区生产总值增速目标是多少？"),
        ),
        (
            "海州2023年规上工业总产值和2028年的目标各是多少？",
            ("海州2023年规上工业总产值是多少？", "海州2028年规上工业总产值目标是多少？"),
        ),
        (
            "海州机场货邮吞吐量：2019年实绩与2025年目标",
            ("海州机场货邮吞吐量：2019年是多少？", "海州机场货邮吞吐量：2025年目标是多少？"),
        ),
        ("对比宁波2025年GDP增速和2026年GDP增速目标", ("宁波2025年GDP增速是多少？", "宁波2026年GDP增速目标是多少？")),
    ],
)
def test_each_is_asked_by_itself(text: str, questions: tuple[str, str]) -> None:
    assert result_and_aim(text) == questions


@pytest.mark.parametrize(
    "text",
    [
        "海州2025年规上工业总产值和2025年目标各是多少？",  # one time: a comparison of another kind
        "海州2028年目标和2030年目标各是多少？",  # two aims
        "海州2023年和2024年的产值各是多少？",  # two results
        "海州2025年的产值比2026年的目标少多少？",  # how far they are apart
        "海州2026年增长目标和2025年一样都是5%以上，是吧",  # a claim
        "海州2025年出台的政策和2026年的目标是什么关系？",  # no figures
    ],
)
def test_nothing_else_is_parted_so(text: str) -> None:
    assert result_and_aim(text) == ()
