"""Invented sentences and their mentions, published on Friday, 21 August 2026."""

from datetime import date, datetime

import pytest

from kontan_crawler.dates import Mention, find_mentions
from kontan_crawler.dates.forms import FORMS
from kontan_crawler.dates.readers.references import not_temporal

FRIDAY = date(2026, 8, 21)

DAYS = [
    ("Rapat digelar Selasa (18/8/2026) malam.", "Selasa (18/8/2026) malam", "TIME", "2026-08-18TNI"),
    ("Rapat digelar Selasa(18/8/2026).", "Selasa(18/8/2026)", "DATE", "2026-08-18"),
    ("Rapat digelar Selasa\u00a0(18/\u200b8/2026) siang.", "Selasa\u00a0(18/\u200b8/2026) siang", "TIME", "2026-08-18TAF"),
    ("Rapat digelar Selasa ( 18/8/2026 ).", "Selasa ( 18/8/2026 )", "DATE", "2026-08-18"),
    ("Rapat digelar Selasa, (18/8/26).", "Selasa, (18/8/26)", "DATE", "2026-08-18"),
    ("Menurut AntaraSelasa (18/8), rapat batal.", "Selasa (18/8)", "DATE", "2026-08-18"),
    ("Rapat digelar Rabu (29 Juli 2026).", "Rabu (29 Juli 2026)", "DATE", "2026-07-29"),
    ("Rapat digelar Kamis pagi waktu Indonesia (13/8/2026).", "Kamis pagi waktu Indonesia (13/8/2026)", "TIME", "2026-08-13TMO"),
    ("Rapat digelar Kamis (6/8/2026) waktu Amerika Serikat (AS).", "Kamis (6/8/2026)", "DATE", "2026-08-06"),
    ("Rapat digelar Rabu (29/7) waktu setempat.", "Rabu (29/7)", "DATE", "2026-07-29"),
    ("Rapat digelar Kamis lalu (23/7).", "Kamis lalu (23/7)", "DATE", "2026-07-23"),
    ("Rapat digelar Jumat, 21 Agustus 2026.", "Jumat, 21 Agustus 2026", "DATE", "2026-08-21"),
    ("Rapat digelar hari Jum'at tanggal 21 Agustus.", "hari Jum'at tanggal 21 Agustus", "DATE", "2026-08-21"),
    ("Rapat digelar hari Jum\u2019at 21 Ags 2026.", "hari Jum\u2019at 21 Ags 2026", "DATE", "2026-08-21"),
    ("Rapat digelar minggu (16/8).", "minggu (16/8)", "DATE", "2026-08-16"),
    ("Rapat digelar 27 November mendatang.", "27 November mendatang", "DATE", "2026-11-27"),
    ("Rapat digelar 31 Desember tahun lalu.", "31 Desember tahun lalu", "DATE", "2025-12-31"),
    ("Rapat digelar 10 Maret.", "10 Maret", "DATE", "2026-03-10"),
    ("Rapat digelar 10 Januari lalu.", "10 Januari lalu", "DATE", "2026-01-10"),
    ("Rapat digelar 21 Agustus lalu.", "21 Agustus lalu", "DATE", "2025-08-21"),
    ("Rapat digelar 29 Februari.", "29 Februari", "DATE", "2028-02-29"),
    ("Rapat digelar kemarin (20/8).", "kemarin (20/8)", "DATE", "2026-08-20"),
    ("Sahamnya turun (20/8).", "20/8", "DATE", "2026-08-20"),
    ("Sahamnya turun (21/7).", "21/7", "DATE", "2026-07-21"),  # 31 days before
    ("Laporan per 2026-08-01 terbit.", "2026-08-01", "DATE", "2026-08-01"),
    ("Laporan per 01-08-2026 terbit.", "01-08-2026", "DATE", "2026-08-01"),
    ("Laporan per 1.8.2026 terbit.", "1.8.2026", "DATE", "2026-08-01"),
    ("Rapat digelar Sabtu (15-08-2026).", "Sabtu (15-08-2026)", "DATE", "2026-08-15"),
    ("Rapat digelar Senin (17.8.2026).", "Senin (17.8.2026)", "DATE", "2026-08-17"),
    ("Rapat digelar Senin (17-8) pagi.", "Senin (17-8) pagi", "TIME", "2026-08-17TMO"),
    ("Tim itu menang Sabtu (2-1).", "Sabtu", "DATE", "2026-08-15"),
    ("Rapat digelar Senin (17-08-26).", "Senin (17-08-26)", "DATE", "2026-08-17"),
    ("Tanggal 24 kemarin ia datang.", "Tanggal 24 kemarin", "DATE", "2026-07-24"),
    ("Tanggal 21 kemarin ia datang.", "Tanggal 21 kemarin", "DATE", "2026-07-21"),
    ("Ia datang sekitar 10 Agustus.", "sekitar 10 Agustus", "DATE", "2026-08-10"),
    ("Tabelnya: (untung)25 Mei 2025Rp 2.500", "25 Mei 2025", "DATE", "2025-05-25"),
    ("Rapat di ruang 5 17 Agustus 2026.", "17 Agustus 2026", "DATE", "2026-08-17"),
]

