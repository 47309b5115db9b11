"""The arguments of `scrapy doctor`: which of them go together, and what they ask for."""

import os

from kontan_crawler.doctor.json_line import ARTICLE, CONTACT, LINES, LISTING
from kontan_crawler.doctor.pages import is_in_paid_section, is_listing, normalize_url

VALID_URLS = "use an article (https://<section>.kontan.co.id/news/<slug>), a front page or the daily index of a section without paywall"
"""What a URL may be, for messages and help."""


def mode_of(args: list[str], lines: bool) -> str:
    """Return the mode that the object for an error names; a file is an article, because it ends with no such error."""
    if lines or not args:
        return LINES if lines else CONTACT
    return LISTING if is_listing(args[0]) else ARTICLE


def argument_error(args: list[str], url: str | None, stored: bool, lines: bool) -> str | None:
    """Return what is wrong with the arguments of `scrapy doctor`, and what to do; None if nothing is. stored: whether the only one is a file."""
    if lines and (args or url is not None):
        return "--lines lists lines of the ledger; use it without a URL, a file and --url"
    if len(args) > 1 or (args and args[0].startswith("-")):
        return "invalid arguments; use none, one URL or one file, and --url for a file that contains no URL"
    if not args:
        return None if url is None else f"--url={url!r} is only for a stored page; use scrapy doctor FILE --url URL"
    if url is not None and not stored:
        if "//" in args[0] or normalize_url(args[0]):
            return f"--url={url!r} is only for a stored page; use scrapy doctor URL, or scrapy doctor FILE --url URL"
        return f"{args[0]!r} {'is no file' if os.path.lexists(args[0]) else 'does not exist'}; with --url, give the file of a stored page"
    if url is not None and normalize_url(url) is None:
        return f"--url={url!r} is invalid; {VALID_URLS}"
    if not stored and normalize_url(args[0]) is None:
        if is_in_paid_section(args[0]):
            return f"{args[0]!r} is in a paid section, which is never requested; {VALID_URLS}"
        return f"{args[0]!r} is neither a file nor a valid URL; {VALID_URLS}"
    return None
