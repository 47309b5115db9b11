"""Sentences that go on with a thing that the story named before: "Aplikasi ini tersedia gratis di Google Play." is of the page elsewhere."""

import re

from kontan_crawler.text.draft import Draft
from kontan_crawler.text.features import Reads
from kontan_crawler.text.words import latin_words

_NAMED_AGAIN = re.compile(r"([A-Z][a-z]{3,}) (?:ini|itu|tersebut)\b(?!.*\b(?:KONTAN|Kontan|[Kk]ami)\b)")
_OF_PAGE = frozenset(
    "artikel berita tulisan halaman laman konten situs iklan liputan cerita naskah video foto gambar kanal komentar materi informasi media hari bulan tahun pekan minggu".split()
)  # of which a page says "ini" of itself


def refers_back(draft: Draft, number: int) -> bool:
    """Return whether a line begins with a thing, and "ini" or the like, that a sentence of the story before it has named."""
    named = _NAMED_AGAIN.match(draft.found[number].text)
    thing = named[1].lower() if named else ""
    if not thing or thing in _OF_PAGE:
        return False
    return any(before.reads is Reads.STORY and thing in latin_words(before.text) for before in draft.found[:number])
