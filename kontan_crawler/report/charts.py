"""Draw tables with Vega-Lite as static SVG. The page's CSS sets the colours; each mark has its number as title."""

from typing import Any

from lxml import etree

from kontan_crawler.extras import load_extra
from kontan_crawler.report.chart_axes import colour_key, segments, value_axis, x_axis, y_axis
from kontan_crawler.report.chart_data import MARGIN, NARROW, WIDE, columns_of, label_room, rows_of, values_of
from kontan_crawler.report.sections import Chart, Section

_BAR, _CELL, _HEIGHT = 20, 20, 180  # pixels
_STEP = 60  # maximum width of a vertical bar
_FONT = {WIDE: 12, NARROW: 13}  # a phone 320 wide makes the chart smaller
_LINE = 0.7  # pixels between two segments of a bar
_MIN_OPACITY = 0.2  # of a cell near 0
_SVG = "{http://www.w3.org/2000/svg}"


def draw(section: Section, width: int) -> str:
    """Return the chart of a section as an SVG element. width: WIDE or NARROW. Raises MissingExtraError without vl-convert."""
    whole = _chart_width(section, width)
    svg = load_extra("vl_convert").vegalite_to_svg({
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "data": {"values": list(values_of(section))},
        "config": _config(_FONT[width], _margin(section, whole)),
        "width": whole, "autosize": {"type": "fit-x", "contains": "padding"},
        **_FORMS[section.chart.kind](section.chart, section, whole, _FONT[width]),
    })  # fmt: skip
    return _add_titles(svg, f"{section.title}. {section.summary}".replace("`", ""))


def _margin(section: Section, width: int) -> int:
    """Return the room for the left labels of a reader whose font is a sixth wider than expected."""
    return 6 + label_room(section, width) // 6


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
    return min(width, max(NARROW, _STEP * len(section.table.rows) + MARGIN)) if section.chart.kind == "columns" else width


def _column_chart(chart: Chart, section: Section, width: int, font: int) -> dict[str, Any]:
    names = rows_of(section)
    room = min(width - MARGIN, _STEP * len(names))
    axis = x_axis(chart.rows, names, room, font)
    if room < width - MARGIN:
        axis["scale"]["range"] = [0, room]  # otherwise two bars would fill the chart
    return {
        "height": _HEIGHT, "mark": {"type": "bar", "strokeWidth": _LINE},
        "encoding": {
            "x": {"field": "row", **axis},
            "y": value_axis(section, width), **segments(section, width),
        },
    }  # fmt: skip


def _bar_chart(chart: Chart, section: Section, width: int, font: int) -> dict[str, Any]:
    return {
        "height": {"step": _BAR}, "mark": {"type": "bar", "strokeWidth": _LINE},
        "encoding": {"y": y_axis(rows_of(section), width), "x": value_axis(section, width), **segments(section, width)},
    }  # fmt: skip


def _heat_map(chart: Chart, section: Section, width: int, font: int) -> dict[str, Any]:
    max_value = chart.max_value or max((value["number"] for value in values_of(section)), default=1)
    room = width - label_room(section, width) - MARGIN // 2
    return {
        "height": {"step": _CELL}, "mark": {"type": "rect", "color": "var(--c1)"},
        "encoding": {
            "x": {"field": "column", **x_axis(chart.columns, columns_of(section), room, font)},
            "y": y_axis(rows_of(section), width),
            "opacity": {"field": "number", "type": "quantitative", "scale": {"domain": [0, max_value], "range": [_MIN_OPACITY, 1]},
                        "legend": colour_key(chart, max_value)},
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
