"""`scrapy archive`: find kept pages, check the files of the archive, list them, and remove old ones."""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.settings import Settings

from kontan_crawler.commands.options import CheckedOptions, action_in
from kontan_crawler.outcomes import BAD_ARGUMENTS, BUSY, FAILED, OK

_USES = {
    "find": "scrapy archive find URL [--html]",
    "check": "scrapy archive check [PATH ...]",
    "list": "scrapy archive list",
    "prune": "scrapy archive prune --before DAY [--dry-run]",
}


class Command(CheckedOptions, ScrapyCommand):
    """Work on the files of ARCHIVE_DIR."""

    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}
    settings: Settings

    def syntax(self) -> str:
        return " | ".join(use.removeprefix("scrapy archive ") for use in _USES.values())

    def short_desc(self) -> str:
        return "Find kept pages, check, list and prune the archive"

    def long_desc(self) -> str:
        return (
            "find: lists the captures of an article or listing in ARCHIVE_DIR, newest first; with --html, writes the newest page as it was received, "
            "and exits with 1 if there is none. check: reads every record of WARC files (default: ARCHIVE_DIR), names what is damaged or lost, and makes "
            "missing indexes; exit code 1 if something is damaged or lost. list: what each file holds, and the space taken and free. "
            "prune: removes the files whose answers are all from before a day, and whose articles are all delivered by the ledger of OUTPUT_DIR. docs/archive.md has examples."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--before", metavar="DAY", help="prune: remove files with answers from before this day in Jakarta, such as 2026-01-01"
        )
        parser.add_argument("--dry-run", action="store_true", help="prune: say what would be removed, and remove nothing")
        parser.add_argument("--html", action="store_true", help="find: write the newest page with status 200 to standard output")

    def check(self, args: list[str], opts: argparse.Namespace) -> None:
        from kontan_crawler.runs.archiving import archive_dir
        from kontan_crawler.runs.setting_checks.paths import check_folders, check_output_dir

        check_output_dir(self.settings)
        check_folders(self.settings)
        self.action, self.words = action_in(args, _USES), args[1:]
        self._refuse_other_options(opts)
        self.folder = archive_dir(self.settings)
        getattr(self, f"_check_{self.action}")(opts)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from kontan_crawler.standard_streams import OutputClosed

        try:
            getattr(self, f"_{self.action}")(opts)
        except OutputClosed as error:
            self.end(error, FAILED)
        except OSError as error:
            self.end(f"{error.filename or self.folder} cannot be read or written: {error.strerror}", BAD_ARGUMENTS)

    def _refuse_other_options(self, opts: argparse.Namespace) -> None:
        """Raise UsageError for an option of another action."""
        given = {"--html": (opts.html, "find"), "--before": (opts.before is not None, "prune"), "--dry-run": (opts.dry_run, "prune")}
        for name, (is_given, action) in given.items():
            if is_given and self.action != action:
                raise UsageError(f"{name} is for {action}; use {_USES[self.action]}")

    def _check_find(self, opts: argparse.Namespace) -> None:
        from kontan_crawler.archive.find import page_of

        if len(self.words) != 1:
            raise UsageError(f"find takes one URL; use {_USES['find']}")
        if page_of(self.words[0]) is None:
            raise UsageError(f"{self.words[0]!r} is no URL of KONTAN; use that of an article or a listing")

    def _find(self, opts: argparse.Namespace) -> None:
        from kontan_crawler.archive.find import find, newest_page
        from kontan_crawler.standard_streams import write_blocks

        url, errors = self.words[0], list[str]()
        found = find(self.folder, url, errors)
        self._say(errors)
        page = newest_page(found) if opts.html else None
        if not found or (opts.html and not page):
            self.end(f"{self.folder} has no {'page' if opts.html else 'capture'} of {url}{self._elsewhere()}", FAILED)
        if page:
            write_blocks([page.body])
        else:
            self._print(f"{one.received.isoformat()}  {one.status}  {one.archived.warc}  {one.archived.record_id}" for one in found)
        self.exitcode = FAILED if errors else OK

    def _check_check(self, opts: argparse.Namespace) -> None:
        self.paths = [Path(word) for word in self.words] or [self.folder]
        remedy = ("" if self.words else self._elsewhere()) or "; use WARC files, or folders with some"
        for path in self.paths:
            if not path.exists():
                raise UsageError(f"{str(path)!r} does not exist{remedy}")

    def _check(self, opts: argparse.Namespace) -> None:
        from kontan_crawler.archive.check import check
        from kontan_crawler.archive.file_check import Totals

        totals = Totals()

        def lines() -> Iterator[str]:
            for one in check(self.paths):
                totals.add(one)
                yield from (*one.problems(), *one.notes)
            yield str(totals)

        self._print(lines())
        self.exitcode = FAILED if totals.damaged or totals.lost else OK

    def _check_list(self, opts: argparse.Namespace) -> None:
        if self.words:
            raise UsageError(f"list takes no argument; use {_USES['list']}")
        self._check_folder()

    def _list(self, opts: argparse.Namespace) -> None:
        from kontan_crawler.runs.list_archive import list_archive

        errors = list[str]()
        self._print(list_archive(self.folder, errors))
        self._say(errors)
        self.exitcode = FAILED if errors else OK

    def _check_prune(self, opts: argparse.Namespace) -> None:
        from datetime import datetime

        from kontan_crawler.clock import parse_iso

        if self.words or opts.before is None:
            raise UsageError(f"{'prune takes no argument' if self.words else '--before is missing'}; use {_USES['prune']}")
        try:
            self.before = parse_iso(opts.before)
        except ValueError:
            self.before = datetime.max
        if isinstance(self.before, datetime):
            raise UsageError(f"--before={opts.before!r} is no day; use YYYY-MM-DD")
        self._check_folder()

    def _prune(self, opts: argparse.Namespace) -> None:
        from kontan_crawler.runs.prune import Pruning
        from kontan_crawler.store.errors import OutputBusy, OutputError

        pruning = Pruning(Path(self.settings["OUTPUT_DIR"]), self.folder, self.before, opts.dry_run)
        try:
            self._print(pruning.run())
        except OutputError as error:
            self.end(error, BUSY if isinstance(error, OutputBusy) else BAD_ARGUMENTS)
        self.exitcode = FAILED if pruning.failed else OK

    def _check_folder(self) -> None:
        if not self.folder.is_dir():
            remedy = self._elsewhere() or "; run a crawl first, or set the folder with -s ARCHIVE_DIR=PATH"
            raise UsageError(f"ARCHIVE_DIR={str(self.folder)!r} is no folder{remedy}")

    def _elsewhere(self) -> str:
        """Return a clause that names the archives of the folders in OUTPUT_DIR, if it has none."""
        from kontan_crawler.runs.feeds_below import archives_below

        words = self.words if self.action == "find" else ["--before", str(self.before)] if self.action == "prune" else []
        return archives_below(self.settings, " ".join(["scrapy archive", self.action, *words, "-s OUTPUT_DIR={}"]))

    def _print(self, lines: Iterable[str]) -> None:
        from kontan_crawler.standard_streams import write_lines

        write_lines(lines)

    def _say(self, messages: Iterable[str]) -> None:
        from kontan_crawler.standard_streams import write_error

        for message in messages:
            write_error(f"scrapy archive: {message}")
