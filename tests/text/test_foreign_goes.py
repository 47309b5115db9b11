"""What looks like story and is foreign: pointers, prompts, tickers, polls, captions. Pointers to articles become related links.

Each row of files/foreign_goes.jsonl has its kind, its HTML, and its related links: kind, title, URL. The rows are sorted by kind.
"""

import re
from typing import Any

import pytest

from kontan_crawler.text.parts import join_parts
from tests.text.fragments import AFTER, PAGE, read_between, read_body, table, with_comments


@pytest.mark.parametrize("row", table("foreign_goes"), ids=lambda row: row["kind"])
def test_foreign_goes(row: dict[str, Any]) -> None:
    assert read_between(row["html"]) == ([], row["related"])


def test_comments_between_blocks_change_nothing() -> None:
    rows = table("foreign_goes")
    assert [row["kind"] for row in rows if read_between(with_comments(row["html"])) != ([], row["related"])] == []


LIST = '<ol><li><a href="/news/harga-ikan-naik">Harga Ikan Naik</a></li><li><a href="/news/harga-beras-naik">Harga Beras Naik</a></li></ol>'
PROMPTS = ["<ul><li>- Iklan -</li></ul>", "<ul><li>Dapatkan artikel dan berita menarik lainnya di WhatsApp</li></ul>"]
TICKER = "<div class='harga'>ASII 5.725 ▲ 0,44%<br>TLKM 3.010 ▼ 0,66%<br>BBRI 4.120 ▲ 1,23%</div>"
STEPS = "<ul><li>Bagikan artikel ini</li><li>Pilih nomor kapal di daftar</li></ul>"


@pytest.mark.parametrize(
    ("tail", "kept", "kind"),
    [
        ("<strong>Pembaca juga menyukai</strong>", "", "terkait"),
        ("<b>Berita</b> <b>Terkait:</b> ", "", "berita_terkait"),
        ("<br><b>Baca Juga</b>", "", "baca_juga"),
        ("<b>Berita Terkait</b><p>", "", "berita_terkait"),
    ],
)
def test_bold_heading_of_a_list_at_the_end_of_a_paragraph(tail, kept, kind):
    paragraphs, related = read_between(f"<div>{AFTER[0]} {tail}{LIST}</div>")
    assert paragraphs == [f"{AFTER[0]}{kept}"]
    assert [link[:2] for link in related] == [[kind, "Harga Ikan Naik"], [kind, "Harga Beras Naik"]]


@pytest.mark.parametrize("heading", ["Pemulihan pasar", "Dampak bagi Indonesia"])
def test_subheading_above_a_list_of_pointers_stays(heading: str) -> None:
    assert read_between(f"<h3>{heading}</h3>{LIST}")[0] == [heading]


POINTER = '<p><a href="/news/harga-ikan-naik-lagi">Harga Ikan Naik Lagi di Pasar Senen</a></p>'


@pytest.mark.parametrize(
    ("headings", "story"),
    [
        (f"<p><strong>Dermaga ketiga</strong></p>{POINTER}", "Dermaga ketiga dibangun di sisi barat mulai tahun depan."),
        (f"<p class='sub'><b>Dermaga ketiga</b></p>{POINTER}", "Dermaga ketiga dibangun di sisi barat mulai tahun depan."),
        (f"<h3 class='sj'>Jadwal</h3>{POINTER}", "Pekerjaan dimulai pada Maret.</p><h3 class='sj'>Biaya</h3><p>Dananya Rp 4 miliar."),
    ],
)
def test_subheading_above_a_pointer_stays(headings: str, story: str) -> None:
    assert len(read_between(f"{headings}<p>{story}</p>")[0]) == story.count("<p>") + story.count("<h3") + 2


@pytest.mark.parametrize("label", ["<h4>Suapan penutup</h4>", "<h3>Masih kuat? Satu lagi</h3>"])
def test_heading_above_the_last_pointer_goes(label: str) -> None:
    body = join_parts([read_body("".join(f"<p>{text}</p>" for text in AFTER) + label + POINTER, PAGE)])
    assert [block.text for block in body.blocks] == AFTER and [link.title for link in body.related] == [
        "Harga Ikan Naik Lagi di Pasar Senen"
    ]


END = '<a class="track-selanjutnya" href="/news/harga-ikan-naik-lagi">Harga Ikan Naik Lagi di Pasar Senen</a>'


