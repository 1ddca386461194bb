"""The open library: what it answers, how it takes over a new version, and what it says when it cannot serve."""

import shutil
import socket
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.errors import LibraryDamaged, LibraryError, LibraryMissing
from assistant.library.build import build_library
from assistant.library.open import Library
from assistant.library.retriever import LibraryRetriever
from assistant.library.store import STORE_FILE
from assistant.library.versions import CURRENT, LEXICAL_FOLDER, VECTORS_FOLDER, versions
from assistant.model import Filters
from assistant.settings import Settings

Write = Callable[..., Path]


@pytest.fixture
def library(settings: Settings) -> Library:
    build_library(settings)
    return Library.open(settings)


def found(library: Library, question: str, **filters: tuple[object, ...]) -> set[str]:
    evidence = library.search(question, filters=Filters(**filters))  # type: ignore[arg-type]
    return {one.passage.document_id for one in evidence}


def test_the_best_passage_says_what_was_asked(library: Library) -> None:
    best = library.search("2018年无锡服务业增加值增速是多少？")[0]
    assert "8.08%" in best.passage.text
    assert set(best.found_by) == {"lexical", "vectors"}


def test_a_large_library_is_warm_without_its_figures(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of a million passages would take four gigabytes."""
    monkeypatch.setattr("assistant.library.serving.FEW_FACTS", 0)
    library.warm()
    assert "facts" not in vars(library._version)
    assert "documents" in vars(library._version)


def test_evidence_comes_best_first_and_no_more_than_asked(library: Library) -> None:
    evidence = library.search("无锡产业人才计划", k=3)
    assert len(evidence) == 3
    assert list(evidence) == sorted(evidence, key=lambda one: (-one.score, one.passage.id))
    assert library.search("无锡产业人才计划", k=0) == ()


def test_a_question_that_names_nothing_finds_nothing(library: Library) -> None:
    assert library.search("") == library.search("多少？") == library.search("　\n") == ()


@pytest.mark.parametrize(
    ("filters", "documents"),
    [
        ({"documents": ("chips", "film")}, {"chips", "film"}),
        ({"kinds": ("digest",)}, {"chips", "film", "port"}),
        ({"issuers": ("人民政府",), "years": (2023,)}, {"chips", "port"}),
        ({"years": (2012,)}, {"film"}),
        ({"kinds": ("plan",)}, set()),
    ],
)
def test_filters_narrow_what_is_searched(
    library: Library, filters: dict[str, tuple[object, ...]], documents: set[str]
) -> None:
    assert found(library, "产业、人才、集成电路", **filters) == documents
    assert library.searched(Filters(**filters)).documents == len(documents)  # type: ignore[arg-type]


def test_unknown_ids_are_said(library: Library) -> None:
    for ask in (
        lambda: library.document("nobody"),
        lambda: library.passages("nobody"),
        lambda: library.passage("nobody"),
        lambda: library.search("无锡", filters=Filters(documents=("nobody",))),
    ):
        with pytest.raises(LibraryError, match="nobody"):
            ask()


def test_a_passage_is_found_again_by_its_id(library: Library) -> None:
    passage = library.search("流片补贴")[0].passage
    assert library.passage(passage.id) == passage
    assert passage in library.passages(passage.document_id)


def test_the_manifest_names_the_recipe(library: Library) -> None:
    recipe = library.manifest["recipe"]
    assert {"format", "passages", "words", "terms", "embedding"} <= set(recipe)
    assert library.manifest["dimension"] == 256
    assert library.counts["documents"] == 4


def test_langchain_gets_the_passages_with_their_places(library: Library) -> None:
    made = LibraryRetriever(library=library, k=2).invoke("2018年无锡服务业增速")
    evidence = library.search("2018年无锡服务业增速", k=2)
    assert [document.id for document in made] == [one.passage.id for one in evidence]
    place = made[0].metadata
    assert (place["document"], place["page"]) == ("study", 1)
    assert library.document("study").text[place["start"] : place["end"]] == made[0].page_content


def test_nothing_built_is_said(settings: Settings) -> None:
    with pytest.raises(LibraryMissing, match="assistant index"):
        Library.open(settings)


def test_a_new_version_is_taken_over_and_the_one_before_is_kept(
    settings: Settings, library: Library, write: Write
) -> None:
    first = library.version
    names = [first]
    for text in ("二期工程投资100亿元。", "三期工程投资200亿元。"):
        write("plans/film.md", text=text)
        names.append(build_library(settings).version)
        library.refresh()
        assert library.version == names[-1]
        assert text in library.search(text)[0].passage.text
    assert versions(settings.index) == tuple(names[-2:])


def test_what_is_read_while_a_version_is_taken_over_stays_readable(
    settings: Settings, library: Library, write: Write
) -> None:
    answers: list[set[str]] = []
    done = threading.Event()

    def keep_asking() -> None:
        best = set()
        while not done.is_set():
            library.refresh()
            best.add(library.search("流片补贴")[0].passage.document_id)
        answers.append(best)

    readers = [threading.Thread(target=keep_asking) for _ in range(4)]
    for reader in readers:
        reader.start()
    for number in range(3):
        write("plans/film.md", text=f"第{number}期工程。")
        build_library(settings)
    done.set()
    for reader in readers:
        reader.join()
    assert answers == [{"chips"}] * 4


@pytest.mark.parametrize("damage", ["no store", "cut store", "no lexical", "no version"])
def test_damage_is_said_and_rebuilding_mends_it(settings: Settings, damage: str) -> None:
    folder = settings.index / build_library(settings).version
    if damage == "no store":
        (folder / STORE_FILE).unlink()
    elif damage == "cut store":
        (folder / STORE_FILE).write_bytes(b"SQLite format 3\x00 and no more")
    elif damage == "no lexical":
        shutil.rmtree(folder / LEXICAL_FOLDER)
    else:
        (settings.index / CURRENT).write_text("000009-ffffff\n", encoding="utf-8")
    with pytest.raises(LibraryDamaged, match="assistant index --rebuild"):
        Library.open(settings)
    build_library(settings, rebuild=True)
    assert Library.open(settings).search("流片补贴")


@pytest.mark.parametrize("part", [LEXICAL_FOLDER, VECTORS_FOLDER])
def test_a_lost_index_is_written_again_from_the_store(settings: Settings, part: str) -> None:
    first = build_library(settings)
    shutil.rmtree(settings.index / first.version / part)
    report = build_library(settings)
    assert (report.published, report.unchanged) == (True, 4)
    assert "vectors" in Library.open(settings).search("流片补贴")[0].found_by


def test_a_published_library_serves_from_a_folder_that_cannot_be_written(settings: Settings) -> None:
    build_library(settings)
    library = Library.open(settings)
    before = {path: path.stat().st_mtime_ns for path in settings.index.rglob("*") if path.name == STORE_FILE}
    library.search("流片补贴")
    library.facts()
    beside = [path.name for path in settings.index.rglob(f"{STORE_FILE}-*")]
    assert beside == []
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_building_and_searching_never_call_out(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every connection but a local one is refused, and none is tried."""
    tried: list[object] = []
    connect = socket.socket.connect

    def refuse(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        if self.family != socket.AF_UNIX and not str(host).startswith(("127.", "::1", "localhost")):
            tried.append(address)
            raise OSError("no way out")
        connect(self, address)  # type: ignore[arg-type]

    def refuse_names(*asked: object, **_: object) -> list[object]:
        tried.append(asked)
        raise OSError("no way out")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse_names)
    build_library(settings)
    assert Library.open(settings).search("流片补贴")
    assert tried == []


def test_a_model_of_another_dimension_is_noticed(settings: Settings, library: Library) -> None:
    class Narrow:
        name, dimension = "narrow", 3

    library._embedder = Narrow  # type: ignore[assignment]
    with pytest.raises(LibraryDamaged, match=r"3维.*256维"):
        library.search("流片补贴")


def test_two_libraries_are_two(settings: Settings, library: Library, tmp_path: Path) -> None:
    other = replace(settings, corpus=tmp_path / "none", index=tmp_path / "second")
    other.corpus.mkdir()
    build_library(other)
    assert Library.open(other).search("流片补贴") == ()
    assert library.search("流片补贴")


def test_a_snapshot_stays_at_its_version_while_the_library_goes_on(settings: Settings, write: Write) -> None:
    first = build_library(settings)
    library = Library.open(settings)
    held = library.snapshot()
    write("plans/film.md", text="二期工程投资100亿元。")
    build_library(settings)
    library.refresh()
    assert held.version == first.version != library.version
    assert "二期工程" not in held.document("film").text
    assert all("二期工程" not in one.passage.text for one in held.search("二期工程"))
    assert "二期工程" in library.search("二期工程")[0].passage.text
