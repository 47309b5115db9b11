"""Lines that have only words of a page, none of the news: rows of buttons, fields, prompts to read, follow or pay.

A line of news names someone or something; the words below name only what a reader does with a page and what a paper offers.
"""

import re
from collections.abc import Set

from kontan_crawler.text.signs import OPENING_QUOTES
from kontan_crawler.text.words import latin_words

NETWORKS = frozenset(
    "facebook fb twitter x whatsapp wa telegram line linkedin instagram ig tiktok threads pinterest youtube email messenger spotify"
    " google play app store playstore appstore android ios".split()
)
_TO_SHARE = NETWORKS | {"surel", "e-mail", "sms"}
_ACTS = frozenset(  # what a button or a prompt asks for
    "next perpanjang show tanyakan atur mulai tonton saksikan bagikan share sebarkan sebar ikuti follow copy salin simpan cetak print kirim kirimkan daftar daftarkan masuk login keluar tutup close batal batalkan"
    " skip lewati lanjut lanjutkan melanjutkan vote pilih jawab donasi donasikan berdonasi langganan berlangganan subscribe putar play pause dengar dengarkan unduh mengunduh download"
    " pasang instal install berdiskusi berkomentar komentari aktifkan nyalakan ringkas rangkum tanya coba gabung bergabung join setuju beri berikan tip traktir tulis menulis lapor laporkan"
    " scroll gulir geser simak terjemahkan perkecil perbesar tambahkan jadikan klik tap ketuk pindai scan tandai urutkan balas hemat nikmati dukung sokong bantu temukan pantau jelajahi baca lihat buka"
    " dapatkan terima izinkan jadilah fokus beli ketahui isi cari hitung bertanya hubungi ulangi muat registrasi tekan lengkapi perbarui telusuri akses jawab hadiri".split()
)
_BUTTONS = frozenset(  # those that begin no line of a story
    "bagikan share sebarkan follow copy salin cetak print login skip vote donasi berdonasi berlangganan subscribe dengarkan unduh download install klik tap ketuk scan gulir scroll geser tandai urutkan fokus font".split()
)
_OFFERS = frozenset(  # what a page or a paper offers
    "page pages previous prev disponsori breaking video newsletter mode font ukuran huruf teks pdf komentar komentarmu diskusi notifikasi gratis tersedia surel e-mail polling survei hasil promo diskon hal halaman kecepatan audio penilaian"
    " jawaban nanti aplikasi apps akun pelanggan premium paket kode qr qris bacaan buletin kanal channel saluran podcast reaksi bintang rating apresiasi voucer voucher kuis iklan epaper"
    " selengkapnya lanjutan tautan link kotak inbox kolom jajak versi artikel berita konten suara teman penulis jurnalis wartawan lonceng asisten simulasi kalkulator kredit zakat mitra e-paper paper tombol peramban webinar edisi liputan siaran terpercaya tiket".split()
)
_READER = frozenset("anda kamu mu kami kontan kontannews pembaca sini gratis sekarang yuk ayo mari you our".split())
_BESIDE = frozenset(  # what stands between them
    "ada all lima memulai masih penasaran ke di via kabar ini itu lewat kepada like suka news e mail app whats lainnya lain sosial media dan atau dengan ai untuk saja semua"
    " masukkan cepat lebih langsung dalam melalui dari bisa dibaca membaca us hari redaksi kecil sedang besar sampai kapan grup group jadi jadwal nomor ponsel hp kata alamat"
    " sebagai tv id com co ikut for sign up the to tentang pendapat bagaimana nilai nyaman mudah sambil beraktivitas singkat sementara lengkap terlebih dulu dahulu tiap setiap pagi harian"
    " mingguan bulanan tahunan per bulan tahun minggu rp ribu hanya akses tanpa batas bebas sudah belum punya bawah atas terbaru terkini pilihan pengalaman baru agar tidak ketinggalan"
    " juga paling banyak pertama lagi seru menarik penting tersalin ya kotak satu tombol berikut tanggapan kirimkan".split()
)
_FUNCTION = frozenset("dapat yang orang ada lalu tidak jam soal sudah siap sesuai".split())
_IN_NEWS = frozenset("buat daftar masuk mulai isi beli terbit melihat menjawab".split())  # name nothing where other words of news stand
_STATES = frozenset(  # of a player, a list or a window
    "berhasil ditambahkan disalin dihapus disimpan koleksi wilayah diputar dapat memuat ulang gagal kesalahan coba gambar memperbesar perbesar lompat kembali amp terakhir lalu menit jam yang orang ada"
    " memperbaiki situs mengisi survei saran masukan tampilan halo hai selamat datang versi daftar isi tampilkan sembunyikan terang gelap en eng buat tutup keluhan soal video foto galeri podcast episode live langsung pertanyaan siap menjawab powered by minat sesuai pokok pinjaman tenor hasilnya penghasilan melihat masukkan terbit sudah".split()
)
_ALL = _ACTS | _OFFERS | _READER | _BESIDE | NETWORKS
_KNOWN = _ALL | _STATES
_NOTHING_ELSE = _KNOWN - _BESIDE - _FUNCTION
_NAMING = _NOTHING_ELSE - _IN_NEWS
_OFFERING = _NAMING - _READER
_OF_PAGE = _OFFERING - frozenset(  # without those that are common in news
    "hal huruf laman coba memulai beri berikan bantu cari isi pilih memilih jawab terima hasil teks nanti suara lapor tulis menulis simpan langsung tutup keluar temukan nikmati dukung tanya"
    " bertanya hitung hubungi diskusi komentar penulis reaksi ukuran video foto kredit simulasi penilaian live hapus gagal kesalahan survei polling promo diskon jawaban memuat"
    " pertanyaan tampilan lanjut lanjutkan melanjutkan setuju tersedia batal tutup pokok pinjaman tenor penghasilan melihat atur lewati izinkan masukan saran keluhan soal minat".split()
)
_NEEDLESS = ("nya", "lah", "mu")  # endings that change no word into another
_HEADINGS = frozenset({"tanya jawab", "hasil survei", "hasil polling", "baca berita"})  # of stories
_TOOLS = re.compile(  # what a button does with what stands beside it
    r"(?:salin|copy|cetak|print|perbesar|zoom|layar penuh|urutkan|sort|filter|(?:(?:lihat|buka|ke) )?(?:tabel|peta|lokasi)|tutup|ciutkan|sembunyikan|perluas|(?:lihat|buka) (?:klasemen|grafik|dokumen)|(?:lihat|tampilkan) (?:semua|lengkap|semuanya|lebih (?:banyak|sedikit))|kembali ke atas|setel waktu|mulai timer|timer|\d+ menit|(?:unduh|download) (?:csv|excel|data|tabel|gambar|grafik|resep))\b.{0,12}"
)
ADVERTISEMENTS = frozenset("iklan advertisement advertorial sponsor sponsored pariwara promosi promo promoted ads ad adv".split())
"""The words of labels of advertisements."""
_FACT = re.compile(r"^\d{1,2}[.)]\s|:\s*Rp\s?\d")  # a numbered step, a price
_MAX_WORDS = 16


