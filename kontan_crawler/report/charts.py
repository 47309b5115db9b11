"""Draw tables with Vega-Lite as static SVG. The page's CSS sets the colours; each mark has its number as title."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from kontan_crawler.extras import load_extra
from kontan_crawler.report.sections import ALL, COLOURS, Chart, Section

WIDE, NARROW = 720, 288
"""Widths of a chart with its labels, in CSS pixels: for a desktop, and for a phone 320 wide."""
_BAR, _CELL, _HEIGHT = 18, 18, 220  # pixels
_STEP = 60  # maximum width of a vertical bar
_LETTER = 7  # pixels, mean width of a letter
_LINE = 0.7  # pixels between two segments of a bar
_MIN_OPACITY = 0.25  # of a cell near 0
_SHORT_DAY = "test(/^\\d{4}-\\d\\d-/, datum.label) ? slice(datum.label, 5) : datum.label"  # without its year
_WHOLE_NUMBER = "datum.value % 1 ? '' : format(datum.value, ',d')"
_SVG = "{http://www.w3.org/2000/svg}"
_CONFIG = {
    "background": None, "font": "system-ui, sans-serif", "view": {"stroke": None},
    "padding": {"left": 24, "right": 24, "top": 5, "bottom": 5},  # the reader's font may be wider
    "axis": {
        "labelColor": "currentColor", "titleColor": "currentColor", "domainColor": "currentColor", "tickColor": "currentColor",
        "gridColor": "var(--grid)", "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal",
        "labelOverlap": "greedy", "labelSeparation": 16,
    },
    "legend": {"labelColor": "currentColor", "labelFontSize": 12, "orient": "top", "columnPadding": 28, "title": None, "symbolType": "square"},
}  # fmt: skip


def draw(section: Section, width: int) -> str:
    """Return the chart of a section as an SVG element. width: in CSS pixels. Raises MissingExtraError without vl-convert."""
    width = _chart_width(section, width)
    svg = load_extra("vl_convert").vegalite_to_svg({
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "data": {"values": list(_values(section))},
        "config": _CONFIG,
        "width": width, "autosize": {"type": "fit-x", "contains": "padding"},
        **_FORMS[section.chart.kind](section.chart, section, width),
    })  # fmt: skip
    return _add_titles(svg, f"{section.title}. {section.summary}")


def _chart_width(section: Section, width: int) -> int:
    """Return a smaller width for a few vertical bars."""
    return min(width, max(NARROW, _STEP * len(section.table.rows) + 60)) if section.chart.kind == "columns" else width


def _values(section: Section) -> Iterator[dict[str, Any]]:
    """Yield a datum for each number of the table except 0 and None."""
    head = section.table.head
    for row, *cells in section.table.rows:
        for column, (name, number) in enumerate(zip(head[1:], cells, strict=True)):
            if name != ALL and number:
                yield {"row": str(row), "column": str(name), "rank": column, "number": number, "label": f"{row}, {name}: {number:,}"}


def _x_axis(title: str, names: list[str], width: int) -> dict[str, Any]:
    short = {"labelExpr": _SHORT_DAY} if width <= NARROW else {}
    return {"type": "ordinal", "title": title, "scale": {"domain": names}, "axis": {"labelAngle": 0, "labelFlush": 12, **short}}


def _y_axis(names: list[str], width: int) -> dict[str, Any]:
    axis = {"labelLimit": width // 3, "labelOverlap": False}
    return {"field": "row", "type": "ordinal", "title": None, "scale": {"domain": names}, "axis": axis}


def _rows(section: Section) -> list[str]:
    return [str(row[0]) for row in section.table.rows]


def _columns(section: Section) -> list[str]:
    return [str(name) for name in section.table.head[1:] if name != ALL]


def _stacked(section: Section, width: int) -> dict[str, Any]:
    """Return the encoding of segments: a colour for each column, a line between, and a legend for several columns."""
    names = _columns(section)
    colours = [f"var(--c{min(number, COLOURS)})" for number in range(1, len(names) + 1)]
    legend = _legend(names, width) if len(names) > 1 else None
    colour = {"field": "column", "type": "nominal", "scale": {"domain": names, "range": colours}, "legend": legend}
    return {"color": colour, "stroke": {"value": "var(--page)"}, "order": {"field": "rank"}, "description": {"field": "label"}}


def _legend(names: list[str], width: int) -> dict[str, Any]:
    """Return a legend with as many columns as fit the longest name."""
    room = width - width // 3 - 40  # without the row labels
    columns = max(1, min(len(names), room // (max(map(len, names)) * _LETTER + 44)))
    return {"columns": columns, "labelLimit": room // columns - 16}


def _value_axis(measure: str, width: int) -> dict[str, Any]:
    return {
        "field": "number",
        "type": "quantitative",
        "title": measure,
        "axis": {"labelExpr": _WHOLE_NUMBER, "tickCount": 5 if width > NARROW else 3, "labelSeparation": 4},
    }


def _column_chart(chart: Chart, section: Section, width: int) -> dict[str, Any]:
    return {
        "height": _HEIGHT, "mark": {"type": "bar", "strokeWidth": _LINE},
        "encoding": {
            "x": {"field": "row", **_x_axis(chart.rows, _rows(section), width)}, "y": _value_axis(chart.measure, width), **_stacked(section, width),
        },
    }  # fmt: skip


def _bar_chart(chart: Chart, section: Section, width: int) -> dict[str, Any]:
    return {
        "height": {"step": _BAR}, "mark": {"type": "bar", "strokeWidth": _LINE},
        "encoding": {
            "y": _y_axis(_rows(section), width), "x": _value_axis(chart.measure, width), **_stacked(section, width),
        },
    }  # fmt: skip


def _heat_map(chart: Chart, section: Section, width: int) -> dict[str, Any]:
    max_value = chart.max_value or max((value["number"] for value in _values(section)), default=1)
    return {
        "height": {"step": _CELL}, "mark": {"type": "rect", "color": "var(--c1)"},
        "encoding": {
            "x": {"field": "column", **_x_axis(chart.columns, _columns(section), width)},
            "y": _y_axis(_rows(section), width),
            "fillOpacity": {"field": "number", "type": "quantitative", "scale": {"domain": [0, max_value], "range": [_MIN_OPACITY, 1]}, "legend": None},
            "description": {"field": "label"},
        },
    }  # fmt: skip


_FORMS = {"columns": _column_chart, "bars": _bar_chart, "cells": _heat_map}


def _add_titles(svg: str, label: str) -> str:
    """Label the SVG as one image, and replace the labels of its marks by titles, which browsers show on hover."""
    root = etree.fromstring(svg.encode())
    for text in list(root.iter(f"{_SVG}text")):
        if text.get("opacity") == "0" and (parent := text.getparent()) is not None:  # a hidden label
            parent.remove(text)
    for element in root.iter(etree.Element):
        label_of_mark, role = element.attrib.pop("aria-label", ""), element.attrib.pop("aria-roledescription", "")
        for name in ("role", "aria-hidden", "class", "pointer-events"):
            element.attrib.pop(name, "")
        if label_of_mark and role in ("bar", "rect mark"):
            title = etree.SubElement(element, f"{_SVG}title")
            title.text = str(label_of_mark)
    root.attrib.update({"role": "img", "aria-label": label})
    return etree.tostring(root, encoding="unicode")
