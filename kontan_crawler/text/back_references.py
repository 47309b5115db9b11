"""Sentences that go on with a thing that the story named before: "Aplikasi ini tersedia gratis di Google Play." is of the page elsewhere."""

from kontan_crawler.patterns import lazy
from kontan_crawler.text.draft import Draft

_NAMED_AGAIN = lazy(r"([A-Z][a-z]{3,})(?: [a-z]+)? (?:ini|itu|tersebut)\b")
_OF_PAGE = frozenset(  # of which a page says "ini" of itself
    "artikel berita tulisan halaman laman konten situs iklan liputan cerita naskah video foto gambar komentar materi informasi media"
    " hari bulan tahun pekan minggu rekomendasi analisis ulasan data harga kurs tabel grafik newsletter edisi kolom rubrik diskusi".split()
)
_OF_READERS = lazy(
    r"\b(?:KONTAN|Kontan|[Kk]ami|(?:hanya|khusus)\b.{0,20}\bpelanggan|(?:ber)?langganan|premium|pembaca|redaksi|ikuti|berita (?:terbaru|terkini|pilihan))\b"
)
_MIN_ALIKE = 3  # sentences in elements like that of the line, with it


def refers_back(draft: Draft, number: int) -> bool:
    """Return whether a line, in an element like those of the story, begins with a thing and "ini" or the like, and a sentence before it has named that thing."""
    line = draft.found[number].text
    named = _NAMED_AGAIN.match(line)
    thing = named[1].lower() if named else ""
    if not thing or thing in _OF_PAGE or _OF_READERS.search(line):
        return False
    is_named = any(draft.first_named.get(word, number) < number for word in (thing, f"{thing}nya"))
    return is_named and draft.shapes_of_sentences[draft.shapes[number]] >= _MIN_ALIKE
