"""A question in the manner of an official letter asks what the plain question asks."""

from __future__ import annotations

import pytest
from held_library import answered, made

from assistant.answering.question import understand

REPORT = made(
    "一、渔港\n渔港建设分四类：渔业港、避风港、冷链港、旅游港。\n二、船队\n船队由渔业局组织编入远洋编队。",
    name="report",
    title="云川市渔业规划",
    kind="plan",
)


@pytest.mark.parametrize(
    ("formal", "plain", "kind"),
    [
        ("请列明云川渔港建设的各项任务。", "云川渔港建设的各项任务有哪些？", "list"),
        ("烦请逐项列出云川渔港的类别名单。", "云川渔港的类别有哪些？", "list"),
        ("云川渔港建设分哪几类？请予列示。", "云川渔港建设分哪几类？", "list"),
        ("关于云川渔港，公开资料里尚缺哪些内容，烦请逐项列明。", "关于云川渔港，公开资料里尚缺哪些内容？", "list"),
        ("请说明云川船队如何编组。", "云川船队如何编组。", "explain"),
        ("请告知云川渔港的各组成部分。", "云川渔港的各组成部分有哪些？", "list"),
        ("兹就云川渔港事宜咨询：对其定位作何安排？请予说明。", "关于云川渔港，对其定位作了什么安排？", "explain"),
        ("为开展对标，请列明云川渔港的各项指标，以供参考。", "云川渔港的各项指标有哪些？", "list"),
        ("云川船队系由何部门组织？", "云川船队是由哪个部门组织？", "fact"),
        ("2030年是哪一年？", "2030年是哪一年？", "fact"),
    ],
)
def test_it_is_read_as_the_plain_question(formal: str, plain: str, kind: str) -> None:
    query = understand(formal)
    assert (query.text, query.kind) == (plain, kind)


def test_its_words_are_not_asked_of_the_answer() -> None:
    for question in ("请列明云川渔港建设所涵盖的类别。", "云川渔港建设分哪四类？请予列示。"):
        answer = answered(question, REPORT)
        assert answer.status == "answered", question
        assert all(kind in answer.text for kind in ("渔业港", "避风港", "冷链港", "旅游港")), question
