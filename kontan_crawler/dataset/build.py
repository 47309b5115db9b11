"""`scrapy dataset build`: feeds in, a folder out that is there as a whole or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from shlex import quote

from kontan_crawler.dataset.article_record import moment_of, read_article
from kontan_crawler.dataset.article_rows import ArticleRows
from kontan_crawler.dataset.build_record import BUILD_NAME, CARD_NAME, CROISSANT_NAME, new_record, read_record
from kontan_crawler.dataset.card import render_card, write_pictures
from kontan_crawler.dataset.croissant import croissant_text
from kontan_crawler.dataset.inputs import Input, changed, find_inputs
from kontan_crawler.dataset.options import Options
from kontan_crawler.dataset.provenance import Runs
from kontan_crawler.dataset.replace_folder import replace_folder, work_folder
from kontan_crawler.dataset.replaceable import check_replaceable, is_dataset
from kontan_crawler.dataset.summary import summary_of
from kontan_crawler.dataset.sums import write_sums
from kontan_crawler.dataset.write_rows import write_rows
from kontan_crawler.export.problems import Problems
from kontan_crawler.extras import require_extras
from kontan_crawler.runs.feeds_below import feeds_below
from kontan_crawler.store.newest_lines import NewestLines
from kontan_crawler.wording import count_of


class NotBuilt(Exception):
    """There is nothing to build, or the feeds have changed meanwhile. The message says what to do."""


@dataclass
class Build:
    """A build. folder: of the result; problems: gets what cannot be read."""

    paths: Sequence[Path]
    folder: Path
    options: Options
    problems: Problems
    result: str = field(default="", init=False)
    """A line about what was built, once it is in its place."""

    def run(self) -> None:
        """Build the dataset, and replace an earlier one. Raises NotBuilt, ArgumentError, FolderBusy, MissingExtraError, OSError."""
        require_extras("pyarrow", "rensa", "phonenumbers", "vl_convert", *(["sentencex"] if self.options.sentences else []))
        check_replaceable(self.folder, bool(self.options.rights))
        inputs = find_inputs(self.paths, self.folder, self.problems.add)
        if not inputs:
            command = f"scrapy dataset build {{}} --to {quote(str(self.folder))}"
            elsewhere = feeds_below(self.paths, command) or "; name feeds, or the folder of the feeds"
            raise NotBuilt(f"no feed in {', '.join(map(str, self.paths))}{elsewhere}")
        with work_folder(self.folder, is_dataset) as work:
            count = self._write(inputs, work)
            complete(work)
            check_replaceable(self.folder, bool(self.options.rights))  # again: it may have been edited meanwhile
            replace_folder(work, self.folder)
            self.result = f"{self.folder}: {count_of(count, 'article')} from {count_of(len(inputs), 'feed')}"

    def _write(self, inputs: Sequence[Input], work: Path) -> int:
        """Write rows and build.json; return the number of articles."""
        runs, report = Runs((one.path for one in inputs), self.problems.add), self.problems.add
        with NewestLines([one.path for one in inputs], report, spool_folder=work, read=read_article, moment_of=moment_of) as lines:
            if not len(lines):
                raise NotBuilt(f"no article in {count_of(len(inputs), 'feed')}; crawl some, or name other feeds")
            rows = ArticleRows(lines, {one.path: one.name for one in inputs}, runs, self.options, report)
            count = write_rows(rows, work, self.options)
            self._check(count, len(lines), rows.dropped, inputs)
        record = new_record(inputs, self.options, self.problems.count, rows.dropped, runs.robots.all())
        (work / BUILD_NAME).write_text(record.text, encoding="utf-8")
        return count

    def _check(self, count: int, read: int, dropped: Mapping[str, int], inputs: Sequence[Input]) -> None:
        if not count:
            raise NotBuilt(f"no article is left: --drop {','.join(self.options.drop)} leaves out {dropped['articles']:,} of {read:,}")
        if feeds := changed(inputs):
            raise NotBuilt(f"{feeds[0]} has changed since the build began; build again when no run writes it")


def complete(folder: Path) -> None:
    """Write the files of a dataset that are made from its rows and its build.json. Raises OSError, MissingExtraError."""
    found, record = summary_of(folder), read_record(folder)
    write_pictures(found, folder)
    (folder / CARD_NAME).write_text(render_card(found, record), encoding="utf-8")
    (folder / CROISSANT_NAME).write_text(croissant_text(found, record), encoding="utf-8")
    write_sums(folder)
