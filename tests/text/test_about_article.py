"""Lines that speak of the article itself, and sentences of the news about articles, copyright and machines."""

import pytest

from kontan_crawler.text.about_article import is_about_article

ABOUT = [
    # who made it, and how
    "Artikel ini diterjemahkan dengan bantuan AI.",
    "Berita ini disusun oleh redaksi dengan bantuan kecerdasan buatan.",
    "Ringkasan dibuat otomatis oleh mesin.",
    "Naskah ini telah disunting oleh editor.",
    "Konten ini diproduksi oleh tim redaksi Kontan.",
    "Artikel ini merupakan kerja sama dengan penulis tamu.",
    # disclaimers, copyright
    "Tulisan ini tidak dimaksudkan sebagai nasihat keuangan.",
    "Penafian: tulisan ini bukan ajakan membeli saham.",
    "DISCLAIMER: Artikel ini bukan rekomendasi investasi.",
    "Disclaimer on",
    "Hak cipta dilindungi. Dilarang mengutip tanpa izin redaksi.",
    "Dilarang menyalin isi artikel ini tanpa izin redaksi.",
    # credits and marks of its parts
    "Infografik: Tim Riset KONTAN",
    "(ant/rtr)",
    "(KONTAN.CO.ID/Sari Melati)",
    "Berita ini juga tersedia dalam format suara. Tekan tombol putar.",
    "Video: Banjir Rendam Pusat Kota Valencia",
    "Simak juga Video “Harga Kakao Cetak Rekor”",
    "INFOGRAFIK: Jalan Panjang Perundingan Dagang Asia",
    "Konten Kemitraan: Lima Alasan Menabung Emas",
    "Workshop - Membaca Laporan Keuangan. Hubungi panitia.",
    "Dilarang melakukan scraping tanpa izin tertulis dari redaksi.",
    "(HAS/TA)",
    "[Gambas:Video CNBC]",
    "pic.twitter.com/Ab12cd",
    "GOTO Chart by TradingView",
    "Grafik BBCA oleh TradingView",
    "@dapurbunda ♬ suara asli - dapurbunda",
]
STORY = [
    "Artikel itu diterjemahkan ke 12 bahasa oleh mesin buatan Beijing.",
    "Menurut penerbitnya, artikel ini diterjemahkan dengan bantuan AI.",
    "Artikel 5 NATO adalah inti aliansi.",
    "Berita palsu dibuat mesin.",
    "Berita disensor mesin.",
    "Tulisan ini ditemukan di dinding penjara.",
    "Konten buatan AI membanjiri YouTube.",
    "Audio disajikan sebagai bukti di pengadilan.",
    "Suara dihasilkan turbin.",
    "Terjemahan kitab itu disusun tim dari Leiden.",
    "Dilarang merokok di seluruh kereta mulai Mei.",
    "Dilarang mengutip ayahnya di depan umum, putra mahkota itu memilih diam.",
    "Hak cipta © 1928 atas film Steamboat Willie habis pada 1 Januari, dan Mickey Mouse versi hitam putih menjadi milik umum.",
    "(Persero)",
    "(WTI)",
    "Foto: Tia Anjani",
    "Video: kapal tenggelam",
    "Grafik harga saham itu menurun.",
    f"Artikel ini diterjemahkan oleh mesin {'dan kata ' * 30}",
]


@pytest.mark.parametrize("line", ABOUT)
def test_about_the_article(line: str) -> None:
    assert is_about_article(line)


@pytest.mark.parametrize("line", STORY)
def test_story(line: str) -> None:
    assert not is_about_article(line)
