"""`scrapy export`: write the newest revision of each article of many feeds to one file."""

import argparse
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.settings import Settings

from kontan_crawler.commands.options import CheckedOptions
from kontan_crawler.outcomes import BAD_ARGUMENTS, FAILED, OK, SIGNALLED


class Command(CheckedOptions, ScrapyCommand):
    """Join the feeds of OUTPUT_DIR or of other folders. The feeds stay as they are."""

    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}
    settings: Settings

    def syntax(self) -> str:
        return "[-O FILE] [--since DAY] [--until DAY] [--kanal NAMES] [--kind KINDS] [FOLDER|FEED ...]"

    def short_desc(self) -> str:
        return "Write the newest revision of each article to one file"

    def long_desc(self) -> str:
        return (
            "Reads feeds, or the feeds of folders (default: OUTPUT_DIR, and the feeds elsewhere that its ledger has learnt), and writes the newest line of "
            "each article as it is, in the order of publication. Lines that cannot be read are named, and the exit code is 1. docs/export.md has more."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "-O", "--output", metavar="FILE", help="JSON Lines file to write (.jsonl, or .jsonl.gz for gzip); without it, standard output"
        )
        parser.add_argument("--since", metavar="DAY", help="first day of publication in Jakarta, such as 2026-02-01")
        parser.add_argument("--until", metavar="DAY", help="last day of publication in Jakarta, such as 2026-02-28")
        parser.add_argument("--kanal", metavar="NAMES", help="sections separated by commas, such as internasional,global")
        parser.add_argument(
            "--kind", metavar="KINDS", help="what must hold, separated by commas: indonesian, english, wire, own, complete, incomplete"
        )

    def check(self, args: list[str], opts: argparse.Namespace) -> None:
        from kontan_crawler.export.output_file import check_file
        from kontan_crawler.export.selection import selection_of
        from kontan_crawler.runs.find_feeds import check_given
        from kontan_crawler.runs.setting_checks.paths import check_output_dir

        check_output_dir(self.settings)
        check_given(args)
        self.paths = [Path(name) for name in args] or [Path(self.settings["OUTPUT_DIR"])]
        self.selection = selection_of(opts.since, opts.until, opts.kanal, opts.kind)
        self.file = None if opts.output in (None, "-") else check_file(opts.output)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        import signal

        from kontan_crawler.export.export import NoFeed
        from kontan_crawler.spider_args import ArgumentError
        from kontan_crawler.standard_streams import OutputClosed

        signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that temporary files are removed
        try:
            self._export()
        except ArgumentError as error:
            self.end(error, BAD_ARGUMENTS)
        except (NoFeed, OutputClosed) as error:
            self.end(error, FAILED)
        except OSError as error:
            self.end(f"{error.filename or self.file or 'a temporary file in TMPDIR'} cannot be read or written: {error.strerror}", FAILED)
        except KeyboardInterrupt:
            self.end(f"interrupted; {'no file was written' if self.file else 'the output is not complete'}", SIGNALLED + signal.SIGINT)

    def _export(self) -> None:
        from kontan_crawler.export.export import new_export
        from kontan_crawler.export.problems import Problems

        problems = Problems(self._say)
        export = new_export(self.file, self.paths, self.selection, problems)
        export.write()
        if summary := export.summary():
            self._say(summary)
        self.exitcode = FAILED if problems.count else OK

    def _say(self, message: str) -> None:
        from kontan_crawler.standard_streams import write_error

        write_error(f"scrapy export: {message}")
