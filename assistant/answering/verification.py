"""The gate: a figure, year or date leaves only if a cited quote or a computation proves it; else its claim is dropped.

A claim that stands verbatim in what it cites is proven as quoted. Any other is read figure by figure: each must be a
fact of the answer whose figure stands in a quote the claim cites, and the place, period, indicator and direction that
the claim gives it must be the fact's own; or the result of a computation over such facts.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from assistant.answering.figures.agreement import agrees, in_formula, states
from assistant.answering.figures.formulas import evaluate_formula
from assistant.answering.parts.table_text import cell_sentence, cells_of, is_row, is_rule, row_line, table_as_sentences
from assistant.model import Period, Quantity
from assistant.quantity import find_quantities, scan
from assistant.reading.headings import bare_heading
from assistant.search.words import occurrences
from assistant.title_marks import as_titled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from assistant.model import Answer, Citation, Claim, Computed, Fact

NOTHING_LEFT = "库中没有找到能够核实的依据，暂不作答。"
DROPPED = "有{}处表述中的数字、时间或引文没有通过核对，已经删去。"
NOT_PROVEN = "没有通过核对"
_MARK = re.compile(r"\[[0-9]{1,3}\]")
_INVISIBLE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad*_`~\\]+|<[a-zA-Z/!][^<>]{0,80}>")
_PUNCTUATION = frozenset("，：；！？（）")
_OLD_DIGITS = re.compile("[壹贰叁肆伍陆柒捌玖拾佰仟零万亿点]{2,}")
# Digits said one by one (四一一家): two of them before a unit, three anywhere but in a year.
_WORD_DIGITS = "〇零○一二三四五六七八九"
_SAID_ONE_BY_ONE = re.compile(
    rf"(?<![{_WORD_DIGITS}十百千万亿点之])[{_WORD_DIGITS}]{{2}}(?=[家个人户元项条座名位亿万%])"
    rf"|(?<![{_WORD_DIGITS}十百千万亿点之])[{_WORD_DIGITS}]{{3,}}(?![{_WORD_DIGITS}十百千年])"
)
_AS_DIGITS = str.maketrans(_WORD_DIGITS, "000123456789")
_FROM_OLD = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_NOT_HELD = re.compile(r"没有|未见|未收|不含|查不到|不掌握|暂无|不是|并非|有误|不符|不对|问的是|您问")
_PLACE_OF_CLAIM = re.compile("\x00([0-9]+)\x00")
_CLAUSE = re.compile(r"[^，。；;！？!?\n]+")
_TITLE = re.compile(r"《[^《》]*》")
_COUNT = re.compile("以下([0-9]+)项：$")
_YEAR_READ = re.compile(
    "《(?P<title>[^《》]*)》是(?P<of>[0-9]{4})年的文件[，,]这里的“[^”]{2,5}”指(?P<meant>[0-9]{4})年[。.]?"
)
_LONG = 10  # letters of a note that may stand as it was written
_SHORTEST_TITLE = 4


def verify(answer: Answer, page_text: Callable[[str, int], str], titles: Sequence[str] | HeldTitles = ()) -> Answer:
    """The answer with only what is proven; ``page_text(document id, page number)`` is what the page prints.

    ``titles`` are those of the documents held: a title in 《》 is a name, whatever figures it has; so is who issued it
    when, （…）, right behind a title.

    Where a claim was dropped the status is partial, or refused when nothing is left. Facts and computations that no
    remaining claim may rest on are dropped too.
    """
    asked = f"{answer.question} {answer.understood}".rstrip()  # a follow-up names 2019年 in what it is understood as
    citations = tuple(citation for citation in answer.citations if _stands(citation, page_text))
    facts = tuple(fact for fact in answer.facts if _backed(fact, citations))
    computed = tuple(one for one in answer.computed if _sound(one, citations) and _is_given(one, asked))
    held = titles if isinstance(titles, HeldTitles) else HeldTitles(lambda: titles)
    proof = _Proof(asked, citations, facts, computed, held)
    claims = tuple(claim for claim in answer.claims if _proven(claim, proof))
    dropped = [claim for claim in answer.claims if claim not in claims]
    text, lines_dropped = _text(answer, dropped, proof)
    notes = tuple(note for note in answer.notes if proof.holds(note, proof.all_marks))
    lost = len(dropped) + lines_dropped + len(answer.notes) - len(notes)
    if not lost:
        return replace(answer, citations=citations, facts=facts, computed=computed)
    notes = (*notes, DROPPED.format(lost))
    if answer.status != "refused" and not claims:
        return replace(
            answer, status="refused", text=NOTHING_LEFT, claims=(), citations=(), facts=(), computed=(), notes=notes
        )
    status = "partial" if answer.status == "answered" else answer.status
    kept = replace(answer, status=status, text=text, claims=claims, notes=notes)
    return replace(kept, citations=citations, facts=facts, computed=computed)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The text as its figures are read: full width made half, white space, Markdown and invisible signs taken out.

    Marks of punctuation keep their width, so that 5，410 does not become one number.
    """
    shown = _INVISIBLE.sub("", html.unescape(_MARK.sub("", text)))
    shown = "".join(sign if sign in _PUNCTUATION else _simple(sign) for sign in shown)
    shown = _OLD_DIGITS.sub(lambda found: found[0].translate(_FROM_OLD), shown)
    return _SAID_ONE_BY_ONE.sub(lambda found: found[0].translate(_AS_DIGITS), shown)


