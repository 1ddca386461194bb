"""A question that is not answered by itself is asked of what the one before was about, if that answers all of it."""

from __future__ import annotations

from held_library import HeldLibrary, fact, made

from assistant.answering.chain import AnsweringChain
from assistant.answering.of_the_last import of_the_last
from assistant.model import Answer, Filters

BELT = made("云川湾渔业带的格局是一核两翼。岸线长约108公里。", name="belt", title="云川湾渔业带规划", kind="plan")
CITY = made("2018年云川高新技术企业2060家。", name="city", title="云川企业统计", kind="plan")
FIRMS = fact(CITY, ("云川", "高新技术企业", "数量", "2018年"), "2060家")


def ask(question: str, *history: str) -> Answer:
    library = HeldLibrary((BELT, CITY), (FIRMS,))
    return AnsweringChain(library).answer(question, history, Filters())  # type: ignore[arg-type]


def test_what_is_asked_is_asked_of_the_last_thing_and_shown_so() -> None:
    texts = list(of_the_last("岸线有多长？", ("港口新区怎么布局？",)))
    assert texts[0] == "港口新区岸线有多长？"


def test_a_place_a_time_and_a_long_question_stand_for_themselves() -> None:
    history = ("云川湾渔业带怎么布局？",)
    assert not list(of_the_last("苏州岸线有多长？", history))
    assert not list(of_the_last("2020年岸线有多长？", history))
    assert not list(of_the_last("岸线有多长？", ()))


def test_what_is_held_of_nothing_is_refused_after_any_question() -> None:
    assert ask("房价多少？", "2018年云川高新技术企业多少家？").status == "refused"
    assert "2060" not in ask("地铁里程多少？", "2018年云川高新技术企业多少家？").text