WEEKDAYS = [
    ("Menteri berkata, Senin, harga naik.", "Senin", "2026-08-17"),
    ("Menteri berkata, Jumat, harga naik.", "Jumat", "2026-08-21"),
    ("Harga turun pada hari Minggu.", "hari Minggu", "2026-08-16"),
    ("Kedua negara akan bertemu pada Senin.", "Senin", "2026-08-24"),
    ("Menteri mengatakan pada Senin bahwa harga akan naik.", "Senin", "2026-08-17"),
    ("Data itu dijadwalkan dirilis Rabu.", "Rabu", "2026-08-26"),
    ("Pada Senin, bank akan tutup.", "Senin", "2026-08-24"),
    ("Rapat Jumat lalu buntu.", "Jumat lalu", "2026-08-14"),
    ("Rapat Jumat mendatang penting.", "Jumat mendatang", "2026-08-28"),
    ("Rapat Senin pekan depan penting.", "Senin pekan depan", "2026-08-24"),
    ("Rapat Senin pekan lalu buntu.", "Senin pekan lalu", "2026-08-10"),
    ("Pasar menanti rapat Rabu ini.", "Rabu ini", "2026-08-19"),
    ("Rapat bahas Boeing 777 Minggu.", "Minggu", "2026-08-16"),
    ("Kapal JT 610 Minggu (9/8/2026) karam.", "Minggu (9/8/2026)", "2026-08-09"),
    ("Kapal bernomor dua Minggu (16/8) karam.", "Minggu (16/8)", "2026-08-16"),
    ("Ia tiba hari minggu.", "hari minggu", "2026-08-16"),
]

TIMES = [
    ("Kapal berangkat Senin 17 Agustus 2026 pukul 05.36 WIB.", "Senin 17 Agustus 2026 pukul 05.36 WIB", "2026-08-17T05:36"),
    ("Harga naik pada pukul 13.07 GMT.", "pukul 13.07 GMT", "2026-08-21T13:07Z"),
    ("Harga naik pada pukul 0101 GMT.", "pukul 0101 GMT", "2026-08-21T01:01Z"),
    ("Toko buka 10.00 wib.", "10.00 wib", "2026-08-21T10:00"),
    ("Toko tutup pukul 18.00 Wit.", "pukul 18.00 Wit", "2026-08-21T18:00+09:00"),
    ("Toko tutup Kamis (20/8/2026) pukul 10.00 Wita.", "Kamis (20/8/2026) pukul 10.00 Wita", "2026-08-20T10:00+08:00"),
    ("Harga naik pada 13.07 WITA.", "13.07 WITA", "2026-08-21T13:07+08:00"),
    ("Harga naik pukul 9.48 pagi waktu setempat.", "pukul 9.48 pagi", "2026-08-21T09:48"),
    ("Toko tutup jam 9 malam.", "jam 9 malam", "2026-08-21T21:00"),
    ("Toko tutup jam enam sore.", "jam enam sore", "2026-08-21T18:00"),
    ("Toko tutup 6:11 malam.", "6:11 malam", "2026-08-21T18:11"),
    ("Toko tutup pukul 06.17 WIB Minggu (16/8/2026).", "pukul 06.17 WIB Minggu (16/8/2026)", "2026-08-16T06:17"),
    ("Toko tutup pukul 10.00 Senin.", "pukul 10.00 Senin", "2026-08-17T10:00"),
    ("Toko tutup pukul 10.00 pagi tadi.", "pukul 10.00 pagi tadi", "2026-08-21T10:00"),
    ("Toko tutup pukul 11 tadi malam.", "pukul 11 tadi malam", "2026-08-20T23:00"),
    ("Toko tutup pukul 24.00.", "pukul 24.00", "2026-08-21T24:00"),
    ("Toko tutup tengah malam.", "tengah malam", "2026-08-21T24:00"),
    ("Sinyal hilang pukul 06.18.44 WIB.", "pukul 06.18.44 WIB", "2026-08-21T06:18:44"),
    ("Rupiah melemah sore hari ini.", "sore hari ini", "2026-08-21TAF"),
    ("Rupiah melemah pagi tadi.", "pagi tadi", "2026-08-21TMO"),
    ("Rupiah melemah tadi malam.", "tadi malam", "2026-08-20TNI"),
    ("Rupiah melemah semalam.", "semalam", "2026-08-20TNI"),
    ("Bursa buka besok pagi.", "besok pagi", "2026-08-22TMO"),
    ("Bursa buka Senin dini hari WIB.", "Senin dini hari WIB", "2026-08-17TMO"),
    ("Mereka mengirim C-130 Minggu petang.", "Minggu petang", "2026-08-16TEV"),
    ("Ada 162 Minggu sore.", "Minggu sore", "2026-08-16TAF"),
    ("Kapal tiba Sabtu tengah malam.", "Sabtu tengah malam", "2026-08-15T24:00"),
    ("Kapal tiba Selasa (18/8/2026) tengah malam.", "Selasa (18/8/2026) tengah malam", "2026-08-18T24:00"),
    ("Toko buka pkl. 10.00 WIB.", "pkl. 10.00 WIB", "2026-08-21T10:00"),
    ("Toko buka pk 10.00.", "pk 10.00", "2026-08-21T10:00"),
    ("Pagi itu toko buka.", "Pagi itu", "2026-08-21TMO"),
    ("Toko buka pada malam hari itu.", "malam hari itu", "2026-08-21TNI"),
    ("Antrean mengular hingga petang.", "petang", "2026-08-21TEV"),
]

