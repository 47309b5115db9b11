"""Boxes in which a newspaper serves its reader beside any story: the weather, prayer times, prices, a quote of the day.

Such a box has its name on top, and says that it is one: it has a button, its data are renewed, or the story says nothing of its subject.
"""

import re
from collections.abc import Sequence

from kontan_crawler.text.features import Features, Reads
from kontan_crawler.text.line_reading import SENTENCE_ENDS
from kontan_crawler.text.page_blocks import PageBlock
from kontan_crawler.text.places import is_town
from kontan_crawler.text.prompts import begins_like_prompt
from kontan_crawler.text.words import latin_words

_SUBJECTS = tuple(  # words of what a box serves: one of them is in its name, and in a story about it
    frozenset(words.split())
    for words in (
        "cuaca suhu hujan bmkg cerah",
        "salat sholat solat shalat imsak imsakiyah azan adzan subuh magrib maghrib puasa",
        "emas antam ubs buyback perak logam",
        "bbm pertalite pertamax bensin solar dexlite",
        "kurs valas dolar rupiah forex",
        "ihsg indeks saham bursa pasar market gainers losers",
        "kripto crypto bitcoin ethereum",
        "pangan sembako beras cabai telur",
        "komoditas cpo batubara minyak nikel",
        "zodiak horoskop shio",
        "kpr cicilan simulasi kalkulator zakat",
        "deposito bunga reksa",
        "skor klasemen liga pertandingan",
    )
)
_OF_SUBJECTS = frozenset().union(*_SUBJECTS)
_BESIDE = frozenset(  # in the names of such boxes
    "info update data pantauan pantau jadwal waktu prakiraan ramalan perkiraan harga hari ini terkini terbaru live pagi siang sore malam besok di untuk dan wilayah kota"
    " nasional dunia global asia acuan transaksi jual beli bi bca bank top tabel grafik rata dana sekitarnya batangan mata uang hijau teraktif".split()
)
_IN_NAMES = _OF_SUBJECTS | _BESIDE
_PLACES = frozenset({"", "indonesia", "jabodetabek", "jakarta raya", "jawa", "dki jakarta", "kota anda"})
_MAX_NAME = 7  # words
_MAX_ROW = 40  # words; three towns and their weather
_MAX_NOTE = 15  # words of a line
_MIN_SENTENCE = 8  # words, of the story
_MAX_CALL = 6  # words: "Lihat jadwal kota lain"
_RENEWED = re.compile(r"\b(?:diperbarui|perbarui|tertunda|real ?time)\b", re.IGNORECASE)
_PODCAST = re.compile(r"(?:podcast|siniar)\b.{0,40}", re.IGNORECASE)
_EPISODE = re.compile(r"\b(?:episode|\d+ menit|tersedia|tayang|dengarkan|aplikasi|spotify|noice)\b", re.IGNORECASE)
_ASSISTANT = re.compile(r"(?:Asisten|Tanya|Obrolan) AI\b.{0,20}")
_OF_THE_DAY = re.compile(
    r"(?:kutipan|quotes?|kata|petuah|pepatah|motivasi|inspirasi|mutiara)\b.{0,20}\b(?:hari ini|hari|pekan ini|minggu ini|of the day|bijak|mutiara)",
    re.IGNORECASE,
)
_MAX_QUOTE, _MAX_QUOTED = 4, 45  # lines and words of a quote of the day


def is_service(block: PageBlock) -> bool:
    """Return whether a block is a box of the paper under its name, beside any story."""
    title, *rows = block.inside
    if not rows or block.is_introduced or block.tag == "p":
        return False
    return _is_of_the_day(title, rows) or _is_podcast(title, rows) or (block.is_apart and (_has_data(block) or _is_assistant(title, rows)))


def names_subject(line: str) -> bool:
    """Return whether a line has a word for what such a box serves, as its name has."""
    return not _OF_SUBJECTS.isdisjoint(latin_words(line))


def _is_of_the_day(title: Features, rows: list[Features]) -> bool:
    """Return whether a box is a quote of the day."""
    is_short = len(rows) <= _MAX_QUOTE and sum(map(_count_words, rows)) <= _MAX_QUOTED
    return is_short and _OF_THE_DAY.fullmatch(title.text.rstrip(":!")) is not None


def _is_podcast(title: Features, rows: list[Features]) -> bool:
    text = " ".join(features.text for features in rows)
    return _PODCAST.fullmatch(title.text) is not None and _EPISODE.search(text) is not None and not any(map(_is_sentence, rows))


def _is_assistant(title: Features, rows: list[Features]) -> bool:
    return _ASSISTANT.fullmatch(title.text) is not None and all(features.words <= _MAX_NOTE for features in rows)


def _has_data(block: PageBlock) -> bool:
    """Return whether a box has figures under a name of such a box, and is none of the story's."""
    title, *rows = block.inside
    words = latin_words(title.text)
    if not _is_name(title.text, words) or not any(any(map(str.isdigit, features.text)) for features in rows):
        return False
    if any(_count_words(features) > _MAX_ROW or _is_sentence(features) for features in rows):
        return False
    is_shown = bool(block.controls) or _RENEWED.search(rows[-1].text) is not None or _is_call(rows[-1]) or any(map(_is_sky, rows))
    return is_shown or not _is_subject_of_story(block, words)


def _is_name(name: str, words: Sequence[str]) -> bool:
    """Return whether a line is the name of such a box: its subject, a place, and words that stand beside them. words: of the line."""
    if not words or len(words) > _MAX_NAME or name.endswith(".") or _OF_SUBJECTS.isdisjoint(words):
        return False
    place = _place(words)
    return place in _PLACES or is_town(place)


def _place(words: Sequence[str]) -> str:
    return " ".join(word for word in words if word not in _IN_NAMES)


def _is_subject_of_story(block: PageBlock, words: Sequence[str]) -> bool:
    """Return whether the sentences outside of a box have a word of its subjects, and its place. words: of the name of the box."""
    own = {id(features) for features in block.inside}
    others = (features for features in block.body if features.reads is Reads.STORY and id(features) not in own)
    told = {word for features in others if _count_words(features) >= _MIN_SENTENCE for word in latin_words(features.text)}
    subjects = frozenset().union(*(subject for subject in _SUBJECTS if not subject.isdisjoint(words)))
    return not told.isdisjoint(subjects) and told.issuperset(_place(words).split())


def _is_sky(features: Features) -> bool:
    """Return whether a row has the degrees of the weather."""
    return "°" in features.text


def _is_call(features: Features) -> bool:
    """Return whether a line below the figures is a few words to act on: "Cek grafik harga"."""
    return features.words <= _MAX_CALL and not features.text.endswith(".") and begins_like_prompt(features.text)


def _is_sentence(features: Features) -> bool:
    return features.text.endswith(SENTENCE_ENDS) and _count_words(features) > _MAX_NOTE


def _count_words(features: Features) -> int:
    """Return the words of a line; a table counts as many in its features."""
    return len(features.text.split())
