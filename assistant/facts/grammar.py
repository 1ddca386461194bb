"""The words of a phrase and what they do in it: which open it as verbs, where its noun phrase ends.

The words and their parts of speech are rjieba's, with a dictionary of its own: what the search adds to the other one
must not change which facts are read. Of the tags only these count: v verb, vn verbal noun, and whatever begins with n.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from assistant.facts.wording import (
    ADVERB_WORDS,
    CLASS_NOUNS,
    DEEDS,
    DOING_VERBS,
    HEAD_OF_INDICATOR,
    MANNERS,
    NAMING_WORDS,
    NO_PART,
    NO_START,
    NOUN_STOP_WORDS,
    STATUS_VERBS,
    VERB_WORDS,
    VERBAL_NOUNS,
    WHOLE_WORDS,
)
from assistant.terms import load_terms

_QUOTED = re.compile("“[^“”]*”|《[^《》]*》")
JOINS = frozenset(["、", "和", "与", "及", "或", "以及"])
MEASURES = frozenset(
    (
        *"率数量额值",
        "面积",
        "比例",
        "比重",
        "占比",
        "人数",
        "数量",
        "规模",
        "总额",
        "总量",
        "收入",
        "产值",
        "天数",
        "时间",
        "里程",
    )
)
_OF_A_SIZE = re.compile("[十百千万亿](?:元以上|元级|级)")  # 亿元以上项目
_TOWARDS = re.compile(
    "(?:对.+|以.+方式)(?:进出口|出口|进口|投资|贸易)(?:总?额|总值)?(?:占.+比重|增速|增幅)?"
)  # 对东盟进出口
# 在鄂投资世界500强企业 are those of the place itself; 年接待游客 are so many a year.
_HERE = re.compile(
    "^(?:在[京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川黔滇藏陕甘青宁疆蒙锡](?=[\u4e00-\u9fff“]{3})|年接待)"
)
_THERE_IS = frozenset(["有", "共有", "现有", "设有", "建有"])
_BOUND_NOUNS = frozenset("区园带地站点岛房费额率量数值度者员战群圈期面库网队会院所厂店馆室池坝塔桩林村")
_OF_ITS_OWN = re.compile("[区园港城县市镇州盟旗院校场司店馆社群]$|大学|集团|企业$|银行$")
_ONLY_ADDED = frozenset(["新增", "新建", "净增", "新设", "新设立", "共建", "压减", "在建", "新引进", "新培育"])
_OBJECT_OF = frozenset(["完成", "实现", "达到"])
_BROUGHT = frozenset(["用上", "住上"])
_FREQUENT = 100_000


@dataclass(frozen=True, slots=True)
class Word:
    """A word, its part of speech, and where it begins in its phrase."""

    text: str
    tag: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


@cache
def _cutter() -> Any:  # noqa: ANN401
    import rjieba

    cutter = rjieba.Jieba()
    for word in sorted({*load_terms().segmentation, *WHOLE_WORDS}):
        cutter.add_word(word, _FREQUENT, "n")
    for word in sorted(NAMING_WORDS):
        cutter.add_word(word, _FREQUENT, "v")
    for word in sorted(DOING_VERBS | VERB_WORDS | STATUS_VERBS | _BROUGHT):
        if not cutter.has_word(word):
            cutter.add_word(word, _FREQUENT, "v")
    return cutter


@lru_cache(maxsize=32768)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a phrase; a name in quotation marks is one noun, and so is 集聚区."""
    words: list[Word] = []
    at = 0
    for quoted in _QUOTED.finditer(text):
        _add(words, text[at : quoted.start()], at)
        words.append(Word(quoted[0], "nz", quoted.start()))
        at = quoted.end()
    _add(words, text[at:], at)
    return tuple(words)


def _add(words: list[Word], piece: str, at: int) -> None:
    if not piece:
        return
    for text, tag in _cutter().tag(piece):
        before = words[-1] if words else None
        if before and before.end == at and text in _BOUND_NOUNS and _binds(before):
            words[-1] = Word(before.text + text, "n", before.start)
        elif before and before.end == at and before.text == "新" and (text in VERB_WORDS or text in DOING_VERBS):
            words[-1] = Word(before.text + text, "v", before.start)
        else:
            words.append(Word(text, tag, at))
        at += len(text)


