"""Whether the lines of a block report news, or speak of their page."""

import re

from kontan_crawler.text.features import Features, Reads
from kontan_crawler.text.interface_words import is_button, names_page
from kontan_crawler.text.named import names_others
from kontan_crawler.text.prompts import has_speech, is_call
from kontan_crawler.text.signs import OPENING_QUOTES

_FACT = re.compile(r"\d|\b[A-Z]{2,}")


def reports(features: Features) -> bool:
    """Return whether a line reports what someone says."""
    return features.text.startswith(OPENING_QUOTES) or has_speech(features.text)


def is_of_news(features: Features) -> bool:
    """Return whether a line reports what someone says, or is a sentence that names something or has a number, and speaks of no page."""
    text = features.text
    is_sentence = features.reads is Reads.STORY and text.endswith(".") and not names_page(text)
    return reports(features) or (is_sentence and (_FACT.search(text) is not None or names_others(text)))


def speaks_of_page(lines: list[Features]) -> bool:
    """Return whether one of some lines, beside buttons, names what a page does or offers."""
    return any(names_page(features.text) for features in lines if not (is_button(features.text) or is_call(features.text)))
