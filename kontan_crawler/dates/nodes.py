"""Pieces of a regular expression that know which letters they may begin with."""

import re
from collections.abc import Iterable
from typing import Protocol


class Piece(Protocol):
    """A piece of a regular expression over letters."""

    regex: str
    first: frozenset[str]
    """The letters it may begin with."""
    may_be_empty: bool

    def opened_by(self, letter: str) -> str:
        """A regex for what it can be where it begins with this letter, one of its first."""


class Choice:
    """One of some spellings, the longest that fits; spaces may stand between their letters and behind."""

    may_be_empty = False

    def __init__(self, spellings: Iterable[str], frame: str = "(?:{}) ?") -> None:
        """A frame is the regex around the choice."""
        by_length = sorted(spellings, key=len, reverse=True)
        phrases = [" ?".join(map(re.escape, spelling)) for spelling in by_length if len(spelling) > 1]
        single = re.escape("".join(spelling for spelling in by_length if len(spelling) == 1))
        self.regex = frame.format("|".join([*phrases, f"[{single}]"] if single else phrases))
        self.first = frozenset(spelling[0] for spelling in by_length)

    def opened_by(self, letter: str) -> str:
        """The whole choice, so that it serves for all letters alike."""
        return self.regex


class Sequence:
    """Pieces one after the other."""

    def __init__(self, pieces: list[Piece]) -> None:
        """An empty sequence is the empty piece."""
        self.pieces = pieces
        self.regex = "".join(piece.regex for piece in pieces)
        self.may_be_empty = all(piece.may_be_empty for piece in pieces)
        self.first = frozenset().union(*(piece.first for piece in self._openers()))

    def _openers(self) -> list[Piece]:
        must = next((i for i, piece in enumerate(self.pieces) if not piece.may_be_empty), len(self.pieces))
        return self.pieces[: must + 1]

    def opened_by(self, letter: str) -> str:
        """Every piece that may come first and begins so, with what follows it."""
        ways = [
            piece.opened_by(letter) + "".join(later.regex for later in self.pieces[i + 1 :])
            for i, piece in enumerate(self._openers())
            if letter in piece.first
        ]
        return "|".join(ways)


class Either:
    """One of some pieces; optional if nothing will do."""

    def __init__(self, pieces: list[Piece], optional: bool = False) -> None:
        """Grouped by itself."""
        self.pieces = pieces
        self.regex = f"(?:{'|'.join(piece.regex for piece in pieces)})" + "?" * optional
        self.may_be_empty = optional or any(piece.may_be_empty for piece in pieces)
        self.first = frozenset().union(*(piece.first for piece in pieces))

    def opened_by(self, letter: str) -> str:
        """Those that begin so."""
        return f"(?:{'|'.join(piece.opened_by(letter) for piece in self.pieces if letter in piece.first)})"


class Behind:
    """What must stand behind an expression, outside it."""

    first: frozenset[str] = frozenset()
    may_be_empty = True

    def __init__(self, piece: Piece) -> None:
        """Only looked at, not taken."""
        self.regex = f"(?={piece.regex})"

    def opened_by(self, letter: str) -> str:
        """Never asked, for nothing begins here."""
        raise NotImplementedError
