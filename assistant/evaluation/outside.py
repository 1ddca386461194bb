"""Outside benchmarks: a library of their passages, their questions asked, their own measures.

The library is made in a folder that is removed afterwards. RGB gives each question its own five passages: each passage
is a document, and the question is asked within its five.
"""

from __future__ import annotations

import hashlib
import tempfile
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import QuestionError
from assistant.evaluation import cmrc, rgb
from assistant.evaluation.folder import plain
from assistant.evaluation.intervals import mean
from assistant.evaluation.summary import rate
from assistant.evaluation.wording import interval, percent
from assistant.model import Filters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from assistant.evaluation.examined import Opened, Opener
    from assistant.evaluation.summary import Rate
    from assistant.model import Answer
    from assistant.settings import Settings

    Texts = Mapping[str, tuple[str, str]]
    LibraryOf = Callable[[Texts], AbstractContextManager[Opened]]

RGB_NAMES = {
    "noise": "抗噪声（noise robustness）准确率",
    "rejection": "该拒则拒率（negative rejection）",
    "integration": "信息整合（information integration）准确率",
    "counterfactual": "反事实（counterfactual）准确率",
    "detection": "反事实：指出资料有误的比例（error detection）",
    "correction": "反事实：指出后仍答对的比例（error correction）",
}


@dataclass(frozen=True, slots=True)
class OutsideScores:
    """A benchmark's name, how many questions were asked, and its measures by their Chinese names."""

    benchmark: str
    questions: int
    rates: Mapping[str, Rate]

    def as_record(self) -> dict[str, Any]:
        """For JSON."""
        rates = {name: one.as_record() for name, one in self.rates.items()}
        return {"benchmark": self.benchmark, "questions": self.questions, "measures": plain(rates)}

    def as_text(self) -> str:
        """One line a measure."""
        lines = [f"{self.benchmark}，{self.questions}题"]
        for name, one in self.rates.items():
            lines.append(f"  {name}：{percent(one.value)}（95%区间 {interval(one)}，{one.count}题）")
        return "\n".join(lines)


def run_outside(
    benchmark: str, files: Sequence[Path], settings: Settings, opened: Opener, *, limit: int = 0
) -> OutsideScores:
    """Run a benchmark over its published files; ``limit`` asks only the first questions (0: all)."""
    library = partial(_library_of, settings=settings, opened=opened)
    return (_run_cmrc if benchmark == "cmrc" else _run_rgb)(files, library, limit)


def _run_cmrc(files: Sequence[Path], library: LibraryOf, limit: int) -> OutsideScores:
    texts: dict[str, tuple[str, str]] = {}
    asked: list[tuple[str, cmrc.Reading]] = []
    for number, file in enumerate(files):
        paragraphs, readings = cmrc.read_cmrc(file)
        texts |= {f"p{number}-{one.id}": (one.title, one.text) for one in paragraphs}
        asked += [(f"p{number}-{reading.paragraph}", reading) for reading in readings]
    asked = asked[: limit or None]
    rows = []
    with library(texts) as assistant:
        for document, reading in asked:
            said = _own_words(assistant.ask(reading.question))
            found = [one.passage.document_id for one in assistant.library.search(reading.question, k=5)]
            scores = (cmrc.exact_match, cmrc.f1, cmrc.contains)
            hits = (float(document in found[:1]), float(document in found))
            rows.append((*(score(said, reading.answers) for score in scores), *hits))
    names = ("EM", "F1", "答案含于回答", "检索第1段命中率", "检索前5段命中率")
    return OutsideScores("CMRC／DRCD", len(asked), _columns(names, rows))


def _run_rgb(files: Sequence[Path], library: LibraryOf, limit: int) -> OutsideScores:
    trials = [trial for file in files for trial in _first(rgb.read_rgb(file), limit)]
    texts = {_name(text): ("", text) for trial in trials for text in trial.passages}
    scores: dict[str, list[float]] = {}
    with library(texts) as assistant:
        for trial in trials:
            within = Filters(documents=tuple(dict.fromkeys(map(_name, trial.passages))))
            for name, value in _scored(trial, assistant.ask(trial.question, (), within)).items():
                scores.setdefault(name, []).append(value)
    return OutsideScores("RGB", len(trials), {name: rate(values) for name, values in scores.items()})


def _first(trials: Sequence[rgb.Trial], limit: int) -> Iterable[rgb.Trial]:
    kept = list(dict.fromkeys(trial.id for trial in trials))[: limit or None]
    return (trial for trial in trials if trial.id in kept)


def _scored(trial: rgb.Trial, answer: Answer) -> dict[str, float]:
    said = "" if answer.status == "refused" else _own_words(answer)
    if trial.task == "rejection":
        return {RGB_NAMES["rejection"]: float(answer.status == "refused")}
    right = rgb.holds_answer(said, trial.answers)
    if trial.task == "noise":
        return {f"{RGB_NAMES['noise']}，噪声{trial.noise:.0%}": right}
    if trial.task == "integration":
        return {RGB_NAMES["integration"]: right}
    doubted = rgb.doubts("\n".join((answer.text, *answer.notes)))
    corrected = right if doubted else mean(())
    names = (RGB_NAMES["counterfactual"], RGB_NAMES["detection"], RGB_NAMES["correction"])
    return dict(zip(names, (right, doubted, corrected), strict=True))


def _own_words(answer: Answer) -> str:
    """What the answer claims, without lead-ins and marks; nothing when it was refused."""
    return "" if answer.status == "refused" else "".join(claim.text for claim in answer.claims)


def _name(text: str) -> str:
    return "p" + hashlib.sha256(text.encode()).hexdigest()[:16]


def _columns(names: Sequence[str], rows: Sequence[Sequence[float]]) -> dict[str, Rate]:
    return {name: rate(column) for name, column in zip(names, zip(*rows, strict=True), strict=True)}


@contextmanager
def _library_of(texts: Texts, settings: Settings, opened: Opener) -> Iterator[Opened]:
    """An assistant over a throw-away library of ``texts``: title and text by document id."""
    from assistant.library.build import build_library
    from assistant.library.progress import terminal_progress

    with tempfile.TemporaryDirectory(prefix="assistant-evaluation-") as folder:
        corpus = Path(folder) / "corpus"
        corpus.mkdir()
        for name, (title, text) in texts.items():
            lines = (f"{title}\n\n" if title else "") + text.strip() + "\n"
            (corpus / f"{name}.txt").write_text(lines, encoding="utf-8")
        own = replace(settings, corpus=corpus, index=Path(folder) / "index", chroma_url="")
        with terminal_progress() as progress:
            report = build_library(own, progress=progress)
        if not report.documents:
            raise QuestionError("测试集里没有可以读入的段落，请核对数据文件。")
        with closing(opened(own)) as assistant:
            yield assistant
