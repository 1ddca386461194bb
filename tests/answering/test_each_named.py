"""Of several names that are asked about each has its own sentence, or the question is answered as one."""

from __future__ import annotations

from held_library import answered, gathered, made

from assistant.answering.sentences.each_named import each_named

ZONES = made(
    "支持横琴发展四新产业。支持前海建设现代服务业体系。支持南沙发展临港经济。\n\n《横琴方案》明确了新产业的范围。",
    kind="plan",
)


def test_each_name_has_its_own_sentence_of_one_paragraph() -> None:
    text = answered("横琴、前海、南沙今年各自怎么发展？", ZONES).text
    assert all(said in text for said in ("四新产业", "现代服务业体系", "临港经济"))
    assert "范围" not in text


def test_a_name_may_be_led_in_by_other_words() -> None:
    defined = made("夯实基础，就是要补强短板。\n\n全面发力，就是要打好攻坚战。\n\n要夯实基础、全面发力。", kind="plan")
    text = answered("报告里说的夯实基础、全面发力分别是什么意思？", defined).text
    assert text.index("补强短板") < text.index("攻坚战")


def test_one_sentence_that_tells_of_each_comes_first() -> None:
    """大连, which the dictionary takes for an adverb, is a place like the other."""
    report = made(
        "布局建设沈阳、大连绿色算力中心。沈阳的标注基地培育数据集，大连的数据集群引进企业。\n\n"
        "支持沈阳打造国际化中心城市，支持大连建设现代海洋城市。",
        kind="plan",
    )
    (chosen,) = each_named(gathered("沈阳和大连各自往什么方向发展？", report))
    assert "国际化中心城市" in chosen.text
