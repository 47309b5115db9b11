"""Reading a page takes linear time: four times the page takes about four times as long, not sixteen."""

from collections.abc import Callable

import pytest
from lxml import etree

from kontan_crawler import site
from kontan_crawler.parsing.find_body import find_body
from kontan_crawler.parsing.find_headline import find_headline
from kontan_crawler.parsing.header import read_header
from kontan_crawler.parsing.http_response import HttpResponse, parse_html
from kontan_crawler.parsing.page_parts import has_closing_line, last_part_number
from kontan_crawler.parsing.paywall import is_teaser
from kontan_crawler.parsing.raw_article import SelectorMatches
from kontan_crawler.text.boilerplate import is_chrome, is_end
from kontan_crawler.text.parts import read_part
from kontan_crawler.text.read_paragraphs import read_paragraphs
from tests.text.test_linear import seconds

URL = "https://internasional.kontan.co.id/news/panen-kopi-naik"
STORY = "<p>Harga kopi di pasar dunia naik tajam pada hari ini juga.</p>"


def read_walls(text: str) -> None:
    body = parse_html(f"<div>{text}</div>").find(".//div")
    assert isinstance(body, etree._Element)
    is_teaser(body, read_paragraphs(body, is_chrome, is_end), site.WWW, is_not_free=False)


def header_of(text: str) -> None:
    document = parse_html(f"<h1>Panen Kopi</h1><div>{text}</div><article><p>Harga kopi naik.</p></article>")
    headline, body = document.find(".//h1"), document.find(".//article")
    assert headline is not None and body is not None
    read_header(headline, body, URL)


def closing_line(text: str) -> None:
    has_closing_line(parse_html(f"<div>{text}</div>"))


def count_parts(text: str) -> None:
    last_part_number(HttpResponse(URL, f"<html><body>{text}</body></html>".encode()))


def find_any_body(text: str) -> None:
    response = HttpResponse(URL, f"<html><body><h1>Panen Kopi</h1>{text}{STORY * 5}</body></html>".encode())
    find_body(response, SelectorMatches(), find_headline(response))


def find_titled(text: str) -> None:
    html = f"<html><head><title>Panen Kopi Naik</title></head><body><h1>Kopi</h1>{text}</body></html>"
    find_headline(HttpResponse(URL, html.encode()))


def read_boxes(text: str) -> None:
    assert read_part(parse_html(f"<div>{STORY * 5}{text}</div>"), URL).body.blocks


PAGES: list[tuple[str, Callable[[str], object], str, int]] = [
    (
        "white space in a wall",
        lambda text: read_walls(f'<div class="kgmPWall"><p>Masuk</p>{text}<p>Daftar</p></div>'),
        "<div> <i></i> </div>\n   ",
        500,
    ),
    ("walls", read_walls, "<p>Harga kopi naik.</p><div class='paywall'>langganan</div>", 100),
    ("words in a wall", lambda text: read_walls(f"<div class='paywall'>Masuk {text}</div>"), "harga kopi naik masuk untuk ", 1000),
    ("walls within each other", read_walls, "<div class='paywall'>langganan", 50),
    ("boxes within each other around the story", find_any_body, "<div class='a'>", 400),
    ("boxes with a button", read_boxes, "<div class='b'><p>Kuis</p><button>Ikut</button></div>", 100),
    ("boxes of the weather", read_boxes, f"{STORY}<div class='b'><h4>Cuaca</h4><p>Pagi 31°C, cerah</p><p>Malam 24°C, hujan</p></div>", 100),
    ("boxes within each other", read_boxes, "<div class='b'><span>Kuis</span>", 100),
    ("lists of steps", read_boxes, "<ul><li>Unduh aplikasi</li><li>Klik menu</li></ul>", 100),
    ("boxes within each other, and another headline", find_titled, "<div><x-a>", 200),
    ("speech", read_boxes, "<p>“Kami tidak pergi dari sini.”</p>", 300),
    ("quotations", read_boxes, "<blockquote>“Kami tidak pergi dari sini.”</blockquote>", 200),
    ("sentences behind the end", read_boxes, f"<a class='track-gnews'>Cek Berita dan Artikel yang lain</a>{STORY}", 100),
    ("closing words", closing_line, "berita lain di google news yang ", 500),
    ("boxes before the story", find_any_body, "<div><p>Kopi</p>", 200),
    ("dates in one line", header_of, "1/2/20/", 1000),
    ("links to parts", count_parts, "<a href='?page=2'>2</a>", 500),
    ("links to parts of others", count_parts, "<a href='/news/lain?page=2'>2</a>", 500),
]


@pytest.mark.parametrize(("read", "text", "times"), [row[1:] for row in PAGES], ids=[row[0] for row in PAGES])
def test_time_grows_with_the_page(read: Callable[[str], object], text: str, times: int) -> None:
    least = 0.01  # less than that is no measure
    assert seconds(read, text * 4 * times) < 9 * max(seconds(read, text * times), least)