def _bare(word: str) -> str:
    """Return a word without an ending, if it is known without it."""
    if word in _ALL or not word.endswith(_NEEDLESS):
        return word
    return next((word.removesuffix(end) for end in _NEEDLESS if word.removesuffix(end) in _ALL), word)


def _with_endings(words: Set[str]) -> frozenset[str]:
    """Return all forms of some words."""
    forms = (form for word in words for form in (word, *(word + end for end in _NEEDLESS)))
    return frozenset(form for form in forms if _bare(form) in words)


_FORMS, _NAMING_FORMS, _OFFERING_FORMS, _OF_PAGE_FORMS = map(_with_endings, (_ALL, _NAMING, _OFFERING, _OF_PAGE))
_KNOWN_FORMS = _FORMS | _STATES


def has_only_page_words(line: str) -> bool:
    """Return whether all words of a short line or sentence are those of a page: "Konten tidak tersedia di wilayah Anda."."""
    words = latin_words(line)
    if not 0 < len(words) <= _MAX_WORDS or not _KNOWN_FORMS.issuperset(words) or line.startswith(OPENING_QUOTES):
        return False
    return any((word if word in _STATES else _bare(word)) in _NOTHING_ELSE for word in words)


def is_about_page(line: str) -> bool:
    """Return whether at least half of the words of a line are those of a page, and one names what a page does or offers."""
    words = list(map(_bare, latin_words(line)))
    known = [word for word in words if word in _KNOWN]
    return not line.startswith(OPENING_QUOTES) and 2 * len(known) >= len(words) and not _NAMING.isdisjoint(known)


def names_page(line: str) -> bool:
    """Return whether a line has a word for what a page does or offers, or speaks to the reader."""
    return not _NAMING_FORMS.isdisjoint(latin_words(line))


def names_offer(line: str) -> bool:
    """Return whether a line has a word for what a page does or offers."""
    return not _OFFERING_FORMS.isdisjoint(latin_words(line))


def count_page_words(line: str) -> int:
    """Return the number of words for what a page does or offers, each counted once, without those that are common in news."""
    return len({_bare(word) for word in _OF_PAGE_FORMS.intersection(latin_words(line))})


def is_network(line: str) -> bool:
    """Return whether a line is one word for a way to share: "LinkedIn", "Surel"."""
    return line.lower() in _TO_SHARE


def is_tool(words: str) -> bool:
    """Return whether the words of a button say what it does with the table, the picture or the list beside it: "Perbesar", "Unduh CSV"."""
    return bool(_TOOLS.fullmatch(words.strip().lower()))


def is_button(line: str) -> bool:
    """Return whether a line is one word that a button says."""
    return line.lower() in _ACTS


def is_interface(line: str) -> bool:
    """Return whether a line has only words of a page: "Bagikan: Facebook X", "Daftarkan email Anda", "Baca lebih nyaman di aplikasi"."""
    if line.count(" ") > _MAX_WORDS or line.endswith(".") or line.startswith(OPENING_QUOTES):
        return False
    words = latin_words(line)
    if not 1 < len(words) <= _MAX_WORDS or not _FORMS.issuperset(words):
        return False
    if " ".join(words) in _HEADINGS or _FACT.search(line):
        return False
    found = {_bare(word) for word in words}
    if found & (_ACTS | _BUTTONS) or (found & _OFFERS and found & _READER):
        return len(found - _BESIDE) > 1 or not found.isdisjoint(_BUTTONS)
    return len(found & NETWORKS) > 1 and not found & {"dan", "atau"} and "," not in line
