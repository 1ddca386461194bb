"""What a question compares: places, times or parallel things, and the single question that each cell of a table is.

A comparison is taken apart into questions that could be asked alone (2020年宁波地区生产总值是多少？), so that a cell of
the table holds what the library answers to just that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise, product
from typing import TYPE_CHECKING

from assistant.answering.claims.claim_kinds import held_against
from assistant.answering.cues import load_cues
from assistant.answering.understanding.topic import own_things
from assistant.answering.understanding.wanted import AMOUNT_KINDS, SUM_HELD_AGAINST
from assistant.quantity import find_periods
from assistant.terms import load_terms, names_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.model import Query

_SHARED_TOGETHER = re.compile("(?:合计|加起来|合起来|加在一起)[^，。？]{0,8}占")
MOST_CELLS = 15
PAIR = 2
MOST_YEARS = 12
_BETWEEN = re.compile(r"(?:[、和与及跟同，,/的]|以及|还有|\s)*")
_CONNECTED = re.compile(r"[、和与及跟同，,/]|以及|还有")
_LISTED = re.compile(r"[、和与及]|以及")
_LEVEL = re.compile(r"(?:总量|总数|数额|数值)$")
_EDGES = "，、,的。？? ；;"
_ONE_PROPORTION = "的?(?:之比|比例|结构|构成)"
_JOINS_YEARS = re.compile("^年?的?|(?:20[0-9]{2})?年?[比较和与跟同到至—~～-]*$")
_YEARS = re.compile(r"\d{4}年?\s?(?:到|至|[—\-~－～]+)\s?\d{4}年")
_ASKED = "是多少？"
# Words behind 比 that narrow nothing; so many other characters do.
_CHANGED = re.compile("(?<=期)(?:扩能|扩产|扩建|技改)")
_LITTLE_WORDS = re.compile("的|了|还|要|更|也|都|同期|那[时年会]|之?[前后]|以[前后]|[高低多少快慢大小增减]")
FEWEST_LOST = 2
_ASIDE = re.compile("[（(][^（）()]*[）)]")
_BY_HOW_MUCH = re.compile(
    "(?P<said>[^？]{2,}?比[^，。？]{1,24}?(?:高|低|多|少|快|慢|大|小))(?P<done>[^，。？多少几高低]{0,4}?)[出了过]*"
    "(?P<asked>(?:多少|几)[^，。？]{0,6}[？]?)"
)
_TIMES = re.compile(
    "(?P<left>[^？]{2,}?)(?:大约|约|大概)?(?:相当于|是|为)(?P<right>[^，。？]{2,20}?)(?:多少倍|几倍|几分之几|百分之(?:多少|几)|几成)[？]?"
)
_MOVED = re.compile("(?:翻|变化?|升|降|涨|跌|提高|上升|下降|增加|减少|回落)了?(?:多少|几)[^，。？]{0,6}[？]?$")
_WHICH_GREW = re.compile(
    "(?:的?(?:增速|增幅|涨幅))?(?:相比|比起来)?[，,]?(?:谁|哪一?[个项])的?(?:增长|增速|增幅|涨幅|涨|增)?得?的?更?[快高慢低大小]"
)
_ASKS_FOR_WORDS = re.compile(
    "什么(?!不同|不一样|区别|差|变化)|第几|怎么(?!样|排|(?:一步步|一年年|逐[年步])?(?:调整|变))|哪[些几]"
    "|(?:定位|思路|做法|举措|任务|重点|方向|特点|特色|优势|短板|主张|提法|说法|建议|打算)[？?]?$"
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The rows by name, what is asked of each, and the questions: ``cells[row][column]`` (none where words are asked).

    ``texts`` asks of each row what the question asks in its own words, for an answer in sentences.
    """

    rows: tuple[str, ...]
    aspects: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Token:
    """A time, place or parallel word (一期, 目标) in the question, which may be one of several."""

    kind: str
    text: str
    start: int
    end: int


