"""Sentences of a text: those that readers set down by hand, traps of each kind, and what holds for any text."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontan_crawler.text.sentences import sentence_spans
from tests.in_process import ROOT
from tests.strategies import TEXT
from tests.text.test_linear import seconds

READ = [json.loads(line) for line in (ROOT / "tests/files/sentences.jsonl").read_text(encoding="utf-8").splitlines()]

TRAPS = [  # ¦ is a border; a space before it belongs to the text
    # abbreviations within a sentence, and at its end
    "Laba PT Contoh Tbk. naik 12%. ¦Utangnya turun.",
    "Ia memegang saham PT Contoh Tbk. ¦Perusahaan itu membagi dividen.",
    "Saham PT Contoh Tbk. (CTOH) turun. ¦Analis menilai wajar.",
    "Saham PT Contoh Tbk.(CTOH) turun.",
    "Rupiah melemah ke Rp 16.785 per dolar AS.¦Sementara itu, yen menguat.",
    "Ia bekerja di PT.Astra dan U.S.Treasury.",
    "Bank (Persero) Tbk. (BNKC) untung. ¦(Baca juga: KUR.)",
    "Direktur Utama PT Contoh Makmur (Persero) Tbk. Budi Santoso hadir.",
    "Direktur Utama PT Contoh Tbk. Sunarso mengatakan laba naik.",
    "Komisaris PT Contoh Tbk. ¦Saham itu naik.",
    "CEO Contoh Inc. Sari Dewi hadir.",
    "Contoh Inc. dan Misal Motor Co. naik. ¦Umpama Corp. turun.",
    "Contoh Sdn. Bhd. dan Misal Pte. Ltd. tutup.",
    "Lehmann Bros. Inc. pailit.",
    "Perusahaan menjual kopi, teh, dll. ¦Penjualan naik.",
    "Perusahaan menjual kopi, teh, dsb. ke luar negeri.",
    "Kode saham: BNKC, CTOH, dll. (lihat tabel).",
    "Kantor di Jl. Jend. Sudirman No. 52, Jakarta. ¦Telp. 021-555 aktif.",
    "Pabrik di Kab. Bekasi, Kec. Cikarang, Prov. Jawa Barat tutup.",
    "Rapat di Jl. Merdeka No. 5. ¦Esoknya libur.",
    "Rapat di Jl. HR. Rasuna Said Kav. X2, lt. 5 gd. B. ¦Lalu makan.",
    "Surat a.n. Budi tgl. 5 Mei berlaku s.d. 9 Mei, pkl. 09.00. ¦Setelah itu hangus.",
    "Ia lahir pada 5 Jan. 1970. ¦Ayahnya petani.",
    "Lihat hal. 5 dan UU No. 8 Tahun 1995. ¦Pasal 3 jelas.",
    "Ia tahu banyak hal. ¦Pertama, harga.",
    "No. 1 di dunia. ¦No. 2 juga.",
    "Rp. 100 juta habis. ¦Sisa Rp 5 juta.",
    "PT. Contoh dan CV. Misal untung.",
    "Indonesia vs. Malaysia 2-1. ¦Skor akhir.",
    "Kota St. Petersburg ramai. ¦Abd. Rahman hadir.",
    "Jend. (Purn.) Rahmat hadir.",
    # words that are abbreviations in English only
    "Suku bunga The Fed. ¦Bank Indonesia diam.",
    "Harganya 50 sen. ¦Cukup murah.",
    "Seperti itu la. ¦Begitu juga.",
    "Beratnya 5 g. ¦Tingginya 3 m. ¦Peringkat dari Moody's. ¦Pasar diam.",
    "The U.S. economy grew. ¦Mr. Powell spoke at 5 p.m. ET. ¦It was late.",
    # titles, degrees and initials
    "Menurut dr. Siti, Sp.A., gejalanya ringan. ¦Prof. Dr. Ir. H. Ahmad, M.Sc. tidak setuju.",
    "Pasien pulang. ¦dr. Siti senang.",
    "Penulisnya Budi Santoso, S.E., M.M. ¦Ia lahir di Solo.",
    "Penulisnya Budi Santoso, S.E. ¦Lahir di Solo.",
    "Penulisnya Budi Santoso S.Sos. M.Si. dari Solo.",
    "Ia bergelar M.B.A. dari Harvard. ¦Ia juga bergelar Ph.D. ¦Ia pintar.",
    "Acara dibuka Hj. Aminah, S.H., M.H., dan ditutup Ny. Rahma.",
    "Wakil Presiden J. D. Vance bertemu Donald J. Trump. ¦Rapat singkat.",
    "Analis J.P. Morgan, kata A. Didik, dan B. Riley menaikkan target.",
    "Pak R.M. Sudarsono dan A.H. Nasution hadir.",
    "Obligasi U.S. Treasury naik di U.S. ¦Pasar lega.",
    "Menurut Ani, harga turun di pasar U.S. ¦Warga kota lega.",
    "Ia tinggal di Washington, D.C. ¦Namun ia bekerja di New York.",
    "Gubernur D.I. Yogyakarta hadir.",
    # letters and Roman numbers that are no initials
    "Buah itu kaya vitamin C. ¦Sayur juga.",
    "Laba turun pada semester I. ¦Emiten rugi pada semester II. ¦Perang Dunia I. ¦Krisis.",
    "Ia memilih opsi A. ¦Budi memilih opsi B. ¦Anggarannya Rp 2 T. ¦Suhunya 30° C. ¦Cerah.",
    # numbers
    "Harga emas Rp 1.191.152 per gram. ¦Kemarin Rp 1.190.000. ¦Inflasi 2,5%. ¦Target 3%.",
    "Inflasi 2.5 persen pada pukul 09.30 WIB. ¦Gempa terjadi pukul 12.01 dini hari.",
    "Kursnya Rp 16. 970 per dolar.",
    "Harga Rp 5.000,- per kg. ¦Murah.",
    "Harga turun. ¦5 saham naik. ¦2026 akan lebih baik.",
    "Indeks S&P 500. ¦Krisis 1998. ¦Pandemi.",
    # addresses
    "Laporan CNBC.com dikutip Kontan.co.id. ¦Data ada di https://www.example.id/a.b?x=A.B. ¦Silakan unduh.",
    "KONTAN.CO.ID - JAKARTA. ¦Harga naik.",
    "Kirim ke redaksi@example.co.id. ¦Tanpa biaya.",
    "Saham GOTO.JK dan Node.js 2.0 naik.",
    "Yahoo! Japan naik. ¦Saham Yahoo! ¦Harga turun.",
    # three dots
    "Harga naik... lalu turun. ¦Pasar diam… ¦Lalu reli... ¦Selesai",
    "Harga naik [...] sejak Mei. ¦Turun lagi.",
    "Wow!!! ¦Harga naik?! ¦Benar. . . ¦Selesai.",
    # quotations
    '"Kami siap." ¦Ia menambahkan rencana itu matang.',
    '"Benarkah?" kata Powell. ¦"Tidak!" – jawabnya.',
    '"Benarkah?", tanyanya. ¦"Ya!": begitu jawabnya.',
    "“Kami siap. ¦Kami datang,” kata dia. ¦“Segera.”",
    '"Kami siap," kata dia, "besok." ¦"Pasti?"',
    'Ia bertanya, "Mengapa turun? ¦Apa sebabnya?" ¦Tidak ada jawaban.',
    'Film "Siapa Takut?" tayang. ¦Buku berjudul "Krisis! Kapan Usai?" terbit.',
    'Teriakan "Jual! Jual!" menggema. ¦Investor panik.',
    "“Ini ‘gila.’” ¦Begitu katanya.",
    'Ia menegaskan pasar aman.¦"Kami siap," katanya.',
    '"Kami siap. " ¦Ia pergi.',
    "Ekonomi melambat. ¦“ Jika turun, kami siap,” katanya.",
    # brackets
    "Laba naik (lihat tabel. Angka dalam miliar) tahun ini. ¦Bank (benar!) Contoh untung.",
    "Laba naik. ¦(Lihat tabel. ¦Angka dalam miliar.) ¦Utang turun.",
    "Laba naik (lihat tabel.) ¦Utang turun.",
    "Menurut laporan itu [1]. ¦Ia setuju. [2] ¦Selesai.",
    # lists and small letters
    "1. Emas",
    "a. Tabungan",
    "Ada dua cara. ¦1. Beli emas. ¦2. Jual saham. ¦a. Cepat. ¦b. Lambat.",
    "Ada yang (1) naik; (2) turun; (3) tetap.",
    "Besi 1,5 mg. dan kalium.",
    "iPhone laku. ¦eFishery bangkrut. ¦detik.com melaporkan.",
    # a space too many, or too few
    "Harga naik 7%.¦Kondisi itu baik. ¦Harga turun . ¦Lalu diam .",
    # emoji
    "Mantap! 🚀🚀 ¦Saham naik 📈 lagi. ¦Serius.",
    '"Ke bulan! 🚀" tulisnya.',
    # lines
    "Prospek Saham Bank¦\n\n1. Emas batangan¦\n2. Perak. ¦Harga naik.¦\n***¦\n \nAkhir",
    "Emas | Rp 1.000.000. Naik | 5%¦\nPerak | Rp 2. Turun | 3%¦\n\nSelesai.",
    "Syaratnya:¦\nfotokopi KTP¦\nsurat",
]

PIECES = [
    "\n",
    "\n\n",
    " ",
    "\t",
    "\u00a0",
    ". ",
    "... ",
    "? ",
    '" ',
    ' "',
    '"',
    "“",
    "” ",
    "(",
    ") ",
    " | ",
    "1. ",
    "Tbk. ",
    "A. ",
    "🚀",
    "a.id",
    "Harga",
    "naik",
    "5",
]
ANY_TEXT = st.lists(TEXT | st.sampled_from(PIECES), max_size=40).map("".join)

LONG = ["Harga naik. ", "A.", ". ", "a.b", "«a. \"B (c 'd ", "``a ", ".🚀", "X!", 'a "b', "| ", "a.\n", ".”", "Direktur A "]


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


def located(text: str, parts: list[str]) -> list[tuple[int, int]]:
    """Return the offsets of parts that follow each other."""
    spans, end = [], 0
    for part in parts:
        start = text.index(part, end)
        end = start + len(part)
        spans.append((start, end))
    return spans


def borders(spans: list[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return the end of each sentence with the beginning of the next one."""
    return {(end, start) for (_, end), (start, _) in zip(spans, spans[1:], strict=False)}


def test_as_readers_set_them_down() -> None:
    right = wrong = 0
    for row in READ:
        expected, found = borders(located(row["text"], row["sentences"])), borders(sentence_spans(row["text"]))
        right += len(expected & found)
        wrong += len(expected ^ found)
    assert right / (right + wrong) >= 0.99


@pytest.mark.parametrize("trap", TRAPS)
def test_trap(trap: str) -> None:
    assert sentences(trap.replace("¦", "")) == [part.strip() for part in trap.split("¦")]


@given(ANY_TEXT)
def test_any_text(text: str) -> None:
    spans = sentence_spans(text)
    assert spans == sorted(spans)
    assert all(end <= start for end, start in borders(spans))
    assert all(part and part == part.strip() and "\n" not in part for part in sentences(text))
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


def test_text_without_sentences() -> None:
    assert sentence_spans("") == sentence_spans(" \n\n ") == []


@pytest.mark.parametrize("repeated", LONG)
def test_time_grows_with_the_text(repeated: str) -> None:
    times = 6000 // len(repeated)
    least = 0.01  # less than that is no measure
    assert seconds(sentence_spans, repeated * 4 * times) < 9 * max(seconds(sentence_spans, repeated * times), least)
