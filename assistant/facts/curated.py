"""Facts marked by hand: each is held against the corpus when it is loaded, and one that fails is named.

The file's own head explains its fields. A quote must stand on its page (white space aside) and hold the figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal, cast

import yaml

from assistant.errors import FactsError
from assistant.model import Document, Fact, Period, Quantity
from assistant.period import parse_period
from assistant.quantity import find_quantities, is_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

_NEEDED = ("document", "page", "subject", "indicator", "measure", "period", "value", "unit", "direction", "quote")
_OPTIONAL = ("printed", "bound", "base", "status", "scope", "note", "upper")
_EVENT_NEEDED = ("document", "page", "subject", "date", "statement")
_CHOICES = {
    "direction": ("up", "down", ""),
    "status": ("result", "target", "estimate", "proposal"),
    "bound": ("", ">", ">=", "<", "<=", "~"),
}
MEASURES = (
    *("量值", "数量", "同比增速", "年均增速", "占比", "占比变动", "变动", "差值"),
    *("倍数", "排名", "时长", "比例", "规格"),
)
NO_DATE = "目前"


@dataclass(frozen=True, slots=True)
class Event:
    """A dated statement without a figure: ``start:end`` is the statement in the document's text."""

    document_id: str
    subject: str
    period: Period
    start: int
    end: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Curated:
    """What the file gives for the documents that are held, in its order.

    ``absent`` are the ids of documents that it names and that are not held: they may have been taken out of the corpus.
    """

    facts: tuple[Fact, ...] = ()
    events: tuple[Event, ...] = ()
    absent: tuple[str, ...] = ()


def load_curated(path: Path, document: Callable[[str], Document | None]) -> Curated:
    """The entries of the file; raises FactsError naming file, line and entry for the first that is wrong.

    ``document`` gives a document by its id. An entry of one that is not held is left out: nothing in it can be held
    against a text.
    """
    content = _content(path)
    entries, events = _entries(content, path, "facts"), _entries(content, path, "events")
    named = tuple(dict.fromkeys(entry.text("document") for entry in (*entries, *events)))
    held = {name: found for name in named if (found := document(name)) is not None}
    for entry in entries:
        _check_fact(entry)
    for entry in events:
        _require(entry, _EVENT_NEEDED, ("note",))
    here = tuple(entry for entry in entries if entry.text("document") in held)
    facts = tuple(_fact(entry, held) for entry in here)
    _refuse_duplicates(facts, here)
    return Curated(
        facts=facts,
        events=tuple(_event(entry, held) for entry in events if entry.text("document") in held),
        absent=tuple(name for name in named if name not in held),
    )


# --- the file ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry as written, with where it stands."""

    fields: Mapping[str, Any]
    file: str
    line: int
    number: int

    def fault(self, found: str) -> FactsError:
        return FactsError(f"{self.file} 第{self.line}行（第{self.number}条，{self._name()}）：{found}")

    def _name(self) -> str:
        fields = self.fields
        return "".join(str(fields.get(key, "")) for key in ("period", "date", "subject", "indicator", "measure"))

    def text(self, key: str) -> str:
        return str(self.fields.get(key, "")).strip()


