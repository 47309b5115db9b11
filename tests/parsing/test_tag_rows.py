"""Tags in rows after the headline; links to tags elsewhere are none of the article's."""

import pytest

from tests.parsing.story_pages import BODY, DATE, HEADLINE, article

TAG = "https://www.kontan.co.id/tag/"
NORWAY, SALMON = f'<a href="{TAG}norwegia">Norwegia</a>', f'<a href="{TAG}salmon">#Salmon</a>'
ROWS = {
    "label": f"<div>Tag: {NORWAY}, {SALMON}</div>",
    "label of two words": f"<div><span>Topik terkait</span> {NORWAY} {SALMON}</div>",
    "label of keywords": f"<section>Kata kunci: {NORWAY} | {SALMON}</section>",
    "no label": f"<p>{NORWAY} {SALMON}</p>",
    "each in a span": f"<div><span>{NORWAY}</span><span>{SALMON}</span></div>",
    "each in a div": f"<div><b>Tags</b><div>{NORWAY}</div><div>{SALMON}</div></div>",
    "comments and an icon": f"<div><!-- tag --><i></i>{NORWAY}<!-- / -->{SALMON}</div>",
    "nav": f"<nav>{NORWAY}{SALMON}</nav>",
    "list": f"<ul><li>{NORWAY}</li><li>{SALMON.replace('#', '')}</li></ul>",
}
NO_ROWS = {
    "trending": f"<div>Trending: {NORWAY} {SALMON}</div>",
    "another heading": f"<div><b>Sedang Hangat</b> {NORWAY} {SALMON}</div>",
    "sentence": f"<p>Pejabat {NORWAY} belum menjawab.</p>",
    "words behind it": f"<div>{NORWAY} (12 artikel)</div>",
    "words behind a comment": f"<div>{NORWAY}<!-- tag --> dan 12 negara lain</div>",
    "link to an article": '<div>Tag: <a href="https://internasional.kontan.co.id/news/harga-tag-salmon-naik">Harga Tag Salmon Naik</a></div>',
    "no block": NORWAY,
}


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_row(row: str) -> None:
    assert article(f"<main>{HEADLINE}{DATE}{BODY}{row}</main>").tags == ["Norwegia", "Salmon"]


@pytest.mark.parametrize("row", NO_ROWS.values(), ids=NO_ROWS)
def test_no_row(row: str) -> None:
    assert article(f"<main>{HEADLINE}{DATE}{BODY}{row}</main>").tags == []


def test_row_before_the_headline() -> None:
    assert article(f"<main><div>{NORWAY} {SALMON}</div>{HEADLINE}{DATE}{BODY}</main>").tags == []


def test_list_comes_first() -> None:
    assert article(f"<main>{HEADLINE}{DATE}{BODY}<p>{SALMON}</p><ul><li>{NORWAY}</li></ul></main>").tags == ["Norwegia"]
