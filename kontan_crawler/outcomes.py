"""Exit codes, reasons, outcomes and names of statistics. Other modules import them."""

from collections.abc import Mapping
from dataclasses import dataclass

# Exit codes of `scrapy crawl`.
OK, FAILED, BAD_ARGUMENTS = 0, 1, 2
BUSY = 75
"""EX_TEMPFAIL of sysexits.h: try again later."""
SIGNALLED = 128
"""Added to the signal's number, as shells do: 130 for SIGINT, 143 for SIGTERM."""

# Finish reasons of a crawl. The clean ones are Scrapy's, but for two: the crawl is complete, or a limit was reached.
FINISHED = "finished"
TIMEOUT, STOP_AT, QUIET_HOURS = "closespider_timeout", "stop_at", "quiet_hours"
LIMITS = (TIMEOUT, STOP_AT, QUIET_HOURS, "closespider_itemcount", "closespider_pagecount", "closespider_timeout_no_item")
"""Reasons that are settings in lower case."""
CLEAN_REASONS = (FINISHED, *LIMITS)
SHUTDOWN = "shutdown"  # Scrapy's, after a signal
OUTPUT_FAILED = "output_failed"
SITE_UNREACHABLE = "site_unreachable"
"""No host of the site responds: there is no network."""
INTERRUPTED = "interrupted"
"""The process died; the next run records it."""

# Reasons why a URL has no article; docs/log.md defines them.
REMOVED, PAYWALL, PHOTO, NO_ARTICLE, NO_TEXT = "removed", "paywall", "photo", "no_article", "no_text"
REDIRECTED, REDIRECT_LOOP, NO_HTML, TOO_LARGE = "redirected", "redirect_loop", "no_html", "too_large"
REDIRECT_TO_HTTP = "redirect_to_http"
"""The site answers https with a redirect to http, which is not requested."""
AMP_WITHOUT_CANONICAL = "amp_without_canonical"
SEEN = "seen_in_this_run"
ERROR_PAGE, ROBOTS, ROBOTS_UNREACHABLE = "error_page", "robots", "robots_unreachable"
BAD_CERTIFICATE, BROKEN_ENCODING, TRUNCATED, EMPTY = "bad_certificate", "broken_encoding", "truncated", "empty"
OFF_SITE = "off_site"
REPLICA_HEADER = "Kontan-Replica"
"""Header of each answer of the replica."""
REPLICA_ANSWER = "replica_answer"
"""The replica answered in a run of the site, or the reverse."""
TOO_LONG = "too_long"
"""The URL is longer than any of the site, and is never requested."""
DROPPED = "dropped"
"""Scrapy or a component dropped the request."""
PARTS_MISSING, UNKNOWN_TEMPLATE = "parts_missing", "unknown_template"
"""Why a new reading of a delivered article is rejected."""
PARTS_DOUBTFUL = "parts_doubtful"
"""A warning: an article may have further parts."""
NO_PART = "no_part"
"""A response is not a part of the article."""
NOT_ASKED = "not_asked"
"""No answer of a part is kept."""
BAD_LINE = "bad_line"
"""An invalid line in the input of `scrapy read`."""

ABSENT_REASONS = frozenset({REMOVED, PAYWALL, PHOTO, NO_ARTICLE, NO_TEXT, REDIRECTED, AMP_WITHOUT_CANONICAL, SEEN, TOO_LONG})
"""The site has no article at the URL. All other reasons are errors."""
CONCLUSIVE_REASONS = ABSENT_REASONS | {TOO_LARGE}
"""The response may be about this URL alone. All other reasons may be transient."""
READ_REASONS = frozenset({PARTS_MISSING, UNKNOWN_TEMPLATE})
"""The article was read, but does not replace the delivered one."""
OWN_REASONS = frozenset({SEEN, TOO_LONG})
"""No response of the site is the reason."""
STATED_REASONS = frozenset({REMOVED, PAYWALL, PHOTO})
"""The page itself says why it has no article."""

# Outcomes of a URL in a run, beside the reasons; None is no outcome yet.
WRITTEN, DELIVERED, KNOWN, UNCHANGED, GIVEN_UP = "written", "delivered", "known", "unchanged", "given_up"
WAITING = "waiting"
"""In a manifest: no outcome yet."""
MOVED = "moved"
"""The URL leads to the article of another URL."""
READ = "read"
"""A rechecked article was read."""


