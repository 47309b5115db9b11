"""Nodes of a form's syntax tree: each has its regular expression over symbols and its FIRST set."""

import re
from collections.abc import Iterable
from typing import Protocol


class Node(Protocol):
    """A part of a form."""

    regex: str
    first: frozenset[str]
    """The FIRST set: the symbols a match may begin with."""
    nullable: bool
    """Whether it matches the empty string."""

    def following(self, symbol: str) -> tuple[frozenset[str], bool]:
        """Return the symbols that may follow one of the FIRST set, in a match or in a lookahead behind it, and whether any other may."""


class Literals:
    """One of several entries of a word table; the longest that matches. Spaces between and after its symbols are optional."""

    nullable = False

    def __init__(self, entries: Iterable[str], frame: str = "(?:{}) ?", repeated: bool = False) -> None:
        """entries: each as symbols. frame: the regex around the alternatives. repeated: whether the frame repeats them."""
        by_length = sorted(entries, key=len, reverse=True)  # a regex takes the first alternative that matches
        long = [" ?".join(map(re.escape, entry)) for entry in by_length if len(entry) > 1]
        single = ranges(entry for entry in by_length if len(entry) == 1)
        self.regex = frame.format("|".join([*long, f"[{single}]"] if single else long))
        self.first = frozenset(entry[0] for entry in by_length)
        self._long = [entry for entry in by_length if len(entry) > 1]
        self._single = frozenset(entry for entry in by_length if len(entry) == 1)
        self._again = self.first if repeated else frozenset()

    def following(self, symbol: str) -> tuple[frozenset[str], bool]:
        return self._again.union(entry[1] for entry in self._long if entry[0] == symbol), symbol in self._single


def ranges(symbols: Iterable[str]) -> str:
    """Return the inside of a character class, as short as possible, for it compiles faster: "a-f" for six symbols in a row."""
    codes = set(map(ord, symbols))
    firsts = sorted(code for code in codes if code - 1 not in codes)
    lasts = sorted(code for code in codes if code + 1 not in codes)
    return "".join(
        re.escape(chr(first)) + (f"-{re.escape(chr(last))}" if last > first else "") for first, last in zip(firsts, lasts, strict=True)
    )


class Sequence:
    """Nodes in a row."""

    def __init__(self, nodes: list[Node]) -> None:
        self.nodes = nodes
        self.regex = "".join(node.regex for node in nodes)
        self.nullable = all(node.nullable for node in nodes)
        self.first = frozenset().union(*(node.first for node in self._leading()))

    def following(self, symbol: str) -> tuple[frozenset[str], bool]:
        found = [(at, *node.following(symbol)) for at, node in enumerate(self._leading()) if symbol in node.first]
        behind = [self._after(at) for at, _, ends in found if ends]
        return frozenset().union(*(symbols for _, symbols, _ in found), *(symbols for symbols, _ in behind)), any(
            is_open for _, is_open in behind
        )

    def _after(self, at: int) -> tuple[frozenset[str], bool]:
        """Return the symbols that may follow the node at an index, and whether any other may."""
        firsts = []
        for node in self.nodes[at + 1 :]:
            firsts.append(node.ahead if isinstance(node, Lookahead) else node.first)
            if not node.nullable or (isinstance(node, Lookahead) and node.ahead):
                return frozenset().union(*firsts), False
        return frozenset().union(*firsts), True

    def _leading(self) -> list[Node]:
        """Return the nodes that a match may begin with: all up to the first that is not nullable."""
        required = next((i for i, node in enumerate(self.nodes) if not node.nullable), len(self.nodes))
        return self.nodes[: required + 1]


class Alternation:
    """One of several nodes; nullable if optional."""

    def __init__(self, nodes: list[Node], optional: bool = False) -> None:
        self.nodes = nodes
        self.regex = f"(?:{'|'.join(node.regex for node in nodes)})" + "?" * optional
        self.nullable = optional or any(node.nullable for node in nodes)
        self.first = frozenset().union(*(node.first for node in nodes))

    def following(self, symbol: str) -> tuple[frozenset[str], bool]:
        found = [node.following(symbol) for node in self.nodes if symbol in node.first]
        return frozenset().union(*(symbols for symbols, _ in found)), any(ends for _, ends in found)


class Lookahead:
    """A node that must follow the expression, or must not, and is not part of it."""

    first: frozenset[str] = frozenset()
    nullable = True

    def __init__(self, node: Node, negative: bool = False) -> None:
        self.regex = f"(?! ?{node.regex})" if negative else f"(?={node.regex})"
        self.ahead = frozenset() if negative else node.first

    def following(self, symbol: str) -> tuple[frozenset[str], bool]:
        return frozenset(), False
