"""Identity numbers of Indonesia: NIK, with 16 digits; the numbers of family cards have the same form."""

import re
from collections.abc import Iterator, Sequence

from kontan_crawler.text.personal.numbers import DASHES, SPACES, Span, goes_on, is_other_number, words_before

_SEPARATOR = rf"[{DASHES}{SPACES}.]?"
_PARTS = [
    "(?:1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-6])",  # province, as issued by the interior ministry
    "(?:0[1-9]|[1-3][0-9]|7[1-9])",  # regency, or city from 71
    "(?!00)[0-9]{2}",  # district
    "(?:[04][1-9]|[1256][0-9]|[37][01])",  # day of birth; 40 is added for women
    "(?:0[1-9]|1[0-2])",  # month
    "[0-9]{2}",  # year
    "(?!0000)[0-9]{4}",  # serial number
]
_NIK = re.compile(rf"(?<![0-9+])(?<![0-9][{DASHES}.,:/]){_SEPARATOR.join(_PARTS)}(?![0-9])")
_CARD = re.compile(r"5[1-5]|35[2-8]|6[245]")  # first digits of cards that are also those of a province
_LABELS = frozenset("nik ktp kk keluarga kependudukan penduduk".split())


def find_identity_numbers(text: str, runs: Sequence[Span]) -> Iterator[Span]:
    """Yield the identity numbers in the numbers of a text, in order."""
    for run in runs:
        for found in _NIK.finditer(text, run.start, run.end):
            span = Span(*found.span())
            if not (is_other_number(text, span.start) or goes_on(text, span.end) or _is_card(text, span)):
                yield span


def _is_card(text: str, span: Span) -> bool:
    """Return whether a number is that of a payment card: its check digit is right, and it is not called an identity number."""
    digits = [int(digit) for digit in text[span.start : span.end] if digit.isdigit()]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[0::2]]
    has_check_digit = (sum(doubled) + sum(digits[1::2])) % 10 == 0
    before = text[max(0, span.start - 40) : span.start]
    return has_check_digit and bool(_CARD.match(text, span.start)) and _LABELS.isdisjoint(words_before(before))
