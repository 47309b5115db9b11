"""Bylines at the top and the end of a story, and the line that names the medium of a syndicated one."""

import pytest

from kontan_crawler.text.byline import Byline
from tests.text.fragments import BEFORE, PAGE, read_body

STORY = "".join(f"<p>{text}</p>" for text in BEFORE)
NAMES = Byline(editors=["Sari Melati"], sources=["Reuters"])
SYNDICATED = [
    '<p>Artikel ini telah tayang di Kompas.com dengan judul "Salmon Langka"</p>',
    '<p>Artikel ini telah tayang di Kompas.com dengan judul "Cara Hemat bagi Pembaca: Simpan Salmon Anda"</p>',
    '<p>Artikel ini telah tayang di Kompas.com dengan judul "Salmon Langka"</p><p>Penulis: Budi<br>Editor: Sari</p>',
    "<p>Sebagian artikel ini pernah ditayangkan di Kompas.com</p>",
    "<p>Sebagian isi artikel tersebut sudah lebih dulu diterbitkan oleh Kompas.com.</p>",
    "<p>Artikel asli ini dipublikasikan di laman Kompas.com</p>",
    "<p>Tayang sebelumnya di Kompas.com</p>",
    "<p>Artikel ini telah tayang di Kompas.com dengan judul:</p><p>Salmon Langka di Utara</p><p>Penulis : Budi Laksana | Editor : Sari Melati</p>",
    '<p>Tulisan ini hasil kerja sama KONTAN dengan Kompas.tv, tayang perdana dengan judul "Salmon Langka"</p><p>Penulis: Budi Laksana</p><p>Penyunting: Sari Melati</p>',
    '<p>Berita ini lebih dulu terbit di Kompas.com berjudul "Salmon Langka". Penulis: Budi. Editor: Sari.</p>',
    '<p>Artikel milik Antara dengan judul "Salmon Langka"<br>Penulis: Budi Laksana<br>Editor: Sari Melati</p>',
    "<p>Dimuat ulang dari Kompas.com, judul asli: Salmon Langka</p><p>Reporter: Budi Laksana / Redaktur: Sari Melati</p>",
]
STAYS = [
    "Artikel aslinya terbit di Lancet pada 1998.",
    "Laporan tersebut dimuat di Nature dan langsung dibantah produsennya.",
    "Laporan tersebut dimuat di Kompas.com pada 5 Februari.",
    "Tulisan karya Hemingway dengan plot yang rumit dan judul panjang itu laku.",
    "Tulisan ini kemudian diterbitkan sebagai buku saku dengan judul Kopi Pagi.",
    "Berita ini dibantah kementerian, yang menilai laporan yang dimuat PBB berjudul World at Risk itu keliru.",
    "Artikel ini membahas novel yang terbit pada 1998 dan belum berjudul lain.",
    "Film itu telah tayang di Netflix sejak Maret.",
    "Buku itu diterbitkan oleh Gramedia.",
    "Sudah terbit di Oslo.",
    "Sumber: Badan Pusat Statistik",
    "Sumber: Badan Statistik, diolah",
    "Sumber dalam kementerian itu bungkam.",
    "Editor koran itu mundur.",
    'Artikel ini telah tayang di Kompas.com dengan judul "Panen", namun kementerian membantah isinya dan meminta media itu mencabut berita yang '
    "dianggap keliru tersebut. Kementerian menyebut angka panen pada tahun lalu tetap naik 4 persen, dan petani menerima harga pupuk yang sama "
    "sejak Januari. Pihak Kompas.com belum menanggapi.",
    "Temuan itu dimuat di Nature.com dengan tajuk “Laut Dalam yang Memanas”.",
]
TOP = [
    ("<p>Sumber: Reuters</p><p>Editor: Sari Melati</p>", NAMES),
    ("<p>Sumber: Reuters<br>Editor Sari Melati</p>", NAMES),
    ("<p>Sumber: Reuters</p><p>Editor Sari Melati</p>", NAMES),
    ("<p>Editor Sari Melati</p><p>Sumber: Reuters</p>", NAMES),
    ("<p>KONTAN.CO.ID - </p><p>Sumber: Reuters<br>Editor: Sari Melati</p>", NAMES),
    ("<dl><dt>Sumber</dt><dd><span>Reuters</span></dd><dt>Editor</dt><dd>Sari Melati</dd></dl>", NAMES),
    ("<table><tr><td>Sumber</td><td>:</td><td>Reuters</td></tr><tr><td>Editor</td><td>:</td><td>Sari Melati</td></tr></table>", NAMES),
    ("<table><tr><th>Sumber</th><th>Editor</th></tr><tr><td>Reuters</td><td>Sari Melati</td></tr></table>", NAMES),
    ("<p><b>Penulis</b>Budi Laksana<b>Editor</b>Sari Melati</p>", Byline(authors=["Budi Laksana"], editors=["Sari Melati"])),
    (
        "<p>Sumber: <a href='/redaksi'>Bank of Japan</a> | Editor: <a href='/redaksi'>Sari van Melati</a></p>",
        Byline(sources=["Bank of Japan"], editors=["Sari van Melati"]),
    ),
    ("<p>Sari Melati (Editor)</p>", Byline(editors=["Sari Melati"])),
    (
        "<p>KORESPONDEN M. Budi; Tia, S.E., M.M. — EDITOR Sari Melati</p>",
        Byline(authors=["M. Budi", "Tia, S.E., M.M."], editors=["Sari Melati"]),
    ),
    (
        "<dl><dt>Wartawan</dt><dd>Budi; Tia Anjani</dd><dt>Editor</dt><dd>Sari Melati</dd></dl>",
        Byline(authors=["Budi", "Tia Anjani"], editors=["Sari Melati"]),
    ),
]
END = [
    ("<p>Sumber: Reuters</p><p>Editor: Sari Melati</p>", NAMES),
    ("<p>Sumber: Reuters | Editor: Sari Melati</p>", NAMES),
    ("<p>Editor Sari Melati</p>", Byline(editors=["Sari Melati"])),
    ("<p>Sumber:<br>https://www.reuters.com/a<br>https://www.bbc.com/b</p>", Byline()),
    ("<p>Sumber: Reuters, Bloomberg</p>", Byline(sources=["Reuters", "Bloomberg"])),
    ("<p>Sumber: Reuters, diolah redaksi KONTAN</p>", Byline(sources=["Reuters"])),
    ("<p>Sumber: Reuters (diterjemahkan)</p>", Byline(sources=["Reuters"])),
    ("<p>Sumber: Kantor Berita Bergen</p><p>Editor: Sari</p>", Byline(sources=["Kantor Berita Bergen"], editors=["Sari"])),
    ("<p>Editor: Sari</p><p>Sumber: Kantor Berita Bergen</p>", Byline(sources=["Kantor Berita Bergen"], editors=["Sari"])),
    ('<p>Editor: Sari</p><p>Artikel ini telah tayang di Kompas.com dengan judul "Panen"</p>', Byline(editors=["Sari"])),
    (
        '<p>Artikel ini telah tayang di Kompas.com dengan judul "Panen"</p><p>Penulis : Tia<br>Editor : Budi</p>'
        "<dl><dt>Sumber</dt><dd>Kompas.com</dd><dt>Editor</dt><dd>Sari Melati</dd></dl>",
        Byline(editors=["Sari Melati"], sources=["Kompas.com"]),
    ),
    ("<p>(SNU)</p><p>Editor: Sari</p>", Byline(editors=["Sari"])),
    (
        "<p>Editor: Sari</p><div><p>Kisah ini mula-mula dituturkan Tribun.com, bernama “Panen Kopi Gayo Naik”.</p><p>Penulis : Tia</p><p>Editor : Budi</p></div>",
        Byline(editors=["Sari"]),
    ),
    ("<p>Benih naskah ini dari kebun Kompas.id: “Panen Kopi Gayo Naik”</p><p>Penulis : Tia</p><p>Editor : Budi</p>", Byline()),
    ("<p>Sumber: CNBC Indonesia (Reuters)</p>", Byline(sources=["CNBC Indonesia (Reuters)"])),
]