PERIODS = [
    ("Saham turun pekan lalu.", "pekan lalu", "2026-W33", None),
    ("Saham turun minggu lalu.", "minggu lalu", "2026-W33", None),
    ("Minggu lalu saham turun.", "Minggu lalu", "2026-W33", None),
    ("Saham turun akhir pekan lalu.", "akhir pekan lalu", "2026-W33-WE", None),
    ("Saham naik menjelang akhir pekan.", "akhir pekan", "2026-W34-WE", None),
    ("Saham turun bulan lalu.", "bulan lalu", "2026-07", None),
    ("Saham turun awal tahun ini.", "awal tahun ini", "2026", "START"),
    ("Saham turun sejak awal 2027.", "awal 2027", "2027", "START"),
    ("Pabrik berdiri sejak 1900.", "1900", "1900", None),
    ("Izin berlaku hingga 2099.", "2099", "2099", None),
    ("Saham turun di penghujung 2013 ini.", "penghujung 2013 ini", "2013", "END"),
    ("Saham turun pertengahan September 2010.", "pertengahan September 2010", "2010-09", "MID"),
    ("Saham turun September lalu.", "September lalu", "2025-09", None),
    ("Saham turun awal Agustus lalu.", "awal Agustus lalu", "2026-08", "START"),
    ("Saham turun akhir Agustus lalu.", "akhir Agustus lalu", "2025-08", "END"),
    ("Saham turun Agustus lalu.", "Agustus lalu", "2025-08", None),
    ("Kita bertemu akhir Agustus nanti.", "akhir Agustus nanti", "2026-08", "END"),
    ("Kita bertemu awal Agustus nanti.", "awal Agustus nanti", "2027-08", "START"),
    ("Saham turun bulan Maret lalu.", "bulan Maret lalu", "2026-03", None),
    ("Saham turun sejak Oktober.", "Oktober", "2025-10", None),
    ("Saham turun pada Oktober.", "Oktober", "2026-10", None),
    ("Minyak untuk pengiriman Januari turun.", "Januari", "2027-01", None),
    ("Data bulan Juni akan terbit.", "bulan Juni", "2026-06", None),
    ("Kita bertemu Desember nanti.", "Desember nanti", "2026-12", None),
    ("Laba kuartal II-2026 naik.", "kuartal II-2026", "2026-Q2", None),
    ("Laba semester I/2026 naik.", "semester I/2026", "2026-H1", None),
    ("Laba 1H26 naik.", "1H26", "2026-H1", None),
    ("Laba kuartal II 15 persen.", "kuartal II", "2026-Q2", None),
    ("Laba Q3 2026 naik.", "Q3 2026", "2026-Q3", None),
    ("Laba kuartal ketiga naik.", "kuartal ketiga", "2026-Q3", None),
    ("Laba paruh pertama tahun depan naik.", "paruh pertama tahun depan", "2027-H1", None),
    ("Laba paruh kedua 2026 naik.", "paruh kedua 2026", "2026-H2", None),
    ("Laba paruh pertama April naik.", "paruh pertama April", "2026-04", "START"),
    ("Laba tahun buku 2025 naik.", "tahun buku 2025", "2025", None),
    ("Pabrik berdiri sejak tahun 1990-an.", "tahun 1990-an", "199", None),
    ("Pabrik berdiri sekitar tahun 40-an.", "sekitar tahun 40-an", "194", "APPROX"),
    ("Pabrik berdiri pada abad ke-19.", "abad ke-19", "18", None),
    ("Panen gagal di musim hujan.", "musim hujan", "2026-WI", None),
    ("Panen gagal di musim panas tahun lalu.", "musim panas tahun lalu", "2025-SU", None),
    ("Utang itu jatuh tempo paling lambat 2030.", "paling lambat 2030", "2030", "ON_OR_BEFORE"),
    ("Saham LQ45 pekan ini naik.", "pekan ini", "2026-W34", None),
    ("Emas turun ke US$ 50.000 tahun ini.", "tahun ini", "2026", None),
    ("Indeks turun ke 6.512 pekan lalu.", "pekan lalu", "2026-W33", None),
    ("Indeks ditutup 100 pekan lalu.", "pekan lalu", "2026-W33", None),
    ("Rapat digelar 99 pekan lalu.", "99 pekan lalu", "2024-W39", None),
    ("Minyak turun ke level 75 bulan ini.", "bulan ini", "2026-08", None),
    ("Indeks dolar turun ke 101,17 pekan lalu.", "pekan lalu", "2026-W33", None),
    ("Fosil itu hidup 2.000 tahun lalu.", "2.000 tahun lalu", "0026", None),
    ("Fosil itu hidup 2.025 tahun lalu.", "2.025 tahun lalu", "0001", None),
    ("Fosil itu hidup 2.026 tahun lalu.", "2.026 tahun lalu", "PAST_REF", None),
    ("Hewan itu punah 65 juta tahun lalu.", "65 juta tahun lalu", "PAST_REF", None),
    ("Labanya Rp 2 miliar tahun lalu.", "tahun lalu", "2025", None),
    ("Penumpang mencapai 2,3 juta tahun lalu.", "tahun lalu", "2025", None),
    ("Harga naik pada tahun-tahun sebelumnya.", "tahun-tahun sebelumnya", "PAST_REF", None),
    ("Harga naik pada bulan-bulan berikutnya.", "bulan-bulan berikutnya", "FUTURE_REF", None),
    ("Tiga tahun dua bulan lalu harga naik.", "Tiga tahun dua bulan lalu", "2023-06", None),
    ("Dua pekan lalu harga naik.", "Dua pekan lalu", "2026-W32", None),
    ("Dua bulan lagi harga naik.", "Dua bulan lagi", "2026-10", None),
    ("Sepuluh tahun silam harga naik.", "Sepuluh tahun silam", "2016", None),
    ("Beberapa waktu lalu harga naik.", "Beberapa waktu lalu", "PAST_REF", None),
    ("Harga saat ini naik.", "saat ini", "PRESENT_REF", None),
    ("Dulu harga naik.", "Dulu", "PAST_REF", None),
    ("Nanti harga naik.", "Nanti", "FUTURE_REF", None),
]

