"""Blocks that stand apart from the story and have links or buttons: calls, services, lists of links."""

import re

from kontan_crawler.text.features import Features, Reads, is_act
from kontan_crawler.text.interface_words import is_tool, names_page
from kontan_crawler.text.market_lines import is_entry
from kontan_crawler.text.news_lines import is_of_news, reports, speaks_of_page
from kontan_crawler.text.page_blocks import PageBlock
from kontan_crawler.text.page_voice import page_score
from kontan_crawler.text.prompts import is_call, is_here, is_offer
from kontan_crawler.text.targets import Target, is_of_site

_MAX_TEASER = 45  # words
_MAX_LABEL = 4  # words of a button
_MIN_TITLE, _MAX_TITLE_LABEL = 4, 3  # words of a title, and before it
_MAX_HEADING = 5  # words over a list or a table
_MAX_ROWS = 8
_CHANNEL = re.compile(r"whatsapp\.com/channel/|//play\.google\.|//(?:apps|itunes)\.apple\.")  # channels, and where an app is found
_MIN_SCORE = -2.0  # of a line with a link to them


def leads_elsewhere(block: PageBlock) -> bool:
    """Return whether a block that stands apart is a call, a service, or links."""
    return any(test(block) for test in (_is_labelled_title, _has_service, _is_call, _is_list_of_links, _is_equipped))


def _is_labelled_title(block: PageBlock) -> bool:
    """Return whether a block is nothing but a word or two and the linked title of an article: "LANGSUNG", "Sedang berlangsung"."""
    line = block.inside[0]
    if len(block.inside) > 1 or len(line.links) != 1 or line.links[0][2] is not Target.ARTICLE:
        return False
    link, title, _ = line.links[0]
    is_title = len(title.split()) >= _MIN_TITLE and not title[0].islower() and not title.endswith(".") and line.ends_with_last_link("")
    label = line.unlinked.strip()
    return is_title and len(label.split()) <= _MAX_TITLE_LABEL and not label.endswith(",") and is_of_site(link.href)


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
    if block.words > _MAX_TEASER or any(map(is_of_news, block.inside)):
        return False
    if any(target is Target.ARTICLE for features in block.inside for _, _, target in features.links):
        return False
    return bool(block.controls) or any(_ends_with_service(features) or _leads_to_channel(features) for features in block.inside)


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


def _leads_to_channel(features: Features) -> bool:
    """Return whether the last link of a line, wherever it stands, leads to a channel or to where an app is found, and the line is no news."""
    if not features.links:
        return False
    link, _, target = features.links[-1]
    return target is Target.ACTION and bool(_CHANNEL.search(link.href)) and page_score(features.text) > _MIN_SCORE


def _is_list_of_links(block: PageBlock) -> bool:
    """Return whether a block is a heading and lines that are links, wherever they lead."""
    heading, *lines = block.inside
    is_headed = not heading.links and heading.words <= _MAX_HEADING
    return is_headed and len(lines) > 1 and all(features.is_linked for features in lines)


def _is_equipped(block: PageBlock) -> bool:
    """Return whether a block is a title, rows or short lines that are no news, and a button or a link that a script follows: a table of trains with "Pesan"."""
    title, *rows = block.inside
    if not rows or title.words > _MAX_HEADING or title.text.endswith((".", ":")) or len(rows) > _MAX_ROWS:
        return False
    links = [link for features in block.inside for link in features.links]
    if any(target is Target.ARTICLE for _, _, target in links) or any(map(is_of_news, rows)):
        return False
    return bool(block.controls) or any(
        (link.href.startswith(("#", "javascript:")) or "KONTAN" in title) and is_act(title) and not _is_mark(title)
        for link, title, _ in links
    )


def _ends_with_call(features: Features) -> bool:
    """Return whether a line ends with a link to act."""
    if not features.links:
        return False
    _, title, target = features.links[-1]
    return (
        features.ends_with_last_link(" .!)")
        and not _is_mark(title)
        and (
            target is Target.ACTION
            or (target is not Target.ARTICLE and (is_call(title) or is_offer(title)) and not (target is Target.OTHER and is_here(title)))
        )
    )


def _is_mark(title: str) -> bool:
    """Return whether the words of a link are the number of a footnote, or what it does with the lines before it."""
    return title.isdecimal() or is_tool(title)


def _is_button(features: Features) -> bool:
    """Return whether a line is a few words that ask to act, as a button does."""
    return features.words <= _MAX_LABEL and ":" not in features.text and (is_call(features.text) or is_offer(features.text))
