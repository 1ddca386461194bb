"""What trains the embedding and the ranking: the split, the examples, the export, and that both learn."""

import json
import lzma
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.search.features import FEATURES
from assistant.search.sounds import letter_sounds
from assistant.search.static_embedding import StaticEmbedding, TokenCutter
from training.bench import reached
from training.data import Data, Pair, PolicyText, load_data, part_of
from training.echo import write_echo
from training.embedding import Example, Training, export, train
from training.letters import write_letters
from training.pools import excerpts, government, paired, titles
from training.questions import ABOUT_WORDS, Style, questions_of, read_text, varied
from training.ranking import Judged, learn, ranks
from training.sounds import write_sounds
from training.token_vectors import Tokens
from training.vocabulary import fit_vocabulary, write_tokenizer

LAW = """第一条为了促进集成电路产业发展，制定本条例。
第二条本条例所称集成电路企业，是指从事设计、制造、封装测试的企业，以及为其提供材料和设备的企业。
第三条由市工业和信息化部门负责集成电路产业发展的统筹协调工作，其他部门按照职责分工做好工作。
第四条到2025年，全市集成电路产业规模达到2000亿元，年均增长15%以上，企业数量和研发投入同步增加。
第五条违反本条例规定，骗取财政扶持资金的，由有关部门追回资金，处一万元以上五万元以下罚款。
"""


def write(path: Path, rows: list[dict[str, str]]) -> None:
    with lzma.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def test_no_document_is_on_two_sides(tmp_path: Path) -> None:
    texts = [
        {"title": f"第{at}号条例", "text": f"第{at}号条例规定的第一件事。第{at}号条例规定的第二件。", "source": "laws"}
        for at in range(200)
    ]
    shared = "本条例自公布之日起施行并由市政府负责解释。"
    pairs = [
        {"a": text["title"], "b": text["text"].split("。")[1] + "。", "kind": "title_text", "source": "laws"}
        for text in texts
    ]
    pairs += [
        {"a": f"问题{at}的答案？", "b": f"段落{at // 2}说的是甲乙丙丁。", "kind": "qa", "source": "cmrc2018-train"}
        for at in range(200)
    ]
    texts = [text | {"text": text["text"] + shared} for text in texts]
    pairs.append({"a": shared, "b": shared, "kind": "ict", "source": "laws"})
    write(tmp_path / "policy_text.jsonl.xz", texts)
    write(tmp_path / "train_pairs_open.jsonl.xz", pairs)
    data = load_data(tmp_path)
    assert load_data(tmp_path) == data
    of_part = {part: {pair.text for pair in held.pairs} for part, held in data.items()}
    assert all(of_part.values())
    assert not of_part["train"] & of_part["test"]
    assert not of_part["train"] & of_part["ranking"]
    assert all(shared not in held for held in of_part.values()), "what stands in documents of several parts is left out"
    for part, held in data.items():
        assert {part_of(text.title) for text in held.texts} <= {part}
        assert all(part_of(pair.document) == part for pair in held.pairs if pair.document)


def test_questions_are_made_of_what_a_document_states() -> None:
    document = read_text(PolicyText("集成电路产业促进条例", LAW), "law")
    style = Style(of_a_passage=20, titled=0.0, replaced=0.0)
    made = [each.question for each in questions_of(document, Random(1), style)]
    assert made == [each.question for each in questions_of(document, Random(1), style)]
    for asked in ("多少", "是指|定义|什么是", "负责|由谁|哪个部门", "处罚|责任"):
        assert any(any(form in question for form in asked.split("|")) for question in made), asked


class LeavesOutAll(Random):
    """A chance by which each word that may be left out is."""

    def random(self) -> float:
        return 0.0


def test_nothing_is_asked_about_no_word_though_each_of_them_may_be_left_out() -> None:
    document = read_text(PolicyText("集成电路产业促进条例", LAW), "law")
    style = Style(of_a_passage=20, titled=0.0, replaced=0.0)
    made = [each.question for each in questions_of(document, LeavesOutAll(1), style)]
    assert made
    assert not {form.format("") for form in ABOUT_WORDS}.intersection(made)


def test_benches_ask_for_what_they_hold_and_cut_out_what_they_ask() -> None:
    titled = {f"第{at}号条例": LAW.replace("集成电路", f"第{at}类") for at in range(4)}
    texts = tuple(PolicyText(title, f"{title}\n{text}") for title, text in titled.items())
    told = "甲{0}于{0}年生在江苏无锡。甲{0}是一位有名的科学家和教师。他一生写了很多很多的书。"
    passages = [told.format(at) for at in range(6)]
    pairs = [Pair(f"甲{at}是谁？", text, "qa", "cmrc2018-train", f"cmrc:{at}") for at, text in enumerate(passages)]
    headings = [Pair("保障措施", f"第{at}项保障。", "heading_para", "policy") for at in range(3)]
    data = {"test": Data((*pairs[:3], *headings[:2]), texts), "train": Data((*pairs[3:], headings[2]), ())}
    asked, held = excerpts(data, "test", 1)
    text_of = {row["id"]: row["text"] for row in held}
    assert len(asked) == 3
    assert len(held) == 6
    assert all(row["query"] not in text_of[row["positive_id"]] for row in asked)
    asked, held = titles(data["test"])
    assert all(row["query"] not in text["text"] for row, text in zip(asked, held, strict=True))
    asked, held = paired(data, "test", 1, "heading_para")
    assert len(asked) == 1, "the same heading is one question"
    assert len(asked[0]["positive_ids"]) == len(held) == 3, "and each of its paragraphs answers it"
    asked, held = government(data["test"], 1)
    assert asked
    assert all(row["positive_id"] in {text["id"] for text in held} for row in asked)


