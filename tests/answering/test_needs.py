"""What is asked about someone or something must be said of it: to be spoken of in passing is no answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.answering.cues import load_cues

if TYPE_CHECKING:
    from assistant.app import Assistant


@pytest.mark.parametrize(
    "question",
    [
        "李小敏后来调到哪里去了",
        "恒隆三期什么时候开业",
        "蒋锋是哪年当上无锡市长的",
    ],
)
def test_who_or_what_is_only_spoken_of_answers_nothing_else(question: str, corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask(question)
    assert (answer.status, answer.claims) == ("refused", ())


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("李小敏是哪年到任无锡市委书记的", "2015年3月李小敏到任无锡市委书记"),
        ("李小敏是哪年当上市委书记的", "2015年3月李小敏到任无锡市委书记"),
        ("恒隆三期推进了吗", "推进恒隆三期"),
    ],
)
def test_what_is_told_stays_told(question: str, said: str, corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask(question)
    assert answer.status == "answered"
    assert said in answer.text


@pytest.mark.parametrize(
    ("question", "said", "tells"),
    [
        ("他后来调到哪里去了", "2015年3月他到任书记，提出产业强市", False),
        ("他后来调到哪里去了", "2020年他调任省里", True),
        ("商场什么时候开业", "推进商场三期", False),
        ("商场什么时候开业", "商场2025年5月开业", True),
        ("园区属于哪个省", "园区面积60平方公里", False),
        ("园区属于哪个省", "园区在江苏境内", True),
    ],
)
def test_each_thing_asked_has_words_that_tell_it(question: str, said: str, *, tells: bool) -> None:
    needed = [told for asks, told in load_cues().needs if asks.search(question)]
    assert needed
    assert all(told.search(said) for told in needed) is tells


@pytest.mark.parametrize("question", ["无锡市委书记现在是谁？", "无锡现任市长是谁？", "南通新机场什么时候通航？"])
def test_who_holds_an_office_now_and_when_something_opens_must_be_told(
    question: str, corpus_assistant: Assistant
) -> None:
    assert corpus_assistant.ask(question).status == "refused"


def test_who_held_an_office_then_is_told(corpus_assistant: Assistant) -> None:
    assert "李小敏到任无锡市委书记" in corpus_assistant.ask("2015年无锡市委书记是谁？").text
