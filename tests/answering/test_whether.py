"""Yes and no are said of sentences only where these say so outright."""

from __future__ import annotations

import pytest
from held_library import answered, made

from assistant.answering.claims.whether import NOT_SAID, SAID_SO

RULES = made(
    "一、发展方向\n民宿办法把深海装备、量子科技、人工智能列为未来产业。\n"
    "二、共建安排\n启动与苏州共建临空经济示范区，与常州共建生态经济带示范区。\n"
    "三、补贴标准\n对民宿改造的补贴，本办法没有规定具体标准。\n"
    "四、占地\n民宿园核心区占地约300亩。\n"
    "五、规划编制\n民宿发展规划由文旅局编制，报市人民政府批准。",
    name="rules",
    title="民宿办法",
    kind="plan",
)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("民宿办法有没有把量子科技列为未来产业？", "有，"),
        ("民宿发展规划是由文旅局编制吗？", "是的，"),
        ("民宿办法有没有规定民宿改造补贴的具体标准？", "没有，"),
    ],
)
def test_a_sentence_that_says_it_outright_answers(question: str, said: str) -> None:
    assert answered(question, RULES).text.startswith(said + SAID_SO)


@pytest.mark.parametrize(
    "question",
    [
        "是不是与常州共建临空经济示范区？",
        "民宿发展规划是由商务局编制吗？",
        "民宿园核心区占地是不是1000亩？",
        "民宿办法是不是只把量子科技列为未来产业？",
    ],
)
def test_words_that_stand_apart_prove_nothing(question: str) -> None:
    assert SAID_SO not in answered(question, RULES).text


@pytest.mark.parametrize(
    ("question", "is_so"),
    [
        ("第二届民宿合作峰会是在苏州开的吗？", False),
        ("第三届民宿合作峰会是在宜兴举行的吗？", True),
    ],
)
def test_an_event_was_held_where_its_sentence_says_and_not_where_the_heading_does(question: str, is_so: bool) -> None:
    page = made(
        "一、苏州的安排\n2020年11月24日的第二届民宿发展合作峰会上，三市决定共建民宿带。\n"
        "二、宜兴的安排\n2021年第三届民宿合作峰会在宜兴举行。",
        name="summit",
        title="苏州民宿（要点摘编）",
        kind="plan",
    )
    assert (SAID_SO in answered(question, page).text) is is_so


def test_what_is_not_spoken_of_is_said_to_be_so() -> None:
    answer = answered("民宿发展规划是不是由商务局编制？", RULES)
    assert answer.text.startswith(NOT_SAID)
    assert "由文旅局编制" in answer.text


def test_which_is_more_is_not_told_by_words_that_may_stand_the_other_way_round() -> None:
    report = made("农村居民收入增速连续十年高于城镇居民。", name="report", title="收入报告", kind="plan")
    assert SAID_SO not in answered("城镇居民收入增速是不是高于农村居民？", report).text


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("供热企业不得因部分用户欠交热费，停止向其他已交费用户供热。", "用户停止供热要交费吗？"),
        ("用户供热后交费，企业停止供货。", "用户停止供热要交费吗？"),
    ],
)
def test_the_same_words_in_another_order_or_behind_a_denial_affirm_nothing(text: str, question: str) -> None:
    rules = made(text, name="heat", title="供热条例", kind="plan")
    assert not answered(question, rules).text.startswith("是的")


def test_who_asks_whether_one_may_is_told_so_in_that_word() -> None:
    rules = made("供热企业不得转让经营许可证。", name="heat", title="供热条例", kind="plan")
    assert answered("供热企业可以转让经营许可证吗？", rules).text.startswith("不可以，")


def test_a_whole_year_says_nothing_of_its_half() -> None:
    report = made("2020年全年：工业总产值增长6.3%。", name="year", title="工业报告", kind="plan")
    assert SAID_SO not in answered("2020年上半年工业总产值有没有增长？", report).text
    assert SAID_SO in answered("2020年工业总产值有没有增长？", report).text


def test_what_was_done_in_one_year_was_not_done_in_the_year_that_begins_the_sentence() -> None:
    text = "本市自2015年起走海铁联运之路，并在2017年分别出台三个海铁联运行动计划。"
    report = made(text, name="plans", title="海铁联运", kind="plan")
    assert SAID_SO not in answered("海铁联运行动计划是2015年出台的吗？", report).text
    undated = made("本市分别出台三个海铁联运行动计划。", name="plans", title="海铁联运", kind="plan")
    assert SAID_SO not in answered("海铁联运行动计划是2015年出台的吗？", undated).text
    assert SAID_SO in answered("海铁联运行动计划出台了吗？", undated).text


def test_what_another_city_did_is_no_yes_where_no_place_is_asked() -> None:
    report = made("宁波市出台海铁联运行动计划。", name="plans", title="海铁联运", kind="plan")
    assert SAID_SO not in answered("海铁联运行动计划出台了吗？", report).text
    assert SAID_SO in answered("宁波海铁联运行动计划出台了吗？", report).text


def test_what_says_nothing_of_the_deed_is_no_answer_to_whether_it_is_done() -> None:
    minutes = made("两次会议合并召开，会期三天。", name="minutes", title="会议纪要", kind="plan")
    assert answered("与苏州会合并吗？", RULES, minutes).status == "refused"
    assert answered("会议合并召开了吗？", RULES, minutes).status == "answered"


def test_what_says_nothing_of_rising_or_falling_does_not_tell_whether_a_price_does() -> None:
    heating = made("推进供热管网改造，保障居民冬季供热。", name="heating", title="供热办法", kind="plan")
    raised = made("居民供热价格每平方米上调两元。", name="raised", title="供热价格", kind="plan")
    assert answered("居民供热会不会涨价？", heating).status == "refused"
    assert answered("居民供热价格涨不涨？", raised).status == "answered"
