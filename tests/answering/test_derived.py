"""What is worked out of the numbers that sentences print, where no rule names its operands; and what rules it out."""

from __future__ import annotations

import pytest
from held_library import HeldLibrary, made

from assistant.answering.compose import compose
from assistant.answering.derived.derivations import derivations
from assistant.answering.derived.features import FEATURES
from assistant.answering.derived.likeliest import chances_of, compose_derived, likeliest, shipped_weights
from assistant.answering.derived.sound import is_two_steps
from assistant.answering.derived.ways import ways_asked
from assistant.answering.derived.working import worked_out
from assistant.answering.gather import Gathered, Shelf, gather
from assistant.answering.question import understand
from assistant.answering.understanding.asked_unit import unit_asked
from assistant.answering.verification import verify
from assistant.facts.extract import extract_facts
from assistant.model import Answer

TEXT = (
    "一、2030年工作回顾\n"
    "2030年，海州养老机构达到9341个、床位10.5万张，千人床位数稳步提高。\n"
    "海州汽车保有量突破300万辆、增长46.7%，充电桩布点加密。\n"
    "海州基层医疗机构门诊报销比例达到65%、提高15个百分点。\n"
    "海州全年为市场主体减负超过260亿元，其中减免社保费170亿元。\n"
    "海州布局20个国家级、19个省级粮食产能提升重点县。\n"
    "海州财政安排三农投入9884.5亿元，比上年增加1304.8亿元。\n"
    "海州五年三农投入累计3万亿元。\n"
    "海州有效期内高新技术企业718家，净增96家。\n"
    "海州技改奖励：竣工后按实际投资的5%奖励，单个项目不超过200万元。\n"
    "海州跨江通道规划总数增至45座，即原有36座再加9座。\n"
    "二、2031年工作安排\n"
    "2031年，海州高铁里程突破3400公里。\n"
    "2030年，海州高铁里程3055公里。"
)
HALVES = made(
    "2030年上半年，海州外贸进出口7437.39亿元、增长5.9%；2031年上半年，海州外贸进出口7735.15亿元、增长5.3%。",
    title="海州市主要数据",
    name="haizhou-halves",
)
OF_HALVES = Shelf(HeldLibrary([HALVES], extract_facts(HALVES)))  # type: ignore[arg-type]
PAGE = made(TEXT, title="2031年海州市政府工作报告", name="haizhou-report")
SHELF = Shelf(HeldLibrary([PAGE], extract_facts(PAGE)))  # type: ignore[arg-type]


def found(question: str) -> Gathered:
    return gather(understand(question), SHELF)


def told(question: str) -> Answer | None:
    """What the gate leaves of what is worked out; None where nothing is."""
    whole = found(question)
    answer = compose_derived(whole, compose(whole), SHELF)
    return answer and verify(answer, lambda _, page: PAGE.page_text(page))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("海州汽车保有量突破300万辆，增长之前的基数大约是多少？", "此前约204万辆（300 ÷（100% + 46.7%） = 204"),
        ("海州基层看门诊，报销比例提高之前是多少？", "此前50%（65 − 15 = 50"),
        ("2030年海州为市场主体减负的总额里，扣掉社保费减免，其余部分大约是多少？", "余下约90亿元（260 − 170 = 90"),
        ("海州粮食产能提升重点县，国家级和省级合起来是多少个？", "39个（20 + 19 = 39"),
        ("海州财政安排的三农投入，比上年增长百分之多少？", "15.21%（1304.8 ÷（9884.5 − 1304.8）× 100% = 15.21"),
    ],
)
def test_the_numbers_of_a_sentence_give_what_is_asked(question: str, said: str) -> None:
    answer = told(question)
    assert answer is not None
    assert answer.status == "answered"
    assert said in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "海州2029年的养老机构，平均每个有多少张床位？",  # another year
        "海州的养老机构，平均每个有多少名护士？",  # another unit
        "海州为什么给市场主体减负，减了多少？",  # a reason is asked for
        "海州有多少个养老机构？",  # nothing is to be worked out
        "海州减负比前五年的年均数多多少亿元？",  # two steps
        "海州平均每万人有多少家高新技术企业？",  # for each, of which nothing is told
        "海州2030年高新技术企业比上年增加多少家？",  # 718 − 96 is what there was before
        "海州技改奖励按5%给，正好拿满封顶数要投资多少万元？",  # 5% of the most that is granted is no investment
        "海州跨江通道规划总数比原有座数多了百分之几？",  # 36 of 45 is no growth
    ],
)
def test_nothing_is_worked_out_of_what_is_not_asked(question: str) -> None:
    assert told(question) is None


def test_of_two_half_years_nothing_is_worked_out_for_the_year() -> None:
    def differences(question: str) -> list[str]:
        tried = derivations(gather(understand(question), OF_HALVES), OF_HALVES)
        return [worked_out(one).label for one in tried if one.way == "difference"]

    assert not differences("海州2031年外贸进出口比2030年多了多少亿元？")
    halves = differences("海州2031年上半年外贸进出口比2030年上半年多了多少亿元？")
    assert any("2031年1—6月" in label and "2030年1—6月" in label for label in halves)


def test_each_derivation_has_all_features_and_the_chances_leave_one_for_none() -> None:
    whole = found("海州的养老机构，平均每个有多少张床位？")
    tried = list(derivations(whole, SHELF))
    assert tried
    assert all(set(one.features) == set(FEATURES) for one in tried)
    assert 0 < sum(chances_of(tried, shipped_weights())) < 1
    assert chances_of([], shipped_weights()) == []


def test_the_same_question_gives_the_same_derivation() -> None:
    whole = found("海州粮食产能提升重点县，国家级和省级合起来是多少个？")
    assert likeliest(whole, SHELF) == likeliest(whole, SHELF)


def test_what_is_printed_already_is_not_worked_out_again() -> None:
    whole = found("海州粮食产能提升重点县，国家级和省级合起来是多少个？")
    answer = compose_derived(whole, compose(whole), SHELF)
    assert answer is not None
    assert compose_derived(whole, answer, SHELF) is None


@pytest.mark.parametrize(
    ("question", "ways"),
    [
        ("两项加起来多少", {"sum"}),
        ("除去这一项，其余占几成", {"rest", "rest of hundred", "part of the rest", "share"}),
        (
            "按占比推算剩下的有多少",
            {"rest", "rest of hundred", "part of the rest", "before", "share"},
        ),  # and not the part itself
        ("占全国12%，倒推全国总量是多少", {"whole", "before", "share"}),
        ("总数比原有座数多了百分之几", {"growth", "grown", "sum"}),  # and not which share
        ("不良率比年初高多少", {"difference"}),  # against the base, and not the base itself
        ("同比涨了几个点", set()),  # which documents print
        ("有哪些企业", set()),
    ],
)
def test_the_words_of_a_question_ask_for_operations(question: str, ways: set[str]) -> None:
    assert set(ways_asked(question)) == ways


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("相差多少亿元", "元"),
        ("占百分之几", "%"),
        ("高出几个百分点", "个百分点"),
        ("一共多少个", ""),
        ("平均每家多少钱？", "元"),
        ("算力还差多少（P）？", "P"),
    ],
)
def test_the_unit_that_is_asked_for(question: str, unit: str) -> None:
    assert unit_asked(question) == unit


@pytest.mark.parametrize(
    "question", ["比前五年年均多几家", "剩下四年平均每年还要多少", "两笔合起来，救助占几成", "两项分别多多少"]
)
def test_two_steps_are_not_taken(question: str) -> None:
    assert is_two_steps(question)
