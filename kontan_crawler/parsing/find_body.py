"""Find the element of a page that holds the story: by the template's selectors, by schema.org's mark, or by where the text is."""

from itertools import takewhile

from lxml import etree

from kontan_crawler import outcomes, site
from kontan_crawler.parsing.densest_element import densest_element, with_rest
from kontan_crawler.parsing.fallback import extract_body
from kontan_crawler.parsing.http_response import HttpResponse, parse_html
from kontan_crawler.parsing.raw_article import SelectorMatches
from kontan_crawler.parsing.select import select, select_first


def find_body(
    response: HttpResponse, matches: SelectorMatches, headline: etree._Element | None = None
) -> tuple[site.Template, etree._Element]:
    """Return the template of a page and its body element.

    If no selector matches, a page with a template's headline has that template if schema.org's mark is on its body. Any other page is
    a FALLBACK: after such a headline, the body is the element with most of the sentences, else what trafilatura finds.
    """
    for template in site.TEMPLATES:
        for selector in template.body:
            found = select_first(response.document.root, selector)
            matches.inc_value(outcomes.MATCHED(f"body/css/{selector}"), 0 if found is None else 1)
            if found is not None:
                return template, with_rest(found)
    known = _template_of(response, headline)
    if known and (marked := select_first(response.document.root, site.ARTICLE_BODY)) is not None:
        return known, with_rest(marked)
    densest = densest_element(headline) if headline is not None else None
    if headline is None or densest is None:
        return site.FALLBACK, parse_html(extract_body(response.text))
    return site.FALLBACK, _marked_around(densest, headline)


def _marked_around(body: etree._Element, headline: etree._Element) -> etree._Element:
    """Return the element with schema.org's mark around a body, without the headline; the same body without one."""
    above = {*headline.iterancestors()}
    around = takewhile(lambda each: each not in above, (body, *body.iterancestors()))
    return next((each for each in around if each.get("itemprop") == "articleBody"), body)


def _template_of(response: HttpResponse, headline: etree._Element | None) -> site.Template | None:
    titles = ((template, select(response.document.root, selector)) for template in site.TEMPLATES for selector in template.title)
    return next((template for template, found in titles if headline in found), None)