def http_status(status: int) -> str:
    """Return the reason for an HTTP error status, such as "http_503"; `removed` for 404 and 410."""
    return REMOVED if status in (404, 410) else f"http_{status}"


def is_error(reason: str) -> bool:
    """Return whether a reason is an error: the site may have an article at the URL."""
    return reason not in ABSENT_REASONS


@dataclass(frozen=True)
class Family:
    """Statistics with a common prefix: "article/refused/" and a reason."""

    prefix: str

    def __call__(self, name: object) -> str:
        """Return the full name of a statistic."""
        return f"{self.prefix}{name}"

    def of(self, counts: Mapping[str, int]) -> dict[str, int]:
        """Return the counts of the family, by name without the prefix."""
        return {name[len(self.prefix) :]: count for name, count in counts.items() if name.startswith(self.prefix)}


# Statistics of articles.
ARTICLES_ASKED = "article/asked"
ARTICLES_READ = "article/read"
"""Includes unchanged articles."""
ARTICLES_UNCHANGED = "article/unchanged"
ARTICLES_PROBES = "article/probes"
ARTICLES_PARTS_MISSING = "article/parts_missing"
ARTICLES_BOILERPLATE = "article/boilerplate"
ARTICLES_SITE_FAULTS = "article/site_faults"
"""URLs without an article whose responses are alike: an error of the site, not of each URL."""
ARTICLES_LINES_LEFT_OUT = "article/lines_left_out"
"""Articles from which BOILERPLATE_LINES left out a line."""
ARTICLES_REPEATED_LINES = "article/repeated_lines"
"""Lines that stand in many of the last delivered articles; not a count of articles of the run."""
REFUSED = Family("article/refused/")
"""By reason."""
FIRST = Family("article/first/")
"""Requested URLs without a conclusive answer in an earlier run, and rechecks, by outcome; FIRST_ASKED counts all."""
FIRST_ASKED = FIRST("asked")
NEW_ASKED, NEW_FAILED = "article/new/asked", "article/new/failed"
AGAIN_ASKED, AGAIN_FAILED = "article/again/asked", "article/again/failed"
"""URLs that failed in one or two earlier runs."""
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
SKIPPED_ROWS = Family("listing/passed/")
"""Listing rows that are not requested, by reason: `known`, `given_up` and those below."""
OLDER, PAID, OTHER_KANAL, OTHER_SITEMAP = "older", "paid", "other_kanal", "other_sitemap"
INDEX = "index"
"""The only listing whose rows depend on the scheduled days."""
CONTROL_ROWS = "listing/control/rows"
"""Rows of a day that had some in an earlier run, requested because no listing of this run had any."""
ASKED, ROWS, UNREADABLE = "asked", "rows", "unreadable"
"""Counts of one listing, beside READ and REMOVED."""


def of_listing(name: str, what: str) -> str:
    """Return the name of a statistic of one listing: "listing/front internasional/rows"."""
    return f"listing/{name}/{what}"


def listings_read(counts: Mapping[str, int]) -> list[str]:
    """Return the names of the listings that were read."""
    names = (name.split("/") for name in counts if name.startswith("listing/"))
    return [parts[1] for parts in names if len(parts) == 3 and parts[2] == READ]


ARCHIVED = "archive/answers"
"""Answers of the site that a run keeps in its archive."""

# Prefixes of the statistics that `runs.drift` compares.
SUMMED = ("article/", "listing/", MATCHED.prefix)

# Scrapy's own statistics, and robots.txt's.
UNREACHABLE = Family("site/unreachable/")
"""1 for the name of the connection error that ended the crawl as `site_unreachable`."""
CRAWL_DELAY = "robotstxt/crawl_delay"
ITEMS, RESPONSES, FINISH_REASON = "item_scraped_count", "response_received_count", "finish_reason"
ENQUEUED, DEQUEUED = "scheduler/enqueued", "scheduler/dequeued"
FEEDS_FAILED = Family("feedexport/failed_count/")
REQUESTS, RESPONSE_BYTES = "downloader/request_count", "downloader/response_bytes"
STATUS = Family("downloader/response_status_count/")
