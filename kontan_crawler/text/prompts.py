"""Prompts: lines that ask the reader to follow, share, donate, subscribe, comment or read on. Lines are clean.

Their words are those of Indonesian news sites in general, not of one page: what matters is what a line asks the reader to do.
"""

import re

from kontan_crawler import site
from kontan_crawler.patterns import lazy
from kontan_crawler.text.interface_words import is_interface
from kontan_crawler.text.words import latin_words

_SENTENCES = lazy(r"(?<=[.!])\s+")
_MAX_WORDS = 45  # of a prompt
_TRIGGERS = (
    "terima kasih",
    "salah ketik",
    *"keterangan pewarta typo kontan redaksi newsletter buletin google komentar jurnalisme channel kanal saluran paket kami cookie cipta setuju ini? edisi penafian disclaimer dilarang artikel konten tulisan naskah diperbarui ralat koreksi disunting penyuntingan editing kode".split(),
)
"""Words without which a sentence is no prompt: the search for them is quick."""
_VERBS = (  # what the reader is asked to do
    "ikuti follow gabung bergabung bergabunglah join dapatkan dapetin terima unduh download pasang instal install langganan berlangganan"
    " berlanggananlah subscribe daftar daftarkan bagikan sebarkan share dukung dukunglah donasi donasikan berdonasi beri berikan"
    " berkomentar tulis tuliskan tinggalkan kirim kirimkan komentari simak saksikan tonton dengar dengarkan klik tap ketuk pindai scan"
    " aktifkan nyalakan lanjutkan lanjut lihat cek temukan nikmati pantau pilih vote sampaikan laporkan isi isilah masuk login geser gulir"
    " scroll swipe izinkan allow traktir jadilah sumbang sumbangkan update upgrade jelajahi buka baca simpan cari masukkan tertarik"
    " ketinggalan lewatkan ketahui penasaran seberapa tambahkan jadikan sebar beli bantu menurut setujukah hemat coba raih manfaatkan"
    " gunakan tandai urutkan fokus putar kunjungi sukai"
).split()
_PHRASES = (
    r"like (?:facebook|halaman|fan ?page|akun|instagram|twitter)",
    r"jadi (?:pelanggan|anggota|member)",
    r"sudah langganan",
    r"jangan ketinggalan",
)
_ASKED = frozenset(_VERBS) | {"jadi", "sudah", "jangan", "like"}  # one of them is in each prompt
_DO = (
    r"(?:(?:yuk|ayo|mari|silakan|silahkan|segera|jangan (?:lupa|lewatkan|sampai)|mau|ingin|ikut|terus|tetap|bisa|dan|juga|anda|kamu|untuk|please|let's)[,!]?\s+){0,3}"
    rf"(?:{'|'.join((*_VERBS, *_PHRASES))})\b"
)
_OURS = (  # the paper and what it offers: a story does not ask its reader to use them
    r"\b(?:(?-i:KONTAN|Kontan)|kontan(?:\.co\.id|news|tv)|redaksi|newsletter|buletin|google news|kolom komentar|komentar(?:mu| anda)|jurnalisme|(?:aplikasi|kanal|channel|saluran|akun|podcast|grup|komunitas) kami"
    r"|(?:wa|whatsapp|telegram) (?:channel|kanal)|(?:channel|kanal|saluran) (?:wa|whatsapp|telegram|youtube)|paket (?:langganan|premium) kami)\b(?!:)"
)
_NEWS = (  # what a label says of the page or the news, and a sentence of anything
    r"\b(?:(?:artikel|berita|konten|tulisan|halaman|liputan|cerita) (?:ini|lain(?:nya)?|selengkapnya|selanjutnya|berikut(?:nya)?|pilihan|menarik|terbaru|terkini|lengkap|penting"
    r"|terpopuler|langsung|setiap|harian|bisnis|ekonomi)|kabar (?:pasar|terbaru|terkini|bisnis)|komentar|breaking news|medsos|media sosial|info(?:rmasi)? (?:terbaru|terkini|menarik)"
    r"|update (?:berita|terbaru|terkini|info)|cookie|iklan|selengkapnya|hanya rp|(?:lewat|di|via|melalui) (?:whatsapp|telegram|email)|kami|notifikasi|e-?paper|kode qr|qr code"
    r"|pendapat(?:mu| anda)|teman(?:-teman)?mu|inbox|kotak masuk|(?:grup|group) (?:wa|whatsapp|telegram)|jurnalis(?:me)?|media independen|(?:di|lewat|melalui|dengan|versi) aplikasi(?:nya)?\W*$|(?:ber)?langganan|pelanggan|donasi|versi audio(?:nya)?"
    r"|(?:mem)?baca(?:an)? (?:lanjutannya|nanti|tanpa iklan)|akun (?:anda|kamu)|(?:jajak pendapat|polling|survei|kuis) (?:ini|kami|singkat|berikut)|bebas iklan|kapan saja|reaksi (?:anda|kamu))\b"
)
_BY_SMS = lazy(r"\b[Kk]etik\b.{0,30}\b(?:KONTAN|Kontan)\b.{0,20}\bkirim (?:SMS )?ke \d{3,5}\b")
_LEADS_IN = lazy(r"\b(?:berikut(?:nya)?(?: ini)?|di bawah(?: ini)?)[.:]?$|^KONTAN:", re.IGNORECASE)  # to the text that follows
MAX_NEWS = 14  # words of a line that only these words make a prompt
_CLOSING = lazy(rf"(?<=[.!?”\"])\s*{site.GOOGLE_NEWS_WORDS}.*$")  # may follow the last sentence
_ALSO_NOUN = lazy(
    r"(?:masuk|isi|daftar|terima|coba|beli|cari|fokus|update|buka|lanjut|pantau|tertarik|menurut|ketahui|bantu|beri|raih|bisa|tulis|kirim)$",
    re.IGNORECASE,
)
_TO_READER = lazy(r"\b(?:anda|kamu|kami|di ?sini|sekarang|gratis|yuk|ayo|berlangganan|langganan)\b", re.IGNORECASE)
_OF_EDITION = lazy(r"\b(?:baca|simak|ikuti|dapatkan|cek|temukan)\b.{0,40}\bharian kontan\b")
_HERE = lazy(
    r"(?:di ?sini|(?:tautan|link)?\s?ini|laman ini|(?:temukan .{2,20} )?di sini|(?:tulisan|artikel|berita|halaman(?: \w+)?|yang satu) ini)\W*",
    re.IGNORECASE,
)
_OFFER = lazy(
    r"(?:daftar|pesan|ambil|beli|hubungi|ikut|gabung|langganan|berlangganan|unduh|mulai|info|pelajari|coba|klaim|belanja|kunjungi|donasi|beri|pasang|jadi|dapatkan|chat|tanya|tukar|traktir|aktifkan|subscribe|masuk|izinkan|pantau|cari)\b.{0,30}",
    re.IGNORECASE,
)
# Like _OF_EDITION, _SUPPORT, _OF_SUPPORT and _OUR_OWN, of a line in lower case: a search that ignores case takes longer.
_PROMPT = lazy(rf"(?:^|[.!?…:–—-]\s+|^\W+){_DO}")
_OF_PAPER, _OF_NEWS = lazy(_OURS, re.IGNORECASE), lazy(_NEWS, re.IGNORECASE)
_REPORTED = lazy(  # not of what the paper or its reader says; of 10,743 lines of pages two have this form, of 21,823 of stories 14
    r"(?!(?:editor|redaktur|redaksi) me\w+:\s)(?!.{0,120}\b(?:anda|kamu|kami|kita|kontan|ingin|mau|cara|bantu)\b[^:]*:\s)"
    r".*(?<!untuk )(?<!dengan )(?<!dapat )(?<!bisa )(?<!terus )(?<!salah )\b(?:menulis|tertulis|tertera|bertuliskan|berbunyi|mengatakan|menyatakan|berkata|berpesan|berseru|menjawab|bertanya|menyebut|membalas|mengimbau|mengingatkan)\b[^.?!:]{0,40}:\s",
    re.IGNORECASE,
)
_SPEECH = lazy(
    r":\s[“\"].+[”\"]$|(?<=[,”\"]\s)tulis\b|^[“\"‘']|\b(?<!\d )(?<!kirim )(?<!ketik )(?:kata(?! kunci| sandi| ke )|ujar|ucap|tutur|ungkap|jelas|imbuh|tambah|papar|sebut|terang|bunyi|demikian|tegas|tandas|pinta|desak|seru|pungkas|harap|bilang|simpul)(?:nya)?\b|\blanjut(?:nya\b| dia\b| (?-i:[A-Z]))|\b(?:di)?(?:beritakan|konfirmasi(?! hadir)|himpun|kutip)\b|\bmencatat\b"
    r"|\bbegitu (?:bunyi|tulis|isi|pertanyaan|jawab|pesan|judul|seruan)\w*\b"
    r"|\b(?:mengatakan|menyebut|menuturkan|mengungkapkan|menjelaskan|menegaskan|menambahkan|menurut (?!anda|kamu|pembaca))\b",
    re.IGNORECASE,
)
_SUPPORT = lazy(r"\b(?:anda|kamu|pembaca)\b")
_OF_SUPPORT = lazy(
    r"(?=.*\b(?:artikel|berita|jurnalis\w*|liputan|redaksi|konten|media|membaca|penulis|tulisan|voucer|voucher|donasi|langganan|berlangganan|newsletter|menyajikan)\b)"
    r"(?=.*\bkami\b).*\b(?:dukungan|donasi|kontribusi|langganan|berlangganan|jurnalisme|voucer|voucher|kepercayaan|newsletter)\b"
)
_OUR_OWN = lazy(  # wherever they stand in a line
    r"\b(?:newsletter|buletin|kanal|channel|saluran|liputan|komunitas|layanan berita|jurnalisme) kami\b(?=.*\b(?:anda|kamu)\b|\W*$)|\b(?:aplikasi|podcast) kami\W*$"
    r"|\b(?:berita|kabar|rangkuman|artikel|buletin)\b.*\bkami (?:kirim|sajik|rangkum|pilih)kan\b|\bkami (?:kirim|sajik|rangkum|pilih)kan\b.*\b(?:berita|kabar|rangkuman|artikel)\b|\b(?:bagikan|sebarkan|kirim(?:kan)?|suka|menanggapi|komentari|membaca|menyimpan|nilai) (?:artikel|berita|tulisan) ini\b"
    r"|\bberita pilihan kami\b|\bkabar\b.{0,20}\bkami kirim ke\b|\bdengarkan (?:di (?:spotify|noice|apple podcasts?)|versi (?:suara|audio)|(?:artikel|berita) ini)\b|^(?:apakah|seberapa)\b.{0,20} (?:artikel|berita|tulisan) ini\b.{0,20}\b(?:bermanfaat|membantu|menarik)\b"
)
_OWN_WORDS = (
    "kami",
    "artikel ini",
    "berita ini",
    "tulisan ini",
    "dengarkan di ",
    "dengarkan versi",
)  # one of them is in each line that _OUR_OWN or _OF_SUPPORT matches
_CALL = lazy(
    r"(?:(?:ikut|daftar|gabung|beli|coba|unduh|pasang|baca|buka|klik|langganan|mulai|donasi|pesan|isi)\b.{0,20}\b(?:sekarang|gratis|di ?sini|yuk)|(?:klik )?(?:di ?sini|selengkapnya|pelajari(?: lebih lanjut)?|gabung"
    r"|ikut sekarang|daftar|ikuti|donasi|langganan|berlangganan|unduh|buka(?: aplikasi)?|tautan ini|link ini|ini))\W*",
    re.IGNORECASE,
)


