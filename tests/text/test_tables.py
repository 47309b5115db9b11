"""Tables: rows as lines, cells in their columns, layout tables as ordinary blocks."""

import pytest

from tests.text.fragments import read_body

STORY = "<p>Harga kopi naik.</p><p>Pasar lesu.</p>"
ROWS = "<tr><td>Brasil</td><td>66</td></tr><tr><td>Vietnam</td><td>30</td></tr>"

TABLES = [
    # rowspan and colspan
    ("<tr><td rowspan=2>Brasil</td><td>2024</td></tr><tr><td>2025</td></tr>", "Brasil | 2024\nBrasil | 2025"),
    ("<tr><td>2024</td><td rowspan=2>Brasil</td></tr><tr><td>2025</td></tr>", "2024 | Brasil\n2025 | Brasil"),
    ("<tr><td>a</td><td rowspan=2>b</td><td>c</td></tr><tr><td>d</td><td>e</td></tr>", "a | b | c\nd | b | e"),
    ("<tr><td>a</td><td>b</td><td rowspan=2>c</td></tr><tr><td>d</td></tr>", "a | b | c\nd | | c"),
    ("<tr><td rowspan=3>a</td><td rowspan=2>b</td><td>1</td></tr><tr><td>2</td></tr><tr><td>c</td><td>3</td></tr>", "a | b | 1\na | b | 2\na | c | 3"),
    ("<tr><td colspan=2>Jumlah</td><td>130</td></tr><tr><td>a</td><td>b</td><td>1</td></tr>", "Jumlah | | 130\na | b | 1"),
    ("<tr><th colspan=3>Produksi</th></tr><tr><td>a</td><td>b</td><td>c</td></tr>", "Produksi\na | b | c"),
    ("<tr><th>a</th><th colspan=2>Produksi</th></tr><tr><td>b</td><td>1</td><td>2</td></tr>", "a | Produksi\nb | 1 | 2"),
    ("<tr><td rowspan=2 colspan=2>a</td><td>1</td></tr><tr><td>2</td></tr>", "a | | 1\na | | 2"),
    ("<tr><td rowspan=2><b>a</b> <a href='/x'>b</a></td><td>1</td></tr><tr><td>2</td></tr>", "a b | 1\na b | 2"),
    # values that are no number, or too large
    ("<tr><td rowspan=0>a</td><td>1</td></tr><tr><td>2</td></tr><tr><td>3</td></tr>", "a | 1\na | 2\na | 3"),
    ("<tr><td rowspan=65534>a</td><td>1</td></tr><tr><td>2</td></tr>", "a | 1\na | 2"),
    ("<tr><td rowspan=99999999999999999999>a</td><td>1</td></tr><tr><td>2</td></tr>", "a | 1\na | 2"),
    ("<tr><td rowspan=dua>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr>", "a | 1\nb | 2"),
    ("<tr><td rowspan=-2>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr>", "a | 1\nb | 2"),
    ("<tr><td rowspan=' 2 '>a</td><td>1</td></tr><tr><td>2</td></tr>", "a | 1\na | 2"),
    ("<tr><td colspan=1000>Produksi</td></tr><tr><td>a</td><td>b</td></tr>", "Produksi\na | b"),
    ("<tr><td colspan=1000>Produksi</td><td>1</td></tr><tr><td>a</td><td>b</td></tr>", "Produksi | 1\na | b"),
    ("<tr><td colspan=0>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr>", "a | 1\nb | 2"),
    # groups of rows
    ("<thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody><tfoot><tr><td>c</td><td>3</td></tr></tfoot>", "a | b\n1 | 2\nc | 3"),
    ("<thead><tr><th>a</th><th>b</th></tr></thead><tfoot><tr><td>c</td><td>3</td></tr></tfoot><tbody><tr><td>1</td><td>2</td></tr></tbody>", "a | b\n1 | 2\nc | 3"),
    ("<tbody><tr><td rowspan=0>a</td><td>1</td></tr></tbody><tbody><tr><td>b</td><td>2</td></tr></tbody>", "a | 1\nb | 2"),
    ("<caption>Produksi</caption><tr><td>a</td><td>1</td></tr>", "Produksi\na | 1"),
    ("<tr><td rowspan=2>a</td><td>1</td></tr><tr></tr><tr><td>b</td><td>2</td></tr>", "a | 1\nb | 2"),
    # cells
    ("<tr><td>a</td><td></td><td>c</td></tr><tr><td>d</td><td>e</td><td>f</td></tr>", "a | | c\nd | e | f"),
    ("<tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td><td>1</td></tr><tr><td>d</td><td>2</td></tr>", "a b c | 1\nd | 2"),
    ("<tr><td><p>a</p><p>b</p></td><td>1<br>2</td></tr><tr><td>c</td><td>3</td></tr>", "a b | 1 2\nc | 3"),
    ("<tr><td>a</td></tr><tr><td>b</td></tr>", "a\nb"),
    ("<td>a<td>b", "a | b"),
]  # fmt: skip

