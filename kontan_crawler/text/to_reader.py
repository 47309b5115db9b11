"""Lines in which the paper speaks to its reader. Lines are clean. A story that does not advise its reader does not speak to him."""

import re
from collections.abc import Collection, Sequence
from itertools import groupby

from kontan_crawler.text.interface_words import NETWORKS, count_page_words, names_offer
from kontan_crawler.text.named import asks_to_act, has_reader_word, may_be_of_page, names_others
from kontan_crawler.text.own_voice import is_interview
from kontan_crawler.text.page_voice import MAX_WEIGHED, page_score
from kontan_crawler.text.prompts import has_speech
from kontan_crawler.text.words import words_of

_MAX_IN_A_ROW = 2  # lines that speak to the reader; more are advice
_MAX_ADVICE, _MAX_STEP = 8, 25  # lines after the sentence that announces them, and words of each
_MAX_SHARE = 0.4  # of the lines of a story
_MIN_SCORE = 1.5  # of a line that speaks to the reader
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
_ON_PAGE = frozenset(
    "gratis sekarang sini kami tombol notifikasi peramban laman akun newsletter buletin webinar tautan link lonceng email surel"
    " survei kuis voucer poin hadiah hadiahnya pemberitahuan pemblokir donasi jurnalisme halaman".split()
)
_LEADS_IN = re.compile(r"(?:\bberikut(?: ini)?\W*|:)$", re.IGNORECASE)
_OF_NEWS = re.compile(
    r"\b(?:itu|tersebut|pengguna\w*|pelamar\w*|lowongan|resmi(?! kami)|korban\w*|pelaku\w*|penipu\w*|bank|rekening(?! kami)|transaksi|saldo|kata sandi|struk|undian|membatalkan|menonaktifkan|mengatasnamakan)\b|\bme(?:nutup|mbuka|nghapus|matikan)\b.{0,10}\bkolom komentar\b",
    re.IGNORECASE,
)  # it speaks of something
# All are forms of a line in lower case: a search that ignores case takes longer.
_FROM_US = re.compile(r"\b(?:kami|redaksi|surat kabar ini|berita ini|kolom komen\w*|akun premium|diskusinya|saluran whatsapp)\b")
_IN_FROM_US = frozenset("kami redaksi kabar berita kolom premium diskusinya saluran".split())  # one of them is in each such line
_OF_OUR_PAPER = re.compile(
    r"\b(?:redaksi|wartawan|penulis|pembaca|ulasan|liputan|jurnalis|berita|artikel|tulisan|kanal|saluran|koran) kami\b"
)
_FOR_READERS = re.compile(
    r"\b(?:pembaca|pelanggan) kami\b.*\b(?:potongan|diskon|gratis|kode)\b|\b(?:gratis|khusus) (?:bagi|untuk) (?:pelanggan|pembaca)\b"
)
_TO_DO = re.compile(
    r"\b(?:anda|kamu|pembaca|bantu|dukung|mohon|masukkan|nikmati|ikut serta|tulis|boleh|beri tahu|laporkan|mengundang|sawer|ramaikan|upgrade)\b"
)
_REACHED = re.compile(
    rf"(?:^|\?\s+)(?:temani|hubungi|sapa|temui)\b.{{0,40}}\bkami (?:di|lewat|melalui|via) (?:{'|'.join(sorted(NETWORKS, key=len, reverse=True))}|signal|discord)\b"
)  # of a line in lower case
_ASKS_FIRST = re.compile(
    r"[^.?!]{3,80}\?\s+(?:kirim(?:kan)?|hubungi|tulis|sampaikan|tanyakan)\b.*\b(?:kami|redaksi)\b", re.IGNORECASE
)  # "Ada pertanyaan? Kirim ke redaksi."
_OF_COMMENTS = re.compile(
    r"\bkolom komentar di bawah(?: ini| artikel\w*| berita\w*)?\W*(?:$|[.!,])|\b(?:untuk|yang|pertama) (?:\w+ )?mengomentari (?:artikel|berita) ini\b|\bkomentar .{0,60}\b(?:akan (?:kami )?dihapus|(?:kami|redaksi) hapus|dimoderasi)\b|\bakun \w+ untuk (?:menulis )?komentar\b|\?\s+(?:masuk|daftar|login)(?: dulu| sekarang)? untuk (?:ikut )?(?:berdiskusi|berkomentar)\W*$"
)
_TAP_HERE = re.compile(r"(?:^|[.?!,:;]\s+|\b(?:silakan|bisa|dapat|cukup|tinggal|untuk \w+(?: \w+)?,?)\s+)(?:ketuk|klik|tap) di ?sini\b")
_IN_COMMENTS = frozenset("komentar mengomentari berkomentar berdiskusi".split())  # one of them is in each such line
_HOW = re.compile(r"(?:Cara|Langkah)nya\b")  # an instruction of the story: "Caranya mudah. Buka aplikasi bank, lalu pilih menu ..."
_FOR_US = frozenset("anda kamu kami kontan redaksi".split())


