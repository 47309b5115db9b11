"""Lines in which the paper speaks of itself or to its reader. Lines are clean.

A story of the paper names it only as a source ("kata Budi kepada Kontan"), and one that does not advise its reader does not speak to him.
"""

import re
from collections.abc import Sequence

from kontan_crawler.text.interface_words import QUOTES, count_page_words, names_offer
from kontan_crawler.text.prompts import has_speech

_MAX_WORDS = 45
_MAX_SHARE, _MAX_LINES = 0.12, 2  # of the sentences of a story that speak to the reader; more are advice
_PAPER = re.compile(
    r"(?<![\w/.@-])(?:KONTAN|Kontan)(?![\w/]|\.CO\.ID\s+-)|\w*\.kontan\.co\.id\b|@kontan\w*|#\w*(?:KONTAN|Kontan)\b|\bKONTAN[A-Z]+\b|\w/\w*kontan\w*"
)
_AS_SOURCE = re.compile(
    r"\b(?:kepada|dihubungi|ditemui|dihimpun|diperoleh|diterima|menghubungi|oleh|catatan|data|riset|pantauan|hitungan|arsip|wawancara|laporan|survei|pemberitaan"
    r"|me(?:ngutip|lansir)|dilansir|dikutip|dari|laman|situs)\s+(?:(?:harian|tabloid|tim|redaksi)\s+)?kontan\b|\b(?:diolah|rangkuman)\s+kontan\b|\bkontan(?:\.co\.id)?\s+(?:juga\s+|pun\s+|telah\s+|sudah\s+)?"
    r"me(?:laporkan|ncatat|mberitakan|nghubungi|nulis|nilai|mperkirakan|nghitung|mantau|ngolah|nanyakan|mperoleh|lihat|nemukan|rangkum|wawancarai|ngutip|lansir)\b",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"\b\w+\.(?:kontan\.)?co\.id\b|\b(?:bit\.ly|t\.me|wa\.me)/|\b0\d{3}[ -]?\d{4}|[@#]\w{3,}")
_STAMP = re.compile(r"\b\d{4}\b.*\d[.:]\d\d")  # of an article
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
_READER = re.compile(r"\b(?:anda|kamu|kalian|\w{3,}mu)\b", re.IGNORECASE)
_NO_READER = frozenset("bertemu ketemu temu ilmu jamu tamu bumbu jemu semu ramu setemu penemu".split())
_ASKED = frozenset(  # of a device or a page; no verb that a reporter writes too: "Simak saja ..."
    "klik tekan ketuk tap unduh download aktifkan nyalakan follow gabung bergabung daftar daftarkan berlangganan subscribe bagikan share kirim kirimkan lengkapi perbarui masukkan jelajahi"
    " telusuri pasang instal login pindai scan izinkan hadiri".split()
)
_ON_PAGE = frozenset(
    "gratis sekarang sini kami tombol notifikasi peramban laman akun newsletter buletin webinar tautan link lonceng email surel".split()
)
_LEADS_IN = re.compile(r"(?:\bberikut(?: ini)?\W*|:)$", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_CLAUSE = re.compile(
    r"(?:^|[.?!,:]\s+)\W*(?:(?:yuk|ayo|mari|segera|silakan|jangan lupa|mau|ingin|cukup|tinggal)[,!]?\s+)?(\w+)", re.IGNORECASE
)


def offers_itself(line: str) -> bool:
    """Return whether a line is about the paper and what it offers: "Webinar KONTAN, daftar di academy.kontan.co.id."."""
    if len(line.split()) > _MAX_WORDS or not _PAPER.search(line) or line.startswith(QUOTES) or _STAMP.search(line):
        return False
    return not _AS_SOURCE.search(line) and not has_speech(line) and (bool(_CONTACT.search(line)) or names_offer(line))


def asks_reader(line: str) -> bool:
    """Return whether a line speaks to its reader, outside of quotation marks, of what a page offers: "Klik Izinkan di peramban Anda."."""
    if len(line.split()) > _MAX_WORDS or line.startswith(QUOTES) or _LEADS_IN.search(line):
        return False
    own = _QUOTED.sub("", line)
    return (_names_reader(own) or _asks_on_page(own)) and count_page_words(own) > 1 and not has_speech(line)


def _names_reader(line: str) -> bool:
    return any(word.lower() not in _NO_READER for word in _READER.findall(line))


def _asks_on_page(line: str) -> bool:
    is_asked = any(word.lower() in _ASKED for word in _CLAUSE.findall(line))
    return is_asked and not _ON_PAGE.isdisjoint(_WORD.findall(line.lower()))


def lines_to_reader(lines: Sequence[str]) -> set[int]:
    """Return the numbers of the lines that speak to the reader, if they are few: a story of advice does so all the time."""
    found = {number for number, line in enumerate(lines) if asks_reader(line)}
    return found if len(found) <= max(_MAX_LINES, _MAX_SHARE * len(lines)) else set()
