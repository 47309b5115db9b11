"""What stands after the end of a story: links to the next articles, bylines, much text."""

import pytest

from kontan_crawler.parsing.http_response import parse_html
from kontan_crawler.text.after_end import byline_in, closing_links, has_much_text
from kontan_crawler.text.byline import Byline
from kontan_crawler.text.paragraphs import Paragraphs
from kontan_crawler.text.read_paragraphs import read_paragraphs
from tests.text.fragments import PAGE, read_body

NEWS = "https://internasional.kontan.co.id/news/"
SHIP, RECIPE = f'<a href="{NEWS}kapal-salmon-tiba">Kapal Salmon Tiba</a>', f'<a href="{NEWS}resep-salmon-asap">Resep Salmon Asap</a>'
NEXT, LIKE = "selanjutnya", "menarik_dibaca"
LINKS = [  # HTML after the end, the kinds and titles of its closing links
    (f"<p>Selanjutnya: {SHIP}</p><p>Menarik Dibaca: {RECIPE}</p>", [(NEXT, "Kapal Salmon Tiba"), (LIKE, "Resep Salmon Asap")]),
    (f"<p>{SHIP.replace('<a ', '<a class=track-selanjutnya ')}</p>", [(NEXT, "Kapal Salmon Tiba")]),
    (f"<h3>Menarik Dibaca</h3><ul><li>{SHIP}</li><li>{RECIPE}</li></ul>", [(LIKE, "Kapal Salmon Tiba"), (LIKE, "Resep Salmon Asap")]),
    (f"<div>Selanjutnya</div><div>{SHIP}</div>", [(NEXT, "Kapal Salmon Tiba")]),
    (f"<p>Selanjutnya</p><p>{SHIP}</p><p>Rubrik ini terbit Senin.</p><p>{RECIPE}</p>", [(NEXT, "Kapal Salmon Tiba")]),
    (f"<h3>Menarik Dibaca</h3><p>{SHIP}</p><h3>Terpopuler</h3><p>{RECIPE}</p>", [(LIKE, "Kapal Salmon Tiba")]),
    (f"<p>Teruskan membaca: {SHIP}</p><p>Cek Berita dan Artikel yang lain di <a>Google News</a></p>", [("terkait", "Kapal Salmon Tiba")]),
    (f"<h2>Lanjut ke berita: {SHIP.replace('<a ', '<a class=track-selanjutnya ')}</h2>", [("terkait", "Kapal Salmon Tiba")]),
    (f"<p>Baca Juga: {SHIP}</p><p>Rubrik ini terbit Senin.</p><p>Baca Juga: {RECIPE}</p>", [("baca_juga", "Kapal Salmon Tiba")]),
    (f"<div><span>Sesudah Ini</span><br>{SHIP}</div>", [("terkait", "Kapal Salmon Tiba")]),
    (f"<p>Akhir Pekan: {SHIP}</p><p>Rubrik ini terbit Senin.</p>", [("terkait", "Kapal Salmon Tiba")]),
    (f"<p>Selanjutnya: {SHIP}</p><p>Akhir Pekan: {RECIPE}</p>", [(NEXT, "Kapal Salmon Tiba"), ("terkait", "Resep Salmon Asap")]),
    (f"<p>Cek Berita dan Artikel yang lain di <a>Google News</a></p><p>Teruskan membaca: {SHIP}</p>", [("terkait", "Kapal Salmon Tiba")]),
    (f"<p>Akhir Pekan: {SHIP}</p><p>Pilih kami di <a>Google Berita</a></p>", [("terkait", "Kapal Salmon Tiba")]),
    (f"<p><a href='{NEWS}kapal-salmon-tiba'><b>Selanjutnya:</b> Kapal Salmon Tiba</a></p>", [(NEXT, "Kapal Salmon Tiba")]),
    (f"<p>Rubrik ini terbit Senin.</p><p>Akhir Pekan: {SHIP}</p>", []),
    (f"<p>Kapal itu tiba lebih cepat dari jadwal<br>{SHIP}</p>", []),
    (f"<p>Cek Berita dan Artikel yang lain di <a>Google News</a></p><p>Terpopuler: {SHIP}</p>", []),
    ("<p>Sponsor: <a href='https://www.bank.example/news/bunga-6-persen-setahun'>Bunga 6 Persen Setahun</a></p>", []),
    # links of every page, or none to an article
    ("<p>Sumber: <a href='https://www.reuters.com/markets/gold-rises-weak-dollar'>Reuters, 4 Februari 2026</a></p>", []),
    ("<p>Iklan: <a href='https://www.kontan.co.id/advertorial/cicilan-emas-bunga-ringan'>Cicilan Emas Bunga Ringan</a></p>", []),
    (f"<p>Teruskan membaca: {SHIP}, {RECIPE}</p><p>Cek Berita dan Artikel yang lain di <a>Google News</a></p>", []),
    (f"<h3>Terpopuler</h3><p>{SHIP}</p>", []),
    (f"<p>{SHIP}</p>", []),
    ("<p>Halaman selanjutnya <a href='?page=2'>2</a></p>", []),
    (f"<p>Yang menarik, {SHIP} di Oslo.</p>", []),
    ("<p>Selanjutnya, Kapal Salmon Tiba di Oslo.</p>", []),
]
BYLINES = [
    ("<p>Reporter: Budi Laksana<br>Editor: Sari Melati</p>", Byline(authors=["Budi Laksana"], editors=["Sari Melati"])),
    (
        "<dl><dt>Reporter</dt><dd>Budi Laksana</dd><dt>Editor</dt><dd>Sari Melati</dd></dl>",
        Byline(authors=["Budi Laksana"], editors=["Sari Melati"]),
    ),
    ("<p>Editor Sari Melati</p>", Byline(editors=["Sari Melati"])),
    (f"<p><a href='{NEWS}laporan-kapal-salmon'>Laporan: Kapal Salmon Lahir</a></p>", Byline()),
    ("<p>Sumber: Reuters | Editor: Sari Melati</p>", Byline(sources=["Reuters"], editors=["Sari Melati"])),
    (
        '<p>Editor: Sari Melati</p><p>Artikel ini telah tayang di Kompas.com dengan judul "Panen"</p><p>Penulis: Tia</p>',
        Byline(editors=["Sari Melati"]),
    ),
    *(
        (f'<p>Artikel ini telah tayang di Kompas.com dengan judul "Panen"</p>{between}<p>Penulis: Tia</p><p>Editor: Ana</p>', Byline())
        for between in ("<p>Lihat artikel asli di sini</p>", "<p>ADVERTISEMENT</p>", "<p>Klik untuk baca: https://www.kompas.com/x</p>")
    ),
    (
        '<div>Artikel ini pertama kali terbit di Tribunnews.com dengan judul "Panen"<br>(Penulis: Tia | Editor: Ana)</div><p>Cek Berita lain</p><p>Reporter: Budi | Editor: Sari</p>',
        Byline(authors=["Budi"], editors=["Sari"]),
    ),
    (
        "<ul><li><span>Jurnalis</span> <b>Budi Laksana</b> <a href='/penulis/budi'>Lihat profil</a></li>"
        "<li><span>Editor</span> <b>Sari Melati</b> <a href='/penulis/sari'>Lihat profil</a></li></ul>",
        Byline(authors=["Budi Laksana"], editors=["Sari Melati"]),
    ),
    ("<p>Jurnalis : Budi Laksana dari Makassar<br>Redaktur : Sari Melati</p>", Byline(authors=["Budi Laksana"], editors=["Sari Melati"])),
    (f"{'<p>Iklan</p>' * 24}<p>Editor: Sari Melati</p>", Byline(editors=["Sari Melati"])),
    ("<p>Editor: <a href='/tag/sari-melati'>Sari Melati</a></p>", Byline(editors=["Sari Melati"])),
    ("<p>Sumber: Reuters,AFP | <span></span></p>", Byline(sources=["Reuters", "AFP"])),
    ("<div><strong>Sari Melati</strong><small>Editor</small></div>", Byline(editors=["Sari Melati"])),
    # tags
    ("<ul><li><a href='https://www.kontan.co.id/tag/laporan-keuangan'>Laporan Keuangan</a></li></ul>", Byline()),
    ("<p><a href='/tag/penulis-muda'>Penulis Muda</a> <a href='/tag/editor-film'>Editor Film</a></p>", Byline()),
    ("<ul><li><a href='/tag/penulis-muda'>Penulis Muda</a></li></ul>", Byline()),
    # a source alone, a sentence, the byline of something far below
    ("<p>Sumber: Reuters</p>", Byline(sources=["Reuters"])),
    ("<p>Bagikan</p><p>Sumber: Reuters</p>", Byline()),
    ("<div class='kurs'><p>Sumber: Bloomberg</p><p>USD 16.800</p></div><p>Bagikan</p>", Byline()),
    ("<p>Editor koran itu, Sari Melati, mundur.</p>", Byline()),
    (f"{'<p>Iklan</p>' * 25}<p>Editor: Sari Melati</p>", Byline()),
]
WORDS = "kata " * 41
LISTED = "".join(f"<li><a href='{NEWS}kapal-salmon-{number}'>Kapal Salmon Tiba di Kota {number}</a></li>" for number in range(20))
TEXTS = [  # HTML after the end, whether it has much text
    (f"<p>{WORDS}</p>", True),
    ("<p>Kapal itu tiba di Oslo pada pagi hari.</p>" * 6, True),
    (f"<p>{'kata ' * 40}</p>", False),
    (f"<p><a href='{NEWS}kapal-salmon-tiba'>{WORDS}</a></p>", False),
    (f"<p>Menurut <a href='{NEWS}kapal-salmon-tiba'>{WORDS}</a></p>", False),
    (f"<p>Beranda</p><aside>{WORDS}</aside>", False),
    ("<p>Ikuti kami di Instagram</p>" * 20, False),
    (f"<h3>Berita Terkait</h3><ul>{LISTED}</ul>", False),
    ("", False),
]


def after_end(html: str) -> Paragraphs:
    return read_paragraphs(parse_html(f"<div>{html}</div>"))


@pytest.mark.parametrize(("html", "links"), LINKS)
def test_closing_links(html: str, links: list[tuple[str, str]]) -> None:
    assert [(link.kind, link.title) for link in closing_links(after_end(html), PAGE)] == links


@pytest.mark.parametrize(("html", "byline"), BYLINES)
def test_byline(html: str, byline: Byline) -> None:
    assert byline_in(after_end(html)) == byline


@pytest.mark.parametrize(("html", "is_much"), TEXTS)
def test_much_text(html: str, is_much: bool) -> None:
    assert has_much_text(after_end(html), PAGE) is is_much


def test_byline_of_the_story_comes_first() -> None:
    story, end = "<p>Harga naik.</p>", "<!-- pagination end --><p>Reporter: Tia Anjani</p>"
    assert read_body(f"<p>Reporter: Budi Laksana</p>{story}{end}", PAGE).byline.authors == ["Budi Laksana"]
    assert read_body(story + end, PAGE).byline.authors == ["Tia Anjani"]
