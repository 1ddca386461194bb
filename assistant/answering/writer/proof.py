"""One sentence of the model against its evidence: filled in, held against the words, then put to the gate."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.figures.agreement import agrees
from assistant.answering.figures.saying import STATUS_REMARKS
from assistant.answering.verification import plain
from assistant.answering.writer.brief import EDITORS_REMARK
from assistant.answering.writer.grounds import CLAUSE, support_words
from assistant.answering.writer.sentences import Token
from assistant.answering.writer.support import FOREIGN_SIGN, is_lead, unsupported
from assistant.quantity import find_quantities
from assistant.quantity_forms import SCALE, UNIT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from assistant.answering.writer.brief import Brief, Exhibit, Figured
    from assistant.answering.writer.sentences import Written
    from assistant.model import Claim, ClaimKind, Fact

FEWEST_QUOTED = 4
# A unit, power of ten or digit behind a figure that is whole already: 8.08%个百分点, 2060家人; not 两个国家.
_UNIT_BEHIND = re.compile(rf"\s*(?:个?百分点|[%％‰0-9]|{SCALE}|{UNIT}(?![\u4e00-\u9fff]))")
_NO_FIGURE_BEFORE = re.compile(r"(?:[0-9０-９负第约超逾近百千万亿两半+＋×·\-−－—]|[0-9０-９][.,，])\s*$")
_SIGNED = re.compile(r"(?<![0-9０-９年月日A-Za-z])\s*[-−－–—]+\s*[0-9０-９]")
_REMARK = re.compile("|".join(map(re.escape, filter(None, STATUS_REMARKS.values()))))
_STOP = re.compile(r"[。！？!?；;\s“”]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that stands: its text without marks, what it cites, the facts it states.

    ``taken``: the claim of the composed answer that it is, whole. ``lead``: it only leads in to what follows and cites
    nothing. ``before``: what stands in front of a quote. ``opens``: it begins a line.
    """

    text: str
    kind: ClaimKind
    exhibits: tuple[Exhibit, ...] = ()
    facts: tuple[Fact, ...] = ()
    taken: Claim | None = None
    before: str = ""
    opens: bool = False
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """A sentence that does not stand, and why; the model is told so once."""

    written: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Filled:
    """The sentence's text with its figures in, and the span and fact of each."""

    text: str
    figures: tuple[tuple[int, int, Fact], ...]


def judge(written: Written, brief: Brief, stands: Callable[[Sentence], bool]) -> Sentence | Refusal:
    """The sentence as it may be shown, or why it may not; ``stands`` puts a sentence to the gate, by itself."""
    found = _judged(written, brief)
    if isinstance(found, str):
        return Refusal(written.shown, found)
    if found.lead or stands(found):
        return found
    return Refusal(written.shown, "数字、时间、指标、升降或引文没有通过核对")


def _judged(written: Written, brief: Brief) -> Sentence | str:
    if not written.whole:
        return "句子太长"
    if any(FOREIGN_SIGN.search(part) for part in written.parts if isinstance(part, str)):
        return "句子里有不该有的符号或网址"
    tokens = tuple(part.id for part in written.parts if isinstance(part, Token))
    known = (brief.facts, brief.computed, brief.exhibits)
    if unknown := [one for one in tokens if not any(one in held for held in known)]:
        return f"没有记号⟦{unknown[0]}⟧"
    if unknown := [one for one in written.cited if one not in brief.exhibits]:
        return f"没有编号为{unknown[0]}的材料"
    if whole := [one for one in tokens if one not in brief.facts]:
        return _inserted(written, whole, brief)
    cited = dict.fromkeys((*written.cited, *(_holder(brief, token, written.cited) for token in tokens)))
    exhibits = tuple(brief.exhibits[one] for one in cited)
    filled = _filled(written, {token: _figured(brief, token, exhibits) for token in tokens})
    if isinstance(filled, str):
        return filled
    if not exhibits:
        lead = is_lead(filled.text, brief.query.text)
        return Sentence(filled.text, "quoted", opens=written.opens, lead=True) if lead else "没有注明所据材料的编号"
    if any(f.measure == "排名" and f.base and f.base not in filled.text for _, _, f in filled.figures):
        return "排名没有写明在哪里排"
    return _supported(filled, exhibits, brief, opens=written.opens)


def _holder(brief: Brief, token: str, cited: Sequence[str]) -> str:
    """The exhibit that the token's fact stands in, a cited one if any."""
    holders = [one for one, exhibit in brief.exhibits.items() if brief.facts[token] in exhibit.facts]
    return next((one for one in holders if one in cited), holders[0])


def _figured(brief: Brief, token: str, exhibits: Sequence[Exhibit]) -> Figured:
    held = (figured for exhibit in exhibits for figured in exhibit.figures)
    return next(figured for figured in held if figured.fact == brief.facts[token])


def _inserted(written: Written, whole: Sequence[str], brief: Brief) -> Sentence | str:
    """A sentence of the evidence, or a computed one, put in as it stands; nothing else may stand beside it."""
    words = _STOP.sub("", "".join(part for part in written.parts if isinstance(part, str)))
    if len(whole) > 1 or sum(isinstance(part, Token) for part in written.parts) > 1 or words:
        return f"⟦{whole[0]}⟧要单独作为一句"
    if claim := brief.computed.get(whole[0]):
        return Sentence(claim.text, "computed", taken=claim, opens=written.opens)
    exhibit = brief.exhibits[whole[0]]
    if exhibit.in_table:
        return f"⟦{whole[0]}⟧是表格里的一行，不能整句引用"
    return Sentence(exhibit.text, "quoted", (exhibit,), _of_composed(exhibit, brief), opens=written.opens)


