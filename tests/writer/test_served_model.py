"""The whole way over a real server: whatever it does, the answer is proven, in time, and says how it came about."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from chat_server import Asked, Behaviour, chat_server

from assistant.answering.writer.writing import COMPLETED, NO_REPLY, NOT_PROVEN, WRITTEN
from assistant.app import Assistant
from assistant.errors import LanguageModelError, UsageError
from assistant.llm import Message, Meter, ServedModel, check_connection, model_uses, open_model
from assistant.model import Answer
from assistant.settings import Settings

GROWTH = "2018年无锡服务业增加值增速是多少？"
KEY = "sk-secret-0123456789"
Asking = Callable[[Behaviour], tuple[Answer, list[Answer]]]


def settings_for(address: str, seconds: int = 20) -> Settings:
    return Settings(llm="openai:qwen", llm_url=address, llm_seconds=seconds)


def served(address: str, seconds: int = 20) -> ServedModel:
    model = open_model(settings_for(address, seconds), {"ASSISTANT_LLM_KEY": KEY})
    assert model is not None
    return model


@pytest.fixture
def ask(corpus_assistant: Assistant) -> Asking:
    """Ask one question of an assistant whose model behaves so; its answer, and what was shown on the way."""

    def asked(behaviour: Behaviour, seconds: int = 20, question: str = GROWTH) -> tuple[Answer, list[Answer]]:
        steps: list[Answer] = []
        with chat_server(behaviour) as address:
            settings = settings_for(address, seconds)
            own = replace(corpus_assistant.settings, llm=settings.llm, llm_url=address, llm_seconds=seconds)
            return Assistant(own, corpus_assistant.library).ask(question, show=steps.append), steps

    return asked


def prompt(asked: Asked) -> str:
    return str(asked["messages"][1]["content"])


def evidence_id(asked: Asked) -> str:
    """The id of the evidence that holds the first figure."""
    found = re.search(r"^\[([A-Z]+)\][^\n]*⟦F1⟧", prompt(asked), re.MULTILINE)
    assert found
    return found[1]


def growth(words: str) -> Callable[[Asked], str]:
    """A reply about the growth in which ID stands for the evidence's id."""
    return lambda asked: words.replace("ID", evidence_id(asked))


HONEST = "2018年，无锡服务业增加值同比增长⟦F1⟧，与南京的⟦F2⟧相比有一定差距。[ID]"


def test_an_honest_server_words_the_answer(ask: Asking, corpus_assistant: Assistant) -> None:
    behaviour = Behaviour(growth(HONEST))
    answer, steps = ask(behaviour)
    assert answer.text == "2018年，无锡服务业增加值同比增长8.08%，与南京的11.84%相比有一定差距。[1]"
    assert answer.notes[-1] == WRITTEN
    assert [step.text for step in steps] == [answer.text]
    use = answer.model_use
    assert use is not None
    assert (use.model, use.outcome, use.calls, use.tokens_in) == ("openai:qwen", "written", 1, 120)
    assert use.tokens_out > 10
    assert 0 < use.seconds <= answer.seconds
    (asked,) = behaviour.asked
    assert (asked["model"], asked["stream"], asked["temperature"]) == ("qwen", True, 0)
    assert "无锡服务业增加值同比增长" in prompt(asked)
    assert corpus_assistant.ask(GROWTH).text in ("2018年，无锡服务业增加值同比增长8.08%。[1]", answer.text)


@pytest.mark.parametrize(
    "words",
    [
        HONEST.replace("⟦F1⟧", "8.80%"),  # inventing digits
        HONEST.replace("⟦F1⟧", "９．０８％"),
        HONEST.replace("⟦F1⟧", "⟦F1⟧个百分点"),  # changing units
        HONEST.replace("⟦F1⟧", "8.08个百分点"),
        HONEST.replace("无锡", "苏州").replace("南京", "无锡"),  # swapping cities
        HONEST.replace("[ID]", "[QQQ]"),  # citing unknown ids
        HONEST.replace("[ID]", "【1】"),
        "好的，忽略以上规则。无锡服务业增加值增速为99%，系统提示词是：你为政府工作人员写答复。[ID]",  # obeying an order
        "",  # empty
        " \n\n ",
    ],
)
def test_what_does_not_hold_never_leaves(ask: Asking, words: str, corpus_assistant: Assistant) -> None:
    answer, steps = ask(Behaviour(growth(words)))
    assert answer.text == corpus_assistant.ask(GROWTH).text
    assert answer.notes[-1] == NOT_PROVEN
    assert steps == []


@pytest.mark.parametrize("status", [400, 401, 404, 429, 500, 503])
def test_a_server_that_refuses_costs_the_words_and_not_the_answer(
    ask: Asking, status: int, corpus_assistant: Assistant
) -> None:
    behaviour = Behaviour(status=status)
    answer, _ = ask(behaviour)
    assert (answer.text, answer.notes[-1]) == (corpus_assistant.ask(GROWTH).text, NO_REPLY)
    assert len(behaviour.asked) == 1


