"""Datelines: the place is found, and no word of the story is removed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontan_crawler.parsing.http_response import parse_html
from kontan_crawler.text.dateline import split_dateline
from tests.strategies import CHARACTERS, TEXT
from tests.text.fragments import PAGE, read_body

STORY = "Bank sentral menaikkan bunga."
DATELINES = [
    ("KONTAN.CO.ID - WASHINGTON. ", "WASHINGTON"),
    ("KONTAN.CO.ID -NEW YORK. ", "NEW YORK"),
    ("Kontan.co.id, La Paz. ", "La Paz"),
    ("(KONTAN.CO.ID) PEKANBARU. ", "PEKANBARU"),
    ("KONTAN.CO.ID: MUMBAI. ", "MUMBAI"),
    ("KONTAN.CO.ID (OSLO/BERGEN) - ", "OSLO/BERGEN"),
    ("KONTAN.CO.ID (Jakarta) – ", "Jakarta"),
    ("KONTAN.CO.ID - SOLO & TOKYO – ", "SOLO & TOKYO"),
    ("KONTAN.CO.ID, Berlin dan Bandung — ", "Berlin dan Bandung"),
    ("KONTAN.CO.ID - PARIS DAN ROMA. ", "PARIS DAN ROMA"),
    ("KONTAN.CO.ID-JAKARTA. ", "JAKARTA"),
    ("KONTAN.CO.ID – JAKARTA . ", "JAKARTA"),
    ("KONTAN.CO.ID — SEOUL. ", "SEOUL"),
    ("KONTAN.CO.ID JAKARTA. ", "JAKARTA"),
    ("KONTAN.CO.ID - KYIV.", "KYIV"),
    ("KONTAN.CO.ID - BEIJING/WASHINGTON/LONDON. ", "BEIJING/WASHINGTON/LONDON"),
    ("KONTAN.CO.ID - ABOARD AIR FORCE ONE. ", "ABOARD AIR FORCE ONE"),
    ("KONTAN.CO.ID - WASHINGTON / WEST PALM BEACH, Florida. ", "WASHINGTON / WEST PALM BEACH, Florida"),
    ("KONTAN.CO.ID - WASHINGTON / WEST PALM BEACH, Florida - ", "WASHINGTON / WEST PALM BEACH, Florida"),
    ("KONTAN.CO.ID - BEIJING - ", "BEIJING"),
    ("KONTAN.CO.ID - BEIJING – ", "BEIJING"),
    ("KONTAN.CO.ID - WASHINTON DC- ", "WASHINTON DC"),
    ("KONTAN.CO.ID - WASHINGTON D.C. ", "WASHINGTON D.C."),
    ("KONTAN.CO.ID - WASHINGTON D.C - ", "WASHINGTON D.C"),
    ("KONTAN.CO.ID - ST. PETERSBURG. ", "ST. PETERSBURG"),
    ("KONTAN.CO.ID - PORT-AU-PRINCE. ", "PORT-AU-PRINCE"),
    ("KONTAN.CO.ID - SÃO PAULO. ", "SÃO PAULO"),
    ("KONTAN.CO.ID - COX'S BAZAR. ", "COX'S BAZAR"),
    ("KONTAN. CO.ID - TOKYO. ", "TOKYO"),
    ("KONTAN-CO.ID - TOKYO. ", "TOKYO"),
    ("KONTAN.CO.ID - KONTAN.CO.ID - TOKYO. ", "TOKYO"),
    ("KONTAN.CO.ID - TOKYO. KONTAN.CO.ID - TOKYO. ", "TOKYO"),
    ("KONTAN.CO.ID - TOKYO. KONTAN.CO.ID - KYIV. ", "TOKYO"),
    ("KONTAN.CO.ID - Jakarta. ", "Jakarta"),
    ("Kontan.co.id - Jakarta. ", "Jakarta"),
    ("KONTAN.CO.ID - Jakarta - ", "Jakarta"),
    ("KONTAN.CO.ID - Beijing/Seoul – ", "Beijing/Seoul"),
    ("KONTAN.CO.ID - Tokyo/Hong Kong. ", "Tokyo/Hong Kong"),
    ("KONTAN.CO.ID - New York/London. ", "New York/London"),
    ("KONTAN.CO.ID - Tokyo/Hong Kong – ", "Tokyo/Hong Kong"),
    ("KONTAN.CO.ID - Jakarta/Bandar Lampung. ", "Jakarta/Bandar Lampung"),
    ("KONTAN.CO.ID - London / New York. ", "London / New York"),
    ("KONTAN.CO.ID - Jakarta/Morowali Utara. ", "Jakarta/Morowali Utara"),
    ("KONTAN.CO.ID, Jakarta - ", "Jakarta"),
    ("KONTAN.CO.ID, JAKARTA. ", "JAKARTA"),
    ("KONTAN.CO.ID, Rio de Janeiro - ", "Rio de Janeiro"),
    ("KONTAN.CO.ID - Rio De Janeiro. ", "Rio De Janeiro"),
    ("KONTAN.CO.ID - JAKARTA -", "JAKARTA"),
    ("KONTAN.CO.ID - NEW YORK –", "NEW YORK"),
    ("KONTAN.CO.ID | CALGARY: ", "CALGARY"),
    ("KONTAN.CO.ID, BERLIN: ", "BERLIN"),
    ("KONTAN.CO.ID - Da Nang – ", "Da Nang"),
    ("KONTAN.CO.ID - GDAŃSK. ", "GDAŃSK"),
    ("KONTAN.CO.ID - Valparaíso. ", "Valparaíso"),
    ("KONTAN.CO.ID / WELLINGTON. ", "WELLINGTON"),
    ("KONTAN.CO.ID | TOKYO. ", "TOKYO"),
    ("MOMSMONEY.ID - TOKYO. ", "TOKYO"),
    ("MOMSMONEY.ID - ", None),
    ("Kontan.co.id, WARSAWA/DUBAI — ", "WARSAWA/DUBAI"),
    ("Jakarta, KONTAN - ", "Jakarta"),
    ("(KONTAN.CO.ID, SURABAYA) – ", "SURABAYA"),
    ("(KONTAN.CO.ID, Mexico City) ", "Mexico City"),
    ("(KONTAN.CO.ID, KONAWE) – ", "KONAWE"),
    ("KONTAN.CO.ID | SYDNEY | ", "SYDNEY"),
    ("KONTAN.CO.ID -Cape Canaveral, Florida. ", "Cape Canaveral, Florida"),
    ("Sao Paulo/Tokyo, Kontan.co.id – ", "Sao Paulo/Tokyo"),
    ("Hanoi/Ankara (KONTAN) - ", "Hanoi/Ankara"),
    ("TOKYO (KONTAN.CO.ID) — ", "TOKYO"),
    ("KONTAN.CO.ID | Jakarta | ", "Jakarta"),
    ("[KONTAN.CO.ID] JAKARTA - ", "JAKARTA"),
    ("[KONTAN.CO.ID, JAKARTA] ", "JAKARTA"),
    ("[KONTAN.CO.ID/JAKARTA] ", "JAKARTA"),
    ("JAKARTA (KONTAN.CO.ID): ", "JAKARTA"),
    ("JAKARTA (KONTAN.CO.ID) ", "JAKARTA"),
    ("JAKARTA (KONTAN.CO.ID). ", "JAKARTA"),
    ("JAKARTA | KONTAN.CO.ID — ", "JAKARTA"),
    ("JAKARTA/KONTAN.CO.ID - ", "JAKARTA"),
    ("KONTAN.CO.ID • JAKARTA • ", "JAKARTA"),
    ("KONTAN.CO.ID · Jakarta · ", "Jakarta"),
    ("KONTAN.CO.ID >> JAKARTA. ", "JAKARTA"),
    ("KONTAN (JAKARTA) - ", "JAKARTA"),
    ("KONTAN.CO.ID (Jakarta): ", "Jakarta"),
    ("KONTAN.CO.ID (JAKARTA). ", "JAKARTA"),
    ("KONTAN.CO.ID (JAKARTA) ", "JAKARTA"),
    ("KONTAN.CO.ID - JAKARTA (4/2/2026). ", "JAKARTA"),
    ("KONTAN.CO.ID - JAKARTA, 4 Februari 2026. ", "JAKARTA"),
    ("KONTAN.CO.ID - Jakarta, 4 Februari 2026. ", "Jakarta"),
    ("JAKARTA, 4/2/2026 (KONTAN.CO.ID) - ", "JAKARTA"),
    ("JAKARTA, KONTAN.CO.ID. ", "JAKARTA"),
    ("JAKARTA, KONTAN.CO.ID: ", "JAKARTA"),
    ("JAKARTA - KONTAN.CO.ID - ", "JAKARTA"),
    ("JAKARTA — KONTAN.CO.ID. ", "JAKARTA"),
    ("Jakarta — Kontan. ", "Jakarta"),
    ("KONTAN.CO.ID - London dan Paris. ", "London dan Paris"),
    ("[KONTAN.CO.ID] ", None),
    ("(JAKARTA, KONTAN.CO.ID) - ", "JAKARTA"),
    ("(JAKARTA) KONTAN.CO.ID - ", "JAKARTA"),
    ("JAKARTA. KONTAN.CO.ID - ", "JAKARTA"),
    ("JAKARTA: KONTAN.CO.ID - ", "JAKARTA"),
    ("KONTAN.CO.ID - JAKARTA, Selasa (3/2/2026) - ", "JAKARTA"),
    ("KONTAN.CO.ID - Rabu (4/2/2026) - ", None),
    ("KONTAN.CO.ID - 27 Juli 2025 - ", None),
    ("KONTAN.CO.ID, Minggu (29/6) - TOKYO. ", "TOKYO"),
    ("Rabu (15/10), YOGYAKARTA, KONTAN.CO.ID - ", "YOGYAKARTA"),
    ("Sangatta (KONTAN) - ", "Sangatta"),
    ("Teluk Bintuni, KONTAN.CO.ID - ", "Teluk Bintuni"),
    ("KONTAN.CO.ID, Pulau Obi - ", "Pulau Obi"),
    ("Jakarta (KONTAN.CO.ID, 4/2/2026) - ", "Jakarta"),
    ("KONTAN.CO.ID, JAKARTA - KONTAN.CO.ID - ", "JAKARTA"),
    ("KONTAN.CO.ID - JAKARTA ", "JAKARTA"),  # in an element of its own
    ("KONTAN.CO.ID - HONG KONG/BEIJING ", "HONG KONG/BEIJING"),
    ("JAKARTA. ", "JAKARTA"),  # before 2014
    ("NEW YORK. ", "NEW YORK"),
    ("KONTAN — ", None),
    ("KONTAN.CO.ID - ", None),
    ("KONTAN.CO.ID – ", None),
    ("", None),
]

OPENINGS = [
    '"Kami siap," kata Sari.',
    "“Kami siap,” kata Sari.",
    "‘Siap,’ kata Sari.",
    "12 orang selamat.",
    "AS dan Tiongkok sepakat.",
    "AS-China sepakat memangkas tarif.",
    "BOJ – bank sentral Jepang – menahan bunga.",
    "PT. Maju Jaya untung.",
]

# A quarter of articles have no place. Their first words may look like one.
NO_PLACE = [
    "JOHNSON & JOHNSON. Perusahaan itu naik.",
    "Honda dan Toyota — Dua pabrikan bergabung.",
    "Tim Kontan/Jakarta. Harga kopi naik.",
    "Tanya: Saya punya sisa utang. Apakah sebaiknya saya melunasi?",
    "TIPS: Simpan bukti pembelian.",
    "EKSKLUSIF: Dermaga itu dijual.",
    "Presiden AS bicara. Pasar menunggu.",
    "SAMSUNG Electronics menaikkan produksi.",
    "SINGAPORE Airlines menaikkan tarif.",
    "NEW YORK TIMES menaikkan harga.",
    "JAKARTA memanas sejak Selasa.",
    "AS dan Tiongkok sepakat.",
    "IHSG naik 1,2%. Rupiah ikut naik.",
    "PT. Maju Jaya untung.",
    "OPEC+ memangkas produksi.",
    "ASEAN-China sepakat memangkas tarif.",
    "PBB-Uni Afrika menggelar sidang.",
    "OPEC – kelompok pengekspor minyak – memangkas produksi.",
    "U.S. Steel menolak tawaran itu.",
    "J.P. Morgan menaikkan target harga.",
    "AS -China sepakat memangkas tarif.",
    "ASEAN -Uni Eropa menggelar sidang.",
    "IHSG -1,2% pada penutupan.",
    "Sari Melati - seorang nelayan - selamat.",
    "Toyota, Honda. Dua merek itu menguasai pasar.",
    "Ya, Anda. Siapa pun bisa membeli saham.",
    "WASHINGTON, Beijing dan Moskow bertemu di Jenewa.",
    "JAKARTA, Bandung, dan Surabaya kembali macet.",
    "Bank Dunia - lembaga pemberi pinjaman - turun tangan.",
    "Bank Negara Indonesia Tbk. (BBNI) membagikan dividen.",
    "Coca-Cola. Merek itu mendunia.",
    "Ma’ruf Amin. Nama itu disebut.",
    "Selamat Hari Raya Nyepi. Pasar tutup.",
    "Nasional | Jakarta - Harga emas naik.",
]

# Without the paper's name, only capitals and a dot are a dateline.
NO_DATELINE = [
    "Kontan.co.id mencatat harga emas naik.",
    "KONTAN.CO.ID mencatat harga emas naik.",
    "U.S. President Example said on Tuesday that tariffs will rise.",
    "J.P. Morgan menaikkan target harga.",
    "PT. Maju Jaya untung.",
    "IHSG. Itulah yang dibicarakan.",
    "Jakarta. Kota itu ramai.",
    "KONTAN.CO.ID, situs berita itu, diretas.",
    "(KONTAN.CO.ID, Reuters) Harga emas naik.",
    "Menteri Keuangan, Kontan. Begitu ia disapa.",
    "Redaksi (KONTAN) - Harga emas naik.",
    "Harian Bisnis - KONTAN - Harga emas naik.",
]


@pytest.mark.parametrize(("dateline", "place"), DATELINES)
def test_place(dateline: str, place: str | None) -> None:
    assert split_dateline(dateline + STORY) == (place, STORY)


@pytest.mark.parametrize("story", OPENINGS)
def test_story_begins_as_printed(story: str) -> None:
    assert split_dateline(f"KONTAN.CO.ID - KYIV. {story}") == ("KYIV", story)


@pytest.mark.parametrize("story", NO_PLACE)
def test_no_place(story: str) -> None:
    assert split_dateline(f"KONTAN.CO.ID - {story}") == (None, story)


@pytest.mark.parametrize("story", NO_DATELINE)
def test_no_dateline(story: str) -> None:
    assert split_dateline(story) == (None, story)


@given(TEXT | st.from_regex(r"(KONTAN\.CO\.ID[ .–-]{1,3}|[A-Z]{1,6}[ ./,-]){1,8}[A-Za-z .]{0,20}", fullmatch=True, alphabet=CHARACTERS))
def test_rest_is_the_end_of_the_paragraph(paragraph: str) -> None:
    place, rest = split_dateline(paragraph)
    assert paragraph.endswith(rest)
    assert place is None or place in paragraph


OLD = {  # without the paper's name
    "HONG KONG: ": "HONG KONG",
    "JAKARTA — ": "JAKARTA",
    "NEW YORK - ": "NEW YORK",
    "OSLO – ": "OSLO",
    "JAKARTA -- ": "JAKARTA",
    "JAKARTA | ": None,  # a row of a table
    "JUNEAU, Alaska. ": "JUNEAU, Alaska",
    "OPEC, Rusia. ": None,
    "INFLASI, Deflasi. ": None,
    "PERTAMINA, Shell. ": None,
    "(SOLO) ": "SOLO",
    "[Medan] - ": "Medan",
    "Medan: ": None,
    "(BBRI) ": None,
    "GOTO - ": None,
    "BBCA: ": None,
    "IHSG: ": None,
    "LQ45 - ": None,
}


@pytest.mark.parametrize(("dateline", "place"), OLD.items())
def test_place_without_the_name_of_the_paper(dateline: str, place: str | None) -> None:
    assert split_dateline(dateline + STORY) == (place, STORY if place else dateline + STORY)


TOWNS = {  # the first paragraph, and the place
    "bold": (f"<p><b>Jakarta</b> - {STORY}</p>", "Jakarta"),
    "span": (f"<p><span>Kuala Lumpur</span> – {STORY}</p>", "Kuala Lumpur"),
    "below a byline": (f"<p>Reporter: Sari | Editor: Budi</p><p><strong>Tallinn</strong> - {STORY}</p>", "Tallinn"),
    "link": (f"<p><a href='/tag/jakarta'>Jakarta</a> - {STORY}</p>", "Jakarta"),
    "in no element": (f"<p>Moskow/Kyiv - {STORY}</p>", "Moskow/Kyiv"),
    "capitals and a colon": (f"<p>HONG KONG: {STORY}</p>", "HONG KONG"),
    "no dash": (f"<p><b>Jakarta</b> {STORY}</p>", None),
    "no town": ("<p>Rusia - Ukraina kembali berunding di Jenewa.</p>", None),
    "a thing": ("<p><b>Emas</b> - Harga logam mulia naik 2%.</p>", None),
    "a person": ("<p><b>Agus Wibawa</b> – Menteri Perindustrian kelahiran Kediri.</p>", None),
    "a company": ("<p>TELKOM - Laba naik 4%.</p>", None),
    "a label": ("<p>OPINI: Harga emas naik.</p>", None),
    "a speaker": ("<p>PRABOWO: Kita bisa.</p>", None),
    "two towns in different letters": ("<p>BOGOR - Jakarta menjadi rute kereta tersibuk.</p>", None),
    "no town behind the name of the paper": ("<p>Kontan.co.id, Portal Berita. Hubungi kami.</p>", None),
    "two towns": ("<p><b>Jakarta</b> - Bandung kini 40 menit dengan kereta.</p>", None),
    "small letters behind it": ("<p><b>Jakarta</b> - ibu kota itu - tenggelam.</p>", None),
}


@pytest.mark.parametrize(("html", "place"), TOWNS.values(), ids=TOWNS)
def test_town_without_the_name_of_the_paper(html: str, place: str | None) -> None:
    body = read_body(f"{html}<p>Analis tidak terkejut dengan kenaikan itu.</p>", PAGE)
    printed = "".join(parse_html(html).itertext())
    assert body.dateline == place and len(body.blocks) == 2 and (body.blocks[0].text == STORY if place else body.blocks[0].text in printed)


def test_town_before_a_number_that_is_the_name_of_another():
    body = read_body("<p><b>SEMARANG</b> - Lima kapal bersandar.</p>", PAGE)
    assert (body.dateline, body.blocks[0].text) == ("SEMARANG", "Lima kapal bersandar.")


def test_town_in_capitals_before_its_name():
    body = read_body("<p><span>HANOI</span> — Hanoi melarang sepeda motor bensin.</p>", PAGE)
    assert (body.dateline, body.blocks[0].text) == ("HANOI", "Hanoi melarang sepeda motor bensin.")


@pytest.mark.parametrize(
    ("text", "place", "rest"),
    [
        ("KONTAN.CO.ID-NEW YORK, Harga minyak turun.", "NEW YORK", "Harga minyak turun."),
        ("KONTAN.CO.ID - JAKARTA, Indonesia. Harga minyak turun.", "JAKARTA, Indonesia", "Harga minyak turun."),
        ("KONTAN.CO.ID - BRICS, Brasil di antaranya, menolak.", None, "BRICS, Brasil di antaranya, menolak."),
        ("KONTAN.CO.ID - IHSG, Rupiah, dan obligasi naik.", None, "IHSG, Rupiah, dan obligasi naik."),
    ],
)
def test_comma_behind_the_place(text: str, place: str | None, rest: str) -> None:
    assert split_dateline(text) == (place, rest)
