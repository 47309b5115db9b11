"""Facts about the parts of an article: `?page=all` and `?page=2`."""

from collections.abc import Iterator
from dataclasses import dataclass

from kontan_crawler.doctor.contact.answers import ArticleAnswer, Contact, Reading
from kontan_crawler.doctor.contact.finding import DIFFERS, HOLDS, NOT_SEEN, Finding, judged, why_unusable
from kontan_crawler.parsing import HttpResponse
from kontan_crawler.parsing.find_body import find_body
from kontan_crawler.parsing.no_article import refusal_of_response
from kontan_crawler.parsing.raw_article import SelectorMatches
from kontan_crawler.text.parts import read_part
from kontan_crawler.urls import canonical

_MIN_WORDS = 20  # of text that only the second part has; fewer may be chrome
_ALL, _PART, _NUMBER, _TITLE = "ALL_PARTS_QUERY", "PART_QUERY", "PART_NUMBER", "a second part repeats the headline"


@dataclass(frozen=True)
class _Second:
    """The second part of an article, compared with its first page."""

    same: bool
    """It has the same text."""
    words: int
    """Words that the first page does not have."""
    paragraphs: int
    repeats_title: bool


def part_findings(contact: Contact) -> Iterator[Finding]:
    """Yield the findings on parts."""
    article = contact.second_part_of
    if article is None or article.read is None:
        yield from (Finding(fact, NOT_SEEN) for fact in (_ALL, _PART, _NUMBER, _TITLE))
        return
    last = article.read.raw.last_part
    yield judged(_NUMBER, last > 1 or None, f"links to {last} parts" if last > 1 else "")
    second = _second(contact, article)
    if second is None or second.same or not second.paragraphs:
        yield Finding(_ALL, HOLDS if last == 1 else NOT_SEEN, "")
        yield Finding(_PART, NOT_SEEN, "?page=2 has the same text" if second and second.same else _why(contact))
        yield Finding(_TITLE, NOT_SEEN)
        return
    yield _whole(article.read, second)
    yield Finding(_PART, HOLDS, f"{second.paragraphs} paragraphs, {second.words} words that the first page has not")
    yield judged(_TITLE, second.repeats_title or None)


def is_cut(contact: Contact) -> bool:
    """Return whether `?page=all` has only the first part of an article, which looks whole: a run would lose the others."""
    article = contact.second_part_of
    second = _second(contact, article) if article and article.read else None
    return bool(second and article and article.read and second.words >= _MIN_WORDS and article.read.raw.next_part is None)


def _whole(first: Reading, second: _Second) -> Finding:
    if second.words < _MIN_WORDS:
        return Finding(_ALL, HOLDS, "the whole article")
    if first.raw.is_next_linked and first.raw.next_part:
        return Finding(_ALL, HOLDS, "one part, with links to the others; a run requests each part")
    return Finding(_ALL, DIFFERS, f"one part without links to the others; ?page=2 has {second.words} more words")


def _second(contact: Contact, article: ArticleAnswer) -> _Second | None:
    page = contact.second_part.page if contact.second_part else None
    if page is None or article.read is None or refusal_of_response(page) or canonical(page.url) != article.url:
        return None
    return _compared(article.read, page)


def _compared(first: Reading, page: HttpResponse) -> _Second:
    template, body = find_body(page, SelectorMatches())
    blocks = read_part(body, first.raw.url, 2).body.blocks
    story = first.raw.story.blocks
    titles = [page.document.css(selector).get("").strip() for selector in template.title]
    same = story == read_part(body, first.raw.url).body.blocks  # read as the first part, whose dateline is removed
    words = 0 if same else sum(len(block.text.split()) for block in blocks if block not in story)
    return _Second(same, words, len(blocks), bool(first.raw.title) and first.raw.title in titles)


def _why(contact: Contact) -> str:
    answer = contact.second_part
    return why_unusable(answer) if answer is None or answer.refusal else "no part of the article"
