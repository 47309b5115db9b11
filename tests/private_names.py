"""The house rule on private names: only kontan_crawler/scrapy_private.py uses those of Scrapy and its libraries."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house_rules import parsed

_NAMEDTUPLES = frozenset({"_asdict", "_fields", "_make", "_replace"})
_SCRAPY = ("scrapy", "twisted", "itemloaders", "parsel")


def private_names(path: Path) -> Iterator[str]:
    """Yield names with a leading underscore that the module does not define: attributes, imports, or strings given to getattr."""
    own = set(_defined(parsed(path)))
    for node in ast.walk(parsed(path)):
        ours = own if isinstance(node, ast.Attribute) and _is_ours(node.value) else _NAMEDTUPLES
        for name in _taken(node):
            if name.startswith("_") and not name.endswith("__") and name not in ours:
                yield f"{node.lineno}: {name}"


def _defined(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node.name
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and _is_ours(node.value):
            yield node.attr


def _taken(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Attribute):
        if not (isinstance(node.value, ast.Name) and node.value.id == "etree"):  # lxml's types have only private names
            yield node.attr
    elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith(_SCRAPY):
        yield from [*(node.module or "").split("."), *(alias.name for alias in node.names)]
    elif isinstance(node, ast.Import):
        yield from [part for alias in node.names for part in alias.name.split(".")]
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"getattr", "setattr", "hasattr"}:
        yield from [word.value for word in node.args[1:2] if isinstance(word, ast.Constant) and isinstance(word.value, str)]


def _is_ours(node: ast.expr) -> bool:
    """Return whether an expression is `self`, `cls` or another object of the same class."""
    return isinstance(node, ast.Name) and node.id in {"self", "cls", "other"}