DURATIONS_AND_SETS = [
    ("Proyek berjalan tiga bulan.", "tiga bulan", "DURATION", "P3M", None),
    ("Proyek berjalan setahun.", "setahun", "DURATION", "P1Y", None),
    ("Proyek berjalan tiga minggu.", "tiga minggu", "DURATION", "P3W", None),
    ("Proyek berjalan dua puluh lima hari.", "dua puluh lima hari", "DURATION", "P25D", None),
    ("Proyek berjalan lima belas menit.", "lima belas menit", "DURATION", "PT15M", None),
    ("Proyek berjalan 1.500 jam.", "1.500 jam", "DURATION", "PT1500H", None),
    ("Proyek berjalan 200 bulan.", "200 bulan", "DURATION", "P200M", None),
    ("Proyek berjalan 2x24 jam.", "2x24 jam", "DURATION", "PT48H", None),
    ("Proyek berjalan 1 jam 30 menit.", "1 jam 30 menit", "DURATION", "PT1H30M", None),
    ("Ia dihukum 3 tahun 6 bulan penjara.", "3 tahun 6 bulan", "DURATION", "P3Y6M", None),
    ("Ia dihukum enam tahun sebelas bulan.", "enam tahun sebelas bulan", "DURATION", "P6Y11M", None),
    ("Proyek berjalan 2 hari 5 jam.", "2 hari 5 jam", "DURATION", "P2DT5H", None),
    ("Kisah Tiga Minggu di Laut.", "Tiga Minggu", "DURATION", "P3W", None),
    ("Menginap tiga malam.", "tiga malam", "DURATION", "P3D", None),
    ("Proyek berjalan setengah jam.", "setengah jam", "DURATION", "PT30M", None),
    ("Proyek berjalan dua setengah tahun.", "dua setengah tahun", "DURATION", "P2.5Y", None),
    ("Proyek berjalan lebih dari 5,5 tahun.", "lebih dari 5,5 tahun", "DURATION", "P5.5Y", "MORE_THAN"),
    ("Proyek berjalan hampir satu dekade.", "hampir satu dekade", "DURATION", "P1DE", "LESS_THAN"),
    ("Proyek berjalan dua semester.", "dua semester", "DURATION", "P12M", None),
    ("Proyek berjalan beberapa bulan terakhir.", "beberapa bulan terakhir", "DURATION", "PXM", None),
    ("Proyek berjalan tiga hari ke depan.", "tiga hari ke depan", "DURATION", "P3D", None),
    ("Proyek berjalan bertahun-tahun.", "bertahun-tahun", "DURATION", "PXY", None),
    ("Proyek terhenti sejenak.", "sejenak", "DURATION", "PXX", None),
    ("Bunga dibayar setiap tahun.", "setiap tahun", "SET", "P1Y", None),
    ("Bunga dibayar setiap tiga bulan.", "setiap tiga bulan", "SET", "P3M", None),
    ("Bunga dibayar setiap Senin.", "setiap Senin", "SET", "XXXX-WXX-1", None),
    ("Bunga dibayar setiap minggu.", "setiap minggu", "SET", "P1W", None),
    ("Pasar buka setiap Minggu.", "setiap Minggu", "SET", "XXXX-WXX-7", None),
    ("Pasar buka setiap malam.", "setiap malam", "SET", "XXXX-XX-XXTNI", None),
    ("Pasar buka setiap harinya.", "setiap harinya", "SET", "P1D", None),
    ("Bunga dibayar tiap tahunnya.", "tiap tahunnya", "SET", "P1Y", None),
    ("Bunga dibayar sekali setahun.", "sekali setahun", "SET", "P1Y", None),
    ("Bunga dibayar sebulan sekali.", "sebulan sekali", "SET", "P1M", None),
    ("Bunga dibayar dua hari sekali.", "dua hari sekali", "SET", "P2D", None),
    ("Pemilu digelar setiap lima tahun sekali.", "setiap lima tahun sekali", "SET", "P5Y", None),
    ("Bunga dibayar dua kali setahun.", "dua kali setahun", "SET", "P1Y", None),
]

