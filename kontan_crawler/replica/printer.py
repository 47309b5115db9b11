"""Fill the page templates; what stands around every page is printed once and kept."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from random import Random
from types import SimpleNamespace

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kontan_crawler.replica import lexicon
from kontan_crawler.replica.clock import ago
from kontan_crawler.replica.dataset import Dataset
from kontan_crawler.replica.story import Story

SIDES = {"mt": "margin-top", "mb": "margin-bottom", "ml": "margin-left", "mr": "margin-right", "pt": "padding-top", "pb": "padding-bottom"}


class Printer:
    """Prints templates of the folder `templates` for one dataset."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        loader = FileSystemLoader(Path(__file__).parent / "templates")
        self._templates = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)

    def page(self, template: str, **values: object) -> bytes:
        """The page in UTF-8; `values` are the template's own words."""
        return self._fill(template, chrome=self.chrome, **values).encode()

    @cached_property
    def chrome(self) -> SimpleNamespace:
        """Menus, scripts, side boxes and the like, by the name of their template `chrome_<name>.html`."""
        values = {
            "sides": SIDES,
            "sections": lexicon.SECTIONS + lexicon.OTHER_SECTIONS,
            "latest": self.dataset.newest()[:10],
            "related": self.popular,
            "ago": lambda moment: ago(moment, self.dataset.now),
            "state": [{"url": story.url, "judul": story.title, "isi": story.summary} for story in self.dataset.newest()[:60]],
            "host": "web-07",
        }
        names = ("head", "menu", "below", "side", "foot")
        return SimpleNamespace(**{name: Markup(self._fill(f"chrome_{name}.html", **values)) for name in names})

    @cached_property
    def popular(self) -> Sequence[Story]:
        """What side boxes link to: stories of any section and day."""
        return Random(self.dataset.seed).sample(self.dataset.newest(), 8)

    def _fill(self, template: str, **values: object) -> str:
        return self._templates.get_template(template).render(**values)
