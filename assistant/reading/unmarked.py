"""Lists that no printed marker makes: paragraphs with titles of their own, and openings that are alike.

Official prose parts a section into paragraphs that begin with a short title sentence (持续扩大有效投资。……), or into
paragraphs, sentences or clauses that all begin with the same words (这五年，…… 这五年，……; 要坚守……。要坚守……。) or
name things of one kind (汽车产业……。食品产业……。).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.model import Item, ItemList
from assistant.reading.sentences import clauses, sentences
from assistant.reading.spans import Span, line_start, solid_lines, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST_LABEL = 24
"""Characters of a title sentence."""
LONGEST_BESIDE = 45
"""Characters of one that opens a paragraph whose neighbours have titles too."""
FEWEST_ALIKE = 3
FEWEST_LABELLED = 2
SHARED_BY_PARAGRAPHS, SHARED_BY_SENTENCES, SHARED_BY_CLAUSES = 2, 3, 2
"""Characters that openings must have in common to be alike; a verb of two begins many sentences by chance."""
SHARED_WITH_LEAD = 4
LONGEST_REFRAIN = 6
WIDEST_GAP = 2
WIDEST_GAP_OF_LABELS = 8
"""Sentences that may stand between one item and the next; they belong to the item before them."""
_KIND = re.compile(
    "(?!实施|开展|培育|推[动进]|加快|加强|强化|发展|打造|做[强优大实]|壮大|建[设成]|支持|促进|深化|聚焦|坚持|提升|优化|构建|布局|谋划|引导|落实"
    "|积极|大力|全[面力]|深入|持续|着力|抓[好紧]|办好)"
    r"[一-鿿]{2,6}?(?:[和与及][一-鿿]{2,6}?)?(?P<kind>产业|工程|行动|领域|专项|市场)(?![链集园化基])"
)
_ASPECT = re.compile("在?[一-鿿]{2,16}?(?P<aspect>方面)，")
_HAN = re.compile("[一-鿿]+")
_MUST = re.compile("(?:我们|政府)?(?:要|必须|将|应)$")
_DUTIES = ("必须", "务必")
"""What opens items that a lead may stand before: 做好政府工作，必须把牢方向；必须以人民为中心."""
_ADDRESSED = re.compile("各位|同志们")
GOES_ON = 3
"""Paragraphs without a title that may go on with the one above."""
_SIGNED = re.compile(r"[—\-•●·*＊]")
_OPENS_ANEW = re.compile(
    r"[#|>（(《—\-•●·*＊①-⑳]|\d|第[一二三四五六七八九十]|[一二三四五六七八九十]{1,3}[、是要]|各位|同志们|我[们代国省市]|今年|明年|今后|当前"
    "|过去|[一五]年来|这[一五]年|刚刚|新的一年|同时，|此外|总之|以上|主要|这些|成绩|为此|为确保|让我们|综上|必须|做好|全面做好"
)
_NO_LABEL = re.compile(r"[，：:！？!?|\d]|^各位|(?<![一二三四五六七八九十])是")


_PAIRED = re.compile("[一-鿿]{4,12}，[一-鿿]{4,12}。")
FEWEST_PAIRED = 3
"""Paragraphs, one after another, that begin with titles of two clauses."""
_TITLE_WITHIN = 40
"""Characters of a paragraph in which a title sentence ends, of one clause or two, with a mark before it."""
_TIME_LEADS = re.compile("(?:过去|近|这)?[一五]年[来间里]?，(?:我们|全省|全市|全区)?")


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch that may be an item, and the words it begins with."""

    start: int
    end: int
    opening: str


def is_label(text: str) -> bool:
    """Whether a sentence is a title: short, without a comma but behind 五年来，, closed by a full stop."""
    return len(text) <= LONGEST_LABEL and _is_title(text)


def _is_title(text: str) -> bool:
    """Whether a sentence of any length is closed by a full stop and has no comma but behind 五年来，."""
    if not text.endswith("。"):
        return False
    return not _NO_LABEL.search(text[led.end() if (led := _TIME_LEADS.match(text)) else 0 :])


