"""Find the element of a page that holds the story: by the template's selectors, by schema.org's mark, or by where the text is."""

from itertools import takewhile

from lxml import etree

from kontan_crawler import outcomes, site
from kontan_crawler.parsing.densest_element import densest_element, with_rest
from kontan_crawler.parsing.fallback import extract_body
from kontan_crawler.parsing.http_response import HttpResponse, parse_html
from kontan_crawler.parsing.raw_article import SelectorMatches
from kontan_crawler.parsing.select import select, select_elements, select_first
from kontan_crawler.text.boilerplate import is_chrome
from kontan_crawler.text.clean import clean
from kontan_crawler.text.dateline import has_paper_name
from kontan_crawler.text.elements import all_text
from kontan_crawler.text.read_paragraphs import read_paragraphs

_MIN_WORDS = 40  # of the element that holds the story


def find_body(
    response: HttpResponse, matches: SelectorMatches, headline: etree._Element | None = None
) -> tuple[site.Template, etree._Element]:
    """Return the template of a page and its body element.

    If no selector matches, a page with a template's headline has that template if schema.org's mark is on its body. Any other page is
    a FALLBACK: after such a headline, the body is the element with most of the sentences, or the one with that mark, else what trafilatura finds.
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
    beside = _marked_beside(densest, response.document.root)
    return site.FALLBACK, _marked_around(densest, headline) if beside is None else beside


def _marked_beside(densest: etree._Element, root: etree._Element) -> etree._Element | None:
    """Return the only element with schema.org's mark if the densest one is none of it: a story of short lines, which begins with the paper's name."""
    marked = select_elements(root, site.ARTICLE_BODY)
    if len(marked) != 1 or marked[0] in (densest, *densest.iterancestors()) or densest in marked[0].iterancestors():
        return None
    lines = [clean(paragraph.text) for paragraph in read_paragraphs(marked[0], is_chrome)]
    least = max(_MIN_WORDS, len(all_text(densest).split()) // 2)
    return with_rest(marked[0]) if any(map(has_paper_name, lines)) and sum(len(line.split()) for line in lines) >= least else None


def _marked_around(body: etree._Element, headline: etree._Element) -> etree._Element:
    """Return the element with schema.org's mark around a body, without the headline; the same body without one."""
    above = {*headline.iterancestors()}
    around = takewhile(lambda each: each not in above, (body, *body.iterancestors()))
    return next((each for each in around if each.get("itemprop") == "articleBody"), body)


def _template_of(response: HttpResponse, headline: etree._Element | None) -> site.Template | None:
    titles = ((template, select(response.document.root, selector)) for template in site.TEMPLATES for selector in template.title)
    return next((template for template, found in titles if headline in found), None)
