"""Words that only point to a link, whatever they are, go with it; a sentence that names what it links stays."""

import re

import pytest

from kontan_crawler.text.pointing import printed_title
from tests.text.fragments import read_between, read_body

PAGE = "https://internasional.kontan.co.id/news/harga-kopi-naik"
TITLE = "Panen Kopi di Brasil Gagal"
LINK = f"<a href='/news/panen-kopi'>{TITLE}</a>"
POINTS = [
    f"Harga naik. <strong>Baca juga {LINK}</strong>",
    f"Harga naik. Lihat Juga {LINK}",
    f"Harga naik. Ulasan lengkapnya dapat Anda baca di {LINK}.",
    f"Harga naik. Untuk latar belakangnya, simak berita kami: {LINK}",
    f"Harga naik. Penasaran? Cek {LINK} deh!",
    f"Harga naik. Berita ini lanjutan dari {LINK}.",
    f"Harga naik. For more on this, read “{LINK}”.",
    f"Harga naik. <b>Klik {LINK} ya!</b>",
    f"Harga naik. (Simak laporan kami {LINK})",
    f"Harga naik. <a class='track-bacajuga-inside' href='/news/panen-kopi'>Lagi ramai nih: {TITLE}</a>",
    f"Harga naik. <a href='/news/panen-kopi'>Wajib baca: {TITLE}</a>",
    f"Harga naik. <a href='/news/panen-kopi'>Telusuri juga » {TITLE}</a>",
]
STAYS = [
    f"Ia menulis buku berjudul {LINK} pada tahun 2019, sebelum menjadi menteri.",
    f"Baca puisi {LINK} menjadi tradisi di kota itu setiap bulan.",
    "Bank sentral merilis <a href='https://www.bi.go.id/id/publikasi/laporan-kebijakan-moneter'>Laporan Kebijakan Moneter</a>.",
    "Warga diminta cek <a href='/news/harga-beras'>harga beras</a>.",
    f"Petani di Minas Gerais cemas sejak Senin karena {LINK} seperti pada tahun-tahun yang kering.",
    "Tiga negara bersaing: <a href='/news/kopi'>Brasil, Vietnam, dan Kolombia</a>, kata Budi.",
]
TITLES = [
    (f"Wajib baca: {TITLE}", TITLE),
    (f"BACA JUGA → {TITLE}", TITLE),
    (f"Sudah baca yang ini? {TITLE}", TITLE),
    (f"Editor's pick: {TITLE}", TITLE),
    (f"({TITLE}", TITLE),
    *[
        (title, title)
        for title in (
            "Bank Dunia: Lebih dari 75 Negara Berpotensi Gagal Bayar Utang", "Simak Rekomendasi Saham Teknikal Hari Ini: EMAS dan ADMR", "Jangan Lewatkan! Enam Saham Cum Dividen Hari Ini",
            "Ramai Isu Kebocoran Data Bank, Ini Kata Praktisi", "Lebih dari Sekadar Hilirisasi: Membangun Rantai Pasok", "Harga Emas (Antam) Naik Tajam",
        )
    ],
]  # fmt: skip


@pytest.mark.parametrize("line", POINTS)
def test_words_that_point_go_with_their_link(line):
    body = read_body(f"<div><p>{line}</p><p>Pasar lesu.</p></div>", PAGE)
    assert ([block.text for block in body.blocks], [link.title for link in body.related]) == (["Harga naik.", "Pasar lesu."], [TITLE])


@pytest.mark.parametrize("line", STAYS)
def test_a_sentence_of_the_story_keeps_its_link(line):
    text, related = read_between(f"<p>{line}</p>")
    assert (len(text), related) == (1, [])


@pytest.mark.parametrize("pointer", ["<p>Baca Juga: {}</p>", "<div class='lagi'><p>BACA JUGA</p><ul><li>{}</li></ul></div>"])
def test_a_title_under_a_label_keeps_its_own(pointer):
    title = f"Laporan Khusus: {TITLE}"
    related = read_between(pointer.format(f"<a href='/news/panen-kopi'>{title}</a>"))[1]
    assert [link[:2] for link in related] == [["baca_juga", title]]


@pytest.mark.parametrize("label", ["Cermati Pula »", "Telusuri juga |", "Sorotan:"])
def test_a_label_in_bold_letters_of_a_link(label):
    pointer = f"<div><a href='/news/panen-kopi'><b>{label}</b> <span>{TITLE}</span></a></div>"
    assert [link[1] for link in read_between(pointer)[1]] == [TITLE]


@pytest.mark.parametrize(
    "title", ["<b>Pro-</b>Kontra Tarif Baru Trump di Amerika", "<b>Dow Jones –</b> <span>Nasdaq Menguat Lagi Hari Ini</span>"]
)
def test_a_title_that_begins_in_bold_letters(title):
    related = read_between(f"<p>Baca Juga: <a href='/news/panen-kopi'>{title}</a></p>")[1]
    assert [link[1] for link in related] == [re.sub("<[^>]+>", "", title)]


@pytest.mark.parametrize("arrow", ["›", " »", " →"])
def test_a_title_has_no_arrow(arrow):
    assert printed_title(f"Panen Kopi Naik{arrow}") == "Panen Kopi Naik"


@pytest.mark.parametrize(("printed", "title"), TITLES)
def test_a_title_has_no_label(printed, title):
    assert printed_title(printed) == title


@pytest.mark.parametrize(
    "line", [f"<strong>Pilihan editor: {TITLE}</strong>", f"Berita lainnya: {TITLE}", f"<b>Baca lagi soal ini:</b> {TITLE}"]
)
def test_label_and_title_without_a_link(line):
    assert read_between(f"<p>{line}</p>") == ([], [["terkait", TITLE, None]])


@pytest.mark.parametrize(
    "line", [f"Judul buku itu: {TITLE}", "Berita hari ini: harga kopi naik tajam", f"Pilihan editor: {TITLE}, kata juri itu."]
)
def test_a_line_without_a_link_stays(line):
    assert read_between(f"<p>{line}</p>") == ([line], [])
