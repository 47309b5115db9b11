"""Render the page templates; the chrome, which is the same on every page, is rendered once."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kontan_crawler.replica import name_lists
from kontan_crawler.replica.dataset import Dataset
from kontan_crawler.replica.date_formats import relative_time
from kontan_crawler.replica.story import Story

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, auto_reload=False,
)  # fmt: skip
_SIDES = {"mt": "margin-top", "mb": "margin-bottom", "ml": "margin-left", "mr": "margin-right", "pt": "padding-top", "pb": "padding-bottom"}


class Renderer:
    """Renders the templates for one dataset."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset

    def render(self, template: str, **values: object) -> bytes:
        """Return the page in UTF-8; `values` are the template's variables."""
        return _TEMPLATES.get_template(template).render(chrome=self.chrome, **values).encode()

    @property
    def macros(self) -> Any:
        """The macros of `blocks.html` as functions."""
        return _TEMPLATES.get_template("blocks.html").module

    @property
    def chrome(self) -> SimpleNamespace:
        """Menus, scripts, sidebars and the like; little of it in all dialects but the best guess, so that tests are quick."""
        return _chrome(replace(self.dataset, dialect=0), 1 if self.dataset.dialect else 10)

    @property
    def popular(self) -> Sequence[Story]:
        """The stories in the sidebar."""
        return _popular(replace(self.dataset, dialect=0))


@lru_cache(maxsize=8)
def _chrome(dataset: Dataset, bulk: int) -> SimpleNamespace:
    """Return the parts of the chrome by the names of their templates `chrome_<name>.html`. bulk: how much of styles, scripts and menus."""
    values = {
        "bulk": bulk,
        "sides": _SIDES,
        "sections": name_lists.SECTIONS + name_lists.OTHER_SECTIONS,
        "latest": dataset.newest()[:10],
        "related": _popular(dataset),
        "ago": lambda moment: relative_time(moment, dataset.now),
        "state": [{"url": story.url, "judul": story.title, "isi": story.summary} for story in dataset.newest()[: 6 * bulk]],
        "host": "web-07",
    }
    names = ("head", "menu", "below", "side", "foot")
    return SimpleNamespace(**{name: Markup(_TEMPLATES.get_template(f"chrome_{name}.html").render(**values)) for name in names})


def _popular(dataset: Dataset) -> Sequence[Story]:
    """Return the stories in the sidebar, of any section and day."""
    return Random(dataset.seed).sample(dataset.newest(), 8)
