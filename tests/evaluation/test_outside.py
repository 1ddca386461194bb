"""Outside benchmarks: files in the published forms, the authors' measures by hand, a run from end to end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from assistant.app import open_assistant
from assistant.errors import QuestionError
from assistant.evaluation.cmrc import contains, exact_match, f1, read_cmrc
from assistant.evaluation.outside import RGB_NAMES, run_outside
from assistant.evaluation.rgb import doubts, holds_answer, read_rgb
from assistant.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

LAKE = "太湖是中国第三大淡水湖，面积2427.8平方公里。太湖的最大水深为2.6米。"
TOWER = "惠山古镇在无锡市西侧，以泥人闻名。惠山泥人始于明代。"
SQUAD = {
    "version": "v1.0",
    "data": [
        {
            "title": "太湖",
            "paragraphs": [
                {
                    "id": "D1",
                    "context": LAKE,
                    "qas": [
                        {
                            "id": "D1Q0",
                            "question": "太湖的最大水深为多少米？",
                            "answers": [{"text": "2.6米", "answer_start": 29}],
                        }
                    ],
                }
            ],
        },
        {
            "title": "惠山",
            "paragraphs": [
                {
                    "id": "D2",
                    "context": TOWER,
                    "qas": [
                        {
                            "id": "D2Q0",
                            "question": "惠山泥人始于什么朝代？",
                            "answers": [{"text": "明代", "answer_start": 22}],
                        }
                    ],
                }
            ],
        },
    ],
}
FLAT = [
    {
        "context_id": "T1", "context_text": LAKE, "title": "太湖",
        "qas": [{"query_id": "T1Q0", "query_text": "太湖的最大水深为多少米？", "answers": ["2.6米", "水深2.6米"]}],
    }
]  # fmt: skip
NOISE = {
    "id": 0, "query": "太湖的最大水深为多少米？", "answer": ["2.6米"],
    "positive": ["太湖的最大水深为2.6米。", "据测，太湖最大水深2.6米。"],
    "negative": [f"第{n}届足球联赛在某地开幕，共{n}支球队参加。" for n in range(11, 17)],
}  # fmt: skip
INTEGRATION = {
    "id": 1, "query": "太湖的最大水深和惠山泥人的起始朝代", "answer": [["2.6米"], ["明代", "明朝"]],
    "positive": [["太湖的最大水深为2.6米。", "太湖水深，最大2.6米。"], ["惠山泥人始于明代。"]],
    "negative": NOISE["negative"],
}  # fmt: skip
COUNTERFACTUAL = NOISE | {"id": 2, "fakeanswer": "26米", "positive_wrong": ["太湖的最大水深为26米。"]}


def written(folder: Path, name: str, *records: object) -> Path:
    file = folder / name
    file.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in records), encoding="utf-8")
    return file


# --- CMRC and DRCD -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("held", [SQUAD, FLAT], ids=["squad", "flat"])
def test_both_published_forms_are_read(held: object, tmp_path: Path) -> None:
    paragraphs, readings = read_cmrc(written(tmp_path, "dev.json", held))
    assert paragraphs[0].text == LAKE
    assert readings[0].question == "太湖的最大水深为多少米？"
    assert readings[0].answers[0] == "2.6米"
    assert readings[0].paragraph == paragraphs[0].id


@pytest.mark.parametrize("held", [{"data": [{}]}, [{"qas": []}], {"data": []}, 3])
def test_another_file_is_refused(held: object, tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="应为官方发布的"):
        read_cmrc(written(tmp_path, "dev.json", held))


def test_exact_match_leaves_punctuation_and_case_aside() -> None:
    assert exact_match(" “G60”。", ["g60 "]) == 1.0
    assert exact_match("明代。", ["清代", "明代"]) == 1.0
    assert exact_match("始于明代", ["明代"]) == 0.0


def test_f1_takes_the_longest_common_run_and_the_best_answer() -> None:
    # 始于明代 against 明代: the run 明代 is 2 of 4 and 2 of 2 → 2·0.5·1/1.5 = 2/3.
    assert f1("始于明代", ["明代"]) == pytest.approx(2 / 3)
    # 明清两代 against 明代: the longest run is one character, 1 of 4 and 1 of 2 → 2·0.25·0.5/0.75 = 1/3.
    assert f1("明清两代", ["明代"]) == pytest.approx(1 / 3)
    assert f1("明清两代", ["明代", "明清两代"]) == 1.0
    assert f1("无关", ["明代"]) == 0.0
    assert f1("", ["明代"]) == 0.0


def test_a_run_of_letters_or_digits_is_one_segment() -> None:
    # 深, 2600, 米 against 2600, 米: the run is 2 of 3 and 2 of 2.
    assert f1("深2600米", ["2600米"]) == pytest.approx(2 * (2 / 3) * 1 / (2 / 3 + 1))


def test_an_answer_inside_a_sentence_is_contained() -> None:
    assert contains("惠山泥人始于明代。", ["明代"]) == 1.0
    assert contains("惠山泥人始于清代。", ["明代"]) == 0.0


def test_cmrc_from_end_to_end(tmp_path: Path) -> None:
    scores = run_outside("cmrc", [written(tmp_path, "dev.json", SQUAD)], Settings(), open_assistant)
    assert scores.questions == 2
    assert scores.rates["检索前5段命中率"].value == 1.0
    assert scores.rates["答案含于回答"].value == 1.0
    assert scores.rates["EM"].value == 0.0  # whole sentences are answered
    assert 0.0 < scores.rates["F1"].value < 1.0
    assert scores.as_text().startswith("CMRC／DRCD，2题\n  EM：0.0%")


# --- RGB ---------------------------------------------------------------------------------------------------------


def test_noise_takes_the_place_of_good_passages(tmp_path: Path) -> None:
    trials = read_rgb(written(tmp_path, "zh.json", NOISE))
    good = [sum(passage in NOISE["positive"] for passage in trial.passages) for trial in trials]
    assert [(trial.task, trial.noise) for trial in trials][-2:] == [("noise", 0.8), ("rejection", 1.0)]
    assert good == [2, 2, 2, 2, 1, 0]  # there are only two good ones; the rest of the five is noise
    assert all(len(trial.passages) == 5 for trial in trials)


def test_integration_gives_a_passage_of_each_part_first(tmp_path: Path) -> None:
    (trial,) = read_rgb(written(tmp_path, "zh_int.json", INTEGRATION))
    assert trial.task == "integration"
    assert trial.passages[:3] == ("太湖的最大水深为2.6米。", "惠山泥人始于明代。", "太湖水深，最大2.6米。")
    assert len(trial.passages) == 5


def test_the_counterfactual_set_gives_the_wrong_passages(tmp_path: Path) -> None:
    (trial,) = read_rgb(written(tmp_path, "zh_fact.json", COUNTERFACTUAL))
    assert (trial.task, trial.passages[0]) == ("counterfactual", "太湖的最大水深为26米。")


def test_a_reply_is_right_when_it_holds_each_answer_in_one_form() -> None:
    assert holds_answer("水深 2.6 米，始于明朝", [("2.6米",), ("明代", "明朝")]) == 1.0
    assert holds_answer("水深2.6米", [("2.6米",), ("明代", "明朝")]) == 0.0
    assert doubts("两份资料不一致") == 1.0
    assert doubts("水深2.6米") == 0.0


def test_a_line_in_another_form_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="第2行不是RGB的数据"):
        read_rgb(written(tmp_path, "zh.json", NOISE, {"id": 1, "query": "？"}))
    with pytest.raises(QuestionError, match="里没有问题"):
        read_rgb(written(tmp_path, "zh.json"))


def test_rgb_from_end_to_end(tmp_path: Path) -> None:
    files = [written(tmp_path, "zh.json", NOISE), written(tmp_path, "zh_fact.json", COUNTERFACTUAL)]
    scores = run_outside("rgb", files, Settings(), open_assistant)
    assert scores.questions == 7
    assert scores.rates[f"{RGB_NAMES['noise']}，噪声0%"].value == 1.0
    assert scores.rates[RGB_NAMES["rejection"]].value == 1.0
    # Told only 26米, an assistant that quotes its library answers 26米: wrong, and it does not know better.
    assert scores.rates[RGB_NAMES["counterfactual"]].value == 0.0
    assert scores.as_record()["measures"][RGB_NAMES["correction"]]["value"] is None


def test_a_limit_asks_only_the_first_questions(tmp_path: Path) -> None:
    scores = run_outside("cmrc", [written(tmp_path, "dev.json", SQUAD)], Settings(), open_assistant, limit=1)
    assert scores.questions == 1
