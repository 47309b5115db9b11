"""Checkers for the house rules. Each yields the violations in a module, as "line: text"."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TypeGuard

from kontan_crawler import items, outcomes

COMMON = frozenset({"asked", "empty", "known", "read", "removed", "robots", "rows", "waiting"})
"""Reasons and outcomes that are also common words, so that a string equal to one may mean something else."""
_NO_OUTCOMES = frozenset({"text", "dates"})
"""Packages without outcomes, where single words mean something else."""
_BEGINNINGS = ("article/", "listing/", "parser/")
_COUNTING = frozenset({"inc_value", "set_value", "get_value", "max_value", "min_value"})
_EXIT_CODES = frozenset({"exitcode", "exit_code"})
_CLOCKS = frozenset({"now", "utcnow", "today"})


@cache
def parsed(path: Path) -> ast.Module:
    """Return the syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> set[str]:
    """Return the full names that a module imports: {"kontan_crawler.site", "re", "datetime.date"}."""
    nodes = list(ast.walk(parsed(path)))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {f"{node.module}.{alias.name}" for node in nodes if isinstance(node, ast.ImportFrom) for alias in node.names}


def swallowed_errors(path: Path) -> Iterator[str]:
    """Yield exception handlers for all errors."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.ExceptHandler):
            names = {getattr(name, "id", "") for name in ast.walk(node.type)} if node.type else {"Exception"}
            if names & {"Exception", "BaseException"}:
                yield f"{node.lineno}: except"


def vague_names(path: Path) -> Iterator[str]:
    """Yield the name of a module that does not describe its content."""
    if path.stem in {"utils", "helpers", "common"}:
        yield f"1: {path.stem}"


def names_of(module: ModuleType) -> set[str]:
    """Return the string constants of a module, including those in tuples and sets."""
    values = [value for name, value in vars(module).items() if not name.startswith("__")]
    flat = [one for value in values for one in (value if isinstance(value, (tuple, frozenset)) else [value])]
    return {one for one in flat if isinstance(one, str)}


def spelled_again(path: Path) -> Iterator[str]:
    """Yield strings that repeat a name of outcomes.py: a reason, an outcome, a statistic or a prefix of statistics."""
    names = names_of(outcomes) - COMMON - set(items.WARNINGS)  # the name of a warning may equal a reason
    if path.parent.name in _NO_OUTCOMES:
        names = {name for name in names if not name.isalpha()}
    families = tuple(value.prefix for value in vars(outcomes).values() if isinstance(value, outcomes.Family))
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
    """Return whether an expression is a string literal or builds a string in place."""
    return isinstance(node, (ast.Constant, ast.JoinedStr, ast.BinOp, ast.IfExp)) or _is_call_of(node, frozenset({"format", "join"}))


def _sets_exit_code(node: ast.AST) -> bool:
    """Return whether a number literal is used as an exit code."""
    if isinstance(node, (ast.Assign, ast.AnnAssign, ast.AugAssign)) and node.value:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        named = any(isinstance(target, ast.Attribute) and target.attr in _EXIT_CODES for target in targets)
        return named and any(map(_is_number, ast.walk(node.value)))
    is_exit = isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in {"exit", "_exit", "SystemExit"}
    return is_exit and any(map(_is_number, ast.walk(node)))


def _is_number(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) is int


def clocks(path: Path) -> Iterator[str]:
    """Yield the places where a module reads the clock."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Attribute) and node.attr in _CLOCKS:
            yield f"{node.lineno}: {node.attr}"
        elif isinstance(node, ast.Import) and "time" in (alias.name for alias in node.names):
            yield f"{node.lineno}: time"
        elif isinstance(node, ast.ImportFrom) and (node.module == "time" or (node.module == "kontan_crawler.clock" and _names_clock(node))):
            yield f"{node.lineno}: {node.module}"


def _names_clock(node: ast.ImportFrom) -> bool:
    return any(alias.name in _CLOCKS for alias in node.names)
