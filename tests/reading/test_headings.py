"""Headings that no number marks: the parts of a report, which name their time."""

from __future__ import annotations

from assistant.reading.headings import find_headings, sections_of


def test_the_parts_of_a_report_that_name_their_time_are_headings_without_a_number() -> None:
    body = "我们扩建港口，疏浚航道，更新吊机，引进船队，开辟航线，保护湿地，吞吐量连年增长，水质持续好转，群众满意。"
    text = f"“十四五”时期工作回顾\n{body}\n2026年重点工作\n{body}\n（一）建设港口\n{body}\n（二）培育航运\n{body}"
    found = [(text[heading.start : heading.end], heading.rank) for heading in find_headings(text)]
    words = [words for words, _ in found]
    assert words == ["“十四五”时期工作回顾", "2026年重点工作", "（一）建设港口", "（二）培育航运"]
    assert found[0][1] == found[1][1] < found[2][1] == found[3][1]
    assert not find_headings(f"2026年重点工作\n{body}\n其他\n{body}")  # one alone may be anything
    assert not find_headings(f"2026年重点工作\n2027年重点工作\n{body[:20]}")  # and neither is a line of a table


def test_an_annex_has_its_title_and_its_own_chapters() -> None:
    text = (
        "一、总体要求\n坚持稳中求进的工作总基调，扎实推动高质量发展。\n二、重点任务\n加快建设现代化产业体系，着力扩大内需。\n"
        "附件1\n2026年民生实事\n一、提高救助标准\n农村低保标准提高到城镇的80%以上。\n二、扩大养老服务\n新增养老床位一万张。\n附件2\n名词解释\n"
        "“四上”企业是规模以上企业的统称。\n"
    )
    paths = [section.path for section in sections_of(text, find_headings(text))]
    assert ("一、总体要求",) in paths
    assert ("附件1 2026年民生实事", "二、扩大养老服务") in paths
    assert ("附件2 名词解释",) in paths
