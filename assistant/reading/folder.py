"""Which files of a corpus folder are read."""

from __future__ import annotations

import os
from pathlib import Path

READ = (".pdf", ".docx", ".txt", ".md", ".markdown", ".html", ".htm", ".csv", ".xlsx")
ADVICE = {
    ".doc": "请用 Word 或 WPS 另存为 .docx",
    ".wps": "请用 WPS 另存为 .docx",
    ".rtf": "请用 Word 或 WPS 另存为 .docx",
    ".xls": "请用 Excel 或 WPS 另存为 .xlsx",
    ".et": "请用 WPS 另存为 .xlsx",
    ".ofd": "请用 OFD 阅读器导出为 PDF",
    ".ppt": "请另存为 PDF",
    ".pptx": "请另存为 PDF",
    ".dps": "请另存为 PDF",
}
"""Documents that officials have and no reader reads: found all the same, so that the report names what to do."""
_IGNORED = {"readme.md", "sources.md", "facts.yaml", "questions.jsonl"}
_TWINS = (".pdf", ".docx", ".txt")
"""The same stem in one folder is one document; the first of these kinds that is there is read."""


def find_files(folder: Path) -> tuple[Path, ...]:
    """The files of a corpus folder and its subfolders that are to be read, sorted by path.

    Hidden files, the corpus's own notes and facts, and what is no document are passed over, as is the .txt beside a
    .pdf or .docx of the same name. A link is followed only where it leads to a file inside the folder.
    """
    inside = folder.resolve()
    found: list[Path] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        candidates = [Path(parent, name) for name in names if _is_document(name)]
        found.extend(path for path in candidates if _is_inside(path, inside) and not _has_better_twin(path, names))
    return tuple(sorted(found, key=lambda path: path.relative_to(folder).as_posix()))


def _is_document(name: str) -> bool:
    suffix = Path(name).suffix.lower()
    return not name.startswith((".", "~$")) and name.lower() not in _IGNORED and (suffix in READ or suffix in ADVICE)


def _is_inside(path: Path, folder: Path) -> bool:
    return path.is_file() and (not path.is_symlink() or path.resolve().is_relative_to(folder))


def _has_better_twin(path: Path, names: list[str]) -> bool:
    suffix = path.suffix.lower()
    if suffix not in _TWINS:
        return False
    better = _TWINS[: _TWINS.index(suffix)]
    return any(Path(name).stem == path.stem and Path(name).suffix.lower() in better for name in names)
