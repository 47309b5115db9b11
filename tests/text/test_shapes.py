"""Blocks that stand apart from the elements of a story: those that go, those that stay, and a story too short to show a shape."""

import pytest

from kontan_crawler.parsing.http_response import parse_html
from kontan_crawler.text.read_features import features_of
from kontan_crawler.text.read_paragraphs import read_paragraphs
from kontan_crawler.text.shapes import read_shapes, shapes_of
from tests.text.fragments import BEFORE, PAGE, read_between, read_body

OFFER = "Sepuluh menit cukup untuk tahu arah pasar besok."
PROMO = "https://promo.example.com/masuk"
ELEMENTS = {  # of the paragraphs of a story
    "p": "<p>{}</p>",
    "p with a class": '<p class="par-x1">{}</p>',
    "div with a class": '<div class="kal">{}</div>',
    "p in a div with a class": '<div class="bl"><p>{}</p></div>',
}
GO = {
    "div with a class": '<div class="kx-17">Masukkan alamat email Anda</div>',
    "p with a class": '<p class="zq-2">Pantau pasar menit demi menit</p>',
    "section with a class": '<section class="kx">Kuis singkat pembaca</section>',
    "class around a div": '<div class="kx"><div><span>Newsletter Pagi</span></div></div>',
    "box": "<div>Muat ulang halaman</div>",
    "two notices": '<div class="kx"><p>Video gagal diputar</p><p>Coba lagi nanti</p></div>',
    "sentence of page words": '<div class="kx">Konten tidak tersedia di wilayah Anda.</div>',
    "button below": f'<div class="kx"><p>{OFFER}</p><button>Coba</button></div>',
    "button below two sentences": '<div class="kx"><div>Pasar bergerak cepat.</div><div>Kabar kami juga.</div><button>Coba</button></div>',
    "link to act below": f'<div class="kx"><p>{OFFER}</p><p><a href="{PROMO}">Daftar sekarang</a></p></div>',
    "link to act at the end": f'<div class="kx">{OFFER} <a href="{PROMO}">Daftar</a></div>',
    "page words and a link": f'<div class="kx">Sudah punya akun? <a href="{PROMO}">Masuk</a></div>',
    "nothing but links": '<div class="kx"><a href="https://a.example.com/1">Ruang Kopi</a> <a href="https://b.example.com/2">Papan Skor</a></div>',
    "links below each other": f'<div class="kx"><p>Kami juga ada di</p><p><a href="{PROMO}">Ruang Kopi</a></p><p><a href="{PROMO}/2">Papan Skor</a></p></div>',
    "bold page words": '<div class="kx"><b>Versi aplikasi terbaru tersedia</b></div>',
}
STAY = {
    "subheading in a div with a class": '<div class="sub-3">Ruang Kopi Sabtu</div>',
    "subheading in a p with a class": '<p class="sub-3">Ruang Kopi Sabtu</p>',
    "subheading in a section": '<section class="sub-3"><h3>Ruang Kopi Sabtu</h3></section>',
    "subheading in a box": "<div>Ruang Kopi Sabtu</div>",
    "two lines in a box": '<div class="kx"><p>Ruang Kopi</p><p>Edisi Sabtu</p></div>',
    "section with a button": '<section class="bag"><h3>Lokasi pabrik</h3><p>Pabrik itu berdiri di tepi fjord, dua belas kilometer dari Bergen.</p><button>Lihat peta</button></section>',
    "bold p": '<p class="sub-3"><b>Dermaga Lama</b></p>',
    "bold div": '<div class="sub-3"><strong>Dermaga Lama</strong></div>',
    "bold box": "<div><b>Dermaga Lama</b></div>",
    "subheading": '<h3 class="sub-3">Dermaga Lama</h3>',
    "quotation": '<blockquote class="kut"><p>Laut kami, kapal kami</p></blockquote>',
    "quotation with a button": '<blockquote class="kut"><p>Laut kami, kapal kami.</p><p>Kami tidak pergi.</p><button>♥</button></blockquote>',
    "speech": '<div class="kx">“Lihat saja nanti.”</div>',
    "speech and speaker": '<div class="kx"><div>“Kami tidak pergi.”</div><div>Lars Holm, nelayan</div></div>',
    "verse": '<div class="vrs">Kolam yang tua<br>seekor katak melompat<br>bunyi air</div>',
    "steps": '<ol class="lgk"><li>Rebus air</li><li>Masukkan garam</li><li>Aduk rata</li></ol>',
    "list": '<ul class="dft"><li>Bergen</li><li>Oslo</li></ul>',
    "table": '<div class="tbl"><table><tr><td>Bergen</td><td>4,1</td></tr><tr><td>Oslo</td><td>3,9</td></tr></table></div>',
    "after a colon": '<p>Kota yang menunggu:</p><div class="dft">Bergen, Oslo dan Stavanger</div>',
    "lines after a colon": '<p>Kota yang menunggu:</p><div class="dft"><div>Bergen</div><div>Oslo</div></div>',
    "sentence": '<div class="kx-3">Pabrik itu kini kosong dan gerbangnya dirantai.</div>',
    "short sentences": '<div class="kx-3"><p>Pabrik itu kosong.</p><p>Gerbangnya dirantai.</p></div>',
    "question": '<div class="kx-3">Siapa yang membayar?</div>',
    "answer under a bold question": '<div class="tj"><p><b>Kapan dermaga dibuka?</b></p><p>Bulan Mei, kata menteri itu.</p></div>',
    "names of three towns": '<div class="kx-3"><p>Bergen</p><p>Oslo</p><p>Stavanger</p></div>',
    "number and its meaning": '<div class="ang"><div>US$ 39 miliar</div><div>Nilai kontrak kapal selam, menurut Canberra.</div></div>',
    "few words in the story's element": "<p>Lalu sunyi</p>",
}


