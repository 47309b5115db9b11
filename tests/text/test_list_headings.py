"""Headings of lists of links are known by their words; subheadings of a story have other words."""

import pytest

from kontan_crawler.text.list_headings import kind_of_heading

HEADINGS = [
    ("Berita Terkait", "berita_terkait"),
    ("Artikel Terkait:", "artikel_terkait"),
    ("VIDEO TERKAIT", "video_terkait"),
    ("Baca Juga", "baca_juga"),
    ("BACA JUGA »", "baca_juga"),
    ("Tonton juga", "tonton"),
    ("Selanjutnya", "selanjutnya"),
    ("Menarik Dibaca", "menarik_dibaca"),
    ("Pembaca Juga Menyukai", "terkait"),
    ("Mungkin Anda Suka", "terkait"),
    ("Jangan Lewatkan", "terkait"),
    ("Rekomendasi untuk Anda", "terkait"),
    ("Lagi Ramai Dibaca", "terkait"),
    ("Paling Banyak Dibaca", "terkait"),
    ("Terpopuler Hari Ini", "terkait"),
    ("Sorotan Pekan Ini", "terkait"),
    ("— Pilihan Redaksi —", "terkait"),
    ("Topik Hangat", "terkait"),
    ("Galeri Foto", "terkait"),
    ("Liputan Khusus", "terkait"),
    ("Trending", "terkait"),
    ("Related Articles", "terkait"),
    ("You May Also Like", "terkait"),
    ("Berita seputar Timur Tengah", "terkait"),
    ("Artikel tentang suku bunga", "terkait"),
]
NO_HEADINGS = [
    # words of such headings, but none that a list needs
    "Berita",
    "Foto",
    "Dunia Usaha",
    "Ekonomi Global",
    "Hari Ini",
    "Isu Utama",
    "Anda dan Kami",
    "Tentang Kami",
    # a word of the news
    "Berita Duka",
    "Kabar Baik dari Bergen",
    "Rekomendasi IMF",
    "Pilihan Sulit Oslo",
    "Terbaru: Gempa Taiwan",
    "Yang Terlewat dari Davos",
    "Populer di Kalangan Petani",
    "Selanjutnya apa",
    "Cek Fakta",
    "Lihat Kebunku",
    "Seperti Apa Berita Itu",
    "Penting bagi Eropa",
    "Berita tentang gempa itu menyebar dalam hitungan menit ke mana-mana",
    "Menarik, tetapi mahal",
    "Baca Juga: Panen Kopi",  # a label and a title
    "Terpopuler 2025",
    "",
]


@pytest.mark.parametrize(("line", "kind"), HEADINGS)
def test_heading(line: str, kind: str) -> None:
    assert kind_of_heading(line) == kind


@pytest.mark.parametrize("line", NO_HEADINGS)
def test_no_heading(line: str) -> None:
    assert kind_of_heading(line) is None
