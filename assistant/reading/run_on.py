"""A text that came without line ends, as copied from a web page: its titles and parts are put on lines of their own."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from assistant.reading.unmarked import is_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

RUN_ON = 2000
"""Characters from which on a line is a text without line ends."""
SHORTEST_PART = 100
"""Characters that a part has at least before a title sentence begins another."""
LONGEST_LABEL = 18
_NUMBER = "[一二三四五六七八九十]{1,3}"
_BEHIND = "(?:^|(?<=[。！？：”）]))"
_TITLE = re.compile(
    rf"{_BEHIND}\s*(?=(?:第{_NUMBER}[编章节条]|{_NUMBER}、|[（(]{_NUMBER}[）)])[^。；]{{2,50}}[。，；：])"
)
# 二、2026年工作安排今年是……: nothing is printed between the title and its text, but titles end with words like these.
_TITLE_WORDS = re.compile(
    rf"{_BEHIND}\s*(?P<title>{_NUMBER}、[^。；，：]{{0,24}}?"
    r"(?:回顾|安排|任务|目标|要求|思想|原则|保障|措施|重点|工作|建议|问题)+)(?=[^。；，：、的和与及])"
)
_SENTENCE = re.compile(r"[^。！？]+[。！？]*[”’）]*|[。！？]+")
_MARKED = re.compile(rf"(?:{_NUMBER}是|第{_NUMBER}[，,、])")
_OPENING = re.compile(r"[一-鿿]{2,6}(?=，)")
_TASK = re.compile(
    "推动|推进|加快|加强|强化|优化|深化|提升|提高|培育|培养|建设|打造|构建|完善|健全|扩大|拓展|促进|深入|全面|持续|着力|扎实|大力"
    "|积极|严守|防范|落实|实施|突出|统筹|壮大|发展|夯实|做强|做大|激发|释放|畅通|改善|保障|抓好|办好|支持|鼓励|更大|更高|切实|稳定"
    "|巩固|增强|当好|建强"
)
FEWEST_ALIKE = 3


def parted(text: str) -> str:
    """The text with a line end before each title and part, where a line is so long that its line ends must be lost."""
    if len(text) <= RUN_ON:
        return text
    return "\n".join(_parted(line) if len(line) > RUN_ON else line for line in text.split("\n"))


def _parted(line: str) -> str:
    titled = _TITLE_WORDS.sub(lambda found: f"\n{found['title']}\n", line)
    stretches = (stretch for part in titled.split("\n") for stretch in _TITLE.sub("\n", part).split("\n"))
    return "\n".join(part for stretch in stretches for part in _parts(stretch))


def _parts(stretch: str) -> Iterator[str]:
    """A stretch cut before its title sentences, its marked items and its sentences that open alike."""
    sentences = _SENTENCE.findall(stretch)
    openings = _openings(sentences)
    repeated = {opening for opening, times in Counter(openings).items() if opening and times >= FEWEST_ALIKE}
    part = ""
    for at, (sentence, opening) in enumerate(zip(sentences, openings, strict=True)):
        titled = _is_title(sentence) and at + 1 < len(sentences) and len(sentences[at + 1]) > len(sentence)
        begins = opening in repeated or (len(part) >= SHORTEST_PART and titled)
        if part and begins:
            yield part
            part = ""
        part += sentence
    if part:
        yield part


def _openings(sentences: Sequence[str]) -> list[str]:
    """For each sentence the clause that it opens with (这五年), or 一是 for every item of a marked list."""
    opened = []
    for sentence in sentences:
        found = _OPENING.match(sentence)
        opened.append("一是" if _MARKED.match(sentence) else found[0] if found else "")
    return opened


def _is_title(sentence: str) -> bool:
    """Whether a sentence names a task, as the titles in reports do, and is as short as they are."""
    return len(sentence) <= LONGEST_LABEL and is_label(sentence) and _TASK.match(sentence) is not None
