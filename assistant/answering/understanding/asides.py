"""Asides: half sentences that ask nothing (写材料要用, 给个准话, 有个老外问), left out wherever they stand.

A clause is left out only where all of it is an aside, and never all of a question. A clause that asks whether what
stands before it is so (真有这事儿？, 这么写行不行) is put as one that is known to ask that. The wordings live in
``cues.yaml`` (asides).
"""

from __future__ import annotations

import re

from assistant.answering.cues import load_cues

IS_IT_SO = "对吗"
_CLAUSE = re.compile("(?P<said>[^，。？！；：…~]+)(?P<mark>[，。？！；：…~]*)")
_REMARK = re.compile("[（(](?P<said>[^（）()]{2,20})[）)]")
# What asks only how many has its things asked for by 逐条说说.
_ASKS_WHICH = re.compile("什么|啥|哪|谁|怎|咋|如何|分[成为了]?几")
_ASKS = re.compile("什么|啥|哪|谁|怎|咋|如何|多少|几|[吗呢]|是不是|是否|有没有|算")
_GOES_ON = "，；：…~"
_LEAST_LEFT = 4  # characters of a question


def without_asides(text: str) -> str:
    """The question without its asides; as it is where nothing else would be left."""
    bare = _REMARK.sub(lambda found: "" if _are_asides(found["said"]) else found[0], text)
    clauses = [(found["said"], found["mark"]) for found in _CLAUSE.finditer(bare)]
    kept = [(said, mark) for said, mark in clauses if not _is_aside(said)]
    recite = load_cues().asides["recite"]
    if any(_ASKS_WHICH.search(said) for said, _ in kept if not recite.fullmatch(said)):
        kept = [(said, mark) for said, mark in kept if not recite.fullmatch(said)]
    kept = _told_how_first(_with_checks(_of_one_doubt(kept)))
    left = "".join(said + mark for said, mark in kept)
    if left == text or len(left) < _LEAST_LEFT or not any(map(str.isalnum, left)):
        return text
    return left if kept == clauses or left[-1] not in _GOES_ON else f"{left.rstrip(_GOES_ON)}？"


def _with_checks(clauses: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The clauses, with 对吗 for each that only asks whether what stands before it is so.

    确认下 asks that only where nothing else is asked, else nothing; a question mark before it (是他搞的？确认下) parts
    nothing.
    """
    confirm, plain = load_cues().asides["confirm"], not any(_ASKS.search(said) for said, _ in clauses)
    kept: list[tuple[str, str]] = []
    for said, mark in clauses:
        if kept and (_asks_if_so(said) or (plain and confirm.fullmatch(said))):
            kept[-1] = (kept[-1][0], "，")
            kept.append((IS_IT_SO, "？"))
        elif not (kept and confirm.fullmatch(said)):
            kept.append((said, mark))
    return kept


def _told_how_first(clauses: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The clauses, with how a figure is to be reckoned in front of the question: …是多少？按2025年的数和增速倒推."""
    if len(clauses) < len(("asked", "how")) or not load_cues().asides["reckon"].fullmatch(clauses[-1][0]):
        return clauses
    return [(clauses[-1][0], "，"), *clauses[:-1]]


def _of_one_doubt(clauses: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The clauses, where one doubts something: without those that only ask to account for it (问题出在哪, 怎么交代).

    哪天开的工？网上有两个日期 is one question: no question mark parts a doubt from what it is of.
    """
    account, differing = load_cues().asides["account"], load_cues().asides["differing"]
    voices = load_cues().voices
    told = [said for said, _ in clauses if not account.fullmatch(said)]
    if not any(voices[name].search(said) for said in told for name in ("doubted", "identity")):
        return clauses
    kept: list[tuple[str, str]] = []
    for said, mark in clauses:
        if kept and differing.fullmatch(said):
            kept[-1] = (kept[-1][0], "，")
        if not (kept and account.fullmatch(said)):
            kept.append((said, mark))
    return kept


def _are_asides(said: str) -> bool:
    return all(_is_aside(found["said"]) for found in _CLAUSE.finditer(said))


def _is_aside(said: str) -> bool:
    asides = load_cues().asides
    return any(asides[name].fullmatch(said) for name in ("purpose", "manner", "asker"))


def _asks_if_so(said: str) -> bool:
    return load_cues().asides["checks"].fullmatch(said) is not None
