"""The embedder seam."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import EmbeddingError
from assistant.search.embedding import HashedEmbedder, SentenceTransformerEmbedder, embedder_name, open_embedder
from assistant.settings import Settings

HASHED = HashedEmbedder()


@given(st.lists(st.text(max_size=80), max_size=5))
def test_hashed_vectors_have_length_one_or_zero_and_do_not_depend_on_their_neighbours(texts: list[str]) -> None:
    vectors = HASHED.encode_passages(texts)
    assert vectors.shape == (len(texts), HASHED.dimension)
    assert vectors.dtype == np.float32
    lengths = np.linalg.norm(vectors, axis=1)
    assert all(np.isclose(length, 1, atol=1e-5) or length == 0 for length in lengths)
    for text, vector in zip(texts, vectors, strict=True):
        assert np.array_equal(HASHED.encode_questions([text])[0], vector)


def test_alike_texts_are_nearer_than_others() -> None:
    question, alike, other = HASHED.encode_passages(
        ["无锡服务业增加值增速", "2018年无锡服务业增加值同比增长8.08%", "上海大都市圈空间规划分几个层次"]
    )
    assert question @ alike > question @ other + 0.2


def test_the_hash_is_the_same_on_every_machine() -> None:
    """Written down once: another hash would make stored vectors and new questions strangers."""
    vector = HASHED.encode_passages(["产业强市"])[0]
    signs = {int(place): int(np.sign(vector[place])) for place in np.flatnonzero(vector)}
    assert signs == {11: 1, 123: 1, 129: -1, 136: -1, 143: 1, 189: -1, 203: -1, 233: -1, 234: 1}


def test_width_and_spaces_make_no_difference() -> None:
    half, full = HASHED.encode_passages(["R&D投入27.4%", "Ｒ＆Ｄ 投入２７．４％"])
    assert np.array_equal(half, full)


def test_settings_name_the_embedder_without_loading_it() -> None:
    assert embedder_name(Settings()) == open_embedder(Settings()).name
    plain = embedder_name(Settings(embedding="some/model"))
    prompted = embedder_name(Settings(embedding="some/model", embedding_question_prompt="问："))
    assert plain == "some/model" != prompted


@pytest.mark.slow
def test_a_model_that_is_not_here_is_one_clear_sentence(tmp_path: Path) -> None:
    for model in (str(tmp_path), "nobody/no-such-model"):
        with pytest.raises(EmbeddingError, match=r"装不起来.*ASSISTANT_EMBEDDING"):
            open_embedder(Settings(embedding=model))


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_any_sentence_transformers_model_serves(tmp_path: Path) -> None:
    """A static embedding of seven words, made here; the prompt is read before the text."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace

    words = ["[UNK]", "无锡", "服务业", "增速", "规划", "问", "文"]
    tokenizer = Tokenizer(WordLevel({word: at for at, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    weights = np.eye(len(words), 8, dtype=np.float32)
    SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_weights=weights)]).save(str(tmp_path / "model"))

    embedder = SentenceTransformerEmbedder(str(tmp_path / "model"), question_prompt="问 ")
    assert embedder.dimension == 8
    passages = embedder.encode_passages(["无锡 服务业", "规划"])
    assert passages.shape == (2, 8)
    assert passages.dtype == np.float32
    assert np.allclose(np.linalg.norm(passages, axis=1), 1, atol=1e-5)
    question = embedder.encode_questions(["无锡 服务业"])[0]
    assert question[words.index("问")] > 0
    assert question @ passages[0] > question @ passages[1]
    assert embedder.encode_passages([]).shape == (0, 8)
