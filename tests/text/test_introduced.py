"""What a line announces is story; how far behind it stands is bounded, so that the time stays linear."""

import pytest

from kontan_crawler.parsing.http_response import parse_html
from kontan_crawler.text.draft import Draft
from kontan_crawler.text.introduced import is_quoted
from kontan_crawler.text.read_paragraphs import read_paragraphs
from tests.text.fragments import PAGE

QUOTED = 30


@pytest.mark.parametrize(("number", "expected"), [(0, False), (1, True), (20, True), (21, False), (QUOTED, False)])
def test_quotation_behind_the_line_that_announces_it(number: int, expected: bool) -> None:
    html = f"<p>Poster di dermaga itu berbunyi:</p><blockquote>{'<p>Unduh aplikasi kami sekarang.</p>' * QUOTED}</blockquote>"
    assert is_quoted(Draft.of(read_paragraphs(parse_html(html)), PAGE), number) is expected


@pytest.mark.parametrize(
    ("line", "words", "expected"),
    [
        ("Menteri itu menolak memberi komentar.", "Dapatkan berita pilihan setiap pagi. Unduh aplikasi kami sekarang.", False),
        ("Nelayan itu menulis komentar.", "Pilih dermaga lama, jangan yang baru.", True),
        ("Pesan penipu itu berbunyi:", "Klik tautan ini dan unduh aplikasi kami untuk menerima hadiah.", True),
    ],
)
def test_quotation_without_a_colon_is_not_in_the_words_of_a_page(line: str, words: str, expected: bool) -> None:
    html = f"<p>{line}</p><blockquote><p>{words}</p></blockquote>"
    assert is_quoted(Draft.of(read_paragraphs(parse_html(html)), PAGE), 1) is expected
