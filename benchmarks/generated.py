"""Policy documents of any number, made up from the words of the corpus.

``python -m benchmarks.generated DIR PASSAGES`` writes them.

What is kept of the corpus: which word follows which, how long sentences are, how headings read, and the frames, units
and sizes of its figures. What is made up: places, periods, amounts, the names of parks, firms and programmes (more of
them the more documents there are, as in an archive). No stretch of ``COPIED`` characters is the corpus's own.
Document ``number`` of a seed is always the same, whatever others are made.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Generic, TypeVar

from assistant.facts.naming import _cities
from assistant.model import Period
from assistant.quantity import scan
from assistant.reading.files import read_file
from assistant.reading.folder import find_files
from assistant.reading.headings import bare_heading
from assistant.search.words import open_words
from assistant.terms import load_terms, names_in

Value = TypeVar("Value")
CORPUS = Path(__file__).parents[1] / "corpus"
PASSAGES_A_DOCUMENT = 28  # what a document comes to on the average, of seven pages or so
CHAPTERS, SECTIONS, PARAGRAPHS, SENTENCES = (4, 7), (2, 5), (2, 4), (2, 5)
COPIED = 24
LONGEST_SENTENCE = 60  # words
WANDERS = 0.3  # how often the next word follows from one word before it, not two
FIGURED, LISTED = 0.12, 0.25  # shares of the paragraphs with a figure of their own, and with an enumeration
_SENTENCE = re.compile(r"[^。！？\n]{6,}[。！？]")
_HAN = re.compile("[一-鿿]")
_PERIOD, _PLACE, _FIGURE = "\x01", "\x02", "\x03"
_FIRST = "东南西北中金银江湖海山云龙凤锦华瑞宏远恒泰安康福兴盛昌明德信达通联合创启新智慧星辰天地元亨利贞"
_SECOND = "源泽润丰茂林森桥塘浦港湾溪岭峰坪洲渡阳光辉耀腾飞跃进展图景和顺祥宁嘉禾穗科维思博纳芯云链驰拓"
_KINDS = ("科技园", "产业园", "创新中心", "开发区", "示范区", "研究院", "有限公司", "集团", "实验室", "服务平台")
_PLANS = ("高质量发展规划", "行动计划", "实施意见", "扶持政策", "三年行动方案", "建设方案", "若干措施", "工作要点")
_TASKS = ("推进", "建设", "完善", "培育", "提升", "加快", "支持", "优化", "壮大", "深化")
_ORDINALS = "一二三四五六七八九十"
_MEASURED = (
    ("{period}，{place}{thing}增加值达到{amount}亿元，同比增长{rate}%。", "增加值", "亿元"),
    ("{period}，{place}{thing}营业收入{amount}亿元，比上年增长{rate}%。", "营业收入", "亿元"),
    ("{period}末，{place}{thing}企业达{count}家，其中{name}等龙头企业{few}家。", "企业", "家"),
    ("到{target}年，{place}{thing}规模力争突破{amount}亿元，研发投入占比达到{rate}%。", "规模", "亿元"),
    ("{name}总投资{amount}亿元，占地{count}亩，{period}建成投产。", "总投资", "亿元"),
    ("对{thing}企业购置设备给予最高{few}00万元补助，对{name}另给{few}0万元。", "补助", "万元"),
)


@dataclass(frozen=True)
class Question:
    """What can be asked of a generated document, the document's id, and the figure that must be in the answer."""

    text: str
    document: str
    figure: str


@dataclass(frozen=True)
class Generated:
    """One document as its file says it."""

    id: str
    text: str
    questions: tuple[Question, ...]


