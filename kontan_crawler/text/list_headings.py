"""Headings of lists of links, and labels before a link: "Berita Terkait", "Lihat juga:"."""

import re

from kontan_crawler.site import RelatedKind
from kontan_crawler.text.words import latin_words

_KINDS: tuple[tuple[RelatedKind, str], ...] = (
    ("baca_juga", r"\bbaca\s+juga\b"),
    ("tonton", r"^tonton(?:\s+(?:juga|videonya|video))?$"),
    ("selanjutnya", r"^selanjutnya\b"),
    ("menarik_dibaca", r"^menarik\s+dibaca\b"),
    ("video_terkait", r"video\s+terkait\b"),
    ("artikel_terkait", r"artikel\s+terkait\b"),
    ("berita_terkait", r"berita\s+terkait\b"),
)
_KIND = tuple((kind, re.compile(form, re.IGNORECASE)) for kind, form in _KINDS)
_OF_LISTS = frozenset(  # a heading of a list has one of them
    "terkait serupa sejenis terpopuler populer terbaru terkini pilihan rekomendasi direkomendasikan menarik berikutnya selanjutnya sebelumnya juga pula lewatkan terlewat terlewatkan dilewatkan"
    " suka menyukai tertarik minati dibaca ditonton dicari trending tren viral terhangat hangat sorotan lainnya lain tonton saksikan nonton baca simak lihat cek video topik relevan"
    " telusuri dalami read related article articles recommended more like next galeri cuplikan tv teratas khusus wajib ramai klik penasaran nyambung miss bacaan sambungan pick picks choice latest popular trending viewed must premium spesial".split()
)
_OF_HEADINGS = _OF_LISTS | frozenset(
    "artikel berita konten foto liputan laporan kabar tulisan cerita bacaan tayangan infografik infografis tautan sajian ulasan dan untuk buat bagi dari anda kamu redaksi editor penyunting kontan hari pekan minggu"
    " saat ini itu penting bisnis ekonomi internasional global dunia seputar yang nih ya yuk di sini kami mendalam eksklusif mungkin barangkali ingin tahu jangan sedang lagi paling banyak masih dalam"
    " sama tentang soal pembaca utama ramai dengarkan ikuti buka dulu you may also for stories news dengan penulis kanal rubrik isu se melewatkan bisa lebih jauh nih deh ke sekarang viral pilihans editors dont don t s up out check see most top now todays whats it".split()
)
_ABOUT = re.compile(
    r"(?:berita|artikel|kabar|topik) (?:seputar|tentang|soal|terkait) \S.{2,30}|foto (?:hari|pekan|minggu|bulan) ini", re.IGNORECASE
)
_IN_HEADINGS = _OF_LISTS | {"berita", "artikel", "kabar", "topik", "foto"}  # one of them is in each
_MAX_WORDS = 8
_NO_APOSTROPHE = dict.fromkeys(map(ord, "'’"))
_FRAME = re.compile(r"^\W+|[\s:>›»→▶\-–—|•.!()\[\]]+$")
_MAX_LENGTH = 60  # characters


def kind_of_heading(line: str) -> RelatedKind | None:
    """Return the kind of the links under a heading or after a label, "terkait" for one without a kind of its own; None for any other line."""
    if len(line) > _MAX_LENGTH or _IN_HEADINGS.isdisjoint(latin_words(line)):
        return None
    is_bare = line[:1].isalnum() and line[-1:].isalnum()  # most lines
    printed = line if is_bare else _FRAME.sub("", line)
    return kind_in(printed) if _is_of_list(printed) or _ABOUT.fullmatch(printed) else None


def _is_of_list(printed: str) -> bool:
    """Return whether all words are those of such headings: "Berita Terkait", "Pembaca Juga Menyukai"."""
    printed = printed.translate(_NO_APOSTROPHE)
    if not printed.replace(" ", "").isalpha():
        return False
    words = {*printed.lower().split()}
    return len(words) <= _MAX_WORDS and words <= _OF_HEADINGS and not words.isdisjoint(_OF_LISTS)


def kind_in(words: str) -> RelatedKind:
    """Return the kind of related links that a label or heading names; "terkait" for any other."""
    return next((kind for kind, form in _KIND if form.search(words)), "terkait")