def _simple(sign: str) -> str:
    """NFKC, and the digits of any script as 0-9."""
    digit = unicodedata.decimal(sign, None)
    return unicodedata.normalize("NFKC", sign) if digit is None else str(digit)


class HeldTitles:
    """The titles held, and who issued them when, （…）; read when the first title is held against them."""

    def __init__(self, names: Callable[[], Iterable[str]]) -> None:
        self._names = names

    @cached_property
    def _read(self) -> tuple[tuple[str, ...], frozenset[str]]:
        names = tuple(map(plain, self._names()))
        return tuple(sorted(names)), frozenset(name for name in names if name.startswith("（"))

    def begins(self, text: str) -> bool:
        """Whether a title begins so."""
        names, _ = self._read
        at = bisect_left(names, text)
        return at < len(names) and names[at].startswith(text)

    def without_issuers(self, text: str) -> str:
        """The text without what says right behind a title who issued it when."""
        at = text.find("》（")
        while at >= 0:
            ends = (end for end, sign in enumerate(text[at:], at + 1) if sign == "）")
            end = next((end for end in ends if text[at + 1 : end] in self._read[1]), at + 1)
            text = text[: at + 1] + text[end:]
            at = text.find("》（", at + 1)
        return text


# --- proof ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Proof:
    """What an answer may state: quotes, facts that stand in them, computations over such facts."""

    question: str
    citations: tuple[Citation, ...]
    facts: tuple[Fact, ...]
    computed: tuple[Computed, ...]
    held: HeldTitles

    @property
    def all_marks(self) -> tuple[int, ...]:
        return tuple(citation.mark for citation in self.citations)

    def holds(self, text: str, marks: Sequence[int]) -> bool:
        """Whether every figure, year and date of ``text`` is proven by the citations of those marks."""
        cited = tuple(citation for citation in self.citations if citation.mark in marks)
        quotes = tuple(plain(saying) for citation in cited for saying in (citation.quote, *citation.section))
        return all(self._sentence_holds(self._own_words(line), quotes, marks) for line in table_as_sentences(text))

    def _own_words(self, line: str) -> str:
        """The line without what stands word for word elsewhere: cited headings and titles, and the facts' notes."""
        known = self._without_sayings(plain(line))
        for heading in {part for citation in self.citations for part in citation.section}:
            bare = plain(bare_heading(heading))
            known = known.replace(f"“{bare}”", "") if "“" not in bare else known.replace(bare, "")
        for note in (plain(fact.note) for fact in self.facts):
            if len(note) >= _LONG:
                known = known.replace(note, "")
        if "《" not in known:
            return known
        cited = tuple(plain(citation.title) for citation in self.citations)
        known = self.held.without_issuers(known)
        if (read := _YEAR_READ.fullmatch(known)) and abs(int(read["of"]) - int(read["meant"])) <= 1:
            known = f"《{read['title']}》"  # how the question was read is said of no figure
        return _TITLE.sub(lambda found: "" if self._is_title(found[0][1:-1], cited) else found[0], known)

    def _without_sayings(self, line: str) -> str:
        """The line without what stands in it in quotation marks just as a cited quote has it, and cuts no number."""
        start = line.find("“")
        while start >= 0:
            ends = [found.start() for found in re.finditer("”", line[start:])]
            for end in (start + end for end in reversed(ends) if end > _LONG):
                if any(_runs_whole(line[start + 1 : end], plain(citation.quote)) for citation in self.citations):
                    line = line[:start] + line[end + 1 :]
                    start -= 1
                    break
            start = line.find("“", start + 1)
        return line

    def _is_title(self, text: str, cited: Sequence[str]) -> bool:
        if len(text) < _SHORTEST_TITLE:
            return False
        titled = as_titled(text)
        return self.held.begins(titled) or any(one.startswith(titled) for one in cited)

    def _sentence_holds(self, text: str, quotes: Sequence[str], marks: Sequence[int]) -> bool:
        clauses = (found.span() for found in _CLAUSE.finditer(text))
        return all(self._clause_holds(text, start, end, quotes, marks) for start, end in clauses)

    def _clause_holds(self, text: str, start: int, end: int, quotes: Sequence[str], marks: Sequence[int]) -> bool:
        asked = plain(self.question) if _NOT_HELD.search(text[start:end]) else ""
        covered: set[int] = set()
        for found in scan(text, start, end):
            covered.update(range(found.start, found.end))
            if isinstance(found.value, Period):
                proven = self._period_proven(found.value, quotes, marks, asked)
                proven = proven or any(in_formula(text[start:end], found.start - start, one) for one in self.computed)
            else:
                proven = self._quantity_proven(found.value, text, found.start, found.end, marks, asked)
                proven = proven or self._is_named_with(text, found.start, found.end, quotes, marks)
            if not proven:
                return False
        return all(
            number.start() in covered or self._name_proven(text[start:end], number.start() - start, quotes, asked)
            for number in _NUMBER.finditer(text, start, end)
        )

    def _period_proven(self, period: Period, quotes: Sequence[str], marks: Sequence[int], asked: str) -> bool:
        printed = plain(period.printed)
        facts = tuple(self._facts_of(marks))
        if not period.key:  # 同期, 6月末, 2019年同期: as printed in a quote, or as a fact or a computation has it
            named = (*(f"{fact.period.printed} {fact.base}" for fact in facts), *(one.label for one in self.computed))
            return any(printed in saying for saying in (*quotes, asked, *map(plain, named)))
        if any(_same_period(period, fact.period) for fact in facts):
            return True
        labels = tuple(plain(one.label) for one in self.computed)
        return any(_has_period(saying, period) for saying in (*quotes, *labels, asked))

    def _quantity_proven(
        self, quantity: Quantity, text: str, start: int, end: int, marks: Sequence[int], asked: str
    ) -> bool:
        facts = tuple(self._facts_of(marks))
        if any(agrees(text, start, end, quantity, fact, facts) for fact in facts):
            return True
        if any(states(text, start, end, quantity, computed) for computed in self.computed):
            return True
        return bool(asked) and any(_equal(quantity, found.value) for found in find_quantities(asked))

    def _is_named_with(self, text: str, start: int, end: int, quotes: Sequence[str], marks: Sequence[int]) -> bool:
        """Whether an amount is of the name of a fact's indicator, as a quote prints it (2000亿元级集群为5个)."""
        names = {plain(fact.indicator) for fact in self._facts_of(marks)}
        return any(
            at <= start and end <= at + len(name)
            for name in names
            if any(name in saying for saying in quotes)
            for at in occurrences(name, text)
        )

    def _facts_of(self, marks: Sequence[int]) -> Iterable[Fact]:
        documents = {citation.document_id for citation in self.citations if citation.mark in marks}
        return (fact for fact in self.facts if fact.document_id in documents)

    def _name_proven(self, clause: str, start: int, quotes: Sequence[str], asked: str) -> bool:
        """Digits inside a name (G60, “465”, 5G): the same name stands in a quote, a fact or the question.

        What stands in quotation marks in a cited document's title is its name too.
        """
        end = start
        while start and clause[start - 1].isascii() and clause[start - 1].isalnum():
            start -= 1
        while end < len(clause) and clause[end].isascii() and (clause[end].isalnum() or clause[end] in "+."):
            end += 1
        name = clause[start:end]
        if any(f"“{name}”" in plain(citation.title) for citation in self.citations):
            return True
        if any(in_formula(clause, start, one) for one in self.computed):
            return True  # 2060+5410 reads like a name
        whole = re.compile(rf"(?<![0-9A-Za-z.]){re.escape(name)}(?![0-9A-Za-z]|\.[0-9])")
        sayings = (*quotes, asked, *(plain(fact.subject + " " + fact.indicator) for fact in self.facts))
        return any(whole.search(saying) for saying in sayings)