class Language:
    """What was learned from the corpus; makes sentences and documents."""

    def __init__(self, files: Iterable[Path]) -> None:
        by_two: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        by_one: dict[str, Counter[str]] = defaultdict(Counter)
        units: Counter[tuple[str, int]] = Counter()
        headings: Counter[str] = Counter()
        copied: set[int] = set()
        for file in files:
            document = read_file(file)
            for section in document.sections:
                headings.update(word for word, _ in open_words().tagged(bare_heading(section.heading)) if len(word) > 1)
            bare = "".join(_HAN.findall(document.text))
            copied.update(hash(bare[at : at + COPIED // 2]) for at in range(len(bare) - COPIED // 2))
            for sentence in _SENTENCE.findall(document.text):
                words = [*_with_slots(sentence, units), ""]
                for one, other, third in zip(["", "", *words], ["", *words], words, strict=False):
                    by_two[one, other][third] += 1
                    by_one[other][third] += 1
        self._by_two = {pair: _Choice(counts) for pair, counts in by_two.items()}
        self._by_one = {word: _Choice(counts) for word, counts in by_one.items()}
        self._units = _Choice(units)
        self._headings = _Choice(headings)
        self._copied = copied
        terms = load_terms()
        self._places = tuple(sorted({*terms.elsewhere, *_cities()[1], *terms.places.values()} - {"全国", "长三角"}))
        things = {word for group in terms.synonyms for word in group if len(word) > 2} | {*terms.segmentation}
        self._things = tuple(sorted(things | {word for word in headings if len(word) > 2}))

    def documents(self, passages: int, seed: int = 1) -> Iterator[Generated]:
        """As many documents as make up about ``passages`` passages."""
        return (self.document(number, seed) for number in range(-(-passages // PASSAGES_A_DOCUMENT)))

    def document(self, number: int, seed: int = 1) -> Generated:
        """One document: its own place, subject and names, chapters, figures and enumerations."""
        chance = Random(f"{seed}:{number}")
        return _Making(self, chance, f"generated-{number:06d}").whole()

    def sentence(self, chance: Random, fill: _Filling) -> str:
        """A sentence as the corpus might have it, with the document's own place, time and figures."""
        for _ in range(4):
            words = self._words(chance)
            if words.count(_FIGURE) > 1:
                continue  # the digests are denser with figures than what they are digests of
            text = "".join(fill.of(word) for word in words)
            bare = "".join(_HAN.findall(text))
            half = COPIED // 2
            if all(hash(bare[at : at + half]) not in self._copied for at in range(0, len(bare) - half, half)):
                return text
        return fill.task()

    def _words(self, chance: Random) -> list[str]:
        words = ["", ""]
        while len(words) < LONGEST_SENTENCE:
            choices = self._by_two.get((words[-2], words[-1]))
            if choices is None or chance.random() < WANDERS:
                choices = self._by_one[words[-1]]
            if not (word := choices.one(chance)):
                break
            words.append(word)
        return words[2:] if words[-1][-1:] in "。！？" else [*words[2:], "。"]

    def place(self, chance: Random) -> str:
        return chance.choice(self._places)

    def thing(self, chance: Random) -> str:
        return chance.choice(self._things)

    def heading_word(self, chance: Random) -> str:
        return self._headings.one(chance)

    def figure(self, chance: Random) -> str:
        """An amount with a unit, both as often as the corpus has them."""
        unit, digits = self._units.one(chance)
        whole = chance.randrange(10 ** max(digits - 1, 0), 10 ** max(digits, 1))
        return f"{whole}.{chance.randrange(1, 10)}{unit}" if chance.random() < 0.4 else f"{whole}{unit}"


class _Choice(Generic[Value]):
    """Values drawn as often as they were counted."""

    def __init__(self, counts: Counter[Value]) -> None:
        self._values = tuple(counts)
        self._reached = tuple(accumulate(counts.values()))

    def one(self, chance: Random) -> Value:
        return self._values[bisect_right(self._reached, chance.randrange(self._reached[-1]))]


def _with_slots(sentence: str, units: Counter[tuple[str, int]]) -> Iterator[str]:
    """The words of a sentence, with slots for its figures, times and places."""
    reached, text = 0, sentence
    for found in scan(sentence):
        yield from _words_and_places(text[reached : found.start])
        reached = found.end
        if isinstance(found.value, Period):
            yield _PERIOD
        else:
            units[found.value.unit, len(str(abs(int(found.value.value))))] += 1
            yield _FIGURE
    yield from _words_and_places(text[reached:])


def _words_and_places(text: str) -> Iterator[str]:
    reached = 0
    for name in names_in(text, load_terms().places):
        yield from _cut(text[reached : name.start])
        yield _PLACE
        reached = name.end
    yield from _cut(text[reached:])


def _cut(text: str) -> Iterator[str]:
    bare = re.sub(r"\[[0-9]{1,2}\]|（编者说明）|[\s“”‘’《》（）()|*#\-]+", "", text)
    return (word for word, _ in open_words().tagged(bare)) if bare else iter(())


@dataclass
class _Filling:
    """What a document puts into the slots of its sentences."""

    language: Language
    chance: Random
    place: str
    near: tuple[str, ...]
    thing: str
    names: tuple[str, ...]
    year: int

    def of(self, word: str) -> str:
        if word == _PERIOD:
            return self.period()
        if word == _PLACE:
            return self.place if self.chance.random() < 0.7 else self.chance.choice(self.near)
        if word == _FIGURE:
            return self.language.figure(self.chance)
        return word

    def period(self) -> str:
        return f"{self.year - self.chance.randrange(4)}年"

    def task(self) -> str:
        words = (self.language.heading_word(self.chance) for _ in range(2))
        return f"{self.chance.choice(_TASKS)}{self.thing}{'、'.join(words)}，发挥{self.chance.choice(self.names)}作用。"


class _Making:
    """One document being made."""

    def __init__(self, language: Language, chance: Random, name: str) -> None:
        self._chance, self._id = chance, name
        names = tuple(_made_up(chance) for _ in range(6))
        near = tuple(language.place(chance) for _ in range(3))
        year = chance.randrange(2010, 2026)
        self._fill = _Filling(language, chance, language.place(chance), near, language.thing(chance), names, year)
        self._language = language
        self._asked: list[Question] = []

    def whole(self) -> Generated:
        fill, chance = self._fill, self._chance
        title = f"{fill.place}{fill.names[0]}{fill.thing}{chance.choice(_PLANS)}"
        head = (
            f'---\nid: {self._id}\ntitle: "{title}"\nissuer: "{fill.place}人民政府"\nissued: "{fill.year}年"\n'
            "kind: plan\n---\n"
        )
        parts = [head]
        for chapter in range(chance.randint(*CHAPTERS)):
            parts.append(f"## {_ORDINALS[chapter]}、{self._heading()}\n")
            for section in range(chance.randint(*SECTIONS)):
                parts.append(f"### （{_ORDINALS[section]}）{self._heading()}\n")
                parts += [self._paragraph() for _ in range(chance.randint(*PARAGRAPHS))]
        text = "\n".join(parts)
        return Generated(self._id, text, tuple(self._asked))

    def _heading(self) -> str:
        words = (self._language.heading_word(self._chance) for _ in range(self._chance.randint(1, 2)))
        return f"{self._chance.choice(_TASKS)}{self._fill.thing if self._chance.random() < 0.4 else ''}{''.join(words)}"

    def _paragraph(self) -> str:
        chance, kind = self._chance, self._chance.random()
        sentences = [self._language.sentence(chance, self._fill) for _ in range(chance.randint(*SENTENCES))]
        if kind < FIGURED:
            sentences.insert(chance.randrange(2), self._measured())
        elif kind < FIGURED + LISTED:
            items = (f"{_ORDINALS[at]}是{self._fill.task()}" for at in range(chance.randint(3, 5)))
            sentences = [f"{sentences[0]}重点抓好以下工作。", *items]
        return "".join(sentences) + "\n"

    def _measured(self) -> str:
        chance, fill = self._chance, self._fill
        frame, what, unit = chance.choice(_MEASURED)
        amount = f"{chance.randrange(11, 9900)}.{chance.randrange(1, 10)}"
        count, few = str(chance.randrange(20, 4000)), str(chance.randrange(2, 10))
        thing = chance.choice((fill.thing, self._language.heading_word(chance)))
        period, name = fill.period(), chance.choice(fill.names)
        said = frame.format(
            period=period, place=fill.place, thing=thing, amount=amount, rate=f"{chance.randrange(2, 40)}.{few}",
            count=count, few=few, name=name, target=fill.year + 5,
        )  # fmt: skip
        if what in ("增加值", "营业收入") and thing == fill.thing:
            self._asked.append(Question(f"{period}{fill.place}{thing}{what}是多少？", self._id, f"{amount}{unit}"))
        elif what == "总投资":
            self._asked.append(Question(f"{name}总投资多少亿元？", self._id, f"{amount}{unit}"))
        return said


def _made_up(chance: Random) -> str:
    return chance.choice(_FIRST) + chance.choice(_SECOND) + chance.choice(_SECOND) + chance.choice(_KINDS)


def learned() -> Language:
    """The language of the corpus in this repository."""
    return Language(path for path in find_files(CORPUS) if path.suffix in (".md", ".pdf"))


def write_corpus(folder: Path, passages: int, seed: int = 1) -> Sequence[Question]:
    """Write the documents into ``folder``, a file each; what can be asked of them, a question each."""
    folder.mkdir(parents=True, exist_ok=True)
    asked: list[Question] = []
    for made in learned().documents(passages, seed):
        (folder / f"{made.id}.md").write_text(made.text, encoding="utf-8")
        asked += made.questions[:1]
    return asked


if __name__ == "__main__":
    write_corpus(Path(sys.argv[1]), int(sys.argv[2]))
