"""What stands beside the linked title of a card: a time, a count, the name of a site or section, its number in a list."""

import re

from kontan_crawler import site
from kontan_crawler.text.chrome_lines import is_chrome_line
from kontan_crawler.text.widgets import is_time

_BORDER = re.compile(r"\s*[|•·/]\s*|\s+[–—-]\s+|,\s+|\s+(?=\d)")
_NUMBERS = re.compile(r"\d{1,2}|(?:\d{1,2}[.)]\s*)+")
_AGES = re.compile(r"(?:\d{1,2} (?:detik|menit|jam|hari|minggu|bulan|tahun)(?: yang)? lalu\W*)+", re.IGNORECASE)  # of several cards
_MAX_TIME = 6  # words
_SECTIONS = frozenset(site.KANAL)


def is_detail_of_card(words: str) -> bool:
    """Return whether some words, given clean, are nothing but details of a card: "Keuangan | 3 jam lalu", "1."."""
    if is_time(words) or is_chrome_line(words) or _NUMBERS.fullmatch(words):
        return True
    if _AGES.fullmatch(words):
        return True
    section, *others = _BORDER.split(words.strip(" |•·/–—-"), 1)
    return section.lower() in _SECTIONS and all(map(is_time, others))


def without_time(words: str) -> str:
    """Return some words, given clean, without the time behind them: "Baca Juga 3 jam lalu", "Tonton 06 Maret 2024"."""
    found = words.split()
    first = next((number for number in range(max(len(found) - _MAX_TIME, 1), len(found)) if is_time(" ".join(found[number:]))), len(found))
    return " ".join(found[:first])