def test_letters_are_counted_by_passage(tmp_path: Path) -> None:
    write_letters(["无锡的产业。", "无锡的产业。", "苏州的" + "业" * 400], tmp_path / "letters.json")
    counted = json.loads((tmp_path / "letters.json").read_bytes())
    assert counted["passages"] == 3
    assert counted["held"] == {"业": 3, "的": 2}


def test_a_word_weighs_the_more_the_oftener_the_text_asked_for_says_it(tmp_path: Path) -> None:
    pairs = [Pair(f"关于机场的规定{kind}", "机场建设。", "title_text", "laws") for kind in "甲乙丙丁"]
    pairs += [Pair(f"税法 机场{kind}", "机场建设。", "heading_para", "laws", "税法") for kind in "子丑"]
    pairs += [Pair("无锡市机场2018年", "机场", "next_para", "laws"), Pair("无锡市2018年", "机场", "title_text", "laws")]
    write_echo(pairs, tmp_path / "echo.json")
    words = json.loads((tmp_path / "echo.json").read_bytes())["words"]
    assert words["机场"] > 1 > words["关于"]
    assert "税法" not in words, "a heading's document is not what it asks for"
    assert not [word for word in words if "无锡" in word or "2018" in word]
    once = [Pair("关于机场的规定", "机场。", "title_text", "laws")] * 3
    write_echo(once, tmp_path / "echo.json")
    assert json.loads((tmp_path / "echo.json").read_bytes())["words"] == {}, "one question is too few"


def test_characters_are_written_by_their_sound(tmp_path: Path) -> None:
    sounds = {"薪": "xin", "新": "xin", "锡": "xi"}
    write_sounds(lambda letter: sounds.get(letter, "?"), tmp_path / "sounds.json")
    assert json.loads((tmp_path / "sounds.json").read_bytes())["sounds"] == {"xi": "锡", "xin": "薪新"}
    assert "新的锡薪".translate(letter_sounds(tmp_path / "sounds.json")) == "薪的锡薪", "新 is heard as 薪"


def test_a_varied_question_says_the_same_in_other_words() -> None:
    said = {varied("服务业营收的增速", Random(seed), 1.0) for seed in range(20)}
    assert len(said) > 1
    assert varied("服务业营收的增速", Random(1), 0.0) == "服务业营收的增速"


@given(st.lists(st.text(alphabet="产业集成电路发展2025年%", max_size=30), min_size=1, max_size=6), st.data())
def test_tokens_of_several_texts_are_those_of_each(texts: list[str], data: st.DataObject) -> None:
    vocabulary = fit_vocabulary([LAW, LAW, LAW, LAW, "产业集成电路发展"], 400)
    cutter = TokenCutter(vocabulary)
    tokens = Tokens(cutter, texts)
    chosen = data.draw(st.lists(st.sampled_from(texts), min_size=1, max_size=6))
    numbers, offsets = tokens.of(np.array([tokens.place[text] for text in chosen]))
    ends = [*offsets[1:], len(numbers)]
    assert [numbers[a:b].tolist() for a, b in zip(offsets, ends, strict=True)] == [
        cutter.tokens([text])[0].tolist() for text in chosen
    ]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_training_brings_a_question_to_its_passage_and_the_export_keeps_it(tmp_path: Path) -> None:
    """Words that never stand together: only training can bring them together."""
    topics = ("甲乙", "丙丁", "戊己", "庚辛", "子丑", "寅卯", "辰巳", "午未")
    answers = ("金木", "水火", "土石", "风雨", "山川", "江河", "花草", "虫鱼")
    examples = [Example(f"{topic}如何", f"{answer}为要") for topic, answer in zip(topics, answers, strict=True)]
    vocabulary = ("[UNK]", *dict.fromkeys("".join((*topics, *answers, "如何为要"))))
    tokens = Tokens(
        TokenCutter(vocabulary),
        [text for example in examples for text in (example.question, example.passage)],
    )
    start = np.random.default_rng(1).normal(size=(len(vocabulary), 16)).astype(np.float32)
    training = Training(dimension=16, batch=8, epochs=60, rate=0.05, block=1)
    vectors = train(examples, tokens, start, training, tmp_path / "checkpoint.npy")
    assert np.array_equal(np.load(tmp_path / "checkpoint.npy"), vectors)
    export(vectors, write_tokenizer(vocabulary), tmp_path / "model")
    model = StaticEmbedding(tmp_path / "model")
    near = (
        model.encode([example.question for example in examples])
        @ model.encode([example.passage for example in examples]).T
    )
    assert near.argmax(axis=1).tolist() == list(range(len(examples)))
    exact = vectors[[vocabulary.index(letter) for letter in "甲乙如何"]].sum(axis=0)
    assert exact / np.linalg.norm(exact) @ model.encode(["甲乙如何"])[0] > 0.999


def test_the_ranking_learns_which_feature_tells_and_needs_no_other() -> None:
    chance = np.random.default_rng(3)
    judgements = []
    for _ in range(60):
        rows = chance.random((6, len(FEATURES)))
        right = np.zeros(6, dtype=bool)
        right[rows[:, FEATURES.index("words")].argmax()] = True
        judgements.append(Judged(rows, right, right, tuple("abcdef")))
    weights = learn({"questions": judgements})
    assert max(weights, key=lambda name: weights[name]) == "words"
    assert reached(ranks(judgements, weights))[0] > 0.9
    without = learn({"questions": judgements}, [name for name in FEATURES if name != "words"])
    assert without["words"] == 0
    assert reached(ranks(judgements, without))[0] < reached(ranks(judgements, weights))[0]
