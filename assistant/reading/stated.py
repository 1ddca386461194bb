"""What is stated of a document: in the front matter of a Markdown file, or in a file beside it.

Beside ``规划.pdf`` that is ``规划.pdf.yaml``, with the same names (title, issuer, issued, document_number, kind,
coverage_note, sources). So what a file does not say of itself, or says wrongly, is corrected without touching it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

import yaml

from assistant.errors import BrokenFile
from assistant.model import Source

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from assistant.model import DocumentKind
    from assistant.reading.draft import Draft

BESIDE = ".yaml"
_KINDS = ("paper", "plan", "digest", "upload")


class _Plain(yaml.SafeLoader):
    """YAML without references: ten lines of them can stand for gigabytes."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:  # noqa: ANN401 -- as its parent
        """A node, or YAMLError for a reference to another one."""
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("a reference")
        return super().compose_node(parent, index)


def beside(path: Path) -> Path:
    """Where the file that states something of the document at ``path`` lies, if there is one."""
    return path.with_name(path.name + BESIDE)


def write_beside(path: Path, stated: Mapping[str, str]) -> None:
    """State this of the document at ``path``, in place of what was stated beside it before."""
    text = yaml.safe_dump(dict(stated), allow_unicode=True, sort_keys=False)
    beside(path).write_text(text, encoding="utf-8")


def with_beside(path: Path, draft: Draft) -> Draft:
    """The draft with what is stated beside its file; raises BrokenFile where that cannot be read."""
    file = beside(path)
    if not file.is_file():
        return draft
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = f"“{path.name}”旁边的说明文件“{file.name}”读不出来，应为 UTF-8 编码的 YAML。请改正后重新建库。"
        raise BrokenFile(message) from error
    stated = parsed(f"“{path.name}”旁边的说明文件“{file.name}”", text, 1)
    return upon(draft, {name: value for name, value in stated.items() if name != "id"}, file.name)


def parsed(named: str, text: str, first_line: int) -> dict[str, Any]:
    """The statements in a piece of YAML that begins on line ``first_line``; raises BrokenFile where it is none."""
    try:
        stated = yaml.load(text, _Plain)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"第{mark.line + first_line}行附近" if mark else "位置不明"
        raise BrokenFile(f"{named}不是正确的 YAML：{place}。请改正后重新建库。") from error
    if stated is None:
        return {}
    if not isinstance(stated, dict):
        raise BrokenFile(f"{named}应为“名称: 值”的形式，实际不是。请改正后重新建库。")
    return stated


def upon(draft: Draft, stated: Mapping[str, Any], name: str) -> Draft:
    """The draft with what is stated in the file ``name``; a title or kind that is stated empty is not stated."""
    kind = _word(stated, "kind")
    return replace(
        draft,
        id=_word(stated, "id") or draft.id,
        title=_word(stated, "title") or draft.title,
        kind=cast("DocumentKind", kind) if kind in _KINDS else draft.kind,
        sources=_sources(name, stated["sources"]) if stated.get("sources") is not None else draft.sources,
        issuer=_word(stated, "issuer") if "issuer" in stated else draft.issuer,
        issued=_word(stated, "issued") if "issued" in stated else draft.issued,
        document_number=_word(stated, "document_number") if "document_number" in stated else draft.document_number,
        coverage_note=_word(stated, "coverage_note") if "coverage_note" in stated else draft.coverage_note,
    )


def _word(stated: Mapping[str, Any], name: str) -> str:
    value = stated.get(name)
    return "" if value is None else " ".join(str(value).split())


def _sources(name: str, listed: object) -> tuple[Source, ...]:
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        message = f"“{name}”元数据中的 sources 应是若干条“- title: …”。请改正后重新建库。"
        raise BrokenFile(message)
    return tuple(Source(_word(one, "title"), _word(one, "url"), _word(one, "access")) for one in listed)
