"""Find the element of a page that holds the story: by the template's selectors, by schema.org's mark, or by where the text is."""

from lxml import etree

from kontan_crawler import outcomes, site
from kontan_crawler.parsing.densest_element import densest_element, with_rest
from kontan_crawler.parsing.fallback import extract_body
from kontan_crawler.parsing.http_response import HttpResponse, parse_html
from kontan_crawler.parsing.raw_article import SelectorMatches
from kontan_crawler.parsing.select import select, select_elements, select_first
from kontan_crawler.text.elements import all_text

_MIN_WORDS = 20  # of the element that holds the story


def find_body(
    response: HttpResponse, matches: SelectorMatches, headline: etree._Element | None = None
) -> tuple[site.Template, etree._Element]:
    """Return the template of a page and its body element.

    If no selector matches, a page with a template's headline has that template if schema.org's mark is on its body. Any other page is
    a FALLBACK: its body is the only element with that mark, else the element after the headline with most of the sentences, else what trafilatura finds.
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
    if headline is not None and (alone := _only_marked(response.document.root, headline)) is not None:
        return site.FALLBACK, with_rest(alone)
    densest = densest_element(headline) if headline is not None else None
    if headline is None or densest is None:
        return site.FALLBACK, parse_html(extract_body(response.text))
    return site.FALLBACK, densest


def _only_marked(root: etree._Element, headline: etree._Element) -> etree._Element | None:
    """Return the element with schema.org's mark if it is the only one, does not hold the headline and has more text than a card; else None."""
    marked = select_elements(root, site.ARTICLE_BODY)
    if len(marked) != 1 or marked[0] in headline.iterancestors():
        return None
    return marked[0] if len(all_text(marked[0]).split()) >= _MIN_WORDS else None


def _template_of(response: HttpResponse, headline: etree._Element | None) -> site.Template | None:
    titles = ((template, select(response.document.root, selector)) for template in site.TEMPLATES for selector in template.title)
    return next((template for template, found in titles if headline in found), None)
