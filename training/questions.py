"""Questions made from documents by templates, each with the passage that answers it.

Nobody asked them; they ask as officials do: for a figure, for what a heading announces, for what a word means, who is
in charge, what happens to whom. Words of the passage are left out and others replaced by their synonyms, so that what
learns from them cannot live on equal words alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.reading.draft import Draft
from assistant.reading.files import assemble
from assistant.reading.headings import bare_heading
from assistant.reading.passages import cut_passages
from assistant.search.words import HAN, fold, open_words
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from assistant.model import Document, Passage
    from training.data import PolicyText

DROPPED = 0.3
# Articles of laws (第十二条) are headings that announce nothing.
TELLING_HEADING = re.compile(rf"(?!第[一二三四五六七八九十百〇零]+[条章节])[{HAN}]{{4,30}}")
SENTENCE = re.compile(r"[^。；;\n]+")
CLAUSE = re.compile(r"[^，,。；;\n]+")
FIGURE = re.compile(
    r"(?P<before>[^，,。；;\n]{4,40}?)(?:约|超过|超|近|达到|达|至|了|为|到)*"
    r"(?P<figure>\d[\d.,]*)(?P<unit>%|个百分点|亿元|万元|万亿元|家|个|人|万人|项|万吨|公里|元|年|日|天|件|平方米|倍|万户|户|万亩)"
)
MEANING = re.compile(r"(?:所称|所指)(?:的)?[“《]?(?P<named>[^，,。；;”“》]{2,14})[”》]?，?是指")
IN_CHARGE = re.compile(
    r"由(?P<who>[^，,。；;由]{3,25})"
    r"(?P<what>(?:负责|制定|确定|组织|会同|责令|审批|批准|规定)[^，,。；;\n]{0,24})"
)
PUNISHED = re.compile(r"(?P<what>[^，,。；;\n：]{6,40})的，[^。；\n]*(?:罚款|处分|责任|拘留)")
HOW_MANY = ("多少", "是多少", "有多少", "达到多少")
ABOUT_HEADING = (
    *("如何{}？", "{}有哪些举措？", "怎样{}？", "{}有什么要求？", "{}的主要任务是什么？", "{}", "对{}有哪些规定？"),
)
ABOUT_WORDS = (
    *("{}有什么规定？", "{}怎么规定的？", "{}有哪些？", "{}是什么？", "{}", "关于{}有哪些要求？", "{}怎么办？"),
    "如何{}？",
)
COMPOUND_TITLE = re.compile(r"(?:中华人民共和国|关于|印发|的通知|的意见|的决定|（.*?）|\(.*?\)|《|》)")
# Nouns, verbs, adjectives, short forms, idioms, times, in the tags of jieba.
TELLING_TAGS = frozenset("nvajlit")


@dataclass(frozen=True, slots=True)
class Style:
    """How many questions of a passage; how often its title is named, and a word replaced by a synonym."""

    of_a_passage: int = 2
    titled: float = 0.5
    replaced: float = 0.4
    loose: bool = True  # also words of a sentence, strung together


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the passage it was made from."""

    question: str
    passage: Passage
    title: str


def read_text(text: PolicyText, name: str) -> Document:
    """The text as the library reads it."""
    draft = Draft(text=text.text, id=name, title=text.title, kind="plan")
    return assemble(Path(f"{name}.txt"), text.text.encode(), draft)


def questions_of(document: Document, chance: Random, style: Style = Style()) -> Iterator[Asked]:
    """A style's number of questions, at most, for each passage that says enough."""
    title = COMPOUND_TITLE.sub("", document.title) if re.search(f"[{HAN}]", document.title) else ""
    for passage in cut_passages(document):
        if len(passage.text) < 40:
            continue
        forms = [*_stated(passage.text, chance), *_announced(passage, chance)]
        if style.loose:
            forms += _strung(passage, chance)
        for form in chance.sample(forms, min(style.of_a_passage, len(forms))):
            yield Asked(_asked(form, title, chance, style), passage, document.title)


