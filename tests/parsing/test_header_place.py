"""Where a header begins and ends: separators, long lines, a body before the headline, a picture in the first paragraph."""

from lxml import html

from kontan_crawler.parsing.header import Header, read_header

URL = "https://internasional.kontan.co.id/news/panen-kopi-naik"
STORY = "<div id='story'><p>Petani di Gayo memanen kopi lebih awal.</p><p>Harga biji naik sejak Januari.</p></div>"
PICTURE = "<div><img src='/kopi.jpg'><p>ILUSTRASI. Petani memetik kopi</p></div>"


def header(page: str) -> Header:
    document = html.document_fromstring(f"<body>{page}</body>")
    return read_header(document.find(".//h1"), document.get_element_by_id("story"), URL)


def test_line_that_begins_with_a_separator():
    found = header(f"<h1>Panen Kopi Naik</h1><div>| Rabu, 04 Februari 2026 / 22:20 WIB | Reporter: Sari</div>{STORY}")
    assert (found.date, found.bylines) == ("Rabu, 04 Februari 2026 / 22:20 WIB", ["Reporter: Sari"])


def test_line_that_ends_with_a_separator():
    found = header(f"<h1>Panen Kopi Naik</h1><div>Rabu, 04 Februari 2026 / 22:20 WIB | Reporter: Sari |</div>{STORY}")
    assert (found.date, found.bylines) == ("Rabu, 04 Februari 2026 / 22:20 WIB", ["Reporter: Sari"])


def test_body_before_the_headline():
    footer = f"<p>Rabu, 04 Februari 2026 / 22:20 WIB</p>{PICTURE}<footer><p>Editor: Budi</p></footer>"
    assert header(f"{STORY}<h1>Panen Kopi Naik</h1>{footer}") == Header()
    assert header(f"<div><section>{STORY}</section></div><div><h1>Panen Kopi Naik</h1>{footer}</div>") == Header()


def test_first_paragraph_with_a_picture():
    story = "<div id='story'><p><img src='/kopi.jpg'>{}</p><p>Harga biji naik sejak Januari.</p></div>"
    found = header("<h1>Panen Kopi Naik</h1>" + story.format("Petani di Gayo memanen kopi lebih awal."))
    assert (found.picture.url, found.picture.caption) == ("/kopi.jpg", None)
    labelled = header("<h1>Panen Kopi Naik</h1>" + story.format("ILUSTRASI. Petani memetik kopi"))
    assert (labelled.picture.url, labelled.picture.caption) == ("/kopi.jpg", "ILUSTRASI. Petani memetik kopi")


def test_long_line_is_none_of_the_header():
    assert header(f"<h1>Panen Kopi Naik</h1><div>{'1/2/20/' * 400}</div>{PICTURE}{STORY}") == Header()
    assert header(f"<h1>Panen Kopi Naik</h1><div>{'1/2/20/' * 50}</div>{PICTURE}{STORY}").picture.url == "/kopi.jpg"


def test_script_beside_the_byline():
    script = f"<script>{'a=1;' * 1000}</script>"
    assert header(f"<h1>Panen Kopi Naik</h1><div>{script}Reporter: Sari</div>{STORY}").bylines == ["Reporter: Sari"]
