"""Lines in which the paper speaks of itself or to its reader. Lines are clean.

A story of the paper names it only as a source ("kata Budi kepada Kontan"), and one that does not advise its reader does not speak to him.
"""

import re
from collections.abc import Collection, Sequence
from itertools import groupby

from kontan_crawler import site
from kontan_crawler.text.interface_words import NETWORKS, QUOTES, count_page_words, names_offer
from kontan_crawler.text.prompts import has_speech
from kontan_crawler.text.words import words_of

_MAX_WORDS, _MAX_LENGTH = 45, 400  # characters: the patterns take time for long words
_MAX_IN_A_ROW = 2  # lines that speak to the reader; more are advice
_MAX_ADVICE, _MAX_STEP = 8, 25  # lines after the sentence that announces them, and words of each
_MAX_SHARE = 0.4  # of the lines of a story
_PAPER = re.compile(
    r"(?<![\w/.@-])(?:KONTAN|Kontan)(?![\w/]|\.CO\.ID\s+-)|\w*\.kontan\.co\.id\b|@[Kk]ontan\w*|#\w*(?:KONTAN|Kontan)\b|\bKONTAN[A-Z\d]+\b|\w/\w*kontan\w*"
)
_AS_SOURCE = re.compile(
    r"\b(?:kepada|dihubungi|ditemui|dihimpun|diperoleh|diterima|menghubungi|oleh|catatan|data|riset|pantauan|hitungan|arsip|wawancara|laporan|survei|pemberitaan"
    r"|me(?:ngutip|lansir|nurut)|dilansir|dikutip|(?<!lain )dari|laman|situs)\s+(?:(?:harian|tabloid|tim|redaksi)\s+)?kontan\b|\b(?:diolah|rangkuman)\s+kontan\b|\bkontan(?:\.co\.id)?\s+(?:juga\s+|pun\s+|telah\s+|sudah\s+)?"
    r"me(?:laporkan|ncatat|mberitakan|nghubungi|nulis|nilai|mperkirakan|nghitung|mantau|ngolah|nanyakan|mperoleh|lihat|nemukan|rangkum|wawancarai|ngutip|lansir|nyaksikan|ngunjungi|nemui|nanyai|minta|nelusuri|ndatangi|njumpai)\b"
    r"|\bkontan(?:\.co\.id)?\s+ber(?:bincang|temu|kunjung|tanya|bicara)\b|\bdi(?:tulis|muat|ulas|laporkan|wawancarai)\s+(?:harian\s+)?kontan\b",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?<![\w.])(?!(?i:kontan\.co\.id))\w+\.(?:kontan\.)?co\.id\b|\b(?:bit\.ly|t\.me|wa\.me)/|\b0\d{3}[ -]?\d{4}|\b08\d{2}[ -]\d{3}|\(0\d{2,3}\) ?\d{6}|[@#]\w{3,}"
)
_STAMP = re.compile(r"\b\d{4}\b.*\d[.:]\d\d")  # of an article
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
_OFFER = re.compile(
    r"\b(?:podcast kontan|kursi terbatas|tempat terbatas|edisi cetak|e-paper|tersedia|gratis|diskon|potongan|seharga|belanja|lowongan|sponsor\w*|kelas daring|hadir sebagai|bagian dari (?:seri|liputan)|kerja sama kontan|ada di kontan|minggu ini\.?$|sekarang|sudah terbit|di sini|sudah (?:bisa|dapat) dipesan|(?:bisa|dapat) anda di(?:pesan|beli|nikmati|tonton|dengarkan|unduh)|anggota dewan pers dan mematuhi|eksklusif (?:untuk|bagi) (?:pelanggan|pembaca|anggota))\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(rf"{site.PAPER_NAME}\W{{0,3}}(?:[-–—,:/|(]|[A-Z]{{2}})|\(KONTAN\)|\bKONTAN\s+[-–—]|\b[A-Z]{{2,}},? KONTAN\b")
_UNANSWERED = re.compile(
    r"\b(?:belum|tidak|tak|enggan|menolak)\b.{0,30}\b(?:(?:di|mem)?balas|(?:di)?jawab|menjawab|(?:di)?tanggap|menanggapi|(?:me)?respon\w*)|\bhingga berita\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"^(?:wartawan|reporter|jurnalis|fotografer|tim) kontan\b|\(\d{1,2}/\d", re.IGNORECASE
)  # it saw, or someone spoke on a day
_OFFERED = re.compile(  # it does not name the paper as a source
    r"\beksklusif (?:untuk|bagi) (?:pelanggan|pembaca|anggota)\b|\b(?:kupon|undian|hadiah|voucer|voucher)\b.{0,40}\bdari kontan\b|^pantau\b.{0,100}\bpusat data kontan\b",
    re.IGNORECASE,
)
_CALLS = re.compile(
    r"(?:^|[.?!:,]\s+)\W*(?:(?:yuk|ayo|mari|segera|silakan|jangan (?:lupa|ketinggalan|lewatkan)|ingin|mau|punya|follow|ikuti|tonton|saksikan|dengarkan|temukan|simak|dapatkan|nikmati|pakai|kunjungi|cek|baca|gabung|bergabung|daftar)\b)|(?:^|[.?!]\s+)\W*(?:pantau|kumpulkan|kirim)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?:[.!?]|KONTAN\.CO\.ID)(?:\s+(?:(?!\S*(?i:kontan))\S+\s?){1,3})?$")  # and the words of a button
_MAX_ALONE = 30  # words
_MAX_NAME = 8  # words of the name of an offer
_READERS = frozenset({"anda", "kamu", "kalian"})
_MIN_POSSESSIVE = 5  # letters of a word that ends in "mu", yours
_NO_READER = frozenset("bertemu ketemu temu ilmu jamu tamu bumbu jemu semu ramu setemu penemu".split())
_ASKED = frozenset(  # of a device or a page; no verb that a reporter writes too: "Simak saja ..."
    "klik tekan ketuk tap unduh download aktifkan nyalakan follow gabung bergabung daftar daftarkan berlangganan subscribe bagikan share kirim kirimkan lengkapi perbarui masukkan jelajahi"
    " telusuri pasang instal login pindai scan izinkan hadiri isi uji jawab kumpulkan tukarkan menangkan matikan terjemahkan bantu dukung".split()
)
_ON_PAGE = frozenset(
    "gratis sekarang sini kami tombol notifikasi peramban laman akun newsletter buletin webinar tautan link lonceng email surel"
    " survei kuis voucer poin hadiah hadiahnya pemberitahuan pemblokir donasi jurnalisme halaman".split()
)
_LEADS_IN = re.compile(r"(?:\bberikut(?: ini)?\W*|:)$", re.IGNORECASE)
_OF_NEWS = re.compile(
    r"\b(?:itu|tersebut|pengguna\w*|pelamar\w*|lowongan|resmi(?! kami))\b|\bme(?:nutup|mbuka|nghapus|matikan)\b.{0,10}\bkolom komentar\b",
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
    r"\bkolom komentar di bawah\b|\bmengomentari (?:artikel|berita) ini\b|\bkomentar .{0,60}\b(?:dihapus|dimoderasi)\b|\bakun \w+ untuk (?:menulis )?komentar\b|\?\s+(?:masuk|daftar|login)(?: dulu| sekarang)? untuk (?:ikut )?(?:berdiskusi|berkomentar)\W*$"
)
_TAP_HERE = re.compile(r"\b(?:ketuk|klik|tap) di ?sini\b")
_IN_COMMENTS = frozenset("komentar mengomentari berkomentar berdiskusi".split())  # one of them is in each such line
# Spoken words that a reporter writes only in quotation marks: none in 4,925 paragraphs of the paper.
_CHATS = frozenset("yuk deh nih gaes guys kepo kuy bestie aja udah nggak gak unek sob cus".split())
_MAX_CHAT = 22  # words
_NOTICE = re.compile(r"KONTAN\.CO\.ID\s*(?::|\W+(?:copyright|hak cipta|©))", re.IGNORECASE)
_INTERVIEW = re.compile(
    r"(?:[A-Z][a-z]+:\s+)?(?:KONTAN|Kontan)(?:\.CO\.ID)?\s*:\s.*\?$"
)  # the paper asks in an interview: "KONTAN: Kapan hasilnya terlihat?"
_CAPITAL = re.compile(r"(?<=[a-z,] )([A-Z][\w-]+)")
_MAX_MARK = 2  # letters of a sign on a button: "EN"
_OF_OFFERS = NETWORKS | frozenset(
    "kontan anda kamu store apps news indonesia inggris sabtu minggu senin selasa rabu kamis jumat wib discord signal sara pasar global berita tradingview pagi".split()
)
_CLAUSE = re.compile(
    r"(?:^|[.?!,:]\s+)\W*(?:(?:yuk|ayo|mari|segera|silakan|jangan lupa|mau|ingin|cukup|tinggal)[,!]?\s+)?(\w+)", re.IGNORECASE
)


def offers_itself(line: str) -> bool:
    """Return whether a line is about the paper and what it offers: "Webinar KONTAN, daftar di academy.kontan.co.id."."""
    if (
        "kontan" not in line.lower()
        or not _may_be_of_page(line)
        or _INTERVIEW.match(line)
        or not _PAPER.search(line)
        or _DATELINE.search(line)
        or _STAMP.search(line)
        or (names_source(line) and not _OFFERED.search(line))
        or has_speech(line)
    ):
        return False
    is_name = len(line.split()) <= _MAX_NAME and not line.endswith(".") and names_offer(line)
    return (
        is_name
        or bool(_CONTACT.search(line))
        or bool(_OFFER.search(line))
        or _names_reader(words_of(line))
        or _has_call(line)
        or _names_paper_alone(line)
    )


def _names_paper_alone(line: str) -> bool:
    """Return whether a sentence is about the paper and names nothing of the news. No other line among 4,833 paragraphs of the paper names it so."""
    is_sentence = _SENTENCE.search(line) is not None and len(line.split()) <= _MAX_ALONE and "|" not in line
    return is_sentence and not (names_others(line) or any(pattern.search(line) for pattern in (_UNANSWERED, _REPORTED)))


def names_source(line: str) -> bool:
    """Return whether a line names the paper as a source: "kepada Kontan", "melansir KONTAN"."""
    return _AS_SOURCE.search(line) is not None


def is_notice_of_paper(line: str) -> bool:
    """Return whether a line begins with the paper's name and a colon or a copyright: no dateline."""
    return len(line) <= _MAX_LENGTH and bool(_NOTICE.match(line)) and not _INTERVIEW.match(line)


def asks_reader(line: str) -> bool:
    """Return whether a line speaks to its reader, outside of quotation marks, of what a page offers: "Klik Izinkan di peramban Anda."."""
    if not _may_be_of_page(line):
        return False
    own = _QUOTED.sub("", line) if '"' in line or "“" in line else line
    words = words_of(own)
    chats = _chats(words)
    if not (chats or _asks_for_us(own, words) or _speaks_of_page(own, words)):
        return False
    if _LEADS_IN.search(line) or _INTERVIEW.match(line) or has_speech(line):
        return False
    return chats or _FOR_READERS.search(own.lower()) is not None or not (_OF_NEWS.search(own) or names_others(own))


def _speaks_of_page(line: str, words: Collection[str]) -> bool:
    """Return whether a line speaks to its reader, and has two words of a page. words: of the line."""
    if not (_names_reader(words) or _asks_on_page(line, words)):
        return False
    return count_page_words(line) > 1 or (len(_ON_PAGE.intersection(words)) > 1 and _is_asked(line))


def _chats(words: Collection[str]) -> bool:
    """Return whether a short line speaks as people chat: "Penasaran? Cek kanal kami, yuk!"."""
    return len(words) <= _MAX_CHAT and not _CHATS.isdisjoint(words)


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


def _may_be_of_page(line: str) -> bool:
    return len(line) <= _MAX_LENGTH and len(line.split()) <= _MAX_WORDS and not line.startswith(QUOTES)


def names_others(line: str) -> bool:
    """Return whether a line names, within a sentence, something of the news."""
    return any(map(_is_other_name, _CAPITAL.findall(line)))


def _is_other_name(word: str) -> bool:
    """Return whether a capitalised word within a sentence names something of the news: no network, store or button."""
    return len(word) > _MAX_MARK and not word.isupper() and not names_offer(word) and word.lower() not in _OF_OFFERS


def names_reader(line: str) -> bool:
    """Return whether a line has a word for its reader: "Anda", "akunmu"."""
    return _names_reader(words_of(line))


def _names_reader(words: Collection[str]) -> bool:
    yours = [word for word in words if word.endswith("mu") and len(word) >= _MIN_POSSESSIVE]
    return not _READERS.isdisjoint(words) or not _NO_READER.issuperset(yours)


def _has_call(line: str) -> bool:
    """Return whether a clause of a line begins as a call to the reader."""
    return bool(_CALLS.search(line)) or _is_asked(line)


def _is_asked(line: str) -> bool:
    return any(word.lower() in _ASKED for word in _CLAUSE.findall(line))


def _asks_on_page(line: str, words: Collection[str]) -> bool:
    return not _ON_PAGE.isdisjoint(words) and not _ASKED.isdisjoint(words) and _is_asked(line)


def lines_to_reader(lines: Sequence[str]) -> set[int]:
    """Return the numbers of the lines that speak to the reader, if they stand alone or in twos: a story of advice does so all the time."""
    asked = [
        number
        for number, line in enumerate(lines)
        if asks_reader(line) and (_asks_for_us(line, words_of(line)) or not _is_advice(lines, number))
    ]
    if len(asked) > max(_MAX_IN_A_ROW, _MAX_SHARE * len(lines)):
        return set()
    rows = [[number for _, number in row] for _, row in groupby(enumerate(asked), key=lambda pair: pair[1] - pair[0])]
    return {number for row in rows if len(row) <= _MAX_IN_A_ROW for number in row}


def _is_advice(lines: Sequence[str], number: int) -> bool:
    """Return whether a line is one of the short ones that a sentence before them announces: "Berikut saran para ahli:"."""
    for before in reversed(lines[max(number - _MAX_ADVICE, 0) : number]):
        if _LEADS_IN.search(before):
            return True
        if len(before.split()) > _MAX_STEP:
            return False
    return False