def read(html: str) -> tuple[list[str], Byline]:
    body = read_body(html, PAGE)
    return [block.text for block in body.blocks], body.byline


@pytest.mark.parametrize("line", SYNDICATED)
def test_syndicated(line: str) -> None:
    assert read(STORY + line) == (BEFORE, Byline())


@pytest.mark.parametrize("line", STAYS)
def test_stays(line: str) -> None:
    assert read(f"{STORY}<p>{line}</p>") == ([*BEFORE, line], Byline())


@pytest.mark.parametrize(("lines", "byline"), TOP)
def test_top(lines: str, byline: Byline) -> None:
    assert read(lines + STORY) == (BEFORE, byline)


def test_caption_with_its_credit_above_a_byline() -> None:
    caption = "<div>ILUSTRASI. Penumpang menunggu di Oslo.<br>Reuters</div>"
    assert read(f"{caption}<dl><dt>Sumber</dt><dd>Reuters</dd><dt>Editor</dt><dd>Sari Melati</dd></dl>{STORY}")[1] == NAMES


@pytest.mark.parametrize(("lines", "byline"), END)
def test_end(lines: str, byline: Byline) -> None:
    assert read(STORY + lines) == (BEFORE, byline)


@pytest.mark.parametrize("byline", ["(Editor: Sari)", "(Penulis: Sari; Editor: Sari)", "[Editor: Sari]"])
def test_byline_in_brackets_before_a_line_that_no_rule_knows(byline: str) -> None:
    blocks, names = read("".join(f"<p>{text}</p>" for text in (*BEFORE, byline, "Kapal tiba.")))
    assert (blocks, names.editors) == ([*BEFORE, "Kapal tiba."], ["Sari"])


