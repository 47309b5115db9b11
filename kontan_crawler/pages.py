"""Read the answer to an article's address: a Page, or the reason why there is no article in it."""

import re
from dataclasses import dataclass
from datetime import datetime

from parsel import Selector
from scrapy.http import Response, TextResponse
from scrapy.statscollectors import StatsCollector

from kontan_crawler import site
from kontan_crawler.addresses import canonical, is_paid
from kontan_crawler.fallback import extract_body
from kontan_crawler.items import Page
from kontan_crawler.loaders import ArticleLoader

_REFUSAL_WORDS = [(reason, re.compile(words, re.IGNORECASE)) for reason, words in site.REFUSAL_WORDS]
_PAGE_NUMBER = re.compile(r"[?&]page=(\d{1,3})\b")
_CLOSING = re.compile(site.CLOSING)
_ENOUGH = 120  # words; a story this long is one, whatever words it uses
_FALLBACK_LEAST = 40  # words; less is what a general extractor finds on any page
_LARGEST = 8 * 2**20  # bytes; articles have some 120 kB
_PROSE = "descendant::text()[not(ancestor::script or ancestor::style or ancestor::a or ancestor::figure)]"


@dataclass(frozen=True)
class Refusal:
    """The page holds no article."""

    reason: str


def read_page(response: Response, received: datetime, stats: StatsCollector | None = None) -> Page | Refusal:
    """Read an article's page.

    received: the moment the response came, aware. stats: counts what each selector matched.
    Reasons of a refusal: redirected, paywall, too_large, no_html, removed, error_page, photo, no_text.
    """
    if refusal := _refuse_answer(response):
        return refusal
    template, body = _find_body(response.selector, stats)
    html = body.get() if body else extract_body(response.text)
    loader = ArticleLoader(selector=response.selector, stats=stats)
    loader.gather_fields(template)
    loader.add_value("body", html)
    loader.add_value(None, {
        "url": canonical(response.url), "template": template.name, "received": received,
        "last_part": last_part(response.selector, template), "closed": bool(_CLOSING.search(html)),
    })  # fmt: skip
    page = loader.load_item()
    return _refuse_page(response.selector, page, body or Selector(html or "<p>")) or page


def read_part(response: Response) -> tuple[str, int]:
    """Return the body of one more part of an article, "" if it has none, and the highest part that its links name."""
    if _refuse_answer(response):
        return "", 1
    template, body = _find_body(response.selector, None)
    html = body.get() if body else extract_body(response.text)
    return html, last_part(response.selector, template)


def last_part(selector: Selector, template: site.Template) -> int:
    """Return the highest number among a page's links to its parts, 1 where it shows none."""
    links = [link for rule in template.page_links for link in selector.css(f"{rule}::attr(href)").getall()]
    return max((int(number) for link in links for number in _PAGE_NUMBER.findall(link)), default=1)


def _find_body(selector: Selector, stats: StatsCollector | None) -> tuple[site.Template, Selector | None]:
    for template in site.TEMPLATES:
        for rule in template.body:
            found = selector.css(rule)
            if stats:
                stats.inc_value(f"parser/body/css/{rule}", 1 if found else 0)
            if found:
                return template, found[0]
    return site.FALLBACK, None


def _refuse_answer(response: Response) -> Refusal | None:
    if is_paid(response.url):
        return Refusal("paywall")
    if canonical(response.url) is None:
        return Refusal("redirected")
    if len(response.body) > _LARGEST:
        return Refusal("too_large")
    return None if isinstance(response, TextResponse) else Refusal("no_html")


def _refuse_page(selector: Selector, page: Page, body: Selector) -> Refusal | None:
    """A page with little text may say that it is none; one with a date line is at most behind a payment."""
    prose = " ".join(body.xpath(_PROSE).getall())
    words = len(prose.split())
    if words >= _ENOUGH:
        return None
    said = " ".join((*selector.css("title::text, h1 ::text").getall(), prose))
    for reason, pattern in _REFUSAL_WORDS:
        if (reason == "paywall" or not page.date) and pattern.search(said):
            return Refusal(reason)
    if len(body.css("img")) >= site.GALLERY and words < site.GALLERY_WORDS * len(body.css("img")):
        return Refusal("photo")
    return Refusal("no_text") if words < (_FALLBACK_LEAST if page.template == "fallback" else 1) else None
