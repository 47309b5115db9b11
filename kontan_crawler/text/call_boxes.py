"""Boxes that ask for something: a few words that report nothing, or prices, and behind them only buttons, or links to services of the paper."""

import re

from kontan_crawler.text.elements import LISTS
from kontan_crawler.text.features import Features, Reads, is_act, leads_to_no_page
from kontan_crawler.text.news_lines import is_of_news
from kontan_crawler.text.page_blocks import PageBlock
from kontan_crawler.text.page_voice import page_score
from kontan_crawler.text.paragraphs import Link
from kontan_crawler.text.targets import Target, is_of_site

_MAX_WORDS, _MAX_SENTENCES = 30, 2  # before the buttons or links
_MANY = 2  # buttons
_MAX_SCORE = -0.9  # of a line of the story
_MIN_SCORE = 1.0  # of the words of a link to press
_ENDS = (".", "!", "?", ":")
_PRICE = re.compile(r"\|\s*(?:rp|idr)\s?\d", re.IGNORECASE)  # in a cell behind another one
_PACKAGE = re.compile(
    r"\b(?:(?:hari|minggu|bulan|tahun)an|se(?:hari|pekan|minggu|bulan|tahun)|paket|langganan|e-?paper|tabloid|majalah|edisi|premium|digital|bundel)\b",
    re.IGNORECASE,
)


def is_call_box(block: PageBlock) -> bool:
    """Return whether a block is words and something to press, whatever the words: "Kabari orang terdekat:" and the names of networks."""
    if block.tag == "p" or block.is_quoted or block.is_introduced or block.is_part or block.pictures:
        return False
    if block.holds_story and block.tag not in LISTS:
        return False
    told = [features for features in block.inside if not _is_link_to_press(features)]
    if not _are_few(told) or any(map(_is_of_story, told)):
        return False
    if len(told) < len(block.inside):
        return _is_link_to_press(block.inside[-1]) and all(features.reads is Reads.STORY for features in told)
    return block.controls >= _MANY or (block.controls > 0 and told[-1].text.endswith(_ENDS))


def is_price_list(block: PageBlock) -> bool:
    """Return whether a block is a table with a price in each row and below it links to services of the paper: what its packages cost."""
    last = block.inside[-1]
    if block.is_introduced or block.is_part or not block.is_apart or last.leads_nowhere or not _is_link_to_press(last):
        return False
    told = [features for features in block.inside if not (_is_link_to_press(features) or _has_prices(features))]
    return len(told) <= _MAX_SENTENCES and any(map(_has_prices, block.inside)) and not any(map(_is_of_story, told))


def _has_prices(features: Features) -> bool:
    """Return whether a paragraph is a table of packages with a price in each row, but for a row of heads."""
    return 1 < features.lines <= len(_PRICE.findall(features.text)) + 1 and _PACKAGE.search(features.text) is not None


def _are_few(told: list[Features]) -> bool:
    """Return whether some lines are few and short."""
    return 0 < len(told) <= _MAX_SENTENCES and sum(features.printed_words for features in told) <= _MAX_WORDS


def _is_link_to_press(features: Features) -> bool:
    """Return whether a line is nothing but links of the site that lead to no news, with the words of a page or a count."""
    if not features.is_linked or not all(map(_leads_to_service, features.links)):
        return False
    return not any(map(str.isalpha, features.text)) or is_act(features.text) or page_score(features.text) > _MIN_SCORE


def _leads_to_service(found: tuple[Link, str, Target]) -> bool:
    return found[2] in (Target.ACTION, Target.SECTION) and (is_of_site(found[0].href) or leads_to_no_page(found))


def _is_of_story(features: Features) -> bool:
    """Return whether a line has a link, or is of the story by what it says or by its words."""
    return bool(features.links) or is_of_news(features) or page_score(features.text) < _MAX_SCORE
