"""Titles that are known: a printed one is found whatever its case, quotation marks and spaces, and also if its end is cut off."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from kontan_crawler.text.flat.tokens import Token

MIN_LENGTH = 12  # letters and digits of a title
_MIN_SURE = 20  # of a title that no longer one is likely to begin with
_MIN_SHARE = 0.6  # of a known title whose end is cut off
_MIN_CUT = 25  # letters and digits of a title whose end is cut off
_CUT_MARKS = ("...", "…")


class KnownEnd(NamedTuple):
    """How many tokens a known title has, and whether it surely ends there."""

    tokens: int
    is_sure: bool


class KnownTitles:
    """Titles, or the last parts of their URLs."""

    def __init__(self, titles: Iterable[str] = ()) -> None:
        keys = {key for key in map(letters_of, titles) if len(key) >= MIN_LENGTH}
        self._keys, self._sorted = keys, sorted(keys)
        self._longest = max(map(len, keys), default=0)

    def __bool__(self) -> bool:
        return bool(self._keys)

    def end_in(self, tokens: Iterable[Token]) -> KnownEnd | None:
        """Return the end of the longest known title that the tokens begin with, or of one whose end is cut off; None if there is neither."""
        printed, found = "", None
        for count, token in enumerate(tokens, 1):
            printed += letters_of(token.printed)
            if len(printed) > self._longest:
                break
            if printed in self._keys:
                found = KnownEnd(count, is_sure=len(printed) >= _MIN_SURE)
            elif token.printed.endswith(_CUT_MARKS) and self._is_cut(printed, is_marked=True):
                found = KnownEnd(count, is_sure=True)
            elif not (found and found.is_sure) and self._is_cut(printed, is_marked=False):
                found = KnownEnd(count, is_sure=False)
        return found

    def _is_cut(self, printed: str, is_marked: bool) -> bool:
        """Return whether a known title goes on behind what is printed, which is most of it unless "..." marks the cut."""
        place = bisect_left(self._sorted, printed)
        longer = self._sorted[place] if place < len(self._sorted) else ""
        return longer.startswith(printed) and (is_marked or len(printed) >= max(_MIN_CUT, _MIN_SHARE * len(longer)))


def letters_of(text: str) -> str:
    """Return the letters and digits of a title, or of the last part of a URL, in lower case."""
    return "".join(filter(str.isalnum, text.lower()))
