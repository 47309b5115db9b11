"""Why a page is no article's: paid, removed, an error page, photos, hardly any text."""

import re

from kontan_crawler import site
from kontan_crawler.items import Article
from kontan_crawler.outcomes import ERROR_PAGE, NO_ARTICLE, NO_HTML, NO_TEXT, OFF_SITE, PAYWALL, PHOTO, REDIRECTED, REMOVED, TOO_LARGE
from kontan_crawler.parsing.http_response import HttpResponse
from kontan_crawler.parsing.raw_article import RawArticle
from kontan_crawler.text.body import Block
from kontan_crawler.urls import canonical, host_of, is_amp, is_kontan, is_paid

_PAYWALL = re.compile(site.PAYWALL_WORDS, re.IGNORECASE)
_NO_ARTICLE = [
    (reason, re.compile(words, re.IGNORECASE)) for reason, words in ((REMOVED, site.REMOVED_WORDS), (ERROR_PAGE, site.ERROR_WORDS))
]
_SENTENCE_ENDS = tuple('.!?"”')
_LARGEST = 8 * 2**20  # bytes; articles have some 120 kB
_FALLBACK_LEAST = 40  # words in sentences; less is what a general extractor finds on any page


class NoArticle(Exception):
    """There is no article in an answer; `reason` is one of `outcomes`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def refusal_of_response(answer: HttpResponse) -> str | None:
    """Return why an answer is no article's page, None if it may be: off_site, paywall, redirected, too_large, no_html."""
    article = canonical(answer.url)
    if not is_kontan(host_of(article or answer.url)):
        return OFF_SITE
    if is_paid(article or answer.url):
        return PAYWALL
    if article is None or is_amp(article):
        return REDIRECTED
    if len(answer.body) > _LARGEST:
        return TOO_LARGE
    return None if answer.is_text else NO_HTML


def refusal_of_article(page: RawArticle, article: Article) -> str | None:
    """Return why a page is no article's, None if it is: paywall, removed, error_page, no_article, photo, no_text.

    Little text may say that it is behind a payment. What bears a byline or a dateline is an article. Of the
    rest, a page with little text and no date is none, and may say why; pictures beside little text are a photo page.
    """
    guessed = page.template == site.FALLBACK.name
    words = _words_in_sentences(article.text) if guessed else article.word_count
    little = article.text if words < site.SHORT_TEXT else ""
    if _PAYWALL.search(little):
        return PAYWALL
    if article.dateline or article.authors or article.editors or article.sources:
        return None if words else NO_TEXT
    if words < site.SHORT_TEXT and not page.date and not page.meta_date:
        return reason_in(" ".join((*page.headlines, little))) or NO_ARTICLE
    if page.pictures >= site.GALLERY_PICTURES and little:
        return PHOTO
    return NO_TEXT if words < (_FALLBACK_LEAST if guessed else 1) else None


def refusal_of_part(blocks: list[Block]) -> str | None:
    """Return paywall where one more part of an article is but a note on payment."""
    text = " ".join(block.text for block in blocks)
    return PAYWALL if len(text.split()) < site.SHORT_TEXT and _PAYWALL.search(text) else None


def is_error_page(page: RawArticle) -> bool:
    """Tell whether a page in no known template says in its head lines that the site is in trouble: it may be there later."""
    return page.template == site.FALLBACK.name and reason_in(" ".join(page.headlines)) == ERROR_PAGE


def has_error_headline(answer: HttpResponse) -> bool:
    """Tell whether an answer says in its head lines that something went wrong."""
    return answer.is_text and any(map(reason_in, answer.document.xpath(site.HEADLINES).getall()))


def reason_in(text: str) -> str | None:
    """Return removed or error_page where a text says so in the words of the site."""
    return next((reason for reason, form in _NO_ARTICLE if form.search(text)), None)


def _words_in_sentences(text: str) -> int:
    """The lists of links that a general extractor takes for text have no sentence ends."""
    return sum(len(paragraph.split()) for paragraph in text.split("\n\n") if paragraph.endswith(_SENTENCE_ENDS))
