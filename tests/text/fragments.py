"""Bodies from pieces of HTML."""

import json
import re
from pathlib import Path
from typing import Any

from kontan_crawler.parsing.http_response import parse_html
from kontan_crawler.text.blocks import Body
from kontan_crawler.text.parts import join_parts, read_part

FILES = Path(__file__).parents[1] / "files"
PAGE = "https://internasional.kontan.co.id/news/contoh-berita"
BEFORE = [
    "Pemerintah Norwegia menambah anggaran pelabuhan sebesar 5 persen tahun ini, kata menteri perhubungan negara itu.",
    "Analis menilai kebijakan tersebut akan mendorong permintaan baja di kawasan Eropa utara dalam beberapa bulan ke depan.",
    "Biaya angkut dari Bergen ke Rotterdam sudah turun sejak musim gugur.",
    "Para nelayan meminta dermaga lama dibuka kembali sebelum musim salmon.",
]
AFTER = [
    "Perusahaan pelayaran menunggu keputusan parlemen, yang akan bersidang pada akhir bulan.",
    "Serikat pekerja pelabuhan belum menanggapi rencana itu sampai Rabu malam waktu setempat.",
    "Menteri itu akan berkunjung ke tiga kota pelabuhan sebelum mengumumkan rincian anggaran kepada publik.",
]


def read_body(fragment: str, base: str, number: int = 1) -> Body:
    """Return the body of a part, given as HTML."""
    return read_part(parse_html(fragment), base, number).body


def read_story(parts: list[str], base: str) -> Body:
    """Return the bodies of the parts, given as HTML in order, as one."""
    return join_parts([read_body(part, base, number) for number, part in enumerate(parts, 1)])


def read_between(fragment: str, element: str = "<p>{}</p>") -> tuple[list[str], list[list[str | None]]]:
    """Return the paragraphs and related links of a fragment that stands between paragraphs of a story, which stay.

    element: that of each paragraph of the story.
    """
    before, after = ("".join(map(element.format, texts)) for texts in (BEFORE, AFTER))
    body = read_body(before + fragment + after, PAGE)
    found = [block.text for block in body.blocks]
    assert found[: len(BEFORE)] == BEFORE and found[-len(AFTER) :] == AFTER
    return found[len(BEFORE) : -len(AFTER)], [[link.kind, link.title, link.url] for link in body.related]


def with_comments(fragment: str) -> str:
    """Return a fragment with a comment before and behind the tags of its blocks."""
    return re.sub(r"</?(?:p|div|section|aside|[uo]l|li|table|blockquote|figure|h\d)\b[^>]*>", "<!-- x -->\\g<0><!-- x -->", fragment)


def table(name: str) -> list[dict[str, Any]]:
    """Return the rows of a table in tests/files."""
    return [json.loads(line) for line in (FILES / f"{name}.jsonl").read_text("utf-8").splitlines()]
