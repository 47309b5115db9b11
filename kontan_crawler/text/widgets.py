"""Lines of widgets: times, prices with their changes, the weather. Lines are clean."""

import re

from kontan_crawler.patterns import lazy
from kontan_crawler.text.words import WEEKDAYS

MAX_LENGTH = 200  # characters
DIGIT, _CLOCK = lazy(r"\d"), lazy(r"\d[:.]\d\d")
_UNITS = r"detik|menit|jam|hari|minggu|pekan|bulan|tahun"
_TIME = lazy(
    rf"\W*(?:[a-z][\w ]{{1,20}}?\s?[|•·]\s?(?=.*\blalu\b))?(?:(?:\d{{1,2}}|se|beberapa)\s*(?:{_UNITS})(?:\s+\d{{1,2}}\s*(?:{_UNITS}))?\s+(?:(?:yang )?lalu|baca)|\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?(?:\s*(?:wib|wita|wit))?|baru saja|kemarin|hari ini"
    r"|(?:(?:"
    + WEEKDAYS
    + r")\s*,?\s*)?\(?\d{1,2}(?:[/-]\d{1,2}[/-]|\s+[a-z]{3,9}\.?\s+)\d{2,4}\)?(?:\W+(?:pukul\s*)?\d{1,2}[:.]\d\d(?:\s*(?:wib|wita|wit))?)?)\W*",
    re.IGNORECASE,
)
_STAMP = lazy(r"\blalu\b|\d{4}\D.*\d[:.]\d\d|baru saja", re.IGNORECASE)
PRICE = lazy(r"Rp\s?\d[\d.,]*")
ARROWS = "▲▼△▽↑↓"
"""Arrows before the change of a price."""
_NONE = r"\s0[.,]0+\s?%"  # no change, without a sign
_SIGN = lazy(rf"[{ARROWS}+−–-]|{_NONE}$")
_CHANGE = lazy(rf"(?:[{ARROWS}]|(?<![\w,.])[(]?[-+−–]\s?\d|{_NONE}$)")
_NAME = r"[A-Za-z][\w./&-]*(?:\s[\w/&][\w./&-]*){0,3}"
_LONG_NAME = r"[A-Za-z][\w./&-]*(?:\s(?!Rp\b)[A-Za-z/&][\w./&-]*){0,6}"
PRICE_FORM = r"(?:Rp\s?|US\$\s?|\$\s?)?\d[\d.,]*\s*%?(?:/(?:gram|gr|kg|ton|barel|oz|ons))?"
"""A price, for a pattern."""
_ENTRY = lazy(
    rf"{_NAME}\s*[{ARROWS}]\s?[\d.,]+\s?%|{_NAME}\s*:?\s*{PRICE_FORM}(?:\s*\(?[-+−–{ARROWS}]\s?[\d.,]*\s?%?\)?){{0,2}}(?:\s*\(\s?[\d.,]+\s?%\s?\))?(?:{_NONE})?"
)
INSTRUMENT = lazy(
    r"[A-Z]{4}|IHSG|LQ45|IDX30|(?i:(?:Nikkei|Topix|Kospi|Hang Seng|Shanghai|Straits Times|STI|FTSE|DAX|CAC|Nasdaq|Dow(?: Jones)?|DJIA|S&P)(?: \w+)?|Brent|WTI|Minyak(?: \w+)?|Emas(?: \w+)?|Gold|XAU|XAG|CPO|Nikel|Batubara|Timah|Tembaga|Perak|Bitcoin|BTC|Ethereum|ETH|Solana|XRP|Ripple|Dogecoin|BNB)"
    r"|[A-Z]{3}\s?[/-]\s?[A-Z]{3}|(?:Dolar|Euro|Yen|Ringgit|Yuan)(?: \w+)?|USD|EUR|JPY|SGD|CNY|GBP|AUD|HKD|KRW|MYR|THB|SAR|CHF"
)
"""A known name of the market."""
_QUOTE = lazy(rf"\b(?:{INSTRUMENT.pattern})\s+\d[\d.,]*\s+\(?[-+−–]?\s?[\d.,]+\s?%\)?")
_QUOTE_LABEL, _QUOTE_BORDER = (
    lazy(r"(?:Kurs|Valas|Pasar|Market)(?: (?:jual|beli|hari ini|terkini|BCA|BI))*(?: [A-Z]{2,5})?", re.IGNORECASE),
    lazy(r"[|·•]"),
)
CELL_BORDER = lazy(r"[|·•]")
"""A sign between two cells."""
MARKET_CELL = lazy(r"(?:Rp|US\$|\$)?\s?[-+−▲▼]?\s?[\d.,]+\s?%?")
"""A price or its change."""
_MARKET_ROW = lazy(rf"(?:{INSTRUMENT.pattern})(?:\s*[|·•]\s*{MARKET_CELL.pattern})+")
_MARKET_QUOTE = lazy(
    rf"(?!(?!IHSG)[A-Z]{{4}}\b)(?:{INSTRUMENT.pattern})\s*:?\s*{PRICE_FORM}(?:\s*\(?[-+−–{ARROWS}]\s?[\d.,]*\s?%?\)?|\s+[\d.,]+\s?%|\s+\d[\d.,]{{3,}})?"
)
_NAMED_PRICE = lazy(rf"{_LONG_NAME}\s+(?:(?:Rp|US\$|\$)\s?\d[\d.,]*|\d{{1,3}}(?:[.,]\d{{2,3}})+)(?:\s+|$)")
_DELAYED = lazy(
    r"\s*\bpasar (?:tutup|buka|ditutup|dibuka)$|\s*\b(?:data|harga)(?: pasar| bursa)? (?:tertunda|ditunda|delayed).{0,20}$|\s*\b(?:update|diperbarui|pembaruan) (?:tiap|setiap) \d+ (?:menit|detik)$",
    re.IGNORECASE,
)
_MARKET_LABEL = lazy(r"^(?:Indeks|Bursa|Kurs)\s+(?=.*[·•|])")
_TICKER_LABEL = lazy(r"^[A-Za-z ]{3,30}:\s+")
_QUOTED_CHANGE = lazy(r"[-+−–]\s?[\d.,]+\s*\(\s?[-+−–]?\s?[\d.,]+\s?%\s?\)")  # points and, in brackets, percent
_CHANGE_ALONE = lazy(
    rf"(?:{PRICE_FORM}\s*(?=\())?(?:(?:[({{]\s*)?[-+−–{ARROWS}]\s?[\d.,]+(?:\s?%)?(?:\s*[)}}])?\s*)+(?:\(\s?[-+−–{ARROWS}]?\s?[\d.,]+\s?%\s?\))?"
)
_PRICE_ALONE = lazy(rf"{PRICE_FORM}\.?")
_PAGE_NUMBER = lazy(r"\d{1,2}")
_SKY_WORDS = "hujan|cerah|berawan|gerimis|mendung|kabut|berkabut|petir|ringan"
_WEATHER = lazy(
    rf"\W*(?:[\w/]{{2,12}}\W+)?\d{{1,2}}\s?°\s?c?(?:\s?[/–-]\s?\d{{1,2}}\s?°\s?c?)?\W*(?:(?:{_SKY_WORDS})\b.{{0,20}})?", re.IGNORECASE
)
_DEGREES = lazy(r"\d{1,2}\s?°")
SKY = lazy(rf"\b(?:{_SKY_WORDS})\b", re.IGNORECASE)
"""A word of the weather."""
_AIR = lazy(r"kualitas udara\s*:.{1,60}", re.IGNORECASE)
_CLOCK_ROW = lazy(r"[A-Za-z'’ /]{3,20}\W{0,3}\d{1,2}[:.]\d\d(?:\s*(?:wib|wita|wit))?(?:\W+(?:buka|tutup|open|closed?))?", re.IGNORECASE)
_TEAM = r"[A-Z][\w.]*(?: [A-Z][\w.]*){0,3}"
_SCORES = lazy(rf"({_TEAM}) \d{{1,2}}\s?[-–:]\s?\d{{1,2}} {_TEAM} \d{{1,3}}(?:\+\d)?['’′](?!\w)")  # of matches that are played
_MAX_BESIDE_SCORES = 4  # words
_TIMES = lazy(r"(?:\W*\d{1,2}[:.]\d\d(?:\s*(?:wib|wita|wit))?){2,}\W*", re.IGNORECASE)
_CLOCKED = lazy(r"[A-Za-z'’ /]{3,30}\W{0,3}\d{1,2}[:.]\d\d(?:\s*(?:wib|wita|wit))?", re.IGNORECASE)


