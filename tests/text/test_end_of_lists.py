"""Lists of links behind the story: those before its tags and share buttons are related, those behind are the page's."""

import pytest

from tests.text.fragments import read_body

PAGE = "https://internasional.kontan.co.id/news/panen-kopi"
STORY = "<p>Harga kopi naik di Oslo, kata Budi.</p><p>Panen tahun ini lebih kecil daripada panen tahun lalu.</p>"
GOOGLE = "<p>Cek Berita dan Artikel yang lain di <a href='https://news.google.com/publications/x'>Google News</a></p>"
LIST = "<div><h4>Artikel Terkait</h4><ul><li><a href='/news/kapal-salmon-tiba'>Kapal Salmon Tiba</a></li></ul></div>"
ENDS = {
    "tags": "<ul><li><a href='https://www.kontan.co.id/tag/kopi'>Kopi</a></li><li><a href='https://www.kontan.co.id/tag/oslo'>Oslo</a></li></ul>",
    "tags under a label": "<div><span>Topik</span><a href='/tag/kopi'>Kopi</a> <a href='/tag/oslo'>Oslo</a></div>",
    "share buttons": "<div><a href='https://www.facebook.com/sharer.php?u=x'>Facebook</a> <a href='https://wa.me/?text=x'>WhatsApp</a></div>",
    "share buttons of the site": "<div id='share-it'><ul><li><a href='https://www.facebook.com/sharer.php?u=x'>Facebook</a></li></ul></div>",
    "tags of the site": "<div class='mar-v-10 wrap-tag'><div>Tag</div><div class='tagl'><ul><li><a href='/tag/kopi'>Kopi</a></li></ul></div></div>",
}


@pytest.mark.parametrize(
    "names",
    [
        "<p>Berikut ketiga calon:</p><ul><li><a href='/tag/sari'>Sari</a></li><li><a href='/tag/budi'>Budi</a></li></ul>",
        "<p>Ia menyebut satu nama:</p><p><a href='/tag/sari-melati'>Sari Melati</a></p>",
        "<p><a href='/tag/salmon'>Harga salmon naik lagi sejak awal pekan.</a></p>",
    ],
)
def test_last_lines_that_are_linked_to_tags_and_of_the_story(names: str) -> None:
    assert len(read_body(f"{STORY}{names}", PAGE).blocks) == 2 + names.count("<p>") + names.count("<li>")


@pytest.mark.parametrize("before", ["", GOOGLE], ids=["story", "line of Google News"])
def test_list_before_the_tags_is_related(before: str) -> None:
    body = read_body(f"{STORY}{before}{LIST}{ENDS['tags']}", PAGE)
    assert [(link.kind, link.title) for link in body.related] == [("artikel_terkait", "Kapal Salmon Tiba")]


@pytest.mark.parametrize("heading", ["Terpopuler", "TERBARU", "Indeks Berita", "Berita Terkini", "Video Terkait"])
def test_list_of_the_page_by_its_heading(heading: str) -> None:
    body = read_body(f"{STORY}{GOOGLE}{LIST.replace('Artikel Terkait', heading)}{ENDS['tags']}", PAGE)
    assert (body.related, len(body.blocks)) == ([], 2)


@pytest.mark.parametrize(
    "tags", ["<a href='https://www.kontan.co.id/tag/kopi'>Kopi</a>", "Ditandai: kopi, harga kopi", "Kata kunci: Kopi, Oslo", "Tag: Kopi"]
)
def test_tags_behind_the_story(tags: str) -> None:
    assert len(read_body(f"{STORY}<p>{tags}</p>", PAGE).blocks) == 2


@pytest.mark.parametrize("label", ["", "<div>Tag:</div>", "<div class='judul-tag'>Topik terkait:</div>"])
def test_one_tag_in_a_list_behind_the_story(label: str) -> None:
    assert len(read_body(f"{STORY}{label}<ul><li><a href='/tag/kopi'>Kopi</a></li></ul>", PAGE).blocks) == 2


@pytest.mark.parametrize(
    "button", ["<a href='https://www.kontan.co.id/unduh'>Unduh di Google Play</a>", "<a href='/donasi'>Donasi sekarang</a>"]
)
def test_pointer_behind_a_button_is_related(button: str) -> None:
    body = read_body(f"{STORY}<p>{button}</p><p>Baca Juga: <a href='/news/kapal-salmon-tiba'>Kapal Salmon Tiba</a></p>", PAGE)
    assert [(link.kind, link.title) for link in body.related] == [("baca_juga", "Kapal Salmon Tiba")]


@pytest.mark.parametrize("before", ["", GOOGLE], ids=["story", "line of Google News"])
@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_list_behind_the_end_is_of_the_page(end: str, before: str) -> None:
    body = read_body(f"{STORY}{before}{end}{LIST}", PAGE)
    assert (body.related, len(body.blocks)) == ([], 2)
