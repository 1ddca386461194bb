"""Title sentences in answers: with what they open in one line, never alone; frames; parts called what is asked for."""

from __future__ import annotations

import pytest
from held_library import answered, made

from assistant.answering.evidence.title_sentences import in_lines
from assistant.answering.sentences.framing import framed_spans
from assistant.reading.sentences import sentences
from assistant.reading.unmarked import is_label

REPORT = made(
    "一、2030年工作回顾\n刚刚过去的五年，云州负重前行。\n——渔业迈上新台阶。渔获大增，添造渔轮，扩建船坞，渔民的收入一年比一年高。\n"
    "——航运迈上新台阶。航线增加，开通了到各岛的班船，疏浚了航道，码头也扩建了。\n——港口迈上新台阶。泊位增加，吊机更新。\n"
    "刚刚过去的2030年，我们主要做了这些事。\n——着力稳渔市。补贴柴油。\n——着力修灯塔。灯塔全部点亮。\n——着力办学校。学生乘船免费。\n"
    "五年来，我们不断改善民生。新建渔村旅馆三百间。改造敬老院九所。海员平均寿命达七十九岁。\n"
    "二、2031年工作安排\n今年要闯出新路。具体抓好以下工作：\n"
    "（一）壮大海岛产业。发展养殖。\n加快打造渔业示范样板。更新渔轮，扩建船坞，改造三处渔港。\n加快打造航运示范样板。开通班船，疏浚航道，修好十座灯塔。\n加快构建港口新格局。新建泊位，扩建码头。\n"
    "（二）守牢海上秩序。坚决破除码头壁垒。落实公平停靠的要求，不许哪个码头只停自家的船，渔船货船一视同仁。"
    "整治“抢滩式”停泊。划出锚地，先到先停，不许争抢，违者罚款，罚来的钱用来修浮标和灯具。"
    "打造一流航运环境。办理出港手续不超过一个时辰，窗口早开晚关，节假日也有人值守。\n"
    "（三）提高船员健康。聚焦缓解船员“看病远”，统筹推进医船建设和岛医轮训。添置医船两艘。优化海上药箱配送。\n"
    "从潮汐机遇看，大潮三年一遇，正是开港的时候。从台风挑战看，台风一年多过一年。\n",
    name="report",
    title="2031年云州政府工作报告",
)


@pytest.mark.parametrize(
    ("question", "told", "silent"),
    [
        ("云州2031年具体抓好哪几方面工作？", ("壮大海岛产业", "守牢海上秩序", "提高船员健康"), ("迈上新台阶",)),
        ("云州2030年主要抓了哪些工作？", ("稳渔市", "修灯塔", "办学校"), ("迈上新台阶",)),
        ("云州要打造哪几个示范样板？", ("渔业示范样板", "航运示范样板"), ("港口新格局",)),
        ("云州怎样整治抢滩式停泊？", ("划出锚地",), ("一视同仁", "一个时辰")),
        ("云州怎样缓解船员看病远？", ("添置医船两艘", "药箱配送"), ("码头",)),
        ("五年来云州民生改善得怎么样？", ("敬老院九所", "七十九岁"), ("医船",)),
        ("云州的潮汐机遇和台风挑战分别是什么？", ("大潮三年一遇", "一年多过一年"), ("码头",)),
    ],
)
def test_what_stands_below_a_title_is_given_to_its_end(
    question: str, told: tuple[str, ...], silent: tuple[str, ...]
) -> None:
    text = answered(question, REPORT).text
    assert all(words in text for words in told)
    assert not any(words in text for words in silent)


def test_a_title_and_what_follows_it_are_one_line() -> None:
    document = made("修灯塔。春天，灯塔全部点亮。办学校。\n修码头。")
    spans = sentences(document.text)
    assert [document.text[slice(*span)] for span in in_lines(document, spans)] == [
        "修灯塔。春天，灯塔全部点亮。", "办学校。", "修码头。"
    ]  # fmt: skip
    assert in_lines(document, in_lines(document, spans)) == in_lines(document, spans)


def test_a_title_may_say_first_of_what_time_it_is() -> None:
    assert is_label("五年来，我们不断改善民生。")
    assert not is_label("五年来，我们新建学校3所，改造医院。")


def test_a_long_title_counts_between_two_that_have_one() -> None:
    long = "统筹推进渔业三项改革、码头收费改革和航运投融资改革。"
    assert len(long) > 24
    text = f"一、改革\n推进渔船改革。更新渔轮。\n{long}清理旧债。\n推进船员改革。培训船员。\n"
    assert "码头收费改革" in answered("云州要推进哪些改革？", made(text, title="2031年云州政府工作报告")).text


def test_only_a_sentence_that_opens_its_line_frames_it() -> None:
    document = made("聚焦看病远，统筹建设医船。添置医船。\n添置药箱，配齐药品。聚焦看病远，统筹建设医船。添置医船。")
    first = framed_spans(document, 0)
    assert [document.text[slice(*span)] for span in first] == ["添置医船。"]
    assert framed_spans(document, document.text.index("聚焦", 3)) == ()


SHORT = made(
    "一、2031年工作安排\n"
    "（一）兴海。打造渔业产业集群。更新渔轮三十艘，改造渔港两处，办起渔家客栈百间，推动卖鱼向卖风景转变，让渔民多一份收入，也让客人多留几天。壮大优强渔业“船队”。叫响“云湾”海产品牌，新增海产名品五个，办好一年一度的开海节，把干货鲜货卖到山里和更远的地方去，卖得出好价钱。"
    "打造造船产业集群。扩建船坞两座，添置龙门吊一台，请来老师傅带徒弟，三年里学会造百吨大船，五年里学会造千吨大船，修船不再求人。\n"
    "（二）惠民。守好沿岸人家的平安日子。修好海堤十里，疏浚河道九条，加固水库两座，把防汛的物资备足备齐，让人睡得安稳，台风来时有船可走，有屋可避，有粮可吃，有药可用，一户也不落下，一人也不少，年年如此，岁岁平安。海堤上栽树，堤脚下砌石。加强托育养老体系建设。每岛办一所托儿所，免去船员子女的费用，给保育员发放补贴，出海的父母可以把孩子全天托在所里，不必再请邻居照看。托儿所的玩具和床铺由渔会出钱添置，饭菜由岛上的食堂供应，每年春天请医生来给孩子们量身高、查牙齿。",
    name="short",
    title="2031年云湾政府工作报告",
)


@pytest.mark.parametrize(
    ("question", "told", "silent"),
    [
        ("云湾的渔业产业行情不好，靠什么稳住？", ("打造渔业产业集群", "三十艘"), ("船坞",)),
        ("老人、小孩没人照看怎么办？", ("托儿所", "保育员"), ("海堤",)),
    ],
)
def test_a_title_sentence_is_given_with_what_goes_on_with_it(
    question: str, told: tuple[str, ...], silent: tuple[str, ...]
) -> None:
    text = answered(question, SHORT).text
    assert all(words in text for words in told), text
    assert not any(words in text for words in silent), text