def _filled(written: Written, figures_of: Mapping[str, Figured]) -> _Filled | str:
    """The text with each token's figure in its place, as the document prints it."""
    text, swallow = "", ""
    figures: list[tuple[int, int, Fact]] = []
    for part in written.parts:
        if isinstance(part, str):
            rest = _REMARK.sub("", part)  # the program says itself which figure is a target
            if swallow and (rest := rest.removeprefix(swallow)) and (unit := _UNIT_BEHIND.match(rest)):
                return f"记号后面不能再写“{unit[0].strip()}”"
            text, swallow = text + rest, ""
            continue
        if swallow:
            return "两个记号之间要有词"
        if before := _NO_FIGURE_BEFORE.search(text):
            return f"记号前面不能写“{before[0].strip()}”"
        figured = figures_of[part.id]
        figures.append((len(text), len(text) + len(figured.printed), figured.fact))
        text, swallow = text + figured.printed, figured.fact.quantity.unit or "个"
    return _Filled(text, tuple(figures))


def _supported(filled: _Filled, exhibits: tuple[Exhibit, ...], brief: Brief, *, opens: bool) -> Sentence | str:
    """The filled sentence with its evidence: word for word a quote, else held against the evidence's words."""
    for exhibit in exhibits:
        if quoted := _quoted(filled.text, exhibit):
            before, text = quoted
            facts = _of_composed(exhibit, brief)
            return Sentence(text, "quoted", (exhibit,), facts, before=before, opens=opens)
    if _SIGNED.search(filled.text):
        return "数字前面不能写负号"
    grounds = tuple(exhibit.ground for exhibit in exhibits)
    if fault := unsupported(filled.text, grounds, brief.subjects):
        return fault
    held = dict.fromkeys(fact for exhibit in exhibits for fact in exhibit.facts)
    stated = _stated(filled.text, tuple(held))
    told = _with_statuses(filled, stated)
    if told is None:
        return "目标数、预计数或建议数要写明，不能写成已有的结果"
    return Sentence(_with_speaker(told, exhibits), "generated", exhibits, stated, opens=opens)


def _with_speaker(text: str, exhibits: Sequence[Exhibit]) -> str:
    """The text, marked as the editor's where its evidence is an editor's remark."""
    if "编者" in text or not any(exhibit.by_editor for exhibit in exhibits):
        return text
    body = text.rstrip("。！？!?")
    return f"{body}{EDITORS_REMARK}{text[len(body) :]}"


def _quoted(text: str, exhibit: Exhibit) -> tuple[str, str] | None:
    """What stands before the quote (此外，论文指出，) and the quote, where the text is the exhibit word for word.

    A quote begins where the exhibit begins and ends with it, or at the end of a clause behind which no turn comes.
    """
    found = _opening(exhibit).match(text)
    before, said = (found[0], text[found.end() :]) if found else ("", text)
    bare, held = plain(said).rstrip("。；，"), plain(exhibit.text)
    if exhibit.in_table or len(bare) < FEWEST_QUOTED or not held.startswith(bare):
        return None
    rest = held[len(bare) :]
    if exhibit.by_editor:
        return (before, exhibit.text) if rest.strip("。") == EDITORS_REMARK else None
    if rest[:1] in ("，", ",", "；", ";") and not support_words().turning.match(rest[1:]):
        return before, said.rstrip("。；，") + rest[0]
    return (before, said) if rest[:1] in ("", "。", "！", "？") else None


def _opening(exhibit: Exhibit) -> re.Pattern[str]:
    """Words that may stand before a quote: of joining, and of who says it."""
    speakers = {"paper": "论文", "digest": "要点摘编|摘编"}.get(exhibit.document.kind, "文件|规划")
    said = rf"(?:{speakers}|材料|资料)(?:还|也|并)?(?:指出|认为|提出|写道|显示|提到|表明)"
    return re.compile(rf"(?:(?:{support_words().openings.pattern}|{said})[，,：:]|{said})+")


def _of_composed(exhibit: Exhibit, brief: Brief) -> tuple[Fact, ...]:
    """The facts in a quoted sentence that the question is about: those that the composed answer states."""
    return tuple(fact for fact in exhibit.facts if fact in brief.composed.facts)


def _stated(text: str, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts that the text states, whether the model wrote a token or the figure."""
    said = plain(text)
    found = find_quantities(said)
    return tuple(fact for fact in facts if any(agrees(said, at.start, at.end, at.value, fact, facts) for at in found))


def _with_statuses(filled: _Filled, stated: Sequence[Fact]) -> str | None:
    """The text with each target marked as one where its clause does not say so; None where no token shows the place."""
    text, told = filled.text, support_words().target
    for _, end, fact in reversed(filled.figures):
        clause = next(one[0] for one in CLAUSE.finditer(filled.text) if one.end() >= end)
        if fact.status != "result" and not told.search(clause):
            text = text[:end] + STATUS_REMARKS[fact.status] + text[end:]
    marked = {fact for _, _, fact in filled.figures}
    plainly = any(fact.status != "result" and fact not in marked for fact in stated) and not told.search(filled.text)
    return None if plainly else text
