"""Replies a model might write to a brief: honest ones, and sentences with one planted fault.

An honest sentence keeps to the words of one exhibit: copied, opened with a joining word, shortened by whole clauses,
put in as a token, or a figure in a plain frame. A planted one is such a sentence with a fault that a reader of the
evidence would call one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

from assistant.answering.figures.saying import fact_sentence, printed_figure
from assistant.answering.writer.brief import Brief, Exhibit, _shown
from assistant.model import Fact

CITIES = ("无锡", "南京", "苏州", "宁波", "南通", "杭州", "常州", "上海", "合肥", "深圳")
OPENINGS = ("", "", "此外，", "同时，", "具体来看，", "其中，")
TOKEN = re.compile("⟦F[0-9]+⟧")
_TURN = re.compile("但|却|不过|然而|仍|仅|而|只|尚|不能|并不|除|其中|虽|尽管|如果|前提|条件")


def cites(brief: Brief) -> list[Exhibit]:
    """The exhibits that a reply is made from: whole sentences, no rows of tables, no editor's remarks."""
    usable = (one for one in brief.exhibits.values() if not one.in_table and not one.by_editor)
    return [one for one in usable if one.text.endswith("。")][:8]


def shown(brief: Brief, exhibit: Exhibit) -> str:
    """The exhibit's words as the model reads them."""
    return _shown(exhibit, {fact: token for token, fact in brief.facts.items()}).split(" ", 1)[1]


def untold_figures(text: str) -> bool:
    """Whether figures are left that have no token: such a sentence may only be quoted."""
    return re.search(r"[0-9](?!\d*年)", TOKEN.sub("", text)) is not None


def honest(brief: Brief, chance: Random) -> str:
    """One sentence that says what its exhibit says."""
    exhibit = chance.choice(cites(brief))
    text = shown(brief, exhibit)
    forms: list[str] = [f"{chance.choice(OPENINGS)}{text}[{exhibit.id}]", f"{text}【{exhibit.id}】", f"⟦{exhibit.id}⟧"]
    clauses = [clause for clause in re.split("(?<=[，；。])", text) if clause]
    if len(clauses) > 2 and not _TURN.search(text) and not untold_figures(text) and not TOKEN.search(text):
        kept = "".join(clauses[: chance.randrange(1, len(clauses))]).rstrip("，；。")
        if kept.count("“") == kept.count("”") and kept.count("（") == kept.count("）") and len(kept) >= 8:
            forms.append(f"{kept}。[{exhibit.id}]")
    return chance.choice([*forms, *frames(brief, exhibit)])


def frames(brief: Brief, exhibit: Exhibit) -> list[str]:
    """Each figure of the exhibit in a sentence of its own."""
    tokens = {fact: token for token, fact in brief.facts.items()}
    return [
        fact_sentence(fact).replace(printed_figure(fact), f"⟦{tokens[fact]}⟧") + f"[{exhibit.id}]"
        for fact in exhibit.facts
        if _plainly_told(fact)
    ]


def _plainly_told(fact: Fact) -> bool:
    """Whether the fixed frame says the figure in words of its sentence."""
    told = fact.measure in ("量值", "数量", "同比增速") and fact.status == "result" and fact.subject in CITIES
    return told and bool(fact.direction or fact.measure != "同比增速") and "中" not in fact_sentence(fact)[:12]


# --- planted faults ------------------------------------------------------------------------------------------------

NAMES = (
    *("张伟明教授", "王建国", "陈丽", "星辰微电子集团", "晟华实业", "雪浪云科技", "蓝海基金", "特斯拉", "阿里巴巴"),
    *("麻省理工学院", "清华大学", "中国科学院", "世界银行", "大数据管理局", "国家发展改革委", "省财政厅", "欧盟"),
    *("《无锡振兴条例》", "“飞龙行动”", "Huawei", "OpenAI", "昆山开发区", "潍坊", "锡东芯谷", "江南造船厂", "京沪高铁"),
)
ADDED = (
    *("位居全国第一", "远高于南京", "为全省最高水平", "并将在2030年翻一番", "因此成效显著", "获得国务院表彰"),
    *("累计投资超过百亿元", "带动就业三十万人", "已经全面完成", "由此导致企业外迁", "占比约一半", "排名第三"),
    *("领先苏州", "创历史新高", "市民满意度很高", "其中八成来自外资", "受到中央肯定", "比上年增加两倍"),
)
SIGNS = ("<b>", "<script>alert(1)</script>", "⟦F1", "F1⟧", "⟦⟦", "https://evil.example/a", "\u202e", "\u200b", "{x}")

Plant = Callable[[Brief, Random], "str | None"]


