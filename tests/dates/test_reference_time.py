"""What an expression is anchored in, and on which side of publication it lies. Invented sentences; half of the rows are traps."""

from datetime import date, datetime, timedelta, timezone

import pytest

from kontan_crawler.dates import find_mentions

MONDAY = date(2026, 7, 20)

COMPARISONS = [  # published on Monday, 20 July 2026; the values of all mentions
    ("Laba 2025 turun dari rekor Rp 6 triliun pada 2022. Pendapatan naik dari tahun sebelumnya.", ["2025", "2022", "2024"]),
    ("Laba semester I 2026 naik dari Rp 9 miliar pada 2025. Beban turun dari tahun sebelumnya.", ["2026-H1", "2025", "2025"]),
    ("Pendapatan kuartal II 2026 tumbuh dibanding kuartal II 2025. Laba melonjak dari tahun sebelumnya.", ["2026-Q2", "2025-Q2", "2025"]),
    ("Laba semester I 2026 naik dari periode yang sama 2025. Beban turun dari periode sama tahun sebelumnya.", ["2026-H1", "2025", "2025"]),
    ("Ekspor Juni naik 2%, tertinggi sejak April 2024, dari bulan sebelumnya.", ["2026-06", "2024-04", "2026-05"]),
    ("Inflasi Juni 2026 terendah sejak 2021. Harga pangan turun dari tahun sebelumnya.", ["2026-06", "2021", "2025"]),
    ("Emiten menargetkan 100 gerai pada 2030. Laba semester I naik dari tahun sebelumnya.", ["2030", "2026-H1", "2025"]),
    ("Emiten berencana membuka pabrik pada 2028. Penjualan naik dari tahun sebelumnya.", ["2028", "2025"]),
    ("Menjelang tenggat 1 Agustus, rupiah menguat dari sehari sebelumnya.", ["2026-08-01", "2026-07-19"]),
    ("Nikkei naik setelah pekan lalu melesat. Kospi naik setelah pekan sebelumnya turun.", ["2026-W29", "2026-W29"]),
    ("Rupiah melemah dari Rp 17.000 pada Jumat (17/7). Yen turun dari sehari sebelumnya.", ["2026-07-17", "2026-07-19"]),
    ("Penjualan kuartal I 2026 setara periode yang sama tahun lalu. Laba turun dari kuartal sebelumnya.", ["2026-Q1", "2025", "2025-Q4"]),
    ("Inflasi Juni di atas 2% pada Mei, dari 3% pada April dan 4% pada Juni 2025. Angka itu turun dari bulan sebelumnya.",
     ["2026-06", "2026-05", "2026-04", "2025-06", "2026-04"]),
    ("Laba kuartal II diumumkan Kamis, naik dari kuartal sebelumnya.", ["2026-Q2", "2026-07-16", "2026-Q1"]),
    ("Sepanjang 2025 laba naik. Kata Budi, Jumat (17/7/2026), laba itu di atas tahun sebelumnya.", ["2025", "2026-07-17", "2024"]),
    # reported periods, although words of comparison or planning stand near
    ("Laba naik dari Rp 9 miliar menjadi Rp 12 miliar pada 2024. Beban turun dari tahun sebelumnya.", ["2024", "2023"]),
    ("Dibanding pesaingnya, laba perusahaan naik pada 2024. Beban turun dari tahun sebelumnya.", ["2024", "2023"]),
    ("Harga mencetak rekor pada 2024. Harga itu dua kali harga tahun sebelumnya.", ["2024", "2023"]),
    ("Harga naik lebih dari 2% pada 2024. Penjualan turun dari tahun sebelumnya.", ["2024", "2023"]),
    ("Tiga dari 11 emiten rugi pada 2024. Jumlahnya naik dari tahun sebelumnya.", ["2024", "2023"]),
    ("Data dari asosiasi pada 2024 memuat 12 pabrik. Jumlahnya naik dari tahun sebelumnya.", ["2024", "2023"]),
    ("Emiten menargetkan laba Rp 5 triliun pada 2027, naik dari tahun sebelumnya.", ["2027", "2026"]),
    ("Sepanjang 2025 laba naik. Menurut direksi, laba itu 25% di atas tahun sebelumnya.", ["2025", "2024"]),
    ("Pemilu digelar pada 3 Agustus mendatang. Dua hari kemudian hasilnya terbit.", ["2026-08-03", "2026-08-05"]),
    ("Data inflasi akan terbit Selasa, disusul data ekspor sehari berikutnya.", ["2026-07-21", "2026-07-22"]),
    ("Harga Jumat (17/7) turun dibanding Kamis (16/7). Pada hari itu bursa sepi.", ["2026-07-17", "2026-07-16", "2026-07-17"]),
    ("Dari Januari 2025 hingga Maret 2025 ekspor naik. Pada bulan berikutnya ekspor turun.", ["2025-01", "2025-03", "2025-04"]),
]  # fmt: skip

