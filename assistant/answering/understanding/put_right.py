"""A turn that puts the one before right, or drops it: 我说的是苏州; 不是2020年，是2018年; 换个话题，……."""

from __future__ import annotations

import re

_SAYS_NO = "(?:不对|错了|说错了|不是这个|不，|哦，|噢，)?[，。、]?"
_MEANT = re.compile(
    f"^{_SAYS_NO}(?:我|刚才)*(?:想)?(?:说|问|指|要|知道|查)的?(?:其实|应该)?是(?P<meant>[^，。？?]{{1,20}}?)(?:的|吧|呢|啊)*[。？?]*$"
)
_NOT_BUT = re.compile(
    f"^{_SAYS_NO}(?:我(?:问|说|要)的)?不是(?P<wrong>[^，。？?]{{1,16}}?)[，,、]?(?:而是|应该是|我要的是|是)"
    "(?P<meant>[^，。？?]{1,16}?)(?:的|吧|呢|啊)*[。？?]*$"
)
# 海上那块呢，不是陆地，我问的是海域: whatever it is said not to be.
_ASKED_IS = re.compile(
    "^(?:[^，。？?]{1,10}呢?[，,])?(?:我(?:问|说|要)的)?不是(?P<wrong>[^，。？?]{1,16}?)[，,、](?:我(?:问|说|要|指)的(?:其实)?是)"
    "(?P<meant>[^，。？?]{1,16}?)(?:的|吧|呢|啊)*[。？?]*$"
)
# 哦不，应该是问2020年全年的; 不是2024年，我想查的是2025年的
_WANTED = re.compile(
    "^(?:[哦噢啊嗯哎呃唉]+[，,]?)?(?:不对?|错了|说错了|搞错了|我?(?:表述有误|没说清楚?|说得不对|问错了))?[，,]?(?:不是(?P<wrong>[^，。？?]{1,16}?)的?[，,])?(?:我)?(?:刚才)?"
    "(?:应该|其实|本来|是|就)*(?:想|要)?(?:问|查|说|看|了解|知道)的?(?:应该|其实)?是?(?P<meant>[^，。？?]{2,16}?)(?:的|吧|呢|啊)+[。？?]*$"
)
# 刚才说错了，还是问无锡，25年1到8月的
_STILL = re.compile(
    "^(?:我|刚才|前面)*(?:说|问|讲|打|写)?错了[，,。]?(?:还是|应该|我?要)*(?:问|说|看|查|讲)的?是?(?P<meant>[^？?。]{2,24}?)的?[。？?]*$"
)
# 不是南京，南通，南通算哪级
_SAID_TWICE = re.compile(
    "^不是(?P<wrong>[^，。？?]{2,10})[，,](?:是)?(?P<meant>[^，。？?]{2,10})[，,](?P=meant)[^，。？?]*[。？?]*$"
)
_REACHED = re.compile("(?:的)?(?:实际)?(?:完成|达到|做到)(?:数|情况)?$|实际数?$")
_ASKS = re.compile("什么|哪|谁|多少|几|怎|如何|吗")
_ANOTHER_SUBJECT = re.compile(
    "^(?:(?:算了|好吧|好的?|行了?|嗯|不管了|先不说这个)[，,。])?(?:那?(?:换|另)(?:一)?个(?:话题|问题|事)|另外?(?:再)?问(?:一下|一个|个)?(?:别的|问题|事)?|再问(?:一)?个(?:别的|问题|事)?|顺便(?:再)?问(?:一下|问|个)?|对了)[，,：:]"
)


def put_right(asked: str, before: str) -> str:
    """The turn that only names what was meant as a follow-up that asks for it (那苏州呢？); any other as it is.

    ``before``: the question before, which must name what it is said not to be (不是2020年，是2018年).
    """
    found = _NOT_BUT.match(asked)
    if found and found["wrong"] in before and _REACHED.search(found["meant"]):
        return f"{_REACHED.sub('', found['meant'])}实际完成多少？"  # 不是目标，是2022年实际完成的
    if found and found["wrong"] in before:
        return f"那{found['meant']}呢？"
    if (other := _SAID_TWICE.match(asked)) and other["wrong"] in before:
        return f"那{other['meant']}呢？"
    if (still := _STILL.match(asked)) and not _ASKS.search(still["meant"]):
        return f"那{still['meant'].replace('，', '')}呢？"
    found = _ASKED_IS.match(asked) or _MEANT.match(asked) or _WANTED.match(asked)
    return f"那{found['meant']}呢？" if found and not _ASKS.search(found["meant"]) else asked


def without_opening(asked: str) -> str:
    """The question without the words by which another subject is opened: 换个话题，……."""
    return _ANOTHER_SUBJECT.sub("", asked)
