"""Boxes in which a newspaper serves its reader beside any story: the weather, prayer times, prices, a quote of the day, a podcast.

Each has its name on top. One with figures has no sentence, and a button or a call; or the story says nothing of its subject.
"""

import re
from collections.abc import Sequence

from kontan_crawler.text.elements import LISTS
from kontan_crawler.text.features import Features
from kontan_crawler.text.page_blocks import PageBlock
from kontan_crawler.text.places import is_town
from kontan_crawler.text.prompts import begins_like_prompt
from kontan_crawler.text.signs import LINE_ENDS
from kontan_crawler.text.widgets import SKY
from kontan_crawler.text.words import latin_words

_SUBJECTS = tuple(  # words of what a box serves, one of them in its name, and others of which a story about it has one
    (frozenset(names.split()), frozenset(others.split()))
    for names, others in (
        ("cuaca suhu", "hujan cerah bmkg banjir angin badai topan panas dingin salju musim kemarau iklim gelombang"),
        (
            "salat sholat solat shalat imsak imsakiyah azan puasa sahur",
            "ramadan lebaran idul muslim islam masjid umat berbuka subuh magrib",
        ),
        ("emas antam", "ubs logam perhiasan pegadaian perak bullion"),
        ("bbm pertalite pertamax solar", "bensin bakar bakarnya minyak pertamina spbu dexlite"),
        ("kurs valas", "dolar rupiah uang valuta devisa yen euro"),
        ("pangan sembako beras cabai telur", "pokok petani panen bulog sayur daging dapur inflasi"),
    )
)
_OF_SUBJECTS = frozenset().union(*(names for names, _ in _SUBJECTS))
_BESIDE = frozenset(  # in the names of such boxes
    "info update data pantauan pantau jadwal waktu jam setempat prakiraan ramalan perkiraan harga hari ini terkini terbaru live pagi siang sore malam besok di untuk dan wilayah kota"
    " nasional dunia acuan transaksi jual beli bi bca bank tabel grafik sumber rata sekitarnya batangan logam mulia dolar rupiah".split()
)
_OF_WEATHER = frozenset("cuaca suhu bmkg celsius derajat prakiraan".split())
_MIN_DEGREES = 2  # with their sign
_MAX_UNIT = 3  # letters
_OF_MARKET = frozenset("pasar saham bursa indeks ihsg market kripto komoditas reksa".split())
_MARKET_BOXES = _OF_MARKET | frozenset("kalender agenda gainer gainers loser losers watchlist snapshot movers teraktif kurs valas".split())
_BESIDE_MARKET = frozenset(
    "ekonomi rilis top live papan pilihan penggerak asia global kontan kapitalisasi wall street the s penutupan sesi real time".split()
)
_REPORTED = frozenset("naik turun menjadi ke sepanjang target".split())  # in no widget
_MIN_NAMED = 4  # letters of a word that names something
_MIN_NAME = 2  # words of the name of a box of the market
_MAX_SHARED = 0.25  # of the words of a box that the story has
_IN_NAMES = _OF_SUBJECTS | _BESIDE
_PLACES = frozenset({"", "indonesia", "jabodetabek", "jakarta raya", "jawa", "dki jakarta", "kota anda"})
_MAX_NAME = 7  # words
_MAX_ROW = 40  # words; three towns and their weather
_MAX_NOTE = 15  # words of a line
_MAX_CALL = 6  # words: "Lihat jadwal kota lain"
_RENEWED = re.compile(r"\b(?:diperbarui|perbarui|tertunda|real ?time)\b", re.IGNORECASE)
_PODCAST = re.compile(r"(?:podcast|siniar)\b.{0,40}", re.IGNORECASE)
_EPISODE = re.compile(r"\b(?:episode|\d+ menit|tersedia|tayang|dengarkan|aplikasi|spotify|noice)\b", re.IGNORECASE)
_ASSISTANT = re.compile(r"(?:Asisten|Tanya|Obrolan) AI\b.{0,20}")
_OF_THE_DAY = re.compile(
    r"(?:kutipan|quotes?|kata(?:-kata)? (?:bijak|mutiara|motivasi)|petuah|pepatah|motivasi|inspirasi|mutiara)(?: (?:(?:untuk )?(?:hari|pagi|pekan|minggu) ini|of the day|harian))",
    re.IGNORECASE,
)
_MAX_QUOTE, _MAX_QUOTED = 4, 45  # lines and words of a quote of the day


def is_service(block: PageBlock) -> bool:
    """Return whether a block is a box of the paper under its name, beside any story."""
    title, *rows = block.inside
    if not rows or block.is_introduced or block.tag == "p":
        return False
    if _is_of_the_day(title, rows) or _is_podcast(title, rows):
        return True
    return block.is_apart and (_is_weather(block) or _has_data(block) or _is_assistant(title, rows) or _is_of_market(block))