def has_trigger(line: str) -> bool:
    """Return whether a line has a word without which a sentence of more than MAX_NEWS words is neither prompt nor legal line."""
    return any(map(line.lower().__contains__, _TRIGGERS))


def is_prompt(line: str, ours: bool = False) -> bool:
    """Return whether a line asks the reader to follow, share, donate, subscribe, comment, vote or read on.

    ours: whether its block shows already that it is the paper's own, by a button or a link to share or follow.
    """
    words = len(line.split())
    if words > _MAX_WORDS or (words > MAX_NEWS and not has_trigger(line)):
        return False
    line = _CLOSING.sub("", line) if site.GOOGLE_NEWS_WORDS in line else line
    is_label = words <= MAX_NEWS and not line.endswith((".", "?"))
    return _asks(line, is_label, ours) and not (line.endswith(":") or has_speech(line) or _LEADS_IN.search(line))


def begins_like_prompt(line: str) -> bool:
    """Return whether the first word of a line is what a reader is asked to do."""
    return line.split(maxsplit=1)[0].lower() in _ASKED


def has_speech(line: str) -> bool:
    """Return whether a line reports what someone says."""
    return bool(_SPEECH.search(line)) or reports_words(line)


def reports_words(line: str) -> bool:
    """Return whether a line says that someone else than the page writes or says what stands behind its colon: "Di halaman muka, redaksi menulis satu kalimat: terima kasih ..."."""
    return ": " in line and _REPORTED.match(line) is not None


