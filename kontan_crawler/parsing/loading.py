"""From the answer to an article's address to its Page: template, strings, body, links to parts. What they mean comes later."""

import re
from datetime import datetime

from lxml import etree

from kontan_crawler import outcomes, site
from kontan_crawler.parsing.answer import Answer, parsed
from kontan_crawler.parsing.fallback import extract_body
from kontan_crawler.parsing.loaders import ArticleLoader
from kontan_crawler.parsing.page import Matches, Page
from kontan_crawler.parsing.refusals import NoArticle, refusal_of_answer
from kontan_crawler.text.parts import walk_part
from kontan_crawler.urls import absolute, canonical

_PAGE_NUMBER = re.compile(site.PAGE_NUMBER)
_ABOUT_LINK = f"descendant::a[contains(@class, '{site.CLOSING_CLASS}')]"
_CLOSING = etree.XPath(f"boolean({_ABOUT_LINK} or descendant::text()[contains(., '{site.CLOSING_WORDS}')])")


def load_page(answer: Answer, received: datetime) -> Page:
    """Gather the strings of an article's page, its body walked once. received: the moment it came, aware.

    Raises NoArticle where the answer is no article's page: paid, redirected elsewhere, too large, no HTML.
    """
    if reason := refusal_of_answer(answer):
        raise NoArticle(reason)
    matches = Matches()
    template, body = find_body(answer, matches)
    loader = ArticleLoader(stats=matches)
    loader.gather_fields(answer.document, template)
    page: Page = loader.load_item()
    page.url, page.template, page.received, page.matches = canonical(answer.url) or "", template.name, received, matches
    page.parts = [walk_part(body, page.url)]
    page.pictures, page.whole, page.last_part = len(list(body.iter("img"))), bool(_CLOSING(body)), last_part(answer, template)
    return page


def find_body(answer: Answer, matches: Matches) -> tuple[site.Template, etree._Element]:
    """Return the template that knows a page, and its body's container; FALLBACK, and a general extractor's guess, where none does."""
    for template in site.TEMPLATES:
        for rule in template.body:
            found = answer.document.css(rule)
            matches.inc_value(outcomes.MATCHED(f"body/css/{rule}"), 1 if found else 0)
            if found:
                return template, found[0].root
    return site.FALLBACK, parsed(extract_body(answer.text))


def last_part(answer: Answer, template: site.Template) -> int:
    """Return the highest number of the links to parts. They stand inside the body or outside of it; they lead to the page's own address."""
    links = [
        absolute(link, answer.url) or "" for rule in template.page_links for link in answer.document.css(f"{rule}::attr(href)").getall()
    ]
    own = [link for link in links if canonical(link) == canonical(answer.url)]
    return max((int(number) for link in own for number in _PAGE_NUMBER.findall(link)), default=1)
