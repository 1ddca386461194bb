"""Facts as records for programs and as a table for people: the contract's JSON, CSV, and columns on a terminal."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

from assistant.errors import UsageError
from assistant.facts.naming import canonical_indicator, canonical_subject
from assistant.facts.table import STATUS_NAMES, covers
from assistant.period import printed_key
from assistant.quantity import format_quantity, parse_period
from assistant.title_marks import in_title_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.facts.conflicts import Conflict
    from assistant.model import Document, Fact

# The value is a plain number, to be worked with; what the document says of it stands beside it: 超千亿元, a target.
COLUMNS = {
    "subject": "主体", "indicator": "指标", "measure": "类别", "period": "时间", "value": "数值", "unit": "单位",
    "printed": "原文写法", "direction": "增降", "status": "性质", "scope": "口径", "base": "比较基准",
    "document": "文件", "page": "页", "sentence": "原句", "origin": "来历", "sure": "确定", "note": "说明",
}  # fmt: skip
_IN_LINE = ("subject", "indicator", "measure", "period", "printed", "direction", "status")
ORIGIN_NAMES = {"curated": "人工核对", "extracted": "程序抽取"}
_CHINESE = {"direction": {"up": "增", "down": "降"}, "status": STATUS_NAMES, "origin": ORIGIN_NAMES}
_BARE = re.compile(r"[\d.,]+")
KIND_NAMES = {"conflict": "数字不一", "different_scope": "口径不同", "superseded": "已被更新"}


def matching(
    facts: Iterable[Fact], subject: str = "", indicator: str = "", period: str = "", document: str = ""
) -> tuple[Fact, ...]:
    """The facts that agree with all that is given; names count under their other spellings, and as parts of a name.

    Raises UsageError for a period that cannot be read.
    """
    when = parse_period(period) if period else None
    if when is not None and not when.key:
        message = f"时间“{period}”认不出来。应写成如“2018年”“2020年1—6月”“2020年6月末”。"
        raise UsageError(message)
    return tuple(
        fact
        for fact in facts
        if (not document or fact.document_id == document)
        and (not subject or canonical_subject(subject) in (canonical_subject(fact.subject), fact.subject))
        and (not indicator or _same_indicator(indicator, fact.indicator))
        and (when is None or covers(when, fact.period))
    )


def _same_indicator(asked: str, held: str) -> bool:
    return canonical_indicator(asked) == canonical_indicator(held) or asked in held


def printed_figure(fact: Fact) -> str:
    """The figure as its document prints it, without white space; a table's cell with the unit from the table's head."""
    figure = "".join(format_quantity(fact.quantity).split())
    bare = _BARE.fullmatch(figure) is not None
    return f"{figure}{fact.quantity.unit}" if bare else figure


def printed_period(fact: Fact) -> str:
    """The figure's period as its document prints it, without white space; "" where it names none."""
    return "".join((fact.period.printed or printed_key(fact.period.key)).split()) if fact.period.key else ""


def fact_record(fact: Fact, document: Document) -> dict[str, Any]:
    """A fact as the contract's object; ``quote`` is its sentence as far as it stands on the figure's page."""
    page = document.page_at(fact.start)
    start, end = max(fact.sentence_start, page.start), min(fact.sentence_end, page.end)
    return {
        "subject": fact.subject,
        "indicator": fact.indicator,
        "measure": fact.measure,
        "period": fact.period.printed or fact.period.key,
        "value": format(fact.quantity.value, "f"),
        "unit": fact.quantity.unit,
        "document": document.id,
        "page": page.number if document.paged else None,
        "quote": document.text[start:end].strip(),
        "origin": fact.origin,
    }


def full_record(fact: Fact, document: Document) -> dict[str, Any]:
    """``fact_record`` with what else is known of the fact; ``start:end`` is its span in the page's text."""
    page = document.page_at(fact.start)
    return fact_record(fact, document) | {
        "printed": printed_figure(fact),
        "direction": fact.direction,
        "bound": fact.quantity.bound,
        "start": fact.start - page.start,
        "end": fact.end - page.start,
        "sentence": document.text[fact.sentence_start : fact.sentence_end],
        "sure": fact.sure,
        "status": fact.status,
        "scope": fact.scope,
        "base": fact.base,
        "note": fact.note,
    }


def conflict_record(conflict: Conflict, documents: dict[str, Document]) -> dict[str, Any]:
    """A conflict with both facts, and who issued each when."""
    one, other = conflict.one, conflict.other
    return {
        "kind": conflict.kind,
        "reason": conflict.reason,
        "facts": [full_record(fact, documents[fact.document_id]) for fact in (one, other)],
        "sources": [
            {"document": holder.id, "title": holder.title, "issuer": holder.issuer, "issued": holder.issued}
            for holder in (documents[one.document_id], documents[other.document_id])
        ],
    }


def as_text(records: Sequence[dict[str, Any]], form: str) -> str:
    """The records of facts as ``json``, ``csv`` (with a Chinese head, and a mark for spreadsheets) or ``table``."""
    if form == "json":
        return json.dumps(records, ensure_ascii=False, indent=1)
    if form == "table":
        return _table([record for record in records if record["sure"]], len(records))
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(COLUMNS.values())
    writer.writerows(in_chinese(record).values() for record in records)
    return "\ufeff" + written.getvalue().rstrip("\n")


def _table(sure: Sequence[dict[str, Any]], held: int) -> str:
    """The sure facts, a line each; how many more were read but are not sure."""
    lines = [
        "  ".join(filter(None, (_shown(column, record[column]) for column in _IN_LINE)))
        + f"  （{record['document']}{_page(record['page'])}）"
        for record in sure
    ]
    doubtful = f"，另有{held - len(sure)}条主体或指标不能确定，未列（--format json 可见）" if held > len(sure) else ""
    return "\n".join([*lines, f"共{len(sure)}条{doubtful}。"])


def conflicts_as_text(records: Iterable[dict[str, Any]], form: str) -> str:
    """The records of conflicts, as JSON or for reading."""
    found = list(records)
    if form == "json":
        return json.dumps(found, ensure_ascii=False, indent=1)
    lines = []
    for record in found:
        one, other = record["facts"]
        values = "、".join(fact["printed"] for fact in (one, other))
        what = f"{one['subject']}{one['period']}{one['indicator']}（{one['measure']}）：{values}。"
        lines.append(f"【{KIND_NAMES[record['kind']]}】{what}{record['reason']}")
        for fact, source in zip(record["facts"], record["sources"], strict=True):
            dated = "，".join(part for part in (source["issuer"], source["issued"]) if part)
            lines.append(f"    {in_title_marks(source['title'])}（{dated}）{_page(fact['page'])}：“{fact['quote']}”")
    return "\n".join([*lines, f"共{len(found)}处。"])


def in_chinese(record: dict[str, Any]) -> dict[str, str]:
    """The columns of a full record as they are read."""
    return {column: _shown(column, record[column]) for column in COLUMNS}


def _shown(column: str, value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return _CHINESE.get(column, {}).get(str(value), "" if value is None else str(value))


def _page(number: int | None) -> str:
    return f"，第{number}页" if number else ""
