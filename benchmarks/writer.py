"""What proving a language model's sentences costs: reading the reply, and the gate, for answers of 500 characters.

``python -m benchmarks.writer`` prints the table. The model is a script that writes at once, so that only our own time
is measured, as processor time: the prompt, the reader, each sentence held against its evidence and the gate.
"""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.answering.chain import AnsweringChain, Asked
from assistant.answering.figures.saying import fact_sentence
from assistant.answering.writer.brief import Brief, brief_for
from assistant.answering.writer.sentences import SentenceReader
from assistant.answering.writer.writing import Writer, may_be_reworded
from assistant.evaluation.intervals import percentile
from assistant.library.build import build_library
from assistant.library.open import Library
from assistant.llm import Message, Meter
from assistant.model import Filters
from assistant.settings import from_environment
from benchmarks.index import REPOSITORY

WRITTEN = 600  # characters of the reply, so that answers of about 500 come of it: some sentences are refused
ANSWER = range(450, 651)
TOKENS = 6000
READ = 1_000_000


@dataclass
class _Scripted:
    """A model that says one thing, at once."""

    says: str
    name: str = "scripted"

    def reply(self, messages: Sequence[Message], meter: Meter, seconds: float) -> Iterator[str]:
        meter.calls += 1
        for at in range(0, len(self.says), 8):
            yield self.says[at : at + 8]


def report() -> None:
    """Print what the prompt, the proof of a whole answer and the reader take."""
    with tempfile.TemporaryDirectory() as folder:
        settings = replace(from_environment(), corpus=REPOSITORY / "corpus", index=Path(folder))
        build_library(settings)
        chain = AnsweringChain(Library.open(settings).snapshot())
        prompts, answers, lengths, passed = [], [], [], []
        for line in (REPOSITORY / "corpus/questions.jsonl").read_text(encoding="utf-8").splitlines():
            verified = chain.runnable.invoke(Asked(json.loads(line)["question"], (), Filters(), Meter()))
            if not may_be_reworded(verified.gathered, verified.answer):
                continue
            begun = time.process_time()
            brief = brief_for(verified.gathered, verified.answer, TOKENS)
            brief.messages()
            prompts.append(time.process_time() - begun)
            says = _reply(brief)
            writer = Writer(_Scripted(says), seconds=60, tokens=TOKENS)
            begun = time.process_time()  # once each: nothing of this answer has been read before
            answer = writer.write(verified.gathered, verified.answer, chain._proven, Meter())
            taken = time.process_time() - begun
            if len(answer.text) in ANSWER:
                answers.append(taken)
                lengths.append(len(answer.text))
                passed.append(sum(claim.kind == "generated" for claim in answer.claims))
    print("| 项目 | 实测 | 要求 |\n| --- | --- | --- |")
    print(f"| 大模型的提示（中位数，{len(prompts)}问） | {_milliseconds(statistics.median(prompts))} | |")
    what = f"{len(answers)}个回答，中位{statistics.median(lengths):.0f}字、改写{statistics.median(passed):.0f}句"
    print(f"| 提示、断句、逐句核对（中位数，{what}） | {_milliseconds(statistics.median(answers))} | 30 毫秒以内 |")
    print(f"| 同上（95分位） | {_milliseconds(percentile(answers, 0.95))} | |")
    print(f"| 断句 | {READ / _reading() / 1e6:.2f} 百万字/秒 | |")


def _reply(brief: Brief) -> str:
    """About 600 characters: figures in frames, sentences with their first comma made a semicolon."""
    tokens = {fact: token for token, fact in brief.facts.items()}
    said: list[str] = []
    for name, exhibit in brief.exhibits.items():
        if exhibit.in_table or exhibit.by_editor or sum(map(len, said)) >= WRITTEN:
            continue
        if exhibit.figures:
            figured = exhibit.figures[0]
            framed = fact_sentence(figured.fact).replace(figured.printed, f"⟦{tokens[figured.fact]}⟧")
            said.append(f"{framed}[{name}]")
        else:
            said.append(f"{exhibit.text.replace('，', '；', 1)}[{name}]")
    return "".join(said)


def _reading() -> float:
    text = ("无锡服务业增加值同比增长⟦F1⟧，与南京相比有差距。[KQX]【BCF】" * (READ // 32))[:READ]
    reader = SentenceReader()
    begun = time.process_time()
    for at in range(0, len(text), 8):
        for _ in reader.feed(text[at : at + 8]):
            pass
    return time.process_time() - begun


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:.1f} 毫秒"


if __name__ == "__main__":
    report()