def varied(question: str, chance: Random, replaced: float) -> str:
    """The question with words replaced by synonyms."""
    pattern, others = _synonyms()

    def other(found: re.Match[str]) -> str:
        return chance.choice(others[found[0]]) if chance.random() < replaced else found[0]

    return pattern.sub(other, question)


def thinned(text: str, chance: Random, dropped: float = DROPPED) -> str:
    """The text with some of its words left out."""
    words = [word for word, _ in open_words().tagged(fold(text))]
    return "".join(word for word in words if chance.random() >= dropped) or text


@dataclass(frozen=True, slots=True)
class _Form:
    """A question to be: words of the passage, what is asked of them, and how many of them may be left out."""

    words: str
    asks: str
    dropped: float = 0.0


def _asked(form: _Form, title: str, chance: Random, style: Style) -> str:
    question = form.asks.format(thinned(form.words, chance, form.dropped) if form.dropped else form.words)
    named = title and len(question) < 40 and chance.random() < style.titled
    place = f"{title}{chance.choice(('中', '里', '，', '的', '', '规定'))}" if named else ""
    return varied(place + question, chance, style.replaced)


def _stated(text: str, chance: Random) -> Iterator[_Form]:
    """What the passage's sentences state, asked for."""
    for found in FIGURE.finditer(text):
        unit = found["unit"]
        asks = f"{chance.choice(HOW_MANY)}{'' if unit == '%' else unit}？" if chance.random() < 0.7 else "多少？"
        yield _Form(found["before"], "{}" + asks.replace("多少个", chance.choice(("多少个", "几个"))), 0.2)
    for found in MEANING.finditer(text):
        asks = chance.choice(("什么是{}？", "{}是指什么？", "{}的定义是什么？", "{}指的是哪些？"))
        yield _Form(found["named"], asks)
    for found in IN_CHARGE.finditer(text):
        yield _Form(found["what"], chance.choice(("哪个部门{}？", "由谁{}？", "{}由哪个单位负责？")), 0.1)
    for found in PUNISHED.finditer(text):
        asks = chance.choice(("{}怎么处罚？", "{}要承担什么责任？", "{}会受到什么处罚？"))
        yield _Form(found["what"], asks, DROPPED)


def _announced(passage: Passage, chance: Random) -> Iterator[_Form]:
    """What the passage's heading announces."""
    if passage.section and (heading := TELLING_HEADING.search(bare_heading(passage.section[-1]))):
        yield _Form(heading[0], chance.choice(ABOUT_HEADING))


def _strung(passage: Passage, chance: Random) -> Iterator[_Form]:
    """Telling words of some of the passage's sentences, in their order."""
    sentences = [found[0] for found in SENTENCE.finditer(passage.text) if len(found[0]) > 12]
    for sentence in chance.sample(sentences, min(2, len(sentences))):
        tagged = open_words().tagged(fold(sentence))
        telling = [word for word, tag in tagged if tag[:1] in TELLING_TAGS and len(word) > 1]
        if len(telling) >= 3:
            begin = chance.randrange(max(1, len(telling) - 6))
            kept = telling[begin : begin + chance.randint(3, 6)]
            if words := "".join(word for word in kept if chance.random() > 0.15):
                yield _Form(words, chance.choice(ABOUT_WORDS))


@cache
def _synonyms() -> tuple[re.Pattern[str], dict[str, list[str]]]:
    """What finds a form of two letters or more that has synonyms, and the synonyms of each."""
    others: dict[str, list[str]] = {}
    for group in load_terms().synonyms:
        forms = [form for form in group if len(form) > 1]
        for form in forms if len(forms) > 1 else ():
            others.setdefault(form, []).extend(other for other in forms if other != form)
    longest_first = sorted(others, key=lambda form: (-len(form), form))
    return re.compile("|".join(map(re.escape, longest_first))), others
