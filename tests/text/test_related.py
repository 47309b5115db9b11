"""Related links move to `related`; text of the story in the same line stays."""

import pytest

from tests.text.fragments import read_body

PAGE = "https://internasional.kontan.co.id/news/harga-kopi-naik"
LINK = "<a href='/news/panen-kopi'>Panen Kopi</a>"
CLASSED = "<a class='track-bacajuga-inside' href='/news/panen-kopi'>Panen Kopi</a>"

ALONE = [
    (f"<p><strong>Baca Juga: {CLASSED}</strong></p>", "baca_juga"),
    (f"<p><strong>Baca Juga:</strong> {LINK}</p>", "baca_juga"),
    (f"<p><strong>Baca Juga</strong>: {LINK}</p>", "baca_juga"),
    (f"<p>Baca&nbsp;Juga:&nbsp;{LINK}</p>", "baca_juga"),
    (f"<p>Baca Juga {CLASSED}</p>", "baca_juga"),
    (f"<p>Baca Juga&#8203;: {CLASSED}</p>", "baca_juga"),
    (f"<p>&#8203;Baca Juga: {LINK}</p>", "baca_juga"),
    ("<p><a class='track-bacajuga-inside' href='/news/panen-kopi'>Baca Juga: Panen Kopi</a></p>", "baca_juga"),
    ("<p>Baca Juga: <a class='track-bacajuga-inside' href='/news/panen-kopi'><b>Panen</b> <i>Kopi</i></a></p>", "baca_juga"),
    (f"<ul><li>Baca Juga: {LINK}</li></ul>", "baca_juga"),
    (f"<p>Tonton: {LINK}</p>", "tonton"),
    ("<h2>Selanjutnya: <a class='track-selanjutnya' href='/news/panen-kopi'>Panen Kopi</a></h2>", "selanjutnya"),
    ("<h2>Menarik Dibaca: <a class='track-menarikdibaca' href='/news/panen-kopi'>Panen Kopi</a></h2>", "menarik_dibaca"),
    ("<!-- pagination end --><h2>Selanjutnya: <a class='track-selanjutnya' href='/news/panen-kopi'>Panen Kopi</a></h2>", "selanjutnya"),
]

UNLINKED = [
    ("<p>Baca Juga: Panen Kopi</p>", "baca_juga"),
    ("<p>&#8203;Baca Juga: Panen Kopi</p>", "baca_juga"),
    ("<p>Tonton: Panen Kopi</p>", "tonton"),
    ("<p>Menarik Dibaca: Panen Kopi</p>", "menarik_dibaca"),
]

SHARED = [
    (f"Tonton juga: {LINK} Investor <a href='/tag/asing'>asing</a> membeli kopi.", ["Investor asing membeli kopi."]),
    (f"<p>Harga naik. (Baca Juga: {LINK}) Pasar lesu.</p>", ["Harga naik. Pasar lesu."]),
    (f"<p>Tonton: {LINK} Harga naik.</p>", ["Harga naik."]),
    (f"<p>Tonton: {LINK}<br>Harga naik.</p>", ["Harga naik."]),
    (f"<p>Harga naik. <strong>Baca Juga: {CLASSED}</strong></p>", ["Harga naik."]),
    (f"<p>Harga naik.<br><strong>Baca Juga: {CLASSED}</strong></p>", ["Harga naik."]),
    (f"<p>Harga naik. Tonton: {LINK} Pasar lesu.</p>", ["Harga naik. Pasar lesu."]),
    (f"<p>Harga naik.<strong>Baca Juga: {CLASSED}</strong>Pasar lesu.</p>", ["Harga naik. Pasar lesu."]),
    ("<p><strong>Tonton: Panen Kopi</strong> Harga naik.</p>", ["Harga naik."]),
]

STORY = [
    "Tonton film itu di bioskop, kata Sari.",
    "Selanjutnya, bank sentral menahan bunga.",
    "Para pembaca dapat baca juga laporan itu.",
    "Tonton <a href='/x'>rekaman</a> itu di bioskop.",
    "Bank sentral menahan bunga, <a href='/x'>kata Sari</a>.",
    "Menarik dibaca: buku itu terbit lagi setelah sekian lama.",
]

URLS = [
    ("/news/panen", "https://internasional.kontan.co.id/news/panen"),
    ("//global.kontan.co.id/news/panen", "https://global.kontan.co.id/news/panen"),
    (" https://global.kontan.co.id/news/panen?x=1 ", "https://global.kontan.co.id/news/panen?x=1"),
    ("/news/panen kopi", "https://internasional.kontan.co.id/news/panen%20kopi"),
    ("javascript:void(0)", None),
    ("mailto:sari@contoh.com", None),
    ("http://[", None),
]


def read(fragment: str) -> tuple[list[tuple], list[str]]:
    body = read_body(f"<div>{fragment}</div>", PAGE)
    return [(link.kind, link.title, link.url) for link in body.related], [block.text for block in body.blocks]


@pytest.mark.parametrize(("fragment", "kind"), ALONE)
def test_related_link(fragment: str, kind: str) -> None:
    wanted = (kind, "Panen Kopi", "https://internasional.kontan.co.id/news/panen-kopi")
    assert read(f"<p>Harga naik.</p>{fragment}") == ([wanted], ["Harga naik."])


@pytest.mark.parametrize(("fragment", "kind"), UNLINKED)
def test_label_without_a_link(fragment: str, kind: str) -> None:
    assert read(fragment) == ([(kind, "Panen Kopi", None)], [])


@pytest.mark.parametrize(("fragment", "story"), SHARED)
def test_story_in_the_same_line_stays(fragment: str, story: list[str]) -> None:
    related, text = read(fragment)
    assert ([title for _, title, _ in related], text) == (["Panen Kopi"], story)


@pytest.mark.parametrize("story", STORY)
def test_story_is_no_related_link(story: str) -> None:
    plain = story.replace("<a href='/x'>", "").replace("</a>", "")
    assert read(f"<p>{story}</p>") == ([], [plain])


@pytest.mark.parametrize(("href", "url"), URLS)
def test_url(href: str, url: str | None) -> None:
    assert read(f'<p>Baca Juga: <a href="{href}">Panen Kopi</a></p>') == ([("baca_juga", "Panen Kopi", url)], [])


def test_several_in_reading_order() -> None:
    related, text = read(
        f"<p>Baca Juga: {LINK}</p><p>Harga naik.</p><p>Tonton: <a href='/t'>Rekaman</a><br>Baca Juga: <a href='/b'>Laporan</a></p>"
    )
    assert ([title for _, title, _ in related], text) == (["Panen Kopi", "Rekaman", "Laporan"], ["Harga naik."])


@pytest.mark.parametrize("label", ["Baca", "Lihat Video", "Simak pula", "Berita lain"])
def test_label_after_a_sentence(label):
    """A label that the site is not known to use, at the end of a paragraph: its link is a title of some words."""
    body = read_body(f"<div><p>Harga naik. <b>{label}: <a href='/news/panen-di-brasil'>Panen Kopi di Brasil</a></b></p></div>", PAGE)
    assert ([block.text for block in body.blocks], [link.title for link in body.related]) == (["Harga naik."], ["Panen Kopi di Brasil"])