DIRECTIONS = [  # published on Monday, 20 July 2026; the value of the last mention
    ("Bank itu hendak membuka cabang di Medan, Surabaya, dan beberapa kota lain di Jawa pada 5 Februari.", "2027-02-05"),
    ("Pemilu dijadwalkan oleh komisi yang baru dibentuk parlemen itu pada Maret.", "2027-03"),
    ("Investor menantikan rapat bank sentral Inggris (BoE) pada Kamis.", "2026-07-23"),
    ("Investor menanti data inflasi pada Selasa, disusul data ekspor pada Rabu.", "2026-07-22"),
    ("Gubernur menyatakan bahwa kementerian akan mengumumkan aturan itu pada Rabu.", "2026-07-22"),
    ("Kementerian akan segera merilis aturan itu pada Kamis.", "2026-07-23"),
    ("Sidang diundur ke Jumat.", "2026-07-24"),
    ("Sidang ditunda menjadi 2 Maret.", "2027-03-02"),
    ("Izin itu berlaku mulai Rabu.", "2026-07-22"),
    ("Izin itu diperpanjang hingga 31 Maret.", "2027-03-31"),
    ("Laporan diserahkan paling lambat 1 April.", "2027-04-01"),
    ("Tenggat pembayaran jatuh pada 15 Februari.", "2027-02-15"),
    ("Peluang kenaikan suku bunga pada Desember turun.", "2026-12"),
    ("Minyak untuk pengiriman Juni turun.", "2027-06"),
    ("Ekspor turun ke posisi terendah sejak 5 September.", "2025-09-05"),
    ("Aturan itu akan diubah karena merugikan petani sejak 5 September.", "2025-09-05"),
    ("Bursa terakhir kali tutup pada 5 September.", "2025-09-05"),
    ("Menteri mengatakan kepada wartawan pada 5 September.", "2025-09-05"),
    ("Aset per 31 Desember naik.", "2025-12-31"),
    ("Sidang berlangsung dari Kamis hingga Selasa.", "2026-07-21"),
    ("Pameran dibuka Sabtu sampai Minggu.", "2026-07-19"),
    ("Panen berlangsung dari November hingga Februari.", "2027-02"),
    ("Proyek berjalan dari Mei 2021 hingga Juni.", "2021-06"),
    ("Pameran dibuka 1 Juni hingga 20 Agustus.", "2026-08-20"),
    ("Pameran dibuka dari 28 Desember 2025 hingga 4 Januari.", "2026-01-04"),
    ("Setelah naik pada Jumat, rupiah diperkirakan melemah pada Selasa.", "2026-07-21"),
    ("Pekan depan, tepatnya Rabu, bank sentral menggelar rapat.", "2026-07-29"),
    ("Izin terbit paling lambat Jumat.", "2026-07-24"),
    ("Untuk perdagangan Selasa, ia memperkirakan indeks menguat.", "2026-07-21"),
    # the cue does not decide
    ("Menteri mengatakan pada Rabu bahwa aturan itu akan diubah.", "2026-07-15"),
    ("Rupiah akan menguat, kata analis pada Rabu.", "2026-07-15"),
    ("Rupiah melemah pada Rabu menjelang rapat bank sentral.", "2026-07-15"),
    ("Rupiah melemah pada Rabu, dan akan melemah lagi.", "2026-07-15"),
    ("Meski bank sentral akan menaikkan bunga, rupiah melemah pada Rabu.", "2026-07-15"),
    ("Rupiah menguat, akan tetapi emas turun pada Rabu.", "2026-07-15"),
    ("Analis menaikkan target harga saham itu pada Rabu.", "2026-07-15"),
    ("Presiden mengumumkan rencana tarif baru pada Rabu.", "2026-07-15"),
    ("Peluang kenaikan suku bunga turun pada Rabu.", "2026-07-15"),
    ("Pasar menanti data itu. Rupiah melemah pada Rabu.", "2026-07-15"),
    ("Pekan lalu, tepatnya Rabu, bank sentral menggelar rapat.", "2026-07-15"),
    ("Data inflasi untuk Mei naik.", "2026-05"),
    ("Laba itu di atas angka yang diperkirakan pada Rabu.", "2026-07-15"),
    ("Rupiah akan menguat dari penutupan Rabu.", "2026-07-15"),
    ("Tarif yang diumumkan Rabu akan berlaku lama.", "2026-07-15"),
    ("Hingga April penjualan mencapai Rp 5 triliun.", "2026-04"),
    ("Jumlah pelanggan naik 5% hingga 31 Maret.", "2026-03-31"),
    ("Data bulan April akan terbit.", "2026-04"),
    ("Ekonom memperkirakan laba kuartal keempat turun.", "2026-Q4"),
    ("Aturan itu akan berlaku pada 17 Juli.", "2026-07-17"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "values"), COMPARISONS)
