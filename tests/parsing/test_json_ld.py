"""What JSON-LD says of an article."""

import json

import pytest
from lxml import html

from kontan_crawler.parsing.json_ld import Described, read_json_ld

ARTICLE = {"@type": "NewsArticle", "headline": "Dermaga Dibuka", "datePublished": "2026-02-04T22:20:00+07:00"}
WANTED = Described("Dermaga Dibuka", "2026-02-04T22:20:00+07:00")


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (ARTICLE, WANTED),
        ([{"@type": "Organization", "name": "KONTAN"}, ARTICLE], WANTED),
        ({"@graph": [{"@type": "WebPage"}, ARTICLE]}, WANTED),
        (ARTICLE | {"@type": ["Article", "NewsArticle"]}, WANTED),
        (ARTICLE | {"headline": 7, "datePublished": ""}, Described()),
        ({"@type": "WebPage", "headline": "Kontan"}, Described()),
        ({"@type": {"a": 1}, "@graph": {"@graph": {"@graph": {"@graph": {"@graph": ARTICLE}}}}}, Described()),
        ("Dermaga", Described()),
        (None, Described()),
    ],
)
def test_article(value, wanted):
    document = html.fromstring(f'<html><head><script type="application/ld+json">{json.dumps(value)}</script></head></html>')
    assert read_json_ld(document) == wanted


@pytest.mark.parametrize("script", ["{", "", "[" * 9000, "\x00", '{"@type": "NewsArticle", "headline": "Dermaga\nDibuka"}'])
def test_no_json(script):
    document = html.fromstring(f'<html><head><script type="application/ld+json">{script.replace(chr(0), "")}</script></head></html>')
    assert read_json_ld(document) == Described()