def _equal(one: Quantity, other: Quantity) -> bool:
    same = one.value == other.value and one.unit == other.unit and one.upper == other.upper
    return same and ({one.bound, other.bound} <= {"", "~"} or one.bound == other.bound)


def _same_period(one: Period, other: Period) -> bool:
    return one.key == other.key or one.key == other.key.removeprefix("..") or one.key.removeprefix("..") == other.key


def _has_period(quote: str, period: Period) -> bool:
    return any(isinstance(found.value, Period) and _same_period(found.value, period) for found in scan(quote))


def _stands(citation: Citation, page_text: Callable[[str, int], str]) -> bool:
    """Whether the page prints the quote at the place the citation names."""
    page = page_text(citation.document_id, citation.page or 1)
    return bool(citation.quote) and page[citation.start : citation.end] == citation.quote


def _backed(fact: Fact, citations: Sequence[Citation]) -> bool:
    """Whether a quote of the fact's document prints the figure; what is unsure is never stated."""
    printed = plain(fact.quantity.printed)
    return fact.sure and any(
        citation.document_id == fact.document_id and _prints(plain(citation.quote), printed, fact)
        for citation in citations
    )


def _prints(quote: str, printed: str, fact: Fact) -> bool:
    held = (found.value for found in scan(quote) if isinstance(found.value, Quantity))
    if any(_same_amount(value, fact.quantity) for value in held):
        return True
    # A rank may be read off an order of names (依次是：杭州、苏州…), a cell off its column's unit.
    return bool(printed) and re.search(rf"(?<![0-9.]){re.escape(printed)}(?![0-9]|\.[0-9])", quote) is not None


