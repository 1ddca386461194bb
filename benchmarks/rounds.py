"""A small corpus that changes as a whole, round by round, so that a half-new library would show in its answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from assistant.model import Answer, Evidence

TOWNS = ("东桥", "西塘", "南浦", "北亭", "梅园", "柳溪", "松岭", "竹坞", "荷塘", "菊园")
_TEXT = """---
id: {town}
title: "{town}镇产业计划"
issuer: "{town}镇人民政府"
issued: "2024年"
kind: plan
---

## 一、投资安排

第{number}轮安排：{town}镇产业投资{number}亿元，建设标准厂房{number}万平方米。

## 二、主要任务

一是做强{town}镇集成电路配套。二是引进高层次人才。三是完善园区设施。

{padding}
"""
_PARTS = ("招商", "用地", "环保", "安全")
QUESTIONS = tuple(f"{town}镇产业投资多少亿元？" for town in TOWNS)


def write_round(corpus: Path, number: int) -> None:
    """Let every document of the corpus say ``number``."""
    corpus.mkdir(parents=True, exist_ok=True)
    for town in TOWNS:
        padding = "\n\n".join(f"{town}镇{part}工作要点，由镇有关办公室落实。" for part in _PARTS)
        text = _TEXT.format(town=town, number=number, padding=padding)
        (corpus / f"{town}.md").write_text(text, encoding="utf-8")


def rounds_in(found: Iterable[Evidence]) -> set[str]:
    """The rounds that the passages found belong to; more than one is a half library."""
    return {
        one.passage.text.partition("轮安排")[0].rpartition("第")[2] for one in found if "轮安排" in one.passage.text
    }


def rounds_of(answer: Answer) -> set[str]:
    """The rounds that an answer's quotes belong to."""
    quotes = (citation.quote for citation in answer.citations)
    return {quote.partition("亿元")[0].rpartition("投资")[2] for quote in quotes if "亿元" in quote}
