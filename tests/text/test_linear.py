"""Reading takes linear time: four times the text takes about four times as long, not sixteen."""

from collections.abc import Callable
from datetime import datetime
from time import process_time

import pytest

from kontan_crawler.clock import WIB
from kontan_crawler.dates.publication_time import parse_publication_time
from kontan_crawler.site import WWW
from kontan_crawler.text import clean_flat
from kontan_crawler.text.byline_forms import with_role
from kontan_crawler.text.caption import credit_of
from kontan_crawler.text.clean import clean
from kontan_crawler.text.dateline import split_dateline
from kontan_crawler.text.market_lines import is_change, is_row_of_prices
from kontan_crawler.text.targets import target_of
from kontan_crawler.text.widgets import is_widget_row
from tests.text.fragments import read_body

NOW = datetime(2026, 2, 4, tzinfo=WIB)
TEXTS = [  # what is repeated how often, so that even four times of it takes a second at most
    ("pointers in one line", lambda text: read_body(f"<p>{text}</p>", ""), "Baca Juga: <a href='/x'>Kopi</a> ", 200),
    ("links in one line", lambda text: read_body(f"<p>{text}</p>", ""), "harga <a href='/x'>kopi</a>: ", 500),
    (
        "things named again",
        lambda text: read_body(f"<p>Sebuah gudang dibuka kemarin.</p>{text}", ""),
        "<p>Gudang ini gratis. Anda cukup masuk dengan kata sandi.</p>",
        500,
    ),
    ("superscripts within each other", lambda text: read_body(f"<p>{text}</p>", ""), "<sup>", 250),
    ("superscripts in one link", lambda text: read_body(f"<p><a href='/x'>{text}</a></p>", ""), "<sup>2</sup>", 300),
    ("breaks", lambda text: read_body(f"<p>{text}</p>", ""), "harga<br>", 1000),
    ("bylines", lambda text: read_body(f"<div>{text}</div>", ""), "<p>Editor: Sari</p>", 500),
    ("source URLs", lambda text: read_body(f"<p>Satu.</p><p>Sumber: {text} x</p>", ""), "www.", 1000),
    ("a byline's letters", lambda text: read_body(f"<p>Sumber: {text}</p>", ""), "aaaa", 5000),
    ("lines of bylines", lambda text: read_body(f"<p>{text}</p>", ""), "Editor: a<br>", 1000),
    ("numbered entities", lambda text: clean(f"&{text}lt;"), "#38;", 1500),
    ("datelines", split_dateline, "KONTAN.CO.ID - KYIV. ", 1000),
    ("entities escaped again and again", lambda text: clean(f"&{text}"), "amp;", 1500),
    ("capitals in a caption", credit_of, "ABCD", 300),
    ("digits after a page's label", lambda text: read_body(f"<p>Satu.</p><p>Halaman {text}</p>", ""), "12", 5000),
    ("addresses of channels", lambda text: read_body(f"<p>Satu.</p><p>{text}</p>", ""), "t.me/a", 2000),
    ("colons after an editor", lambda text: read_body(f"<p>Satu.</p><p>Editor: Nama {text}</p>", ""), "::::", 2000),
    ("media at the end", lambda text: read_body(f"<p>Satu.</p><p>Sumber: {text} x</p>", ""), "Post ", 50),
    ("sources at the end", lambda text: read_body(f"<p>Satu.</p><p>{text}</p>", ""), "Sumber: a.com--", 1000),
    ("what was done with a source", lambda text: read_body(f"<p>Satu.</p><p>Sumber: a {text}</p>", ""), "- – ", 2000),
    ("questions and answers", lambda text: read_body(text, ""), "<p>Apa?</p><div class=a>Saya pilih harga.</div>", 100),
    (
        "titles of videos",
        lambda text: read_body(f"<h4>Video Pilihan</h4><ul>{text}</ul>", ""),
        "<li>Kapal Salmon Tiba Lagi 01:23</li>",
        150,
    ),
    (
        "short lines between sentences",
        lambda text: read_body(text, ""),
        "<p>Harga kopi naik lagi di pasar dunia pada hari ini.</p><div class=k>Kopi Pagi</div>",
        150,
    ),
    ("short paragraphs with links", lambda text: read_body(text, ""), "<p>Kopi <a href='/news/kopi'>naik</a></p>", 200),
    ("letters of a slug", lambda text: target_of(f"https://www.kontan.co.id/{text}", WWW), "aaaa", 5000),
    ("clock times", lambda text: is_widget_row(f"{text}x"), "10:00 -- ", 3),
    ("quotes behind a label", lambda text: is_widget_row(f"Kurs jual: {text} dan lain-lain"), "USD 16.470 · ", 3),
    ("names and prices", lambda text: is_row_of_prices(f"{text}x"), "Kurs Jual 16.430 ", 3),
    ("changes of prices", lambda text: is_change(f"{text}x"), "+1,2% ", 4),
    ("labels of pointers", clean_flat, "Baca Juga: ", 400),
    ("labels within labels", clean_flat, "Baca Baca Juga: Juga: ", 100),
    ("pointers in a flat text", clean_flat, "Baca Juga: Harga Kopi Naik Presiden berkata, panen gagal. ", 40),
    ("a word without end", clean_flat, "abcd", 50_000),
    ("invisible characters", clean_flat, "\x00\u200b", 3000),
    ("letters and capitals", clean_flat, "aB", 20_000),
    ("colons in a flat text", clean_flat, ": ", 4000),
    ("editors in a flat text", clean_flat, "Editor:", 500),
    ("degrees before the name of the paper", lambda text: with_role(f"Sari{text} - KONTAN.CO.ID, x"), ", CPA", 10),
    ("commas after a date", lambda text: parse_publication_time(f"04 Februari 2026{text}x", NOW), " ,", 1500),
]


def seconds(read: Callable[[str], object], text: str) -> float:
    """Return the shortest of three times: other processes can only add to it."""
    times = []
    for _ in range(3):
        begun = process_time()
        read(text)
        times.append(process_time() - begun)
    return min(times)


@pytest.mark.parametrize(("read", "text", "times"), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS])
def test_time_grows_with_the_text(read: Callable[[str], object], text: str, times: int) -> None:
    least = 0.01  # less than that is no measure
    assert seconds(read, text * 4 * times) < 9 * max(seconds(read, text * times), least)