def _binds(verb: Word) -> bool:
    """Whether a noun that stands alone nowhere makes one word with the verb before it: 集聚|区."""
    return verb.tag[0] == "v" and len(verb.text) > 1 and verb.text not in NAMING_WORDS


@lru_cache(maxsize=32768)
def opening_verbs(text: str) -> int:
    """Where the noun phrase begins behind the verbs and adverbs that open the text (加快|建成|中小学校); 0 for none."""
    words = words_of(text)
    opening = _opening(words)
    rest = words[opening:]
    if not rest or rest[0].text in JOINS or any(word.text == "的" for word in rest):
        return 0  # 支持制造业发展的退税: the verb says what kind of refund
    return rest[0].start if opening and any(word.tag != "v" for word in rest) else 0


@lru_cache(maxsize=8192)
def opens_with_verbs(text: str) -> bool:
    """Whether the clause says what is done (深入推进信访工作法治化), not how something stands."""
    return _opening(words_of(text)) > 0


@lru_cache(maxsize=32768)
def is_all_verbs(text: str) -> bool:
    """Whether there are only verbs and how they are done (扎实推进): no name."""
    words = words_of(text)
    return bool(words) and (_opening(words) == len(words) or _only_verbs(words))


def _opening(words: tuple[Word, ...]) -> int:
    """How many words of verbs, and what leads to them, open the phrase; a verb that is part of the name is none."""
    opening = 0
    for number, word in enumerate(words):
        if is_verb(word.text):
            opening = number + 1
        elif not (word.text in ADVERB_WORDS or word.text in MANNERS or word.text == "了" or word.text in JOINS):
            break
        elif word.text == "了" and opening == number:
            opening = number + 1
    return opening


def is_verb(text: str) -> bool:
    """Whether the word is a verb of doing that is no part of a name."""
    return (text in VERB_WORDS or text in DOING_VERBS) and not _is_naming(text)


def _is_naming(text: str) -> bool:
    """Whether the verb is part of the name of what is counted (新增, 新筹集)."""
    return text in NAMING_WORDS or (text[:1] == "新" and (text[1:] in VERB_WORDS or text[1:] in DOING_VERBS))


@lru_cache(maxsize=32768)
def last_clause(text: str) -> int:
    """Where the last clause begins of those that 、 parts (开展绩效评审、|压减资金); 0 where only names stand there."""
    words = words_of(text)
    done = _opening(words) > 0 or (bool(words) and _is_naming(words[0].text))
    for number in range(len(words) - 2, 0, -1) if done else ():  # 离岛免税销售额、新增企业 are names
        if (
            words[number].text == "、"
            and not _only_verbs(words[:number])
            and (is_verb(words[number + 1].text) or _is_naming(words[number + 1].text))
        ):
            return words[number].end
    return 0


def _only_verbs(words: tuple[Word, ...]) -> bool:
    """Whether nothing but verbs stands there: 新建、改扩建机场 is one clause."""
    return all(is_verb(word.text) or _is_naming(word.text) or word.text in JOINS for word in words)


@lru_cache(maxsize=32768)
def members(text: str) -> tuple[str, ...]:
    """The names that 、 and 和 part; 及 in 普及率 parts nothing."""
    parts = [""]
    for word in words_of(text):
        if word.text in JOINS:
            parts.append("")
        else:
            parts[-1] += word.text
    return tuple(part for part in parts if part)


@lru_cache(maxsize=32768)
def object_verb(text: str) -> tuple[int, int] | None:
    """The span of 完成 or 实现 between who does it and what (省属企业|完成|投资), where both are there."""
    words = words_of(text)
    for number in range(len(words) - 2, 0, -1):
        if words[number].text in _OBJECT_OF and words[number + 1].text != "的":  # 通过网络实现的|零售额
            return words[number].start, words[number].end
    return None


def whole_done(word: Word) -> bool:
    """Whether the dictionary has the word as one with how it is done: 全面落实, 全线贯通."""
    return len(word.text) > len("全面") and word.text.startswith(("全面", "全部", "全线"))