DISCOURSES = [
    ("Sabtu 20 April 2024, pukul 08.00 WIB", ["2024-04-20", "2024-04-20T08:00"]),
    ("Rapat pada 11 Februari 2024. Hampir tiga minggu kemudian, rapat lagi.", ["2024-02-11", "2024-03-03"]),
    ("Rapat pada 14 Juni 2024. Sebulan kemudian, rapat lagi.", ["2024-06-14", "2024-07-14"]),
    ("Rapat Minggu (16/8/2026). Pada hari itu hujan. Keesokan harinya cerah.", ["2026-08-16", "2026-08-16", "2026-08-17"]),
    ("Pada 2012 laba naik dibanding setahun sebelumnya.", ["2012", "2011"]),
    ("Laba kuartal II-2025 naik dibanding tahun sebelumnya.", ["2025-Q2", "2024"]),
    ("Rapat akan digelar Senin (24/8). Menjelang rapat Senin, harga naik. Senin lalu turun.", ["2026-08-24", "2026-08-24", "2026-08-17"]),
    ("Pada 1 Juli 2026 gempa terjadi pukul 06.00 WIB. Dua jam kemudian reda.", ["2026-07-01", "2026-07-01T06:00", "2026-07-01T08:00"]),
    ("Kapal tiba pukul 07.55 WIB, Minggu (16/8/2026).", ["2026-08-16T07:55", "2026-08-16"]),
    ("Harga Senin (17/8) naik dari hari sebelumnya. Emas naik dari sehari sebelumnya.", ["2026-08-17", "2026-08-16", "2026-08-16"]),
    ("Harga Senin (17/8) tertinggi sejak 8 April. Perak turun dari sehari sebelumnya.", ["2026-08-17", "2026-04-08", "2026-08-16"]),
    ("Kapal tiba besok, Sabtu, lalu pulang.", ["2026-08-22", "2026-08-22"]),
    ("Data dijadwalkan terbit Rabu, lalu keputusan bank sentral Inggris pada Kamis.", ["2026-08-26", "2026-08-27"]),
    ("Pada hari yang sama, Minggu (16/8), kapal karam.", ["2026-08-16", "2026-08-16"]),
    (
        "Kapal karam Minggu (16/8). Kata Budi, Selasa (18/8), hujan deras. Kapal karam pukul 06.17.",
        ["2026-08-16", "2026-08-18", "2026-08-16T06:17"],
    ),
    (
        'Kapal karam Minggu (16/8). "Kami cari," ujar Budi kepada pers di Dermaga 2, Selasa (18/8). Kapal karam pukul 06.17.',
        ["2026-08-16", "2026-08-18", "2026-08-16T06:17"],
    ),
    (
        "Kapal karam Minggu (16/8). Hal itu disampaikan Budi di Kantor Bupati, Lama, Jakarta Pusat, Selasa (18/8). Mesin mati pukul 06.17.",
        ["2026-08-16", "2026-08-18", "2026-08-16T06:17"],
    ),
    ("Kata Budi, Selasa (18/8), hujan. Kapal karam pukul 06.17.", ["2026-08-18", "2026-08-18T06:17"]),
    ("Budi menyebutkan kapal karam Minggu. Mesin mati pukul 06.17.", ["2026-08-16", "2026-08-16T06:17"]),
    ("Kemarin kapal karam. Mesin mati pukul 06.17.", ["2026-08-20", "2026-08-20T06:17"]),
    (
        "Menurut Budi, pada pukul 06.12 Minggu mesin mati. Alarm berbunyi pukul 07.08 WIB, padam pukul 07.28 WIB.",
        ["2026-08-16T06:12", "2026-08-16T07:08", "2026-08-16T07:28"],
    ),
    ("Rapat Minggu (16/8). Malam itu hujan. Esoknya cerah.", ["2026-08-16", "2026-08-16TNI", "2026-08-17"]),
    ("Rapat Minggu (16/8). Besoknya cerah. Malamnya hujan.", ["2026-08-16", "2026-08-17", "2026-08-17TNI"]),
    ("Rapat Minggu (16/8). Keesokan paginya cerah.", ["2026-08-16", "2026-08-17TMO"]),
    ("Rapat Minggu (16/8). Malam sebelumnya hujan, pagi berikutnya cerah.", ["2026-08-16", "2026-08-15TNI", "2026-08-17TMO"]),
    ("Rapat Jumat (14/8). Hasilnya terbit Jumat.", ["2026-08-14", "2026-08-21"]),
    ("Pada 2012 laba naik. Dua tahun berselang turun.", ["2012", "2014"]),
    ("Rapat Minggu (16/8). Dua hari kemudian hujan. Keesokan harinya cerah.", ["2026-08-16", "2026-08-18", "2026-08-19"]),
    ("Harga Minggu (16/8) naik dari dua hari sebelumnya. Keesokan harinya turun.", ["2026-08-16", "2026-08-14", "2026-08-17"]),
    ("Laba 2014 turun. Pada Juni 2013 naik, pada 2015 turun. Setahun kemudian naik.", ["2014", "2013-06", "2015", "2016"]),
    ("Rapat Minggu (16/8). Lima hari sesudah itu, rapat lagi.", ["2026-08-16", "2026-08-21"]),
    ("Kapal tiba pukul 06.00. Satu jam 30 menit kemudian karam.", ["2026-08-21T06:00", "2026-08-21T07:30"]),
    ("Natal tinggal 2 Minggu Lagi.", ["2026-W36"]),
    ("Buka dari pagi sampai petang.", ["2026-08-21TMO", "2026-08-21TEV"]),
    ("Rapat Senin-Selasa (17-18/8/2026)", ["2026-08-17", "2026-08-18"]),
    ("Rapat 13\u201317 Juli 2026", ["2026-07-13", "2026-07-17"]),
    ("Rapat 28 Juni hingga 2 Juli 2025", ["2025-06-28", "2025-07-02"]),
    ("Harga Juni-Juli 2014", ["2014-06", "2014-07"]),
    ("Laba kuartal pertama dan kedua tahun depan", ["2027-Q1", "2027-Q2"]),
    ("Panas 2024/2025", ["2024", "2025"]),
    ("Tumbuh satu hingga dua tahun ke depan", ["P1Y", "P2Y"]),
    ("Dihukum lima hingga sepuluh tahun", ["P5Y", "P10Y"]),
    ("Selesai dua hingga lima belas hari", ["P2D", "P15D"]),
    ("Selesai lima belas hingga dua puluh hari", ["P15D", "P20D"]),
    ("Selesai satu sampai 2 jam", ["PT1H", "PT2H"]),
    ("Dihukum dua sampai dua puluh lima tahun", ["P2Y", "P25Y"]),
    ("Buka pukul 09.00-10.30 WIB", ["2026-08-21T09:00", "2026-08-21T10:30"]),
]

