"""Write the newest revision of each article to a file or to standard output."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kontan_crawler.export.output_file import write_file
from kontan_crawler.export.problems import Problems
from kontan_crawler.export.selection import Selection
from kontan_crawler.runs.feeds_below import feeds_below
from kontan_crawler.runs.find_feeds import find_feeds
from kontan_crawler.runs.replaceable import refuse_feed
from kontan_crawler.standard_streams import write_blocks
from kontan_crawler.store.newest_lines import newest_lines
from kontan_crawler.wording import count_of


class NoFeed(Exception):
    """There is no feed to export. The message names the folders."""


@dataclass
class Export:
    """An export, and what it has written. file: None for standard output."""

    file: Path | None
    feeds: Sequence[Path]
    selection: Selection
    problems: Problems
    articles: int = field(default=0, init=False)

    def write(self) -> None:
        """Write the lines. Raises OSError, OutputClosed."""
        if self.file:
            write_file(self.file, self._lines)
        else:
            write_blocks(self._lines())
        self.problems.end()

    def summary(self) -> str:
        """Return a line about what was written; an empty one if standard output has it all."""
        articles, feeds = count_of(self.articles, "article"), count_of(len(self.feeds), "feed")
        if not self.articles:
            return f"no article of {feeds} is exported" + (f"; {self.file} is empty" if self.file else "")
        return f"{self.file}: {articles} from {feeds}" if self.file else ""

    def _lines(self, spool_folder: Path | None = None) -> Iterator[bytes]:
        for newest in newest_lines(self.feeds, self.problems.add, is_wanted=self.selection.has, spool_folder=spool_folder):
            self.articles += 1
            yield newest.line


def new_export(file: Path | None, paths: Sequence[Path], selection: Selection, problems: Problems) -> Export:
    """Find the feeds at paths, and return their export. Raises NoFeed, ArgumentError if the file to write is one of the feeds, OSError."""
    found = find_feeds(paths, problems.add)
    if file:
        refuse_feed("-O", file, paths, found)
    feeds = [feed for feed in found if feed != file]  # the file of an earlier export is no feed
    if not feeds:
        elsewhere = feeds_below(paths, "scrapy export {}") or "; name the folder of the feeds, or set it with -s OUTPUT_DIR=PATH"
        raise NoFeed(f"no feed in {', '.join(map(str, paths))}{elsewhere}")
    return Export(file, feeds, selection, problems)
