"""The numbers of a text, and what stands next to them: signs and words that make them an amount or another kind of number."""

import re
from typing import NamedTuple
from unicodedata import category


class Span(NamedTuple):
    """A part of a text: text[start:end]."""

    start: int
    end: int


SPACES = " \u00a0"
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"
"""In a class of a pattern they come first, so that the hyphen is no range."""
_RUN = re.compile(rf"[0-9(+][{DASHES}0-9{SPACES}()+./]{{7,}}")
_LEAST, _LONGEST = 9, 120  # digits, characters; what is longer is a table of figures
_NEAR = 60  # characters

_CURRENCIES = frozenset(
    "rp idr usd sgd myr rm eur gbp jpy cny rmb cnh hkd aud nzd cad chf krw thb php vnd twd inr aed btc eth"
    " rupiah dolar dollar euro yen yuan won ringgit baht pound".split()
)
_OTHER_USES = frozenset(
    "rek rekening norek account va npwp nib isbn issn resi bpjs nip nim nisn nrp imei seri perkara putusan faktur invoice polis"
    " sertifikat paspor stnk kredit debit kode koordinat barcode token voucher kontrak"
    " hs imo mmsi ean transaksi transfer pesanan pelanggan peserta obligasi tiket".split()
)
_CONTACTS = frozenset(
    "hubungi menghubungi dihubungi telepon telp tlp tel hp ponsel seluler handphone wa whatsapp kontak sms call phone nik ktp".split()
)
_BEFORE_AMOUNT = f"{DASHES}{SPACES}\t.:~≈±+("  # between a currency and its amount
_WORDS_BEFORE = re.compile(rf"[{SPACES}.:#(=]*((?:[A-Za-z]+[{SPACES}.:#(=]*){{0,3}})")  # backward
_UNIT = re.compile(
    rf"[{SPACES}]?(?:[%‰°º′$€£¥]|(?:persen|ribu|juta|jt|miliar|milyar|triliun|lembar|saham|unit|lot|kontrak|poin|kali|orang|jiwa"
    r"|suara|tahun|ton|kg|kilogram|barel|barrel|ons|gram|liter|meter|km|kilometer|hektare?|kWh|MW|GW|TEUs?|L[SU]|B[TB])(?![A-Za-z])"
    rf"|(?:{'|'.join(sorted(_CURRENCIES))})(?![A-Za-z]))",
    re.IGNORECASE,
)
_DECIMALS = re.compile(r",[0-9]{1,2}(?![0-9])")
_MORE = re.compile(rf"[\w@]|[{DASHES}/][A-Za-z_]|[{DASHES}.:][0-9]|/(?:19|20)[0-9]{{2}}(?![0-9])")
_URL = re.compile(r"://|^www\.|[\w-]\.[A-Za-z]{2,}[/?]|[#@=_&?]$|(?<![0-9]{3})/$")
_PHONE_URL = re.compile(r"(?:wa\.me/|t\.me/|[?&]phone=|tel:|sms:)$", re.IGNORECASE)


def number_runs(text: str) -> list[Span]:
    """Return the parts of a text with nothing but digits, spaces and the signs of numbers, and with digits enough for a phone number."""
    runs = (Span(*run.span()) for run in _RUN.finditer(text))
    return [run for run in runs if run.end - run.start <= _LONGEST and _digits(text[run.start : run.end]) >= _LEAST]


def is_other_number(text: str, start: int) -> bool:
    """Return whether the text before a number says that it is an amount, a part of a word or URL, or has another use."""
    before = text[max(0, start - _NEAR) : start]
    return (text[start] != "(" and _is_in_word(before)) or _has_currency(before) or _has_other_use(before) or _is_in_url(text, start)


def goes_on(text: str, end: int) -> bool:
    """Return whether the text behind a number belongs to it: a unit, decimals, letters."""
    return any(pattern.match(text, end) for pattern in (_MORE, _UNIT, _DECIMALS))


def words_before(before: str) -> list[str]:
    """Return the last words of a text, at most three and none before a comma, in lower case; the last one first."""
    found = _WORDS_BEFORE.match(before[::-1])
    return [word[::-1].lower() for word in re.findall("[A-Za-z]+", found[1])] if found else []


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))


def _is_in_word(before: str) -> bool:
    """Return whether a number is glued to a word, other than one that announces it: "WA081234567890"."""
    return before[-1:].isalnum() and _CONTACTS.isdisjoint(words_before(before)[:1])


def _has_currency(before: str) -> bool:
    before = before.rstrip(_BEFORE_AMOUNT)
    return before != "" and (category(before[-1]) == "Sc" or not _CURRENCIES.isdisjoint(words_before(before)[:1]))


def _has_other_use(before: str) -> bool:
    """Return whether the words before a number name a use; of two uses the last one counts."""
    uses = [word for word in words_before(before) if word in _OTHER_USES or word in _CONTACTS]
    return bool(uses) and uses[0] in _OTHER_USES


def _is_in_url(text: str, start: int) -> bool:
    """Return whether a number stands in a URL or a hashtag, and is not the phone number that the URL is for."""
    before = text[max(0, start - 200) : start]
    if not before or before[-1].isspace():
        return False
    token = before.split()[-1]
    return bool(_URL.search(token)) and not _PHONE_URL.search(token)