NOT_TEMPORAL = [
    "Laba naik Rp 23,4 triliun atau 3,2%.",
    "Tuan rumah menang 2-1, kurs 65-75 dolar.",
    "Pasal 5 ayat 2 UU Nomor 12 Tahun 2011, UU 12/2011, Permen No 1/2013.",
    "Pesawat QZ8501 dan Airbus A320-200, telepon 021-2014-2015.",
    "Ia belajar di Institut Teknologi Sepuluh Nopember dan Universitas Sebelas Maret, Jalan 10 November.",
    "Peraturan Menteri Perhubungan Nomor PM 77 Tahun 2011, Nomor KM 25 Tahun 2008, UUD 1945.",
    "Indeks Russell 2000 naik ke level 2010, S&P 500 kuartal.",
    "Sebanyak 2014 orang membayar Rp 2000 untuk 2026 unit.",
    "Angkanya 2014.500, kodenya 1899 dan 2100.",
    "Ibu Mei Lin tinggal di Pasar Minggu. Kata Mei Lin, ia betah.",
    "Mobil Audi Q3 dan virus H1N1, tumbuh (5/2026).",
    "Musim dingin kripto belum usai.",
    "Dalam kehidupan sehari-hari, kita lihat dulu prosedurnya.",
    "Sebanyak dua pertiga (2/3) setuju, 31/4 tidak.",
    "Laba tahun berjalan naik. Ia maju ke depan.",
    "",
    "0123456789" * 50,
    "\x00\x01\x1b\x7f\ud800",
]

