"""Read the answer to an article's address: its strings, its template, its links to parts. What they mean comes later."""

import re
from collections import Counter
from datetime import datetime

from parsel import Selector
from scrapy.http import Response, TextResponse

from kontan_crawler import site
from kontan_crawler.items import Page
from kontan_crawler.parsing.documents import document_of, text_of_answer
from kontan_crawler.parsing.fallback import extract_body
from kontan_crawler.parsing.loaders import ArticleLoader
from kontan_crawler.urls import absolute, canonical, is_amp, is_paid

_PAGE_NUMBER = re.compile(r"[?&]page=(\d{1,3})\b")
_CLOSING = re.compile(site.CLOSING)
_LARGEST = 8 * 2**20  # bytes; articles have some 120 kB


def refusal_of_answer(response: Response) -> str | None:
    """Return why an answer is no article's page, None if it may be: paywall, redirected, too_large, no_html."""
    if is_paid(response.url):
        return "paywall"
    if canonical(response.url) is None or is_amp(response.url):
        return "redirected"
    if len(response.body) > _LARGEST:
        return "too_large"
    return None if isinstance(response, TextResponse) else "no_html"


def read_amp(response: Response) -> tuple[str | None, str | None]:
    """Return the canonical address that an AMP page names, for its host names no section; else None and why there is none."""
    link = document_of(response).css(site.AMP_CANONICAL).get("") if isinstance(response, TextResponse) else ""
    article = canonical(link, response.url)
    if article is not None and is_paid(article):
        return None, "paywall"
    return (None, "amp_without_canonical") if article is None or is_amp(article) else (article, None)


class Matches(Counter[str]):
    """Counts what the selectors of one page matched, in the place of a crawl's statistics."""

    def inc_value(self, key: str, count: int = 1) -> None:
        self[key] += count


def read_page(response: TextResponse, received: datetime) -> Page:
    """Read an article's page. received: the moment the response came, aware."""
    document, matches = document_of(response), Matches()
    template, body = _find_body(document, matches)
    html = _html(response, body)
    loader = ArticleLoader(selector=document, stats=matches)
    loader.gather_fields(template)
    loader.add_value("body", html)
    loader.add_value(None, {
        "url": canonical(response.url), "template": template.name, "received": received,
        "pictures": html.count("<img"), "last_part": _last_part(document, response.url, template), "closed": bool(_CLOSING.search(html)),
    })  # fmt: skip
    page = loader.load_item()
    page.matches = matches
    return page


def read_part(response: Response, page: Page) -> tuple[str, int]:
    """Return the body of one more part of an article and the highest part that its links name.

    The body is "" where the answer is no part of that article: of another one, in another template, or without text.
    """
    if refusal_of_answer(response) or canonical(response.url) != page.url:
        return "", 1
    document = document_of(response)
    template, body = _find_body(document, Matches())
    html = _html(response, body) if template.name == page.template else ""
    return html, _last_part(document, response.url, template)


def _find_body(selector: Selector, matches: Matches) -> tuple[site.Template, Selector | None]:
    """The template that knows the page, and its body's container; FALLBACK knows none."""
    for template in site.TEMPLATES:
        for rule in template.body:
            found = selector.css(rule)
            matches.inc_value(f"parser/body/css/{rule}", 1 if found else 0)
            if found:
                return template, found[0]
    return site.FALLBACK, None


def _html(response: TextResponse, body: Selector | None) -> str:
    return extract_body(text_of_answer(response)) if body is None else body.get()


def _last_part(document: Selector, address: str, template: site.Template) -> int:
    """The links stand inside the body or outside of it; they lead to the page's own address."""
    links = [absolute(link, address) or "" for rule in template.page_links for link in document.css(f"{rule}::attr(href)").getall()]
    own = [link for link in links if canonical(link) == canonical(address)]
    return max((int(number) for link in own for number in _PAGE_NUMBER.findall(link)), default=1)
