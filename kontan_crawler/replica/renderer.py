"""Render the page templates; the chrome, which is the same on every page, is rendered once."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from random import Random
from types import SimpleNamespace

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

    @cached_property
    def chrome(self) -> SimpleNamespace:
        """Menus, scripts, sidebars and the like, by the names of their templates `chrome_<name>.html`."""
        values = {
            "sides": _SIDES,
            "sections": name_lists.SECTIONS + name_lists.OTHER_SECTIONS,
            "latest": self.dataset.newest()[:10],
            "related": self.popular,
            "ago": lambda moment: relative_time(moment, self.dataset.now),
            "state": [{"url": story.url, "judul": story.title, "isi": story.summary} for story in self.dataset.newest()[:60]],
            "host": "web-07",
        }
        names = ("head", "menu", "below", "side", "foot")
        return SimpleNamespace(**{name: Markup(_TEMPLATES.get_template(f"chrome_{name}.html").render(**values)) for name in names})

    @cached_property
    def popular(self) -> Sequence[Story]:
        """The stories in the sidebar, of any section and day."""
        return Random(self.dataset.seed).sample(self.dataset.newest(), 8)
