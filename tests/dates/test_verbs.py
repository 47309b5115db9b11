"""Verbs beside an expression, which decide on its side of publication. Invented sentences; half of the rows are traps."""

import pytest

from tests.dates.cases import mentions

GOVERNED = [  # published on Wednesday, 24 June 2026; the value of the first mention
    ("Trump pada Selasa mengancam akan menaikkan tarif.", "2026-06-23"),
    ("Iran pada Senin berjanji akan membalas.", "2026-06-22"),
    ("Para menteri pada Senin sepakat akan menambah produksi.", "2026-06-22"),
    ("Pada Senin, Peru bersumpah akan melawan.", "2026-06-22"),
    ("Presiden Chili, Jumat, mengisyaratkan akan mundur.", "2026-06-19"),
    ("Pada Kamis, Perdana Menteri Kanada mengklaim akan menang.", "2026-06-18"),
    ("Serikat buruh pada Senin memutuskan akan mogok.", "2026-06-22"),
    ("Gubernur pada Senin memberi sinyal akan menahan bunga.", "2026-06-22"),
    ("Kedua negara pada 3 Juni menandatangani perjanjian yang akan berlaku lama.", "2026-06-03"),
    ("Maskapai itu pada Mei berkomitmen akan membeli 20 pesawat.", "2026-05"),
    ("Kedua kubu pada Minggu setuju bakal berunding.", "2026-06-21"),
    # the expression belongs to "akan"
    ("Menteri Keuangan Jepang pada Kamis akan menggelar rapat.", "2026-06-25"),
    ("Rapat pada Kamis diperkirakan akan berlangsung lama.", "2026-06-25"),
    ("Pada Senin, bank yang bermasalah akan ditutup.", "2026-06-29"),
    ("Pada Senin mereka akan bertemu.", "2026-06-29"),
    ("Pameran pada Senin bertajuk Logam akan dibuka menteri.", "2026-06-29"),
    ("Pada Senin menteri akan berkunjung.", "2026-06-29"),
    ("Bursa pada 3 Juli berencana akan tutup.", "2026-07-03"),
    ("Pada Jumat direksi akan berkumpul.", "2026-06-26"),
    ("Aturan pada Januari mengenai pajak akan berubah.", "2027-01"),
    ("Iran akan membalas pada Senin.", "2026-06-29"),
    ("Iran berjanji akan membalas pada Senin.", "2026-06-29"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), GOVERNED)
def test_verb_before_akan_governs(text: str, value: str) -> None:
    assert mentions(text, "2026-06-24")[0][1] == value


RELATIVE = [  # published on Tuesday, 17 November 2026; the value of the first mention
    ("Gencatan senjata yang disepakati 3 Oktober akan berakhir 3 Desember.", "2026-10-03"),
    ("Perang yang pecah pada Februari akan menekan pertumbuhan.", "2026-02"),
    ("Undang-undang yang disahkan DPR pada Mei akan berlaku tahun depan.", "2026-05"),
    ("Kabinet akan mencabut aturan yang ditetapkan pada Januari.", "2026-01"),
    ("Kapal yang ditahan Iran pada Kamis akan dilepas.", "2026-11-12"),
    ("Menteri yang mundur pada Maret akan menjadi duta besar.", "2026-03"),
    ("Pabrik yang terbakar awal Februari akan dibangun lagi.", "2026-02"),
    ("Obligasi yang terbit 5 Januari akan dilunasi.", "2026-01-05"),
    ("Rekor yang dicapai pada April akan dipecahkan.", "2026-04"),
    ("Perjanjian yang baru diteken Senin akan diperiksa.", "2026-11-16"),
    ("Yayasan yang didirikan pada Januari menerima hibah.", "2026-01"),
    # it may be planned, or the time is not that of the verb
    ("Konser yang akan digelar pada Februari sudah habis terjual.", "2027-02"),
    ("Pertemuan yang digelar pada Kamis akan membahas tarif.", "2026-11-19"),
    ("Data yang dirilis pada Rabu akan menunjukkan kenaikan.", "2026-11-18"),
    ("Turnamen yang dimulai pada Februari akan berakhir Maret.", "2027-02"),
    ("Sidang yang ditunda hingga Februari akan dibuka untuk umum.", "2027-02"),
    ("Sidang yang diundur ke 3 Maret akan dibuka untuk umum.", "2027-03-03"),
    ("Kota yang dilanda banjir pada Jumat akan dikunjungi presiden.", "2026-11-20"),
    ("Dividen yang direncanakan pada Januari akan naik.", "2027-01"),
    ("Partai yang berkuasa pada Kamis akan memilih ketua.", "2026-11-19"),
    ("Menteri yang berasal dari Texas pada Kamis akan bersaksi.", "2026-11-19"),
    ("Tarif baru pada Januari akan berlaku.", "2027-01"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), RELATIVE)
def test_relative_clause_of_what_has_happened_looks_back(text: str, value: str) -> None:
    assert mentions(text, "2026-11-17")[0][1] == value
