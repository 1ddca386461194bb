"""``ollama:NAME`` over a real server that speaks Ollama's protocol: the same words, the same gate, the same ends."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from chat_server import READ, Asked, Behaviour, chat_server

from assistant.answering.writer.writing import NO_REPLY, NOT_PROVEN, WRITTEN
from assistant.app import Assistant
from assistant.errors import LanguageModelError
from assistant.llm import ANSWER_TOKENS, Message, Meter, ServedModel, check_connection, open_model
from assistant.model import Answer
from assistant.settings import Settings

GROWTH = "2018年无锡服务业增加值增速是多少？"


def root(address: str) -> str:
    """Ollama is named by its host; its paths begin with /api."""
    return address.removesuffix("/v1")


def ollama(address: str) -> ServedModel:
    model = open_model(Settings(llm="ollama:qwen3:8b", llm_url=root(address), llm_tokens=3000), {})
    assert model is not None
    return model


def asked(corpus: Assistant, behaviour: Behaviour, seconds: int = 20) -> Answer:
    with chat_server(behaviour) as address:
        settings = replace(corpus.settings, llm="ollama:qwen3:8b", llm_url=root(address), llm_seconds=seconds)
        return Assistant(settings, corpus.library).ask(GROWTH)


def says(words: str) -> Behaviour:
    def reply(request: Asked) -> str:
        prompt = str(request["messages"][1]["content"])
        found = re.search(r"^\[([A-Z]+)\][^\n]*⟦F1⟧", prompt, re.MULTILINE)
        assert found
        return words.replace("ID", found[1])

    return Behaviour(reply)


def test_it_is_told_to_hold_the_whole_prompt_and_the_reply() -> None:
    """Ollama cuts a longer prompt in silence."""
    behaviour = Behaviour("你好")
    with chat_server(behaviour) as address:
        checked = check_connection(ollama(address))
    assert (checked.model, checked.reply, behaviour.paths) == ("ollama:qwen3:8b", "你好", ["/api/chat"])
    (request,) = behaviour.asked
    assert (request["model"], request["stream"]) == ("qwen3:8b", True)
    assert request["options"] == {"num_ctx": 3000 + ANSWER_TOKENS, "temperature": 0.0}


def test_it_words_an_answer_and_its_cost_is_counted(corpus_assistant: Assistant) -> None:
    answer = asked(corpus_assistant, says("2018年，无锡服务业增加值同比增长⟦F1⟧，与南京的⟦F2⟧相比有一定差距。[ID]"))
    assert answer.text == "2018年，无锡服务业增加值同比增长8.08%，与南京的11.84%相比有一定差距。[1]"
    assert answer.notes[-1] == WRITTEN
    use = answer.model_use
    assert use is not None
    assert (use.model, use.outcome, use.calls, use.tokens_in) == ("ollama:qwen3:8b", "written", 1, READ)
    assert use.tokens_out > 10


def test_its_inventions_do_not_leave(corpus_assistant: Assistant) -> None:
    answer = asked(corpus_assistant, says("2018年，无锡服务业增加值同比增长9.9%。[ID]"))
    assert (answer.text, answer.notes[-1]) == (corpus_assistant.ask(GROWTH).text, NOT_PROVEN)


@pytest.mark.parametrize(
    "behaviour",
    [
        Behaviour(status=404),  # a model that was not pulled
        Behaviour(status=500),
        Behaviour("没说完", ends=""),
        Behaviour("没说完", ends="length"),
        Behaviour("没说完的话", breaks_after=1),
        Behaviour("慢", before=30),
    ],
)
def test_when_it_fails_the_composed_answer_is_given(corpus_assistant: Assistant, behaviour: Behaviour) -> None:
    answer = asked(corpus_assistant, behaviour, seconds=1)
    assert (answer.text, answer.notes[-1]) == (corpus_assistant.ask(GROWTH).text, NO_REPLY)


def test_a_reply_ends_only_where_it_says_so() -> None:
    for ends in ("length", ""):
        with chat_server(Behaviour("你好。", ends=ends)) as address, pytest.raises(LanguageModelError):
            list(ollama(address).reply((Message("user", "？"),), Meter(), 10))
