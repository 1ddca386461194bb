"""The recipe: all that shapes a library besides the files. Another recipe means another library: rebuild."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.errors import RecipeChanged
from assistant.facts import FACTS_RECIPE
from assistant.reading.passages import PASSAGE_RECIPE
from assistant.search.embedding import embedder_name
from assistant.search.words import WORDS_RECIPE, terms_digest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.settings import Settings

FORMAT = 6
NAMES = {
    "format": "文献库格式",
    "passages": "段落切分方法",
    "facts": "数据抽取方法",
    "words": "分词方法",
    "terms": "术语表 terms.yaml",
    "embedding": "向量模型",
}


def recipe(settings: Settings) -> dict[str, Any]:
    """The recipe that a library built now would have, without loading a model."""
    return {
        "format": FORMAT,
        "passages": PASSAGE_RECIPE,
        "facts": FACTS_RECIPE,
        "words": WORDS_RECIPE,
        "terms": terms_digest(),
        "embedding": embedder_name(settings),
    }


def require_recipe(manifest: Mapping[str, Any], settings: Settings) -> None:
    """Raise RecipeChanged, naming what differs, when the library was built with another recipe."""
    held = manifest.get("recipe", {})
    changed = [NAMES[key] for key, value in recipe(settings).items() if held.get(key) != value]
    if changed:
        message = f"文献库是用另一种设置建的（已改变：{'、'.join(changed)}）。请运行 assistant index --rebuild 重建。"
        raise RecipeChanged(message)
