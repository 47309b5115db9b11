"""Tables that a page shows beside any story: prices of the market, with or without the names of the columns, and counts of reactions."""

import re
from collections.abc import Iterable, Sequence

from kontan_crawler.patterns import lazy
from kontan_crawler.text.chrome_lines import is_chrome_line
from kontan_crawler.text.interface_words import is_interface
from kontan_crawler.text.market_lines import (
    ARROWS,
    CELL_BORDER,
    COINS,
    DIGIT,
    INSTRUMENT,
    MARKET_CELL,
    MAX_LENGTH,
    PRICE_FORM,
    is_market_quote,
    is_row_of_market,
)

_MIN_ROWS = 2  # under the caption of a table
_MIN_BOARD, _MIN_COLUMNS, _MIN_KINDS = 4, 3, 3  # rows of a board below its heads, its columns, and kinds of its prices
_MIN_NAMES = 3  # in a row above their prices
_OF_RATES = frozenset({"beli", "jual"})
_HEADS = frozenset(
    "indeks index harga % perubahan nama kode terakhir last chg change saham instrumen nilai posisi komoditas simbol pasar".split()
)
_KINDS = tuple(
    map(
        lazy,
        (
            r"[A-Z]{3}\s?[/-]\s?[A-Z]{3}\b|(?i:Dolar|Euro|Yen)\b",
            r"(?i:Brent|WTI|Minyak|Emas|Gold|XAU|CPO|Nikel|Batubara|Perak)\b",
            rf"(?i:{COINS})\b",
            r"(?i:IHSG|LQ45|IDX30|Nikkei|Topix|Kospi|Hang Seng|Shanghai|Straits|STI|FTSE|DAX|CAC|Nasdaq|Dow|DJIA|S&P)\b",
        ),
    )
)
"""The first that begins a name says its kind: currencies, commodities, coins, indices."""
_WEIGHED = lazy(r"((?:Emas|Perak)(?: \w+)?)\s?\(\w+\)")  # "Emas (gram)"
_BRACKETED = lazy(r"\(([-+−▲▼][\d.,]+\s?%)\)")
_MOVING_CELL = lazy(rf"{PRICE_FORM}\s*\(?[-+−–{ARROWS}]\s?[\d.,]+\s?%\)?")
_GOLD = lazy(r"(?:(?:Emas )?(?:Antam|UBS)|Galeri ?24)(?: [\d.,]+ ?(?:gram|gr|g))?", re.IGNORECASE)
_RATE = lazy(r"(?:kurs )?(?:jual|beli)\W+(?:rp ?)?[\d.,]+", re.IGNORECASE)


def is_market_table(lines: Iterable[str]) -> bool:
    """Return whether the rows of a table are nothing but names of the market, each with its price or change, or a brand of gold and a change with an arrow: no heading says what they are."""
    rows = [row for line in lines if any(row := [cell for cell in map(str.strip, CELL_BORDER.split(line[:MAX_LENGTH])) if cell])]
    if len(rows) > _MIN_ROWS and len(rows[0]) == 1 and not DIGIT.search(rows[0][0]):
        del rows[0]  # the caption
    if len(rows) > _MIN_ROWS and _OF_RATES.issubset(map(str.lower, rows[0])):
        del rows[0]  # the heads of a bank's rates
    if (
        len(rows) > _MIN_BOARD
        and len(rows[0]) >= _MIN_COLUMNS
        and _HEADS.issuperset(map(str.lower, rows[0]))
        and len(_kinds(rows[1:])) >= _MIN_KINDS
    ):
        del rows[0]  # the heads of a board, which has three kinds of prices
    has_arrows = sum(row[-1][0] in ARROWS for row in rows) > 1
    return len(rows) > 1 and (
        _has_quotes_below_names(rows)
        or all(
            len(row) > 1
            and (INSTRUMENT.fullmatch(_WEIGHED.sub(r"\1", row[0])) or (has_arrows and _GOLD.fullmatch(row[0])))
            and all(MARKET_CELL.fullmatch(_BRACKETED.sub(r"\1", cell)) for cell in row[1:])
            for row in rows
        )
    )


def _kinds(rows: Iterable[Sequence[str]]) -> set[int]:
    """Return which kinds of the market the names in the first cells are of."""
    return {next((number for number, kind in enumerate(_KINDS) if kind.match(row[0])), -1) for row in rows} - {-1}


def _has_quotes_below_names(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether the first row of a table is names of the market, and each of the others a price and its change below each name."""
    names, *quotes = rows
    return (
        len(names) >= _MIN_NAMES
        and all(map(INSTRUMENT.fullmatch, names))
        and all(len(row) == len(names) and all(map(_MOVING_CELL.fullmatch, row)) for row in quotes)
    )


def is_table_of_page(lines: Iterable[str]) -> bool:
    """Return whether the rows of a table are prices of the market, or lines of the page such as counts of reactions, each in one cell; or its only row is one to share."""
    rows = [line[:MAX_LENGTH].strip(" |") for line in lines if any(map(str.isalnum, line))]
    if len(rows) == 1:
        return is_interface(rows[0])
    if any(map(CELL_BORDER.search, rows)):
        return False
    return (
        len(rows) > 1
        and any(map(str.isalpha, rows[0]))
        and (
            all(is_market_quote(row) or _RATE.fullmatch(row) for row in rows)
            or (all(is_row_of_market(row) or is_chrome_line(row) for row in rows) and any(map(is_market_quote, rows)))
            or is_chrome_line(" ".join(rows))
        )
    )
