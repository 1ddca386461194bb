"""What is measured of each answer, under which name, and how one answer is scored."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from assistant.evaluation import citations, retrieval
from assistant.evaluation.figures import as_read, expected_figures, figure_scores, provenance
from assistant.evaluation.intervals import UNDEFINED, mean
from assistant.evaluation.scoring import failures, folded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.evaluation.examined import ExaminedLibrary
    from assistant.evaluation.questions import Question
    from assistant.evaluation.retrieval import Span
    from assistant.model import Fact


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: its key, its Chinese name, what it says, and whether more is better."""

    name: str
    label: str
    meaning: str
    higher_is_better: bool = True


MEASURES = (
    Measure("passed", "通过率", "状态正确、要点齐全、没有不该有的字样；部分回答算不通过"),
    Measure("key_facts", "要点齐全率", "应有的要点有多少出现在答案里"),
    Measure("list_complete", "列举完整率", "列举题的各项有多少出现在答案里"),
    Measure("figure_exact", "数字全对率", "应有的数字数值、单位都对，所说的地区、指标、时间没有不符（拒答的不计）"),
    Measure("figure_value", "数值相符率", "应有的数字出现在答案里（拒答的不计）"),
    Measure("figure_unit", "单位相符率", "数值出现时单位也对，%与个百分点不同"),
    Measure("figure_subject", "数字地区相符率", "答案说明的地区与校订数据一致"),
    Measure("figure_indicator", "数字指标相符率", "答案说明的指标与校订数据一致"),
    Measure("figure_period", "数字时间相符率", "答案说明的时间与校订数据一致"),
    Measure("provenance", "数字有出处率", "答案里的每个数字都印在所引的那一页上"),
    Measure("evidence_cited", "引到依据率", "引用里有依据原文所在的那一页"),
    Measure("quotes_verbatim", "引文逐字率", "引文与所引页面上的文字一字不差"),
    Measure("citation_recall", "引用支持率", "每句话都有引文支持（ALCE的citation recall）"),
    Measure("citation_precision", "引用必要率", "每条引用都用得上（ALCE的citation precision）"),
    Measure("refused", "该拒则拒率", "应拒答的题确实拒答"),
    Measure("false_refusal", "误拒率", "应回答的题却拒答", higher_is_better=False),
    Measure("hit_1", "检索第1段命中率", "检索的第1段就含依据"),
    Measure("hit_3", "检索前3段命中率", "检索的前3段里有依据"),
    Measure("hit_5", "检索前5段命中率", "检索的前5段里有依据"),
    Measure("mrr_10", "检索MRR@10", "含依据的第一段名次的倒数"),
    Measure("ndcg_10", "检索nDCG@10", "含依据的段落排得多靠前"),
    Measure("repeatable", "复问一致率", "同一问题再问一次，回答完全相同"),
    Measure("judge_correct", "模型评判：答对", "另配的大模型认为答对（默认不用）"),
    Measure("judge_grounded", "模型评判：有据", "另配的大模型认为句句有据（默认不用）"),
)
BY_NAME = {measure.name: measure for measure in MEASURES}


@dataclass(frozen=True, slots=True)
class Result:
    """What one answer is worth: why it failed (empty when it passed), and each measure's value, 0 to 1 or NaN."""

    id: str
    failures: tuple[str, ...]
    values: Mapping[str, float]

    @property
    def passed(self) -> bool:
        """Whether it passed by the rule of the question set."""
        return not self.failures


