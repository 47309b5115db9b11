"""Axes, legends and keys of charts, in the notation of Vega-Lite."""

import re
from collections.abc import Sequence
from typing import Any

from kontan_crawler.report.axis_labels import shown_labels
from kontan_crawler.report.chart_data import LETTER, MARGIN, NARROW, columns_of, label_room, values_of
from kontan_crawler.report.sections import COLOURS, Chart, Section

_DAY = re.compile(r"\d{4}-(\d\d-\d\d)")
_SHORT_DAY = "test(/^\\d{4}-\\d\\d-/, datum.label) ? slice(datum.label, 5) : datum.label"  # without its year
_WHOLE_NUMBER = "datum.value % 1 ? '' : datum.value < 1e6 ? format(datum.value, ',d') : format(datum.value, '.3~s')"


def x_axis(title: str, names: list[str], width: float, font: int) -> dict[str, Any]:
    """Return the axis of periods or numbers below a chart. width: of the axis; font: size of its letters, both in pixels."""
    is_short = width <= NARROW
    texts = [(_DAY.sub(r"\1", name) if is_short else name) for name in names]
    axis = {"labelAngle": 0, "values": shown_labels(names, texts, width, font), **({"labelExpr": _SHORT_DAY} if is_short else {})}
    return {"type": "ordinal", "title": title, "scale": {"domain": names}, "axis": axis}


def y_axis(names: list[str], width: int) -> dict[str, Any]:
    """Return the axis of names beside a chart. width: of the chart."""
    axis = {"labelLimit": width // 3, "domain": False, "ticks": False}
    return {"field": "row", "type": "ordinal", "title": None, "scale": {"domain": names}, "axis": axis}


def value_axis(section: Section, width: int) -> dict[str, Any]:
    """Return the axis of the numbers; the legend, if there is one, names what they count."""
    axis = {
        "labelExpr": _WHOLE_NUMBER, "tickCount": 5 if width > NARROW else 3,
        "labelFlush": False, "labelSeparation": 8, "labelOverlap": "greedy",
    }  # fmt: skip
    title = section.chart.measure if len(columns_of(section)) == 1 else None
    return {"field": "number", "type": "quantitative", "title": title, "axis": axis}


def segments(section: Section, width: int) -> dict[str, Any]:
    """Return the encoding of segments: a colour for each column, a line between, and a legend of those drawn, if there are several columns."""
    names, drawn, title = columns_of(section), {value["column"] for value in values_of(section)}, section.chart.measure
    colours = [f"var(--c{min(number, COLOURS)})" for number in range(1, len(names) + 1)]
    room = width - label_room(section, width) - MARGIN - len(title) * LETTER
    legend = {"title": title, **_legend([name for name in names if name in drawn], room)} if len(names) > 1 else None
    colour = {"field": "column", "type": "nominal", "scale": {"domain": names, "range": colours}, "legend": legend}
    return {"color": colour, "stroke": {"value": "var(--page)"}, "order": {"field": "rank"}, "description": {"field": "label"}}


def _legend(names: Sequence[str], room: int) -> dict[str, Any]:
    """Return a legend with as many columns as fit the longest name. room: in pixels."""
    columns = max(1, min(len(names), room // (max(map(len, names), default=1) * LETTER + 36)))
    return {"columns": columns, "values": list(names), "labelLimit": max(room // columns - 30, MARGIN)}


def colour_key(chart: Chart, max_value: float) -> dict[str, Any]:
    """Return the key of the colours of a heat map. max_value: of its darkest cell."""
    values = sorted({value for value in (1, round(max_value / 2), max_value) if 0 < value <= max_value})
    return {
        "title": chart.measure, "values": values, "format": ",.0f", "direction": "horizontal",
        "symbolFillColor": "var(--c1)", "symbolStrokeWidth": 0,
    }  # fmt: skip
