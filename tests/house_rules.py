"""What the rules of this house look for in a module. Each returns what it found, as "line: what stands there"."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TypeGuard

from kontan_crawler import items, outcomes

COMMON = frozenset({"asked", "empty", "known", "read", "robots", "rows", "waiting"})
"""Reasons and outcomes that are everyday words too: nobody can tell whether it is them that a string means."""
_NO_OUTCOMES = frozenset({"text", "dates"})
"""Rooms of which nothing comes that a run counts: there, all single words mean something else."""
_BEGINNINGS = ("article/", "listing/", "parser/")
_COUNTING = frozenset({"inc_value", "set_value", "get_value", "max_value", "min_value"})
_EXIT_CODES = frozenset({"exitcode", "exit_code"})
_CLOCKS = frozenset({"now", "utcnow", "today"})
_NAMEDTUPLES = frozenset({"_asdict", "_fields", "_make", "_replace"})
_SCRAPY = ("scrapy", "twisted", "itemloaders", "parsel")


@cache
def parsed(path: Path) -> ast.Module:
    """Return the module as a tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> set[str]:
    """Return all that a module imports, with the module it is from: {"kontan_crawler.site", "re", "datetime.date"}."""
    nodes = list(ast.walk(parsed(path)))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {f"{node.module}.{alias.name}" for node in nodes if isinstance(node, ast.ImportFrom) for alias in node.names}


def names_of(module: ModuleType) -> set[str]:
    """Return every string that a module gives a name to, also within tuples and sets."""
    values = [value for name, value in vars(module).items() if not name.startswith("__")]
    flat = [one for value in values for one in (value if isinstance(value, (tuple, frozenset)) else [value])]
    return {one for one in flat if isinstance(one, str)}


def spelled_again(path: Path) -> Iterator[str]:
    """Find what stands in outcomes.py already: a reason, an outcome, a statistic or the beginning of some."""
    names = names_of(outcomes) - COMMON - set(items.WARNINGS)  # a reading that is not taken bears the name of its warning
    if path.parent.name in _NO_OUTCOMES:
        names = {name for name in names if not name.isalpha()}
    families = tuple(value.begin for value in vars(outcomes).values() if isinstance(value, outcomes.Family))
    nodes = list(ast.walk(parsed(path)))
    docstrings = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            text = node.value
            if text in names or text.startswith(_BEGINNINGS + families):
                yield f"{node.lineno}: {text!r}"
        elif _is_call_of(node, _COUNTING) and any(
            map(_spells, [*node.args[:1], *(word.value for word in node.keywords if word.arg == "key")])
        ):
            yield f"{node.lineno}: a statistic"
        elif _sets_exit_code(node):
            yield f"{node.lineno}: an exit code"


def _is_call_of(node: ast.AST, names: frozenset[str]) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in names


def _spells(node: ast.expr) -> bool:
    """Whether an expression is a text that is put together there: a name is to come from outcomes.py, whole."""
    return isinstance(node, (ast.Constant, ast.JoinedStr, ast.BinOp, ast.IfExp)) or _is_call_of(node, frozenset({"format", "join"}))


def _sets_exit_code(node: ast.AST) -> bool:
    """Whether a number stands where an exit code does."""
    if isinstance(node, (ast.Assign, ast.AnnAssign, ast.AugAssign)) and node.value:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        named = any(isinstance(target, ast.Attribute) and target.attr in _EXIT_CODES for target in targets)
        return named and any(map(_is_number, ast.walk(node.value)))
    is_exit = isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in {"exit", "_exit", "SystemExit"}
    return is_exit and any(map(_is_number, ast.walk(node)))


def _is_number(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) is int


def clocks(path: Path) -> Iterator[str]:
    """Find where a module looks at the clock by itself."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Attribute) and node.attr in _CLOCKS:
            yield f"{node.lineno}: {node.attr}"
        elif isinstance(node, ast.Import) and "time" in (alias.name for alias in node.names):
            yield f"{node.lineno}: time"
        elif isinstance(node, ast.ImportFrom) and (node.module == "time" or (node.module == "kontan_crawler.clock" and _names_clock(node))):
            yield f"{node.lineno}: {node.module}"


def _names_clock(node: ast.ImportFrom) -> bool:
    return any(alias.name in _CLOCKS for alias in node.names)


def private_names(path: Path) -> Iterator[str]:
    """Find names that begin with an underscore and are not the module's own: by attribute, by import, or as a text for getattr."""
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
    if isinstance(node, ast.Attribute) and not (
        isinstance(node.value, ast.Name) and node.value.id == "etree"
    ):  # lxml's types have no other name
        yield node.attr
    elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith(_SCRAPY):
        yield from [*(node.module or "").split("."), *(alias.name for alias in node.names)]
    elif isinstance(node, ast.Import):
        yield from [part for alias in node.names for part in alias.name.split(".")]
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"getattr", "setattr", "hasattr"}:
        yield from [word.value for word in node.args[1:2] if isinstance(word, ast.Constant) and isinstance(word.value, str)]


def _is_ours(node: ast.expr) -> bool:
    """Whether a name is of the class that it stands in: `self`, or another object of the same kind."""
    return isinstance(node, ast.Name) and node.id in {"self", "cls", "other"}
