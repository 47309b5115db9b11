"""Whether a line in a block apart from the story speaks of its page or its paper. Lines are clean.

In the story the same words may be news, as when a source shows a document to the paper: there, `about_article` and `own_voice` ask for more.
"""

import re

from kontan_crawler import site
from kontan_crawler.text.named import names_others
from kontan_crawler.text.own_voice import names_paper
from kontan_crawler.text.prompts import has_speech
from kontan_crawler.text.words import latin_words

_MAX_WORDS = 35
_ARTICLE = re.compile(
    r"(?<!hingga )(?<!sampai )(?<!saat )(?<!ketika )(?<!sebelum )\b(?:artikel|berita|tulisan|naskah|konten|halaman|laman|iklan) ini\b"
    r"|\b(?:kolom komentar|redaksi@|redaksi menutup)",
    re.IGNORECASE,
)
_OF_PAGE = frozenset(
    "kontan redaksi editor penyunting pembaca anda kamu kami ai kecerdasan penyuntingan ralat koreksi komentar tanggapan sebutkan tautan link ajakan berlanjut mesin terjemahan"
    " gulir ketuk klik putar muat simpan bagikan laporkan dipersembahkan disponsori diperbaiki diperbarui memperbarui cipta kirim hadiah pengutipan mengutip hubungi telegram"
    " whatsapp kanal saluran formulir".split()
)
_NOTE = re.compile(
    r"(?:artikel|berita|tulisan|konten|liputan|naskah|halaman) ini (?:\w+ )?(?:(?:di(?:bacakan|buat|tulis|terjemahkan|susun|perbarui|olah|sunting|periksa|dukung|sponsori)|memuat|mengandung|menggunakan)\b.*"
    r"\b(?:ai|kecerdasan|mesin|otomatis|redaksi|editor|afiliasi|sponsor\w*|mitra|tim kami|penyuntingan)\b|(?:bukan|tidak mewakili|merupakan pendapat|pendapat pribadi|adalah pendapat)\b)"
    r"|(?:ilustrasi|gambar|foto|suara|audio|kutipan|grafik|judul) (?:pada|dalam|di|untuk) (?:artikel|berita|tulisan) ini\b|redaksi menutup kolom komentar\b|(?:ada yang keliru|menemukan kesalahan|temukan kesalahan|ada kesalahan)\b.{0,30}\b(?:artikel|halaman|berita) ini\?|kami (?:memperbarui|memperbaiki|mengoreksi|meralat) (?:artikel|berita|tulisan|judul) (?:ini|berita ini)"
    r"|terima kasih (?:telah |sudah )?\w+ (?:bersama )?kontan\b|kontan hadir setiap\b",
    re.IGNORECASE,
)
_SYNDICATED = re.compile(site.SYNDICATED, re.IGNORECASE)  # its medium is read
_UNANSWERED = re.compile(
    r"\b(?:belum|tidak|tak|enggan|menolak)\b.{0,30}\b(?:(?:di|mem)?balas|(?:di)?jawab|menjawab|(?:di)?tanggap|menanggapi|(?:me)?respon\w*)|\bhingga berita\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"^(?:wartawan|reporter|jurnalis|fotografer|tim) kontan\b|\(\d{1,2}/\d", re.IGNORECASE
)  # it saw, or someone spoke on a day
_SENTENCE = re.compile(r"(?:[.!?]|KONTAN\.CO\.ID)(?:\s+(?:(?!\S*(?i:kontan))\S+\s?){1,3})?$")  # and the words of a button


def speaks_of_article(line: str) -> bool:
    """Return whether a line names its own article or page, and something else of a page: "Perbaikan atas artikel ini dicatat di halaman ralat."."""
    words = latin_words(line)
    if len(words) > _MAX_WORDS or _OF_PAGE.isdisjoint(words):
        return False
    return bool(_ARTICLE.search(line)) and not (_SYNDICATED.match(line) or has_speech(line))


def is_note_of_page(line: str) -> bool:
    """Return whether a line below the story is a note of the page: "Artikel ini memuat tautan afiliasi."."""
    return len(line.split()) <= _MAX_WORDS and _NOTE.match(line) is not None and not has_speech(line)


def speaks_of_paper(line: str) -> bool:
    """Return whether a sentence is about the paper and names nothing of the news: "KONTAN menyajikan berita yang akurat."."""
    is_sentence = names_paper(line) and "|" not in line and len(line.split()) <= _MAX_WORDS and _SENTENCE.search(line) is not None
    return is_sentence and not (names_others(line) or any(pattern.search(line) for pattern in (_UNANSWERED, _REPORTED)))