def may_be_name(line: str) -> bool:
    """Return whether a line may be the name of a box with figures: "Pasar Terkini", "Waktu Dunia"."""
    words = latin_words(line)
    return not (_OF_SUBJECTS | _OF_MARKET).isdisjoint(words) or _IN_NAMES.issuperset(words)


def _is_of_the_day(title: Features, rows: list[Features]) -> bool:
    """Return whether a box is a quote of the day."""
    is_short = len(rows) <= _MAX_QUOTE and sum(features.printed_words for features in rows) <= _MAX_QUOTED
    return is_short and _OF_THE_DAY.fullmatch(title.text.rstrip(":!")) is not None


def _is_podcast(title: Features, rows: list[Features]) -> bool:
    text = " ".join(features.text for features in rows)
    return _PODCAST.fullmatch(title.text) is not None and _EPISODE.search(text) is not None and not any(map(_is_sentence, rows))


def _is_assistant(title: Features, rows: list[Features]) -> bool:
    return _ASSISTANT.fullmatch(title.text) is not None and all(features.words <= _MAX_NOTE for features in rows)


def _has_data(block: PageBlock) -> bool:
    """Return whether a box has figures under a name of such a box, and no sentence: a section of the story has one."""
    title, *rows = block.inside
    words = latin_words(title.text)
    if block.tag in LISTS or not _is_name(title.text, words) or not any(any(map(str.isdigit, features.text)) for features in rows):
        return False
    if _have_sentence(rows[:-1] if _RENEWED.search(rows[-1].text) else rows):
        return False
    return bool(block.controls) or _is_call(rows[-1]) or not _is_subject_of_story(block, words)


def _is_of_market(block: PageBlock) -> bool:
    """Return whether a box has figures of the market under its name, and no sentence, and the story has few of its words."""
    title, *rows = block.inside
    words = set(latin_words(title.text))
    if (
        len(words) < _MIN_NAME
        or not block.names
        or block.is_introduced
        or words.isdisjoint(_MARKET_BOXES)
        or not words <= _MARKET_BOXES | _BESIDE_MARKET | _BESIDE
        or title.text.endswith(".")
    ):
        return False
    text = " ".join(features.text for features in rows)
    is_written = any(": " in row.text for row in rows) or not _REPORTED.isdisjoint(latin_words(text))  # by a reporter
    if not any(map(str.isdigit, text)) or is_written:
        return False
    if _have_sentence(rows) or _is_subject_of_story(block, [*words]):
        return False
    named = {word for word in latin_words(f"{title.text} {text}") if len(word) >= _MIN_NAMED} - _BESIDE
    return len(named & block.story_words()) <= _MAX_SHARED * len(named)


def _is_weather(block: PageBlock) -> bool:
    """Return whether a box has degrees and skies of several towns or hours, and no sentence; the story has not the weather of one of them."""
    title, *rows = block.inside
    text = " ".join(features.text for features in rows)
    if text.count("°") < _MIN_DEGREES or SKY.search(text) is None or title.words > _MAX_NAME or title.text.endswith("."):
        return False
    if _have_sentence(rows):
        return False
    told = block.story_words()
    places = {*latin_words(SKY.sub(" ", f"{title.text} {text}"))} - _IN_NAMES - _OF_WEATHER
    return told.isdisjoint(_OF_WEATHER) or told.isdisjoint(word for word in places if len(word) > _MAX_UNIT)


def _is_name(name: str, words: Sequence[str]) -> bool:
    """Return whether a line is the name of such a box: its subject, a place, and words that stand beside them. words: of the line."""
    if not words or len(words) > _MAX_NAME or name.endswith(".") or _OF_SUBJECTS.isdisjoint(words):
        return False
    place = " ".join(word for word in words if word not in _IN_NAMES)
    return place in _PLACES or is_town(place)


def _is_subject_of_story(block: PageBlock, words: Sequence[str]) -> bool:
    """Return whether the story has a word of the subjects of a box. words: of its name."""
    told = block.story_words()
    return any(not (names.isdisjoint(words) or told.isdisjoint(names | others)) for names, others in _SUBJECTS)


def _have_sentence(rows: Sequence[Features]) -> bool:
    """Return whether a row ends with a full stop, or is too long for figures."""
    return any(features.printed_words > _MAX_ROW or features.text.endswith(".") for features in rows)


def _is_call(features: Features) -> bool:
    """Return whether a line below the figures is a few words to act on: "Cek grafik harga"."""
    return features.words <= _MAX_CALL and not features.text.endswith(".") and begins_like_prompt(features.text)


def _is_sentence(features: Features) -> bool:
    return features.text.endswith(LINE_ENDS) and features.printed_words > _MAX_NOTE
