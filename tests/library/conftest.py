"""A small corpus and its library, made anew for each test."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.settings import Settings

DIGEST = """---
id: {id}
title: "{title}"
issuer: "{issuer}"
issued: "{issued}"
kind: digest
---

## 总体目标

{text}

## 主要任务

- 建设集成电路产业高地，到2025年产值达到2000亿元。
- 引进高层次人才，实施太湖人才计划。
"""
DOCUMENTS = {
    "plans/chips.md": ("chips", "集成电路政策（摘编）", "无锡市人民政府", "2023年", "芯片企业流片补贴最高500万元。"),
    "plans/film.md": ("film", "国家电影园规划（摘编）", "滨湖区人民政府", "2012-10-01", "数字电影园面积6平方公里。"),
    "plans/port.md": ("port", "机场三年计划（摘编）", "江苏省人民政府", "2023年6月", "旅客吞吐量达到1000万人次。"),
}
CURATED = """facts:
  - document: chips
    page: 1
    subject: 无锡
    indicator: 流片补贴
    measure: 量值
    period: 目前
    value: "{value}"
    unit: 万元
    direction: ""
    quote: 芯片企业流片补贴最高{quoted}万元
"""
PAPER = "无锡产业强市研究\n\n1 绪论\n\n2018年无锡服务业增加值同比增长8.08%。\n\f2 问题\n\n龙头企业带动能力不强。"

WriteDigest = Callable[..., Path]
Curate = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> WriteDigest:
    def write_digest(path: str, *, text: str = "", document_id: str = "") -> Path:
        name, title, issuer, issued, sentence = DOCUMENTS.get(path, (Path(path).stem, "其他文件", "", "", "其他内容。"))
        file = tmp_path / "corpus" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        content = DIGEST.format(
            id=document_id or name, title=title, issuer=issuer, issued=issued, text=text or sentence
        )
        file.write_text(content, encoding="utf-8")
        return file

    return write_digest


@pytest.fixture
def settings(tmp_path: Path, write: WriteDigest) -> Settings:
    for path in DOCUMENTS:
        write(path)
    paper = tmp_path / "corpus/paper/study.txt"
    paper.parent.mkdir()
    paper.write_text(PAPER, encoding="utf-8")
    return Settings(corpus=tmp_path / "corpus", index=tmp_path / "index")


@pytest.fixture
def curate(tmp_path: Path) -> Curate:
    """Marks the chips' subsidy by hand: its value, and the figure in the sentence that is quoted for it."""

    def write_facts(value: str, quoted: str) -> Path:
        file = tmp_path / "corpus/facts.yaml"
        file.write_text(CURATED.format(value=value, quoted=quoted), encoding="utf-8")
        return file

    return write_facts
