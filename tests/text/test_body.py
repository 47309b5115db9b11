"""The story of a body: all its paragraphs, no boilerplate."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import CHARACTERS, TEXT
from tests.text.fragments import read_body

PAGE = "https://internasional.kontan.co.id/news/harga-kopi-naik"

STORIES = [
    # words inside inline markup
    ("<p>Harga <b>kopi</b> <em>robusta</em>, <a href='/x'>naik</a>.</p>", ["Harga kopi robusta, naik."]),
    ("<p>Harga&nbsp;kopi&#8203; naik.</p>", ["Harga kopi naik."]),
    ("<p>â€œKami siap,â€\u009d kata Sari.</p>", ["“Kami siap,” kata Sari."]),
    # breaks
    ("<p>Harga naik.<br><br>Pasar lesu.</p>", ["Harga naik.", "Pasar lesu."]),
    (
        "<p>Harga naik di Jakarta.<br><b>Gangguan Pasokan</b><br>Pasar lesu.</p>",
        ["Harga naik di Jakarta.", "# Gangguan Pasokan", "Pasar lesu."],
    ),
    ("<p>Harga naik.<br><strong>Gangguan Pasokan<br></strong>Pasar lesu.</p>", ["Harga naik.", "# Gangguan Pasokan", "Pasar lesu."]),
    # subheadings
    ("<h2>Gangguan <em>Pasokan</em></h2><p>Pasar lesu.</p>", ["# Gangguan Pasokan", "Pasar lesu."]),
    ("<h3>Gangguan<br>Pasokan</h3><p>Pasar lesu.</p>", ["# Gangguan Pasokan", "Pasar lesu."]),
    ("<p><strong>Apa Sebabnya?</strong></p><p>Pasar lesu.</p>", ["# Apa Sebabnya?", "Pasar lesu."]),
    ("<p><strong>Pasar lesu sejak pagi.</strong></p>", ["Pasar lesu sejak pagi."]),
    ("<h2></h2><p>Pasar lesu.</p>", ["Pasar lesu."]),
    ("<p><strong>KONTAN.CO.ID - Pasar lesu lagi. Apa sebabnya?</strong></p>", ["Pasar lesu lagi. Apa sebabnya?"]),
    # lists and tables
    ("<p>Sebabnya:</p><ul><li>hujan</li><li>biaya <b>angkut</b></li></ul>", ["Sebabnya:", "hujan", "biaya angkut"]),
    ("<table><tr><th>Kurs</th><th>Nilai</th></tr><tr><td>USD</td><td>16.350</td></tr></table>", ["Kurs | Nilai\nUSD | 16.350"]),
    # byline and dateline
    ("<p>Sumber: BBC,Reuters | Editor: <b>Sari</b></p><p>KONTAN.CO.ID - KYIV. Harga naik.</p>", ["Harga naik."]),
    ("<p><b>Reporter: Budi | Editor: Sari</b></p><p>Harga naik.</p>", ["Harga naik."]),
    ("<p>Reporter: Budi | Editor: Sari<br>KONTAN.CO.ID - KYIV. Harga naik.</p>", ["Harga naik."]),
    ("<p>Reporter: <b>Budi</b> |</p><p>Harga naik.</p>", ["Harga naik."]),
    ("<p><strong>KONTAN.CO.ID</strong> - <strong>KYIV</strong>. Harga naik.</p>", ["Harga naik."]),
    ("<p><strong>KONTAN.CO.ID - KYIV.</strong></p><p>Harga naik.</p>", ["Harga naik."]),
    ("<h2>Pokok berita</h2><p>KONTAN.CO.ID - KYIV. Harga naik.</p>", ["# Pokok berita", "Harga naik."]),
    ("<h2>Pokok</h2><h3>Berita</h3><p>KONTAN.CO.ID - KYIV. Harga naik.</p>", ["# Pokok", "# Berita", "Harga naik."]),
    ("<p>Harga naik.</p><p>SEOUL. Indeks turun.</p>", ["Harga naik.", "SEOUL. Indeks turun."]),
    # boilerplate
    ("<p>Harga naik.<script>iklan()</script></p><div class='insideads'>Iklan</div><p>Pasar lesu.</p>", ["Harga naik.", "Pasar lesu."]),
    ("<p>Harga naik.</p><div id='div-inside-1'>Iklan</div><div class='ads-inreads'>Iklan</div>", ["Harga naik."]),
    ("<div class='tradingview-widget-container'>x</div><p>BBCA Chart by TradingView</p><p>Harga naik.</p>", ["Harga naik."]),
    ("<figure><img src='/1.jpg'><figcaption>Kopi. © 2026 Konten oleh Kontan</figcaption></figure><p>Harga naik.</p>", ["Harga naik."]),
    ("<p>Pekerja memanen kopi. © 2026 Konten oleh Kontan</p><p>Harga naik.</p>", ["Harga naik."]),
    ("<p>Harga naik.ILUSTRASI. Pekerja memanen kopi. © 2026 Konten oleh Kontan</p>", ["Harga naik."]),
    ("<p>Harga naik. ILUSTRASI. Pekerja memanen kopi. © 2026 Konten oleh Kontan</p>", ["Harga naik."]),
    ("<p>Harga naik.ILUSTRASI.Pekerja memanen kopi. © 2026 Konten oleh Kontan</p>", ["Harga naik."]),
    ("<p>Harga naik.</p><p>Sumber: https://www.contoh.com/kopi?a=1</p>", ["Harga naik."]),
    ("<p>Harga naik.<br>Sumber: <a href='https://contoh.com'>https://contoh.com</a></p>", ["Harga naik."]),
    ("<p>Harga naik.</p><p>Sumber: https://contoh.com/1</p><p>Sumber: https://contoh.com/2</p>", ["Harga naik."]),
    ("<p>Harga naik.</p><p>Sumber: Kementerian Perdagangan</p>", ["Harga naik.", "Sumber: Kementerian Perdagangan"]),
    # the end
    ("<p>Harga naik.</p><div class='pagination'><a href='?page=1'>1</a> <a href='?page=2'>2</a></div>", ["Harga naik."]),
    ("<div class='pagination'><a href='?page=1'>1</a></div><p>Harga naik.</p>", ["Harga naik."]),
    ("<p>Harga naik.</p><!-- pagination end --><div id='share-it'>Bagikan</div><h3>INDEKS BERITA</h3><p>Berita lain</p>", ["Harga naik."]),
    (
        "<p>Harga naik.</p><p>Cek Berita dan Artikel yang lain di <a class='track-gnews'>Google News</a></p><p>Berita lain</p>",
        ["Harga naik."],
    ),
    ("<p>Harga naik.</p><p>Cek Berita dan Artikel yang lain di Google News</p>", ["Harga naik."]),
    ("<p>Harga naik.</p><div class='paging'><a>2</a></div><div class='wrap-tag'>kopi</div>", ["Harga naik."]),
]

NOTHING = ["", "   ", "<!-- pagination end -->", "<!DOCTYPE html>", "</p>", "<table>", "<div></div>", "<script>x</script>"]

# Pieces of a body, complete or torn.
SCRAPS = st.sampled_from([
    "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<br>", "<h2>", "<table>", "<tr>", "<td>", "</table>", "<li>", "<ul>", "<!-- pagination end -->", "<!--",
    "-->", "<script>", "</script>", "<a href='http://['>", "<a class='track-bacajuga-inside' href='//'>", "</a>", "<div class='pagination'>", "<figure>", "\x00", "&#0;",
    "Baca Juga: ", "Tonton: ", "KONTAN.CO.ID - KYIV. ", "Sumber: https://", "Editor: ", " | ", "© 2026 Konten oleh Kontan", "Harga naik. ", "\u200b", "Ã£", "<svg/>", "<", ">",
])  # fmt: skip


@pytest.mark.parametrize(("fragment", "wanted"), STORIES)
def test_story(fragment: str, wanted: list[str]) -> None:
    blocks = read_body(f'<div class="tmpt-desk-kon" itemprop="articleBody">{fragment}</div>', PAGE).blocks
    assert [f"# {block.text}" if block.heading else block.text for block in blocks] == wanted


@pytest.mark.parametrize("fragment", NOTHING)
def test_no_story(fragment: str) -> None:
    assert read_body(fragment, PAGE).blocks == []


@given(TEXT | st.lists(SCRAPS | st.text(CHARACTERS, max_size=5), max_size=20).map("".join))
def test_never_raises(fragment: str) -> None:
    read_body(f"<div>{fragment}</div>", PAGE)


def test_byline_dateline_and_mojibake() -> None:
    body = read_body("<p>Sumber: BBC,Reuters | Editor: Sari</p><p>KONTAN.CO.ID - KYIV. Harga â€“ naik.</p>", PAGE)
    assert (body.byline.sources, body.byline.editors, body.dateline, body.warnings) == (["BBC", "Reuters"], ["Sari"], "KYIV", {"mojibake"})


@pytest.mark.parametrize(("words", "warnings"), [(40, set()), (41, {"text_after_end"})])
def test_text_after_end(words: int, warnings: set[str]) -> None:
    after = f"<p>{'kata ' * words}</p>"
    assert read_body(f"<p>Harga naik.</p><!-- pagination end -->{after}", PAGE).warnings == warnings


@pytest.mark.parametrize(
    "link", ['<a href="/promo">Langganan KONTAN digital <b>mulai Rp 29.000</b></a>', '<a href="#">Unduh</a> <a href="#">Buka</a>']
)
def test_links_before_the_paper_s_name(link):
    body = read_body(f"<div>{link}<b>KONTAN.CO.ID - OSLO.</b> Harga ikan naik 5 persen.<br><br>Kapal menunggu.</div>", PAGE)
    assert (body.dateline, [block.text for block in body.blocks]) == ("OSLO", ["Harga ikan naik 5 persen.", "Kapal menunggu."])


def test_words_before_the_paper_s_name_stay():
    body = read_body('<p>Menurut <a href="/tag/x">catatan</a> KONTAN.CO.ID - harga naik.</p><p>Kapal menunggu.</p>', PAGE)
    assert body.blocks[0].text == "Menurut catatan KONTAN.CO.ID - harga naik."


@pytest.mark.parametrize(
    ("end", "text"),
    [
        (" (abc/def)", ""),
        (" (kbh/atd)", ""),
        ("(ab/cde/fg)", ""),
        (" (RO/TA)", ""),
        (" (Reuters/YP)", ""),
        ("</p><p>(Reuters/yp)", ""),
        ("</p><p>(AP/Antara)", ""),
        (" (Reuters)", " (Reuters)"),
        (" (NF)", " (NF)"),
        (" (yoy/mom)", " (yoy/mom)"),
        (" (2026/27)", " (2026/27)"),
    ],
)
def test_initials_after_the_last_sentence(end, text):
    body = read_body(f"<div><p>Harga kopi naik.</p><p>Pasar menunggu panen.{end}</p></div>", PAGE)
    assert body.blocks[-1].text == f"Pasar menunggu panen.{text}"


def test_first_line_of_a_paragraph_is_of_the_story_behind_the_paper_s_name():
    line = "Langganan aplikasi yang terlupa menguras uang. Survei menaksir US$ 133 sebulan."
    body = read_body(f"<div><b>KONTAN.CO.ID - </b>{line}<br><br><b>Kopi</b><br><br>Harga kopi naik.</div>", PAGE)
    assert [block.text for block in body.blocks] == [line, "Kopi", "Harga kopi naik."]


def test_initials_before_a_line_that_no_rule_knows():
    body = read_body("<div><p>Harga kopi naik.</p><p>Pasar menunggu panen.</p><p>(SNU)</p><p>Kapal tiba.</p></div>", PAGE)
    assert [block.text for block in body.blocks] == ["Harga kopi naik.", "Pasar menunggu panen.", "Kapal tiba."]