@pytest.mark.parametrize(("before", "dateline"), [(0, "OSLO"), (4, "OSLO"), (11, "OSLO"), (12, None)])
def test_dateline_after_a_box(before: int, dateline: str | None) -> None:
    box = "".join(f"<p>Dermaga nomor {number} dibuka lagi.</p>" for number in range(before))
    body = read_body(f"{box}<p>KONTAN.CO.ID - OSLO. Kapal tiba.</p>{STORY}", PAGE)
    assert (body.dateline, len(body.blocks)) == (dateline, before + 1 + len(BEFORE))


def test_place_without_the_name_of_the_paper_stands_at_the_top() -> None:
    assert read_body(f"<p>OSLO. Kapal tiba.</p>{STORY}", PAGE).dateline == "OSLO"
    assert read_body(f"{STORY}<p>OSLO. Kapal tiba.</p>", PAGE).dateline is None


@pytest.mark.parametrize("part", [1, 2, 3])
def test_names_on_top_of_each_part(part):
    body = read_body(
        f"<div><div>Reporter: <b>Budi Santoso</b></div><div>|</div><div>Editor: <b>Sari Melati</b></div></div>{STORY}", PAGE, part
    )
    assert [block.text for block in body.blocks] == BEFORE
    assert body.byline == Byline(authors=["Budi Santoso"], editors=["Sari Melati"])


def test_source_on_top_of_a_further_part_may_be_of_a_table():
    body = read_body(f"<p>Sumber: Badan Pusat Statistik</p>{STORY}", PAGE, 2)
    assert [block.text for block in body.blocks] == ["Sumber: Badan Pusat Statistik", *BEFORE]


def test_book_on_top_of_a_further_part():
    book = ["Judul buku: Laskar Pelangi", "Penulis: Andrea Hirata", "Penerbit: Bentang"]
    body = read_body("".join(f"<p>{line}</p>" for line in book) + STORY, PAGE, 2)
    assert ([block.text for block in body.blocks], body.byline) == ([*book, *BEFORE], Byline())


def test_source_before_a_line_that_no_rule_knows() -> None:
    assert read(f"{STORY}<p>Sumber: https://www.reuters.com/a</p><p>Kapal tiba.</p>") == ([*BEFORE, "Kapal tiba."], Byline())


@pytest.mark.parametrize("line", ["Jurnalis: Kapan perang usai?", "Wartawan: Terima kasih, Pak Menteri"])
def test_interview_is_no_byline(line: str) -> None:
    assert read(f"<p>{line}</p>{STORY}") == ([line, *BEFORE], Byline())