MISPRINTS = [
    ("Jumat (21/82026), naik", "Jumat (21/82026)", "2026-08-21"),
    ("Senin (3//8/2026) naik", "Senin (3//8/2026)", "2026-08-03"),
    ("Selasa (4/8.2026) naik", "Selasa (4/8.2026)", "2026-08-04"),
    ("Rabu (19.8/2026) naik", "Rabu (19.8/2026)", "2026-08-19"),
    ("Rabu (8/7/20206) naik", "Rabu (8/7/20206)", "2026-07-08"),
    ("Jumat (24/7/20260 turun 1,65%", "Jumat (24/7/20260", "2026-07-24"),
    ("Senin (20/7/2026. Harga", "Senin (20/7/2026", "2026-07-20"),
    ("Senin (03/17/2025) naik", "Senin (03/17/2025)", "2025-03-17"),
    ("turun (21/82026) lagi", "21/82026", "2026-08-21"),
]

UNREPAIRABLE = ["Senin (21/82026)", "Selasa (03/17/2025)", "Jumat (32/13/2026)", "Kamis (1/2/3/4)", "Senin (31/2/2026)"]

CONTRADICTIONS = [
    ("Kamis (20/8/2026)", True, None),
    ("20/8/2026", None, None),
    ("Kamis (20/7/2026)", False, "2026-08-20"),  # the month beside it
    ("Kamis (20/8/2025)", False, "2026-08-20"),  # the year
    ("Selasa (29/8/2026)", False, "2026-08-25"),  # one digit
    ("Jumat (20/8/2026)", False, None),  # no correction gives a Friday
    ("Selasa (1/3/2023)", False, None),  # far from publication
    ("Rabu (29/8/2026)", False, None),  # 19 or 26
    ("Rabu (20/8)", False, "2026-08-20"),  # the weekday, for the 26th is after publication
    ("Sabtu (5/8/2026)", False, "2026-08-08"),  # 5 September is 15 days away
]


def only(text: str, published: date = FRIDAY) -> Mention:
    """Return the only mention of a text."""
    (mention,) = find_mentions(text, published)
    return mention


@pytest.mark.parametrize(("sentence", "text", "timex", "value"), DAYS)
def test_days(sentence, text, timex, value):
    mention = only(sentence)
    assert (mention.text, mention.type, mention.value) == (text, timex, value)
    assert mention.first_day == mention.last_day == value[:10]


@pytest.mark.parametrize(("sentence", "text", "value"), WEEKDAYS)
def test_weekdays(sentence, text, value):
    mention = only(sentence)
    assert (mention.text, mention.type, mention.value, mention.weekday_agrees) == (text, "DATE", value, True)


@pytest.mark.parametrize(("sentence", "text", "value"), TIMES)
def test_times(sentence, text, value):
    mention = only(sentence)
    assert (mention.text, mention.type, mention.value) == (text, "TIME", value)


@pytest.mark.parametrize(("sentence", "text", "value", "mod"), PERIODS)
def test_periods(sentence, text, value, mod):
    mention = only(sentence)
    assert (mention.text, mention.type, mention.value, mention.mod) == (text, "DATE", value, mod)


@pytest.mark.parametrize(("sentence", "text", "timex", "value", "mod"), DURATIONS_AND_SETS)
def test_durations_and_sets(sentence, text, timex, value, mod):
    mention = only(sentence)
    assert (mention.text, mention.type, mention.value, mention.mod) == (text, timex, value, mod)
    assert mention.first_day is mention.last_day is None


@pytest.mark.parametrize(("sentence", "values"), DISCOURSES)
def test_mentions_are_resolved_in_discourse(sentence, values):
    assert [mention.value for mention in find_mentions(sentence, FRIDAY)] == values