def unmarked_lists(text: str, start: int, end: int, path: tuple[str, ...]) -> Iterator[ItemList]:
    """The lists without markers in the body of a section."""
    paragraphs = [trimmed(text, *span) for span in solid_lines(text, start, end)]
    yield from _labelled(text, paragraphs, path)
    whole = [_Part(*span, _opening(text, span)) for span in paragraphs]
    yield from _alike(text, whole, SHARED_BY_PARAGRAPHS, 0, path)
    for paragraph in paragraphs:
        said = [_Part(*span, _opening(text, span)) for span in sentences(text, *paragraph)]
        alike = tuple(_alike(text, said, SHARED_BY_SENTENCES, WIDEST_GAP, path))
        titled = [part if is_label(text[part.start : part.end]) else _Part(part.start, part.end, "") for part in said]
        refrains = [_Part(part.start, part.end, _refrain(text, part)) for part in said]
        alike = alike or tuple(_alike(text, titled, SHARED_BY_SENTENCES, WIDEST_GAP_OF_LABELS, path))
        refrained = tuple(_alike(text, refrains, SHARED_BY_SENTENCES, WIDEST_GAP_OF_LABELS, path))
        yield from max(alike, refrained, key=lambda found: max((len(one.items) for one in found), default=0))
        kinds = [_Part(part.start, part.end, _kind(part.opening)) for part in said]
        yield from _alike(text, kinds, SHARED_BY_CLAUSES, WIDEST_GAP, path)
        aspects = [_Part(part.start, part.end, _aspect(text, part.start, part.end)) for part in said]
        yield from _alike(text, aspects, SHARED_BY_CLAUSES, WIDEST_GAP_OF_LABELS, path)
        for sentence in said:
            parts = [_Part(*span, _opening(text, span)) for span in clauses(text, sentence.start, sentence.end)]
            yield from _alike(text, parts, SHARED_BY_CLAUSES, 0, path)


def labelled_blocks(text: str, paragraphs: Sequence[Span]) -> Iterator[Span]:
    """Each paragraph that a title sentence opens, or is all of, with the paragraphs that go on with it.

    A text copied from a page may have a line end inside what one title stands over (加快产业升级。……⏎支持技术改造……).
    """
    titled = _titled(text, paragraphs)
    at = 0
    while at < len(paragraphs):
        start, end = paragraphs[at]
        at += 1
        alone = is_label(text[start:end])
        if not (alone or titled[at - 1]):
            continue
        until = at + (0 if _SIGNED.match(text, start) else GOES_ON)  # a sign tells where the next one begins
        while at < min(until, len(paragraphs)) and not titled[at] and _goes_on(text, paragraphs[at]):
            end = paragraphs[at][1]
            at += 1
        if not alone or end > paragraphs[at - 1][0]:
            yield start, end


def _titled(text: str, paragraphs: Sequence[Span]) -> list[bool]:
    """Which paragraphs begin with a title sentence and go on; a longer one counts between two that do."""
    titled = [_has_label(text, paragraph) for paragraph in paragraphs]
    for at in range(1, len(titled) - 1):
        if not titled[at] and titled[at - 1] and titled[at + 1]:
            spans = sentences(text, *paragraphs[at])
            first = text[slice(*spans[0])] if len(spans) > 1 else ""
            titled[at] = 0 < len(first) <= LONGEST_BESIDE and _is_title(first)
    paired = [_has_paired_label(text, paragraph) for paragraph in paragraphs]
    for at in range(len(paired) if any(paired) else 0):
        begins = max(at - FEWEST_PAIRED + 1, 0)
        runs = (paired[start : start + FEWEST_PAIRED] for start in range(begins, at + 1))
        titled[at] = titled[at] or any(len(run) == FEWEST_PAIRED and all(run) for run in runs)
    return titled


def _short_first(text: str, paragraph: Span) -> Span | None:
    """The first sentence, where it is short enough for a title and the paragraph goes on; of most none is."""
    start, end = paragraph
    if text.find("。", start, min(end, start + _TITLE_WITHIN)) < 0:
        return None
    first, *others = sentences(text, *paragraph)
    return first if others else None


def _has_paired_label(text: str, paragraph: Span) -> bool:
    """Whether the paragraph begins with a title of two clauses (狠抓项目建设，支撑产业升级。) and goes on."""
    opening = _short_first(text, paragraph)
    return bool(opening and _PAIRED.fullmatch(text, *opening) and not _OPENS_ANEW.match(text, *opening))


def _goes_on(text: str, paragraph: Span) -> bool:
    """Whether a paragraph may belong to the title above: it is none itself and opens nothing new."""
    start, end = paragraph
    if is_label(text[start:end]) or _OPENS_ANEW.match(text, start):
        return False
    return not text[start:end].rstrip().endswith(("：", ":"))