def test_comparison_is_anchored_in_what_is_reported(text: str, values: list[str]) -> None:
    assert [mention.value for mention in find_mentions(text, MONDAY)] == values


@pytest.mark.parametrize(("text", "value"), DIRECTIONS)
def test_side_of_publication(text: str, value: str) -> None:
    assert find_mentions(text, MONDAY)[-1].value == value


JAKARTA = timezone(timedelta(hours=7))
PUBLICATIONS = [  # a moment, and the day before it in Jakarta
    (datetime(2026, 11, 26, 3, 0, tzinfo=JAKARTA), "2026-11-25"),
    (datetime(2026, 11, 25, 20, 0, tzinfo=timezone.utc), "2026-11-25"),
    (datetime(2026, 11, 25, 12, 0, tzinfo=timezone(timedelta(hours=-8))), "2026-11-25"),
    (datetime(2026, 11, 25, 17, 0, tzinfo=timezone.utc), "2026-11-25"),  # midnight in Jakarta
    (datetime(2026, 12, 31, 17, 0, tzinfo=timezone.utc), "2026-12-31"),
    (datetime(2026, 11, 26, 1, 30, tzinfo=timezone(timedelta(hours=9))), "2026-11-24"),
    # the same day in Jakarta, or no zone to convert from
    (datetime(2026, 11, 25, 16, 59, tzinfo=timezone.utc), "2026-11-24"),
    (datetime(2026, 11, 26, 8, 0, tzinfo=timezone(timedelta(hours=9))), "2026-11-25"),
    (datetime(2026, 11, 26, 23, 59, tzinfo=JAKARTA), "2026-11-25"),
    (datetime(2026, 11, 26, 0, 0, tzinfo=JAKARTA), "2026-11-25"),
    (datetime(2026, 11, 25, 20, 0), "2026-11-24"),
    (date(2026, 11, 26), "2026-11-25"),
]


@pytest.mark.parametrize(("published", "yesterday"), PUBLICATIONS)
def test_publication_day_is_that_of_jakarta(published: date, yesterday: str) -> None:
    assert [mention.value for mention in find_mentions("Rapat digelar kemarin.", published)] == [yesterday]


