"""What an indexing run did, for people and for programs."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that could not be taken in, and the sentence that says why and what to do."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What changed and what the library holds now; paths are relative to the corpus, in order.

    ``published`` is False when nothing had changed and nothing was written; ``version`` is the one that serves.
    ``absent`` are documents that curated figures are of and that the corpus does not hold.
    """

    version: str
    published: bool
    added: tuple[str, ...]
    changed: tuple[str, ...]
    moved: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    refused: tuple[Refused, ...]
    documents: int
    passages: int
    facts: int
    seconds: float
    absent: tuple[str, ...] = ()

    def as_record(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)

    def as_text(self) -> str:
        """A few Chinese lines: what was read, what was refused and why, what is held."""
        done = (("新增", self.added), ("改动", self.changed), ("移动", self.moved), ("删去", self.removed))
        lines = [f"{word} {len(paths)} 份：{'、'.join(paths)}" for word, paths in done if paths]
        if not self.published:
            lines.append(f"文献库没有变化（{self.unchanged} 份文件）。")
        if self.refused:
            lines.append(f"未收入 {len(self.refused)} 份：")
            lines += [f"  {refused.path}：{refused.reason}" for refused in self.refused]
        if self.absent:
            names = "、".join(self.absent)
            lines.append(f"校订数据 facts.yaml 里有这些文件的数据，文献库里没有这些文件，未采用：{names}。")
            lines.append("  文件已从 corpus 移走的，不必处理；编号写错的，请在 facts.yaml 里改正。")
        held = f"{self.documents} 份文件、{self.passages} 个段落、{self.facts} 条数据"
        lines.append(f"文献库现有 {held}，用时 {self.seconds:.1f} 秒。")
        return "\n".join(lines)
