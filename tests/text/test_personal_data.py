"""Personal data in texts: what is flagged, and the numbers that are not."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kontan_crawler.extras import MissingExtraError
from kontan_crawler.text.personal import PersonalData, personal_data, phones
from tests.strategies import TEXT
from tests.text.test_linear import seconds

TRAPS = [
    # amounts
    "Anggaran Rp1.191.152.400.000 cair.",
    "Rp 3174012501900001",
    "Rp. 3174012501900001,-",
    "Dana Rp 081234567890 disita",
    "senilai Rp (0812-3456-7890)",
    "IDR 081234567890",
    "US$ 6281234567890",
    "€ 3174 0125 0190 0001",
    "₹6281234567890",
    "3174012501900001 rupiah",
    "081234567890 dolar AS",
    "081234567890 €",
    "62812345678 juta",
    "021.5551234%",
    "naik 0,8123456789 persen",
    "naik +10,25 persen",
    "kurs 0.812345678901",
    # numbers of customs, banks, ships, tickets and shops
    "Nomor HS 0811.10.0000 dan 0812.90.9000.",
    "Kode HS 0303.55.00.00, 0812.10.00.00.",
    "0812.10.00.00 dan 0811.10.0000",
    "Transfer ke BNI 0812345678 a.n. PT Maju.",
    "Transfer ke BCA 0812345678 atas nama yayasan.",
    "Obligasi 0812-0815-0818 jatuh tempo.",
    "ID pelanggan 081234567890",
    "Kapal IMO 0812345678",
    "MMSI kapal 0812345671",
    "Tiket pesawat 0812345678901",
    "EAN 0812345678905",
    "Nomor transaksi 3171234508900001",
    "Nomor pesanan 3273014107850002",
    "Nomor peserta 3578011503950003",
    # quantities
    "1.234.567.890 lembar",
    "62.812.345.678 lembar saham",
    "sebanyak 62.812.345.678",
    "6281234567890 saham",
    "naik +62.812.345.678 lembar",
    "untung +1.234.567.890",
    "3.174.012.501.900.001",
    "62 orang dari 812.345.678 jiwa",
    "IHSG 8.123,45",
    "7.302.021 5.551.234",
    "IHSG 7.123,45 (+0,62) 812.345.678",
    "1.234,0215551234",
    # dates, times, places and scores
    "2026-02-04 08:30:00",
    "2026-02-04 0830",
    "04/02/2026 12.30",
    "04-02-2026 0830",
    "12.08.2026 0812",
    "02.04.2026-05.04.2026",
    "08.00-17.00 WIB",
    "07.30-09.00 10.30-12.00",
    "periode 2023-2024",
    "2021 2022 2023 2024 2025",
    "1945 1998 2004 2009",
    "koordinat -6.2000000, 106.8166667",
    "06.1754000 LS, 106.8271530 BT",
    "6°12'12\" LS",
    "skor 21-15, 19-21, 21-18",
    # documents, accounts and goods
    "No. 26/SE/2026",
    "UU 11/2020",
    "Nomor 021/PUU-XXII/2024",
    "Nomor 0215551234/SK/2026",
    "No. 0215551234/2026",
    "SK/0215551234/2026",
    "Nomor 0215551234 Tahun 2026",
    "perkara nomor 0215551234",
    "123/Pdt.G/2026/PN Jkt.Pst",
    "LP/B/0812/II/2026",
    "penerbangan QZ 7510 dan GA 0812",
    "ISBN 978-602-03-1234-5",
    "ISBN 0-341-12345-6",
    "ISSN 0216-1234",
    "resi JNE 081234567890",
    "JP021555123456ID",
    "JP0215 5512 3456",
    "rekening BCA 0281234567",
    "rekening 3174012501900001",
    "NPWP 02.123.456.7-021.000",
    "4111 1111 1111 1111",
    "5217 8412 0112 3457",  # has the check digit of a card
    "kartu kredit 5204 0125 0190 0001",
    "1234 0274 5511 0001",
    "6281 2345 6789 0123",
    "bc1q0812345678900274561234",
    "0x08123456789002745612",
    "031 032 033 034 035",
    "IP 62.201.129.130",
    "versi 0.8.123.4567.890",
    # URLs, hashtags and accounts
    "https://contoh.co.id/read/081234567890/emas",
    "https://contoh.co.id/?id=3174012501900001",
    "contoh.co.id/081234567890",
    "www.contoh.co.id/0812-3456-7890",
    "#081234567890",
    "@kontan.co.id",
    "ikuti @kontannews di X",
    "https://contoh.com/@sari.contoh",
    "https://sari:rahasia@contoh.co.id/",
    "logo@2x.png",
    "Klaster Melati@Kebun Raya",
    "10.000 lot @Rp1.500",
    "sari@contoh",
    "rapat [at] kantor",
    # numbers of services
    "110",
    "14041",
    "1500-123",
    "1500123",
    "(021) 1500123",
    "(0274) 14045",
    "0800-1-234567",
    "0804-1-234567",
    "+1 800 555 0123",
    # neither a phone number nor an identity number
    "08xx-xxxx-xxxx",
    "0812-3456-xxxx",
    "0812-3456-7890-XX",
    "081234567890abc",
    "0000 0000 0000",
    "9931012501900001",  # no such province
    "3174013202900001",  # day 32
    "3174012513900001",  # month 13
    "3174012501900000",
    "31740125019000012",
    "31 74 01 25 01 90 00 01",
]

PHONES = [
    ("Hubungi 0812-3456-7890.", "0812-3456-7890"),
    ("Hubungi Budi(0812-3456-7890).", "0812-3456-7890"),
    ("0812 3456 7890", "0812 3456 7890"),
    ("08123 456 7890", "08123 456 7890"),
    ("HP: 081234567890", "081234567890"),
    ("WA081234567890", "081234567890"),
    ("0812.3456.7890", "0812.3456.7890"),
    ("0812–3456–7890", "0812–3456–7890"),
    ("0812-345-678", "0812-345-678"),
    ("+62 812-3456-7890", "+62 812-3456-7890"),
    ("+6281234567890", "+6281234567890"),
    ("+62.812.3456.7890", "+62.812.3456.7890"),
    ("+62 (0)812 3456 78901", "+62 (0)812 3456 78901"),
    ("(+62) 812 3456 7890", "(+62) 812 3456 7890"),
    ("(+62 812 3456 7890)", "+62 812 3456 7890"),
    ("(62) 812-3456-7890", "(62) 812-3456-7890"),
    ("6281234567890", "6281234567890"),
    ("62812 3456 7890", "62812 3456 7890"),
    ("wa.me/6281234567890", "6281234567890"),
    ("https://wa.me/6281234567890?text=Halo", "6281234567890"),
    ("https://api.whatsapp.com/send?phone=6281234567890&text=Halo", "6281234567890"),
    ("(021) 1234567", "(021) 1234567"),
    ("(021) 555-1234", "(021) 555-1234"),
    ("(021-5551234)", "021-5551234"),
    ("021-1234567 ext. 12", "021-1234567 ext. 12"),
    ("(021) 5551234 pesawat 12", "(021) 5551234 pesawat 12"),
    ("021/5551234", "021/5551234"),
    ("021 – 5551234", "021 – 5551234"),
    ("(0274) 56 12 34", "(0274) 56 12 34"),
    ("0361-123456", "0361-123456"),
    ("(62-21) 5551234", "(62-21) 5551234"),
    ("62-21-5551234", "62-21-5551234"),
    ("+62 21 5551234", "+62 21 5551234"),
    ("+1 202 555 0123", "+1 202 555 0123"),
    ("+1 (202) 555-0123", "+1 (202) 555-0123"),
    ("+44 20 7946 0958", "+44 20 7946 0958"),
    ("+65 6123 4567", "+65 6123 4567"),
    ("+81 3-1234-5678", "+81 3-1234-5678"),
    ("+33 1 23 45 67 89", "+33 1 23 45 67 89"),
    # what stands next to it does not belong to it
    ("0812 3456 7890 24 jam", "0812 3456 7890"),
    ("0812-3456-789 12 orang", "0812-3456-789"),
    ("0812-3456-7890 (24 jam)", "0812-3456-7890"),
    ("021-5551234/35", "021-5551234"),
    ("Telp.021-5551234.Alamat", "021-5551234"),
    ("sejak 2026 0812-3456-7890", "0812-3456-7890"),
    ("usia 62 0812-3456-7890", "0812-3456-7890"),
    ("tiket Rp 100.000 0812-3456-7890", "0812-3456-7890"),
    ("rekening BCA, WA 0812-3456-7890", "0812-3456-7890"),
    ("kartu kredit hubungi 021-5551234", "021-5551234"),
    ("www.contoh.co.id (021) 5551234", "(021) 5551234"),
]

IDENTITY_NUMBERS = [
    ("NIK 3174012501900001.", "3174012501900001"),
    ("3174016501900001", "3174016501900001"),  # a woman: day 25
    ("NIK3174012501900001", "3174012501900001"),
    ("KTP 9603014112850007", "9603014112850007"),
    ("KK 3276 0217 0815 0003", "3276 0217 0815 0003"),
    ("NIK: 317401 250190 0001", "317401 250190 0001"),
    ("31.74.01.250190.0001", "31.74.01.250190.0001"),
    ("3174-0125-0190-0001", "3174-0125-0190-0001"),
    ("6271-0312-0190-0001", "6271-0312-0190-0001"),
    ("5204012501900001", "5204012501900001"),
    ("NIK 5204012501900003", "5204012501900003"),  # has the check digit of a card, but says what it is
]

EMAILS = [
    ("Kirim ke sari@contoh.co.id.", "sari@contoh.co.id"),
    ("<sari.dewi+berita@mail.contoh.co.id>", "sari.dewi+berita@mail.contoh.co.id"),
    ("'SARI_2@CONTOH-MAJU.COM'", "SARI_2@CONTOH-MAJU.COM"),
    ("mailto:sari@contoh.co.id?subject=x", "sari@contoh.co.id"),
    ("081234567890@contoh.co.id", "081234567890@contoh.co.id"),
    ("sari@contoh.co.idAlamat", "sari@contoh.co.id"),
    ("sari@contoh.co.id.Alamat", "sari@contoh.co.id"),
    ("sari [at] contoh.co.id", "sari [at] contoh.co.id"),
    ("sari(at)contoh.co.id", "sari(at)contoh.co.id"),
    ("sari (at) contoh [dot] com", "sari (at) contoh [dot] com"),
]

SEVERAL = [
    ("021-5551234/0812-3456-7890", ["021-5551234", "0812-3456-7890"]),
    ("0812-3456-7890,0813-4567-8901", ["0812-3456-7890", "0813-4567-8901"]),
    ("0812 3456 7890 0813 4567 8901", ["0812 3456 7890", "0813 4567 8901"]),
    ("NIK 3174012501900001 081234567890", ["3174012501900001", "081234567890"]),
    ("😀 0812-3456-7890, sari@contoh.co.id; budi@contoh.com", ["0812-3456-7890", "sari@contoh.co.id", "budi@contoh.com"]),
]

CURRENCY = st.sampled_from(["Rp", "Rp ", "Rp. ", "IDR ", "US$", "USD ", "S$ ", "euro "]) | st.characters(categories=["Sc"])
SIGNS = st.text("0123456789+-./,()@[]at \n\u00a0–R#", max_size=200)


def flagged(text: str, kind: str = "") -> list[str]:
    return [text[one.start : one.end] for one in personal_data(text) if kind in ("", one.kind)]


@pytest.mark.parametrize("text", TRAPS)
def test_no_personal_data(text: str) -> None:
    assert flagged(text) == []
    assert flagged(f"Kata dia, {text} (lihat tabel).") == []


@pytest.mark.parametrize(("kind", "text", "part"), [
    *(("phone", *row) for row in PHONES), *(("nik", *row) for row in IDENTITY_NUMBERS), *(("email", *row) for row in EMAILS),
])  # fmt: skip
def test_personal_data(kind: str, text: str, part: str) -> None:
    start = text.index(part)
    assert personal_data(text) == [PersonalData(kind, start, start + len(part))]
    assert flagged(f"Kata dia: {text}\nKopi naik.", kind) == [part]


@pytest.mark.parametrize(("text", "parts"), SEVERAL)
def test_several(text: str, parts: list[str]) -> None:
    assert flagged(text) == parts


@given(currency=CURRENCY, number=st.sampled_from([part for _, part in PHONES + IDENTITY_NUMBERS]))
def test_an_amount_is_not_personal(currency: str, number: str) -> None:
    assert flagged(f"{currency}{number}") == []


@given(currency=CURRENCY, number=st.text("0123456789+-. ()", min_size=1, max_size=24))
def test_a_currency_adds_nothing(currency: str, number: str) -> None:
    assert set(flagged(currency + number)) <= set(flagged(number))


@given(TEXT | SIGNS)
@example("(0812-3456-7890")
@example("+@a.id")
def test_offsets(text: str) -> None:
    end = 0
    for one in personal_data(text):
        assert end <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        end = one.end


@pytest.mark.parametrize("part", [
    "0812", "0812 ", "0812-", "+62", "+62 ", "62-8", "0812-3456-7890 ", "+62812345678 ", "3174012501900001 ", "31 74 ", "1.191.", "0.",
    "-", "@", "a@", "a@a.", "@a.", "a.", "a[at]", "((", "0212 0312 0412\n", "0812-3456-7890, ", "rekening ", "https://a.b/0812345678 ",
    "sari@contoh.co.id ",
])  # fmt: skip
def test_time_grows_with_the_text(part: str) -> None:
    times = 5000 // len(part)
    assert seconds(personal_data, part * 4 * times) < 9 * max(seconds(personal_data, part * times), 0.01)


@pytest.mark.parametrize("part", ["0812", "0812-3456-7890 ", "+62 ", "+1.", "3174012501900001 ", "1.191.152.400.000 ", "04-02-2026 0812 "])
def test_figures_without_words_ask_for_no_phone_number(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asking is what takes long; 100 kB of figures are a table."""
    monkeypatch.delattr(phones, "_is_phone")
    assert not flagged(part * (100_000 // len(part)), "phone")


def test_phonenumbers_is_loaded_on_use(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise MissingExtraError(name)

    monkeypatch.setattr(phones, "load_extra", missing)
    assert flagged("Laba Rp1.191.152.400.000 pada 2026-02-04, kata sari@contoh.co.id") == ["sari@contoh.co.id"]
    with pytest.raises(MissingExtraError):
        personal_data("0812-3456-7890")
