"""Claims made of the corpus' own figures: the true ones are never denied, and none is confirmed with a part changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from assistant.answering.figures.saying import fact_sentence
from assistant.answering.verdicts import REST_NOT_FOUND
from assistant.reading.sentences import sentences, strip_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.app import Assistant
    from assistant.model import Fact

EACH = 5  # of so many facts one is asked about
PLACES = ("无锡", "苏州", "南京", "宁波", "南通")
OPPOSITES = {"上升": "下降", "增加": "减少", "增长": "下降", "下降": "上升", "减少": "增加", "高于": "低于"}
CONFIRMED, DENIED = ("是的", "有，"), ("不是", "没有")


@pytest.fixture(scope="module")
def facts(corpus_assistant: Assistant) -> tuple[Fact, ...]:
    library = corpus_assistant.library
    held = [fact for one in library.documents() for fact in library.facts_of(one.id)]
    plain = [fact for fact in held if fact.sure and not fact.quantity.bound and fact.quantity.upper is None]
    return tuple(fact for fact in plain if fact.subject and fact.status == "result" and _claim(fact))[::EACH]


def _claim(fact: Fact) -> str:
    """The figure said as a document says it; "" for one whose time has no year or whose digits are not printed."""
    said = fact_sentence(fact).replace(" ", "").rstrip("。")
    dated = re.match(r"20\d\d年", said)
    return said if dated and "".join(fact.quantity.printed.split()) in said and "（" not in said else ""


def _changed(fact: Fact) -> Iterator[str]:
    """The claim with another digit, another place, an earlier year, and the other direction, where it has one."""
    said, printed = _claim(fact), "".join(fact.quantity.printed.split())
    digit = re.search(r"\d", printed)
    if digit is not None:
        yield said.replace(printed, printed.replace(digit[0], str(int(digit[0]) % 9 + 1), 1))
    place = next(place for place in PLACES if place != fact.subject)
    if fact.subject in said:
        yield said.replace(fact.subject, place, 1)
    yield f"{int(said[:4]) - 2}{said[4:]}"
    word = next((word for word in OPPOSITES if f"{word}{printed}" in said), "")
    if word:
        yield said.replace(f"{word}{printed}", f"{OPPOSITES[word]}{printed}")


def test_a_true_claim_is_confirmed_or_left_open(corpus_assistant: Assistant, facts: tuple[Fact, ...]) -> None:
    answers = [corpus_assistant.ask(f"{_claim(fact)}，对吗？").text for fact in facts]
    assert not [text for text in answers if text.startswith(DENIED)]
    assert sum(text.startswith(CONFIRMED) for text in answers) >= 0.8 * len(facts)


def test_a_claim_with_a_part_changed_is_not_confirmed(corpus_assistant: Assistant, facts: tuple[Fact, ...]) -> None:
    claims = {f"{claim}，对吗？" for fact in facts for claim in _changed(fact)}
    assert len(claims) > 3 * len(facts)
    assert not [claim for claim in sorted(claims) if corpus_assistant.ask(claim).text.startswith(CONFIRMED)]


_CAME_ABOUT = re.compile(
    r"(?P<year>20\d\d)年(?:\d+月(?:\d+日)?)?，?(?P<what>[^，。；：\d]{3,18}?)"
    "(?P<event>成立|印发|公布|开工|投产|启动|揭牌|签署|批复|通车|发布|出台|建成)"
)
_ANOTHER_EVENT = {"成立": "投产", "印发": "批复", "公布": "批复", "投产": "开工", "批复": "公布", "建成": "开工"}


def _told_events(assistant: Assistant) -> Iterator[tuple[str, int, str]]:
    """What the corpus says came about in a year: the thing, the year, the event."""
    for listed in assistant.library.documents():
        text = assistant.library.document(listed.id).text
        for start, end in sentences(text):
            if told := _CAME_ABOUT.match("".join(strip_marks(text[start:end]).split()).lstrip("-*·")):
                yield told["what"], int(told["year"]), told["event"]


def test_nothing_came_about_in_another_year_or_as_another_event(corpus_assistant: Assistant) -> None:
    told = list(_told_events(corpus_assistant))
    assert len(told) > 5
    for what, year, event in told:
        assert not corpus_assistant.ask(f"{what}是{year}年{event}的吗？").text.startswith(DENIED)
        other = _ANOTHER_EVENT.get(event, "竣工")
        for claim in (f"{what}是{year - 1}年{event}的吗？", f"{what}是{year}年{other}的吗？"):
            assert not corpus_assistant.ask(claim).text.startswith(CONFIRMED)


def test_what_else_is_asked_is_answered_or_said_to_be_missing(corpus_assistant: Assistant) -> None:
    heard = "听说无锡生物医药产业规模已经破3000亿了"
    answer = corpus_assistant.ask(f"{heard}，到2025年目标是多少？")
    assert "1409.01亿元" in answer.text
    assert "产业规模超过2000亿元" in answer.text
    later = corpus_assistant.ask(f"{heard}，到2035年目标是多少？")
    assert (later.status, "1409.01亿元" in later.text) == ("partial", True)
    assert REST_NOT_FOUND in later.text


@pytest.mark.parametrize(
    ("question", "says", "names"),
    [
        ("宜兴跟无锡市区都算上海大都市圈第三层的吧", "不是", "宜兴属第五层次"),
        ("无锡和常州都属于上海大都市圈第三层次吗", "是的", "第三层次"),
        ("锡宜协同区的启动区里有徐霞客度假区对吧", "不是", "马山街道"),
        ("锡澄协同区的启动区里有徐霞客度假区对吧", "是的", "徐霞客休闲旅游度假区"),
        ("G60科创走廊里有无锡吧", "不是", "无锡不在其中"),
        ("G60科创走廊包括苏州吗", "是的", "江苏苏州"),
        ("2017年无锡中心城市地位指数排第四，对吗", "不是", "第5位"),
        ("2017年无锡中心城市地位指数排第五吧", "是的", "第5位"),
    ],
)
def test_classes_members_and_ranks_are_judged(
    corpus_assistant: Assistant, question: str, says: str, names: str
) -> None:
    text = corpus_assistant.ask(question).text
    assert text.startswith(says)
    assert names in text
