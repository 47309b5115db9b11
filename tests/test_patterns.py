"""Patterns that are compiled when they are first used."""

import re

import pytest

from kontan_crawler.patterns import lazy


def test_lazy_pattern_is_one_of_the_module_re() -> None:
    pattern, compiled = lazy(r"kopi (\d+)", re.IGNORECASE), re.compile(r"kopi (\d+)", re.IGNORECASE)
    assert pattern.findall("Kopi 1, kopi 2") == compiled.findall("Kopi 1, kopi 2") == ["1", "2"]
    assert (pattern.pattern, pattern.flags, pattern.sub("teh", "Kopi 3")) == (compiled.pattern, compiled.flags, "teh")
    assert pattern.search is pattern.search  # kept after its first use


def test_invalid_pattern() -> None:
    pattern = lazy("(")
    with pytest.raises(re.error):
        pattern.search("")
