"""Blocks that stand apart from the story, in a box or a shape of their own: notices, calls, links, prices, what a page says of itself."""

import re

from kontan_crawler.text.about_itself import speaks_of_article, speaks_of_paper
from kontan_crawler.text.apart_links import leads_elsewhere
from kontan_crawler.text.byline import read_byline
from kontan_crawler.text.byline_forms import with_colon
from kontan_crawler.text.elements import LISTS
from kontan_crawler.text.features import Features, Reads
from kontan_crawler.text.interface_words import has_only_page_words, is_about_page, names_page
from kontan_crawler.text.market_lines import is_entry, is_moving, is_row_of_prices
from kontan_crawler.text.named import names_others
from kontan_crawler.text.news_lines import reports
from kontan_crawler.text.page_blocks import PageBlock

_MAX_TEASER = 45  # words
_MAX_LABELS, _MAX_NOTICE = 5, 10  # paragraphs of a notice, and their words
_MIN_ANSWERS = 2  # of a poll
_MIN_QUESTION, _MAX_ANSWER = 4, 2  # words
_MAX_HEADING = 5  # words over a widget
_MAX_SUMMARY = 120  # words
_OF_MACHINE = re.compile(
    r"\b(?:ringkasan|rangkuman|intisari|poin penting|sari berita)\b.{0,60}\b(?-i:AI)\b|\b(?:ringkasan|rangkuman|intisari)\b.{0,60}\bkecerdasan (?:buatan|artifisial)\b|\b(?:ringkasan|rangkuman) otomatis\b|^(?:dirangkum|diringkas) (?:oleh|dengan)\b.{0,30}\b(?-i:AI)\b|^(?-i:AI) (?:summary|ringkasan|rangkuman)\b",
    re.IGNORECASE,
)
_ADVERTISEMENT = re.compile(
    r"(?:advertorial|iklan|pariwara|promosi|(?:konten|promosi|artikel|iklan) (?:sponsor|bersponsor|promosi|mitra|berbayar)|sponsor(?:ed)?|disponsori|dipersembahkan)(?: oleh\b.{0,40})?\W*",
    re.IGNORECASE,
)
_MAX_ASKED = 14  # words of a line of an offer


def is_foreign_apart(block: PageBlock) -> bool:
    """Return whether a block that stands apart from the story is a notice, a call, links, prices or a note on its page; a byline is none."""
    if any(read_byline(with_colon(features.text)) for features in block.inside[:_MAX_LABELS]):
        return False
    tests = (
        _is_label,
        leads_elsewhere,
        _speaks_of_itself,
        _asks_the_reader,
        _asks_to_choose,
        _has_only_prices,
        _is_summary_of_machine,
        _is_advertisement,
    )
    return any(test(block) for test in tests)


def _is_label(block: PageBlock) -> bool:
    """Return whether a block is a few words without a sentence, as buttons, notices and counts are."""
    if _is_page_words_and_links(block):
        return True
    if block.tag in LISTS and len(block.inside) > 1:
        return all(has_only_page_words(features.text) for features in block.inside)
    if len(block.inside) > _MAX_LABELS:
        return False
    return all(map(_is_notice, block.inside))


def _is_page_words_and_links(block: PageBlock) -> bool:
    """Return whether nothing but links and words of a page stand in a block."""
    unlinked = [features.unlinked for features in block.inside if any(map(str.isalpha, features.unlinked))]
    return block.has_links and all(map(has_only_page_words, unlinked))


def _is_notice(features: Features) -> bool:
    if features.reads is Reads.STORY or features.words > _MAX_NOTICE:
        return has_only_page_words(features.text)
    return features.lines == 1 and (features.reads is not Reads.WEAK or is_about_page(features.text))


def _speaks_of_itself(block: PageBlock) -> bool:
    """Return whether a block is a few words on its own page or paper: "Pengutipan wajib menyertakan tautan ke halaman ini."."""
    if block.words > _MAX_TEASER or any(map(reports, block.inside)):
        return False
    return any(speaks_of_article(features.text) or speaks_of_paper(features.text) for features in block.inside)


def _asks_the_reader(block: PageBlock) -> bool:
    """Return whether a block is one line of what the paper offers, without a full stop, and not in the capitals of a subheading."""
    line = block.inside[0].text
    if len(block.inside) > 1 or block.inside[0].words > _MAX_ASKED or line.endswith((".", ":")) or reports(block.inside[0]):
        return False
    is_subheading = all(word[0].isupper() for word in line.split() if len(word) > 3 and word[0].isalpha()) and not line.endswith("!")
    return names_page(line) and not is_subheading and ("kontan" in line.lower() or line.endswith("!"))


def _asks_to_choose(block: PageBlock) -> bool:
    """Return whether a block is a question and a few words for each answer."""
    question, *answers = block.inside
    is_question = question.text.endswith("?") and question.words >= _MIN_QUESTION
    return (
        is_question
        and _MIN_ANSWERS <= len(answers) <= _MAX_LABELS
        and all(features.words <= _MAX_ANSWER and features.reads is Reads.WEAK for features in answers)
    )


def _is_summary_of_machine(block: PageBlock) -> bool:
    """Return whether a block is a summary that names a machine as its author: "Ringkasan AI"."""
    ends = (block.inside[0], block.inside[-1])
    return block.words <= _MAX_SUMMARY and any(_OF_MACHINE.search(features.text) and not _is_long_sentence(features) for features in ends)


def _is_long_sentence(features: Features) -> bool:
    """Return whether a line is a sentence of news: longer than a heading, and it names something."""
    return features.words > _MAX_NOTICE and features.text.endswith(".") and names_others(features.text)


def _is_advertisement(block: PageBlock) -> bool:
    """Return whether a block is a label of an advertisement, or a line that is a sponsored link, and a few words that report nothing."""
    is_labelled = len(block.inside) > 1 and _ADVERTISEMENT.fullmatch((block.inside[0].unlinked or block.inside[0].text).strip()) is not None
    is_paid = any(features.is_linked and all(link.is_sponsored for link, _, _ in features.links) for features in block.inside)
    return (is_labelled or is_paid) and block.words <= _MAX_TEASER and not any(map(reports, block.inside))


def _has_only_prices(block: PageBlock) -> bool:
    """Return whether a block is at least two names and their prices, in lines of their own or in one; one has its change, or a heading is over them."""
    lines = [features.text for features in block.inside]
    if block.tag in LISTS:
        return False
    if len(lines) == 1:
        return is_row_of_prices(lines[0]) and not is_entry(lines[0])
    is_headed = block.inside[0].words <= _MAX_HEADING and not any(map(str.isdecimal, lines[0]))
    rows = lines[is_headed:]
    if is_headed and all(map(is_row_of_prices, rows)):
        return len(rows) > 1 or not is_entry(rows[0])
    return all(map(is_entry, lines)) and any(map(is_moving, lines))
