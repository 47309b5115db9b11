"""Whether the last lines of a story are the notice of a paywall."""

import re
from collections.abc import Iterator

from kontan_crawler import site
from kontan_crawler.parsing.paywall_notice import is_label, is_notice, may_follow
from kontan_crawler.patterns import lazy
from kontan_crawler.text.card_details import is_detail_of_card
from kontan_crawler.text.clean import clean
from kontan_crawler.text.named import names_others
from kontan_crawler.text.paragraphs import Paragraph, Paragraphs, Span, is_link, text_in
from kontan_crawler.text.pointing import is_headline
from kontan_crawler.text.targets import Target, is_of_site, target_of

MAX_TEASER = 250
"""Words before a paywall; two or three paragraphs."""
_TO_DO_ELSE = lazy(site.PAYWALL_OTHER_WORDS, re.IGNORECASE)
_TITLE = ""  # in the place of a line that is the linked title of an article
_BREAK = "\n"  # behind the lines of a paragraph
_PRICE = re.compile(
    r"(?:(?:mulai|hanya|cuma)(?: dari)? )?Rp\.? ?\d[\d.]*(?:,-)?(?: ribu)?(?: ?(?:/|per) ?(?:bulan|bln|tahun|thn|hari|pekan|minggu|artikel))?(?: saja)?",
    re.IGNORECASE,
)
_MAX_WITH_PRICE, _MAX_BEFORE_PRICE, _MAX_BEHIND = 250, 90, 12  # words of a teaser and a wall, before the price, and of each line behind it
_SUBSCRIBER = re.compile(r"(?:pe|ber)?langgan|premium|\bmember\b|\banggota\b", re.IGNORECASE)
_LOGIN = re.compile(r"/(?:masuk|log-?in|sign-?in)\b", re.IGNORECASE)
_MAX_OFFER, _MAX_BUTTONS = 20, 2  # words of an offer to subscribers; lines below it of which one is the link to log in
_MAX_WORDS = 3  # of a notice that may be the label of a title


def ends_with_notice(paragraphs: Paragraphs) -> bool:
    """Return whether the last lines of a short story are a notice, with nothing but short lines and links after it.

    A label such as "Artikel premium" above or below the linked title of another article is that one's.
    """
    lines: Iterator[str] = (line for paragraph in paragraphs if not paragraph.after_end for line in (*_lines(paragraph), _BREAK))
    words, before = 0, None
    while (line := next(lines, None)) is not None:
        if words > MAX_TEASER:  # most stories
            return False
        if line not in (_TITLE, _BREAK) and is_notice(line):
            rest = list(lines)
            following = next((each for each in rest if each != _BREAK), None)
            if not (_may_be_of_title(line) and _TITLE in (before, following)):
                return may_follow(line, list(_without_cards(rest)))
            lines = iter(rest)
        words, before = words + len(line.split()), line
    return False


def _without_cards(lines: list[str]) -> Iterator[str]:
    """Yield the lines behind a notice without the titles of other articles, and without the first line below each."""
    is_below_title = False
    for line in lines:
        if line not in (_TITLE, _BREAK) and not is_below_title:
            yield line
        is_below_title = line == _TITLE or (is_below_title and line == _BREAK)


def ends_with_price(paragraphs: Paragraphs) -> bool:
    """Return whether a very short story ends with a price and a link to a service of the site, and nothing but short lines behind: a wall in words that no rule knows."""
    story = [paragraph for paragraph in paragraphs if not paragraph.after_end]
    if sum(map(_count_words, story)) > _MAX_WITH_PRICE:  # most stories
        return False
    number = next((number for number in range(len(story)) if _is_offer(story[number], story[number + 1 :])), len(story))
    are_short = all(_count_words(paragraph) <= _MAX_BEHIND or is_link(paragraph) for paragraph in story[number + 1 :])
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


def _lines(paragraph: Paragraph) -> Iterator[str]:
    """Yield the lines of a paragraph without buttons and pointers, which are nothing but a link; _TITLE for the linked title of an article."""
    for line in paragraph.lines:
        text = " ".join(text_in(line).split())
        notices = [span.text for span in line if len(line) > 1 and is_notice(span.text)]
        if any(map(_is_title, line)) and _is_title_alone(line, notices):
            yield _TITLE
            continue
        yield from notices[:1]
        if any(span.link is None and span.text.strip() for span in line) or is_notice(text):
            yield text


def _is_title_alone(line: list[Span], notices: list[str]) -> bool:
    """Return whether nothing but a notice that may be its label stands beside a title; "Baca Juga:" is none."""
    unlinked = text_in(span for span in line if span.link is None).strip()
    is_labelled = bool(notices) or is_notice(unlinked)
    is_bare = not any(map(str.isalnum, unlinked)) or is_detail_of_card(clean(unlinked))
    return (is_labelled or is_bare) and all(map(_may_be_of_title, notices))


def _may_be_of_title(notice: str) -> bool:
    """Return whether a notice may be the label of another article: "Artikel premium", "Khusus pelanggan"."""
    words = notice.lower().split()
    return is_label(notice) or (len(words) <= _MAX_WORDS and "ini" not in words)


def _is_title(span: Span) -> bool:
    """Return whether a text is the linked title of an article."""
    return span.link is not None and is_headline(span.text) and target_of(span.link.href, site.WWW) is Target.ARTICLE
