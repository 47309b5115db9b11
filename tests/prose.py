"""Extract and check the English of a file: docstrings, comments, messages and documentation, without code and quotations."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from spellchecker import SpellChecker

from tests.house_rules import parsed

ENGLISH = SpellChecker()
_NOT_PROSE = re.compile(
    r'`[^`]*`|"[^"]*"|“[^”]*”|\'[^\' ]*\'|<[^>]*>|\{[^}]*\}|\]\([^)]*\)'  # quotations, tags, fields, targets of links
    r"|fmt: |%\(\w+\)\w|\S*\w[_/@\\=.{}()]\w\S*|\S*\d\S*|\S+://\S*|(?<!\w)[-.$@]\w+"  # names, addresses, numbers, options
)
_WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?")
_TESTS = Path(__file__).parent
_FENCE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
_MESSAGE = 4, 0.7
"""Minimum number of words in a message, and minimum share of English words; other string constants are not messages."""


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, without acronyms and class names."""
    found = [word.removesuffix("'s") for word in _WORD.findall(_NOT_PROSE.sub(" . ", text))]
    return [word.lower() for word in found if word[1:].islower()]


def misspelled(path: Path, ours: frozenset[str]) -> set[str]:
    """Return "line: word" for each word of a file that is neither English nor in `ours`."""
    return {f"{line}: {word}" for line, text in prose(path) for word in ENGLISH.unknown(words(text)) - ours}


def discouraged(path: Path, better: dict[str, str]) -> set[str]:
    """Return "line: phrase -> better phrase" for each key of `better` in the prose or the names of a file."""
    phrases = re.compile(r"\b(?:" + "|".join(better).replace(" ", r"\s+") + r")\b", re.IGNORECASE)
    names = _names(path) if path.suffix == ".py" else ()
    found = [(line, phrase) for line, text in [*prose(path), *names] for phrase in phrases.findall(_NOT_PROSE.sub(" . ", text))]
    return {f"{line}: {phrase} -> {better[' '.join(phrase.lower().split())]}" for line, phrase in found}


@cache
def prose(path: Path) -> list[tuple[int, str]]:
    """Return the texts of a file, each with the number of its first line. Strings in tests are not messages."""
    source = path.read_text("utf-8")
    if path.suffix == ".py":
        return [*_comments(source), *_docstrings(path), *(_messages(path) if _TESTS not in path.parents else ())]
    if path.suffix == ".md":
        text = _FENCE.sub(lambda code: "\n" * code[0].count("\n"), source)
        return list(enumerate(text.splitlines(), 1))
    return [(number, line.partition("#")[2]) for number, line in enumerate(source.splitlines(), 1)]


def _comments(source: str) -> Iterator[tuple[int, str]]:
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


@cache
def _nodes(path: Path) -> list[ast.AST]:
    return list(ast.walk(parsed(path)))


def _docstrings(path: Path) -> Iterator[tuple[int, str]]:
    for node in _nodes(path):
        if isinstance(node, ast.Expr) and _text(node.value):
            yield node.lineno, _text(node.value)


def _messages(path: Path) -> Iterator[tuple[int, str]]:
    nodes = _nodes(path)
    docstrings = {node.value for node in nodes if isinstance(node, ast.Expr)}
    parts = {value for node in nodes if isinstance(node, ast.JoinedStr) for value in node.values}
    for node in nodes:
        if node not in docstrings | parts and _is_message(text := _text(node)):
            yield node.lineno, text


def _names(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the name of each function and class, split into words."""
    for node in _nodes(path):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield node.lineno, re.sub(r"_|(?<=[a-z])(?=[A-Z])", " ", node.name)


def _text(node: ast.AST) -> str:
    """Return the text of a string constant or an f-string, with "{}" for each field."""
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(value) or "{}" for value in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _is_message(text: str) -> bool:
    least, share = _MESSAGE
    found = words(text)
    return len(found) >= least and len(ENGLISH.known(found)) >= share * len(set(found))