@pytest.mark.parametrize("text", NOT_TEMPORAL)
def test_no_mention(text):
    assert find_mentions(text, FRIDAY) == []


@pytest.mark.parametrize(("sentence", "text", "value"), MISPRINTS)
def test_misprint_is_repaired(sentence, text, value):
    mention = only(sentence)
    assert (mention.text, mention.value, mention.repaired) == (text, value, True)


@pytest.mark.parametrize("text", UNREPAIRABLE)
def test_unrepairable_date_has_no_value(text):
    mention = only(text)
    assert (mention.text, mention.value, mention.first_day, mention.weekday_agrees, mention.repaired) == (text, None, None, False, False)


@pytest.mark.parametrize("text", ["31/2/2026", "32/8/2026", "1//2//2026"])
def test_impossible_date_in_brackets_has_no_value(text):
    mention = only(f"Harga turun ({text}) lagi.")
    assert (mention.text, mention.value, mention.weekday_agrees) == (text, None, None)


@pytest.mark.parametrize(("text", "agrees", "suggested"), CONTRADICTIONS)
def test_contradiction_of_weekday_and_date(text, agrees, suggested):
    mention = only(text)
    assert (mention.weekday_agrees, mention.suggested) == (agrees, suggested)


def test_suggested_month_may_have_one_more_digit():
    assert only("Kamis (1/9/2026)", date(2026, 10, 1)).suggested == "2026-10-01"


@pytest.mark.parametrize(
    ("text", "value", "agrees"),
    [
        ("Kamis (4/9)", "2026-09-04", False),  # 14 days away; a Friday
        ("Jumat (5/9)", "2025-09-05", True),  # 15 days away, a Saturday in 2026
    ],
)
def test_weekday_decides_the_year_of_a_distant_date(text, value, agrees):
    mention = only(text)
    assert (mention.value, mention.weekday_agrees) == (value, agrees)


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("awal Januari lalu", date(2026, 1, 15), "2026-01"),
        ("akhir Desember nanti", date(2026, 12, 5), "2026-12"),
        ("awal Agustus nanti", date(2026, 8, 9), "2026-08"),
        ("awal Agustus nanti", date(2026, 8, 10), "2027-08"),
    ],
)
def test_edge_of_the_current_month(text, published, value):
    assert only(text, published).value == value


def test_week_at_the_turn_of_the_year():
    assert only("pekan ini", date(2026, 1, 1)).value == "2026-W01"  # it begins on 29 December


@pytest.mark.parametrize(("published", "value"), [(date(2026, 4, 1), "2026-Q4"), (date(2026, 3, 31), "2025-Q4")])
def test_bare_quarter_begins_at_most_183_days_after_publication(published, value):
    assert only("kuartal IV", published).value == value


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("tahun 2007", ("2007-01-01", "2007-12-31")),
        ("Februari 2024", ("2024-02-01", "2024-02-29")),
        ("kuartal II-2026", ("2026-04-01", "2026-06-30")),
        ("semester II 2026", ("2026-07-01", "2026-12-31")),
        ("pekan lalu", ("2026-08-10", "2026-08-16")),
        ("akhir pekan lalu", ("2026-08-15", "2026-08-16")),
        ("1990-an", ("1990-01-01", "1999-12-31")),
        ("abad ke-19", ("1800-01-01", "1899-12-31")),
        ("abad ke-1", ("0001-01-01", "0099-12-31")),
        ("79 abad lagi", ("9900-01-01", "9999-12-31")),
        ("saat ini", (None, None)),
        ("musim hujan", (None, None)),
    ],
)
def test_days_covered(text, days):
    mention = only(text)
    assert (mention.first_day, mention.last_day) == days


def test_hours_ago_need_the_clock_time_of_publication():
    assert only("dua jam lalu", datetime(2026, 8, 21, 1, 30)).value == "2026-08-20T23:30"
    assert only("dua jam lalu", FRIDAY).value == "PAST_REF"


def test_offsets_count_code_points():
    mention = only("\U0001f4c8 naik Kamis (20/8/2026)")
    assert (mention.start, mention.end) == (7, 24)


@pytest.mark.parametrize("form", [form for forms in FORMS.values() for form in forms], ids=lambda form: form.example)
def test_form_matches_its_example(form):
    assert bool(find_mentions(form.example, FRIDAY)) == (form.reader is not not_temporal)


@pytest.mark.parametrize(
    ("published", "error"), [(date(1599, 12, 31), ValueError), (date(2401, 1, 1), ValueError), ("2026-08-21", TypeError), (None, TypeError)]
)
def test_invalid_publication_moment(published, error):
    with pytest.raises(error, match=str(published)):
        find_mentions("kemarin", published)
