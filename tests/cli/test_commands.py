"""The commands in this process: what they print, what they say, and how they end."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.cli import main
from assistant.quantity import find_quantities

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]

GROWTH = "2018年无锡服务业增加值增速是多少？"
KEYS = {
    "id",
    "question",
    "status",
    "answer",
    "claims",
    "citations",
    "facts",
    "computed",
    "notes",
    "searched",
    "seconds",
}
CITATION_KEYS = {"mark", "document", "title", "page", "section", "quote", "start", "end", "passage"}
FACT_KEYS = {"subject", "indicator", "measure", "period", "value", "unit", "document", "page", "quote", "origin"}
FULL_FACT_KEYS = FACT_KEYS | {"direction", "bound", "start", "end", "sentence", "sure"}
CHINESE = range(0x4E00, 0xA000)


def is_chinese(text: str) -> bool:
    return any(ord(sign) in CHINESE for sign in text)


# --- ask -----------------------------------------------------------------------------------------------------------


def test_an_answer_is_one_object_with_every_key_of_the_contract(run: Run) -> None:
    status, out, err = run("ask", "2018年南京与无锡服务业增加值增速相差多少？", "--json")
    record = json.loads(out)
    assert (status, err, out.count("\n")) == (0, "", 1)
    assert set(record) >= KEYS
    assert record["status"] == "answered"
    assert all(set(one) == {"text", "kind", "citations"} for one in record["claims"])
    assert all(set(one) >= CITATION_KEYS for one in record["citations"])
    assert all(set(one) >= FACT_KEYS for one in record["facts"])
    assert set(record["searched"]) == {"documents", "passages"}
    (computed,) = record["computed"]
    assert set(computed) == {"label", "formula", "value", "unit", "operands"}
    assert (computed["formula"], computed["value"], computed["unit"]) == ("11.84 − 8.08", "3.76", "个百分点")
    assert [record["facts"][at]["value"] for at in computed["operands"]] == ["11.84", "8.08"]


def test_values_are_decimal_strings_and_kinds_are_the_contracts(run: Run) -> None:
    record = json.loads(run("ask", GROWTH, "--json")[1])
    assert [(fact["value"], fact["unit"], fact["origin"]) for fact in record["facts"]] == [("8.08", "%", "extracted")]
    assert {claim["kind"] for claim in record["claims"]} <= {"quoted", "fact", "computed", "generated"}
    assert isinstance(record["seconds"], float)
    assert "<" not in record["answer"]


def test_a_quote_is_a_substring_of_what_show_prints(run: Run) -> None:
    record = json.loads(run("ask", "存在哪些问题？", "--json")[1])
    assert {one["page"] for one in record["citations"]} == {1, 2}
    for one in record["citations"]:
        shown = json.loads(run("show", one["document"], "--page", str(one["page"]), "--json")[1])["text"]
        assert shown[one["start"] : one["end"]] == one["quote"]
        assert one["quote"] in run("show", one["document"], "--page", str(one["page"]))[1]


def test_a_document_without_pages_is_cited_without_one_and_with_its_sources(run: Run) -> None:
    record = json.loads(run("ask", "支持重点有哪些？", "--json")[1])
    assert {one["page"] for one in record["citations"]} == {None}
    assert record["citations"][0]["sources"][0] == {"title": "若干政策", "url": "https://example.org/a", "access": ""}
    assert "[1][1]" not in record["answer"]


@pytest.mark.parametrize("words", [("ask", GROWTH, "--json"), ("ask", "--json", GROWTH)])
def test_json_stands_before_or_after_the_question(run: Run, words: tuple[str, ...]) -> None:
    assert json.loads(run(*words)[1])["question"] == GROWTH


def test_json_and_places_stand_before_the_command_too(places: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--json", *places, "ask", GROWTH]) == 0
    assert json.loads(capsys.readouterr().out)["status"] == "answered"


def test_places_come_from_the_environment_and_options_come_first(
    places: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("ASSISTANT_CORPUS", places[1])
    monkeypatch.setenv("ASSISTANT_INDEX", places[3])
    assert main(["status"]) == 0
    assert "2份文件" in capsys.readouterr().out
    assert main(["status", "--index", str(tmp_path)]) == 1


def test_for_reading_an_answer_has_its_status_its_citations_and_what_was_searched(run: Run) -> None:
    status, out, err = run("ask", "2018年无锡服务业增加值增速是多少？")
    assert (status, err) == (0, "")
    assert out.startswith("【已回答】")
    assert "8.08%" in out
    assert "[1] 《无锡产业研究》，第1页，1 成效：“2018年无锡服务业增加值同比增长8.08%" in out
    assert "检索了2份文件" in out


def test_a_refusal_is_done(run: Run) -> None:
    status, out, _ = run("ask", "火星上有几座火山？")
    assert status == 0
    assert out.startswith("【未找到依据】")


def test_history_completes_a_question_and_shows_how_it_was_understood(run: Run) -> None:
    _, out, _ = run("ask", "那南京呢？", "--history", GROWTH)
    assert out.startswith("理解为：2018年南京服务业增加值增速是多少？")
    assert "11.84%" in out
    twice = run("ask", "两者差多少？", "--json", "--history", GROWTH, "--history", "那南京呢？")
    record = json.loads(run("ask", "两者差多少？", "--json", "--history", GROWTH, "那南京呢？")[1])
    told = {key: value for key, value in record.items() if key != "seconds"}
    assert {key: value for key, value in json.loads(twice[1]).items() if key != "seconds"} == told
    assert record["computed"][0]["value"] == "3.76"
    assert record["question"] == "两者差多少？"


def test_a_search_keeps_to_the_documents_named(run: Run) -> None:
    record = json.loads(run("ask", GROWTH, "--json", "--document", "chips")[1])
    assert (record["status"], record["searched"]["documents"]) == ("refused", 1)
    assert json.loads(run("ask", GROWTH, "--json", "--document", "chips", "study")[1])["status"] == "answered"


def test_an_unknown_document_is_named(run: Run) -> None:
    status, out, err = run("ask", GROWTH, "--document", "missing")
    assert (status, out) == (1, "")
    assert "missing" in err
    assert is_chinese(err)


@pytest.mark.parametrize("question", ["", "  ", "？？"])
def test_an_empty_question_is_an_error(run: Run, question: str) -> None:
    status, out, err = run("ask", question)
    assert (status, out) == (1, "")
    assert "问题是空的" in err


# --- batch ---------------------------------------------------------------------------------------------------------


def test_a_batch_answers_in_order_and_goes_on_after_a_bad_line(run: Run, tmp_path: Path) -> None:
    lines = [
        {"id": "a", "question": GROWTH},
        "{broken",
        {"id": "b", "question": "那南京呢？", "history": [GROWTH]},
        {"id": "c"},
        {"id": "d", "question": "   "},
        ["no object"],
        {"id": "e", "question": "火星上有几座火山？", "history": None},
        {"id": "f", "question": "问", "history": "no list"},
        {"id": 7, "question": GROWTH},
    ]
    file = tmp_path / "asked.jsonl"
    written = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
    file.write_text("\ufeff" + "\n\n".join(written) + "\n", encoding="utf-8")
    status, out, _ = run("ask", "--batch", str(file), "--json")
    records = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert [record["id"] for record in records] == ["a", None, "b", "c", "d", None, "e", "f", 7]
    assert [record.get("status", "error") for record in records] == [
        *("answered", "error", "answered", "error", "error", "error", "refused", "error", "answered")
    ]
    assert [record["line"] for record in records if "error" in record] == [3, 7, 9, 11, 15]
    assert all(is_chinese(record["error"]) for record in records if "error" in record)
    assert "11.84%" in records[2]["answer"]
    assert {**records[0], "id": 7, "seconds": 0} == {**records[8], "seconds": 0}


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00broken"])
def test_a_batch_file_that_cannot_be_read_is_wrong_usage(run: Run, tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "asked.jsonl"
    if content is not None:
        file.write_bytes(content)
    status, out, err = run("ask", "--batch", str(file), "--json")
    assert (status, out) == (2, "")
    assert "asked.jsonl" in err


def test_an_empty_batch_prints_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "asked.jsonl").write_text("\n\n", encoding="utf-8")
    assert run("ask", "--batch", str(tmp_path / "asked.jsonl"), "--json") == (0, "", "")


# --- index, show, status -------------------------------------------------------------------------------------------


def test_index_again_finds_nothing_to_do(run: Run) -> None:
    status, out, _ = run("index")
    assert status == 0
    assert "没有变化" in out
    assert json.loads(run("index", "--json")[1])["published"] is False


def test_index_names_what_it_refuses_and_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "good.txt").write_text("港口建设提速。", encoding="utf-8")
    (corpus / "empty.txt").write_text("", encoding="utf-8")
    (corpus / "broken.pdf").write_bytes(b"%PDF-1.4 no more")
    assert main(["index", "--corpus", str(corpus), "--index", str(tmp_path / "index")]) == 0
    out = capsys.readouterr().out
    assert "good.txt" in out
    assert "empty.txt" in out
    assert "broken.pdf" in out


def test_index_goes_back_to_the_version_before(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus, options = tmp_path / "corpus", ["--corpus", str(tmp_path / "corpus"), "--index", str(tmp_path / "index")]
    corpus.mkdir()
    for name in ("one.txt", "two.txt"):
        assert main(["index", "--rollback", *options]) == 1
        assert "退不回去" in capsys.readouterr().err
        (corpus / name).write_text(f"{name}讲港口建设提速。", encoding="utf-8")
        assert main(["index", *options]) == 0
    assert main(["index", "--rollback", *options]) == 0
    assert "已退回" in capsys.readouterr().out
    assert main(["status", *options]) == 0
    assert "1份文件" in capsys.readouterr().out


def test_show_prints_the_page(run: Run) -> None:
    assert run("show", "study", "--page", "2") == (0, "第三，土地资源紧张。\n", "")
    assert json.loads(run("show", "study", "--json")[1])["page"] == 1


@pytest.mark.parametrize(("page", "status"), [("0", 2), ("3", 2), ("-1", 2), ("x", 2)])
def test_a_page_that_is_not_there_is_wrong_usage(run: Run, page: str, status: int) -> None:
    ended, out, err = run("show", "study", "--page", page)
    assert (ended, out) == (status, "")
    assert is_chinese(err)


def test_a_document_that_is_not_there_is_named(run: Run) -> None:
    status, out, err = run("show", "missing")
    assert (status, out) == (1, "")
    assert "missing" in err


def test_status_lists_what_is_held(run: Run) -> None:
    assert "chips  芯片政策（摘编）（无锡市人民政府，2023年）" in run("status")[1]
    record = json.loads(run("status", "--json")[1])
    assert record["counts"]["documents"] == 2
    assert [(one["id"], one["kind"], one["pages"]) for one in record["documents"]] == [
        ("chips", "digest", 1),
        ("study", "paper", 2),
    ]
    assert record["manifest"]["dimension"] > 0


# --- facts ---------------------------------------------------------------------------------------------------------


def facts(run: Run, *words: str) -> list[dict[str, object]]:
    status, out, _ = run("facts", *words, "--format", "json")
    assert status == 0
    return list(json.loads(out))


def test_facts_have_every_key_of_the_contract_and_stand_on_their_page(run: Run) -> None:
    held = facts(run)
    assert held
    for one in held:
        assert set(one) >= FULL_FACT_KEYS
        shown = json.loads(run("show", str(one["document"]), "--page", str(one["page"] or 1), "--json")[1])["text"]
        (printed,) = find_quantities(shown[one["start"] : one["end"]])  # type: ignore[misc]
        assert (format(printed.value.value, "f"), printed.value.unit) == (one["value"], one["unit"])
        assert str(one["quote"]) in shown
        assert one["direction"] in {"up", "down", ""}
        assert isinstance(one["sure"], bool)


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (("--subject", "无锡市", "--indicator", "第三产业增加值"), {"8.08"}),
        (("--subject", "南京"), {"11.84"}),
        (("--period", "2018年", "--indicator", "服务业增加值"), {"8.08", "11.84"}),
        (("--period", "2017年"), set()),
        (("--document", "chips", "--subject", "南京"), set()),
    ],
)
def test_facts_are_chosen_by_what_is_given(run: Run, words: tuple[str, ...], values: set[str]) -> None:
    assert {one["value"] for one in facts(run, *words)} == values


def test_facts_are_given_as_json_csv_and_for_reading(run: Run) -> None:
    chosen = ("facts", "--subject", "南京")
    assert json.loads(run(*chosen, "--json")[1])[0]["value"] == "11.84"
    assert "11.84" in run(*chosen)[1]
    rows = list(csv.DictReader(io.StringIO(run(*chosen, "--format", "csv")[1].lstrip("\ufeff"))))
    assert [(row["数值"], row["原文写法"], row["性质"]) for row in rows] == [("11.84", "11.84%", "完成数")]


def test_conflicts_of_a_corpus_without_any_are_none(run: Run) -> None:
    assert json.loads(run("facts", "--conflicts", "--format", "json")[1]) == []
    assert run("facts", "--conflicts")[0] == 0


@pytest.mark.parametrize(
    ("words", "status"), [(("--period", "哪天"), 2), (("--document", "missing"), 1), (("--format", "xml"), 2)]
)
def test_what_facts_cannot_use_is_named(run: Run, words: tuple[str, ...], status: int) -> None:
    ended, out, err = run("facts", *words)
    assert (ended, out) == (status, "")
    assert words[1] in err


# --- usage ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words", [("ask",), ("ask", GROWTH, "--batch", "x.jsonl"), ("ask", GROWTH, "more"), ("show",), ("unknown",), ()]
)
def test_wrong_usage_ends_with_two_and_a_chinese_sentence(words: tuple[str, ...], run: Run) -> None:
    status, out, err = run(*words)
    assert (status, out) == (2, "")
    assert is_chinese(err)


def test_without_a_library_the_command_to_make_one_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["ask", GROWTH], ["status"], ["show", "x"], ["facts"]):
        assert main([*words, "--index", str(tmp_path / "none")]) == 1
        captured = capsys.readouterr()
        assert captured.out == ""
        assert "assistant index" in captured.err


def test_a_corpus_that_is_not_there_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["index", "--corpus", str(tmp_path / "none"), "--index", str(tmp_path / "index")])
    assert status == 2
    assert str(tmp_path / "none") in capsys.readouterr().err


def test_a_setting_that_is_no_number_is_wrong_usage(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    monkeypatch.setenv("ASSISTANT_MAX_PAGES", "many")
    status, _, err = run("status")
    assert status == 2
    assert "ASSISTANT_MAX_PAGES" in err
