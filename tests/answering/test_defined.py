"""What something is, is told by a sentence that says so; where none does, that is said before what is told of it."""

from __future__ import annotations

from held_library import answered, made

from assistant.answering.sentences.defined import NO_DEFINITION

VOUCHERS = made(
    "一、渔业券通用通兑\n\n- 起点：渔港2012年在全国率先推行渔业券，此后各地陆续采用。\n"
    "- 难点：渔业券跨区域通兑长期缺少成功案例，研究者归纳为两种模式。\n"
    "- 与论文的联系：论文建议先行推动渔业券通兑。\n",
    title="渔业共同体规划（要点摘编）",
    kind="digest",
)
DEFINED = made("渔业券是政府发给渔企、用来购买科技服务的凭证。", name="told", title="渔业名词", kind="plan")


def test_that_none_says_what_it_is_is_told() -> None:
    answer = answered("什么是渔业券？", VOUCHERS)
    assert answer.text.startswith(NO_DEFINITION)
    assert answer.status == "partial"


def test_what_says_so_answers() -> None:
    answer = answered("什么是渔业券？", VOUCHERS, DEFINED)
    assert NO_DEFINITION not in answer.text
    assert "用来购买科技服务的凭证" in answer.text
    assert answer.status == "answered"


def test_the_item_that_is_called_the_difficulty_is_the_one_asked_for() -> None:
    said = answered("渔业券跨区域通兑的难点在哪？", VOUCHERS).text
    assert "缺少成功案例" in said
    assert "率先推行" not in said
