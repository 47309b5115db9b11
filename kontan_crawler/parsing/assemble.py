"""Assemble a RawArticle from the responses to its URL: template, printed strings, body and further parts."""

from datetime import datetime
from typing import cast

from lxml import etree

from kontan_crawler import site
from kontan_crawler.outcomes import NO_PART, PARTS_DOUBTFUL, PARTS_MISSING, PAYWALL, REDIRECTED
from kontan_crawler.parsing.find_body import find_body
from kontan_crawler.parsing.find_headline import find_headline, is_title_of
from kontan_crawler.parsing.footer import Footer, read_footer
from kontan_crawler.parsing.header import read_header
from kontan_crawler.parsing.http_response import HttpResponse, headlines_of, text_of
from kontan_crawler.parsing.item_loader import load_fields
from kontan_crawler.parsing.json_ld import is_not_free, read_json_ld
from kontan_crawler.parsing.no_article import NoArticle, reason_in, reason_of_part, refusal_of_response
from kontan_crawler.parsing.own_page import have_same_words, is_of_other
from kontan_crawler.parsing.page_fields import read_fields
from kontan_crawler.parsing.page_parts import has_closing_line, last_part_number
from kontan_crawler.parsing.paywall import is_teaser
from kontan_crawler.parsing.raw_article import RawArticle, SelectorMatches
from kontan_crawler.parsing.same_container import same_container
from kontan_crawler.parsing.tag_rows import tags_in_rows
from kontan_crawler.text.parts import Part, has_new_text, is_excerpt, read_part
from kontan_crawler.urls import canonical

_PICTURES = etree.XPath("descendant::img[not(ancestor::a or ancestor::noscript)]")  # linked ones are of other articles


def load_article(response: HttpResponse, received: datetime) -> RawArticle:
    """Return the strings of an article's page, or of its first part. received: time of the response, aware.

    Raises NoArticle if the response is not an article page: paid, redirected elsewhere, too large or not HTML.
    """
    if reason := refusal_of_response(response):
        raise NoArticle(reason)
    matches = SelectorMatches()
    headline = find_headline(response)
    template, body = find_body(response, matches, headline)
    raw = load_fields(read_fields(response.document.root, template, matches))
    raw.url, raw.template, raw.received, raw.matches = canonical(response.url) or "", template.name, received, matches
    raw.response, raw.body = response, body
    if not (raw.meta_title and raw.meta_date):
        described = read_json_ld(response.document.root)
        raw.meta_title, raw.meta_date = raw.meta_title or described.headline, raw.meta_date or described.published
    if headline is None or headline.tag != "h1" or template is site.FALLBACK:  # each h1, or the first one, is of another article
        raw.title = None if headline is None else text_of(headline)
    elif not raw.title and is_title_of(headline, raw.meta_title or ""):
        raw.meta_title = text_of(headline)
    if headline is not None:
        raw.tags = raw.tags or tags_in_rows(headline)
        raw.header, raw.footer = read_header(headline, body, raw.url), read_footer(headline, body, raw.url)
    raw.parts, raw.last_part = [read_part(body, raw.url)], last_part_number(response)
    raw.pictures = len(cast("list[etree._Element]", _PICTURES(body)))
    raw.has_closing = _has_closing(response, template, body)
    raw.complete = raw.has_closing and not _may_be_cut(raw)
    raw.is_teaser = is_teaser(body, raw.parts[0].paragraphs, raw.url, is_not_free=is_not_free(response))
    return raw


def _may_be_cut(raw: RawArticle) -> bool:
    """Return whether an article is shorter than the parts that its page links to: its closing line may stand on each of them."""
    words = (len(paragraph.text.split()) for paragraph in raw.parts[0].paragraphs if not paragraph.after_end)
    return raw.last_part > 1 and sum(words) < site.WORDS_OF_PART * raw.last_part


def add_part(raw: RawArticle, response: HttpResponse) -> None:
    """Add the next part to an article. If it has no new text, the article is complete, or the site does not show its parts.

    Raises NoArticle if the response is not a part of the article, which stays unchanged; see `RawArticle.skip_part`.
    """
    part, last, has_closing, footer = _read_part(raw, response)
    is_linked = raw.is_next_linked
    raw.parts_tried = part.number
    if has_new_text(raw.story, part, is_whole=raw.has_closing):
        raw.parts.append(part)
        raw.last_part, raw.has_closing = max(raw.last_part, last), has_closing
        raw.footer.add(footer)
        raw.warnings += [PARTS_DOUBTFUL] if part.number == site.MAX_UNLINKED_PARTS and not is_linked else []
    else:
        raw.complete = True
        _judge_repetition(raw, part, is_linked)


def _read_part(raw: RawArticle, response: HttpResponse) -> tuple[Part, int, bool, Footer]:
    """Return the next part, the highest part number in its links, whether it has the closing line, and what stands behind its body.

    Raises NoArticle if the response is not a part of the article: another URL, template or article, a paywall, no text.
    """
    if reason := refusal_of_response(response):
        raise NoArticle(reason)
    if canonical(response.url) != raw.url:
        raise NoArticle(REDIRECTED)
    headline = find_headline(response)
    template, body = _find_body_of_part(raw, response, headline)
    if template.name != raw.template or _is_of_other_article(raw, response, headline):
        raise NoArticle(reason_in(" ".join(headlines_of(response))) or NO_PART)
    part = read_part(body, raw.url, raw.parts_tried + 1)
    if is_teaser(body, part.paragraphs, raw.url, is_not_free=False):
        raise NoArticle(PAYWALL)
    if reason := reason_of_part(part.body):
        raise NoArticle(reason)
    footer = read_footer(headline, body, raw.url) if headline is not None else Footer()
    return part, last_part_number(response), _has_closing(response, template, body), footer


def _find_body_of_part(raw: RawArticle, response: HttpResponse, headline: etree._Element | None) -> tuple[site.Template, etree._Element]:
    """Return the template and the body of a further part: on a page that no template knows, the element of the first part's body."""
    template, body = find_body(response, SelectorMatches(), headline)
    same = same_container(raw.body, response.document.root) if template is site.FALLBACK and raw.body is not None else None
    return template, body if same is None else same


def _is_of_other_article(raw: RawArticle, response: HttpResponse, headline: etree._Element | None) -> bool:
    """Return whether a page in place of a part has the headlines of another article. Of a known template it may have none, or one of its own under the same title."""
    headlines = headlines_of(response)
    if raw.template == site.FALLBACK.name:
        return not have_same_words(raw.headlines, headlines)
    return headline is not None and all(is_of_other(line, raw.headlines) for line in (*headlines[:1], text_of(headline)))


def _judge_repetition(raw: RawArticle, part: Part, is_linked: bool) -> None:
    """Judge an article whose next part has no new text.

    It is whole if its first page has more than this part, or if it has neither links to parts nor an open end: the site shows an article
    again for a part that does not exist. Otherwise the site may not show its parts.
    """
    if len(raw.parts) == 1 and is_excerpt(raw.story, part):
        raw.warnings = [warning for warning in raw.warnings if warning != PARTS_MISSING]
    elif is_linked or raw.parts[-1].ends_open:
        raw.warnings.append(PARTS_DOUBTFUL)


def _has_closing(response: HttpResponse, template: site.Template, body: etree._Element) -> bool:
    return has_closing_line(response.document.root if template is site.FALLBACK else body)  # the extractor may leave the line out