LAYOUTS = [
    f"<table><tr><td>{STORY}</td></tr></table>",
    f"<table><tbody><tr><td>{STORY}</td></tr></tbody></table>",
    f"<table><tr><td><div>{STORY}</div></td></tr></table>",
    f"<table><tr><td></td><td>{STORY}</td><td>&nbsp;</td></tr></table>",
    f"<table><tr><td><img src='/1.jpg'></td><td>{STORY}</td></tr></table>",
    f"<table><tr><td> </td></tr><tr><td>{STORY}</td></tr></table>",
    f"<table><tr><td><table><tr><td>{STORY}</td></tr></table></td></tr></table>",
    "<table><tr><td>Harga kopi naik.<br><br>Pasar lesu.</td></tr></table>",
    "<table><tr><td>Harga kopi naik.<p>Pasar lesu.</td></tr></table>",
    f"<table><td>{STORY}</td></table>",
    f"<div><table><tr><td>{STORY}</td></tr></table></div>",
]


def texts(fragment: str) -> list[str]:
    return [block.text for block in read_body(f"<div>{fragment}</div>", "").blocks]


@pytest.mark.parametrize(("rows", "wanted"), TABLES)
def test_table(rows: str, wanted: str) -> None:
    assert texts(f"<p>Satu.</p><table>{rows}</table><p>Dua.</p>") == ["Satu.", wanted, "Dua."]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_table_that_arranges_blocks(layout: str) -> None:
    assert texts(layout) == ["Harga kopi naik.", "Pasar lesu."]


def test_table_in_a_layout_stays_a_table() -> None:
    layout = f"<table><tr><td><h2>Produksi</h2><p>Dalam ton.</p><table>{ROWS}</table></td></tr></table>"
    assert texts(layout) == ["Produksi", "Dalam ton.", "Brasil | 66\nVietnam | 30"]


def test_column_of_blocks_is_a_layout() -> None:
    assert texts(f"<table><tr><td>{STORY}</td></tr><tr><td><table>{ROWS}</table></td></tr></table>") == [
        "Harga kopi naik.", "Pasar lesu.", "Brasil | 66\nVietnam | 30",
    ]  # fmt: skip


def test_end_of_the_story_in_a_layout() -> None:
    layout = f"<table><tr><td>{STORY}<!-- pagination end --><p>Berita lain</p></td></tr></table>"
    assert texts(layout) == ["Harga kopi naik.", "Pasar lesu."]


HOSTILE = {
    "columns": "<tr>" + "<td colspan=50 rowspan=9>x</td>" * 2_000 + "</tr>" + "<tr><td>y</td></tr>" * 500,
    "rows": "".join(f"<tr><td rowspan=65534>{'x' * 90}</td></tr>" for _ in range(2_000)),
    "a long cell": f"<tr><td rowspan=65534>{'x ' * 20_000}</td><td>1</td></tr>" + "<tr><td>y</td></tr>" * 2_000,
    "columns far away": "<tr>" + "<td colspan=50>x</td>" * 500 + "<td rowspan=0>z</td></tr>" + "<tr><td>y</td></tr>" * 2_000,
    "tables in tables": "<tr><td><table>" * 2_000,
}


@pytest.mark.parametrize("rows", HOSTILE.values(), ids=HOSTILE)
def test_large_spans_do_not_multiply_the_text(rows: str) -> None:
    assert sum(map(len, texts(f"<table>{rows}</table>"))) < 2 * len(rows) + 1_000_000
