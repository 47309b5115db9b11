"""What looks like story and is foreign: pointers, prompts, tickers, polls, captions. Pointers to articles become related links.

Each row of files/foreign_goes.jsonl has its kind, its HTML, and its related links: kind, title, URL. The rows are sorted by kind.
"""

import re
from typing import Any

import pytest

from tests.text.fragments import AFTER, read_between, table, with_comments


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


@pytest.mark.parametrize("prompt", PROMPTS)
@pytest.mark.parametrize(
    "before", ["Langkah itu menandai perubahan besar dari kebijakan lima tahun terakhir.", "Cara ini dipakai para nelayan sejak dulu."]
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
