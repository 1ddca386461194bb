"""Chinese names of the words in ``model.py``, as the page shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.model import Citation, Document

KINDS = {"paper": "论文", "plan": "规划文件", "digest": "要点摘编", "upload": "上传文件"}
STATUSES = {"answered": "已回答", "partial": "部分回答", "refused": "未找到依据"}
ORIGINS = {"curated": "人工核对", "extracted": "程序从原文抽取"}
DIRECTIONS = {"up": "（增）", "down": "（降）"}
BOUNDS = {">": "超过", ">=": "以上", "<": "不到", "<=": "以内", "~": "约数"}
REASONS = ("数字不对", "答非所问", "出处不符", "没有答全", "库里有却没答出", "其他")
DIGEST_REMARK = "这是编者用自己的话写的要点摘编，不是公文原文。"


def listed(document: Document) -> str:
    """A document's title for a narrow list, without what its kind says already."""
    return document.title.removesuffix(f"（{KINDS.get(document.kind, '')}）")


def kind_rank(kind: str) -> int:
    """Where a kind stands in lists: papers first, then plans, digests, uploads, anything else last."""
    order = tuple(KINDS)
    return order.index(kind) if kind in order else len(order)


def place(citation: Citation) -> str:
    """Where the quote stands, for a chip: its page, else its section's heading, else 原文."""
    if citation.page is not None:
        return f"第{citation.page}页"
    return citation.section[-1].lstrip("# ") if citation.section else "原文"


def provenance(document: Document) -> str:
    """Issuer, date and number of a document on one line, without what is unknown."""
    number = document.document_number if document.document_number not in ("", "未见", "无") else ""
    return " · ".join(part for part in (document.issuer, document.issued, number) if part)