def comparison_of(query: Query) -> Comparison | None:
    """The comparison that the question asks for; None when it names no two things of a kind side by side."""
    cues = load_cues().comparing
    if query.kind in {"declined", "verify"} or query.ordinal or query.detail or not cues["each"].search(query.text):
        return None
    if SUM_HELD_AGAINST.search(query.text) or _SHARED_TOGETHER.search(query.text):
        return None  # 甲和乙之和比丙多多少, 三市合计占江苏多少: what is compared is no row
    text = _spelt_out(query.text)
    if (grown := _which_grew(text)) is not None:
        return grown
    tokens = _tokens(text)
    runs = [run for run in _runs(text, tokens) if len(_members(text, run)) > 1]
    if not runs:
        return _of_named(text)
    rows = ["".join(parts) for parts in product(*(_members(text, run) for run in runs))]
    head, tail, fixed = _around(text, tokens, runs)
    parts = _parts(tail) or _parts(head)
    if not parts or len(rows) * len(parts) > MOST_CELLS:
        return None
    opening = _bare(head).partition("，")[0] if _parts(tail) else ""
    cells = tuple(tuple(f"{fixed}{opening}{row}{part}是多少？" for part in parts) for row in rows)
    said = cues["apart"].sub("", tail).strip("，,、？? ")
    texts = tuple(f"{fixed}{head}{row}{said}？" for row in rows)
    return Comparison(tuple(rows), tuple(parts), () if _ASKS_FOR_WORDS.search(tail) else cells, texts)


def _which_grew(text: str) -> Comparison | None:
    """Two indicators of one place, of which one grew faster: 2020年无锡GDP和服务业增加值谁增长快."""
    named = names_in(text, load_terms().indicators)
    asked = _WHICH_GREW.search(text, named[1].end) if len(named) == PAIR else None
    if asked is None or not _CONNECTED.fullmatch(text[named[0].end : named[1].start].strip("的")):
        return None
    if asked.start() != named[1].end:
        return None
    head, rows = text[: named[0].start], tuple(text[name.start : name.end] for name in named)
    cells = tuple((f"{head}{row}增速{_ASKED}",) for row in rows)
    return Comparison(rows, ("增速",), cells, tuple(cell for (cell,) in cells))


def by_how_much(query: Query, *, reached: bool = False) -> Comparison | None:
    """The two figures of 甲的…比乙高多少 or 甲是乙的几倍, each asked by itself; None where neither is asked.

    ``reached``: where the first is a target, the second is no target too.
    """
    if query.kind not in AMOUNT_KINDS:
        return None
    found, times = _BY_HOW_MUCH.fullmatch(query.text), _TIMES.fullmatch(query.text)
    said = found["said"] if found else f"{times['left']}比{times['right'].rstrip('的')}多" if times else ""
    held = held_against(said) if said else None
    if not held:
        return _of_two_times(query.text)
    cells = list(held[:2])
    if _is_narrowed(said.rpartition("比")[2], cells[1]):
        return None
    if reached:  # 2025年目标比2019年多多少: what was reached in the other year
        cells[1] = load_cues().several["aims"].sub("", cells[1], count=1)
    if found and found["done"]:  # 二期比一期多投了多少 asks what was spent on each
        cells = [member.removesuffix(_ASKED) + found["done"] + found["asked"] for member in cells]
    rows = (_apart(cells[0], cells[1]), _apart(cells[1], cells[0]))
    return Comparison(rows, ("",), tuple((cell,) for cell in cells), tuple(cells))


def _is_narrowed(right: str, cell: str) -> bool:
    """Whether what stands behind 比 says more than is asked of it: 比一期扩完之后的多 is not 比一期多."""
    changed = _CHANGED.search(right)
    if changed and changed[0] not in cell:
        return True  # 一期扩能后的
    rest = _LITTLE_WORDS.sub("", _ASIDE.sub("", right))
    return sum(sign not in cell for sign in rest) >= FEWEST_LOST


