"""The generated archive: always the same, nobody's text, and with figures that can be asked for."""

from __future__ import annotations

import re
from pathlib import Path
from statistics import mean

import pytest

from assistant.facts.extract import extract_facts
from assistant.reading.files import read_file
from assistant.reading.folder import find_files
from assistant.reading.passages import cut_passages
from benchmarks.generated import COPIED, CORPUS, PASSAGES_A_DOCUMENT, Language, learned, write_corpus

HAN = re.compile("[一-鿿]")


@pytest.fixture(scope="module")
def language() -> Language:
    return learned()


def test_a_document_is_the_same_whatever_others_are_made(language: Language) -> None:
    alone = language.document(7)
    assert alone == list(language.documents(9 * PASSAGES_A_DOCUMENT))[7]
    assert alone != language.document(7, seed=2)
    assert alone.text != language.document(8).text


def test_no_long_stretch_is_copied(language: Language) -> None:
    held = "\n".join("".join(HAN.findall(read_file(file).text)) for file in find_files(CORPUS) if file.suffix == ".md")
    stretches = {held[at : at + COPIED] for at in range(len(held) - COPIED)}
    for number in range(5):
        made = "".join(HAN.findall(language.document(number).text.partition("---\n\n")[2]))
        copied = [made[at : at + COPIED] for at in range(len(made) - COPIED) if made[at : at + COPIED] in stretches]
        assert len(copied) < 0.01 * len(made), copied[:3]


def test_it_reads_like_the_documents_that_it_stands_for(tmp_path: Path, language: Language) -> None:
    asked = write_corpus(tmp_path, 20 * PASSAGES_A_DOCUMENT)
    documents = [read_file(file) for file in find_files(tmp_path)]
    passages = [cut_passages(document) for document in documents]
    assert len(documents) == 20
    assert 0.8 < mean(map(len, passages)) / PASSAGES_A_DOCUMENT < 1.25
    assert all(document.sections and document.title and document.issuer for document in documents)
    facts = mean(len(extract_facts(document)) / len(held) for document, held in zip(documents, passages, strict=True))
    assert 2 < facts < 8
    held = {document.id: document.text for document in documents}
    assert len(asked) > 5
    assert all(question.figure in held[question.document] for question in asked)
