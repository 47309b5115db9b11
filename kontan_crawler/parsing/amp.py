"""AMP pages. Their host names no section; each links to the canonical URL of its article."""

from kontan_crawler import site
from kontan_crawler.outcomes import AMP_WITHOUT_CANONICAL, PAYWALL
from kontan_crawler.parsing.http_response import HttpResponse
from kontan_crawler.parsing.no_article import NoArticle
from kontan_crawler.urls import canonical, is_amp, is_paid


def canonical_of_amp(response: HttpResponse) -> str:
    """Return the canonical URL of an AMP page. Raises NoArticle if it has none, or one in a paid section."""
    link = response.document.css(site.AMP_CANONICAL).get("") if not response.unreadable else ""
    article = canonical(link, response.url)
    if article is None or is_amp(article):
        raise NoArticle(AMP_WITHOUT_CANONICAL)
    if is_paid(article):
        raise NoArticle(PAYWALL)
    return article
