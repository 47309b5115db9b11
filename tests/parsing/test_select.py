"""Search a document with selectors."""

import pytest

from kontan_crawler.parsing.http_response import parse_html
from kontan_crawler.parsing.select import select_elements


@pytest.mark.parametrize(
    ("markup", "wanted"),
    [
        ("<p id=penulis>Budi", ["Budi"]),
        ("<p id=penulis>Budi</p><p id=penulis>Sari", ["Budi", "Sari"]),
        ("<a name=penulis>Budi</a>", []),
        ("<p id=editor>Budi", []),
        ("<p>Budi", []),
    ],
)
def test_ids(markup: str, wanted: list[str]) -> None:
    assert [found.text for found in select_elements(parse_html(markup), "#penulis")] == wanted
