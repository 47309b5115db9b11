"""Pages that nobody has looked at: each part of an article is drawn at random (drawn_pages.py). The same seed draws the same page."""

from typing import Any

import pytest

from kontan_crawler.parsing import HttpResponse, read_article
from tests.parsing.drawn_pages import drawn_page
from tests.parsing.test_recorded_pages import RECEIVED

URL = "https://internasional.kontan.co.id/news/dermaga-dibuka"
SEEDS = range(300)


@pytest.mark.parametrize("seed", SEEDS)
def test_drawn_page(seed: int) -> None:
    html, wanted = drawn_page(seed)
    assert read(html) == wanted


def read(html: str) -> dict[str, Any]:
    article = read_article([HttpResponse(URL, html.encode())], RECEIVED).article
    assert article
    image = article.image
    return {
        "authors": article.authors,
        "editors": article.editors,
        "published_at": article.published_at,
        "caption": image and image.caption,
        "credit": image and image.credit,
        "dateline": article.dateline,
        "text": article.text,
        "related": sorted((link.kind, link.title) for link in article.related),
    }
