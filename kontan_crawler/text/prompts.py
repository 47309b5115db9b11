"""Words of web pages that are not part of a story: prompts, advertisement labels, share rows, counts, times, tickers.

They are those of Indonesian news sites in general, not of one page: what matters is what a line asks the reader to do. Lines are clean.
"""

import re

from kontan_crawler import site
from kontan_crawler.text.interface_words import QUOTES, is_interface

_SENTENCES = re.compile(r"(?<=[.!])\s+")
_MAX_WORDS, _MAX_LENGTH = 45, 200  # words of a prompt, characters of other lines
_TRIGGERS = "kontan redaksi newsletter buletin google komentar jurnalisme channel kanal saluran paket kami cookie cipta setuju ini? edisi penafian disclaimer dilarang artikel konten tulisan".split()
"""Words without which a sentence is no prompt: the search for them is quick."""
_DIGIT, _CLOCK = re.compile(r"\d"), re.compile(r"\d[:.]\d\d")
_DO = (  # what the reader is asked to do
    r"(?:(?:yuk|ayo|mari|silakan|silahkan|segera|jangan (?:lupa|lewatkan|sampai)|mau|ingin|ikut|terus|tetap|bisa|dan|juga|anda|kamu|untuk|please|let's)[,!]?\s+){0,3}"
    r"(?:ikuti|follow|gabung|bergabung(?:lah)?|join|dapatkan|dapetin|terima|unduh|download|pasang|instal|install|langganan|berlangganan(?:lah)?|subscribe"
    r"|daftar(?:kan)?|bagikan|sebarkan|share|dukung(?:lah)?|donasi(?:kan)?|berdonasi|beri(?:kan)?|berkomentar|tulis(?:kan)?|tinggalkan|kirim(?:kan)?|komentari|simak|saksikan"
    r"|tonton|dengar(?:kan)?|klik|tap|ketuk|pindai|scan|aktifkan|nyalakan|lanjutkan|lanjut|lihat|cek|temukan|nikmati|pantau|pilih|vote|sampaikan|laporkan"
    r"|isi(?:lah)?|masuk|login|geser|gulir|scroll|swipe|izinkan|allow|traktir|jadilah|sumbang(?:kan)?|update|upgrade|jelajahi|buka|baca|simpan|cari"
    r"|masukkan|tertarik|ketinggalan|lewatkan|ketahui|penasaran|seberapa|tambahkan|jadikan|sebar|beli|bantu|menurut|setujukah|hemat|coba|raih|manfaatkan|gunakan|tandai|urutkan|jadi (?:pelanggan|anggota|member)|sudah langganan|fokus|putar|kunjungi|jangan ketinggalan)\b"
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
_LEADS_IN = re.compile(r"\b(?:berikut(?:nya)?(?: ini)?|di bawah(?: ini)?)[.:]?$|^KONTAN:", re.IGNORECASE)  # to the text that follows
MAX_NEWS = 14  # words of a line that only these words make a prompt
_ORNAMENT = re.compile(r"^[^\w@#(©]+")
_HASHTAGS = re.compile(r"\W*(?:[@#]\w+\W*)+")
_CLOSING = re.compile(rf"(?<=[.!?”\"])\s*{site.GOOGLE_NEWS_WORDS}.*$")  # may follow the last sentence
_PROMPT = re.compile(rf"(?:^|[.,!?…:–—-]\s+|^\W+){_DO}", re.IGNORECASE)
_OF_PAPER, _OF_NEWS = re.compile(_OURS, re.IGNORECASE), re.compile(_NEWS, re.IGNORECASE)
_SPEECH = re.compile(
    r"(?<=[,”\"]\s)tulis\b|^[“\"‘']|\b(?:kata|ujar|ucap|tutur|ungkap|jelas|imbuh|tambah|papar|sebut|terang|bunyi|demikian|tegas|tandas|pinta|desak|seru|pungkas|harap)(?:nya)?\b"
    r"|\b(?:mengatakan|menyebut|menuturkan|mengungkapkan|menjelaskan|menegaskan|menambahkan|menurut (?!anda|kamu|pembaca))\b",
    re.IGNORECASE,
)
_SUPPORT = re.compile(r"\b(?:anda|kamu|pembaca)\b", re.IGNORECASE)
_OF_SUPPORT = re.compile(
    r"\b(?:dukungan|donasi|kontribusi|langganan|berlangganan|jurnalisme|voucer|voucher|kepercayaan|newsletter)\b.*\bkami\b"
    r"|\bkami\b.*\b(?:dukungan|donasi|kontribusi|langganan|berlangganan|jurnalisme|newsletter)\b",
    re.IGNORECASE,
)
_OUR_OWN = re.compile(  # wherever they stand in a line
    r"\b(?:aplikasi|newsletter|buletin|kanal|channel|saluran|liputan|podcast|komunitas|layanan berita|jurnalisme) kami\b(?=.*\b(?:anda|kamu)\b|\W*$)|\banda\b.*\bmembantu kami\b"
    r"|\bkami (?:kirim|sajik|rangkum|pilih)kan\b.*\banda\b|\b(?:bagikan|sebarkan|kirim(?:kan)?|suka|menanggapi|komentari|membaca|nilai) (?:artikel|berita|tulisan) ini\b"
    r"|\bberita pilihan kami\b|^(?:apakah|seberapa)\b.{0,20} (?:artikel|berita|tulisan) ini\b.{0,20}\b(?:bermanfaat|membantu|menarik)\b|\bedisi (?:digital|cetak)\b.{0,20}$",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"(?:(?:ikut|daftar|gabung|beli|coba|unduh|pasang|baca|buka|klik|langganan|mulai|donasi|pesan|isi)\b.{0,20}\b(?:sekarang|gratis|di ?sini|yuk)|(?:klik )?(?:di ?sini|selengkapnya|pelajari(?: lebih lanjut)?|gabung"
    r"|ikut sekarang|daftar|ikuti|donasi|langganan|berlangganan|unduh|buka(?: aplikasi)?|tautan ini|link ini|ini))\W*",
    re.IGNORECASE,
)
_POLL = re.compile(
    r"(?=.*\b(?:anda|kamu|pembaca|menurutmu|pendapatmu|perasaanmu)\b)(?=.*\b(?:setuju\w*|perasaan\w*|pendapat\w*|menurut\w*|pilih\w*|suka|yakin|puas|bermanfaat)\b).{8,160}\?",
    re.IGNORECASE,
)
_SURVEY = re.compile(r"\b(?:polling|jajak pendapat|kuis|survei|poll|pilih jawaban|pilihan (?:anda|kamu))\b", re.IGNORECASE)
_VOTE = re.compile(
    r"(?:kirim|lihat|cek|tampilkan|hasil|beri(?:kan)?|total)?\W*(?:vote|voting|jawab(?:an)?|suara|pilih(?:an)?|memilih|ikut memilih|kirim|hasil|submit|responden|polling|results?)(?: (?:sementara|anda|kamu|saya|polling|sekarang))?"
    r"(?:\W*[\d.,]+)?(?: suara| responden| votes?| orang)?|[\d.,]+ (?:suara|responden|votes?|pemilih|orang)(?: \w+)?",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    "|".join(
        (
            # advertisements
            r"(?:-+\s*)?(?:advertis(?:e?ment|ing)|iklan(?: (?:oleh|dari|untuk anda|google))?|ads?(?: by .{1,20})?|sponsor(?:ed)?(?: (?:content|by .{1,30}))?|konten (?:sponsor|bersponsor|promosi)|pariwara|advertorial|promoted"
            r"|(?:tutup|lewati|skip|close) (?:iklan|ads?)|ruang iklan.{0,30}|iklan ini .{1,60}|(?:konten|artikel|halaman) (?:ini )?(?:adalah|merupakan|berisi|bersifat) (?:iklan|promosi|advertorial).{0,30}|promo (?:langganan|spesial langganan)(?:\W+\w+){0,8}\W*|promo(?:si)?)(?:\s*-+)?",
            r"(?:(?:advertisement|iklan)\W+)?(?:scroll|gulir|geser|swipe)\b.{0,60}",
            # pagination and reading on
            r"hal(?:aman)?(?: ke)?[\s:.]*(?:\d{1,3}(?:\W+(?:dari\W+)?|\Z))*|(?:\d{1,2}\s+){1,12}\d{1,2}|(?:tampilkan|lihat|baca|buka|show|view) (?:semua|seluruh|lebih (?:banyak|lanjut)|selengkapnya|lagi|all|more).{0,25}"
            r"|bagikan|share|sebarkan|selengkapnya|(?:next|previous) page|share this (?:article|story|page)|versi audio(?:nya)?|(?:lanjut(?:kan)?|terus(?:kan)?) (?:membaca|baca)\b.{0,40}|(?:continue|keep) reading.{0,30}|read more.{0,20}|(?:halaman )?(?:selanjutnya|berikutnya|sebelumnya|next|previous|prev)\W*(?:halaman)?\W*",
            r"(?:artikel|berita|cerita|konten|tulisan)(?: ini)?(?: akan)? (?:berlanjut|dilanjutkan|lanjut)\b.{0,20}\b(?:iklan|pesan|sponsor|di bawah|halaman)\b.{0,20}|pesan (?:dari )?(?:mitra|sponsor|pengiklan)\b.{0,30}",
            r"(?=.{0,80}\b(?:berita|artikel|kabar|informasi|konten|kami|kontan\S*)\b)(?=(?:\S+ ){0,14}\S+$).{0,100}\bgoogle news(?: (?:sekarang|ya|kami|kontan))?\W*",
            # consent, updates of widgets
            r"dengan (?:men|mel|mem|meng|terus|ter|kl).{0,90}\b(?:setuju|menyetujui)\b.{0,60}\b(?:kami|kontan\S*|cookies?|syarat|ketentuan|kebijakan)\b.{0,60}|(?=.{0,160}\b(?:kami|situs (?:web )?ini|kontan|anda)\b).{0,80}\b(?:menggunakan|penggunaan|memakai) cookies?\b.{0,120}|mode (?:gelap|terang|malam)",
            r"(?:terakhir )?(?:diperbarui|di-update|updated?|pembaruan)(?: terakhir)?\W.{0,20}(?:\d{1,2}[.:]\d\d.{0,12}|lalu)|(?:data|harga|kurs) (?:tertunda|ditunda|delayed).{0,25}",
            r"(?:berita|artikel|konten|tulisan) ini (?:juga )?(?:dapat|bisa)(?: anda)? (?:didengar|dibaca|disimak|diakses|dibagikan)\w*\b.{0,90}|suara dihasilkan.{0,60}",
            # counts, reading time, sound, sizes
            r"(?:telah |sudah |sedang )?(?:dibaca|dilihat|ditonton|dibagikan|views?|hits?|pembaca)\W*(?:oleh )?[\d.,]+\s*(?:kali|x|rb|ribu|k|orang|pembaca)?|\d{1,3}\s*/\s*\d{1,3}|hal(?:aman)?\.? \d+ ?/ ?\d+|[\d.,]+\s*(?:rb|ribu|k|jt)?\s*(?:kali dibaca|views?|pembaca|dibaca|kali(?: dibagikan| dilihat| ditonton)?|shares?|likes?|suka|komentar|comments?|tanggapan)"
            r"|(?:komentar|comments?)\W*\(?\d*\)?|(?:waktu baca|estimasi|lama (?:baca|membaca))\W.{1,25}|(?:baca dalam |± ?|kira-kira )?\d{1,3} (?:menit|min(?:ute)?s?)(?: (?:baca|membaca|read|dibaca|waktu baca))?.{0,10}|(?:penilaian|rating|ulasan|skor)(?: (?:pembaca|artikel|anda))?\W*[\d.,]+\W*"
            r"|(?:dengar(?:kan)?|putar) (?:artikel|berita|audio|versi)\b.{0,40}|(?:a[-+ ]*){2,4}|a[-+]|(?:ukuran|perbesar|perkecil) (?:huruf|font|teks).{0,20}|(?:\d{1,2}:\d\d\W*){1,2}(?:putar|play)?.{0,8}|\d{1,2}:\d\d\W.{0,30}\b(?:putar|play|tonton|video)\b\W*(?:video)?|(?:simak|dengarkan|putar)\b.{0,30}\d{1,2}:\d\d\W*|play|pause|mute|unmute|memuat.{0,20}|loading.{0,20}",
            # legal lines
            r"(?:seluruh |semua |segala )?(?:materi|isi|konten|artikel)(?: ini)? (?:di)?lindungi.{0,60}|(?:seluruh|semua|segala) (?:materi|isi|konten).{0,60}kontan.{0,40}|(?:copyright|hak cipta|©|\(c\))\W*(?:\(c\)|©|\d{4}|(?:di)?lindungi|pada)(?:\W+\w+){0,8}\W*|(?:copyright|hak cipta|©)\W.{0,60}kontan\b.{0,100}|©.{0,60}\b(?:hak|rights)\b.{0,30}|.{0,60}all rights? reserved.{0,20}|hak (?:siar|kutip|cipta|terbit)\b.{0,60}\b(?:kontan\S*|redaksi|kami|penerbit|dilindungi)\b.{0,30}|dilarang (?:mengutip|menyalin|memperbanyak|mengcopy)\b.{0,60}\b(?:artikel|berita|konten|situs|isi|redaksi|kontan|materi)\b.{0,60}|(?:laporkan|report) (?:kesalahan|artikel|masalah|typo|an? error)(?: (?:ini|penulisan|ketik|di artikel ini))?",
            r"(?:polling|jajak pendapat|kuis)(?: (?:hari|pekan) ini| kontan)?\s*:.{0,60}\?|kuis (?:hari|pekan) ini\s*:.{0,50}|(?:baca|buka)(?: di)? aplikasi|(?:tags?|topik|label|kata kunci|topics?|dalam (?:artikel|berita) ini)\W*(?:terkait|hangat|(?:berita|artikel) ini|populer|pilihan)?\W*|indeks berita|trending|home|beranda",
        )
    ),
    re.IGNORECASE,
)
_UNITS = r"detik|menit|jam|hari|minggu|pekan|bulan|tahun"
_TIME = re.compile(
    rf"\W*(?:(?:\d{{1,2}}|se|beberapa)\s*(?:{_UNITS})(?:\s+\d{{1,2}}\s*(?:{_UNITS}))?\s+(?:(?:yang )?lalu|baca)|\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?(?:\s*(?:wib|wita|wit))?|baru saja|kemarin|hari ini"
    r"|(?:(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu)\s*,?\s*)?\(?\d{1,2}(?:[/-]\d{1,2}[/-]|\s+[a-z]{3,9}\.?\s+)\d{2,4}\)?(?:\W+(?:pukul\s*)?\d{1,2}[:.]\d\d(?:\s*(?:wib|wita|wit))?)?)\W*",
    re.IGNORECASE,
)
_STAMP = re.compile(r"\blalu\b|\d{4}\D.*\d[:.]\d\d|baru saja", re.IGNORECASE)
_ARROWS = "▲▼△▽↑↓"
_CHANGE = re.compile(rf"(?:[{_ARROWS}]|(?<![\w,.])[(]?[-+−–]\s?\d)")
_NAME = r"[A-Za-z][\w./&-]*(?:\s[\w/&][\w./&-]*){0,3}"
_PRICE = r"(?:Rp\s?|US\$\s?|\$\s?)?\d[\d.,]*\s*%?"
_ENTRY = re.compile(rf"{_NAME}\s*:?\s*{_PRICE}(?:\s*\(?[-+−–{_ARROWS}]\s?[\d.,]*\s?%?\)?){{0,2}}(?:\s*\(\s?[\d.,]+\s?%\s?\))?")
_QUOTED_CHANGE = re.compile(r"[-+−–]\s?[\d.,]+\s*\(\s?[-+−–]?\s?[\d.,]+\s?%\s?\)")  # points and, in brackets, percent
_CHANGE_ALONE = re.compile(
    rf"(?:(?:[({{]\s*)?[-+−–{_ARROWS}]\s?[\d.,]+(?:\s?%)?(?:\s*[)}}])?\s*)+(?:\(\s?[-+−–{_ARROWS}]?\s?[\d.,]+\s?%\s?\))?"
)
_PRICE_ALONE = re.compile(rf"{_PRICE}\.?")
_PAGE_NUMBER = re.compile(r"\d{1,2}")
_WEATHER = re.compile(r"\W*(?:[\w/]{2,12}\W+)?\d{1,2}\s?°\s?c?(?:\s?[/–-]\s?\d{1,2}\s?°\s?c?)?\W*", re.IGNORECASE)
_CLOCK_ROW = re.compile(
    r"[A-Za-z'’ /]{3,20}\W{0,3}\d{1,2}[:.]\d\d(?:\s*(?:wib|wita|wit))?(?:\W+(?:buka|tutup|open|closed?))?", re.IGNORECASE
)
_HANDLE = re.compile(
    r"@[\w.]{3,30}|(?:https?://)?(?:www\.)?(?:t\.me|wa\.me|instagram\.com|facebook\.com|twitter\.com|x\.com|tiktok\.com|youtube\.com)/[\w@./-]{1,60}",
    re.IGNORECASE,
)
_TIMES = re.compile(r"(?:\W*\d{1,2}[:.]\d\d(?:\s*(?:wib|wita|wit))?){2,}\W*", re.IGNORECASE)
_NETWORK_HANDLE = re.compile(
    r"(?:follow |ikuti )?(?:facebook|twitter|x|instagram|ig|tiktok|threads|youtube|telegram|whatsapp|line)\W{1,3}(?:@[\w.]+|kontan\S*(?: tv| news)?)\W*",
    re.IGNORECASE,
)
_CLOCKED = re.compile(r"[A-Za-z'’ /]{3,20}\W{0,3}\d{1,2}[:.]\d\d(?:\s*(?:wib|wita|wit))?", re.IGNORECASE)


def has_trigger(line: str) -> bool:
    """Return whether a line has a word without which a sentence of more than MAX_NEWS words is neither prompt nor legal line."""
    lower = line.lower()
    return any(trigger in lower for trigger in _TRIGGERS)


def is_prompt(line: str, ours: bool = False) -> bool:
    """Return whether a line asks the reader to follow, share, donate, subscribe, comment, vote or read on.

    ours: whether its block shows already that it is the paper's own, by a button or a link to share or follow.
    """
    words = len(line.split())
    if words > _MAX_WORDS or (words > MAX_NEWS and not has_trigger(line)):
        return False
    line = _CLOSING.sub("", line)
    if _SPEECH.search(line) or line.endswith(":") or _LEADS_IN.search(line):
        return False
    if _OUR_OWN.search(line) or (_SUPPORT.search(line) and _OF_SUPPORT.search(line)):
        return True
    is_label = words <= MAX_NEWS and not line.endswith((".", "?"))
    return bool(_PROMPT.search(line)) and (
        any(map(_asks_for_paper, _SENTENCES.split(line))) or (is_label and (ours or bool(_OF_NEWS.search(line))))
    )


def _asks_for_paper(sentence: str) -> bool:
    return bool(_PROMPT.search(sentence) and _OF_PAPER.search(sentence))


def is_call(words: str) -> bool:
    """Return whether the words of a link or button ask to act: "Daftar sekarang", "di sini"."""
    return bool(_CALL.fullmatch(words)) or is_interface(words)


def is_poll(line: str) -> bool:
    """Return whether a line asks the reader for an opinion."""
    return bool(_POLL.fullmatch(line)) and not _SPEECH.search(line)


def is_survey(line: str) -> bool:
    """Return whether a short line names a poll, a survey or a quiz."""
    return len(line) <= _MAX_LENGTH and bool(_SURVEY.search(line)) and not line.endswith(".")


def is_vote_line(line: str) -> bool:
    """Return whether a line is the button or the count under a poll: "Kirim jawaban", "1.204 suara"."""
    return bool(_VOTE.fullmatch(line))


def is_chrome_line(line: str) -> bool:
    """Return whether a whole line is an advertisement label, a share row, page numbers, a count or a legal line."""
    if len(line) > _MAX_LENGTH or line.startswith(QUOTES):
        return False
    line = _ORNAMENT.sub("", line)
    return is_interface(line) or _is_account(line) or bool(_WHOLE.fullmatch(line))


def _is_account(line: str) -> bool:
    """Return whether a line is only accounts of social networks."""
    return _is_row_of_handles(line) or bool((_HASHTAGS.fullmatch(line) and "@" in line) or _NETWORK_HANDLE.fullmatch(line))


def _is_row_of_handles(line: str) -> bool:
    """Return whether a line has only accounts of social networks, each with a label or not."""
    if "@" not in line and "/" not in line:
        return False
    words = [word.strip("|,;•·()") for word in line.split()]
    handles = [word for word in words if _HANDLE.fullmatch(word)]
    return bool(handles) and all(word in handles or word.endswith(":") or not word for word in words)


def is_time(line: str) -> bool:
    """Return whether a line is only a time: "3 jam lalu", "04 Feb 2026", "02:13"."""
    return len(line) < _MAX_LENGTH and bool(_TIME.fullmatch(line))


def is_stamp(line: str) -> bool:
    """Return whether a line is only the age or the moment of an article: "3 jam lalu", "04/02/2026 18:01"."""
    return is_time(line) and bool(_STAMP.search(line))


def is_ticker(line: str) -> bool:
    """Return whether a line is names, prices and changes, and nothing else: at least two, or one whose change has an arrow."""
    if len(line) > _MAX_LENGTH or not (_CHANGE.search(line) or _QUOTED_CHANGE.search(line)):
        return False
    entries = _ENTRY.findall(line)
    if not entries or any(map(str.isalpha, _ENTRY.sub("", line))):
        return False
    is_row = len(_CHANGE.findall(line)) > 1 < len(entries)
    return is_row or bool(_QUOTED_CHANGE.search(line)) or any(arrow in line for arrow in _ARROWS)


def is_measure(line: str) -> bool:
    """Return whether a line is only a name and a price with its change, a temperature, a clock time or a small number: one row of a widget."""
    if len(line) > _MAX_LENGTH or not _DIGIT.search(line):
        return False
    is_price = _CHANGE.search(line) and _ENTRY.fullmatch(line)
    return bool(is_price or _PAGE_NUMBER.fullmatch(line) or _WEATHER.fullmatch(line) or _CLOCK_ROW.fullmatch(line))


def is_row_of_times(line: str) -> bool:
    """Return whether a line has at least two names with a clock time each, and nothing else."""
    if len(line) > _MAX_LENGTH or not _CLOCK.search(line):
        return False
    return _TIMES.fullmatch(line) is not None or (len(_CLOCKED.findall(line)) > 1 and not any(map(str.isalnum, _CLOCKED.sub("", line))))


def is_change(line: str) -> bool:
    """Return whether a line is only the change of a price: "+12 (0,3%)", "▲ 0,5%"."""
    return bool(_CHANGE_ALONE.fullmatch(line))


def is_price(line: str) -> bool:
    """Return whether a line is only a price: "Rp 4.520"."""
    return bool(_PRICE_ALONE.fullmatch(line))


def is_widget_row(line: str) -> bool:
    """Return whether a line is several names with prices or clock times: a widget of its own."""
    return is_ticker(line) or is_row_of_times(line)
