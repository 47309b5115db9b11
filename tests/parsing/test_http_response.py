"""Selectors of a parsed response."""

import pytest

from kontan_crawler.parsing import HttpResponse


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
    assert HttpResponse("", markup.encode()).document.css("#penulis").getall() == wanted
