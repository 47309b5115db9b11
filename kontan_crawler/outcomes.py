"""What can come of a run, an address and a listing: exit codes, reasons, outcomes and the names of statistics, each spelled here and nowhere else."""

from collections.abc import Mapping
from dataclasses import dataclass

# Exit codes of `scrapy crawl`.
OK, FAILED, BAD_ARGUMENTS = 0, 1, 2
BUSY = 75
"""EX_TEMPFAIL of sysexits.h: try again later."""
SIGNALLED = 128
"""Added to the signal's number, as shells do: 130 for SIGINT, 143 for SIGTERM."""

# Why a crawl ended. The first five are Scrapy's words, and no fault: all is done, or as much as was wanted.
FINISHED = "finished"
CLEAN_REASONS = (FINISHED, "closespider_timeout", "closespider_itemcount", "closespider_pagecount", "closespider_timeout_no_item")
SHUTDOWN = "shutdown"  # Scrapy's: a signal
OUTPUT_FAILED = "output_failed"
INTERRUPTED = "interrupted"
"""The process died; the next run says so."""

# Reasons why an address gives no article. README.md says what each means.
REMOVED, PAYWALL, PHOTO, NO_ARTICLE, NO_TEXT = "removed", "paywall", "photo", "no_article", "no_text"
REDIRECTED, REDIRECT_LOOP, NO_HTML, TOO_LARGE = "redirected", "redirect_loop", "no_html", "too_large"
AMP_WITHOUT_CANONICAL = "amp_without_canonical"
SEEN = "seen_in_this_run"
ERROR_PAGE, ROBOTS, ROBOTS_UNREACHABLE = "error_page", "robots", "robots_unreachable"
BAD_CERTIFICATE, BROKEN_ENCODING, TRUNCATED, EMPTY = "bad_certificate", "broken_encoding", "truncated", "empty"
OFF_SITE = "off_site"
PARTS_MISSING, UNKNOWN_TEMPLATE = "parts_missing", "unknown_template"
"""Why a new reading of a delivered article is not taken."""
NO_PART = "no_part"
"""An answer is no part of the article."""
BAD_LINE = "bad_line"
"""A line of `scrapy read`'s input that is none."""

ABSENT_REASONS = frozenset({REMOVED, PAYWALL, PHOTO, NO_ARTICLE, NO_TEXT, REDIRECTED, NO_HTML, AMP_WITHOUT_CANONICAL, SEEN})
"""The site has no article there; all other reasons say that it could not be had."""
CONCLUSIVE_REASONS = ABSENT_REASONS | {TOO_LARGE, REDIRECT_LOOP}
"""Reasons that the site itself gave for this address; the others say that it could not be asked."""

# What came of an address in a run, beside the reasons; nothing yet is None: it waits.
WRITTEN, DELIVERED, KNOWN, UNCHANGED, GIVEN_UP = "written", "delivered", "known", "unchanged", "given_up"
WAITING = "waiting"
"""How addresses are called in a manifest to which nothing has come yet."""
MOVED = "moved"
"""The address leads to an article that bears another one."""
READ = "read"
"""A delivered article that a run looked at again could be read."""


def http_status(status: int) -> str:
    """Return the reason for an HTTP status that is no answer: "http_503"; 404 and 410 are `removed`."""
    return REMOVED if status in (404, 410) else f"http_{status}"


def is_error(reason: str) -> bool:
    """Tell whether a reason says that the article could not be had, rather than that the site has none there."""
    return reason not in ABSENT_REASONS


@dataclass(frozen=True)
class Family:
    """Statistics that share the beginning of their names: "article/refused/" and a reason."""

    begin: str

    def __call__(self, name: object) -> str:
        """Return the whole name of one of them."""
        return f"{self.begin}{name}"

    def of(self, counts: Mapping[str, int]) -> dict[str, int]:
        """Return those that are among these counts, by the rest of their names."""
        return {name[len(self.begin) :]: count for name, count in counts.items() if name.startswith(self.begin)}


# Statistics of articles.
ARTICLES_ASKED = "article/asked"
ARTICLES_READ = "article/read"
"""Read, also those that have not changed since they were delivered."""
ARTICLES_UNCHANGED = "article/unchanged"
ARTICLES_PROBES = "article/probes"
ARTICLES_PARTS_MISSING = "article/parts_missing"
ARTICLES_BOILERPLATE = "article/boilerplate"
REFUSED = Family("article/refused/")
"""By reason."""
FIRST = Family("article/first/")
"""What came of addresses asked for the first time, by outcome; FIRST_ASKED has them all."""
FIRST_ASKED = FIRST("asked")
NEW_ASKED, NEW_FAILED = "article/new/asked", "article/new/failed"
AGAIN_ASKED, AGAIN_FAILED = "article/again/asked", "article/again/failed"
"""Addresses that had failed in one or two runs before."""
TEMPLATE = Family("article/template/")
WARNED = Family("article/warnings/")
FILLED = Family("article/filled/")
WORDS_UNDER, WORDS_OVER = Family("article/words/under_"), Family("article/words/over_")
MATCHED = Family("parser/")
"""Pages on which a selector matched, by field, kind and selector: "title/css/h1.detail-desk"."""

# Statistics of listings.
LISTINGS_ASKED, LISTINGS_READ, LISTINGS_ROWS = "listing/asked", "listing/read", "listing/rows"
LISTINGS_FAILED, LISTINGS_UNREADABLE = "listing/failed", "listing/unreadable"
LISTINGS_UNDATED, LISTINGS_REPEATED = "listing/undated", "listing/repeated"
PASSED = Family("listing/passed/")
"""Rows that are passed over, by why: `known`, `given_up` and those below."""
OLDER, PAID, OTHER_KANAL, OTHER_SITEMAP = "older", "paid", "other_kanal", "other_sitemap"
INDEX = "index"
"""The listing whose rows depend on the days wanted."""
ASKED, ROWS, UNREADABLE = "asked", "rows", "unreadable"
"""What is counted of one listing, beside READ and REMOVED."""


def of_listing(name: str, what: str) -> str:
    """Return the name of a statistic of one listing: "listing/front internasional/rows"."""
    return f"listing/{name}/{what}"


def listings_read(counts: Mapping[str, int]) -> list[str]:
    """Return the names of the listings that were read."""
    names = (name.split("/") for name in counts if name.startswith("listing/"))
    return [parts[1] for parts in names if len(parts) == 3 and parts[2] == READ]


# Statistics that compare a run with its past.
SUMMED = ("article/", "listing/", MATCHED.begin)

# Scrapy's own statistics, and robots.txt's.
CRAWL_DELAY = "robotstxt/crawl_delay"
ITEMS, RESPONSES, FINISH_REASON = "item_scraped_count", "response_received_count", "finish_reason"
ENQUEUED, DEQUEUED = "scheduler/enqueued", "scheduler/dequeued"
FEEDS_FAILED = Family("feedexport/failed_count/")
REQUESTS, RESPONSE_BYTES = "downloader/request_count", "downloader/response_bytes"
STATUS = Family("downloader/response_status_count/")