class Scorer:
    """Scores answers against a library: where the evidence stands, what pages print, which facts are known."""

    def __init__(self, library: ExaminedLibrary) -> None:
        self._library = library
        self._curated = tuple(fact for fact in library.facts() if fact.origin == "curated")
        self._held = frozenset(document.id for document in library.documents())
        self.page_text = lru_cache(maxsize=512)(self._page_text)

    def score(self, question: Question, answer: Mapping[str, Any]) -> Result:
        """What the answer (a line of answers.jsonl) is worth; an answer that is an error record fails, undefined."""
        values = dict.fromkeys(BY_NAME, UNDEFINED)
        reasons = failures(question.as_record(), answer)
        values["passed"] = float(not reasons)
        if "error" in answer:
            return Result(question.id, reasons, values)
        values |= self._of_text(question, answer) | self._of_citations(question, answer)
        values |= self._of_search(question, answer)
        for name in ("repeatable", "judge_correct", "judge_grounded"):
            if answer.get(name) is not None:
                values[name] = float(answer[name])
        return Result(question.id, reasons, values)

    def _of_text(self, question: Question, answer: Mapping[str, Any]) -> dict[str, float]:
        refused = float(answer["status"] == "refused")
        text = folded(answer["answer"])
        found = mean(float(any(folded(one) in text for one in group)) for group in question.must)
        values = {
            "key_facts": found,
            "list_complete": found if question.kind == "list" else UNDEFINED,
            "refused": UNDEFINED if question.answerable else refused,
            "false_refusal": refused if question.answerable else UNDEFINED,
        }
        if not refused:
            expected = expected_figures(question, self._facts_in_evidence(question))
            values |= {f"figure_{name}": value for name, value in asdict(figure_scores(expected, answer)).items()}
        return values

    def _of_citations(self, question: Question, answer: Mapping[str, Any]) -> dict[str, float]:
        recall, precision = citations.recall_and_precision(answer, self._shown)
        return {
            "provenance": provenance(answer, self.page_text),
            "quotes_verbatim": citations.verbatim(answer, self.page_text),
            "citation_recall": recall,
            "citation_precision": precision,
            "evidence_cited": self._evidence_cited(question, answer),
        }

    def _evidence_cited(self, question: Question, answer: Mapping[str, Any]) -> float:
        spans = self._evidence(question)
        if not spans or not answer["citations"]:
            return UNDEFINED
        document = self._library.document(question.document)
        pages = {document.page_at(start).number for start, _ in spans}
        pages |= {document.page_at(end - 1).number for _, end in spans}
        return float(
            any(one["document"] == question.document and (one["page"] or 1) in pages for one in answer["citations"])
        )

    def _of_search(self, question: Question, answer: Mapping[str, Any]) -> dict[str, float]:
        retrieved = answer.get("retrieved")
        spans = self._evidence(question)
        if retrieved is None or not spans:
            return {}
        total = sum(retrieval.overlaps((p.start, p.end), spans) for p in self._library.passages(question.document))
        relevant = [
            one["document"] == question.document and retrieval.overlaps((one["start"], one["end"]), spans)
            for one in retrieved
        ]
        hits = {f"hit_{depth}": retrieval.hit(relevant, total, depth) for depth in (1, 3, 5)}
        mrr, gain = retrieval.reciprocal_rank(relevant, total), retrieval.ndcg(relevant, total)
        return hits | {"mrr_10": mrr, "ndcg_10": gain}

    def _evidence(self, question: Question) -> tuple[Span, ...]:
        """Where the question's evidence stands in its document; nothing when the document is not held."""
        if not question.evidence or question.document not in self._held:
            return ()
        return retrieval.spans_of(question.evidence, self._library.document(question.document).text)

    def _facts_in_evidence(self, question: Question) -> tuple[Fact, ...]:
        spans = self._evidence(question)
        return tuple(
            fact
            for fact in self._curated
            if fact.document_id == question.document and retrieval.overlaps((fact.start, fact.end), spans)
        )

    def _page_text(self, document_id: str, number: int) -> str:
        """What the page prints, and below it the cells of its tables under their columns' heads."""
        if document_id not in self._held:
            return ""
        document = self._library.document(document_id)
        page = document.page(number)
        return as_read(document, page.start, page.end) if page else ""

    def _shown(self, citation: Mapping[str, Any]) -> str:
        """The citation's quotation, in a table with the heads of its columns."""
        if citation["document"] not in self._held or not citations.stands(citation, self.page_text):
            return str(citation["quote"])
        document = self._library.document(citation["document"])
        page = document.page(citation["page"] or 1)
        start = page.start if page else 0
        return as_read(document, start + citation["start"], start + citation["end"])
