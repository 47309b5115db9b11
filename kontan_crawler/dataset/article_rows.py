"""Make the row of each article: its record, flags, offsets and provenance."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kontan_crawler.dataset import flags
from kontan_crawler.dataset.article_record import record_of
from kontan_crawler.dataset.counted_texts import CountedTexts
from kontan_crawler.dataset.options import Options
from kontan_crawler.dataset.provenance import Runs
from kontan_crawler.dataset.rows import spans
from kontan_crawler.store.newest_lines import NewestLine, NewestLines
from kontan_crawler.text.personal import personal_data
from kontan_crawler.text.sentences import sentence_spans


class ArticleRows:
    """The rows of `articles` in order of publication, without what is dropped."""

    def __init__(
        self, lines: NewestLines, names: Mapping[Path, str], runs: Runs, options: Options, report: Callable[[str], object]
    ) -> None:
        """names: of the feeds, by path. report: called with each article that a dataset cannot hold."""
        self._lines, self._names, self._runs, self._options = lines, names, runs, options
        self._counted = CountedTexts(lines, options.drop, self._own_flags, report)

    @property
    def dropped(self) -> Mapping[str, int]:
        """Counts of the articles that are left out, by flag, and of all: complete once the rows are read."""
        return self._counted.dropped

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for number in self._counted.numbers:
            row = self._row(number, self._lines[number])
            if not self._counted.drops({*row["flags"]}):
                yield row

    def _row(self, number: int, line: NewestLine) -> dict[str, Any]:
        row = record_of(line.line)
        row |= self._offsets(row["text"]) | self._counted.verdict(number) | self._origin(line, row)
        day = row["published_at"].date() if row["published_at"] else row["listed_on"]
        return row | {"published_day": day, "flags": self._flags(number, line, row)}

    def _offsets(self, text: str) -> dict[str, Any]:
        return {
            "repeated_lines": spans(self._counted.repeated.in_text(text)),
            "personal_data": [{"kind": one.kind, "start": one.start, "end": one.end} for one in personal_data(text)],
            **({"sentences": spans(sentence_spans(text))} if self._options.sentences else {}),
        }

    def _origin(self, line: NewestLine, row: Mapping[str, Any]) -> dict[str, Any]:
        run = self._runs.of_line(line.feed, row["crawled_at"])
        return {"feed": self._names[line.feed], "feed_line": line.number, "run": run.id if run else None}

    def _own_flags(self, line: NewestLine, record: Mapping[str, Any]) -> set[str]:
        """Return the flags that an article has by itself."""
        run = self._runs.of_line(line.feed, record["crawled_at"])
        found = flags.flags_of_record(record, self._options.min_words)
        more = {flags.REPLICA: run and run.replica, flags.PERSONAL_DATA: personal_data(record["text"])}
        return found | {name for name, holds in more.items() if holds}

    def _flags(self, number: int, line: NewestLine, row: Mapping[str, Any]) -> list[str]:
        more = {
            flags.REPEATED_LINES: row["repeated_lines"],
            flags.DUPLICATE: row["duplicate_of"],
            flags.EXACT_DUPLICATE: self._counted.is_exact(number),
        }
        found = self._own_flags(line, row) | {name for name, holds in more.items() if holds}
        return [name for name in flags.FLAGS if name in found]
