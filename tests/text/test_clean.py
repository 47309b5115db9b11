"""Visible text stays as printed; invisible characters are removed."""

import re
import unicodedata

import pytest
from ftfy import badness
from hypothesis import given
from hypothesis import strategies as st

from kontan_crawler.text.clean import MAY_BE_MOJIBAKE, clean, damage_of, has_mojibake
from tests.strategies import TEXT

CLEANED = [
    # spaces
    ("Harga\u00a0emas naik", "Harga emas naik"),
    ("Harga\u202femas\u2009naik", "Harga emas naik"),
    ("  Harga \t emas\r\n naik ", "Harga emas naik"),
    ("Harga\u2028emas", "Harga emas"),
    ("\u00a0\u200b ", ""),
    # invisible characters
    ("\ufeffHarga emas", "Harga emas"),
    ("Har\u200bga e\u2060mas", "Harga emas"),
    ("ke\u00adbi\u00adjakan", "kebijakan"),
    ("Har\u200dga emas", "Harga emas"),
    ("\u200eHarga\u200f emas", "Harga emas"),
    ("Harga\u0000 emas\u0007", "Harga emas"),
    ("Har\u180ega emas", "Harga emas"),
    ("Harga\U000e0041\U000e0042 emas", "Harga emas"),  # letters of the tag block, used to hide text
    ("Har\ufdd0ga\uffff e\ufffemas\U0010ffff", "Harga emas"),  # noncharacters
    # a joiner between emoji stays
    ("Tim \U0001f468\u200d\U0001f469\u200d\U0001f467 menang", "Tim \U0001f468\u200d\U0001f469\u200d\U0001f467 menang"),
    # letters
    ("Cafe\u0301 Batavia", "Café Batavia"),
    ("SÃ£o Paulo", "São Paulo"),
    ("â€œKami siap,â€\u009d kata Sari", "“Kami siap,” kata Sari"),
    ("Harga naik â€“ pasar lesu", "Harga naik – pasar lesu"),
    ("Rp\u00c2\u00a02.740.000", "Rp 2.740.000"),
    # entities escaped twice
    ("Riset &amp; Pasar", "Riset & Pasar"),
    ("Riset &amp;amp; Pasar", "Riset & Pasar"),
    ("it&rsquo;s", "it’s"),
    ("Harga&nbsp;emas", "Harga emas"),
]

EMOJI = [
    "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466",  # a family
    "\U0001f469\U0001f3fd\u200d\U0001f4bb",  # a skin tone
    "\U0001f44d\U0001f3fb",
    "\U0001f91d\U0001f3fb\U0001f91d\U0001f3ff",
    "\U0001f468\U0001f3ff\u200d\u2764\ufe0f\u200d\U0001f468\U0001f3fb",
    "\U0001f1ee\U0001f1e9\U0001f1f5\U0001f1f9",  # two flags
    "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",  # the flag of England
    "\U0001f3f4\u200d\u2620\ufe0f",
    "\U0001f3f3\ufe0f\u200d\U0001f308",
    "\u2764\ufe0f\u200d\U0001f525",
    "1\ufe0f\u20e3",
    "#\ufe0f\u20e3",
    "\u2744\ufe0f\u2744\ufe0e",
    "\U0001f43b\u200d\u2744\ufe0f",
    "\U0001f426\u200d\u2b1b",
    "\U0001f642\u200d\u2194\ufe0f",
    "\U0001f3c3\u200d\u2640\ufe0f\u200d\u27a1\ufe0f",
    "\U0001f9d1\u200d\u2696\ufe0f",
    "\u26d3\ufe0f\u200d\U0001f4a5",
    "\u00a9\ufe0f",
]

AS_PRINTED = [
    "US$ 94,39",
    "Rp 2.740.000",
    "13–17 Juli 2026",
    "Harga — kata dia — naik",
    "“Kami siap,” kata Sari, ‘pasti’",
    '"Kami siap," kata Sari',
    "Jum'at dan Jum’at",
    "São Paulo, Zürich, Málaga, Øresund",
    "naik 5,25%, 3‰, ½ poin, 12 m², 30°C",
    "€ 5 juta, £ 3 miliar, ¥ 150",
    "Riset & Pasar, AT&T, S&P 500",
    "a < b > c",
    "Merek™ dan Nama® ©",
    "lalu…",
    "中国 dan 日本",
]

# Parts of mojibake, entities, joiners and accents: one repair may need another.
SCRAPS = st.sampled_from(
    ["Ã", "£", "â€", "œ", "\u009d", "Â\u00a0", "&", "amp;", "&lt;", "&#8203;", "\u200d", "\U0001f468", "\u0301", "e", " ", "\ue000"]
)
TEXTS = TEXT | st.lists(SCRAPS).map("".join)

JOINED = re.compile("\u200d|\U0001f3f4[\U000e0020-\U000e007f]+")  # parts of emoji
COUNT_SIGNS = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)  # visible format characters


@pytest.mark.parametrize(("printed", "wanted"), CLEANED)
def test_clean(printed: str, wanted: str) -> None:
    assert clean(printed) == wanted


@pytest.mark.parametrize("printed", AS_PRINTED)
def test_stays_as_printed(printed: str) -> None:
    assert clean(printed) == printed
    assert not has_mojibake(printed)


@pytest.mark.parametrize("emoji", EMOJI)
def test_emoji_stay_whole(emoji: str) -> None:
    assert clean(f"Selamat {emoji} Kawan{emoji}") == f"Selamat {emoji} Kawan{emoji}"
    assert not damage_of(emoji)


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [("\u200d", ""), ("\U000e0067\U000e0062\U000e007f", ""), ("\U0001f600\u200d", "\U0001f600"), ("\U0001f3f4\U000e0067", "\U0001f3f4")],
)
def test_parts_of_emoji_alone_are_invisible(printed: str, wanted: str) -> None:
    assert clean(f"Selamat {printed}Kawan") == f"Selamat {wanted}Kawan"


@pytest.mark.parametrize("printed", ["SÃ£o Paulo", "â€œKami siapâ€\u009d", "Harga naik â€“ pasar lesu"])
def test_mojibake(printed: str) -> None:
    assert has_mojibake(printed)


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("Harga emas", set()),
        ("Kata S\ufffdnchez", {"undecodable"}),
        ("SÃ£o Paulo", {"mojibake"}),
        ("SÃ£o Paulo, kata S\ufffdnchez", {"mojibake", "undecodable"}),
        ("Kata García", set()),
    ],
)
def test_damage(printed: str, wanted: set[str]) -> None:
    assert damage_of(printed) == wanted


@given(TEXTS)
def test_idempotent(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(TEXTS)
def test_one_line_of_plain_characters(text: str) -> None:
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert cleaned == " ".join(cleaned.split())
    seen = set(JOINED.sub("", cleaned)) - COUNT_SIGNS
    assert not {hex(ord(letter)) for letter in seen if unicodedata.category(letter) in ("Cc", "Cf")}


@given(TEXTS)
def test_mojibake_is_repaired(text: str) -> None:
    assert not has_mojibake(text) or clean(text) != text


def test_mojibake_has_more_than_one_letter_or_a_known_one() -> None:
    """`clean` does not ask ftfy about a single letter between plain ones."""
    others = (chr(code) for code in range(0x80, 0x3000) if not MAY_BE_MOJIBAKE.search(f"-{chr(code)}-"))
    assert not badness.is_bad("  ".join(f"{before}{letter}{after}" for letter in others for before in "aZ " for after in "a -"))
