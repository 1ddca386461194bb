"""Headings that no number marks: the parts of a report, which name their time."""

from __future__ import annotations

from assistant.reading.headings import find_headings


def test_the_parts_of_a_report_that_name_their_time_are_headings_without_a_number() -> None:
    body = "我们扩建港口，疏浚航道，更新吊机，引进船队，开辟航线，保护湿地，吞吐量连年增长，水质持续好转，群众满意。"
    text = f"“十四五”时期工作回顾\n{body}\n2026年重点工作\n{body}\n（一）建设港口\n{body}\n（二）培育航运\n{body}"
    found = [(text[heading.start : heading.end], heading.rank) for heading in find_headings(text)]
    words = [words for words, _ in found]
    assert words == ["“十四五”时期工作回顾", "2026年重点工作", "（一）建设港口", "（二）培育航运"]
    assert found[0][1] == found[1][1] < found[2][1] == found[3][1]
    assert not find_headings(f"2026年重点工作\n{body}\n其他\n{body}")  # one alone may be anything
    assert not find_headings(f"2026年重点工作\n2027年重点工作\n{body[:20]}")  # and neither is a line of a table
