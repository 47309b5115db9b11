"""Lines of widgets: times, the weather, scores, and rows of them. Lines are clean."""

import re
from collections.abc import Iterable

from kontan_crawler import site
from kontan_crawler.patterns import lazy
from kontan_crawler.text.market_lines import DIGIT, MAX_LENGTH, TICKER_LABEL, is_row_of_market, is_row_of_quotes, is_ticker
from kontan_crawler.text.words import WEEKDAYS

_CLOCK = lazy(r"\d[:.]\d\d")
_UNITS = r"detik|menit|jam|hari|minggu|pekan|bulan|tahun"
_TIME_FORM = (
    rf"(?:(?:\d{{1,2}}|se|beberapa)\s*(?:{_UNITS})(?:\s+\d{{1,2}}\s*(?:{_UNITS}))?\s+(?:(?:yang )?lalu|baca)|\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?(?:\s*(?:wib|wita|wit))?|baru saja|kemarin|hari ini"
    rf"|(?:(?=[dptru])(?:(?:{site.STAMP_LABEL}|{site.UPDATE_LABEL})\s*:?\s*(?:pada\s*:?\s+)?|dikirim pada\s+))?(?:(?:{WEEKDAYS})\s*,?\s*)?"
    r"\(?\d{1,2}(?:[/-]\d{1,2}[/-]|\s+[a-z]{3,9}\.?\s+)\d{2,4}\)?(?:\W+(?:pukul\s*)?\d{1,2}[:.]\d\d(?:\s*(?:wib|wita|wit))?)?)\W*"
)
_TIME = lazy(rf"\W*{_TIME_FORM}", re.IGNORECASE)
_AGE_IN_SECTION = lazy(rf"\W*[a-z][\w ]{{1,20}}?\s?[|•·]\s?(?=.*\blalu\b){_TIME_FORM}", re.IGNORECASE)
_STAMP = lazy(r"\blalu\b|\d{4}\D.*\d[:.]\d\d|baru saja", re.IGNORECASE)
_PAGE_NUMBER = lazy(r"\d{1,2}")
_SKY_WORDS = "hujan|cerah|berawan|gerimis|mendung|kabut|berkabut|petir|ringan"
_WEATHER = lazy(
    rf"\W*(?:[\w/]{{2,12}}\W+)?\d{{1,2}}\s?°\s?c?(?:\s?[/–-]\s?\d{{1,2}}\s?°\s?c?)?\W*(?:(?:{_SKY_WORDS})\b.{{0,20}})?", re.IGNORECASE
)
SKY = lazy(rf"\b(?:{_SKY_WORDS})\b", re.IGNORECASE)
"""A word of the weather."""
_WEATHER_NOW = lazy(rf"[^|]+\| (?:(?:{_SKY_WORDS}|lebat|sedang|tebal|sebagian)\W*)+\| \d{{1,2}}\s?°\s?C?\W*", re.IGNORECASE)
CHOICE = "[○◯⚪☐□⬜🔘]"
"""A sign before an answer of a poll, for a pattern."""
_CHOICE = lazy(CHOICE)
DOWN = ("⬇", "⬇️", "⤵", "⤵️", "👇")
"""Arrows down; others stand behind prices."""
_QUOTES = frozenset('"“')
_REACTION = lazy(
    r"[\U0001F600-\U0001F64F\U0001F910-\U0001F92F\U0001F970-\U0001F97A👍👎👏❤🔥💡]\W{0,3}[A-Za-z]+(?: [A-Za-z]+)?[\s:(]{1,3}[\d.]+\)?"
)
_WEATHER_LABEL = lazy(r"(?:prakiraan )?cuaca\b[^:]{0,40}:\s*", re.IGNORECASE)
_DEGREES = lazy(r"[A-Z][A-Za-z .]{2,25}?\s*:?\s*[-–−]?\d{1,2}(?:\s?[-–/]\s?\d{1,2})?\s?[°º]\s?C?\b")
_AIR = lazy(r"kualitas udara\s*:.{1,60}", re.IGNORECASE)
_CLOCK_ROW = lazy(r"[A-Za-z'’ /]{3,20}\W{0,3}\d{1,2}[:.]\d\d(?:\s*(?:wib|wita|wit))?(?:\W+(?:buka|tutup|open|closed?))?", re.IGNORECASE)
_TEAM = r"[A-Z][\w.]*(?: [A-Z][\w.]*){0,3}"
_MINUTES = "'’′"
_SCORES = lazy(rf"({_TEAM}) \d{{1,2}}\s?[-–:]\s?\d{{1,2}} {_TEAM} \d{{1,3}}(?:\+\d)?[{_MINUTES}](?!\w)")  # of matches that are played
_GLUED = lazy(r"\)(?=[A-Z])")  # elements that CSS sets apart: "(+0,38%)LQ45"
_MAX_WEATHER = 60  # characters of a row
_MAX_BESIDE_SCORES = 4  # words
_TIMES = lazy(r"(?:\W*\d{1,2}[:.]\d\d(?:\s*(?:wib|wita|wit))?){2,}\W*", re.IGNORECASE)
_CLOCKED = lazy(r"[A-Za-z'’ /]{3,30}\W{0,3}\d{1,2}[:.]\d\d(?:\s*(?:wib|wita|wit))?", re.IGNORECASE)