def _same_amount(one: Quantity, other: Quantity) -> bool:
    return one.value == other.value and one.unit == other.unit and one.upper == other.upper


def _is_given(computed: Computed, question: str) -> bool:
    """Whether the question has each number that it is said to give, as it is printed there."""
    asked = plain(question)
    return all(plain(quantity.printed) in asked for quantity in computed.given)


def _sound(computed: Computed, citations: Sequence[Citation]) -> bool:
    """Whether every operand is backed and the formula, worked out again, gives the result."""
    return all(_backed(fact, citations) for fact in computed.operands) and evaluate_formula(computed)


# --- claims and the text around them -------------------------------------------------------------------------------


def _proven(claim: Claim, proof: _Proof) -> bool:
    cited = [citation for citation in proof.citations if citation.mark in claim.citations]
    if len(cited) < len(set(claim.citations)):
        return False
    if claim.kind == "quoted":
        return _quoted(claim.text, cited)
    return proof.holds(claim.text, claim.citations)


def _quoted(text: str, cited: Sequence[Citation]) -> bool:
    """Whether the text is a run of its quotes, in order, that cuts no number in two."""
    said, quotes = plain(text), "".join(plain(citation.quote) for citation in cited)
    return bool(said) and any(_runs_whole(said, quote) for quote in (*(plain(c.quote) for c in cited), quotes))