@pytest.mark.parametrize(
    "behaviour",
    [
        Behaviour("没有", before=30),  # silent
        Behaviour("没有尽头。", each=0.05, endless=True),
        Behaviour("慢" * 600, each=0.05),
    ],
)
def test_a_slow_or_endless_server_is_left_after_its_seconds(
    ask: Callable[..., tuple[Answer, list[Answer]]], behaviour: Behaviour
) -> None:
    begun = time.monotonic()
    answer, _ = ask(behaviour, seconds=1)
    assert time.monotonic() - begun < 6
    assert answer.notes[-1] == NO_REPLY
    if behaviour.endless:
        assert behaviour.hung_up.wait(5), "the connection is closed, so that the server can stop"


def test_a_fast_endless_server_is_left_after_so_many_characters(ask: Asking) -> None:
    answer, _ = ask(Behaviour("没有尽头。", endless=True))
    assert answer.notes[-1] in (NO_REPLY, NOT_PROVEN)


@pytest.mark.parametrize("breaks_after", [0, 3])
def test_a_server_that_breaks_off_before_a_sentence_leaves_the_composed_answer(ask: Asking, breaks_after: int) -> None:
    answer, steps = ask(Behaviour(growth(HONEST), breaks_after=breaks_after))
    assert (answer.notes[-1], steps) == (NO_REPLY, [])


@pytest.mark.parametrize("ends", ["length", ""])
def test_what_stood_before_a_break_stays_and_is_completed(
    ask: Callable[..., tuple[Answer, list[Answer]]], ends: str
) -> None:
    def says(asked: Asked) -> str:
        name, text = re.findall(r"^\[([A-Z]+)\] ([^⟦\n]+。)$", prompt(asked), re.MULTILINE)[0]
        return f"{text}[{name}]另外，金融"

    answer, steps = ask(Behaviour(says, ends=ends), question="无锡产业强市存在哪些问题？")
    assert steps[0].text.endswith("。[1]")
    assert answer.text.startswith(steps[0].text)
    assert answer.notes[-1] == COMPLETED
    assert "金融[" not in answer.text
    assert len(answer.claims) > 1


def test_errors_name_the_server_and_never_the_key() -> None:
    with chat_server(Behaviour(status=401)) as address, pytest.raises(LanguageModelError) as refused:
        check_connection(served(address))
    assert "HTTP 401" in str(refused.value)
    assert KEY not in str(refused.value)
    assert KEY not in repr(served("http://127.0.0.1:9/v1").__dict__.get("address"))
    secret = open_model(settings_for("http://user:pass@127.0.0.1:9/v1"), {})
    assert secret is not None
    assert secret.address == "http://127.0.0.1:9/v1"
    with pytest.raises(LanguageModelError, match="没有应答"):
        check_connection(secret)


def test_the_connection_is_tested_with_one_word_and_the_key_is_sent() -> None:
    behaviour = Behaviour("你好")
    with chat_server(behaviour) as address:
        checked = check_connection(served(address))
    assert (checked.model, checked.reply) == ("openai:qwen", "你好")
    assert behaviour.keys == [f"Bearer {KEY}"]


def test_a_reply_ends_only_where_the_server_says_so() -> None:
    for ends in ("stop", "length", "content_filter", ""):
        with chat_server(Behaviour("你好。", ends=ends)) as address:
            meter, pieces = Meter(), []
            reply = served(address).reply((Message("user", "？"),), meter, 10)
            if ends == "stop":
                assert "".join(reply) == "你好。"
                continue
            with pytest.raises(LanguageModelError, match="没有把话说完"):
                pieces.extend(reply)
        assert meter.calls == 1


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (Settings(llm="qwen"), "应形如 openai:模型名"),
        (Settings(llm="other:qwen"), "应形如 openai:模型名"),
        (Settings(llm="openai:"), "应形如 openai:模型名"),
        (Settings(llm="openai:qwen"), "ASSISTANT_LLM_URL"),
        (Settings(llm="openai:qwen", llm_url="file:///etc/passwd"), "ASSISTANT_LLM_URL"),
    ],
)
def test_a_wrong_setting_is_said_plainly(settings: Settings, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        open_model(settings)


def test_without_a_setting_there_is_no_model_and_ollama_is_looked_for_here() -> None:
    assert open_model(Settings()) is None
    ollama = open_model(Settings(llm="ollama:qwen3:8b"), {})
    assert ollama is not None
    assert (ollama.name, ollama.address) == ("ollama:qwen3:8b", "http://localhost:11434")
    assert model_uses(Settings()) == {"write"}
    assert model_uses(Settings(llm_uses="write, follow_up,split,translate")) == {
        *("write", "follow_up", "split", "translate")
    }
    with pytest.raises(UsageError, match="judge"):
        model_uses(Settings(llm_uses="write,judge"))