@pytest.mark.parametrize(("label", "count"), [("<div class='n1'>Disposisi lanjutan</div>", 0), ("<div>Selamat menikmati</div>", 1)])
def test_label_above_the_link_that_ends_the_story(label: str, count: int) -> None:
    body = read_body("".join(f"<p>{text}</p>" for text in AFTER) + f"{label}<div>{END}</div>", PAGE)
    assert len(body.blocks) == len(AFTER) + count


LAST = [
    "<p><strong>Editor: Sari Melati</strong></p>",
    "<h4>Sumber: Reuters</h4>",
    "<p><b>5. Jakarta Intercultural School</b></p>",
    "<p><b>BBCA: Rp 9.700</b></p>",
    "<p><b>Selamat mencoba!</b></p>",
    "<p class='skor'>Hong Kong 2-1 Bergen</p>",
]


@pytest.mark.parametrize("last", LAST)
@pytest.mark.parametrize("behind", [f"<p>Selanjutnya: {POINTER[3:]}", f"<div>{END}</div>"])
def test_last_line_above_the_closing_link_stays(last: str, behind: str) -> None:
    body = join_parts([read_body("".join(f"<p>{text}</p>" for text in AFTER) + last + behind, PAGE)])
    assert [block.text for block in body.blocks][: len(AFTER)] == AFTER
    assert len(body.blocks) == len(AFTER) + (last not in LAST[:2])


def test_subheading_above_the_pointer_that_ends_a_part_stays() -> None:
    first = read_body(f"<p>{AFTER[0]}</p><h3>Nasib nelayan</h3>{POINTER}", PAGE)
    body = join_parts([first, read_body(f"<p>{AFTER[1]}</p>", PAGE)])
    assert [block.text for block in body.blocks] == [AFTER[0], "Nasib nelayan", AFTER[1]]


@pytest.mark.parametrize("label", ["Sesudah salam", "Satu suap lagi buat yang lapar"])
def test_pointer_in_any_words_below_the_story_goes(label: str) -> None:
    pointer = f"<p><span>{label}</span> <a href='/news/harga-ikan-naik-lagi'>Harga Ikan Naik Lagi di Pasar Senen</a></p>"
    body = read_body("".join(f"<p>{text}</p>" for text in AFTER) + pointer, PAGE)
    assert [block.text for block in body.blocks] == AFTER and [link.title for link in body.related] == [
        "Harga Ikan Naik Lagi di Pasar Senen"
    ]


@pytest.mark.parametrize("prompt", PROMPTS)
@pytest.mark.parametrize(
    "before",
    [
        "Langkah itu menandai perubahan besar dari kebijakan lima tahun terakhir.",
        "Cara ini dipakai para nelayan sejak dulu.",
        "Langkah serupa sudah diambil Norwegia.",
    ],
)
def test_a_sentence_on_a_step_introduces_no_steps(prompt, before):
    assert read_between(f"<p>{before}</p>{prompt}") == ([before], [])


@pytest.mark.parametrize("before", ["Langkah pertama, catat nomor pengirim pesan itu.", "Tahap kedua dimulai pada akhir bulan."])
def test_one_step_announces_no_prices(before):
    assert read_between(f"<p>{before}</p>{TICKER}") == ([before], [])


@pytest.mark.parametrize(
    "before",
    ["Langkah-langkah membagikan artikel kepada teman di ponsel Anda sebagai berikut.", "Caranya mudah, tekan tombol ini dan pilih satu:"],
)
def test_steps_stay(before):
    assert read_between(f"<p>{before}</p>{STEPS}") == ([before, "Bagikan artikel ini", "Pilih nomor kapal di daftar"], [])


@pytest.mark.parametrize(
    "tail", ["tentang <b>Berita Terkini</b>", "Kata kuncinya <b>harga pangan</b>", "<b>Harga pangan</b>", "Berita terkait"]
)
def test_bold_words_of_a_sentence_stay(tail):
    assert read_between(f"<p>{AFTER[0][:-1]} {tail}</p><p>Harga beras di Oslo dan Bergen naik 5 persen.</p>")[0][0].endswith(
        re.sub("<.*?>", "", tail)
    )


@pytest.mark.parametrize("button", ["Perbesar teks", "Halaman: 1", "Views: 666", "Dengarkan berita ini", "Selengkapnya"])
def test_a_button_among_subheadings(button):
    story = [AFTER[0], "Buruan Aset Aman", AFTER[0].replace("naik", "turun"), "Pemulihan Produksi"]
    html = f"<p>{story[0]}</p><p><b>{story[1]}</b></p><p>{story[2]}</p><p><b>{button}</b></p><p>{story[0]}</p><p><b>{story[3]}</b></p>"
    assert button not in read_between(html)[0]