def _of_two_times(text: str) -> Comparison | None:
    """What moved from one time to another (占比2022到2023变了几个点), asked of each."""
    moved, dated = _MOVED.search(text), [found for found in find_periods(text) if found.value.key]
    if not moved or not dated:
        return None
    years = re.findall(r"20\d{2}", text[dated[0].start : dated[-1].end])
    if len(years) != PAIR or years[0] == years[1]:
        return None
    before, behind = text[: dated[0].start], text[dated[-1].end : moved.start()]
    between = _JOINS_YEARS.sub("", text[dated[0].end : dated[-1].start])  # 2022年|GDP比|2012年
    behind = f"{between}{behind.removeprefix('年')}"
    cells = tuple(f"{before}{year}年{behind}{_ASKED}" for year in years)
    return Comparison(tuple(f"{year}年" for year in years), ("",), tuple((cell,) for cell in cells), cells)


def _apart(text: str, other: str) -> str:
    """The time, place or parallel word that tells the text from the other one; all of it where none does."""
    return next((token.text for token in _tokens(text) if token.text not in other), text)


def _of_named(text: str) -> Comparison | None:
    """Two things that are no places or times (数字经济和总部经济的目标有什么不同), asked about in words.

    Of two plans or areas by one figure (甲和乙2025年研发投入强度目标哪个更高) that figure is asked of each.
    """
    text = text.rstrip("？?。 ")
    if (which := load_cues().comparing["named_which"].match(text)) is not None:
        rows, aspect = (which["one"].strip(_EDGES), which["other"].strip(_EDGES)), which["aspect"]
        cells = tuple((f"{row}{aspect}{_ASKED}",) for row in rows)
        things = all(map(own_things, rows)) and names_in(aspect, load_terms().indicators)
        return Comparison(rows, (aspect,), cells, tuple(cell for (cell,) in cells)) if things else None
    found = load_cues().comparing["named"].match(text)
    if found is None:
        return None
    rows, aspect = (found["one"].strip(_EDGES), found["other"].strip(_EDGES)), found["aspect"]
    return Comparison(rows, (aspect,), (), tuple(f"{row}的{aspect}是什么？" for row in rows))


def _spelt_out(text: str) -> str:
    """The question with words that stand for several (三次产业) written as these, and a stretch as its years."""
    cues = load_cues()
    for word, members in cues.together.items():
        text = re.sub(f"{word}(?!{_ONE_PROPORTION})", "、".join(members), text)
    if not cues.comparing["every"].search(text):
        return text
    for found in reversed(find_periods(text)):
        if _YEARS.fullmatch(found.value.printed):
            first, _, last = found.value.key.partition("..")
            if 0 < int(last) - int(first) < MOST_YEARS:
                years = "、".join(f"{year}年" for year in range(int(first), int(last) + 1))
                text = text[: found.start] + years + text[found.end :]
    return text


# --- members -------------------------------------------------------------------------------------------------------


def _tokens(text: str) -> list[_Token]:
    """Times, places and parallel words, in order; where two overlap, the one that begins first and is longer."""
    terms = load_terms()
    found = [_Token("period", _year(p.value.printed), p.start, p.end) for p in find_periods(text) if p.value.key]
    found += [_Token("place", text[n.start : n.end], n.start, n.end) for n in names_in(text, terms.places)]
    sides = load_cues().follow_ups["sides"]
    for group in terms.parallels:
        if any(sides.search(word) for word in group):
            continue  # 增速 and 总量 are sides of one figure, asked of each
        words = "|".join(sorted(map(re.escape, group), key=len, reverse=True))
        found += [_Token(group[0], match[0], match.start(), match.end()) for match in re.finditer(words, text)]
    found.sort(key=lambda token: (token.start, -token.end))
    kept: list[_Token] = []
    for token in found:
        if not kept or token.start >= kept[-1].end:
            kept.append(token)
    return kept


def _year(printed: str) -> str:
    """2021、2022年: the first is a year too."""
    return f"{printed}年" if re.fullmatch(r"(?:19|20)\d{2}", printed) else printed


