"""Whether the last lines of a very short story are an offer of its rest, in words that no rule knows: by their prices and links."""

import re
from collections.abc import Iterable, Iterator

from kontan_crawler import site
from kontan_crawler.patterns import lazy
from kontan_crawler.text.named import names_others
from kontan_crawler.text.paragraphs import Paragraph, Paragraphs, Span, is_link
from kontan_crawler.text.targets import Target, is_of_site, target_of

_TO_DO_ELSE = lazy(site.PAYWALL_OTHER_WORDS, re.IGNORECASE)
_PRICE = re.compile(
    r"(?:(?:mulai|hanya|cuma)(?: dari)? )?Rp\.? ?\d[\d.]*(?:,-)?(?: ribu)?(?: ?(?:/|per) ?(?:bulan|bln|tahun|thn|hari|pekan|minggu|artikel))?(?: saja)?",
    re.IGNORECASE,
)
_MAX_WITH_PRICE, _MAX_BEFORE_PRICE, _MAX_BEHIND = 250, 90, 12  # words of a teaser and a wall, before the price, and of each line behind it
_REST = lazy(site.PAYWALL_REST_WORDS, re.IGNORECASE)
_ANY_PRICE = re.compile(r"\bRp\.? ?\d")
_MAX_TEASER_OF_REST = 125  # words before the rest
_MAX_BOX = 6  # lines with the rest, the price and the link
_SUBSCRIBER = re.compile(r"(?:pe|ber)?langgan|premium|\bmember\b|\banggota\b", re.IGNORECASE)
_LOGIN = re.compile(r"/(?:masuk|log-?in|sign-?in)\b", re.IGNORECASE)
_MAX_OFFER, _MAX_BUTTONS = 20, 2  # words of an offer to subscribers; lines below it of which one is the link to log in


def ends_with_price(paragraphs: Paragraphs) -> bool:
    """Return whether a very short story ends with a price and a link to a service of the site, and nothing but short lines behind: a wall in words that no rule knows."""
    story = [paragraph for paragraph in paragraphs if not paragraph.after_end]
    if sum(map(_count_words, story)) > _MAX_WITH_PRICE:  # most stories
        return False
    number = next((number for number in range(len(story)) if _is_offer(story[number], story[number + 1 :])), len(story))
    are_short = all(map(_may_be_behind, story[number + 1 :]))
    return number < len(story) and are_short and sum(map(_count_words, story[:number])) <= _MAX_BEFORE_PRICE


def _is_offer(paragraph: Paragraph, behind: list[Paragraph]) -> bool:
    """Return whether a paragraph is a price above a link to a service, or names a price and a subscriber, but nobody else, above a link to log in."""
    text = paragraph.text.strip()
    if "Rp" not in text:
        return False
    if _PRICE.fullmatch(text):
        return any(is_link(each) and all(map(_leads_to_service, _spans(each))) for each in behind[:1])
    is_for_subscribers = _count_words(paragraph) <= _MAX_OFFER and _SUBSCRIBER.search(text) is not None and not names_others(text)
    return is_for_subscribers and any(is_link(each) and all(map(_leads_to_login, _spans(each))) for each in behind[:_MAX_BUTTONS])


def ends_with_rest(paragraphs: Paragraphs, next_lines: Iterable[Paragraph]) -> bool:
    """Return whether a very short story ends with a line that speaks of its rest, with a price and a link to log in below it, and nothing but short lines behind.

    next_lines: behind the body; they are not read for a longer story.
    """
    story = [paragraph for paragraph in paragraphs if not paragraph.after_end]
    if sum(map(_count_words, story)) > _MAX_WITH_PRICE:  # most stories
        return False
    story += next_lines
    number = next((number for number in range(1, len(story)) if _is_rest(story[number], story[number : number + _MAX_BOX])), len(story))
    before, box = story[:number], story[number:]
    end = next((end for end, paragraph in enumerate(box, 1) if any(map(_leads_to_login, _spans(paragraph)))), len(box))
    are_short = all(_count_words(each) <= _MAX_OFFER for each in box[:end]) and all(map(_may_be_behind, box[end:]))
    return bool(box) and are_short and sum(map(_count_words, before)) <= _MAX_TEASER_OF_REST


def _may_be_behind(paragraph: Paragraph) -> bool:
    return _count_words(paragraph) <= _MAX_BEHIND or is_link(paragraph)


def _is_rest(paragraph: Paragraph, box: list[Paragraph]) -> bool:
    if _REST.search(paragraph.text) is None or _count_words(paragraph) > _MAX_OFFER or names_others(paragraph.text):
        return False
    is_priced = any(_ANY_PRICE.search(each.text) for each in box)
    return is_priced and any(map(_leads_to_login, (span for each in box for span in _spans(each))))


def _count_words(paragraph: Paragraph) -> int:
    return len(paragraph.text.split())


def _spans(paragraph: Paragraph) -> Iterator[Span]:
    return (span for line in paragraph.lines for span in line if span.text.strip())


def _leads_to_service(span: Span) -> bool:
    return span.link is not None and is_of_site(span.link.href) and target_of(span.link.href, site.WWW) is Target.ACTION


def _leads_to_login(span: Span) -> bool:
    return (
        span.link is not None
        and is_of_site(span.link.href)
        and _LOGIN.search(span.link.href) is not None
        and not _TO_DO_ELSE.search(span.text)
    )
