"""Whom a line names or asks: its reader, or something of the news. Lines are clean."""

import re
from collections.abc import Collection

from kontan_crawler.text.interface_words import NETWORKS, names_offer
from kontan_crawler.text.signs import OPENING_QUOTES

MAX_LENGTH = 400
"""Characters of a line that a page has beside its story: patterns take time for long ones."""

_MAX_WORDS = 45
_MAX_MARK = 2  # letters of a sign on a button: "EN"
_MIN_POSSESSIVE = 5  # letters of a word that ends in "mu", yours
_READERS = frozenset({"anda", "kamu", "kalian"})
_NO_READER = frozenset("bertemu ketemu temu ilmu jamu tamu bumbu jemu semu ramu setemu penemu".split())
_CAPITAL = re.compile(r"(?<=[a-z,] )([A-Z][\w-]+)")
_OF_OFFERS = NETWORKS | frozenset(
    "kontan anda kamu store apps news indonesia inggris sabtu minggu senin selasa rabu kamis jumat wib discord signal sara pasar global berita tradingview pagi".split()
)
_ASKED = frozenset(  # of a device or a page; no verb that a reporter writes too: "Simak saja ..."
    "klik tekan ketuk tap unduh download aktifkan nyalakan follow gabung bergabung daftar daftarkan berlangganan subscribe bagikan share kirim kirimkan lengkapi perbarui masukkan jelajahi"
    " telusuri pasang instal login pindai scan izinkan hadiri isi uji jawab kumpulkan tukarkan menangkan matikan terjemahkan bantu dukung sokong sisihkan".split()
)
_CLAUSE = re.compile(
    r"(?:^|[.?!,:]\s+)\W*(?:(?:yuk|ayo|mari|segera|silakan|jangan lupa|mau|ingin|cukup|tinggal)[,!]?\s+)?(\w+)", re.IGNORECASE
)


def may_be_of_page(line: str) -> bool:
    """Return whether a line is short enough for one that a page has beside its story, and no speech."""
    return len(line) <= MAX_LENGTH and len(line.split()) <= _MAX_WORDS and not line.startswith(OPENING_QUOTES)


def names_others(line: str) -> bool:
    """Return whether a line names, within a sentence, something of the news."""
    return any(map(_is_other_name, _CAPITAL.findall(line)))


def _is_other_name(word: str) -> bool:
    """Return whether a capitalised word within a sentence names something of the news: no network, store or button."""
    return len(word) > _MAX_MARK and not word.isupper() and not names_offer(word) and word.lower() not in _OF_OFFERS


def has_reader_word(words: Collection[str]) -> bool:
    """Return whether a word for the reader is among some words in lower case."""
    yours = [word for word in words if word.endswith("mu") and len(word) >= _MIN_POSSESSIVE]
    return not _READERS.isdisjoint(words) or not _NO_READER.issuperset(yours)


def asks_to_act(line: str) -> bool:
    """Return whether a clause of a line begins with something that only a page asks for: "Klik", "Daftar"."""
    return any(word.lower() in _ASKED for word in _CLAUSE.findall(line))