def _runs(text: str, tokens: Sequence[_Token]) -> Iterator[list[_Token]]:
    """Tokens that stand side by side, with nothing but 、和与的 between them."""
    run: list[_Token] = []
    for token in tokens:
        if run and not _BETWEEN.fullmatch(text, run[-1].end, token.start):
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _varied(run: Sequence[_Token]) -> list[str]:
    """The kinds of which the run names at least two, in the order in which they come."""
    kinds = dict.fromkeys(token.kind for token in run)
    return [kind for kind in kinds if len({token.text for token in run if token.kind == kind}) > 1]


def _members(text: str, run: Sequence[_Token]) -> list[str]:
    """2021年、2022年 → each; 2021年和2022年无锡、苏州 → each with each; 2021年无锡和2020年南京 → as they are paired."""
    varied = _varied(run)
    if not all(_has_connection(text, [token for token in run if token.kind == kind]) for kind in varied):
        return []  # 苏州无锡太湖隧道 names one thing
    kinds = [token.kind for token in run if token.kind in varied]
    changes = sum(one != other for one, other in pairwise(kinds))
    if changes < len(varied):
        of_kind = ([t.text for t in run if t.kind == kind] for kind in varied)
        return ["".join(parts) for parts in product(*(dict.fromkeys(texts) for texts in of_kind))] if varied else []
    paired: list[dict[str, str]] = []
    for at, token in enumerate(run):
        if token.kind not in varied:
            continue
        if not at or _CONNECTED.search(text, run[at - 1].end, token.start) or token.kind in paired[-1]:
            paired.append({})
        paired[-1][token.kind] = token.text
    for before, member in pairwise(paired):  # 2020年南京、南通: the second is of the same time
        if "period" not in member and "period" in before:
            member["period"] = before["period"]
    order = ["period", "place", *varied]
    return ["".join(member.get(kind, "") for kind in dict.fromkeys(order)) for member in paired]


def _has_connection(text: str, tokens: Sequence[_Token]) -> bool:
    return all(one.end < other.start for one, other in pairwise(tokens))


# --- what is asked of them -----------------------------------------------------------------------------------------


def _around(text: str, tokens: Sequence[_Token], runs: Sequence[Sequence[_Token]]) -> tuple[str, str, str]:
    """What stands before the first run and after it, without the members; and the times and places that are fixed."""
    varied = [token for run in runs for token in run if token.kind in _varied(run)]
    kinds = {token.kind for token in varied}
    first, last = runs[0][0].start, runs[0][-1].end
    fixed = [
        token for token in tokens if token not in varied and token.kind in ("period", "place") and token.end > first
    ]
    head = _without(text, [token for token in tokens if token.kind == "period" and "period" in kinds], 0, first)
    inside = [token for token in runs[0] if token not in varied and token not in fixed]  # a parallel word, not varied
    gone = [token for token in tokens if token.start >= last and (token in varied or token in fixed)]
    tail = "".join(token.text for token in inside) + _without(text, gone, last, len(text))
    kept = [token for token in fixed if token.kind not in kinds]
    return head, tail, "".join(token.text for token in kept)


def _without(text: str, tokens: Sequence[_Token], start: int, end: int) -> str:
    """``text[start:end]`` without the tokens."""
    for token in reversed(tokens):
        if start <= token.start and token.end <= end:
            text, end = text[: token.start] + text[token.end :], end - (token.end - token.start)
    return text[start:end]


def _bare(text: str) -> str:
    """The text without the words that only compare."""
    return load_cues().comparing["words"].sub("", text.strip(_EDGES)).strip(_EDGES).replace("，", "")


def _parts(text: str) -> list[str]:
    """The things asked of each: GDP总量和增速 → GDP总量, GDP增速."""
    sides = load_cues().follow_ups["sides"]
    parts: list[str] = []
    for part in (piece.strip(_EDGES) for piece in _LISTED.split(_bare(text))):
        if part and sides.search(part) and parts:
            parts.append(_LEVEL.sub("", parts[0]) + part)
        elif len(part) > 1:
            parts.append(part)
    return parts
