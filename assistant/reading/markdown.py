"""Markdown with YAML front matter. The body stays as printed: tables, bullets and source marks are part of the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

import yaml

from assistant.errors import BrokenFile
from assistant.model import Source
from assistant.reading.draft import Draft, Heading
from assistant.reading.encoding import decoded
from assistant.reading.run_on import parted
from assistant.reading.spans import line_spans

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.model import DocumentKind

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"(?P<signs>#{1,6})[ \t]+(?P<words>\S.*?)[ \t]*#*[ \t]*")
_KINDS = ("paper", "plan", "digest", "upload")


def read_markdown(path: Path, content: bytes) -> Draft:
    """The body after the front matter, with the front matter's statements."""
    text = decoded(path, content)
    matter = _FRONT_MATTER.match(text)
    stated = _stated(path, matter["yaml"]) if matter else {}
    body = parted((text[matter.end() :] if matter else text).strip("\n"))
    kind = str(stated.get("kind") or "")
    return Draft(
        text=body,
        headings=_headings(body),
        id=_word(stated, "id"),
        title=_word(stated, "title"),
        kind=cast("DocumentKind", kind) if kind in _KINDS else None,
        issuer=_word(stated, "issuer"),
        issued=_word(stated, "issued"),
        document_number=_word(stated, "document_number"),
        coverage_note=_word(stated, "coverage_note"),
        sources=_sources(path, stated.get("sources")),
    )


def _stated(path: Path, matter: str) -> dict[str, Any]:
    try:
        stated = yaml.safe_load(matter)
    except yaml.YAMLError as error:
        message = f"“{path.name}”开头的元数据（两行 --- 之间）不是正确的 YAML：{_place(error)}。请改正后重新建库。"
        raise BrokenFile(message) from error
    if stated is None:
        return {}
    if not isinstance(stated, dict):
        message = f"“{path.name}”开头的元数据应为“名称: 值”的形式，实际不是。请改正后重新建库。"
        raise BrokenFile(message)
    return stated


def _place(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    return f"第{mark.line + 2}行附近" if mark else "位置不明"


def _word(stated: dict[str, Any], name: str) -> str:
    value = stated.get(name)
    return "" if value is None else " ".join(str(value).split())


def _sources(path: Path, listed: object) -> tuple[Source, ...]:
    if listed is None:
        return ()
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        message = f"“{path.name}”元数据中的 sources 应是若干条“- title: …”。请改正后重新建库。"
        raise BrokenFile(message)
    return tuple(Source(_word(one, "title"), _word(one, "url"), _word(one, "access")) for one in listed)


def _headings(body: str) -> tuple[Heading, ...] | None:
    """The lines with ``#`` outside fenced blocks; None where there is none, so that printed numbering is looked for."""
    found = []
    fenced = False
    for start, end in line_spans(body):
        if body.startswith("```", start):
            fenced = not fenced
        match = None if fenced else _HEADING.fullmatch(body, start, end)
        if match:
            found.append(Heading(*match.span("words"), len(match["signs"])))
    return tuple(found) or None
