"""Fixtures of the tests of datasets."""

import pytest

from kontan_crawler.dataset import card


@pytest.fixture
def feeds(tmp_path):
    """An empty folder for feeds."""
    (folder := tmp_path / "output").mkdir()
    return folder


@pytest.fixture
def to(tmp_path):
    """The folder of the dataset, which does not exist yet."""
    return tmp_path / "data"


@pytest.fixture
def drawn():
    """Draw the charts of the card."""


@pytest.fixture(autouse=True)
def no_drawing(request, monkeypatch):
    """Spare the time for charts where no test looks at them."""
    if "drawn" not in request.fixturenames:
        monkeypatch.setattr(card, "draw", lambda section, width: f"<svg>{section.title}</svg>")
