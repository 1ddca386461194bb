"""Another order of the evidence: a model's or a cross-encoder's, never other evidence, and the old order behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from scripted_model import DOWN, ScriptedModel

from assistant.answering.assistance import Assistance
from assistant.answering.chain import AnsweringChain
from assistant.answering.prompting import token_count
from assistant.answering.ranking import RERANKED, CrossEncoderRanker, ModelRanker
from assistant.app import Assistant
from assistant.errors import EmbeddingError
from assistant.llm import Message, Meter
from assistant.model import Evidence, Filters
from assistant.search.cross_encoder import CrossEncoderScorer

QUESTION = "无锡产业强市存在哪些问题？"


@pytest.fixture(scope="module")
def evidence(corpus_assistant: Assistant) -> tuple[Evidence, ...]:
    return corpus_assistant.library.search(QUESTION, k=8)


def ids(messages: Sequence[Message]) -> list[str]:
    return re.findall(r"^\[([A-Z]+)\]", messages[1].text, re.MULTILINE)


def passages(evidence: Sequence[Evidence]) -> list[str]:
    return [one.passage.id for one in evidence]


def test_the_models_order_comes_first_and_the_rest_follows(evidence: tuple[Evidence, ...]) -> None:
    model = ScriptedModel([lambda messages: ", ".join([*ids(messages)[5:2:-1], "ZZZZ", ids(messages)[5]])])
    ranked = ModelRanker(model, seconds=10, tokens=9000).rank(Meter(), QUESTION, evidence)
    assert passages(ranked[:3]) == passages(evidence)[5:2:-1]
    assert sorted(passages(ranked)) == sorted(passages(evidence))
    assert [one.score for one in ranked] == sorted((one.score for one in ranked), reverse=True)
    assert [RERANKED in one.found_by for one in ranked] == [True] * 3 + [False] * 5


@pytest.mark.parametrize("line", ["", "不知道", DOWN, "A" * 9000])
def test_without_a_usable_order_the_old_one_stays(evidence: tuple[Evidence, ...], line: str) -> None:
    ranked = ModelRanker(ScriptedModel([line]), seconds=10, tokens=9000).rank(Meter(), QUESTION, evidence)
    assert passages(ranked) == passages(evidence)


def test_what_does_not_fit_the_budget_keeps_its_place_behind(evidence: tuple[Evidence, ...]) -> None:
    model = ScriptedModel([lambda messages: " ".join(reversed(ids(messages)))])
    ranked = ModelRanker(model, seconds=10, tokens=900).rank(Meter(), QUESTION, evidence)
    shown = len(ids(model.asked[0]))
    assert 0 < shown < len(evidence)
    assert token_count(model.asked[0][1].text) < 1000
    assert passages(ranked[:shown]) == passages(evidence)[:shown][::-1]
    assert passages(ranked[shown:]) == passages(evidence)[shown:]


def test_an_answer_is_written_from_the_evidence_in_its_new_order(corpus_assistant: Assistant) -> None:
    model = ScriptedModel([lambda messages: " ".join(ids(messages))])
    ranker = ModelRanker(model, seconds=10, tokens=99_999)
    chain = AnsweringChain(corpus_assistant.library.snapshot(), Assistance(ranker=ranker))
    answer = chain.answer(QUESTION, (), Filters())
    assert answer.text == corpus_assistant.ask(QUESTION).text
    assert len(ids(model.asked[0])) == 24
    assert answer.model_use is not None
    assert answer.model_use.calls == 1


class _LongestFirst:
    """A scorer that likes long passages."""

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        return [float(len(text)) for text in texts]


def test_a_cross_encoders_scores_are_the_order(evidence: tuple[Evidence, ...]) -> None:
    ranked = CrossEncoderRanker(_LongestFirst()).rank(Meter(), QUESTION, evidence)  # type: ignore[arg-type]
    lengths = [one.score for one in ranked]
    assert lengths == sorted(lengths, reverse=True)
    assert sorted(passages(ranked)) == sorted(passages(evidence))


@pytest.mark.slow
def test_any_cross_encoder_folder_is_loaded_without_a_network(tmp_path: Path, evidence: tuple[Evidence, ...]) -> None:
    from sentence_transformers import CrossEncoder
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizer

    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"无锡产业强市存在哪些问题"]
    (tmp_path / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    shape = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
    config = BertConfig(vocab_size=len(words), num_labels=1, max_position_embeddings=512, **shape)
    BertForSequenceClassification(config).save_pretrained(tmp_path / "bert")
    BertTokenizer(str(tmp_path / "vocab.txt")).save_pretrained(tmp_path / "bert")
    CrossEncoder(str(tmp_path / "bert"), device="cpu").save_pretrained(str(tmp_path / "ranker"))
    ranker = CrossEncoderRanker(CrossEncoderScorer(str(tmp_path / "ranker")))
    ranked = ranker.rank(Meter(), QUESTION, evidence)
    assert sorted(passages(ranked)) == sorted(passages(evidence))
    assert ranked == ranker.rank(Meter(), QUESTION, evidence)


def test_a_folder_that_is_no_cross_encoder_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(EmbeddingError, match=r"config\.json"):
        CrossEncoderScorer(str(tmp_path))
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    with pytest.raises(EmbeddingError, match="装不起来"):
        CrossEncoderScorer(str(tmp_path)).scores("？", ["一"])
