"""Text shown as it stands: Markdown and HTML in a document, a question or a title stay characters.

Running text goes to ``st.html`` through ``html.escape``. Labels, tooltips and messages have no such door: Streamlit
reads them as Markdown, so their text passes ``literal`` first.
"""

from __future__ import annotations

import re

WORD_JOINER = "\u2060"

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
# After parsing, Streamlit looks through plain text once more, where a backslash no longer protects: icon and emoji
# codes (:material/home:), addresses (http://…, www.…, a@b.c), arrows ( -> , >= , -- ). An invisible joiner parts them.
_SECOND_LOOK = re.compile(r"(?<=[:@])(?=\S)|(?<=www)(?=\.)|(?<=[<>~-])(?=[->=])", re.IGNORECASE)


def literal(text: str) -> str:
    r"""``text`` as Markdown that shows exactly these characters on one line (``50~150`` → ``50\~150``).

    Line breaks and runs of white space become one space; a joiner without width may be added where Streamlit would
    otherwise turn plain text into an icon, a link or an arrow.
    """
    parted = _SECOND_LOOK.sub(WORD_JOINER, " ".join(text.split()))
    return _PUNCTUATION.sub(r"\\\1", parted)


def shortened(text: str, longest: int) -> str:
    """``text``, cut to ``longest`` characters with an ellipsis where something was left off."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
