"""Contrast of the charts' colours, with the page and between neighbours."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from kontan_crawler import report
from kontan_crawler.report.sections import COLOURS

CSS = (Path(report.__file__).parent / "templates" / "palette.css").read_text(encoding="utf-8")
SCHEMES = dict(zip(("light", "dark"), (dict(re.findall(r"--(\w+): (#\w{6})", part)) for part in CSS.split("@media", 1)), strict=False))


def luminance(colour):
    """Return the relative luminance (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_colours(scheme):
    colours = SCHEMES[scheme]
    drawn = [colours[f"c{number}"] for number in range(1, COLOURS + 1)]
    assert all(contrast(colour, colours["page"]) >= 3 for colour in drawn)
    assert all(contrast(one, other) >= 1.8 for one, other in pairwise(drawn))
    words = [colours[name] for name in ("text", "soft", "link", "good", "bad", "doubt")]
    assert all(contrast(colour, colours[behind]) >= 4.5 for colour in words for behind in ("page", "box"))
