"""Blocks that stand apart from the story, in a box or a shape of their own: notices, calls, links, prices, what a page says of itself."""

import re

from kontan_crawler.text.about_itself import speaks_of_article, speaks_of_paper
from kontan_crawler.text.byline import read_byline, with_colon
from kontan_crawler.text.elements import LISTS
from kontan_crawler.text.features import Features, Reads, is_act
from kontan_crawler.text.interface_words import QUOTES, has_only_page_words, is_about_page, is_button, is_tool, names_page
from kontan_crawler.text.named import names_others
from kontan_crawler.text.page_blocks import PageBlock
from kontan_crawler.text.prompts import has_speech, is_call, is_here, is_offer
from kontan_crawler.text.targets import Target, is_of_site
from kontan_crawler.text.widgets import is_entry, is_moving, is_row_of_prices

_MAX_TEASER = 45  # words
_MAX_LABELS, _MAX_NOTICE = 5, 10  # paragraphs of a notice, and their words
_MAX_LABEL = 4  # words of an option or a button
_MIN_ANSWERS = 2  # of a poll
_MIN_QUESTION, _MAX_ANSWER = 4, 2  # words
_MIN_TITLE, _MAX_TITLE_LABEL = 4, 2  # words of a title, and before it
_MAX_HEADING = 5  # words over a widget
_FACT = re.compile(r"\d|\b[A-Z]{2,}")
_MAX_ROWS = 8
_MAX_SUMMARY = 120  # words
_OF_MACHINE = re.compile(
    r"\b(?:ringkasan|rangkuman|intisari|poin penting|sari berita)\b.{0,60}\b(?-i:AI)\b|\b(?:ringkasan|rangkuman|intisari)\b.{0,60}\bkecerdasan (?:buatan|artifisial)\b",
    re.IGNORECASE,
)
_ADVERTISEMENT = re.compile(
    r"(?:advertorial|iklan|pariwara|promosi|konten (?:sponsor|bersponsor|promosi|mitra)|sponsor(?:ed)?|disponsori|dipersembahkan)(?: oleh\b.{0,40})?\W*",
    re.IGNORECASE,
)
_MAX_ASKED = 14  # words


