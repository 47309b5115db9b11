"""Lines of the market: names, prices and their changes. Lines are clean."""

import re

from kontan_crawler.patterns import lazy

MAX_LENGTH = 200  # characters
DIGIT = lazy(r"\d")
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
COINS = "Bitcoin|BTC|Ethereum|ETH|Solana|SOL|DOGE|USDT|XRP|Ripple|Dogecoin|BNB"
"""Their names and codes, for a pattern."""
INSTRUMENT = lazy(
    rf"[A-Z]{{4}}|IHSG|LQ45|IDX30|(?i:(?:Nikkei|Topix|Kospi|Hang Seng|Shanghai|Straits Times|STI|HSI|KLCI|SPX|FTSE|DAX|CAC|Nasdaq|Dow(?: Jones)?|DJIA|S&P)(?: \w+)?|Brent|WTI|Minyak(?: \w+)?|Emas(?: \w+)?|Gold|XAU|XAG|CPO|Nikel|Batubara|Timah|Tembaga|Perak|{COINS})"
    r"|[A-Z]{3}\s?[/-]\s?[A-Z]{3}|(?:Dolar|Euro|Yen|Ringgit|Yuan)(?: \w+)?|USD|EUR|JPY|SGD|CNY|GBP|AUD|HKD|KRW|MYR|THB|SAR|CHF"
)
"""A known name of the market."""
_QUOTE = lazy(rf"\b(?:{INSTRUMENT.pattern})\s+\d[\d.,]*\s+\(?[-+−–]?\s?[\d.,]+\s?%\)?")
_QUOTE_LABELS = ("Kurs", "KURS", "Valas", "VALAS", "Pasar", "PASAR", "Market", "MARKET")
_OF_QUOTES = rf"(?:{'|'.join(_QUOTE_LABELS)})(?i: (?:jual|beli|hari ini|terkini|bank|BCA|BI))*"
_QUOTE_LABEL = lazy(rf"{_OF_QUOTES}(?: [A-Z]{{2,5}})?")
_LABELLED_QUOTES = lazy(
    rf"(?!\w+ [A-Z]{{3}}\b){_OF_QUOTES}(?:\s+(?:{INSTRUMENT.pattern})\s+\d[\d.,]*(?:\s+[-+−–{ARROWS}]\s?[\d.,]+\s?%)?){{2,}}"
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
TICKER_LABEL = lazy(r"^[A-Za-z ]{3,30}:\s+")
"""A label before a row of prices or times."""
_QUOTED_CHANGE = lazy(r"[-+−–]\s?[\d.,]+\s*\(\s?[-+−–]?\s?[\d.,]+\s?%\s?\)")  # points and, in brackets, percent
_CHANGE_ALONE = lazy(
    rf"(?:{PRICE_FORM}(?:\s*(?=\()|\s+(?=[+−–{ARROWS}-])))?(?:(?:[({{]\s*)?[-+−–{ARROWS}]\s?[\d.,]+(?:\s?%)?(?:\s*[)}}])?\s*)+(?:\(\s?[-+−–{ARROWS}]?\s?[\d.,]+\s?%\s?\))?"
)
_CODED = lazy(
    rf"(?!PLT|UMKM|BUM[ND])(?:{INSTRUMENT.pattern}|[A-Z]{{1,3}}\d{{2,3}})\s+(?P<price>\d[\d.,]*)\s+[-+−–]?\s?\d{{1,3}}(?:[.,]\d+)?\s?%"
)
_PERCENT_ALONE = lazy(r"[(▲▼↑↓+−–-]*\s?[\d.,]+\s?%\)?")
_PRICE_ALONE = lazy(rf"{PRICE_FORM}\.?")


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
    line = _DELAYED.sub("", TICKER_LABEL.sub("", line))
    entries = _ENTRY.findall(line)
    if not entries or any(map(str.isalpha, _ENTRY.sub("", line))):
        return False
    is_row = len(entries) > 1
    return is_row or bool(_QUOTED_CHANGE.search(line)) or any(arrow in line for arrow in ARROWS)


def is_row_of_market(line: str) -> bool:
    """Return whether a line is only a name and a price with its change, or a known name and prices in cells."""
    is_price = _SIGN.search(line) and _CHANGE.search(line) and _ENTRY.fullmatch(line)
    return bool(is_price or (CELL_BORDER.search(line) and _MARKET_ROW.fullmatch(line)))


def is_row_of_quotes(line: str) -> bool:
    """Return whether a line is a label of the market and at least two known names with their prices: "Kurs jual: USD 16.470 · SGD 12.780", "Kurs Hari Ini USD 16.470 SGD 12.780"."""
    label, colon, quotes = line.partition(":")
    if len(line) > MAX_LENGTH or not line.startswith(_QUOTE_LABELS):
        return False
    if not colon:
        return _LABELLED_QUOTES.fullmatch(line) is not None
    if not _QUOTE_LABEL.fullmatch(label):
        return False
    found = [quote.strip() for quote in CELL_BORDER.split(quotes)]
    return len(found) > 1 and all(map(is_market_quote, found))


def is_market_quote(line: str) -> bool:
    """Return whether a line is a known name of the market and its price, with or without its change: "LQ45 780,60 -0,63%"."""
    return _MARKET_QUOTE.fullmatch(line) is not None


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


def coded_price(line: str) -> str:
    """Return the price in a line that is a known name or code of the market, its price and its change, also one without a sign: "BBCA 8.925 1,20%"; "" for any other."""
    found = _CODED.fullmatch(line)
    return found["price"] if found else ""


def is_change(line: str) -> bool:
    """Return whether a line is only the change of a price, or a price and its change: "+12 (0,3%)", "▲ 0,5%", "7.281 (+0,26%)", "3.410 +9,2%"."""
    return bool(_CHANGE_ALONE.fullmatch(line))


def is_price(line: str) -> bool:
    """Return whether a line is only a price: "Rp 4.520"."""
    return bool(_PRICE_ALONE.fullmatch(line))


def is_percent(line: str) -> bool:
    """Return whether a line is only a change in percent, also one without a sign: "0,64%", "(+0,64%)"."""
    return bool(_PERCENT_ALONE.fullmatch(line))
