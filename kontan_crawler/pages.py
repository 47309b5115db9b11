"""Read the answer to an article's address: its strings, its template, its links to parts. What they mean comes later."""

import re
from datetime import datetime

from parsel import Selector
from scrapy.http import Response, TextResponse
from scrapy.statscollectors import StatsCollector

from kontan_crawler import site
from kontan_crawler.addresses import canonical, is_paid
from kontan_crawler.fallback import extract_body
from kontan_crawler.items import Page
from kontan_crawler.loaders import ArticleLoader

_PAGE_NUMBER = re.compile(r"[?&]page=(\d{1,3})\b")
_CLOSING = re.compile(site.CLOSING)
_LARGEST = 8 * 2**20  # bytes; articles have some 120 kB


def refusal_of_answer(response: Response) -> str | None:
    """Return why an answer is no article's page, None if it may be: paywall, redirected, too_large, no_html."""
    if is_paid(response.url):
        return "paywall"
    if canonical(response.url) is None:
        return "redirected"
    if len(response.body) > _LARGEST:
        return "too_large"
    return None if isinstance(response, TextResponse) else "no_html"


def read_page(response: TextResponse, received: datetime, stats: StatsCollector | None = None) -> Page:
    """Read an article's page.

    received: the moment the response came, aware. stats: counts what each selector matched.
    """
    template, html, pictures = _read_body(response, stats)
    loader = ArticleLoader(selector=response.selector, stats=stats)
    loader.gather_fields(template)
    loader.add_value("body", html)
    loader.add_value(None, {
        "url": canonical(response.url), "template": template.name, "received": received, "pictures": pictures,
        "last_part": _last_part(response.selector, template), "closed": bool(_CLOSING.search(html)),
    })  # fmt: skip
    return loader.load_item()


def read_part(response: Response) -> tuple[str, int]:
    """Return the body of one more part of an article, "" if it has none, and the highest part that its links name."""
    if refusal_of_answer(response):
        return "", 1
    template, html, _ = _read_body(response, None)
    return html, _last_part(response.selector, template)


def _read_body(response: TextResponse, stats: StatsCollector | None) -> tuple[site.Template, str, int]:
    """The template that knows the page, its body as HTML and the number of pictures in that."""
    for template in site.TEMPLATES:
        for rule in template.body:
            found = response.selector.css(rule)
            if stats:
                stats.inc_value(f"parser/body/css/{rule}", 1 if found else 0)
            if found:
                return template, found[0].get(), len(found[0].xpath("descendant::img"))
    return site.FALLBACK, extract_body(response.text), 0


def _last_part(selector: Selector, template: site.Template) -> int:
    links = [link for rule in template.page_links for link in selector.css(f"{rule}::attr(href)").getall()]
    return max((int(number) for link in links for number in _PAGE_NUMBER.findall(link)), default=1)