@lru_cache(maxsize=32768)
def is_only_done(text: str) -> bool:
    """Whether the words only say what is done, and how often (每年开放): no noun among them."""
    words = words_of(text)
    done = all(word.tag[0] in "vdmt" or is_verb(word.text) or word.text in ADVERB_WORDS for word in words)
    named = len(words) > 1 and words[-1].text in CLASS_NOUNS  # 促消费|活动
    return bool(words) and done and not named and words[-1].text not in VERBAL_NOUNS and not ends_named(text)


@lru_cache(maxsize=32768)
def is_noun_phrase(name: str) -> bool:
    """Whether the words make one name: nouns and what modifies them, no verb of doing, no adverb, no pronoun."""
    words = words_of(_HERE.sub("", name))
    if not words or (words[0].text in NO_START and not _TOWARDS.fullmatch(name)) or is_only_done(name):
        return False
    opening = _opening(words)
    if opening < len(words) and _is_naming(words[opening].text):
        opening += 1
        while opening < len(words) - 1 and words[opening].text in JOINS and is_verb(words[opening + 1].text):
            opening += 2  # 新建和|改善|绿水长廊
    if "的" not in name and any(word.text in _THERE_IS for word in words[1:]):  # 城镇有各种设施
        return False
    doing = [number for number, word in enumerate(words) if word.text in DOING_VERBS and number >= opening]
    measured = bool(doing) and (words[-1].text in MEASURES or words[-1].text[-1] in "率量数额")  # 建成比例, 获批立项数
    if (doing and not measured) or any(word.text in NO_PART or whole_done(word) for word in words):
        return False
    last = words[-1]
    if last.text in ("中", "内", "上", "里"):
        return False
    if last.tag == "v" and len(last.text) == 1 and not ends_named(name):
        return False
    predicate = last.text in NOUN_STOP_WORDS or is_verb(last.text)
    return last.text in VERBAL_NOUNS or not predicate or ends_named(name)


@lru_cache(maxsize=32768)
def is_deed(name: str) -> bool:
    """Whether the words say who did what (各级博物馆|接待|观众): one name, where who is no place of its own.

    So they do where they say for whom (为企业|减税降费).
    """
    words = words_of(name)
    if len(words) > 2 and words[0].text == "为":
        behind = (number for number, word in enumerate(words) if word.tag[0] == "v" or word.text in VERBAL_NOUNS)
        done = next((number for number in behind if number > 1), 0)
        return done > 0 and is_noun_phrase(name[words[1].start : words[done].start])
    for number in range(1, len(words) - 1):
        if words[number].text in DEEDS:
            who, what = name[: words[number].start], name[words[number].end :]
            return is_noun_phrase(who) and is_noun_phrase(what) and _OF_ITS_OWN.search(who) is None
    return False


def ends_named(name: str) -> bool:
    """Whether the name ends as indicators' names do."""
    return HEAD_OF_INDICATOR.search(name) is not None


@lru_cache(maxsize=32768)
def is_specific(name: str) -> bool:
    """Whether the name says more than the class of thing: 重点项目投资, not 项目投资, 总投资 or 新增企业."""
    return any(_says_which(word) and (word.text in VERBAL_NOUNS or not is_verb(word.text)) for word in words_of(name))


@lru_cache(maxsize=32768)
def is_told(name: str) -> bool:
    """Whether at least a verb says which of the class is meant: 引进项目, not 项目."""
    words = words_of(name)
    named = any(_says_which(word) for word in words) and not all(_is_naming(word.text) for word in words)
    return named or _OF_A_SIZE.search(name) is not None


def _says_which(word: Word) -> bool:
    added = _is_naming(word.text) and word.text in _ONLY_ADDED  # 新签约项目 says which, 新增项目 does not
    named = word.text in CLASS_NOUNS or added or word.text in JOINS
    return not named and word.tag not in ("x", "m", "q", "mq")


def last_word(name: str) -> str:
    """The word that says what kind of thing the name is of (重大|项目)."""
    words = words_of(name)
    return words[-1].text if words else ""
