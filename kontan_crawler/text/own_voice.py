"""Lines in which the paper speaks of itself. Lines are clean.

A story of the paper names it only as a source ("kata Budi kepada Kontan").
"""

import re

from kontan_crawler import site
from kontan_crawler.patterns import lazy
from kontan_crawler.text.interface_words import names_offer
from kontan_crawler.text.named import asks_to_act, has_reader_word, may_be_of_page
from kontan_crawler.text.prompts import has_speech
from kontan_crawler.text.words import words_of

_MAX_NAME = 8  # words of the name of an offer
_PAPER = lazy(
    r"(?<![\w/.@-])(?:KONTAN|(?<!secara )Kontan(?! saja| keras|,| (?:atau|dan|maupun) (?:[Kk]redit|[Cc]icil|mencicil)))(?![\w/]|\.CO\.ID\s+-)|\w*\.kontan\.co\.id\b|@[Kk]ontan\w*|#\w*(?:KONTAN|Kontan)\b|\bKONTAN[A-Z\d]+\b|\w/\w*kontan\w*"
)
_AS_SOURCE = lazy(
    r"\b(?:kepada|dihubungi|ditemui|dihimpun|diperoleh|diterima|menghubungi|oleh|catatan|data|riset|pantauan|hitungan|arsip|wawancara|laporan|survei|pemberitaan"
    r"|me(?:ngutip|lansir|nurut)|dilansir|dikutip|(?<!lain )dari|laman|situs)\s+(?:(?:harian|tabloid|tim|redaksi)\s+)?kontan\b|\b(?:diolah|rangkuman|laporan (?:wartawan|reporter|jurnalis))\s+kontan\b|\bkontan(?:\.co\.id)?\s+(?:juga\s+|pun\s+|telah\s+|sudah\s+)?"
    r"me(?:laporkan|ncatat|mberitakan|nghubungi|nulis|nilai|mperkirakan|nghitung|mantau|ngolah|nanyakan|mperoleh|lihat|nemukan|rangkum|wawancarai|ngutip|lansir|nyaksikan|ngunjungi|nemui|nanyai|minta|nelusuri|ndatangi|njumpai)\b"
    r"|\bkontan(?:\.co\.id)?\s+ber(?:bincang|temu|kunjung|tanya|bicara)\b|\bdi(?:tulis|muat|ulas|laporkan|wawancarai)\s+(?:harian\s+)?kontan\b",
    re.IGNORECASE,
)
_CONTACT = lazy(
    r"(?<![\w.])(?!(?i:kontan\.co\.id))\w+\.(?:kontan\.)?co\.id\b|\b(?:bit\.ly|t\.me|wa\.me)/|\b0\d{3}[ -]?\d{4}|\b08\d{2}[ -]\d{3}|\(0\d{2,3}\) ?\d{6}|[@#]\w{3,}"
)
_STAMP = lazy(r"\b\d{4}\b.*\d[.:]\d\d")  # of an article
_OFFER = lazy(
    r"\b(?:podcast kontan|google berita|tradingview|kursi terbatas|tempat terbatas|edisi cetak|e-paper|tersedia|gratis|diskon|potongan|seharga|belanja|lowongan|sponsor\w*|kelas daring|hadir sebagai|bagian dari (?:seri|liputan)|kerja sama kontan|ada di kontan|minggu ini\.?$|sekarang|sudah terbit|di sini|sudah (?:bisa|dapat) dipesan|(?:bisa|dapat) anda di(?:pesan|beli|nikmati|tonton|dengarkan|unduh)|anggota dewan pers dan mematuhi|eksklusif (?:untuk|bagi) (?:pelanggan|pembaca|anggota))\b",
    re.IGNORECASE,
)
_ABOUT = lazy(  # what the paper says of itself, and where its report is printed
    r"^(?:(?:harian|tabloid) )?kontan(?:\.co\.id)? (?:(?:adalah|merupakan) (?:bagian|media|portal|anggota)|menyajikan (?:berita|informasi|liputan|kabar|konten)|berkomitmen|menjunjung|menjaga independensi)"
    r"|\bkontan (?:kini |sekarang |juga |telah |sudah )*(?:hadir|ada|tersedia|bisa (?:dibaca|diikuti)) (?:\w+ )?di (?:whatsapp|telegram|instagram|youtube|tiktok|google|threads|spotify|linkedin|facebook|x|play store|app store|aplikasi)\b"
    r"|^(?:tim )?redaksi kontan (?:berhak|mengucapkan|menerima (?:kritik|saran|masukan|tulisan|hak jawab)|mengundang (?:anda|pembaca)|tidak bertanggung)\b|\b(?:selengkapnya|laporan lengkap\w*|versi lengkap\w*)\b.{0,40}\b(?:harian|tabloid|mingguan|majalah) kontan edisi\b",
    re.IGNORECASE,
)
_OFFERED = lazy(  # it does not name the paper as a source
    r"\beksklusif (?:untuk|bagi) (?:pelanggan|pembaca|anggota)\b|\b(?:kupon|undian|hadiah|voucer|voucher)\b.{0,40}\bdari kontan\b|^pantau\b.{0,100}\bpusat data kontan\b",
    re.IGNORECASE,
)
_DATELINE = lazy(rf"{site.PAPER_NAME}\W{{0,3}}(?:[-–—,:/|(]|[A-Z]{{2}})|\(KONTAN\)|\bKONTAN\s+[-–—]|\b[A-Z]{{2,}},? KONTAN\b")
_CALLS = lazy(
    r"(?:^|[.?!:,]\s+)\W*(?:(?:yuk|ayo|mari|segera|silakan|jangan (?:lupa|ketinggalan|lewatkan)|ingin|mau|punya|follow|ikuti|tonton|saksikan|dengarkan|temukan|simak|dapatkan|nikmati|pakai|kunjungi|cek|baca|gabung|bergabung|daftar)\b)|(?:^|[.?!]\s+)\W*(?:pantau|kumpulkan|kirim)\b",
    re.IGNORECASE,
)
_INTERVIEW = lazy(r"(?:[A-Z][a-z]+:\s+)?(?:KONTAN|Kontan)(?:\.CO\.ID)?\s*:\s.*\?$")


def offers_itself(line: str) -> bool:
    """Return whether a line is about the paper and what it offers: "Webinar KONTAN, daftar di academy.kontan.co.id."."""
    if not names_paper(line):
        return False
    is_name = len(line.split()) <= _MAX_NAME and not line.endswith(".") and names_offer(line)
    return (
        is_name
        or any(pattern.search(line) for pattern in (_CONTACT, _OFFER, _ABOUT, _CALLS))
        or has_reader_word(words_of(line))
        or asks_to_act(line)
    )


def names_paper(line: str) -> bool:
    """Return whether a line, which may be of a page, names the paper, and not as its source."""
    return not (
        "kontan" not in line.lower()
        or not may_be_of_page(line)
        or is_interview(line)
        or not _PAPER.search(line)
        or _DATELINE.search(line)
        or _STAMP.search(line)
        or (names_source(line) and not _OFFERED.search(line))
        or has_speech(line)
    )


def names_source(line: str) -> bool:
    """Return whether a line names the paper as a source: "kepada Kontan", "melansir KONTAN"."""
    return _AS_SOURCE.search(line) is not None


def is_interview(line: str) -> bool:
    """Return whether the paper asks in an interview: "KONTAN: Kapan hasilnya terlihat?"."""
    return bool(_INTERVIEW.match(line))