@pytest.mark.parametrize("element", ELEMENTS.values(), ids=ELEMENTS)
@pytest.mark.parametrize("block", GO.values(), ids=GO)
def test_goes(block: str, element: str) -> None:
    assert read_between(block, element) == ([], [])


@pytest.mark.parametrize("element", ELEMENTS.values(), ids=ELEMENTS)
@pytest.mark.parametrize("block", STAY.values(), ids=STAY)
def test_stays(block: str, element: str) -> None:
    paragraphs = [block.text for block in read_body(block, PAGE).blocks]
    assert read_between(block, element) == (paragraphs, []) and paragraphs


def test_byline_in_a_block_of_its_own() -> None:
    story = "".join(f"<p>{text}</p>" for text in BEFORE)
    assert read_body(f'<div class="kx">Editor: Sari Melati</div>{story}', PAGE).byline.editors == ["Sari Melati"]
    assert read_body(f'{story}<div class="kx">Reporter: Budi Laksana</div>', PAGE).byline.authors == ["Budi Laksana"]


BOX = '<div class="kx">Ruang Kopi</div>'
SHORT = f"<p>{BEFORE[0]}</p><p>{BEFORE[1]}</p>"  # 32 words
APART = [  # HTML, the texts in the blocks apart
    (SHORT + BOX, []),
    (f"{SHORT}<p>{BEFORE[2]}</p>{BOX}", ["Ruang Kopi"]),
    (f"<p>Satu kata.</p>{BOX}" * 20, []),  # no sentence of eight words
    (f"{SHORT}<p>{BEFORE[2]}</p><div class='k1'><div class='k2'>Ruang</div><div class='k3'>Kopi</div></div>", ["Ruang", "Kopi"]),
    (f"{SHORT}<p>{BEFORE[2]}</p><div class='k1'>Ruang <p>Kopi</p></div>", ["Ruang", "Kopi"]),
    (f"<div class='k1'><div>Ruang</div>{SHORT}<p>{BEFORE[2]}</p></div>", ["Ruang"]),  # the block around the story stays
    (f"<div class='isi'>{BEFORE[0]}</div>" * 3 + "<div class='isi'>Ruang Kopi</div>", []),
]


@pytest.mark.parametrize(("story", "apart"), APART)
def test_blocks_apart(story: str, apart: list[str]) -> None:
    paragraphs = read_paragraphs(parse_html(story))
    found = [features_of(paragraph, PAGE) for paragraph in paragraphs]
    groups = sorted(read_shapes(paragraphs, found, shapes_of(paragraphs)).apart)
    assert [each.text for group in groups for each in found[group.start : group.stop]] == apart