def is_time(line: str) -> bool:
    """Return whether a line is only a time: "3 jam lalu", "04 Feb 2026", "02:13"."""
    if len(line) >= MAX_LENGTH:
        return False
    return bool(_TIME.fullmatch(line) or ("lalu" in line.lower() and _AGE_IN_SECTION.fullmatch(line)))


def is_stamp(line: str) -> bool:
    """Return whether a line is only the age or the moment of an article: "3 jam lalu", "04/02/2026 18:01"."""
    return is_time(line) and bool(_STAMP.search(line))


def is_measure(line: str) -> bool:
    """Return whether a line is only a name and a price with its change, a temperature, a clock time or a small number: one row of a widget."""
    if len(line) > MAX_LENGTH or not DIGIT.search(line):
        return _AIR.fullmatch(line) is not None
    return bool(is_row_of_market(line) or _PAGE_NUMBER.fullmatch(line) or _WEATHER.fullmatch(line) or _CLOCK_ROW.fullmatch(line))


def is_row_of_times(line: str) -> bool:
    """Return whether a line has at least two names with a clock time each, and nothing else."""
    if len(line) > MAX_LENGTH or line.endswith(".") or not _CLOCK.search(line):  # a sentence has a full stop
        return False
    named = TICKER_LABEL.sub("", line)
    return is_row_of_clock_times(line) or (len(_CLOCKED.findall(named)) > 1 and not any(map(str.isalnum, _CLOCKED.sub("", named))))


def is_widget_row(line: str) -> bool:
    """Return whether a line is several names with prices, clock times or temperatures: a widget of its own."""
    line = _GLUED.sub(") ", line) if ")" in line else line
    if is_ticker(line) or is_row_of_times(line) or is_row_of_quotes(line) or _is_row_of_scores(line):
        return True
    return not line.isascii() and (_is_row_of_weather(line) or is_row_of_choices(line) or _is_reaction(line))


def is_row_of_choices(line: str) -> bool:
    """Return whether a line has the signs of at least two choices: "○ Setuju ○ Tidak"."""
    return len(line) <= MAX_LENGTH and len(_CHOICE.findall(line)) > 1


def begins_with_choices(line: str) -> bool:
    """Return whether a line is nothing but choices, whose question stands above."""
    return _CHOICE.match(line) is not None and is_row_of_choices(line)


def points_down(line: str) -> bool:
    """Return whether a line ends with an arrow to what follows an advertisement: "Lanjut di bawah ⬇"."""
    return line.endswith(DOWN) and len(line) <= MAX_LENGTH and _QUOTES.isdisjoint(line)


def is_weather_table(lines: Iterable[str]) -> bool:
    """Return whether the rows of a table, none of which names the columns, are places with their weather and one temperature, as of now."""
    rows = [line for line in lines if any(map(str.isalnum, line))]
    return len(rows) > 1 and all(len(row) <= _MAX_WEATHER and _WEATHER_NOW.fullmatch(row) for row in rows)


def is_row_of_clock_times(line: str) -> bool:
    """Return whether a line is at least two clock times and nothing else."""
    return len(line) <= MAX_LENGTH and _TIMES.fullmatch(line) is not None


def _is_reaction(line: str) -> bool:
    """Return whether a line is a face or a hand, a word or two and a count: "😀 Senang 12"."""
    return _REACTION.fullmatch(line) is not None


def _is_row_of_weather(line: str) -> bool:
    """Return whether a line is a label and at least two places with a temperature each: "Cuaca: Jakarta 31°C, Medan 30°C"."""
    label = _WEATHER_LABEL.match(line) if len(line) <= MAX_LENGTH and not line.endswith(".") else None
    places = line[label.end() :] if label else ""
    return len(_DEGREES.findall(places)) > 1 and not any(map(str.isalnum, _DEGREES.sub("", places)))


def _is_row_of_scores(line: str) -> bool:
    """Return whether a line is at least two matches with their scores and minutes, and little else. The goals of one match are of the story."""
    if len(line) > MAX_LENGTH or line.endswith(".") or not any(map(line.__contains__, _MINUTES)) or len(set(_SCORES.findall(line))) < 2:
        return False
    return len(_SCORES.sub("", line).split()) <= _MAX_BESIDE_SCORES
