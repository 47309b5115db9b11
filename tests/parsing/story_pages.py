"""Pages around one story of seven paragraphs, and their articles."""

from kontan_crawler.items import Article
from kontan_crawler.parsing import HttpResponse, ReadResult, read_article
from tests.parsing.test_recorded_pages import RECEIVED
from tests.text.fragments import AFTER, BEFORE

URL = "https://internasional.kontan.co.id/news/dermaga-lama-dibuka"
NEWS = "https://internasional.kontan.co.id/news/"
STORY = [*BEFORE, *AFTER]  # 90 words
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in STORY)
BODY = f'<div class="ctn" itemprop="articleBody"><p>KONTAN.CO.ID - OSLO. {PARAGRAPHS.removeprefix("<p>")}</div>'
HEADLINE = '<h1 class="jdl_dtl">Dermaga Lama Dibuka</h1>'
PRINTED = "Rabu, 04 Februari 2026 | 22:20 WIB"
DATE = f'<div class="fs13 color-gray">{PRINTED}</div>'
UNKNOWN_HEADLINE, UNKNOWN_BODY = "<h1>Dermaga Lama Dibuka</h1>", f'<div class="isi-x">{PARAGRAPHS}</div>'
"""Of no known template."""


def read(page: str) -> ReadResult:
    """Return the reading of a page with this HTML in its body."""
    html = f"<html><head><title>Dermaga Lama Dibuka</title></head><body>{page}</body></html>"
    return read_article([HttpResponse(URL, html.encode())], RECEIVED)


def article(page: str) -> Article:
    """Return the article of a page, whose story must be whole."""
    found = read(page).article
    assert found and found.text == "\n\n".join(STORY)
    return found
