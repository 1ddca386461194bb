"""What each member that a question asks for is called: 定位 of 哪几个大定位, 行动 of 哪几项专项行动."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from assistant.search.words import fold, open_words
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

NUMBER = r"[一两二三四五六七八九十\d]+"
COUNTERS = "(?:大|个|项|条|类|种|张|点|步|块|座|家|处|件|句|道)"
_COUNTER = "[大个项条类种张点步块座家处件句道]"
_WHICH = re.compile(
    f"(?:哪些|(?<![这那前近十百好无])哪?几(?={_COUNTER})|哪{NUMBER})(?:{COUNTERS}*?(?:类型|类别|种类)的|{COUNTERS}*+)"
    "(?:“(?P<quoted>[^”]{1,6})”|(?P<said>[一-鿿]{1,12}))"
)
# 要建循环枢纽，具体包括哪几类
_OF_WHICH = re.compile(
    "(?P<said>[一-鿿]{2,12}?)”?(?:目前|现在|一共|[，,])*(?:具体|主要|都|又|分别|目前|现在|一共)*(?:包括|涵盖|有|是|为|分为?|分成)"
    f"(?:哪?几|哪{NUMBER})(?:大?[类种]|个)(?:[？?。]|$)"
)
# 民生八项工程有哪些
_SO_MANY = re.compile(
    f"(?<!第){NUMBER}{COUNTERS}++(?P<said>[一-鿿]{{2,8}}?)(?:具体|分别|各|都|到底|又|一共)*(?:有|是|指|为|叫|包括|包含)的?(?:哪|什么|啥)"
)
_QUOTED = re.compile(f"{NUMBER}{COUNTERS}*“(?P<quoted>[^”]{{1,4}})”")  # 四个“重点”是哪四个
_NOUNS = ("n", "a", "b", "vn")


@lru_cache(maxsize=64)  # of a question, for each of its statements
def kind_word(question: str) -> str:
    """What each member is called, folded; "" where the question does not say."""
    if quoted := quoted_kind(question):
        return quoted
    asked = _WHICH.search(question)
    if asked is None:
        told = _OF_WHICH.search(question) or _SO_MANY.search(question)
        words = open_words().tagged(fold(told["said"])) if told else ()
        return words[-1][0] if words and _is_noun(words[-1]) else ""
    return head_noun(asked["said"])


def quoted_kind(question: str) -> str:
    """What each member is called where the question quotes it (哪三个“化”, 四个“重点”), folded; else ""."""
    asked = _WHICH.search(question)
    quoted = asked if asked and asked["quoted"] else _QUOTED.search(question)
    return fold(quoted["quoted"]) if quoted else ""


def head_noun(said: str) -> str:
    """The last of the nouns that a stretch begins with (行动 of 专项行动都部署在哪), else its first word, folded."""
    words = open_words().tagged(fold(said))
    things = list(takewhile(_is_noun, words)) or list(words[:1])
    return things[-1][0] if things else ""


def telling_kind(question: str) -> str:
    """Like ``kind_word``, but "" for what anything may be called (方面, 举措, 问题) and the question does not quote."""
    kind, terms = kind_word(question), load_terms()
    if kind and kind == quoted_kind(question):
        return kind
    return "" if kind in terms.generic - {"线"} or kind in terms.stances else kind


def kind_phrase(question: str) -> str:
    """The stretch of the question that tells what is asked for, down to the kind (专项行动)."""
    asked, kind = _WHICH.search(question), kind_word(question)
    said = fold((asked["quoted"] or asked["said"]) if asked else "")
    return said[: said.find(kind) + len(kind)] if kind in said else kind


def _is_noun(word: Sequence[str]) -> bool:
    return not word[1] or word[1].startswith(_NOUNS)