def is_foreign_apart(block: PageBlock) -> bool:
    """Return whether a block that stands apart from the story is a notice, a call, links, prices or a note on its page; a byline is none."""
    if any(read_byline(with_colon(features.text)) for features in block.inside[:_MAX_LABELS]):
        return False
    tests = (
        _is_label,
        _is_labelled_title,
        _has_service,
        _is_call,
        _is_list_of_links,
        _speaks_of_itself,
        _asks_the_reader,
        _asks_to_choose,
        _has_only_prices,
        _is_equipped,
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


def _is_labelled_title(block: PageBlock) -> bool:
    """Return whether a block is nothing but a word or two and the linked title of an article: "LANGSUNG", "Sedang berlangsung"."""
    line = block.inside[0]
    if len(block.inside) > 1 or len(line.links) != 1 or line.links[0][2] is not Target.ARTICLE:
        return False
    link, title, _ = line.links[0]
    is_title = len(title.split()) >= _MIN_TITLE and not title[0].islower() and not title.endswith(".") and line.ends_with_last_link("")
    label = line.unlinked.strip()
    return is_title and len(label.split()) <= _MAX_TITLE_LABEL and not label.endswith(",") and is_of_site(link.href)


def _is_page_words_and_links(block: PageBlock) -> bool:
    """Return whether nothing but links and words of a page stand in a block."""
    unlinked = [features.unlinked for features in block.inside if any(map(str.isalpha, features.unlinked))]
    return block.has_links and all(map(has_only_page_words, unlinked))


def _is_notice(features: Features) -> bool:
    if features.reads is Reads.STORY or features.words > _MAX_NOTICE:
        return has_only_page_words(features.text)
    return features.lines == 1 and (features.reads is not Reads.WEAK or is_about_page(features.text))


def _is_call(block: PageBlock) -> bool:
    """Return whether a block is a few words and a button, or a link that calls the reader to act."""
    if block.words > _MAX_TEASER:
        return False
    if any(features.is_script_link for features in block.inside):
        return not any(map(reports, block.inside))
    last = block.inside[-1]
    if any(features.reads is Reads.STORY for features in block.inside) and not speaks_of_page(block.inside):
        return any(_ends_with_call(features) and is_offer(features.links[-1][1]) for features in block.inside) or is_offer(last.text)
    return bool(block.controls) or any(map(_is_button, block.inside[1:])) or any(map(_ends_with_call, block.inside))


def _has_service(block: PageBlock) -> bool:
    """Return whether a few words that are no news have a button or field, or a link to a service."""
    if block.words > _MAX_TEASER or any(map(_is_of_news, block.inside)):
        return False
    if any(target is Target.ARTICLE for features in block.inside for _, _, target in features.links):
        return False
    return bool(block.controls) or any(map(_ends_with_service, block.inside))


def _ends_with_service(features: Features) -> bool:
    """Return whether a line ends with a link to a page of the site that is no article, or to any page if it asks to act."""
    if not features.links:
        return False
    link, title, target = features.links[-1]
    is_offer_of_page = is_act(title) and names_page(features.unlinked)
    is_apart = features.is_linked or (
        features.ends_with_last_link("") and (is_offer_of_page or features.unlinked.rstrip().endswith((".", "!", "?")))
    )
    is_service = target in (Target.ACTION, Target.SECTION) and not link.href.startswith("#")
    is_product = features.is_linked and is_entry(features.text)
    return is_apart and (is_service or (target is Target.OTHER and (is_act(title) or is_product)))


def _is_of_news(features: Features) -> bool:
    """Return whether a line reports what someone says, or is a sentence that names something or has a number, and speaks of no page."""
    text = features.text
    is_sentence = features.reads is Reads.STORY and text.endswith(".") and not names_page(text)
    return reports(features) or (is_sentence and (_FACT.search(text) is not None or names_others(text)))


def _is_list_of_links(block: PageBlock) -> bool:
    """Return whether a block is a heading and lines that are links, wherever they lead."""
    heading, *lines = block.inside
    is_headed = not heading.links and heading.words <= _MAX_HEADING
    return is_headed and len(lines) > 1 and all(features.is_linked or _is_title_and_section(features) for features in lines)


def _is_title_and_section(features: Features) -> bool:
    """Return whether a line is the linked title of an article, and a word or two such as the name of its section."""
    titles = [title for _, title, target in features.links if target is Target.ARTICLE and len(title.split()) >= _MIN_TITLE]
    return bool(titles) and len(features.unlinked.split()) <= _MAX_TITLE_LABEL


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


def _is_equipped(block: PageBlock) -> bool:
    """Return whether a block is a title, rows or short lines that are no news, and a button or a link that a script follows: a table of trains with "Pesan"."""
    title, *rows = block.inside
    if not rows or title.words > _MAX_HEADING or title.text.endswith((".", ":")) or len(rows) > _MAX_ROWS:
        return False
    links = [link for features in block.inside for link in features.links]
    if any(target is Target.ARTICLE for _, _, target in links) or any(map(_is_of_news, rows)):
        return False
    return bool(block.controls) or any(
        link.href.startswith(("#", "javascript:")) and is_act(title) and not is_tool(title) for link, title, _ in links
    )


def _is_summary_of_machine(block: PageBlock) -> bool:
    """Return whether a block is a summary that names a machine as its author: "Ringkasan AI"."""
    return block.words <= _MAX_SUMMARY and any(_OF_MACHINE.search(features.text) for features in (block.inside[0], block.inside[-1]))


def _is_advertisement(block: PageBlock) -> bool:
    """Return whether a block is a label of an advertisement and a few words that report nothing."""
    is_labelled = len(block.inside) > 1 and _ADVERTISEMENT.fullmatch((block.inside[0].unlinked or block.inside[0].text).strip()) is not None
    return is_labelled and block.words <= _MAX_TEASER and not any(map(reports, block.inside))


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


def _is_button(features: Features) -> bool:
    """Return whether a line is a few words that ask to act, as a button does."""
    return features.words <= _MAX_LABEL and ":" not in features.text and (is_call(features.text) or is_offer(features.text))


def speaks_of_page(lines: list[Features]) -> bool:
    """Return whether one of some lines, beside buttons, names what a page does or offers."""
    return any(names_page(features.text) for features in lines if not (is_button(features.text) or is_call(features.text)))


def _ends_with_call(features: Features) -> bool:
    """Return whether a line ends with a link to act."""
    if not features.links:
        return False
    _, title, target = features.links[-1]
    return (
        features.ends_with_last_link(" .!)")
        and not is_tool(title)
        and (
            target is Target.ACTION
            or (target is not Target.ARTICLE and (is_call(title) or is_offer(title)) and not (target is Target.OTHER and is_here(title)))
        )
    )


def reports(features: Features) -> bool:
    """Return whether a line reports what someone says."""
    return features.text.startswith(QUOTES) or has_speech(features.text)
