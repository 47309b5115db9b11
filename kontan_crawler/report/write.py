"""Write the report to a file."""

import gc
import sys
from pathlib import Path

from kontan_crawler.clock import now
from kontan_crawler.extras import MissingExtraError
from kontan_crawler.feeds.atomic_files import write_atomically
from kontan_crawler.feeds.names import GIVEN_UP_SUFFIX, MANIFEST_SUFFIX, PART_SUFFIX
from kontan_crawler.outcomes import FAILED, OK
from kontan_crawler.report.page import Report, render_page
from kontan_crawler.runs.feeds_below import feeds_below
from kontan_crawler.runs.setting_checks.paths import PAGE_ENDINGS, check_ending
from kontan_crawler.spider_args import ArgumentError
from kontan_crawler.store.database import LEDGER_NAME
from kontan_crawler.store.feed_records import FEED_ENDINGS
from kontan_crawler.wording import count_of


def check_paths(folder: Path, page: Path) -> None:
    """Raise ArgumentError if the folder does not exist or the page must not have this path."""
    if not folder.is_dir():
        raise ArgumentError(f"OUTPUT_DIR={folder} is not a folder; set the folder of the feeds with -s OUTPUT_DIR=PATH")
    if page.name.endswith((*FEED_ENDINGS, PART_SUFFIX, MANIFEST_SUFFIX, GIVEN_UP_SUFFIX)) or page.name.startswith(LEDGER_NAME):
        raise ArgumentError(f"-o {page} has the name of a feed or one of its files; use another name")
    if (page.exists() and not page.is_file()) or not page.parent.is_dir():  # a device would be replaced
        raise ArgumentError(f"-o {page} is invalid; use a file in an existing folder")
    check_ending("-o", str(page), PAGE_ENDINGS, "HTML", "a browser prints it as PDF")


def write_report(folder: Path, page: Path) -> int:
    """Write the report on a folder, print its counts, and return the exit code. Errors are printed to standard error."""
    gc.disable()  # there are no reference cycles; looking for them takes a tenth of the time
    report = Report(folder)
    try:
        write_atomically(page, render_page(report, now()))
    except OSError as error:
        print(f"scrapy report: cannot write {page}: {error.strerror}; free disk space or fix the permissions", file=sys.stderr)
        return FAILED
    except MissingExtraError as error:
        print(f"scrapy report: {error}", file=sys.stderr)
        return FAILED
    _print(report, folder, page)
    return OK


def _print(report: Report, folder: Path, page: Path) -> None:
    print(
        f"{page}: {count_of(report.articles.count, 'article')} in {count_of(len(report.feeds), 'feed')}, {count_of(len(report.verdicts.runs), 'run')}"
    )
    if not (report.articles.count or report.verdicts.runs) and (elsewhere := feeds_below([folder], "scrapy report -s OUTPUT_DIR={}")):
        print(f"{folder} has no feed and no run{elsewhere}", file=sys.stderr)
    if report.missing.lines:
        print(report.missing, file=sys.stderr)
    if report.output.unreadable_count:
        print(f"unreadable lines and files: {report.output.unreadable_count:,}; the page lists them", file=sys.stderr)
