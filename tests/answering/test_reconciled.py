"""What a question holds against one another is answered by the editor's remark on just these figures or sayings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from held_library import HeldLibrary, fact, made

from assistant.answering.chain import AnsweringChain
from assistant.answering.question import understand
from assistant.answering.sentences.why import NO_REASON
from assistant.answering.understanding.asides import without_asides
from assistant.model import Answer, Filters

if TYPE_CHECKING:
    from assistant.app import Assistant

PAPER = made(
    "2018年甲港物流占比24.8%。甲港与乙港共建航运示范区。2018年船舶研发占比提高1.02个百分点。",
    name="paper",
    title="产业研究",
)
DIGEST = made(
    "2023年：全口径渔业规模超过4500亿元，同比增长13.2%。\n"
    "2024年：规模以上渔业营收2517.8亿元。\n"
    "口径提示：2023年的4500亿元是“全口径”，2024年的2517.8亿元是“规模以上营收”，并不表示产业萎缩。（编者说明）\n"
    "甲港物流24.8%：用的是地方宽口径，与乙港比较时口径不一致。（编者说明）\n"
    "渔业的目标是2019年占比53%以上。\n"
    "2020年占比52.5%仍低于原定2019年53%以上的目标，只能判断“未见达标证据”。（编者说明）\n"
    "论文提出甲港与乙港共建航运示范区；公开资料所见的是“三湾”试验区，两者不是同一安排。（编者说明）\n"
    "存疑：论文称船舶研发占比提高1.02个百分点。一年上升这么多很不寻常，无法确认，引用前应核实。（编者说明）",
    name="digest",
    title="数据核对（要点摘编）",
    kind="digest",
)
YARD = made(
    "2018年3月2日：在首批项目集中开工日开工，当天共209个项目。\n"
    "2018年4月3日：桩基工程启动。\n"
    "报道对开工时点有两种说法：2018年3月2日和2018年4月3日，回答“何时开工”应以3月2日为准并说明。（编者说明）",
    name="yard",
    title="海风船厂项目（要点摘编）",
    kind="digest",
)
FACTS = (
    fact(DIGEST, ("无锡", "渔业规模", "量值", "2023年"), "4500亿元"),
    fact(DIGEST, ("无锡", "渔业营收", "量值", "2024年"), "2517.8亿元"),
    fact(PAPER, ("甲港", "物流占比", "占比", "2018年"), "24.8%"),
    fact(PAPER, ("甲港", "船舶研发占比", "占比变动", "2018年"), "1.02个百分点", direction="up"),
)


def asked(question: str) -> Answer:
    library = HeldLibrary((PAPER, DIGEST, YARD), FACTS)
    return AnsweringChain(library).answer(question, (), Filters())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "question",
    [
        "渔业2023年4500亿、2024年2517.8亿，是下滑了吗？",
        "渔业2023年4500亿元、2024年2517.8亿元，怎么对不上",
        "渔业规模从4500亿掉到2517.8亿，怎么解释？",
    ],
)
def test_the_remark_on_both_figures_tells_how_they_go_together(question: str) -> None:
    answer = asked(question)
    assert answer.status == "answered"
    assert "并不表示产业萎缩" in answer.text
    assert not answer.text.startswith(("不是", "问题"))


def test_a_remark_that_tells_no_reason_does_not_answer_why() -> None:
    digest = made(
        "甲港船舶2060艘、乙港船舶5410艘，均未见官方出处。（编者说明）", name="ships", title="核对", kind="digest"
    )
    chain = AnsweringChain(HeldLibrary((digest,), ()))  # type: ignore[arg-type]
    answer = chain.answer("甲港船舶2060艘、乙港船舶5410艘，为什么差这么多？", (), Filters())
    assert answer.status == "refused" or NO_REASON in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "渔业2023年4500亿、2024年3000亿，是下滑了吗？",  # one of them is none of the remark's
        "2023年渔业规模4500亿元，2024年营收2517.8亿元，差多少？",  # which is worked out
        "2024年渔业营收是2517.8亿元吗？",
    ],
)
def test_what_the_remark_is_not_on_is_left_to_the_figures(question: str) -> None:
    assert not asked(question).text.startswith("关于“数据核对")
    assert "并不表示产业萎缩" not in asked(question).text.split("\n")[0]


def test_why_a_figure_must_not_be_used_so_is_told_by_the_warning_of_it() -> None:
    assert "宽口径" in asked("想拿甲港物流24.8%跟乙港的摆在一起比，为什么说不合适？").text


def test_whether_a_target_may_be_written_as_met_is_told_by_the_editors_judgement() -> None:
    answer = asked("渔业定的2019年占比53%，能不能在总结里写已经完成？")
    assert "未见达标证据" in answer.text


def test_a_remark_of_several_sentences_is_given_whole() -> None:
    text = asked("2018年船舶研发占比提高1.02个百分点，这个说法靠得住吗，问题出在哪？").text
    assert "很不寻常" in text
    assert "关于后一问" not in text


@pytest.mark.parametrize(
    "question",
    [
        "海风船厂的开工日期两处写得不一样，材料里该用哪个，怎么交代？",
        "海风船厂到底哪天开工？网上有两个日期，怎么回事",
        "海风船厂开工为什么有两种说法，以哪个为准？",
    ],
)
def test_two_sayings_that_differ_are_told_by_the_remark_on_both(question: str) -> None:
    text = asked(question).text
    assert "应以3月2日为准" in text
    assert "关于后一问" not in text


@pytest.mark.parametrize(
    "question",
    ["“三湾”试验区和甲港与乙港共建的航运示范区是一码事吗？", "“三湾”试验区和甲港乙港共建航运示范区是同一安排吗？"],
)
def test_two_that_are_said_to_be_no_one_thing_are_none(question: str) -> None:
    answer = asked(question)
    assert answer.text.startswith("不是，")
    assert "两者不是同一安排" in answer.text


def test_whether_two_sayings_contradict_each_other_is_told_by_the_remark_on_both() -> None:
    digest = made(
        "可互相补充：论文写2020年1—6月渔业利润增长2.9%、亏损面27.4%；同期官方产值下降0.5%，即产值降而利润升，两项来源不同，没有矛盾。（编者说明）\n"
        "可互相补充：论文写上半年渔企利润下降8.6%；官方同期港企产值仍增长0.4%，渔企不等于港企，口径不同。（编者说明）\n"
        "2020年1—6月：渔业总产值8027.21亿元，同比下降0.5%。",
        name="halves",
        title="数据核对（要点摘编）",
        kind="digest",
    )
    library = HeldLibrary((digest,), ())
    question = "为什么2020年上半年产值是降的，论文却说利润涨了，矛盾吗？"
    text = AnsweringChain(library).answer(question, (), Filters()).text  # type: ignore[arg-type]
    assert "产值降而利润升" in text
    assert "渔企不等于港企" not in text


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("1.02个百分点靠得住吗，问题出在哪？", "1.02个百分点靠得住吗？"),
        ("两个数对不上，该用哪个，怎么交代？", "两个数对不上？"),
        ("海风船厂哪天开工？网上有两个日期，怎么回事", "海风船厂哪天开工，网上有两个日期？"),
        ("港口存在哪些问题，原因是什么？", "港口存在哪些问题，原因是什么？"),
        ("港口吞吐量下降，怎么回事？", "港口吞吐量下降，怎么回事？"),
    ],
)
def test_what_only_asks_to_account_for_a_doubt_is_no_question_of_its_own(question: str, left: str) -> None:
    assert without_asides(question) == left


@pytest.mark.parametrize(
    ("question", "kind"),
    [("位置不高，具体表现在哪？", "explain"), ("成效体现在哪里？", "explain"), ("船厂在哪里？", "fact")],
)
def test_in_what_something_shows_asks_for_no_place(question: str, kind: str) -> None:
    assert understand(question).kind == kind


def test_a_title_with_one_sentence_is_judged_as_the_other_sentences_are(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("咱们没进G60，那无锡要参与长三角的创新走廊，主要靠什么抓手？")
    assert "沿沪宁产业创新带" in answer.text