def is_time(line: str) -> bool:
    """Return whether a line is only a time: "3 jam lalu", "04 Feb 2026", "02:13"."""
    return len(line) < MAX_LENGTH and bool(_TIME.fullmatch(line))


def is_stamp(line: str) -> bool:
    """Return whether a line is only the age or the moment of an article: "3 jam lalu", "04/02/2026 18:01"."""
    return is_time(line) and bool(_STAMP.search(line))


def is_ticker(line: str) -> bool:
    """Return whether a line is names, prices and changes, and nothing else: at least two, or one whose change has an arrow."""
    if len(line) > MAX_LENGTH:
        return False
    if (
        "%" in line
        and len(_QUOTE.findall(line)) > 1
        and not any(map(str.isalpha, _QUOTE.sub("", _DELAYED.sub("", _MARKET_LABEL.sub("", line)))))
    ):
        return True
    if not _SIGN.search(line) or not (_CHANGE.search(line) or _QUOTED_CHANGE.search(line)):
        return False
    line = _DELAYED.sub("", _TICKER_LABEL.sub("", line))
    entries = _ENTRY.findall(line)
    if not entries or any(map(str.isalpha, _ENTRY.sub("", line))):
        return False
    is_row = len(entries) > 1
    return is_row or bool(_QUOTED_CHANGE.search(line)) or any(arrow in line for arrow in ARROWS)