CHUNK = ('<div class="bag">{}</div>', '<section class="bag">{}</section>')
LIST = '<ul><li><a href="/news/harga-ikan-naik">Harga Ikan Naik di Tiga Kota</a></li></ul>'
CHUNKS = {  # a part of a story, and the paragraphs that stay of it
    "prompt and a sentence": ("<div><strong>Jadikan KONTAN sumber utama Anda di Threads.</strong></div><div class='al'><p>Pabrik itu berdiri di tepi fjord, dua belas kilometer dari Bergen.</p></div>", 1),
    "table with a button": ("<table><tr><td><b>Persetujuan</b><br>Sesi Anda telah berakhir <button>Setuju</button></td></tr></table><div class='al'><p>Industri itu bernilai 23 triliun krone dan mempekerjakan 84.000 orang.</p></div>", 1),
    "links and a sentence": (f"<div><p><b>Baca juga</b></p>{LIST}</div><div class='al'><p>Jangan memakai kartu kredit untuk membeli dermaga, kata menteri itu.</p></div>", 1),
    "links and a list": (f"<ul><li><span>Mudah lelah</span></li><li><span>Kulit pucat</span></li><li><span>Sulit tidur</span></li></ul><div><h3>Berita Terkait</h3>{LIST}</div>", 3),
}  # fmt: skip


@pytest.mark.parametrize(("html", "kept"), CHUNKS.values(), ids=CHUNKS)
@pytest.mark.parametrize("chunk", CHUNK)
def test_part_of_a_story_stays(html: str, kept: int, chunk: str) -> None:
    story = [CHUNK[number % 2].format(f"<div class='al'><p>{text}</p></div>") for number, text in enumerate(BEFORE)]
    body = read_body(f"{''.join(story[:2])}{chunk.format(html)}{''.join(story[2:])}", PAGE)
    texts = [block.text for block in body.blocks]
    assert (texts[:2], texts[-2:], len(texts)) == (BEFORE[:2], BEFORE[2:], len(BEFORE) + kept)


BOX_OF_STORY = "<div class='widget widget-text'><div class='inner'><p>{}</p></div></div>"
TEASER = "Harga minyak mentah Brent naik 2% setelah pasokan dari Libya terganggu oleh pemogokan pekerja pelabuhan."
CARDS = {
    "below a heading": f"<h4>Artikel Terkait</h4><p><a href='/news/brent-naik'>Harga Minyak Brent Naik 2%</a></p><p>{TEASER}</p>",
    "below a label": f"<span>Pilihan Editor</span><h4><a href='/news/brent-naik'>Harga Minyak Brent Naik 2%</a></h4><p>{TEASER}</p>",
}


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_card_in_a_box_like_those_of_the_story(card: str) -> None:
    before, after = ("".join(map(BOX_OF_STORY.format, texts)) for texts in (BEFORE[:2], BEFORE[2:]))
    body = read_body(f"{before}<div class='widget widget-html'><div class='inner'>{card}</div></div>{after}", PAGE)
    assert [block.text for block in body.blocks] == BEFORE


def test_cards_are_no_parts_of_a_story() -> None:
    cards = "".join(
        f"<div class='kd'><a href='/news/kapal-{number}-tiba'>Kapal Salmon Tiba {number}</a><p>{text}</p></div>"
        for number, text in enumerate(BEFORE)
    )
    assert (
        read_body(f"{''.join(f'<p>{text}</p>' for text in BEFORE)}<section>{cards}</section>", PAGE).blocks
        == read_body("".join(f"<p>{text}</p>" for text in BEFORE), PAGE).blocks
    )


def test_advertisement_in_a_section_of_the_story() -> None:
    label = "<center class='x'><font>ADVERTISEMENT</font></center>"
    sections = [f"<section><p>{text}</p></section>" for text in (*BEFORE[:3], *BEFORE[3:])]
    sections[1] = f"<section>{label}<p>Kubu oposisi menilai pemerintah terlalu bergantung pada utang.</p></section>"
    texts = [block.text for block in read_body("".join(sections), PAGE).blocks]
    assert texts == [BEFORE[0], "Kubu oposisi menilai pemerintah terlalu bergantung pada utang.", *BEFORE[2:]]


def test_pointer_and_video_in_an_element_with_lines_of_the_story() -> None:
    links = "<a href='/news/panen-kopi'>BACA JUGA: Panen Kopi Naik Lagi</a><br><br><a href='/video/kapal-salmon-tiba'>Video: Kapal Salmon Tiba di Bergen</a><br><br>"
    chunks = [f"<div class='txt'>{BEFORE[0]}<br><br>{BEFORE[1]}</div>", f"<div class='txt'>{links}{BEFORE[2]}</div>", f"<p>{BEFORE[3]}</p>"]
    assert [block.text for block in read_body("<div class='iklan'>Iklan</div>".join(chunks), PAGE).blocks] == BEFORE
