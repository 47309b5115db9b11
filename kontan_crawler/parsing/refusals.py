"""Addresses that give no article: why, counted under the reason and named in the log."""

import logging
import re

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from kontan_crawler import site
from kontan_crawler.items import Article, Page
from kontan_crawler.parsing.body import Block

logger = logging.getLogger(__name__)

article_refused = object()
"""Signal: an address gives no article; arguments: url (str), reason (str)."""
SEEN = "seen_in_this_run"
_NO_ARTICLE_THERE = {
    "removed", "paywall", "photo", "no_article", "no_text", "redirected", "no_html", "amp_without_canonical", SEEN,
}  # fmt: skip

_PAYWALL = re.compile(site.PAYWALL_WORDS, re.IGNORECASE)
_NO_ARTICLE = [(reason, re.compile(words, re.IGNORECASE)) for reason, words in site.NO_ARTICLE_WORDS]
_SENTENCE_ENDS = tuple('.!?"”')
BAD_CERTIFICATE = "certificate verify failed"  # in OpenSSL's words
_SAID_BY_SCRAPY = (
    (BAD_CERTIFICATE, "bad_certificate"), ("Forbidden by robots.txt", "robots"), ("max redirections", "redirect_loop"),
    ("DOWNLOAD_MAXSIZE", "too_large"), ("larger than download max size", "too_large"),
)  # fmt: skip
_FALLBACK_LEAST = 40  # words in sentences; less is what a general extractor finds on any page


class NotTaken(IgnoreRequest):
    """An answer that is not taken, or an address that is not asked; its argument is the reason."""


SAID_OF_THE_ARTICLE = _NO_ARTICLE_THERE | {"too_large", "redirect_loop"}
"""Reasons that the site itself gave for this address; the others say that it could not be asked."""


def refuse(crawler: Crawler, url: str, reason: str) -> None:
    """Count an address that gives no article under `article/refused/<reason>`, name it in the log and tell it by a signal."""
    crawler.stats.inc_value(f"article/refused/{reason}")
    logger.warning("no article at %s: %s", url, reason)
    crawler.signals.send_catch_log(article_refused, url=url, reason=reason)


def asked(request: Request) -> str:
    """Return the address that was asked for before all redirects."""
    return request.meta.get("redirect_urls", [request.url])[0]


def is_error(reason: str) -> bool:
    """Tell whether a reason says that the article could not be had, rather than that the site has none there."""
    return reason not in _NO_ARTICLE_THERE


def refusal_of_page(page: Page, article: Article) -> str | None:
    """Return why a page is no article's, None if it is: paywall, removed, error_page, no_article, photo, no_text.

    Little text may say that it is behind a payment. What bears a byline or a dateline is an article. Of the
    rest, a page with little text and no date is none, and may say why; pictures beside little text are a photo page.
    """
    words = _words_in_sentences(article.text) if page.template == "fallback" else article.word_count
    little = article.text if words < site.LITTLE else ""
    if _PAYWALL.search(little):
        return "paywall"
    if article.dateline or article.authors or article.editors or article.sources:
        return None if words else "no_text"
    if not page.date and not page.meta_date:
        said = " ".join((*page.head_lines, little))
        if words < site.LITTLE:
            return reason_said(said) or "no_article"
    if page.pictures >= site.GALLERY and little:
        return "photo"
    return "no_text" if words < (_FALLBACK_LEAST if page.template == "fallback" else 1) else None


def says_error(page: Page) -> bool:
    """Tell whether a page in no known template says in its head lines that the site is in trouble: it may be there later."""
    return page.template == site.FALLBACK.name and reason_said(" ".join(page.head_lines)) == "error_page"


def reason_said(text: str) -> str | None:
    """Return removed or error_page where a text says so in the words of the site."""
    return next((reason for reason, form in _NO_ARTICLE if form.search(text)), None)


def refusal_of_part(blocks: list[Block]) -> str | None:
    """Return "paywall" where one more part of an article is but a note on payment."""
    text = " ".join(block.text for block in blocks)
    return "paywall" if len(text.split()) < site.LITTLE and _PAYWALL.search(text) else None


def reason_of(failure: Failure) -> str:
    """Return the reason of a failed request: removed, http_503, robots, too_large ..., else the error's name."""
    error = failure.value
    if isinstance(error, HttpError):
        status = error.response.status
        return "removed" if status in (404, 410) else f"http_{status}"
    if isinstance(error, NotTaken):
        return str(error)
    return next((reason for words, reason in _SAID_BY_SCRAPY if words in str(error)), type(error).__name__)


def _words_in_sentences(text: str) -> int:
    """The lists of links that a general extractor takes for text have no sentence ends."""
    return sum(len(paragraph.split()) for paragraph in text.split("\n\n") if paragraph.endswith(_SENTENCE_ENDS))