def _labelled(text: str, paragraphs: Sequence[Span], path: tuple[str, ...]) -> Iterator[ItemList]:
    """Paragraphs, one after another, that each begin with a title sentence and go on.

    Where one of them goes on over a line end, two do not make a list yet.
    """
    runs: list[list[Span]] = []
    for block in labelled_blocks(text, paragraphs):
        if not runs or text[runs[-1][-1][1] : block[0]].strip():
            runs.append([])
        runs[-1].append(block)
    for run in runs:
        over_line_ends = any("\n" in text[slice(*block)] for block in run)
        if len(run) >= FEWEST_LABELLED + over_line_ends:
            yield _list("labels", text, run, path)


def _has_label(text: str, paragraph: Span) -> bool:
    opening = _short_first(text, paragraph)
    return opening is not None and is_label(text[slice(*opening)])


def _alike(text: str, parts: Sequence[_Part], shared: int, gap: int, path: tuple[str, ...]) -> Iterator[ItemList]:
    """Runs of parts whose openings share their first characters; what stands between belongs to the item before."""
    at = 0
    while at < len(parts):
        run = [at]
        opening = parts[at].opening[:shared]
        for other in range(at + 1, len(parts)):
            if other - run[-1] > gap + 1:
                break
            if len(opening) == shared and parts[other].opening.startswith(opening):
                run.append(other)
        if len(run) >= FEWEST_ALIKE:
            last = parts[run[-1]]
            ends = parts[_last_of(run, len(parts))].end if gap == WIDEST_GAP_OF_LABELS else last.end
            spans = [trimmed(text, parts[one].start, parts[next_one].start) for one, next_one in pairwise(run)]
            alike = _shared([parts[one].opening for one in run]) if shared < SHARED_BY_SENTENCES else opening
            led = len(alike) >= SHARED_BY_SENTENCES or (alike := opening if opening in _DUTIES else "")
            if run[0] and led and (first := _in_lead(text, parts[run[0] - 1], alike)):
                spans.insert(0, trimmed(text, first, parts[run[0]].start))
            yield _list("alike", text, [*spans, (last.start, ends)], path)
            at = run[-1]
        at += 1


def _last_of(run: Sequence[int], parts: int) -> int:
    """The last part of the last item, which is as long as the shortest of the others where each title goes on."""
    return min(run[-1] + min(following - one for one, following in pairwise(run)) - 1, parts - 1)


def shared_opening(openings: Sequence[str]) -> str:
    """What paragraphs begin with in common (我们的信心来源于)."""
    first, last = min(openings), max(openings)  # what these have in common all have
    shared = next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))
    return first[:shared]


def _shared(openings: Sequence[str]) -> str:
    """What they begin with in common, where it is more than a word."""
    shared = shared_opening(openings)
    return shared if len(shared) >= SHARED_WITH_LEAD else ""


def _in_lead(text: str, before: _Part, opening: str) -> int:
    """Where the first of the alike begins inside the sentence that leads to them (我们体会到，必须坚持…), or 0."""
    at = text.rfind(opening, before.start, before.end)
    led = at > before.start and (text[at - 1] in "，：,:" or _MUST.search(text, before.start, at))
    return at if led else 0


def _opening(text: str, span: Span) -> str:
    found = _HAN.match(text, *span)
    return found[0] if found and not _ADDRESSED.match(found[0]) else ""


def _refrain(text: str, part: _Part) -> str:
    """What the sentence begins with before its first comma, where that is a few words: 这五年，……."""
    behind = part.start + len(part.opening)
    return part.opening if len(part.opening) <= LONGEST_REFRAIN and text.startswith("，", behind) else ""


def _aspect(text: str, start: int, end: int) -> str:
    """方面 where the sentence begins with the side of the matter that it tells of: 新能源开发方面，……."""
    found = _ASPECT.match(text, start, end)
    return found["aspect"] if found else ""


def _kind(opening: str) -> str:
    """What kind of thing the sentence begins with: 汽车产业加速…… and 食品产业突出…… are both of 产业."""
    found = _KIND.match(opening)
    return found["kind"] if found else ""


def _list(style: str, text: str, spans: Sequence[Span], path: tuple[str, ...]) -> ItemList:
    items = tuple(Item("", number, *span) for number, span in enumerate(spans, start=1))
    before = sentences(text, line_start(text, spans[0][0]), spans[0][0])
    lead = before[-1] if style == "alike" and before else (spans[0][0], spans[0][0])
    return ItemList(style, items, *lead, path)
