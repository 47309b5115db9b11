"""Separate what is not story from the story, by what it holds: pointers to other articles, prompts, tickers. Names of classes do not matter.

Each paragraph is judged by its own words first, then the blocks it stands in, from the inside out: a block without a sentence of the
story is foreign as a whole if something in it is, and so is a short block that a prompt or the heading of a list begins.
"""

import re
from collections.abc import Iterator

from kontan_crawler import site
from kontan_crawler.text.byline import Byline
from kontan_crawler.text.draft import Draft
from kontan_crawler.text.drop_blocks import BlockDropper
from kontan_crawler.text.features import Features
from kontan_crawler.text.foreign_lines import drop_lines
from kontan_crawler.text.introduced import keep_announced_figures, keep_questions, keep_quotations, keep_turns
from kontan_crawler.text.line_odds import drop_by_odds
from kontan_crawler.text.link_lists import LinkList
from kontan_crawler.text.loose_cards import drop_questions, drop_rows_of_class
from kontan_crawler.text.page_lines import mark_page_lines
from kontan_crawler.text.paragraphs import Paragraph, Paragraphs
from kontan_crawler.text.pull_quotes import drop_pull_quotes
from kontan_crawler.text.related import CLOSING_KINDS, Related, is_closing_link
from kontan_crawler.text.shapes import read_shapes
from kontan_crawler.text.take_bylines import take_bylines
from kontan_crawler.text.targets import Target

_CLOSING_LINE = re.compile(rf"{site.GOOGLE_NEWS_WORDS}|Google (?:News|Berita)", re.IGNORECASE)
_OF_CLOSING_LINE = (site.GOOGLE_NEWS_WORDS.partition(" ")[0].lower(), "google")  # one of them is in it: quick to miss
OF_EVERY_PAGE = re.compile(r"\b(?:ter)?populer\b|\bter(?:baru|kini)\b|\bindeks\b|\btrending\b|\bvideo terkait\b", re.IGNORECASE)
"""In headings of lists that are the same on all pages."""


def without_foreign(paragraphs: Paragraphs, base: str) -> Iterator[Paragraph | Related | Byline]:
    """Yield the byline, then the paragraphs of a story and, in their places, the links of its lists of pointers. base: canonical URL of the page."""
    draft = Draft.of(paragraphs, base)
    yield take_bylines(draft)
    _drop_foreign(draft)
    yield from _with_links(draft, base)


def _drop_foreign(draft: Draft) -> None:
    """Drop what is not story: first what reads like it is settled, then blocks, then lines; at last those that no rule knows."""
    keep_announced_figures(draft)
    keep_quotations(draft)
    mark_page_lines(draft)
    keep_questions(draft)
    keep_turns(draft)
    shapes = read_shapes(draft.paragraphs, draft.found, draft.shapes)
    BlockDropper(draft, shapes).drop()
    drop_lines(draft)
    drop_pull_quotes(draft)
    drop_questions(draft)
    drop_rows_of_class(draft, shapes.of_story)
    drop_by_odds(draft, shapes.of_story)


def _with_links(draft: Draft, base: str) -> Iterator[Paragraph | Related]:
    """Yield the paragraphs that are kept and the related links of the others; behind the end, of lists of every page only those that close an article."""
    links, is_of_page = LinkList(base), False
    closed, end = _closing_lines(draft)
    for number, (paragraph, features, drop) in enumerate(zip(draft.paragraphs, draft.found, draft.dropped, strict=True)):
        if not drop:
            links.leave()
            yield paragraph
            continue
        if not features.links:
            is_of_page = number >= closed and OF_EVERY_PAGE.search(features.text) is not None
        listed = links.add(features, paragraph.heading)
        is_pointer = number < end or (_is_labelled_pointer(features) and not paragraph.list_item)
        is_closing = (is_pointer and not is_of_page) or any(is_closing_link(link) for link, _, _ in features.links)
        yield from listed if is_closing else [link for link in listed if link.kind in CLOSING_KINDS]


def _closing_lines(draft: Draft) -> tuple[int, int]:
    """Return the numbers of the first line behind the story that closes the article, and of the first behind which lists are those of every page."""
    behind = range(draft.last_kept + 1, len(draft.found))
    closed, end = (next((each for each in behind if closes(draft.found[each])), behind.stop) for closes in (_closes_article, _ends_lists))
    return closed, min([end, *(number for number in draft.paragraphs.ends_of_page if number in behind)])


def _is_labelled_pointer(features: Features) -> bool:
    """Return whether a paragraph is a label with a colon and one title: no item of a list of every page."""
    return len(features.links) == 1 and features.unlinked.rstrip().endswith(":")


def names_google_news(text: str) -> bool:
    """Return whether a text has the words of the line that closes an article, or names Google News, to which it leads."""
    return any(map(text.lower().__contains__, _OF_CLOSING_LINE)) and _CLOSING_LINE.search(text) is not None


def _closes_article(features: Features) -> bool:
    return names_google_news(features.text)


def _ends_lists(features: Features) -> bool:
    """Return whether the lists behind a line are those of every page: behind a row to share the article, or its tags, not behind the line of Google News."""
    has_tags_only = {target for _, _, target in features.links} == {Target.TAG} and (len(features.links) > 1 or features.is_linked)
    return (features.is_action or has_tags_only) and not names_google_news(features.text)