class _LineLoader(yaml.SafeLoader):
    """Reads mappings with the line they begin in under the key ``None``, which no file can write as text."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        mapping: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        mapping[None] = node.start_mark.line + 1
        return mapping


def _content(path: Path) -> Any:  # noqa: ANN401
    try:
        return yaml.load(path.read_text(encoding="utf-8"), _LineLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        message = f"校订数据 {path.name} 读不出来（{error}）。请按文件开头的说明改正格式，并存为UTF-8。"
        raise FactsError(message) from error


def _entries(content: Any, path: Path, section: str) -> tuple[_Entry, ...]:  # noqa: ANN401
    if not isinstance(content, dict) or not isinstance(content.get(section, []), list):
        raise FactsError(f"校订数据 {path.name} 里应有“{section}:”和它下面以“- ”开头的各条。请对照文件开头的说明改正。")
    entries = []
    for number, fields in enumerate(content.get(section) or [], start=1):
        if not isinstance(fields, dict):
            message = f"校订数据 {path.name} 的 {section} 第{number}条不是“项目: 内容”的形式。请照旁边各条改写。"
            raise FactsError(message)
        entries.append(_Entry(fields, path.name, int(fields[None]), number))
    return tuple(entries)


def _require(entry: _Entry, needed: Sequence[str], optional: Sequence[str]) -> None:
    missing = [key for key in needed if key not in entry.fields]
    if missing:
        raise entry.fault(f"缺少 {'、'.join(missing)}。请补上。")
    unknown = [str(key) for key in entry.fields if key is not None and key not in (*needed, *optional)]
    if unknown:
        raise entry.fault(f"不认得的项目 {'、'.join(unknown)}。可用的项目见文件开头的说明。")


# --- one entry held against the text -------------------------------------------------------------------------------


def _check_fact(entry: _Entry) -> None:
    """What is wrong whatever the document says."""
    _require(entry, _NEEDED, _OPTIONAL)
    for key, allowed in _CHOICES.items():
        if key in entry.fields and entry.text(key) not in allowed:
            raise entry.fault(f"{key} 写的是“{entry.text(key)}”，应为 {'、'.join(a or '空' for a in allowed)} 之一。")
    if entry.text("measure") not in MEASURES:
        raise entry.fault(f"measure 写的是“{entry.text('measure')}”，应为 {'、'.join(MEASURES)} 之一。")
    if not is_unit(entry.text("unit")):
        raise entry.fault(f"不认得单位“{entry.text('unit')}”。请照原文写，如 %、个百分点、亿元、家。")
    _value(entry, "value")


def _fact(entry: _Entry, documents: Mapping[str, Document]) -> Fact:
    document = documents[entry.text("document")]
    start, end = _place(entry, document, entry.text("quote"), "quote")
    at, till, printed = _figure(entry, document, start, end)
    return Fact(
        subject=entry.text("subject"),
        indicator=entry.text("indicator"),
        measure=entry.text("measure"),
        period=_period(entry.text("period")),
        quantity=Quantity(_value(entry, "value"), entry.text("unit"), printed, entry.text("bound"), _upper(entry)),
        document_id=document.id,
        start=at,
        end=till,
        sentence_start=start,
        sentence_end=end,
        origin="curated",
        direction=cast(Literal["up", "down", ""], entry.text("direction")),
        base=entry.text("base"),
        status=cast(Literal["result", "target", "estimate", "proposal"], entry.text("status") or "result"),
        scope=entry.text("scope"),
        note=entry.text("note"),
    )


def _event(entry: _Entry, documents: Mapping[str, Document]) -> Event:
    document = documents[entry.text("document")]
    start, end = _place(entry, document, entry.text("statement"), "statement")
    return Event(document.id, entry.text("subject"), _period(entry.text("date")), start, end, entry.text("note"))


def _period(printed: str) -> Period:
    return Period("", "") if printed in ("", NO_DATE) else parse_period(printed)


def _place(entry: _Entry, document: Document, quote: str, key: str) -> tuple[int, int]:
    """The quote's span in the document's text; white space is left out of the comparison."""
    number = entry.fields["page"]
    page = document.page(number) if isinstance(number, int) else None
    if page is None:
        raise entry.fault(f"page 写的是“{number}”，这份文件共{len(document.pages)}页。请改正页码。")
    if not quote:
        raise entry.fault(f"{key} 是空的。请抄录原文。")
    solid = [at for at in range(page.start, page.end) if not document.text[at].isspace()]
    found = "".join(document.text[at] for at in solid).find("".join(quote.split()))
    if found < 0:
        raise entry.fault(f"第{number}页上没有这句原文：“{quote}”。请照原文逐字抄录，并核对页码。")
    return solid[found], solid[found + len("".join(quote.split())) - 1] + 1


def _figure(entry: _Entry, document: Document, start: int, end: int) -> tuple[int, int, str]:
    """Where the figure stands in the quote, and as what it is printed."""
    printed = entry.text("printed")
    if printed:
        solid = [at for at in range(start, end) if not document.text[at].isspace()]
        found = "".join(document.text[at] for at in solid).rfind("".join(printed.split()))
        if found < 0:
            raise entry.fault(f"原文里没有“{printed}”。请把 printed 写成原文里代表这个数的字样。")
        at, till = solid[found], solid[found + len("".join(printed.split())) - 1] + 1
        return at, till, document.text[at:till]
    value, unit = _value(entry, "value"), entry.text("unit")
    # The last match counts: a quote runs up to its own figure, what stands before is context.
    for located in reversed(find_quantities(document.text, start, end)):
        if located.value.value == value and located.value.unit == unit:
            return located.start, located.end, located.value.printed
    figure = f"{entry.text('value')}{unit}"
    raise entry.fault(f"原文里没有“{figure}”这个数。请核对数字和单位，原文用汉字数词的写在 printed 里。")


def _value(entry: _Entry, key: str) -> Decimal:
    written = entry.text(key)
    try:
        if "/" in written:
            part = Fraction(written)
            return Decimal(part.numerator) / Decimal(part.denominator)
        return Decimal(written.replace(",", ""))
    except (InvalidOperation, ValueError, ZeroDivisionError) as error:
        raise entry.fault(f"{key} 写的是“{written}”，应为一个数，如 8.08 或 1/3。") from error


def _upper(entry: _Entry) -> Decimal | None:
    return _value(entry, "upper") if entry.text("upper") else None


def _refuse_duplicates(facts: Sequence[Fact], entries: Sequence[_Entry]) -> None:
    seen: dict[tuple[object, ...], _Entry] = {}
    for fact, entry in zip(facts, entries, strict=True):
        key = (fact.document_id, fact.subject, fact.indicator, fact.measure, fact.period.key, fact.scope, fact.status)
        if key in seen:
            raise entry.fault(f"与第{seen[key].line}行那一条重复：同一文件里同一城市、指标、口径和时间只写一条。")
        seen[key] = entry
