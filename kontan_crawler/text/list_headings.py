"""Headings of lists of links, and labels before a link: "Berita Terkait", "Lihat juga:"."""

import re

from kontan_crawler.site import RelatedKind

_KINDS: tuple[tuple[RelatedKind, str], ...] = (
    ("baca_juga", r"baca\s+juga\b"),
    ("tonton", r"^tonton\b"),
    ("selanjutnya", r"^selanjutnya\b"),
    ("menarik_dibaca", r"^menarik\s+dibaca\b"),
    ("video_terkait", r"video\s+terkait\b"),
    ("artikel_terkait", r"artikel\s+terkait\b"),
    ("berita_terkait", r"berita\s+terkait\b"),
)
_KIND = tuple((kind, re.compile(form, re.IGNORECASE)) for kind, form in _KINDS)
_THING = r"(?:artikel|berita|konten|video|foto|liputan|laporan|kabar|tulisan|cerita|bacaan|tayangan|infografi[sk]|topik|tautan|rekomendasi|pilihan|sajian|ulasan)"
_WHICH = (
    r"(?:terkait(?:nya)?|lain(?:nya)?|serupa|sejenis|terpopuler|populer|terbaru|terkini|pilihan|utama|rekomendasi|menarik|berikutnya|selengkapnya|sebelumnya|juga|redaksi|editor|kontan"
    r"|untuk (?:anda|kamu)|buat (?:anda|kamu)|hari ini|terhangat|hangat|penting|dari kontan|internasional|global|bisnis|ekonomi|seputar ini|yang relevan|relevan|nih|di sini|kami|baca|ini|pekan ini|tentang ini|topik ini|khusus|mendalam|eksklusif|pilihan editor)"
)
_HEADING = re.compile(
    "|".join(
        (
            r"(?:baca|lihat|simak|tonton|saksikan|cek|dengarkan|ikuti|buka|baca dan simak|nonton)\s+(?:juga|pula|lainnya|berikutnya|ini juga|lagi|ini|dulu|video(?:nya)?|di sini|artikel|berita)(?:\s+(?:nih|ya|yuk))?(?:\s+"
            + _THING
            + r"(?:\s+"
            + _WHICH
            + r")*)?",
            rf"(?:baca|lihat|simak|cek)\s+{_THING}(?:\s+{_WHICH})+",
            rf"{_THING}(?:\s+{_THING})?(?:\s+{_WHICH}){{1,3}}",
            r"(?:mungkin|barangkali) (?:anda|kamu) (?:juga )?(?:suka|tertarik|ingin (?:baca|tahu)|minati).{0,20}|(?:anda|kamu) mungkin (?:juga )?(?:suka|tertarik|melewatkan).{0,20}",
            r"(?:jangan|yang) (?:lewatkan|terlewat(?:kan)?|dilewatkan|anda lewatkan).{0,20}|(?:yang )?(?:sedang |lagi )?(?:banyak dibaca|terpopuler|populer|trending|tren|hangat|viral|ramai)(?:\s+(?:hari|pekan|saat) ini)?",
            r"(?:rekomendasi|direkomendasikan|pilihan|terkait|menarik dibaca|selanjutnya|berikutnya|terbaru|terkini|tonton|saksikan|nonton|baca|lihat|simak|video|related|you may (?:also )?like|recommended|more)(?:\s+(?:untuk|buat|bagi|dari|for)\s+\w+)?",
            r"(?:masih )?(?:dalam )?topik (?:yang sama|serupa|terkait|ini)|(?:berita|artikel|kabar) (?:seputar|tentang|soal) .{3,30}|kabar (?:lain|lainnya).{0,20}",
        )
    ),
    re.IGNORECASE,
)
_FRAME = re.compile(r"^\W+|[\s:>»→▶\-–—|•.!]+$")
_MAX_LENGTH = 60  # characters


def kind_of_heading(line: str) -> RelatedKind | None:
    """Return the kind of the links under a heading or after a label, "terkait" for one without a kind of its own; None for any other line."""
    if len(line) > _MAX_LENGTH:
        return None
    words = _FRAME.sub("", line)
    if not _HEADING.fullmatch(words):
        return None
    return kind_in(words)


def kind_in(words: str) -> RelatedKind:
    """Return the kind of related links that a label or heading names; "terkait" for any other."""
    return next((kind for kind, form in _KIND if form.search(words)), "terkait")