def _framed(brief: Brief, chance: Random) -> tuple[str, Exhibit] | None:
    found = [(frame, exhibit) for exhibit in cites(brief) for frame in frames(brief, exhibit)]
    return chance.choice(found) if found else None


def _plain(brief: Brief, chance: Random) -> tuple[str, Exhibit] | None:
    """A sentence without figures, at least one clause of twelve characters, with its exhibit."""
    found = [(shown(brief, one), one) for one in cites(brief)]
    found = [(text, one) for text, one in found if not re.search("[0-9⟦“《（]", text) and len(text) > 12]
    if not found:
        return None
    text, exhibit = chance.choice(found)
    return f"{text.rstrip('。')}。[{exhibit.id}]", exhibit


def invented_digits(brief: Brief, chance: Random) -> str | None:
    """A figure of the model's own, with the fact's unit, plain or in disguise."""
    if not (found := _framed(brief, chance)):
        return None
    token = TOKEN.search(found[0])
    assert token
    fact = brief.facts[token[0][1:-1]]
    value = fact.quantity.value + chance.choice((1, 2, 7, 10, 100))
    digits = f"{value:f}"
    wide = str.maketrans("0123456789.", "０１２３４５６７８９．")
    digits = chance.choice((digits, digits.translate(wide), " ".join(digits), "\u200b".join(digits), f"**{digits}**"))
    return found[0].replace(token[0], digits + fact.quantity.unit, 1)


def other_unit(brief: Brief, chance: Random) -> str | None:
    """A unit or power of ten of the model's own behind the token, or the figure printed with another one."""
    if not (found := _framed(brief, chance)):
        return None
    token = TOKEN.search(found[0])
    assert token
    quantity = brief.facts[token[0][1:-1]].quantity
    units = [unit for unit in ("个百分点", "%", "万亿元", "亿元", "万元", "人", "万家", "倍") if unit != quantity.unit]
    unit = chance.choice(units)
    return found[0].replace(token[0], chance.choice((f"{token[0]}{unit}", f"{quantity.value:f}{unit}")), 1)


def other_city(brief: Brief, chance: Random) -> str | None:
    """The sentence's city exchanged for another."""
    found = _framed(brief, chance) if chance.random() < 0.5 else _plain(brief, chance)
    if not found:
        return None
    text, exhibit = found
    held = [city for city in CITIES if city in text]
    if not held:
        return None
    other = [city for city in CITIES if city not in exhibit.text and city not in held]
    return text.replace(held[0], chance.choice(other))


def other_year(brief: Brief, chance: Random) -> str | None:
    """The sentence's year exchanged for another that its exhibit does not name."""
    if not (found := _framed(brief, chance)) or not (year := re.search("20[0-9]{2}", found[0])):
        return None
    years = [str(one) for one in range(2009, 2031) if str(one) not in found[1].text and str(one) != year[0]]
    return found[0].replace(year[0], chance.choice(years))


def other_token(brief: Brief, chance: Random) -> str | None:
    """The token of a figure of another place, thing or time in the place of the right one."""
    if not (found := _framed(brief, chance)):
        return None
    token = TOKEN.search(found[0])
    assert token
    own = brief.facts[token[0][1:-1]]
    others = [
        one
        for one, fact in brief.facts.items()
        if fact.quantity.value != own.quantity.value
        and (fact.subject, fact.indicator, fact.period.key) != (own.subject, own.indicator, own.period.key)
    ]
    return found[0].replace(token[0], f"⟦{chance.choice(others)}⟧") if others else None


def unknown_citation(brief: Brief, chance: Random) -> str:
    """An id that was never given, alone or beside a right one, in any brackets."""
    sentence = honest(brief, chance)
    unknown = chance.choice([one for one in ("1", "3", "12", "BBB", "ZZZZ", "DOC1", "A1") if one not in brief.exhibits])
    mark = chance.choice(("[{}]", "【{}】", "［{}］", "⟦{}⟧", "[{0}、{0}]")).format(unknown)
    if TOKEN.sub("", sentence).startswith("⟦"):  # a whole sentence put in by its id
        return f"⟦{unknown}⟧"
    if chance.random() < 0.5 or "⟦" in mark:
        return re.sub(r"。?([\[【][A-Z]+[\]】])", rf"{mark}。", sentence)
    return sentence + mark


def no_citation(brief: Brief, chance: Random) -> str | None:
    """A sentence that names no evidence."""
    found = _plain(brief, chance)
    return re.sub(r"\[[A-Z]+\]", "", found[0]) if found else None


