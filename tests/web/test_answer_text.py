"""An answer's text as HTML: figures and marks that open, tables, and every character as it stands."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from assistant.journal.kept import Given
from assistant.journal.proof import proofs_for
from assistant.model import Answer, Citation, Searched
from assistant.web.answer_text import answer_html, growing_html, plain

if TYPE_CHECKING:
    from assistant.app import Assistant


def _given(text: str) -> Given:
    citation = Citation(1, "d", "题", 1, (), "引", 0, 1, "p")
    return Given(Answer("a", "问", "answered", text, (), (citation,), (), (), (), Searched(1, 1)))


@given(st.text(alphabet="ab<>&\"'[1]2%年增 \n中。"))
def test_every_character_is_shown_and_no_tag_of_its_own(text: str) -> None:
    html = answer_html(0, _given(text))
    shown = unescape(re.sub(r"<[^>]*>", "", html))
    assert "".join(shown.split()) == "".join(text.split())
    assert set(re.findall(r"<(\w+)", html)) <= {"p", "sup", "span"}


def test_a_table_is_a_table_whose_cells_open_their_proofs() -> None:
    text = "如下：\n|  | 产值 |\n| --- | --- |\n| 无锡 | 2021年：445.0亿元[1] |\n| 苏州 | 库中<没有> |\n"
    html = answer_html(3, _given(text))
    assert html.count("<tr>") == 3
    assert "<th>产值</th>" in html
    assert "<td>库中&lt;没有&gt;</td>" in html
    assert 'data-opens="cite-3-1">445.0亿元</span><sup class="mark"' in html
    assert "---" not in html


def test_an_answer_that_still_grows_has_its_table_and_nothing_that_opens() -> None:
    html = growing_html(_given("如下：<b>\n|  | 产值 |\n| --- | --- |\n| 无锡 | 445.0亿元[1] |\n").answer)
    assert "<p>如下：&lt;b&gt;</p>" in html
    assert "<tr><th>无锡</th><td>445.0亿元[1]</td></tr>" in html
    assert "data-opens" not in html


def test_what_is_copied_has_no_signs_of_a_table() -> None:
    text = "如下：\n|  | 产值 |\n| --- | --- |\n| 无锡 | 445.0亿元[1] |\n"
    copied = plain(_given(text).answer)
    lines = [line for line in copied.splitlines() if line]
    assert lines == ["问", "如下：", "无锡：产值445.0亿元[1]", "[1] 《题》，第1页：“引”"]


def test_each_figure_of_a_comparison_opens_its_own_fact(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("比较2021年无锡、苏州、南京的研发投入")
    proofs = proofs_for(answer, corpus_assistant.library.facts_beside(answer), corpus_assistant.document)
    html = answer_html(0, Given(answer, proofs))
    opened = dict(re.findall(r'data-opens="figure-0-(\d+)">([^<]+)<', html))
    assert opened
    for number, printed in opened.items():
        assert re.search(r"[\d.]+", printed)[0] == str(proofs[int(number)].fact.quantity.value)  # type: ignore[index]