def asks_reader(line: str) -> bool:
    """Return whether a line speaks to its reader, outside of quotation marks, of what a page offers: "Klik Izinkan di peramban Anda."."""
    if line.count(" ") >= MAX_WEIGHED or page_score(line) < _MIN_SCORE or not may_be_of_page(line):  # most lines
        return False
    own = _QUOTED.sub("", line) if '"' in line or "“" in line else line
    words = words_of(own)
    if not (_asks_for_us(own, words) or _speaks_of_page(own, words)):
        return False
    if _LEADS_IN.search(line) or is_interview(line) or has_speech(line) or (_HOW.match(line) and _FOR_US.isdisjoint(words)):
        return False
    return _FOR_READERS.search(own.lower()) is not None or not (_OF_NEWS.search(own) or names_others(own))


def _speaks_of_page(line: str, words: Collection[str]) -> bool:
    """Return whether a line speaks to its reader, and has two words of a page. words: of the line."""
    if not (has_reader_word(words) or _asks_on_page(line, words)):
        return False
    return count_page_words(line) > 1 or (len(_ON_PAGE.intersection(words)) > 1 and asks_to_act(line))


def _asks_on_page(line: str, words: Collection[str]) -> bool:
    return not _ON_PAGE.isdisjoint(words) and asks_to_act(line)


def _asks_for_us(line: str, words: Collection[str]) -> bool:
    """Return whether the paper asks for something in its own name. words: of the line."""
    if not _IN_COMMENTS.isdisjoint(words) and _OF_COMMENTS.search(line.lower()):
        return True
    if "sini" in words and _TAP_HERE.search(line.lower()):
        return True
    if _IN_FROM_US.isdisjoint(words):
        return False
    lower = line.lower()
    if _ASKS_FIRST.match(line) or ("kami" in words and _REACHED.search(lower)):
        return True
    ours = _FROM_US.search(lower)
    is_of_paper = ours and (ours[0] != "kami" or "pembaca" in words or names_offer(line))  # else anybody may have said it
    return bool((is_of_paper and _TO_DO.search(lower)) or ("kami" in words and _OF_OUR_PAPER.search(lower)))


def leads_in(line: str) -> bool:
    """Return whether a line announces what follows it: "Berikut daftarnya:"."""
    return _LEADS_IN.search(line) is not None


def lines_to_reader(lines: Sequence[str]) -> set[int]:
    """Return the numbers of the lines that speak to the reader, if they stand alone or in twos: a story of advice does so all the time."""
    asked = [
        number
        for number, line in enumerate(lines)
        if asks_reader(line) and (_asks_for_us(line, words_of(line)) or not is_advice(lines, number))
    ]
    return few_and_alone(asked, len(lines))


def few_and_alone(numbers: list[int], total: int) -> set[int]:
    """Return the numbers of lines that stand alone or in twos; none if they are many of all lines."""
    if len(numbers) > max(_MAX_IN_A_ROW, _MAX_SHARE * total):
        return set()
    rows = [[number for _, number in row] for _, row in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])]
    return {number for row in rows if len(row) <= _MAX_IN_A_ROW for number in row}


def is_advice(lines: Sequence[str], number: int) -> bool:
    """Return whether a line is one of the short ones that a sentence before them announces: "Berikut saran para ahli:"."""
    for before in reversed(lines[max(number - _MAX_ADVICE, 0) : number]):
        if _LEADS_IN.search(before):
            return True
        if len(before.split()) > _MAX_STEP:
            return False
    return False
