"""What is said of a figure, said anew: only what was asked to change does."""

from __future__ import annotations

from dataclasses import fields, replace

from assistant.facts.said import Said, parts_of_base
from assistant.model import Period

SAID = Said(
    "变动", Period("2024"), "无锡", "用电量", "up", "上年", "target", "全口径", True, "%",
    True, True, "企业", True, True, True,
)  # fmt: skip


def test_every_field_is_kept_but_those_that_change() -> None:
    assert all(getattr(SAID, field.name) for field in fields(Said))
    assert SAID.under("苏州", "货运量") == replace(SAID, subject="苏州", indicator="货运量")
    settled = SAID.settled("差值", Period("2023"), sure=False, flowed=False)
    assert settled == replace(SAID, measure="差值", period=Period("2023"), sure=False, flowed=False)


def test_a_base_of_several_times_is_parted() -> None:
    assert parts_of_base("去年同期和全年") == ("去年同期", "全年")
    assert parts_of_base("上年") == ("上年",)
    assert parts_of_base("") == ("",)
