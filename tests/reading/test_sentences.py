"""Sentences, clauses, source marks."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.reading.sentences import clauses, sentences, strip_marks, without_marks


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def test_closing_quotes_and_brackets_belong_to_the_sentence() -> None:
    text = "他说：“产业强市。”无锡（含江阴。）如此！结束"
    assert cut(text) == ["他说：“产业强市。”", "无锡（含江阴。）如此！", "结束"]


def test_source_marks_and_the_editors_remark_belong_to_the_sentence_before() -> None:
    text = "着眼期为三年。[1][2] 在此之前为一年。（编者说明）[3]另一句。"
    assert cut(text) == ["着眼期为三年。[1][2]", "在此之前为一年。（编者说明）[3]", "另一句。"]


def test_decimals_ratios_and_semicolons_do_not_end_a_sentence() -> None:
    text = "增长 8.08%,比例为2.2∶1；其中1.27%。"
    assert cut(text) == [text]
    assert [text[start:end] for start, end in clauses(text)] == ["增长 8.08%,比例为2.2∶1；", "其中1.27%。"]


def test_bullets_headings_and_table_rows_are_units_without_their_signs() -> None:
    text = "## 目标\n\n- 总量2.6万亿元。[1]\n| 指标 | 2021年。目标 |\n| --- | --- |\n| 增速 | 7% |"
    assert cut(text) == ["目标", "总量2.6万亿元。[1]", "| 指标 | 2021年。目标 |", "| 增速 | 7% |"]


def test_marks_are_stripped_and_years_in_brackets_stay() -> None:
    assert strip_marks("依据锡政发[2021]5号。[1][12] 另见。[3]") == "依据锡政发[2021]5号。 另见。"
    text = "着眼期为三年。[1][2]"
    assert text[slice(*without_marks(text, 0, len(text)))] == "着眼期为三年。"


@given(st.text(alphabet="无锡。！？；”）（“[1] -#|\nA.", max_size=120))
def test_spans_are_in_order_trimmed_and_leave_out_no_word(text: str) -> None:
    last = 0
    for start, end in sentences(text):
        assert last <= start < end
        assert text[start:end] == text[start:end].strip()
        last = end
    for sign in "无锡A":
        assert sum(text[start:end].count(sign) for start, end in sentences(text)) == text.count(sign)


@given(st.text(alphabet="无锡。；”）\n", max_size=80))
def test_clauses_part_the_sentences_further(text: str) -> None:
    ends = {end for _, end in sentences(text)}
    assert ends <= {end for _, end in clauses(text)}
