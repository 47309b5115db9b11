"""Reasons why a page has no article: paid, removed, an error page, photos, little text."""

import re

from kontan_crawler import site
from kontan_crawler.items import Article
from kontan_crawler.outcomes import (
    ERROR_PAGE,
    NO_ARTICLE,
    NO_TEXT,
    OFF_SITE,
    PARTS_MISSING,
    PAYWALL,
    PHOTO,
    REDIRECTED,
    REMOVED,
    TOO_LARGE,
    UNKNOWN_TEMPLATE,
)
from kontan_crawler.parsing.http_response import MAX_SIZE, HttpResponse
from kontan_crawler.parsing.own_page import is_about
from kontan_crawler.parsing.raw_article import RawArticle
from kontan_crawler.text.blocks import Body
from kontan_crawler.text.signs import SENTENCE_ENDS
from kontan_crawler.urls import canonical, host_of, is_amp, is_kontan, is_paid

_LOADING, _NO_PART = (re.compile(words, re.IGNORECASE) for words in (site.LOADING_WORDS, site.NO_PART_WORDS))
_NO_ARTICLE = [
    (reason, re.compile(words, re.IGNORECASE)) for reason, words in ((REMOVED, site.REMOVED_WORDS), (ERROR_PAGE, site.ERROR_WORDS))
]
_MIN_FALLBACK = 40  # words in sentences; on a page without an article, the fallback finds fewer


class NoArticle(Exception):
    """A response has no article; `reason` is one of `outcomes`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def refusal_of_response(response: HttpResponse) -> str | None:
    """Return why a response is not an article page: off_site, paywall, redirected, too_large, broken_encoding or no_html.

    None if it may be one.
    """
    article = canonical(response.url)
    if not is_kontan(host_of(article or response.url)):
        return OFF_SITE
    if is_paid(article or response.url):
        return PAYWALL
    if article is None or is_amp(article):
        return REDIRECTED
    return TOO_LARGE if len(response.content) > MAX_SIZE else response.unreadable


def refusal_of_article(raw: RawArticle, article: Article) -> str | None:
    """Return why a page has no article: paywall, removed, error_page, no_article, photo or no_text; None if it has one.

    A page with a byline or dateline is an article. Other pages are not if the text is short
    and there is no date, or if no word is the slug's; their headlines may give the reason.
    Pictures with few words for each are a photo page.
    """
    is_fallback = raw.template == site.FALLBACK.name
    words = _words_in_sentences(article.text) if is_fallback else article.word_count
    short_text = article.text if words < site.SHORT_TEXT else ""
    if raw.is_teaser:
        return PAYWALL
    if _LOADING.fullmatch(article.text):
        return NO_TEXT
    if article.dateline or article.authors or article.editors or article.sources:
        return None if words else NO_TEXT
    if is_fallback and is_about(raw.url, (article.title or "", *raw.headlines, article.text)) is False:
        return reason_in(" ".join((*raw.headlines, short_text))) or NO_ARTICLE
    if words < site.SHORT_TEXT and not (raw.date or raw.meta_date or raw.header.date):
        return reason_in(" ".join((*raw.headlines, short_text))) or NO_ARTICLE
    if raw.pictures >= site.GALLERY_PICTURES and short_text and words < site.GALLERY_WORDS * raw.pictures:
        return PHOTO
    return NO_TEXT if words < (_MIN_FALLBACK if is_fallback else 1) else None


def reason_to_keep(article: Article) -> str | None:
    """Return why an article must not replace the delivered one: a part is missing, or its template is unknown."""
    if PARTS_MISSING in article.warnings:
        return PARTS_MISSING
    return UNKNOWN_TEMPLATE if article.template == site.FALLBACK.name else None


def is_error_page(raw: RawArticle) -> bool:
    """Return whether a page has an unknown template and an error of the site in its headlines. A retry may give the article."""
    return raw.template == site.FALLBACK.name and reason_in(" ".join(raw.headlines)) == ERROR_PAGE


def has_error_headline(response: HttpResponse) -> bool:
    """Return whether a headline has the site's words for a removed page or an error."""
    return not response.unreadable and any(map(reason_in, response.document.xpath(site.HEADLINES).getall()))


def reason_in(text: str) -> str | None:
    """Return removed or error_page if the text has the site's words for it, else None."""
    return next((reason for reason, form in _NO_ARTICLE if form.search(text)), None)


def reason_of_part(body: Body) -> str | None:
    """Return no_text if a further part has no text, removed if it is nothing but a notice that there is none; else None."""
    if not body.blocks:
        return NO_TEXT
    return REMOVED if _NO_PART.fullmatch(" ".join(block.text for block in body.blocks)) else None


def _words_in_sentences(text: str) -> int:
    """Count the words of paragraphs that end like a sentence. Lists of links, which the fallback includes, do not."""
    return sum(len(paragraph.split()) for paragraph in text.split("\n\n") if paragraph.endswith(SENTENCE_ENDS))
