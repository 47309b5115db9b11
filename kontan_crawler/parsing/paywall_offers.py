"""Whether the last lines of a very short story are an offer of its rest, in words that no rule knows: by their prices and links."""

import re
from collections.abc import Iterable, Iterator

from kontan_crawler import site
from kontan_crawler.patterns import lazy
from kontan_crawler.text.named import names_others
from kontan_crawler.text.paragraphs import Group, Paragraph, Paragraphs, Span, is_link
from kontan_crawler.text.targets import Target, is_of_site, target_of

_TO_DO_ELSE = lazy(site.PAYWALL_OTHER_WORDS, re.IGNORECASE)
_PRICE = re.compile(
    r"(?:(?:mulai|hanya|cuma)(?: dari)? )?Rp\.? ?\d[\d.]*(?:,-)?(?: ribu)?(?: ?(?:/|per) ?(?:bulan|bln|tahun|thn|hari|pekan|minggu|artikel))?(?: saja)?",
    re.IGNORECASE,
)
_MAX_WITH_PRICE, _MAX_BEFORE_PRICE, _MAX_BEHIND = 250, 90, 12  # words of a teaser and a wall, before the price, and of each line behind it
_REST = lazy(site.PAYWALL_REST_WORDS, re.IGNORECASE)
_ANY_PRICE = re.compile(r"\bRp\.? ?\d")
_MAX_TEASER = 125  # words before a box
_MAX_ABOVE, _MAX_BOX = 3, 6  # lines of which one is on the rest; lines with it, the price and the link
_SUBSCRIBER = re.compile(r"(?:pe|ber)?langgan|premium|\bmember\b|\banggota\b", re.IGNORECASE)
_LOGIN = re.compile(r"/(?:masuk|log-?in|sign-?in)\b", re.IGNORECASE)
_MAX_OFFER = 20  # words of a line on the rest


def ends_with_offer(paragraphs: Paragraphs, next_lines: Iterable[Paragraph]) -> bool:
    """Return whether a very short story ends with an offer of its rest, and nothing but short lines behind.

    next_lines: behind the body; they are not read for a longer story.
    """
    story = [paragraph for paragraph in paragraphs if not paragraph.after_end]
    if sum(map(_count_words, story)) > _MAX_WITH_PRICE:  # most stories
        return False
    return _ends_with_price(story) or _ends_with_box(story, paragraphs.groups, next_lines)


def _ends_with_price(story: list[Paragraph]) -> bool:
    """Return whether a story ends with a price and a link to a service of the site: a wall in words that no rule knows."""
    number = next((number for number in range(len(story)) if _is_offer(story[number], story[number + 1 :])), len(story))
    are_short = all(map(_may_be_behind, story[number + 1 :]))
    return number < len(story) and are_short and sum(map(_count_words, story[:number])) <= _MAX_BEFORE_PRICE


def _is_offer(paragraph: Paragraph, behind: list[Paragraph]) -> bool:
    """Return whether a paragraph is a price above a link to a service."""
    is_price = "Rp" in paragraph.text and _PRICE.fullmatch(paragraph.text.strip()) is not None
    return is_price and any(is_link(each) and all(map(_leads_to_service, _spans(each))) for each in behind[:1])


def _ends_with_box(story: list[Paragraph], groups: list[Group], next_lines: Iterable[Paragraph]) -> bool:
    """Return whether a story ends with an element that speaks of its rest or of subscribers, and has a price and a link to log in."""
    has_login = any(_leads_to_login(span) for paragraph in story for line in paragraph.lines for span in line if span.link is not None)
    for start, stop in (group[:2] for group in groups if has_login):
        box = story[start:stop]
        if start and (_is_of_rest(box) or _is_for_subscribers(box)) and _is_short(story[:start]) and all(map(_may_be_behind, story[stop:])):
            return True
    return _is_short(story) and _is_of_rest(list(next_lines))


def _is_of_rest(box: list[Paragraph]) -> bool:
    has_login = any(map(_leads_to_login, (span for each in box[:_MAX_BOX] for span in _spans(each))))
    has_price = any(_ANY_PRICE.search(each.text) for each in box[:_MAX_BOX])
    return has_login and has_price and any(_is_line_of_wall(each, _REST) for each in box[:_MAX_ABOVE])


def _is_for_subscribers(box: list[Paragraph]) -> bool:
    """Return whether a box names subscribers and a price in one line, and has a line that is nothing but a link to log in."""
    has_login = any(is_link(each) and all(map(_leads_to_login, _spans(each))) for each in box[1:_MAX_BOX])
    return has_login and any(_ANY_PRICE.search(each.text) and _is_line_of_wall(each, _SUBSCRIBER) for each in box[:_MAX_ABOVE])


def _is_line_of_wall(paragraph: Paragraph, words: re.Pattern[str]) -> bool:
    """Return whether a short line has such words and names nobody else."""
    return words.search(paragraph.text) is not None and _count_words(paragraph) <= _MAX_OFFER and not names_others(paragraph.text)


def _is_short(story: list[Paragraph]) -> bool:
    return sum(map(_count_words, story)) <= _MAX_TEASER


def _may_be_behind(paragraph: Paragraph) -> bool:
    return _count_words(paragraph) <= _MAX_BEHIND or is_link(paragraph)


def _count_words(paragraph: Paragraph) -> int:
    return len(paragraph.text.split())


def _spans(paragraph: Paragraph) -> Iterator[Span]:
    return (span for line in paragraph.lines for span in line if span.text.strip())


def _leads_to_service(span: Span) -> bool:
    return span.link is not None and is_of_site(span.link.href) and target_of(span.link.href, site.WWW) is Target.ACTION


def _leads_to_login(span: Span) -> bool:
    return span.link is not None and is_to_log_in(span.link.href) and not _TO_DO_ELSE.search(span.text)


def is_to_log_in(href: str) -> bool:
    """Return whether a link, as printed, leads to where readers of the site log in."""
    return _LOGIN.search(href) is not None and is_of_site(href)
