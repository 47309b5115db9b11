"""From the answers to an article's address to its RawArticle: template, strings, body, and more parts. What they mean comes later."""

import re
from datetime import datetime

from lxml import etree

from kontan_crawler import outcomes, site
from kontan_crawler.parsing.fallback import extract_body
from kontan_crawler.parsing.http_response import HttpResponse, parse_html
from kontan_crawler.parsing.item_loader import ArticleLoader
from kontan_crawler.parsing.no_article import NoArticle, refusal_of_part, refusal_of_response
from kontan_crawler.parsing.raw_article import RawArticle, SelectorMatches
from kontan_crawler.text.parts import Part, new_blocks, read_part
from kontan_crawler.urls import absolute, canonical

_PART_NUMBER = re.compile(site.PART_NUMBER)
_ABOUT_LINK = f"descendant::a[contains(@class, '{site.GOOGLE_NEWS_CLASS}')]"
_CLOSING = etree.XPath(f"boolean({_ABOUT_LINK} or descendant::text()[contains(., '{site.GOOGLE_NEWS_WORDS}')])")


def load_article(answer: HttpResponse, received: datetime) -> RawArticle:
    """Gather the strings of an article's page, its body walked once. received: the moment it came, aware.

    Raises NoArticle where the answer is no article's page: paid, redirected elsewhere, too large, no HTML.
    """
    if reason := refusal_of_response(answer):
        raise NoArticle(reason)
    matches = SelectorMatches()
    template, body = find_body(answer, matches)
    loader = ArticleLoader(stats=matches)
    loader.gather_fields(answer.document, template)
    page: RawArticle = loader.load_item()
    page.url, page.template, page.received, page.matches = canonical(answer.url) or "", template.name, received, matches
    page.parts = [read_part(body, page.url)]
    page.pictures, page.whole, page.last_part = len(list(body.iter("img"))), bool(_CLOSING(body)), last_part_number(answer, template)
    return page


def add_part(page: RawArticle, answer: HttpResponse) -> None:
    """Add the part that the page wants next; one that has nothing new means that the page was whole.

    Raises NoArticle where the answer is no part of that article, and leaves the page as it was: see `RawArticle.skip_part`.
    """
    number = page.parts_tried + 1
    part, last = _read_part(page, answer, number)
    blocks, story = part.body.blocks, page.story.blocks
    if not blocks or refusal_of_part(blocks):
        raise NoArticle(outcomes.NO_PART)
    page.parts_tried = number
    if new_blocks(story, blocks):
        page.parts.append(part)
        page.last_part = max(page.last_part, last)
    else:
        page.whole = True
        page.warnings += ["parts_doubtful"] if blocks == story else []


def find_body(answer: HttpResponse, matches: SelectorMatches) -> tuple[site.Template, etree._Element]:
    """Return the template that knows a page, and its body's container; FALLBACK, and a general extractor's guess, where none does."""
    for template in site.TEMPLATES:
        for rule in template.body:
            found = answer.document.css(rule)
            matches.inc_value(outcomes.MATCHED(f"body/css/{rule}"), 1 if found else 0)
            if found:
                return template, found[0].root
    return site.FALLBACK, parse_html(extract_body(answer.text))


def last_part_number(answer: HttpResponse, template: site.Template) -> int:
    """Return the highest number of the links to parts. They stand inside the body or outside of it; they lead to the page's own address."""
    address = canonical(answer.url) or answer.url
    printed = [link for rule in template.page_links for link in answer.document.css(f"{rule}::attr(href)").getall()]
    links = [absolute(link, address) or "" for link in printed]
    own = [link for link in links if canonical(link) == address]
    return max((int(number) for link in own for number in _PART_NUMBER.findall(link)), default=1)


def _read_part(page: RawArticle, answer: HttpResponse, number: int) -> tuple[Part, int]:
    """The part, empty where the answer is of another article or in another template, and the highest part that its links name."""
    if refusal_of_response(answer) or canonical(answer.url) != page.url:
        return read_part(None, page.url, number), 1
    template, body = find_body(answer, SelectorMatches())
    part = read_part(body, page.url, number) if template.name == page.template else read_part(None, page.url, number)
    return part, last_part_number(answer, template)
