"""The embedder seam: the embedding that comes with the project, and any other."""

import json
import shutil
import socket
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import EmbeddingError
from assistant.search.embedding import (
    BUILT_IN_FOLDER,
    BuiltInEmbedder,
    SentenceTransformerEmbedder,
    embedder_name,
    open_embedder,
)
from assistant.settings import Settings

BUILT_IN = BuiltInEmbedder()
TEXTS = [
    "2018年无锡服务业增加值同比增长8.08%",
    "R&D投入占比、Ｒ＆Ｄ　投入２７．４％",
    "",
    "。，、",
    "🙂 emoji und Wörter, naïve ﬁne",
    "第一条为了促进集成电路产业发展，制定本条例。\n第二条　本市行政区域内适用本条例。",
    "苏州\tABC 繁體字與簡體字",
    "a" * 500 + "产业" * 300,
]


@settings(deadline=None)
@given(st.lists(st.text(max_size=80), max_size=5))
def test_vectors_have_length_one_or_zero_and_do_not_depend_on_their_neighbours(texts: list[str]) -> None:
    vectors = BUILT_IN.encode_passages(texts)
    assert vectors.shape == (len(texts), BUILT_IN.dimension)
    assert vectors.dtype == np.float32
    lengths = np.linalg.norm(vectors, axis=1)
    assert all(np.isclose(length, 1, atol=1e-5) or length == 0 for length in lengths)
    for text, vector in zip(texts, vectors, strict=True):
        assert np.array_equal(BUILT_IN.encode_questions([text])[0], vector)


def test_real_passages_have_the_same_bits_alone_and_among_others() -> None:
    """How a matrix product adds up differs by size and machine: with other bits no two libraries are alike."""
    text = (Path(__file__).parents[2] / "corpus/plans/wuxi-statistics-2021-2025.md").read_text(encoding="utf-8")
    passages = [text[at : at + 300] for at in range(0, len(text), 90)]
    together, backwards = BUILT_IN.encode_passages(passages), BUILT_IN.encode_passages(passages[::-1])
    alone = np.vstack([BUILT_IN.encode_passages([passage]) for passage in passages])
    assert np.array_equal(together, alone)
    assert np.array_equal(together, backwards[::-1])


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_sentence_transformers_gives_the_same_vectors() -> None:
    from sentence_transformers import SentenceTransformer

    theirs = SentenceTransformer(str(BUILT_IN_FOLDER), device="cpu").encode(TEXTS, show_progress_bar=False)
    assert np.abs(theirs - BUILT_IN.encode_passages(TEXTS)).max() < 1e-3


def test_tokens_are_those_of_the_tokenizer_file() -> None:
    tokenizers = pytest.importorskip("tokenizers")
    theirs = tokenizers.Tokenizer.from_file(str(BUILT_IN_FOLDER / "tokenizer.json"))
    listed = (BUILT_IN_FOLDER / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
    assert {token: number for number, token in enumerate(listed)} == theirs.get_vocab()
    for text in TEXTS:
        numbers, _ = BUILT_IN._model._cutter.tokens([text])
        assert theirs.encode(text, add_special_tokens=False).ids == numbers.tolist()


def test_the_same_meaning_is_nearer_than_another() -> None:
    """A question lies nearer to what answers it in other words than to what shares its words with it."""
    for question, answer, other in (
        ("老人没人照顾怎么办", "完善居家养老服务，为高龄老年人提供上门照料。", "推动集成电路设计企业与制造企业协同。"),
        ("怎么招到高层次的人", "实施太湖人才计划，引进领军型创新创业团队。", "推进垃圾分类和污水处理设施建设。"),
        ("企业缺钱怎样帮助", "设立融资担保基金，降低中小微企业贷款利率。", "建设城市轨道交通线路，改善居民出行。"),
        ("空气质量变好了吗", "细颗粒物平均浓度下降，优良天数比例提高。", "高等学校在校学生人数稳步增加。"),
    ):
        asked = BUILT_IN.encode_questions([question])[0]
        near, far = BUILT_IN.encode_passages([answer, other]) @ asked
        assert near > far, question


def test_width_and_spaces_make_no_difference() -> None:
    half, full = BUILT_IN.encode_passages(["R&D投入27.4%", "Ｒ＆Ｄ 投入２７．４％"])
    assert np.allclose(half, full, atol=1e-6)


def test_the_model_is_small_and_its_name_follows_from_its_content() -> None:
    files = [file for file in BUILT_IN_FOLDER.rglob("*") if file.is_file()]
    assert sum(file.stat().st_size for file in files) <= 20_000_000
    assert "CC BY-SA 4.0" in (BUILT_IN_FOLDER / "README.md").read_text(encoding="utf-8")
    assert json.loads((BUILT_IN_FOLDER / "recipe.json").read_bytes())["digest"] in BUILT_IN.name


def test_a_model_that_is_cut_short_is_one_clear_sentence(tmp_path: Path) -> None:
    shutil.copytree(BUILT_IN_FOLDER, tmp_path / "policy-static")
    (tmp_path / "policy-static/model.safetensors").write_bytes(b"short")
    with pytest.raises(EmbeddingError, match="请重新安装"):
        BuiltInEmbedder(tmp_path / "policy-static")


def test_settings_name_the_embedder_without_loading_it() -> None:
    assert embedder_name(Settings()) == open_embedder(Settings()).name
    plain = embedder_name(Settings(embedding="some/model"))
    prompted = embedder_name(Settings(embedding="some/model", embedding_question_prompt="问："))
    assert plain == "some/model" != prompted


def test_a_model_that_is_not_here_is_one_clear_sentence_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No look-up is even tried: a machine without network would wait for half a minute."""
    asked: list[object] = []
    monkeypatch.setattr(socket, "getaddrinfo", lambda *host, **_: asked.append(host))
    for model in (str(tmp_path), str(tmp_path / "gone"), "nobody/no-such-model", "no-such-model"):
        started = time.process_time()
        with pytest.raises(EmbeddingError, match=r"装不起来.*ASSISTANT_EMBEDDING") as caught:
            open_embedder(Settings(embedding=model))
        assert time.process_time() - started < 1
        assert "\n" not in str(caught.value)
    assert asked == []


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_transformer_serves_and_reads_the_prompt_before_the_text(tmp_path: Path) -> None:
    """A BERT of one layer with random weights, made here."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"无锡服务业增速规划问文："]
    (tmp_path / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    shape = BertConfig(
        vocab_size=len(words), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32
    )
    BertModel(shape).save_pretrained(tmp_path / "bert")
    BertTokenizerFast(str(tmp_path / "vocab.txt")).save_pretrained(tmp_path / "bert")
    body = Transformer(str(tmp_path / "bert"))
    SentenceTransformer(modules=[body, Pooling(16)], device="cpu").save(str(tmp_path / "model"))

    plain = SentenceTransformerEmbedder(str(tmp_path / "model"))
    prompted = SentenceTransformerEmbedder(str(tmp_path / "model"), question_prompt="问：", passage_prompt="文：")
    assert plain.dimension == 16
    passages = plain.encode_passages(["无锡服务业", "问：规划"])
    assert passages.shape == (2, 16)
    assert passages.dtype == np.float32
    assert np.allclose(np.linalg.norm(passages, axis=1), 1, atol=1e-5)
    assert np.allclose(prompted.encode_questions(["规划"])[0], passages[1], atol=1e-5)
    assert not np.allclose(prompted.encode_passages(["规划"])[0], passages[1], atol=1e-3)
    assert plain.encode_passages([]).shape == (0, 16)
