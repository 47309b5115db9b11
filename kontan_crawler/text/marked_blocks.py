"""Blocks that are foreign by their tag, their class or their first line: asides, boxes about an author, comments, frames of posts, named widgets."""

import re

from kontan_crawler.text.elements import ASIDES, HEADINGS
from kontan_crawler.text.features import Features, Reads
from kontan_crawler.text.interface_words import is_about_page
from kontan_crawler.text.news_lines import reports
from kontan_crawler.text.own_voice import offers_itself
from kontan_crawler.text.page_blocks import FOREIGN, PageBlock
from kontan_crawler.text.page_voice import page_score
from kontan_crawler.text.to_reader import asks_reader
from kontan_crawler.text.widget_blocks import is_ticker, is_widget

_MAX_LABEL = 4  # words before a linked title
_OF_AUTHOR = re.compile(
    r"(?:tentang|profil|ditulis oleh|mengenal)? ?(?:penulis|author)|ditulis oleh|tentang (?:redaksi|kontan|kami)", re.IGNORECASE
)
_COMMENTS = re.compile(r"(?:komentar|tanggapan)(?: pembaca)? \(\d+\)", re.IGNORECASE)
_UPDATED = re.compile(r"(?:diperbarui|update|pembaruan|data per)\b.{0,20}\d\d[.:]\d\d", re.IGNORECASE)
_CLOCK = re.compile(r"\d[.:]\d\d\b")
_LISTS = re.compile(r"(?:cara|langkah|tips|kiat|syarat|ciri|tanda|bahan)\b|\S+(?: \S+){2,}:$", re.IGNORECASE)
_DAY = re.compile(r"[A-Z][a-z]+ \d{1,2}, \d{4}")
_MAX_NAMED = 60  # words of a block that its class names
_NAMES = re.compile(  # a help beside the words: sites change their classes
    r"(?:^|[\s_-])(widget|promo\w*|banner|iklan|ads?|advert\w*|sponsor\w*|newsletter|ticker|poll(?:ing)?|jajak|survey|cta|rekomendasi|recommend\w*|player|podcast|siniar|share|sharing|sosmed"
    r"|follow|subscribe|langganan|popup|toast|paywall|donasi)(?:$|[\s_-])",
    re.IGNORECASE,
)
_WEAK_NAMES = frozenset({"survey", "poll", "polling", "jajak", "podcast", "siniar"})  # boxes of a story have them too
_MAX_AUTHOR = 5  # paragraphs of a box about the author, or of a table kept up to date
_MIN_FACTS = 2  # lines under the heading of a box
_MAX_SCORE = 0.0  # of a line of the story that has the words of a page


def is_marked(block: PageBlock) -> bool:
    """Return whether a block is foreign by its tag, its class or its first line."""
    first, is_short = block.inside[0].text, len(block.inside) <= _MAX_AUTHOR
    return (
        (block.tag in ASIDES and not _has_facts(block))
        or (is_short and _OF_AUTHOR.fullmatch(first) is not None)
        or _COMMENTS.fullmatch(first) is not None
        or (block.has_links and _is_caption_or_post(block))
        or (is_short and any(_UPDATED.match(features.text) for features in block.inside))  # prices that the page keeps up to date
        or (bool(block.names) and _is_named(block))
    )


def _is_caption_or_post(block: PageBlock) -> bool:
    """Return whether a block with links is the caption of a picture, which points elsewhere, or the frame of an embedded post."""
    if block.tag in ("figure", "figcaption"):
        return bool(block.pictures) or block.tag == "figcaption"
    return block.tag == "blockquote" and (all(map(_is_frame_of_post, block.inside)) or _is_pointer_with_label(block))


def announces_itself(block: PageBlock) -> bool:
    """Return whether a block without links or buttons begins with what it lists: "Cara aman", "Harga BBM di SPBU Shell:"."""
    if len(block.inside) <= _MIN_FACTS or block.controls or not _LISTS.match(block.inside[0].text) or block.has_links:
        return False
    return not any(map(_is_of_page, block.inside[1:]) if block.is_apart else [])


def _has_facts(block: PageBlock) -> bool:
    """Return whether an aside is a heading and lines of facts, or sentences, without links or words of a page: a box of the story."""
    has_sentence = any(features.reads is Reads.STORY and features.text.endswith(".") for features in block.inside)
    facts = sum(features.lines if _is_table_of_facts(features) else 1 for features in block.inside)
    if block.controls or block.pictures or block.has_links or not (has_sentence or facts > _MIN_FACTS):
        return False
    return not (any(map(_is_of_page, block.inside)) or is_ticker(block.inside) or is_widget(block.inside))


def _is_table_of_facts(features: Features) -> bool:
    """Return whether a line is a table with two cells in each row, and no clock time."""
    return features.text.count(" | ") == features.lines > 1 and not _CLOCK.search(features.text)


def _is_of_page(features: Features) -> bool:
    """Return whether a line speaks of its page, its paper or to its reader."""
    tests = (_is_about_page, offers_itself, asks_reader)
    return features.reads in FOREIGN or any(test(features.text) for test in tests)


def _is_about_page(line: str) -> bool:
    """Return whether a line has the words of a page, and is no sentence or dated fact of the story: "Buletin itu terbit sejak 2009.", "1965: Juru tulis"."""
    may_be_story = line.endswith(".") or line[:4].isdecimal()
    return is_about_page(line) and not (may_be_story and page_score(line) < _MAX_SCORE)


def _is_named(block: PageBlock) -> bool:
    """Return whether a short block that reports nothing has a class that names what pages put beside their stories."""
    if block.tag in ("table", "figure", *HEADINGS) and not (block.controls or block.has_links):
        return False  # rows and subheadings of the story, whatever they are called
    names = set(map(str.lower, _NAMES.findall(block.names)))
    if block.words > _MAX_NAMED or block.is_introduced or not names:
        return False
    if names <= _WEAK_NAMES and not (block.controls or block.has_links or any(map(_is_of_page, block.inside))):
        return False
    return not any(reports(features) or _is_news(features) for features in block.inside)


def _is_news(features: Features) -> bool:
    """Return whether a line is a sentence of news."""
    return (
        features.reads is Reads.STORY and features.text.endswith(".") and not (offers_itself(features.text) or asks_reader(features.text))
    )


def _is_pointer_with_label(block: PageBlock) -> bool:
    """Return whether a block is a few words and the linked title of an article: "Dari Arsip"."""
    label, *titles = block.inside
    is_label = label.words <= _MAX_LABEL and not label.links and not label.text.endswith((".", "?", "!"))
    return is_label and bool(titles) and all(features.reads is Reads.POINTER for features in titles)


def _is_frame_of_post(features: Features) -> bool:
    """Return whether a line is the frame of an embedded post, whose words are not on the page: its author, its date, its picture."""
    return features.reads is Reads.PROMPT or bool(features.links and _DAY.fullmatch(features.text))
