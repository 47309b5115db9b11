"""What all articles together decide about each: which are left, repeated lines, near-duplicates. Read before the rows are made."""

from array import array
from collections import Counter
from collections.abc import Callable, Mapping
from hashlib import blake2b
from typing import Any

from kontan_crawler.dataset.article_record import json_of, record_of
from kontan_crawler.dataset.flags import DUPLICATE, EXACT_DUPLICATE, REPEATED_LINES
from kontan_crawler.dataset.near_duplicates import NearDuplicates, Verdict
from kontan_crawler.dataset.options import THRESHOLD
from kontan_crawler.dataset.repeated import RepeatedLines
from kontan_crawler.dataset.shingles import words_of
from kontan_crawler.store.newest_lines import NewestLine, NewestLines


class CountedTexts:
    """Counts over the texts of the articles that are left. Memory holds no text.

    What else is dropped is dropped first, so that the earliest article of a cluster is one that is left. Lines are counted without duplicates,
    so that a story that was copied is counted once.
    """

    def __init__(
        self,
        lines: NewestLines,
        drop: tuple[str, ...],
        flags_of: Callable[[NewestLine, Mapping[str, Any]], set[str]],
        report: Callable[[str], object],
    ) -> None:
        """Read all articles, earliest first.

        drop: flags whose articles are left out. flags_of: those of an article by itself. report: called with each article whose id is another's.
        """
        self._lines, self._drop, self._report, self.repeated = lines, {*drop}, report, RepeatedLines()
        self.dropped: Counter[str] = Counter()
        """Articles left out, by flag, and "articles" in all."""
        self.numbers = array("L")
        """Of the articles that are left, without regard to duplicates."""
        self._read(flags_of)
        self._verdicts = self._find_similar()
        self._count_lines()
        if REPEATED_LINES in self._drop:
            self.numbers = array("L", (number for number in self.numbers if not self._has_repeated(number)))
            self._verdicts = self._find_similar()

    def _read(self, flags_of: Callable[[NewestLine, Mapping[str, Any]], set[str]]) -> None:
        alone, ids = self._drop - {DUPLICATE, EXACT_DUPLICATE, REPEATED_LINES}, set[bytes]()
        for number, line in enumerate(self._lines):
            record = record_of(line.line) if alone else json_of(line.line)
            if (digest := blake2b(record["id"].encode(), digest_size=8).digest()) in ids:
                self._report(f"{line.feed}, line {line.number}: another article has the id {record['id'][:80]!r}")
            elif not (alone and self.drops(flags_of(line, record) & alone)):
                self.numbers.append(number)
            ids.add(digest)

    def _count_lines(self) -> None:
        for number in self.numbers:
            found = self._verdicts.get(number)
            if found is None or found.duplicate_of is None:
                self.repeated.add(self._value(number, "text"))
        self.repeated.end()

    def drops(self, flags: set[str]) -> bool:
        """Return whether an article with these flags is left out, and count it."""
        if reasons := self._drop & flags:
            self.dropped.update([*reasons, "articles"])
        return bool(reasons)

    def _has_repeated(self, number: int) -> bool:
        return bool(self.repeated.in_text(self._value(number, "text"))) and self.drops({REPEATED_LINES})

    def _find_similar(self) -> Mapping[int, Verdict]:
        """Return the verdicts by number. Texts without words are no duplicates of each other."""
        similar, added = NearDuplicates(THRESHOLD), array("L")
        for number in self.numbers:
            if words_of(text := self._value(number, "text")):
                added.append(number)
                similar.add(text)
        self._number_of = added
        found = similar.find(lambda one: self._value(added[one], "text"))
        return {added[one]: verdict for one, verdict in found.items()}

    def verdict(self, number: int) -> dict[str, Any]:
        """Return the columns of near-duplicates of an article."""
        found = self._verdicts.get(number)
        if found is None:
            return {"duplicate_of": None, "similarity": None, "cluster": None}
        earlier = None if found.duplicate_of is None else self._id(found.duplicate_of)
        return {"duplicate_of": earlier, "similarity": found.similarity, "cluster": self._id(found.cluster)}

    def is_exact(self, number: int) -> bool:
        """Return whether an earlier article has the same words."""
        found = self._verdicts.get(number)
        return found is not None and found.duplicate_of is not None and found.is_exact

    def _id(self, one: int) -> str:
        return self._value(self._number_of[one], "id")

    def _value(self, number: int, key: str) -> str:
        return str(json_of(self._lines[number].line)[key])