def _asks(line: str, is_label: bool, ours: bool) -> bool:
    lower = line.lower()
    if "ketik" in lower and _BY_SMS.search(line):
        return True
    may_ask = not _ASKED.isdisjoint(latin_words(line)) and (is_label or has_trigger(line))  # the words of _OF_PAPER are triggers
    if (
        may_ask
        and _PROMPT.search(lower)
        and (any(map(_asks_for_paper, _SENTENCES.split(line))) or (is_label and (ours or _OF_NEWS.search(line))))
    ):
        return True
    if is_label and "harian kontan" in lower and _OF_EDITION.search(lower):
        return True
    if not any(map(lower.__contains__, _OWN_WORDS)):
        return False
    return bool(_OUR_OWN.search(lower) or (_SUPPORT.search(lower) and _OF_SUPPORT.search(lower)))


def _asks_for_paper(sentence: str) -> bool:
    asked = _PROMPT.search(sentence.lower())
    if not asked or not _OF_PAPER.search(sentence):
        return False
    return not _ALSO_NOUN.search(asked[0]) or bool(_TO_READER.search(sentence))


def is_here(words: str) -> bool:
    """Return whether the words of a link are only a place: "di sini", "tautan ini"."""
    return bool(_HERE.fullmatch(words))


def is_offer(words: str) -> bool:
    """Return whether the words of a link or button offer something: "Daftar Sekarang", "Pesan Kursi"."""
    return bool(_OFFER.fullmatch(words))


def is_call(words: str) -> bool:
    """Return whether the words of a link or button ask to act: "Daftar sekarang", "di sini"."""
    return bool(_CALL.fullmatch(words)) or is_interface(words)