def is_measure(line: str) -> bool:
    """Return whether a line is only a name and a price with its change, a temperature, a clock time or a small number: one row of a widget."""
    if len(line) > MAX_LENGTH or not DIGIT.search(line):
        return _AIR.fullmatch(line) is not None
    is_price = _SIGN.search(line) and _CHANGE.search(line) and _ENTRY.fullmatch(line)
    is_price = is_price or (CELL_BORDER.search(line) and _MARKET_ROW.fullmatch(line))
    return bool(is_price or _PAGE_NUMBER.fullmatch(line) or _WEATHER.fullmatch(line) or _CLOCK_ROW.fullmatch(line))


def is_row_of_quotes(line: str) -> bool:
    """Return whether a line is a label of the market and at least two known names with their prices: "Kurs jual: USD 16.470 · SGD 12.780"."""
    label, _, quotes = line.partition(":")
    if len(line) > MAX_LENGTH or not _QUOTE_LABEL.fullmatch(label):
        return False
    found = [quote.strip() for quote in _QUOTE_BORDER.split(quotes)]
    return len(found) > 1 and all(map(is_market_quote, found))


def is_market_quote(line: str) -> bool:
    """Return whether a line is a known name of the market and its price, with or without its change: "LQ45 780,60 -0,63%"."""
    return _MARKET_QUOTE.fullmatch(line) is not None


def is_row_of_times(line: str) -> bool:
    """Return whether a line has at least two names with a clock time each, and nothing else."""
    if len(line) > MAX_LENGTH or line.endswith(".") or not _CLOCK.search(line):  # a sentence has a full stop
        return False
    named = _TICKER_LABEL.sub("", line)
    return _TIMES.fullmatch(line) is not None or (len(_CLOCKED.findall(named)) > 1 and not any(map(str.isalnum, _CLOCKED.sub("", named))))


def is_entry(line: str) -> bool:
    """Return whether a line is only a name and a price, with or without its change: "USD/IDR 17.141"."""
    return bool(DIGIT.search(line)) and bool(_ENTRY.fullmatch(line))


def is_row_of_prices(line: str) -> bool:
    """Return whether a line is nothing but names and prices, as a widget prints them: "Kurs Jual 16.430 Bitcoin US$ 98.700", not "Berdiri: 1974"."""
    end = 0
    while end < len(line) <= MAX_LENGTH and (named := _NAMED_PRICE.match(line, end)):
        end = named.end()
    return 0 < end == len(line)


def is_moving(line: str) -> bool:
    """Return whether a line has the change of a price: "IHSG 7.902,22 +0,31%"."""
    return bool(_CHANGE.search(line))


def is_change(line: str) -> bool:
    """Return whether a line is only the change of a price, or a price and its change in brackets: "+12 (0,3%)", "▲ 0,5%", "7.281 (+0,26%)"."""
    return bool(_CHANGE_ALONE.fullmatch(line))


def is_price(line: str) -> bool:
    """Return whether a line is only a price: "Rp 4.520"."""
    return bool(_PRICE_ALONE.fullmatch(line))


_GLUED = lazy(r"\)(?=[A-Z])")  # elements that CSS sets apart: "(+0,38%)LQ45"


def is_widget_row(line: str) -> bool:
    """Return whether a line is several names with prices, clock times or temperatures: a widget of its own."""
    line = _GLUED.sub(") ", line) if ")" in line else line
    return is_ticker(line) or is_row_of_times(line) or is_row_of_quotes(line) or _is_row_of_weather(line) or _is_row_of_scores(line)


def _is_row_of_scores(line: str) -> bool:
    """Return whether a line is at least two matches with their scores and minutes, and little else. The goals of one match are of the story."""
    if len(line) > MAX_LENGTH or line.endswith(".") or len(set(_SCORES.findall(line))) < 2:
        return False
    return len(_SCORES.sub("", line).split()) <= _MAX_BESIDE_SCORES


def _is_row_of_weather(line: str) -> bool:
    if "°" not in line or len(line) > MAX_LENGTH or line.endswith("."):
        return False
    return len(_DEGREES.findall(line)) > 1 and bool(SKY.search(line))
