"""A sentence that says what a paragraph is for: what follows upon it there says how.

聚焦缓解看病难，统筹推进……。 is answered in full only with 加快打造智慧医疗体系……。优化药品集中采购……。 behind it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.reading.sentences import sentences
from assistant.reading.spans import line_end, line_spans, line_start
from assistant.reading.unmarked import is_label

if TYPE_CHECKING:
    from assistant.model import Document
    from assistant.reading.spans import Span

LONGEST_FRAME = 90  # characters; a longer sentence says how by itself
MOST_FRAMED = 4  # sentences behind it that are given
FEWEST_PARTS, MOST_OF_PARTS = 2, 8  # titles inside the paragraph, and sentences that are given of their parts
LONGEST_FRAMED = 7  # sentences behind it; a longer paragraph tells of other things too
FEWEST_INSIDE = 2  # paragraphs of a section behind its preface
LONGEST_INSIDE = 600  # characters
_FRAMES = re.compile(
    "(?:聚焦|围绕|着眼|针对|顺应|立足|突出|按照|坚持|秉持|统筹|把[^，。]{2,24}(?:作为|摆在)|以[^，。]{2,24}为)[^。]*，"
)


def framed_spans(document: Document, start: int) -> tuple[Span, ...]:
    """The sentences that follow in its line upon the one at ``start``, where it opens the line and frames them.

    A title sentence may stand before it; () where it frames nothing.
    """
    text = document.text
    line = sentences(text, line_start(text, start), line_end(text, start))
    at = next((number for number, span in enumerate(line) if span[0] == start), -1)
    if at < 0 or any(not is_label(text[slice(*span)]) for span in line[:at]):
        return ()
    frame = text[slice(*line[at])]
    if len(frame) > LONGEST_FRAME or not _FRAMES.match(frame):
        return ()
    behind = line[at + 1 :]
    labels = [i for i, span in enumerate(behind[:-1]) if is_label(text[slice(*span)])]
    if len(labels) >= FEWEST_PARTS:  # each part by what it begins with
        begun = dict.fromkeys(behind[i] for label in labels for i in (label, label + 1))
        return tuple(begun)[:MOST_OF_PARTS]
    return () if len(behind) > LONGEST_FRAMED else tuple(behind[:MOST_FRAMED])


def preface_spans(document: Document, start: int) -> tuple[Span, ...]:
    """What the paragraphs of a section begin with, where the sentence at ``start`` is all that it says before them.

    Each title sentence with what it opens; only the titles where that would be long. () where the sentence is no such
    preface, or a paragraph has no title.
    """
    text = document.text
    section = next((one for one in reversed(document.sections) if one.start <= start < one.end), None)
    if section is None or text[section.heading_end : start].strip() or start < section.heading_end:
        return ()
    told = [sentences(text, *span) for span in line_spans(text) if line_end(text, start) < span[0] < section.end]
    told = [said for said in told if said]
    if len(sentences(text, start, line_end(text, start))) > 1 or len(told) < FEWEST_INSIDE:
        return ()
    if not all(len(said) > 1 and is_label(text[slice(*said[0])]) for said in told):
        return ()
    opened = [span for said in told for span in said[:2]]
    long = sum(end - begin for begin, end in opened) > LONGEST_INSIDE
    return tuple(said[0] for said in told) if long else tuple(opened)
