"""Tables drawn by Vega-Lite as SVG that needs no script: its colours are the page's, and each mark tells its number."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from kontan_crawler.extras import load_extra
from kontan_crawler.report.sections import ALL, COLOURS, Chart, Section

WIDE, NARROW = 720, 288
"""Widths of what is drawn, in CSS pixels, labels and all: for a desktop, and for a phone of 320."""
_BAR, _CELL, _HEIGHT = 18, 18, 220  # pixels
_STEP = 60  # of a standing bar, at most
_LETTER = 7  # its width
_LINE = 0.7  # pixels between two bands
_FAINTEST = 0.25  # opacity of a cell near 0, so that it is seen
_SHORT = "test(/^\\d{4}-\\d\\d-/, datum.label) ? slice(datum.label, 5) : datum.label"  # a day without its year
_WHOLE = "datum.value % 1 ? '' : format(datum.value, ',d')"
_SVG = "{http://www.w3.org/2000/svg}"
_CONFIG = {
    "background": None, "font": "system-ui, sans-serif", "view": {"stroke": None},
    "padding": {"left": 24, "right": 24, "top": 5, "bottom": 5},  # letters may be wider where the page is read than where it was drawn
    "axis": {
        "labelColor": "currentColor", "titleColor": "currentColor", "domainColor": "currentColor", "tickColor": "currentColor",
        "gridColor": "var(--grid)", "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal",
        "labelOverlap": "greedy", "labelSeparation": 16,
    },
    "legend": {"labelColor": "currentColor", "labelFontSize": 12, "orient": "top", "columnPadding": 28, "title": None, "symbolType": "square"},
}  # fmt: skip


def draw(section: Section, width: int) -> str:
    """Return a section's table as an SVG element of that width in pixels, axes beside it. Raises MissingExtraError where what draws is not installed."""
    width = _fitting(section, width)
    svg = load_extra("vl_convert").vegalite_to_svg({
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "data": {"values": list(_values(section))},
        "config": _CONFIG,
        "width": width, "autosize": {"type": "fit-x", "contains": "padding"},
        **_FORMS[section.chart.kind](section.chart, section, width),
    })  # fmt: skip
    return _told(svg, f"{section.title}. {section.summary}")


def _fitting(section: Section, width: int) -> int:
    """A few standing bars need less."""
    return min(width, max(NARROW, _STEP * len(section.table.rows) + 60)) if section.chart.kind == "columns" else width


def _values(section: Section) -> Iterator[dict[str, Any]]:
    """One for each number of the table; nothing and 0 leave no mark."""
    head = section.table.head
    for place, (row, *cells) in enumerate(section.table.rows):
        for column, (name, number) in enumerate(zip(head[1:], cells, strict=True)):
            if name != ALL and number:
                yield {
                    "row": str(row),
                    "place": place,
                    "column": str(name),
                    "rank": column,
                    "number": number,
                    "told": f"{row}, {name}: {number:,}",
                }


def _beneath(title: str, names: list[str], width: int) -> dict[str, Any]:
    short = {"labelExpr": _SHORT} if width <= NARROW else {}
    return {"type": "ordinal", "title": title, "scale": {"domain": names}, "axis": {"labelAngle": 0, "labelFlush": 12, **short}}


def _beside(names: list[str], width: int) -> dict[str, Any]:
    axis = {"labelLimit": width // 3, "labelOverlap": False}
    return {"field": "row", "type": "ordinal", "title": None, "scale": {"domain": names}, "axis": axis}


def _rows(section: Section) -> list[str]:
    return [str(row[0]) for row in section.table.rows]


def _columns(section: Section) -> list[str]:
    return [str(name) for name in section.table.head[1:] if name != ALL]


def _parted(section: Section, width: int) -> dict[str, Any]:
    """One colour a column, in their order, with a line between; no legend where there is but one."""
    names = _columns(section)
    colours = [f"var(--c{min(number, COLOURS)})" for number in range(1, len(names) + 1)]
    legend = _legend(names, width) if len(names) > 1 else None
    colour = {"field": "column", "type": "nominal", "scale": {"domain": names, "range": colours}, "legend": legend}
    return {"color": colour, "stroke": {"value": "var(--page)"}, "order": {"field": "rank"}, "description": {"field": "told"}}


def _legend(names: list[str], width: int) -> dict[str, Any]:
    """As many columns as the longest name leaves room for."""
    room = width - width // 3 - 40  # beside the heads of rows
    columns = max(1, min(len(names), room // (max(map(len, names)) * _LETTER + 44)))
    return {"columns": columns, "labelLimit": room // columns - 16}


def _number(measure: str, width: int) -> dict[str, Any]:
    return {
        "field": "number",
        "type": "quantitative",
        "title": measure,
        "axis": {"labelExpr": _WHOLE, "tickCount": 5 if width > NARROW else 3, "labelSeparation": 4},
    }


def _standing(drawing: Chart, section: Section, width: int) -> dict[str, Any]:
    return {
        "height": _HEIGHT, "mark": {"type": "bar", "strokeWidth": _LINE},
        "encoding": {
            "x": {"field": "row", **_beneath(drawing.rows, _rows(section), width)}, "y": _number(drawing.measure, width), **_parted(section, width),
        },
    }  # fmt: skip


def _lying(drawing: Chart, section: Section, width: int) -> dict[str, Any]:
    return {
        "height": {"step": _BAR}, "mark": {"type": "bar", "strokeWidth": _LINE},
        "encoding": {
            "y": _beside(_rows(section), width), "x": _number(drawing.measure, width), **_parted(section, width),
        },
    }  # fmt: skip


def _cells(drawing: Chart, section: Section, width: int) -> dict[str, Any]:
    most = drawing.most or max((value["number"] for value in _values(section)), default=1)
    return {
        "height": {"step": _CELL}, "mark": {"type": "rect", "color": "var(--c1)"},
        "encoding": {
            "x": {"field": "column", **_beneath(drawing.columns, _columns(section), width)},
            "y": _beside(_rows(section), width),
            "fillOpacity": {"field": "number", "type": "quantitative", "scale": {"domain": [0, most], "range": [_FAINTEST, 1]}, "legend": None},
            "description": {"field": "told"},
        },
    }  # fmt: skip


_FORMS = {"columns": _standing, "bars": _lying, "cells": _cells}


def _told(svg: str, label: str) -> str:
    """The drawing as one picture with a name; its marks tell their numbers to who points at them."""
    root = etree.fromstring(svg.encode())
    for text in list(root.iter(f"{_SVG}text")):
        if text.get("opacity") == "0" and (parent := text.getparent()) is not None:  # a label that had no room
            parent.remove(text)
    for element in root.iter(etree.Element):
        told, what = element.attrib.pop("aria-label", ""), element.attrib.pop("aria-roledescription", "")
        for name in ("role", "aria-hidden", "class", "pointer-events"):
            element.attrib.pop(name, "")
        if told and what in ("bar", "rect mark"):
            title = etree.SubElement(element, f"{_SVG}title")
            title.text = str(told)
    root.attrib.update({"role": "img", "aria-label": label})
    return etree.tostring(root, encoding="unicode")