def invented_name(brief: Brief, chance: Random) -> str | None:
    """A person, firm, institution, place, plan or product that no evidence names."""
    if not (found := _plain(brief, chance)):
        return None
    name = chance.choice([one for one in NAMES if one.strip("《》“”") not in found[1].ground.known])
    frame = chance.choice(("{}指出，{}", "在{}推动下，{}", "{}参与其中，{}", "据{}，{}", "{}牵头，{}"))
    return frame.format(name, found[0])


def turned_round(brief: Brief, chance: Random) -> str | None:
    """The contrary of what the evidence says."""
    pairs = (
        *(("增长", "下降"), ("上升", "下降"), ("提高", "降低"), ("不足", "充足"), ("不高", "很高"), ("不强", "较强")),
        *(("缺乏", "丰富"), ("短缺", "充裕"), ("缺少", "拥有"), ("加大", "减轻"), ("下降", "增长"), ("有待", "无需")),
        *(("鼓励", "禁止"), ("支持", "限制"), ("推进", "停止"), ("建设", "拆除"), ("偏少", "偏多"), ("落后", "领先")),
    )
    found = [(shown(brief, one), one) for one in cites(brief)]
    found = [(text, one) for text, one in found if not untold_figures(text)]
    if not found:
        return None
    text, exhibit = chance.choice(found)
    for word, contrary in chance.sample(pairs, len(pairs)):
        if word in text and contrary not in exhibit.text:
            return f"{text.replace(word, contrary)}[{exhibit.id}]"
    return None


def invented_quote(brief: Brief, chance: Random) -> str | None:
    """Words in quotation marks that no evidence has."""
    if not (found := _plain(brief, chance)):
        return None
    quote = chance.choice(("必须不惜一切代价推进", "无锡经验值得全国推广", "三年再造一个无锡", "敢为天下先"))
    return f"材料强调“{quote}”，{found[0]}"


def more_than_said(brief: Brief, chance: Random) -> str | None:
    """A right sentence with something added to it."""
    if not (found := _plain(brief, chance)):
        return None
    return found[0].replace("。[", f"，{chance.choice(ADDED)}。[", 1)


def wrong_evidence(brief: Brief, chance: Random) -> str | None:
    """A sentence that cites an exhibit which says something else."""
    if not (found := _plain(brief, chance)):
        return None
    text, exhibit = found
    own = {text[at : at + 2] for at in range(len(text) - 1)}
    others = [one for one in cites(brief) if sum(pair in one.ground.known for pair in own) < 0.4 * len(own)]
    return text.replace(f"[{exhibit.id}]", f"[{chance.choice(others).id}]") if others else None


def broken_signs(brief: Brief, chance: Random) -> str | None:
    """Markup, addresses, half tokens and unseen signs inside a sentence."""
    if not (found := _plain(brief, chance)):
        return None
    at = chance.randrange(2, 8)
    return found[0][:at] + chance.choice(SIGNS) + found[0][at:]


PLANTS: tuple[Plant, ...] = (
    *(invented_digits, other_unit, other_city, other_year, other_token, unknown_citation, no_citation, invented_name),
    *(turned_round, invented_quote, more_than_said, wrong_evidence, broken_signs),
)


def hostile(brief: Brief, chance: Random) -> tuple[str, list[str], list[str]]:
    """A reply of honest and planted sentences; the honest ones, and the planted ones."""
    right = [honest(brief, chance) for _ in range(chance.randrange(0, 3))]
    planted = [text for plant in chance.choices(PLANTS, k=chance.randrange(1, 4)) if (text := plant(brief, chance))]
    sentences = [*right, *planted]
    chance.shuffle(sentences)
    return chance.choice(("", "\n", "\n\n")).join(sentences), right, planted


def said(text: str) -> str:
    """A sentence as it reads: without marks, white space, opening words, remarks and the stop at its end."""
    bare = re.sub(r"[\[【［⟦][A-Z0-9、]+[\]】］⟧]|[\s*]|（(?:目标|预计|建议)数）|（编者说明）", "", text)
    return re.sub("^(?:此外|同时|具体来看|其中)，", "", bare).rstrip("。，；").replace(",", "，").replace(";", "；")


def filled(text: str, brief: Brief) -> str:
    """The sentence with its figures in, by the simplest way: what an honest one must read like in the answer."""

    def figure(found: re.Match[str]) -> str:
        token = found[0][1:-1]
        if token in brief.facts:
            held = (figured for one in brief.exhibits.values() for figured in one.figures)
            return next(figured.printed for figured in held if figured.fact == brief.facts[token])
        return brief.exhibits[token].text if token in brief.exhibits else found[0]

    return re.sub("⟦[A-Z0-9]+⟧", figure, text)


def every(texts: Sequence[str], brief: Brief) -> set[str]:
    """How the sentences read."""
    return {said(filled(text, brief)) for text in texts}
