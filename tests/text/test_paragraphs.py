"""Paragraphs as a browser displays them: words are neither split nor joined."""

from collections.abc import Callable

import pytest
from lxml import etree, html

from kontan_crawler.text.paragraphs import Span
from kontan_crawler.text.read_paragraphs import read_paragraphs

PARAGRAPHS = [
    ("<p>Harga</p><p>emas</p>", ["Harga", "emas"]),
    ("Harga<p>emas</p>naik", ["Harga", "emas", "naik"]),
    ("<p>Harga <b>emas</b>, <em>naik</em>.</p>", ["Harga emas, naik."]),
    ("<p>ke<b>bija</b>kan</p>", ["kebijakan"]),
    ("<p>CO<sub>2</sub></p>", ["CO2"]),
    ("<p>Harga<!-- iklan -->emas</p>", ["Hargaemas"]),
    ("<p>ke<wbr>bijakan</p>", ["kebijakan"]),
    ("<div><!-- a --><span style='display:block'>Harga</span><!-- b --></div><p>emas</p>", ["Harga", "emas"]),
    ("<div>Harga.<!-- a --><span style='display:block'>Emas</span><!-- b -->Naik</div>", ["Harga.", "Emas", "Naik"]),
    ("<p>Harga <!-- a --><span style='display:block'>emas</span><!-- b --> naik</p>", ["Harga emas naik"]),
    ("<p>Harga<br>emas</p>", ["Harga/emas"]),
    ("<p>Harga</p><hr><p>emas</p>", ["Harga", "emas"]),
    ("<p>Harga<hr>emas</p>", ["Harga", "emas"]),
    ("<ul><li>Harga<li>emas</ul>", ["Harga", "emas"]),
    ("<ul><li>Harga<ul><li>emas</li></ul>naik</li></ul>", ["Harga", "emas", "naik"]),
    ("<dl><dt>Harga<dd>emas</dl>", ["Harga", "emas"]),
    ("<div>Harga<div>emas</div>naik</div>", ["Harga", "emas", "naik"]),
    ("<blockquote>Harga<p>emas</p></blockquote>", ["Harga", "emas"]),
    ("<details><summary>Harga</summary>emas</details>", ["Harga", "emas"]),
    ("<fieldset><legend>Harga</legend>emas</fieldset>", ["Harga", "emas"]),
    ("<p> </p><p>&nbsp;</p><div></div>", []),
    ("<table><tr><td>Harga</td><td>emas</td></tr></table>", ["Harga | emas"]),
    ("<table><tr><th>Harga<th>emas<tr><td>naik<td>lagi</table>", ["Harga | emas/naik | lagi"]),
    ("<table><thead><tr><th>Harga</th></tr></thead><tbody><tr><td>emas</td></tr></tbody></table>", ["Harga/emas"]),
    ("<table><tr><td><p>Harga</p><p>emas</p></td><td>naik<br>lagi</td></tr></table>", ["Harga emas | naik lagi"]),
    ("<table><caption>Harga</caption><tr><td>emas</td></tr></table>", ["Harga/emas"]),
    ("<p>Harga</p><table><tr><td>emas</td></tr></table><p>naik</p>", ["Harga", "emas", "naik"]),
]

NESTED = [
    "<table><tr><td>Harga</td><td><table><tr><td>emas</td><td>naik</td></tr></table></td></tr></table>",
    "<table><tr><td><table><tr><td>Harga</td></tr><tr><td>emas</td></tr></table></td><td>naik</td></tr></table>",
]

SKIPPED = [
    ("<p>Harga <i>iklan</i> emas</p>", ["Harga emas"]),
    ("<p>Harga<i>iklan</i>emas</p>", ["Harga emas"]),
    ("<p>Harga</p><div class=iklan>iklan <i>besar</i></div><p>emas</p>", ["Harga", "emas"]),
    ("Harga<div class=iklan>iklan</div>emas", ["Harga", "emas"]),
    ("<p>Harga<script>iklan()</script>emas</p>", ["Hargaemas"]),
]


def lines(fragment: str, is_skipped: Callable[[etree._Element], bool] = lambda _: False) -> list[str]:
    """Return the paragraphs of a fragment, their lines separated by slashes."""
    paragraphs = read_paragraphs(html.fromstring(f"<div>{fragment}</div>"), is_skipped)
    return ["/".join(filter(None, (line_of(spans) for spans in paragraph.lines))) for paragraph in paragraphs]


def line_of(spans: list[Span]) -> str:
    return " ".join("".join(span.text for span in spans).split())


def is_ad(node: etree._Element) -> bool:
    return node.tag in ("i", "script") or node.get("class") == "iklan"


@pytest.mark.parametrize(("fragment", "wanted"), PARAGRAPHS)
def test_paragraphs(fragment: str, wanted: list[str]) -> None:
    assert lines(fragment) == wanted


@pytest.mark.parametrize("fragment", NESTED)
def test_nested_tables(fragment: str) -> None:
    words = " ".join(lines(fragment)).replace("/", " ").replace("|", " ").split()
    assert words == ["Harga", "emas", "naik"]


@pytest.mark.parametrize(("fragment", "wanted"), SKIPPED)
def test_skipped_element_separates_words(fragment: str, wanted: list[str]) -> None:
    assert lines(fragment, is_ad) == wanted


def test_styles() -> None:
    (paragraph,) = read_paragraphs(html.fromstring("<div><p><b>Harga</b> emas <a href='/x'>naik</a></p></div>"))
    spans = paragraph.lines[0]
    assert [(span.text.strip(), span.bold, span.link is not None) for span in spans] == [
        ("Harga", True, False), ("emas", False, False), ("naik", False, True),
    ]  # fmt: skip


def test_headings_and_tables() -> None:
    root = html.fromstring("<div><h2>Harga</h2><p>emas</p><table><tr><td>naik</td><td>2</td></tr></table></div>")
    assert [(each.heading, each.table) for each in read_paragraphs(root)] == [(True, False), (False, False), (False, True)]


def test_heading_by_role() -> None:
    root = html.fromstring("<div><div role='heading' aria-level='3'><span>Harga</span></div><p>emas</p></div>")
    assert [each.heading for each in read_paragraphs(root)] == [True, False]


def test_deep_nesting() -> None:
    root = element = etree.Element("div")
    for _ in range(10_000):
        element = etree.SubElement(element, "div")
    element.text = "Harga emas"
    assert len(read_paragraphs(root)) == 1
