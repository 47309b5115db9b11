"""Draw tables with Vega-Lite as static SVG. The page's CSS sets the colours; each mark has its number as title."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from kontan_crawler.extras import load_extra
from kontan_crawler.report.axis_labels import shown_labels
from kontan_crawler.report.sections import ALL, COLOURS, OF, Chart, Section

WIDE, NARROW = 560, 328
"""Widths of a chart with its labels, in CSS pixels: for half a desktop, and for a phone. The page scales them a little."""
_BAR, _CELL, _HEIGHT = 20, 20, 180  # pixels
_STEP = 60  # maximum width of a vertical bar
_FONT = {WIDE: 12, NARROW: 13}  # a phone 320 wide makes the chart smaller
_LETTER = 7  # pixels, mean width of a letter
_MARGIN = 56  # pixels of a chart with vertical bars that are beside its axis
_LINE = 0.7  # pixels between two segments of a bar
_MIN_OPACITY = 0.2  # of a cell near 0
_DAY = re.compile(r"\d{4}-(\d\d-\d\d)")
_SHORT_DAY = "test(/^\\d{4}-\\d\\d-/, datum.label) ? slice(datum.label, 5) : datum.label"  # without its year
_WHOLE_NUMBER = "datum.value % 1 ? '' : format(datum.value, ',d')"
_SVG = "{http://www.w3.org/2000/svg}"


def draw(section: Section, width: int) -> str:
    """Return the chart of a section as an SVG element. width: WIDE or NARROW. Raises MissingExtraError without vl-convert."""
    whole = _chart_width(section, width)
    svg = load_extra("vl_convert").vegalite_to_svg({
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "data": {"values": list(_values(section))},
        "config": _config(_FONT[width], _margin(section, whole)),
        "width": whole, "autosize": {"type": "fit-x", "contains": "padding"},
        **_FORMS[section.chart.kind](section.chart, section, whole, _FONT[width]),
    })  # fmt: skip
    return _add_titles(svg, f"{section.title}. {section.summary}")


def _margin(section: Section, width: int) -> int:
    """Return the room for the left labels of a reader whose font is a sixth wider than expected."""
    return 6 + _label_room(section, width) // 6


def _label_room(section: Section, width: int) -> int:
    """Return the width of the labels beside horizontal bars and cells."""
    return 0 if section.chart.kind == "columns" else min(max(map(len, _rows(section)), default=0) * _LETTER, width // 3)


def _config(font: int, margin: int) -> dict[str, Any]:
    text = {
        "labelColor": "currentColor",
        "titleColor": "currentColor",
        "labelFontSize": font,
        "titleFontSize": font,
        "titleFontWeight": "normal",
    }
    return {
        "background": None, "font": "system-ui, sans-serif", "view": {"stroke": None},
        "padding": {"left": margin, "right": 10, "top": 5, "bottom": 5},
        "axis": {**text, "domainColor": "var(--grid)", "tickColor": "var(--grid)", "gridColor": "var(--grid)", "labelOverlap": False},
        "axisQuantitative": {"domain": False, "ticks": False},
        "axisY": {"titleAngle": 0, "titleAlign": "left", "titleAnchor": "end", "titleX": 0, "titleY": -10, "titleBaseline": "bottom"},
        "axisX": {"titleAnchor": "end"},
        "legend": {**text, "titleColor": "var(--soft)", "orient": "top", "columnPadding": 16, "symbolType": "square", "titleOrient": "left",
                   "titlePadding": 14},
    }  # fmt: skip


def _chart_width(section: Section, width: int) -> int:
    """Return a smaller width for a few vertical bars."""
    return min(width, max(NARROW, _STEP * len(section.table.rows) + _MARGIN)) if section.chart.kind == "columns" else width


def _values(section: Section) -> Iterator[dict[str, Any]]:
    """Yield a datum for each number of the table except 0 and None."""
    head = section.table.head
    for row, *cells in section.table.rows:
        for column, (name, number) in enumerate(zip(head[1:], cells, strict=True)):
            if name not in (ALL, OF) and number:
                yield {"row": str(row), "column": str(name), "rank": column, "number": number, "label": f"{row}, {name}: {number:,}"}


def _x_axis(title: str, names: list[str], width: float, font: int) -> dict[str, Any]:
    is_short = width <= NARROW
    texts = [(_DAY.sub(r"\1", name) if is_short else name) for name in names]
    axis = {"labelAngle": 0, "values": shown_labels(names, texts, width, font), **({"labelExpr": _SHORT_DAY} if is_short else {})}
    return {"type": "ordinal", "title": title, "scale": {"domain": names}, "axis": axis}


def _y_axis(names: list[str], width: int) -> dict[str, Any]:
    axis = {"labelLimit": width // 3, "domain": False, "ticks": False}
    return {"field": "row", "type": "ordinal", "title": None, "scale": {"domain": names}, "axis": axis}


def _rows(section: Section) -> list[str]:
    return [str(row[0]) for row in section.table.rows]


def _columns(section: Section) -> list[str]:
    return [str(name) for name in section.table.head[1:] if name not in (ALL, OF)]


def _stacked(section: Section, width: int) -> dict[str, Any]:
    """Return the encoding of segments: a colour for each column, a line between, and a legend of those drawn, if there are several columns."""
    names, drawn, title = _columns(section), {value["column"] for value in _values(section)}, section.chart.measure
    colours = [f"var(--c{min(number, COLOURS)})" for number in range(1, len(names) + 1)]
    room = width - _label_room(section, width) - _MARGIN - len(title) * _LETTER
    legend = {"title": title, **_legend([name for name in names if name in drawn], room)} if len(names) > 1 else None
    colour = {"field": "column", "type": "nominal", "scale": {"domain": names, "range": colours}, "legend": legend}
    return {"color": colour, "stroke": {"value": "var(--page)"}, "order": {"field": "rank"}, "description": {"field": "label"}}


def _legend(names: Sequence[str], room: int) -> dict[str, Any]:
    """Return a legend with as many columns as fit the longest name. room: in pixels."""
    columns = max(1, min(len(names), room // (max(map(len, names), default=1) * _LETTER + 36)))
    return {"columns": columns, "values": list(names), "labelLimit": max(room // columns - 30, _MARGIN)}


def _value_axis(section: Section, width: int) -> dict[str, Any]:
    """Return the axis of the numbers; the legend, if there is one, names what they count."""
    axis = {
        "labelExpr": _WHOLE_NUMBER, "tickCount": 5 if width > NARROW else 3,
        "labelFlush": False, "labelSeparation": 8, "labelOverlap": "greedy",
    }  # fmt: skip
    title = section.chart.measure if len(_columns(section)) == 1 else None
    return {"field": "number", "type": "quantitative", "title": title, "axis": axis}


def _column_chart(chart: Chart, section: Section, width: int, font: int) -> dict[str, Any]:
    return {
        "height": _HEIGHT, "mark": {"type": "bar", "strokeWidth": _LINE},
        "encoding": {
            "x": {"field": "row", **_x_axis(chart.rows, _rows(section), width - _MARGIN, font)},
            "y": _value_axis(section, width), **_stacked(section, width),
        },
    }  # fmt: skip


def _bar_chart(chart: Chart, section: Section, width: int, font: int) -> dict[str, Any]:
    return {
        "height": {"step": _BAR}, "mark": {"type": "bar", "strokeWidth": _LINE},
        "encoding": {"y": _y_axis(_rows(section), width), "x": _value_axis(section, width), **_stacked(section, width)},
    }  # fmt: skip


def _heat_map(chart: Chart, section: Section, width: int, font: int) -> dict[str, Any]:
    max_value = chart.max_value or max((value["number"] for value in _values(section)), default=1)
    room = width - _label_room(section, width) - _MARGIN // 2
    return {
        "height": {"step": _CELL}, "mark": {"type": "rect", "color": "var(--c1)"},
        "encoding": {
            "x": {"field": "column", **_x_axis(chart.columns, _columns(section), room, font)},
            "y": _y_axis(_rows(section), width),
            "opacity": {"field": "number", "type": "quantitative", "scale": {"domain": [0, max_value], "range": [_MIN_OPACITY, 1]},
                        "legend": _key(chart, max_value)},
            "description": {"field": "label"},
        },
    }  # fmt: skip


def _key(chart: Chart, max_value: float) -> dict[str, Any]:
    """Return the key of the colours of a heat map."""
    values = sorted({value for value in (1, round(max_value / 2), max_value) if 0 < value <= max_value})
    return {
        "title": chart.measure,
        "values": values,
        "format": ",.0f",
        "symbolFillColor": "var(--c1)",
        "symbolStrokeWidth": 0,
        "direction": "horizontal",
    }


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
