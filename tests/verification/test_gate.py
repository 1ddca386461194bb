"""The gate: right answers pass; no mutation that changes the meaning does, however it is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest
from draft_answers import GRANT, PAGE, RANK, SERVICES_WUXI, STATED, answer, page_text
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assistant.answering.verification import NOTHING_LEFT, plain, verify
from assistant.model import Claim

CITIES = ("无锡", "南京", "苏州", "宁波", "南通", "杭州", "常州")
INDICATORS = (
    "服务业增加值",
    "服务业增加值占GDP比重",
    "高新技术企业",
    "工业亏损面",
    "民营企业利润",
    "工业总产值",
    "高新技术产业产值",
    "进出口总额",
    "研发投入强度",
    "金融业增加值",
    "不良贷款率",
    "国有控股企业利润",
)
SUPERLATIVES = {"最高": "最低", "最低": "最高", "由高到低": "由低到高", "完成数比": "目标数比"}
OPPOSITE = {"增长": "下降", "上升": "下降", "下降": "增长", "多": "少"}
UNITS = {"%": "个百分点", "个百分点": "%", "万亿元": "亿元", "亿元": "万亿元", "家": "个"}
NUMBER = re.compile(r"(?<![A-Z0-9.])[0-9]+(?:\.[0-9]+)?")


def status_of(text: str, number: int) -> str:
    _, facts, computed = STATED[number]
    verified = verify(answer(text, facts, computed), page_text)
    return verified.status if verified.claims else "refused"


@pytest.mark.parametrize("number", range(len(STATED)))
def test_a_right_answer_passes_unchanged(number: int) -> None:
    text, facts, computed = STATED[number]
    draft = answer(text, facts, computed)
    assert verify(draft, page_text) == draft


# --- mutations -----------------------------------------------------------------------------------------------------


def _another_digit(chance: Random, text: str) -> str | None:
    found = chance.choice(list(NUMBER.finditer(text)))
    at = chance.choice([at for at in range(found.start(), found.end()) if text[at] != "."])
    digit = chance.choice([d for d in "0123456789" if d != text[at]])
    changed = text[:at] + digit + text[at + 1 :]
    number = NUMBER.match(changed, found.start())
    return changed if number and Decimal(number[0]) != Decimal(found[0]) else None


def _one_digit_more_or_less(chance: Random, text: str) -> str | None:
    found = chance.choice(list(NUMBER.finditer(text)))
    changed = chance.choice([found[0] + "7", "3" + found[0], found[0][1:] or "9"])
    if not NUMBER.fullmatch(changed) or Decimal(changed) == Decimal(found[0]):
        return None
    return text[: found.start()] + changed + text[found.end() :]


def _another_unit(chance: Random, text: str) -> str | None:
    places = [
        m for m in re.finditer(r"(?<=[0-9])(个百分点|%|万亿元|亿元|家)", text) if "以上" not in text[m.end() :][:2]
    ]
    if not places:
        return None
    found = chance.choice(places)
    return text[: found.start()] + UNITS[found[0]] + text[found.end() :]


def _another_year(chance: Random, text: str) -> str | None:
    years = list(re.finditer(r"20[12][0-9](?=年)", text))
    if not years:
        return None
    found = chance.choice(years)
    year = chance.choice([str(y) for y in range(2014, 2027) if str(y) != found[0]])
    return text[: found.start()] + year + text[found.end() :]


def _another_place(chance: Random, text: str) -> str | None:
    found = list(re.finditer("|".join(CITIES), text))
    if not found:
        return None
    one = chance.choice(found)
    city = chance.choice([city for city in CITIES if city != one[0]])
    return text[: one.start()] + city + text[one.end() :]


def _another_indicator(chance: Random, text: str) -> str | None:
    held = [name for name in INDICATORS if name in text]
    if not held:
        return None
    one = max(held, key=len)
    return text.replace(one, chance.choice([name for name in INDICATORS if name not in (one, *held)]), 1)


def _another_direction(chance: Random, text: str) -> str | None:
    found = list(re.finditer("|".join(OPPOSITE), text))
    if not found:
        return None
    one = chance.choice(found)
    return text[: one.start()] + OPPOSITE[one[0]] + text[one.end() :]


def _another_order(chance: Random, text: str) -> str | None:
    """The other end of an order, or the operands of a formula the other way round."""
    words = [word for word in SUPERLATIVES if word in text]
    if words:
        word = chance.choice(words)
        return text.replace(word, SUPERLATIVES[word], 1)
    pairs = [pair for pair in re.finditer(r"([0-9.]+)( [−÷>] )([0-9.]+)", text) if pair[1] != pair[3]]
    if not pairs:
        return None
    pair = chance.choice(pairs)
    return text[: pair.start()] + pair[3] + pair[2] + pair[1] + text[pair.end() :]


def _another_sign(chance: Random, text: str) -> str | None:
    places = [found.start() for found in re.finditer(r"(?<=[0-9%）] )[−+÷×](?= [0-9（])", text)]
    if not places:
        return None
    at = chance.choice(places)
    sign = chance.choice([sign for sign in "−+÷×" if sign != text[at]])
    return text[:at] + sign + text[at + 1 :]


MUTATIONS = (
    _another_digit,
    _one_digit_more_or_less,
    _another_unit,
    _another_year,
    _another_place,
    _another_indicator,
    _another_direction,
    _another_order,
    _another_sign,
)


def _mutated(chance: Random, text: str, mutations: Sequence[Callable[[Random, str], str | None]]) -> str:
    """The text changed by one of the mutations, any that there is something to change for."""
    changes = (mutate(chance, text) for mutate in chance.sample(mutations, len(mutations)))
    return next(changed for changed in changes if changed is not None)


# --- disguises -----------------------------------------------------------------------------------------------------

_WIDE = str.maketrans("0123456789%.", "０１２３４５６７８９％．")
_WORDS = str.maketrans("0123456789", "〇一二三四五六七八九")


def _wide(text: str) -> str:
    return text.translate(_WIDE)


def _spaced(text: str) -> str:
    return re.sub(r"(?<=[0-9])(?=[0-9])", " ", text)


def _bold(text: str) -> str:
    return re.sub(r"([0-9])(?=[0-9])", r"**\1**", text)


def _unseen(text: str) -> str:
    return re.sub(r"(?<=[0-9])(?=[0-9.])", "\u200b", text)


def _tagged(text: str) -> str:
    return re.sub(r"(?<=[0-9])(?=[0-9])", "<b></b>", text)


def _in_words(text: str) -> str:
    return re.sub(r"(?<![0-9.])([0-9]+)(?=家)", lambda m: m[1].translate(_WORDS), text)


DISGUISES = (str, _wide, _spaced, _bold, _unseen, _tagged, _in_words)


def _meaning(text: str) -> str:
    """The text with each number in one spelling: 08.08 is 8.08."""
    return re.sub(r"[0-9]+(?:\.[0-9]+)?", lambda found: f"{Decimal(found[0]).normalize():f}", text)


@settings(max_examples=5000, deadline=None)
@given(st.randoms(use_true_random=True))
def test_no_mutation_that_changes_the_meaning_passes(chance: Random) -> None:
    """A digit, a unit, the year, the place, the indicator, the direction: alone or two together, plain or disguised."""
    number = chance.randrange(len(STATED))
    text = STATED[number][0]
    changed = _mutated(chance, text, MUTATIONS)
    if chance.random() < 0.5:
        changed = _mutated(chance, changed, MUTATIONS[:4])
    assume(_meaning(changed) != _meaning(text))  # the second took the first back
    assert status_of(chance.choice(DISGUISES)(changed), number) == "refused"


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(STATED) - 1), st.sampled_from(DISGUISES))
def test_a_right_answer_passes_however_it_is_written(number: int, disguise: Callable[[str], str]) -> None:
    assert status_of(disguise(STATED[number][0]), number) == "answered"


def test_a_quoted_claim_passes_only_word_for_word_and_with_whole_numbers() -> None:
    for text, kept in (
        ("2018年无锡高新技术企业为2060家", True),
        ("无锡高新技术企业为206", False),
        ("60家，与苏州5410家相比", False),
        ("2018年无锡高新技术企业为2061家", False),
        ("南京高新技术企业为2060家", False),
    ):
        draft = replace(answer(text, (), ()), claims=(Claim(text, "quoted", (1,)),))
        assert (verify(draft, page_text).status == "answered") is kept, text


def test_a_citation_that_does_not_stand_on_its_page_takes_its_claim_with_it() -> None:
    draft = answer(STATED[0][0], (SERVICES_WUXI,), ())
    moved = replace(draft, citations=(replace(draft.citations[0], start=1, end=len(PAGE) + 1),))
    assert (verify(moved, page_text).status, verify(moved, page_text).text) == ("refused", NOTHING_LEFT)


def test_an_unsure_fact_proves_nothing() -> None:
    text, (fact, *_), _ = STATED[0]
    assert verify(answer(text, (replace(fact, sure=False),), ()), page_text).status == "refused"


def test_a_note_with_an_unproven_figure_is_dropped_and_the_answer_becomes_partial() -> None:
    draft = answer(STATED[0][0], (SERVICES_WUXI,), (), note="2019年为9.9%。")
    verified = verify(draft, page_text)
    assert (verified.status, verified.claims) == ("partial", draft.claims)
    assert not any("9.9" in note for note in verified.notes)


def test_what_was_asked_may_be_named_where_it_is_said_not_to_be_held() -> None:
    draft = answer(
        STATED[0][0], (SERVICES_WUXI,), (), question="2019年无锡服务业增加值增长多少", note="库中没有2019年的数据。"
    )
    assert verify(draft, page_text).notes == ("库中没有2019年的数据。",)


def test_a_table_is_proven_cell_by_cell() -> None:
    good = "| 城市 | 2018年高新技术企业 |\n| --- | --- |\n| 无锡 | 2060家 |\n| 苏州 | 5410家 |"
    facts = STATED[3][1]
    assert verify(answer(good, facts, ()), page_text).status == "answered"
    swapped = good.replace("2060", "0").replace("5410", "2060").replace("0家 |\n", "5410家 |\n", 1)
    assert verify(answer(swapped, facts, ()), page_text).status == "refused"


def test_of_a_table_in_the_text_only_the_cell_that_is_not_proven_is_taken_out() -> None:
    table = "|  | 2018年高新技术企业 |\n| --- | --- |\n| 无锡 | 2060家[1] |\n| 苏州 | 5411家[1] |\n| 南京 | 库中没有 |"
    stated = answer("2018年，无锡高新技术企业为2060家。", STATED[3][1], ())
    verified = verify(replace(stated, text=table), page_text)
    assert verified.status == "partial"
    assert "| 无锡 | 2060家[1] |" in verified.text
    assert "5411" not in verified.text
    assert "| 南京 | 库中没有 |" in verified.text


def test_a_computation_that_does_not_follow_from_its_operands_proves_nothing() -> None:
    text, facts, (computed,) = STATED[8]
    wrong = replace(computed, quantity=replace(computed.quantity, value=Decimal(3351)))
    assert verify(answer(text.replace("3350", "3351"), facts, (wrong,)), page_text).status == "refused"


def test_a_figure_that_stands_in_another_sentence_than_is_cited_is_not_proven() -> None:
    text, facts, _ = STATED[0]
    draft = answer(text, facts[:1], ())
    other = PAGE.index("2018年无锡高新技术企业"), PAGE.index("，与苏州")
    elsewhere = replace(draft.citations[0], quote=PAGE[slice(*other)], start=other[0], end=other[1])
    assert verify(replace(draft, citations=(elsewhere,)), page_text).status == "refused"


@pytest.mark.parametrize(
    "text",
    [
        "2023年2月15日发布。",
        "2023年3月14日发布。",
        "2017年，无锡中心城市地位指数排第四位。",
        "2017年，无锡中心城市地位指数排第三。",
        "单个项目补助50—160万元。",
        "单个项目补助60—150万元。",
        "单个项目补助五十至一百六十万元。",
        "2018年，无锡高新技术企业为２０６１家。",
        "2018年，无锡高新技术企业为二千零六十一家。",
        "2018年，无锡高新技术企业为二〇六一家。",
        "2018年，无锡高新技术企业为贰仟零陆拾壹家。",
        "2018年，无锡高新技术企业为2\u200b0\u200b6\u200b1家。",
        "2018年，无锡高新技术企业为2&#48;61家。",
        "2018年，无锡高新技术企业增长百分之二十四点四三。",
        "2018年，无锡高新技术企业翻一番。",
        "2018年，无锡高新技术企业增长近三成。",
        "2018年，无锡高新技术企业是苏州的三分之二。",
        "2018年，无锡高新技术企业为٢٠٦١家。",
    ],
)
@pytest.mark.parametrize("as_note", [False, True])
def test_no_way_of_writing_takes_a_wrong_figure_out(text: str, *, as_note: bool) -> None:
    facts = (*STATED[3][1], RANK, GRANT)
    if as_note:
        verified = verify(answer(STATED[3][0], facts, (), note=text), page_text)
        assert (verified.status, text in verified.notes) == ("partial", False)
    else:
        assert verify(answer(text, facts, ()), page_text).status == "refused"


def test_figures_read_the_same_in_every_width_and_script() -> None:
    assert plain("**２**０ ６\u200b０<b>家</b>") == "2060家"
    assert plain("５，４１０家") == "5，410家"
    assert plain("贰仟零陆拾家") == "二千零六十家"
    assert plain("四一一家、二〇六〇家、二〇一八年") == "411家、2060家、二〇一八年"
    assert plain("大陆、队伍、三四线") == "大陆、队伍、三四线"


SAID = "到2025年，G60九城市研发投入强度3.2%以上。“465”集群营收合计2.6万亿元。"


@pytest.mark.parametrize(
    ("saying", "kept"),
    [
        (SAID, True),
        ("高新技术产业产值10514亿元。2022年无锡进出口总额7373.1亿元", True),
        (SAID.replace("2.6", "2.7"), False),
        (SAID.replace("2025", "2026"), False),
        ("060家，与苏州5410家相比，只有不到一半", False),
        ("2020年1—6月全市规模工业亏损面27", False),
        ("2021年无锡规模以上工业总产值2.14万", False),
    ],
)
def test_a_note_may_quote_what_a_cited_quote_has_word_for_word_and_with_whole_numbers(
    saying: str, *, kept: bool
) -> None:
    text, facts, computed = STATED[0]
    note = f"库中写的是目标或打算，没有写结果：“{saying}”[1]"
    verified = verify(answer(text, facts, computed, note=note), page_text)
    assert (note in verified.notes, verified.status) == (kept, "answered" if kept else "partial")


def test_a_quotation_in_a_note_proves_no_figure_beside_it() -> None:
    text, facts, computed = STATED[0]
    note = f"“{SAID}”，增长9.9%。[1]"
    assert note not in verify(answer(text, facts, computed, note=note), page_text).notes
