"""A title on a line of its own above its paragraph belongs to it, and a sign without width parts no sentence."""

from __future__ import annotations

import pytest

from assistant.reading.titles_above import run_in

BODY = "疏浚航道，扩建码头，引进远洋渔轮，更新航标，办好海产交易会，支持船厂改造，发展船用材料，建设海藻园。"
TITLES = ("大力发展渔业。", "五年来，我们坚定不移扩大航运，实现新跨越。港口持续壮大。", "一是加快船队更新，渔业提质。")


def test_titles_above_their_paragraphs_are_run_in() -> None:
    printed = "\n".join(f"{title}\n{BODY}" for title in TITLES)
    assert run_in(printed) == "\n".join(title + BODY for title in TITLES)
    spaced = "\n\n".join(f"{title}\n\n{BODY}" for title in TITLES)
    assert run_in(spaced) == "\n\n".join(title + BODY for title in TITLES)


@pytest.mark.parametrize(
    "text",
    [
        f"大力发展渔业。\n{BODY}\n结尾如常。\n完。",  # once is no way of printing
        "\n".join(f"（{n}）发展渔业。\n{BODY}" for n in "一二三"),  # a numbered heading is one by its number
        "\n".join(f"- 发展渔业。\n{BODY}" for _ in "一二三"),
        "\n".join(f"发展渔业，引进渔轮\n{BODY}" for _ in "一二三"),
        "\n".join(f"发展渔业。\n扩建码头{n}。" for n in "甲乙丙"),
    ],
)
def test_what_is_no_title_above_stays_as_printed(text: str) -> None:
    assert run_in(text) == text


def test_a_sign_without_width_parts_no_sentence() -> None:
    parted = "今年渔获量的目标设定\n\u200b\n为九百吨以上。\n\u200b\n继续造船。"
    assert run_in(parted) == "今年渔获量的目标设定为九百吨以上。\n继续造船。"


def test_a_line_that_leads_to_paragraphs_with_titles_of_their_own_is_none() -> None:
    led = "\n".join(f"坚持向海图强，各展所长。\n扩大航运。{BODY}\n扩大渔业。{BODY}" for _ in "一二三")
    assert run_in(led) == led
