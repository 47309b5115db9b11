"""AMP pages: their host names no section, but each names its article's canonical address."""

from kontan_crawler import site
from kontan_crawler.outcomes import AMP_WITHOUT_CANONICAL, PAYWALL
from kontan_crawler.parsing.http_response import HttpResponse
from kontan_crawler.parsing.no_article import NoArticle
from kontan_crawler.urls import canonical, is_amp, is_paid


def canonical_of_amp(answer: HttpResponse) -> str:
    """Return the canonical address that an AMP page names. Raises NoArticle where it names none, or one that is paid for."""
    link = answer.document.css(site.AMP_CANONICAL).get("") if answer.is_text else ""
    article = canonical(link, answer.url)
    if article is None or is_amp(article):
        raise NoArticle(AMP_WITHOUT_CANONICAL)
    if is_paid(article):
        raise NoArticle(PAYWALL)
    return article
