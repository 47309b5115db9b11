"""Detect the language of a text: Indonesian or English."""

from typing import Literal

from kontan_crawler.text.words import latin_words

# The most common function words of each language that are not words of the other.
_INDONESIAN = frozenset("yang dan di ke dari ini itu dengan untuk pada akan tidak juga dalam oleh adalah telah bahwa sebagai atau".split())
_ENGLISH = frozenset("the of and to that is for on with was as by it at from has have are an be its said".split())


def language_of(text: str) -> Literal["id", "en"]:
    """Return "en" if English function words outnumber Indonesian ones, else "id"."""
    words = latin_words(text)
    return "en" if sum(map(_ENGLISH.__contains__, words)) > sum(map(_INDONESIAN.__contains__, words)) else "id"


def count_words(text: str) -> int:
    """Return the number of words: strings without white space that contain a letter or digit."""
    return len([word for word in text.split() if word[0].isalnum() or any(map(str.isalnum, word))])