def test_hours_are_counted_in_jakarta() -> None:
    (mention,) = find_mentions("Kapal tiba dua jam lalu.", datetime(2026, 11, 25, 18, 30, tzinfo=timezone.utc))
    assert mention.value == "2026-11-25T23:30"


CONTRADICTIONS = [  # published on Saturday, 21 November 2026
    ("Senin (21/11/2026)", "2026-11-21"),  # the weekday: the 23rd is after publication
    ("Rabu (20/11/2026)", "2026-11-20"),
    ("Kamis (20/11/2026)", "2026-11-20"),
    ("Selasa (21/11)", "2026-11-21"),
    ("Rabu (7/11/2026)", "2026-11-07"),  # 14 days before
    ("Minggu (7/11/2026)", None),  # 7, or 8 with another digit
    ("Minggu (19/11/2026)", None),  # 19, or 15 with another digit
    ("Selasa (18/11/2026)", None),  # 18, or 10 and 17 with another digit
    ("Jumat (10/11/2026)", None),  # 10, or 13 and 20 with another digit
    # the weekday is no misprint: the printed day is ahead, or too far behind
    ("Selasa (22/11/2026)", "2026-11-24"),
    ("Jumat (20/10/2026)", "2026-11-20"),
    ("Jumat (20/11/2025)", "2026-11-20"),
    ("Sabtu (31/11/2026)", "2026-11-21"),
    ("Kamis (6/11/2026)", None),  # 15 days before, and 5 is 16
]


@pytest.mark.parametrize(("text", "suggested"), CONTRADICTIONS)
def test_suggestion_weighs_a_misprinted_weekday(text: str, suggested: str | None) -> None:
    (mention,) = find_mentions(text, date(2026, 11, 21))
    assert (mention.weekday_agrees, mention.suggested) == (False, suggested)


SATURDAY, SUNDAY = date(2026, 11, 21), date(2026, 11, 22)
WEEKS = [  # the Saturday and Sunday of week 47
    ("Pekan ini bank sentral akan menggelar rapat.", SATURDAY, ["2026-W48"]),
    ("Bank sentral akan menggelar rapat pekan ini.", SUNDAY, ["2026-W48"]),
    ("Investor menanti rapat bank sentral pekan ini.", SUNDAY, ["2026-W48"]),
    ("Indeks ditutup menguat 2% pekan lalu.", SATURDAY, ["2026-W47"]),
    ("Pekan lalu indeks parkir di level 6.100.", SUNDAY, ["2026-W47"]),
    ("Rapat akan digelar pekan ini. Pekan lalu indeks naik.", SUNDAY, ["2026-W48", "2026-W47"]),
    ("Rapat akan digelar pekan ini. Pekan depan bursa libur.", SUNDAY, ["2026-W48", "2026-W49"]),
    ("Awal pekan ini pemerintah akan melelang obligasi.", SUNDAY, ["2026-W48"]),
    # the week of the weekend itself, or the one before
    ("Indeks ditutup menguat 2% pekan ini.", SATURDAY, ["2026-W47"]),
    ("Sepanjang pekan ini indeks menguat 2%.", SUNDAY, ["2026-W47"]),
    ("Untuk pekan ini indeks diperkirakan turun.", SATURDAY, ["2026-W47"]),
    ("Menteri bertemu duta besar pekan lalu.", SATURDAY, ["2026-W46"]),
    ("Rapat akan digelar pekan depan.", SUNDAY, ["2026-W48"]),
    ("Pameran akan dibuka akhir pekan ini.", SATURDAY, ["2026-W47-WE"]),
    ("Rapat akan digelar pekan ini.", date(2026, 11, 20), ["2026-W47"]),
    ("Indeks ditutup menguat pekan lalu.", date(2026, 11, 23), ["2026-W47"]),
    ("Rapat akan digelar bulan ini. Pekan ini indeks naik.", SUNDAY, ["2026-11", "2026-W47"]),
]


@pytest.mark.parametrize(("text", "published", "values"), WEEKS)
def test_week_seen_from_a_weekend(text: str, published: date, values: list[str]) -> None:
    assert [mention.value for mention in find_mentions(text, published)] == values
