"""Imports run one way: words ← reading ← facts, search ← library ← answering ← evaluation ← app ← doors."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "assistant"
WORDS = (
    *(
        "model",
        "errors",
        "learned",
        "quantity",
        "quantity_forms",
        "period",
        "settings",
        "terms",
        "term_files",
        "numerals",
    ),
    *("title_marks", "remembered", "kept_patterns"),
)
# Each layer may use itself and those before it; layers of one tuple may not use each other.
LAYERS = (
    *(WORDS, ("reading", "llm", "database"), ("facts", "search"), ("library",), ("answering",)),
    *(("evaluation", "journal"), ("export", "backup"), ("app",), ("asking",), ("cli", "web")),
)
# The folders of assistant/answering, each of which may use those before it.
ANSWERING = ("understanding", "evidence", "figures", "sentences", "claims", "lists", "parts")
ANSWERING += ("derived", "operations", "writer")
# What takes long or much memory to import, and what no question may wait for.
HEAVY = ("torch", "sentence_transformers", "transformers", "chromadb", "langchain_chroma", "pandas", "scipy", "sklearn")
# What only an office with a language model needs; ``init_chat_model`` imports the one that the setting names.
HEAVY += ("langchain", "langchain_openai", "langchain_ollama", "openai", "ollama")
# Each outside library stands behind one module, or one folder where the folder is its door.
HOMES = {
    "tantivy": ("assistant/search/lexical.py",),
    "chromadb": ("assistant/search/vectors.py",),
    "sentence_transformers": ("assistant/search/embedding.py", "assistant/search/cross_encoder.py"),
    "sqlalchemy": ("assistant/database.py", "assistant/journal/", "assistant/library/shared.py"),
    "rjieba": ("assistant/search/words.py", "assistant/facts/grammar.py"),
    "opencc": ("assistant/search/words.py",),
    "pypdf": ("assistant/reading/pdf.py",),
    "docx": ("assistant/reading/word.py", "assistant/export/official.py"),
    "bs4": ("assistant/reading/web.py",),
    "pypdfium2": ("assistant/web/",),
    "streamlit": ("assistant/web/",),
    "langchain": ("assistant/llm.py",),
    "langchain_core": ("assistant/library/retriever.py", "assistant/answering/chain.py", "assistant/llm.py"),
}  # fmt: skip


@cache
def modules() -> tuple[tuple[Path, ast.Module], ...]:
    """Every module of the program, read once."""
    return tuple((path, ast.parse(path.read_text(encoding="utf-8"))) for path in sorted(PACKAGE.rglob("*.py")))


@cache
def imported(tree: ast.AST) -> tuple[tuple[str, ast.stmt], ...]:
    """Every module that is named in an import, wherever it stands."""
    named: list[tuple[str, ast.stmt]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            named += [(alias.name, node) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            named += [(f"{node.module}.{alias.name}", node) for alias in node.names]
    return tuple(named)


def at_run_time(tree: ast.Module) -> ast.Module:
    """The module without what it imports for its types only."""
    for_types = [node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"]
    return ast.Module([node for node in tree.body if node not in for_types], [])


def layer(part: str) -> int:
    return next(number for number, names in enumerate(LAYERS) if part in names)


def test_every_module_belongs_to_a_layer() -> None:
    known = {name for names in LAYERS for name in names} | {"__init__", "__main__"}
    inside = {path.relative_to(PACKAGE).with_suffix("").parts[0] for path, _ in modules()}
    assert inside - known == set()


def test_no_layer_imports_one_after_it() -> None:
    wrong = []
    for path, tree in modules():
        own = path.relative_to(PACKAGE).with_suffix("").parts[0]
        if own in ("__init__", "__main__"):
            continue
        for name, node in imported(tree):
            parts = name.split(".")
            if parts[0] != "assistant" or parts[1] == own:
                continue
            forward = layer(parts[1]) > layer(own)
            beside = layer(parts[1]) == layer(own) and own not in WORDS
            if forward or beside:
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno} imports {name}")
    assert wrong == []


@pytest.mark.parametrize("outside", sorted(HOMES))
def test_each_outside_library_stands_behind_one_door(outside: str) -> None:
    users = {
        path.relative_to(ROOT).as_posix()
        for path, tree in modules()
        if any(name.split(".")[0] == outside for name, _ in imported(tree))
    }
    assert users, f"{outside} is used nowhere: take it out of pyproject.toml and of this test"
    assert [user for user in users if not user.startswith(HOMES[outside])] == []


def test_no_folder_of_answering_imports_one_after_it() -> None:
    """The steps beside the folders may call any of them, and be named by them where only a type is meant."""
    wrong = []
    for path, tree in modules():
        own = path.relative_to(PACKAGE).parts
        if own[0] != "answering" or own[1] not in ANSWERING:
            continue
        later = ANSWERING[ANSWERING.index(own[1]) + 1 :]
        wrong += [
            f"{path.relative_to(ROOT)}:{node.lineno} imports {name}"
            for name, node in imported(at_run_time(tree))
            if name.startswith("assistant.answering.") and name.split(".")[2] in later
        ]
    assert wrong == []


def test_heavy_libraries_are_imported_inside_functions() -> None:
    wrong = []
    for path, tree in modules():
        for node in tree.body:
            at_the_top = [name for name, _ in imported(node)] if isinstance(node, ast.Import | ast.ImportFrom) else []
            wrong += [f"{path.relative_to(ROOT)} imports {name}" for name in at_the_top if name.split(".")[0] in HEAVY]
    assert wrong == []


def test_no_module_is_named_after_nothing() -> None:
    empty = {"utils", "util", "helpers", "common", "base", "core", "manager", "service", "misc"}
    assert {path.stem for path, _ in modules()} & empty == set()


def test_outside_libraries_are_named_in_pyproject() -> None:
    """What is imported is a direct dependency, or comes with Python."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {"bs4": "beautifulsoup4", "docx": "python-docx", "yaml": "pyyaml", "PIL": "pillow"}
    declared = {re.split(r"[\[~><=!]", line)[0] for line in project["dependencies"]}
    used = {name.split(".")[0] for _, tree in modules() for name, _ in imported(tree)}
    outside = used - set(sys.stdlib_module_names) - {"assistant"}
    assert {names.get(name, name).replace("_", "-") for name in outside} - declared == set()


def test_no_module_gives_a_name_twice() -> None:
    """A constant below would silently take the place of its namesake above, in the functions of both."""
    twice = []
    for path, module in modules():
        given = [
            target.id
            for node in module.body
            if isinstance(node, ast.Assign)
            for target in ast.walk(ast.Tuple(node.targets))
            if isinstance(target, ast.Name)
        ]
        twice += [f"{path.relative_to(ROOT)}: {name}" for name in sorted(set(given)) if given.count(name) > 1]
    assert twice == []
