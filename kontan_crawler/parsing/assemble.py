"""Assemble a RawArticle from the responses to its URL: template, printed strings, body and further parts."""

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
_GOOGLE_NEWS_LINK = f"descendant::a[contains(@class, '{site.GOOGLE_NEWS_CLASS}')]"
_HAS_GOOGLE_NEWS = etree.XPath(f"boolean({_GOOGLE_NEWS_LINK} or descendant::text()[contains(., '{site.GOOGLE_NEWS_WORDS}')])")


def load_article(response: HttpResponse, received: datetime) -> RawArticle:
    """Return the strings of an article's page, or of its first part. received: time of the response, aware.

    Raises NoArticle if the response is not an article page: paid, redirected elsewhere, too large or not HTML.
    """
    if reason := refusal_of_response(response):
        raise NoArticle(reason)
    matches = SelectorMatches()
    template, body = find_body(response, matches)
    loader = ArticleLoader(stats=matches)
    loader.add_fields(response.document, template)
    raw: RawArticle = loader.load_item()
    raw.url, raw.template, raw.received, raw.matches = canonical(response.url) or "", template.name, received, matches
    raw.response = response
    raw.parts, raw.last_part = [read_part(body, raw.url)], last_part_number(response, template)
    raw.pictures = len(list(body.iter("img")))
    raw.complete = bool(_HAS_GOOGLE_NEWS(body))  # only the last part has this line
    return raw


def add_part(raw: RawArticle, response: HttpResponse) -> None:
    """Add the next part to an article. If it has no new text, the article was complete without it.

    Raises NoArticle if the response is not a part of the article, which stays unchanged; see `RawArticle.skip_part`.
    """
    number = raw.parts_tried + 1
    part, last = _read_part(raw, response, number)
    blocks, story = part.body.blocks, raw.story.blocks
    if not blocks or refusal_of_part(blocks):
        raise NoArticle(outcomes.NO_PART)
    raw.parts_tried = number
    if new_blocks(story, blocks):
        raw.parts.append(part)
        raw.last_part = max(raw.last_part, last)
    else:
        raw.complete = True
        raw.warnings += ["parts_doubtful"] if blocks == story else []


def find_body(response: HttpResponse, matches: SelectorMatches) -> tuple[site.Template, etree._Element]:
    """Return the template of a page and its body element. If no template matches: FALLBACK, and the text found by trafilatura."""
    for template in site.TEMPLATES:
        for selector in template.body:
            found = response.document.css(selector)
            matches.inc_value(outcomes.MATCHED(f"body/css/{selector}"), 1 if found else 0)
            if found:
                return template, found[0].root
    return site.FALLBACK, parse_html(extract_body(response.text))


def last_part_number(response: HttpResponse, template: site.Template) -> int:
    """Return the highest part number in the page's links to the same article; 1 without such links."""
    url = canonical(response.url) or response.url
    printed = [link for selector in template.page_links for link in response.document.css(f"{selector}::attr(href)").getall()]
    links = [absolute(link, url) or "" for link in printed]
    own = [link for link in links if canonical(link) == url]
    return max((int(number) for link in own for number in _PART_NUMBER.findall(link)), default=1)


def _read_part(raw: RawArticle, response: HttpResponse, number: int) -> tuple[Part, int]:
    """Return a part and the highest part number in its links. The part is empty if its URL or template is not the article's."""
    if refusal_of_response(response) or canonical(response.url) != raw.url:
        return read_part(None, raw.url, number), 1
    template, body = find_body(response, SelectorMatches())
    part = read_part(body if template.name == raw.template else None, raw.url, number)
    return part, last_part_number(response, template)
