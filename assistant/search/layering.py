"""Laying changes over a lexical index: its files are linked, never written; the changes are a segment beside them."""

from __future__ import annotations

import json
import shutil
from itertools import chain
from typing import TYPE_CHECKING, Any

from assistant.search.layer import GONE, MARK, TOTALS_FILE, Layer, Totals, padding, read_totals
from assistant.search.lexical import DOCUMENTS, PASSAGES, LexicalEntry, begin_lexical, writing_refused
from assistant.search.words import SearchText

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from assistant.search.lexical import Documents, IndexWriter

META_FILE = "meta.json"
NEW = "new"
# A token that no text holds: what a padding entry is made of.
NOTHING = "\x01"


def lay_over(folder: Path, before: Path, gone: Documents, new: Documents, link: Callable[[Path, Path], None]) -> None:
    """Write into the new folder ``folder`` the index of ``before`` without the ``gone`` documents, with the ``new``.

    What was laid over ``before`` already does not count: ``gone`` and ``new`` are all that differs from what lies below
    it. ``link`` makes a file known under a second path.
    """
    with writing_refused():
        folder.mkdir(parents=True)
        of_gone, of_new = begin_lexical(folder / GONE, gone), begin_lexical(folder / NEW, new, MARK)
        gone_names, new_names = frozenset(of_gone[DOCUMENTS].documents), frozenset(of_new[DOCUMENTS].documents)
        below, layer = read_totals(before), Layer.of(before)
        padded, segments = {}, {}
        for level in (PASSAGES, DOCUMENTS):
            gone_totals = of_gone[level].finish()
            pad = padding(below[level].without(gone_totals).and_also(of_new[level].totals), gone_totals)
            _pad(of_new[level], pad)
            of_new[level].finish()
            padded[level] = pad.entries
            kept = layer.segments[level] if layer else None
            segments[level] = _joined(folder / level, before / level, folder / NEW / level, kept, link)
        shutil.rmtree(folder / NEW)
        link(before / TOTALS_FILE, folder / TOTALS_FILE)
        Layer(gone_names, new_names, padded, segments).write(folder)


def _pad(writer: IndexWriter, pad: Totals) -> None:
    for number in range(pad.entries):
        words, pairs = (pad.words, pad.pairs) if number == 0 else (0, 0)
        writer.add(LexicalEntry(MARK, "", SearchText((NOTHING,) * words, (NOTHING,) * pairs)))


def _joined(
    folder: Path, before: Path, new: Path, kept: tuple[str, ...] | None, link: Callable[[Path, Path], None]
) -> tuple[str, ...]:
    """One index of the segments below, linked, and the new ones; returns the names of those below."""
    folder.mkdir()
    below, beside = _meta(before), _meta(new)
    names = tuple(segment["segment_id"] for segment in below["segments"]) if kept is None else kept
    segments = [segment for segment in below["segments"] if segment["segment_id"] in names]
    for source, segment in chain(((before, one) for one in segments), ((new, one) for one in beside["segments"])):
        for path in source.glob(segment["segment_id"].replace("-", "") + ".*"):
            link(path, folder / path.name)
    both: Mapping[str, Any] = below | {"segments": segments + beside["segments"]}
    (folder / META_FILE).write_text(json.dumps(both), encoding="utf-8")
    return names


def _meta(folder: Path) -> dict[str, Any]:
    meta: dict[str, Any] = json.loads((folder / META_FILE).read_text(encoding="utf-8"))
    return meta
