"""`scrapy reextract`: read the kept pages again, with the code of the crawl, into a new feed."""

import argparse
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from kontan_crawler.commands.options import CheckedOptions, whole_number
from kontan_crawler.outcomes import BAD_ARGUMENTS, FAILED, OK, SIGNALLED


class Command(CheckedOptions, ScrapyCommand):
    """Convert WARC files to a feed."""

    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        return "-O FILE [--all] [--diff OLD.jsonl] [--processes N | --scheduler ADDRESS] [FILE|FOLDER ...]"

    def short_desc(self) -> str:
        return "Read the kept pages again into a new feed"

    def long_desc(self) -> str:
        return (
            "Reads WARC files (default: ARCHIVE_DIR), of this program or of others, and writes a feed line for the newest revision of each article. "
            "Nothing is requested. A page that was kept and cannot be read is named, and the exit code is 1. docs/reextract.md has more."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "-O", "--output", metavar="FILE", help="feed to write (JSON Lines); an earlier one is replaced, but no feed of a run"
        )
        parser.add_argument("--all", action="store_true", help="write all revisions of each article, not only the newest")
        parser.add_argument("--diff", metavar="OLD.jsonl", help="compare the new feed with an earlier one, field by field")
        parser.add_argument("--processes", metavar="N", help="processes on this machine (default: one for each core)")
        parser.add_argument("--scheduler", metavar="ADDRESS", help="use the Dask cluster of this scheduler, such as tcp://10.0.0.5:8786")

    def check(self, args: list[str], opts: argparse.Namespace) -> None:
        from shlex import quote

        from kontan_crawler.reextract.arguments import check_inputs, check_output, check_scheduler
        from kontan_crawler.runs.archiving import archive_dir
        from kontan_crawler.runs.feeds_below import archives_below
        from kontan_crawler.runs.setting_checks.boilerplate_lines import boilerplate_lines

        self.paths = [Path(path) for path in args] or [archive_dir(self.settings)]
        self.boilerplate = frozenset(boilerplate_lines(self.settings))
        if not opts.output:
            raise UsageError("-O is missing; use -O FILE for the new feed")
        self.feed = Path(opts.output).resolve()  # a rename must not replace a link
        check_inputs(
            self.paths, "" if args else archives_below(self.settings, f"scrapy reextract -O {quote(opts.output)} -s OUTPUT_DIR={{}}")
        )
        check_output(self.feed, self.paths, opts.diff, Path(self.settings["OUTPUT_DIR"]))
        self.processes = None if opts.processes is None else whole_number("--processes", opts.processes, 1, 1024)
        if None not in (opts.processes, opts.scheduler):
            raise UsageError("--processes is for this machine; use it without --scheduler")
        if opts.scheduler is not None:
            check_scheduler(opts.scheduler)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        import signal

        signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that the work folder is removed
        try:
            is_written = self._reextract(opts)
            if opts.diff and is_written:
                self._compare(Path(opts.diff))
        except KeyboardInterrupt:
            self.end("interrupted; no feed was written", SIGNALLED + signal.SIGINT)

    def _reextract(self, opts: argparse.Namespace) -> bool:
        """Write the feed; return whether there is one."""
        from kontan_crawler.extras import MissingExtraError
        from kontan_crawler.reextract.processes import process_count
        from kontan_crawler.reextract.reextract import NothingToRead, reextract
        from kontan_crawler.reextract.run_tasks import SchedulerUnreachable

        try:
            found = reextract(
                self.paths, self.feed, boilerplate=self.boilerplate, every_revision=opts.all, scheduler=opts.scheduler,
                processes=lambda files: process_count(self.processes, files, self._say),
            )  # fmt: skip
        except OSError as error:
            self.end(f"{error.filename or self.feed} cannot be read or written: {error.strerror}", BAD_ARGUMENTS)
        except (MissingExtraError, SchedulerUnreachable, NothingToRead) as error:
            self.end(error, BAD_ARGUMENTS)
        for message in (*found.notes, *found.errors):
            self._say(message)
        refused = ", ".join(f"{count} {reason}" for reason, count in found.refused.most_common())
        self._say(f"lines: {found.lines}, pages: {found.pages}, files: {found.files}" + (f"; no article: {refused}" if refused else ""))
        if not found.is_written:
            self._say(f"nothing could be read, and {self.feed} was not written")
        self.exitcode = FAILED if found.errors else OK
        return found.is_written

    def _compare(self, old: Path) -> None:
        from kontan_crawler.reextract.arguments import changed_path
        from kontan_crawler.reextract.diff import compare
        from kontan_crawler.standard_streams import OutputClosed, write_lines

        try:
            write_lines(compare(old, self.feed, changed_path(self.feed)))
        except OutputClosed as error:
            self.end(error, FAILED)
        except OSError as error:
            self.end(f"{error.filename or old} cannot be read or written: {error.strerror}", FAILED)

    def _say(self, message: str) -> None:
        from kontan_crawler.standard_streams import write_error

        write_error(f"scrapy reextract: {message}")
