"""`scrapy dataset`: build a dataset from feeds, verify it, and show its counts."""

import argparse
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.settings import Settings

from kontan_crawler.commands.options import CheckedOptions, action_in
from kontan_crawler.outcomes import BAD_ARGUMENTS, BUSY, FAILED, OK, SIGNALLED

_USES = {
    "build": "scrapy dataset build FEED|FOLDER ... --to DIR",
    "verify": "scrapy dataset verify DIR [--strict]",
    "stats": "scrapy dataset stats DIR [--html FILE]",
}
_OF_BUILD = ("to", "validation_from", "test_from", "min_words", "drop", "keep_repeated_lines", "sentences", "rights")


class Command(CheckedOptions, ScrapyCommand):
    """Make a dataset with a card from feeds, which stay as they are."""

    requires_project = False
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}
    settings: Settings
    written = False

    def syntax(self) -> str:
        return " | ".join(use.removeprefix("scrapy dataset ") for use in _USES.values())

    def short_desc(self) -> str:
        return "Build a dataset from feeds, verify it, show its counts"

    def long_desc(self) -> str:
        return (
            "build: writes the newest revision of each article of feeds, folders or patterns into DIR, as Parquet and JSON Lines by month, with a card. "
            "verify: checks every file and row of DIR, and counts all of it again; exit code 1 if something is wrong. "
            "stats: shows the counts of DIR as tables, or as a page. docs/dataset.md has examples."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--to", metavar="DIR", help="build: folder of the dataset; an earlier dataset in it is replaced")
        parser.add_argument("--validation-from", metavar="MONTH", help="build: first month of the split validation, such as 2026-05")
        parser.add_argument("--test-from", metavar="MONTH", help="build: first month of the split test, such as 2026-06")
        parser.add_argument("--min-words", metavar="N", help="build: articles with fewer words are flagged too_short (default: 20)")
        parser.add_argument(
            "--drop", metavar="FLAGS", help="build: leave out articles with these flags, separated by commas, such as duplicates"
        )
        parser.add_argument(
            "--keep-repeated-lines", action="store_true", help="build: leave the lines of many articles in the configuration text"
        )
        parser.add_argument("--sentences", action="store_true", help="build: add a column with the offsets of sentences")
        parser.add_argument(
            "--rights", metavar="FILE", help="build: the section of rights in the card, which its publisher writes, in Markdown"
        )
        parser.add_argument("--strict", action="store_true", help="verify: an empty section of rights is a fault, too")
        parser.add_argument("--html", metavar="FILE", help="stats: write a page instead of tables")

    def check(self, args: list[str], opts: argparse.Namespace) -> None:
        from kontan_crawler.runs.setting_checks.paths import check_path

        self.action, self.words = action_in(args, _USES), args[1:]
        self._refuse_other_options(opts)
        for word in self.words:
            check_path("argument", word)
        getattr(self, f"_check_{self.action}")(opts)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        import signal

        from kontan_crawler.dataset.build_record import NoDataset
        from kontan_crawler.dataset.problems import explained
        from kontan_crawler.extras import MissingExtraError
        from kontan_crawler.spider_args import ArgumentError
        from kontan_crawler.standard_streams import OutputClosed

        signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that temporary files are removed
        try:
            getattr(self, f"_{self.action}")(opts)
        except (ArgumentError, NoDataset) as error:
            self.end(error, BAD_ARGUMENTS)
        except (MissingExtraError, OutputClosed) as error:
            self.end(error, FAILED)
        except OSError as error:
            self.end(explained(error, self.target), FAILED)
        except KeyboardInterrupt:
            self.end(f"interrupted; {'the dataset is written' if self.written else 'nothing was written'}", SIGNALLED + signal.SIGINT)

    def _refuse_other_options(self, opts: argparse.Namespace) -> None:
        """Raise UsageError for an option of another action."""
        actions = {**dict.fromkeys(_OF_BUILD, "build"), "strict": "verify", "html": "stats"}
        for name, action in actions.items():
            if getattr(opts, name) not in (None, False) and self.action != action:
                raise UsageError(f"--{name.replace('_', '-')} is for {action}; use {_USES[action]}")

    def _check_build(self, opts: argparse.Namespace) -> None:
        from kontan_crawler.dataset.flags import flags_named
        from kontan_crawler.dataset.inputs import expand
        from kontan_crawler.dataset.options import Options, check_months, min_words, rights_from, target

        if not self.words or opts.to is None:
            raise UsageError(f"{'no feed is named' if not self.words else '--to is missing'}; use {_USES['build']}")
        check_months(opts.validation_from, opts.test_from)
        self.paths, self.folder = [Path(path) for path in expand(self.words)], target(opts.to)
        self.target = self.folder
        self.options = Options(
            opts.validation_from, opts.test_from, min_words(opts.min_words), flags_named(opts.drop) if opts.drop is not None else (),
            opts.keep_repeated_lines, opts.sentences, rights_from(opts.rights),
        )  # fmt: skip

    def _build(self, opts: argparse.Namespace) -> None:
        from kontan_crawler.dataset.build import Build, NotBuilt
        from kontan_crawler.dataset.replace_folder import FolderBusy
        from kontan_crawler.export.problems import Problems

        problems = Problems(self._say)
        build = Build(self.paths, self.folder, self.options, problems)
        try:
            build.run()
        except FolderBusy as error:
            self.end(error, BUSY)
        except NotBuilt as error:
            self.end(error, FAILED)
        finally:
            problems.end()
            self.written = bool(build.result)
            if self.written:
                self._say(build.result)
        self.exitcode = FAILED if problems.count else OK

    def _check_verify(self, opts: argparse.Namespace) -> None:
        self._check_folder()

    def _verify(self, opts: argparse.Namespace) -> None:
        from kontan_crawler.dataset.verify import verify
        from kontan_crawler.standard_streams import write_lines

        problems = list(verify(self.folder, opts.strict))
        write_lines(problems or [f"{self.folder}: everything is as it was built"])
        self.exitcode = FAILED if problems else OK

    def _check_stats(self, opts: argparse.Namespace) -> None:
        from kontan_crawler.dataset.options import page_path

        self._check_folder()
        self.page = page_path(opts.html, self.folder)
        self.target = self.page or self.folder

    def _stats(self, opts: argparse.Namespace) -> None:
        import shutil
        import sys

        from kontan_crawler.dataset.build_record import read_record
        from kontan_crawler.dataset.problems import readable_summary, removed_on_error
        from kontan_crawler.dataset.stats import headline, stats_lines, stats_page
        from kontan_crawler.feeds.atomic_files import write_atomically
        from kontan_crawler.feeds.names import part_of
        from kontan_crawler.standard_streams import write_lines

        record, found = read_record(self.folder), readable_summary(self.folder)
        if self.page:
            with removed_on_error(part_of(self.page)):
                write_atomically(self.page, stats_page(found, record, self.folder))
            self._say(f"{self.page}: {headline(found)}")
        else:
            is_terminal = sys.stdout is not None and sys.stdout.isatty()
            write_lines(stats_lines(found, shutil.get_terminal_size().columns if is_terminal else None))

    def _check_folder(self) -> None:
        if len(self.words) != 1:
            raise UsageError(f"{self.action} takes one folder; use {_USES[self.action]}")
        self.folder = self.target = Path(self.words[0])
        if not self.folder.is_dir():
            raise UsageError(f"{self.words[0]!r} is no folder; use that of a dataset")

    def _say(self, message: str) -> None:
        from kontan_crawler.standard_streams import write_error

        write_error(f"scrapy dataset: {message}")