def _runs_whole(said: str, quote: str) -> bool:
    at = quote.find(said)
    while at >= 0:
        before, after = quote[at - 1 : at] if at else "", quote[at + len(said) : at + len(said) + 1]
        cut = (before + said[:1]).strip("0123456789.") == "" and len(before + said[:1]) == 2
        cut = cut or ((said[-1:] + after).strip("0123456789.%万亿") == "" and len(said[-1:] + after) == 2)
        if not cut:
            return True
        at = quote.find(said, at + 1)
    return False


def _text(answer: Answer, dropped: Sequence[Claim], proof: _Proof) -> tuple[str, int]:
    """The answer's text without dropped claims and without lines whose own words are not proven."""
    text = answer.text
    for number, claim in enumerate(answer.claims):
        text = text.replace(claim.text, f"\x00{number}\x00", 1)
    kept, lost = [], 0
    lines = text.split("\n")
    stated = [[answer.claims[int(number)] for number in _PLACE_OF_CLAIM.findall(line)] for line in lines]
    head: list[str] = []
    for at, line in enumerate(lines):
        if any(claim in dropped for claim in stated[at]):
            continue
        if is_row(line):
            shown, failed = _table_line(line, head, proof)
            head = head or cells_of(line)
            kept += [shown] if shown else []
            lost += failed
            continue
        head = []
        marks = tuple(int(mark[1:-1]) for mark in _MARK.findall(line)) or proof.all_marks
        below = at + 1 + (" | " in "".join(lines[at + 1 : at + 2]) and not stated[at + 1])  # a quoted table's heads
        follow = sum(claim not in dropped for claims in takewhile(bool, stated[below:]) for claim in claims)
        if proof.holds(_counted(_PLACE_OF_CLAIM.sub("", line), follow), marks):
            kept.append(_PLACE_OF_CLAIM.sub(lambda found: answer.claims[int(found[1])].text, line))
        else:
            lost += 1
    return "\n".join(kept).strip() or NOTHING_LEFT, lost


def _table_line(line: str, head: Sequence[str], proof: _Proof) -> tuple[str, int]:
    """A table's line with only the cells that are proven under their heads, and how many were not."""
    cells = cells_of(line)
    if not head or is_rule(cells):
        return line, 0
    failed = 0
    for column in range(1, len(cells)):
        marks = tuple(int(mark[1:-1]) for mark in _MARK.findall(cells[column]))
        above = head[column] if column < len(head) else ""
        if not any(scan(plain(cells[column]))) and not _NUMBER.search(plain(cells[column])):
            continue  # 库中没有, 见下文: no figure to prove
        if not proof.holds(cell_sentence(cells[0], above, cells[column]), marks):
            cells[column] = NOT_PROVEN
            failed += 1
    return row_line(cells), failed


def _counted(line: str, claims: int) -> str:
    """The line without the count of what follows (以下4项), if that many claims do follow."""
    return _COUNT.sub(lambda found: "" if int(found[1]) == claims else found[0], line)
