"""Item loader of RawArticle. The strings stay as printed; `article.py` cleans them."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from itemloaders import ItemLoader
from itemloaders.processors import Compose, Identity, MapCompose, TakeFirst
from parsel import Selector, SelectorList

from kontan_crawler import site
from kontan_crawler.parsing.raw_article import RawArticle

_DATED = re.compile(r"\b\d{4}\b|\d+[/.-]\d+[/.-]\d+|\blalu\b")


class ArticleLoader(ItemLoader):
    """Fills a RawArticle with the selectors in `site`, and counts the matches of each selector."""

    default_item_class = RawArticle
    default_input_processor = MapCompose(lambda value: value.strip() or None)
    default_output_processor = TakeFirst()
    date_in = MapCompose(lambda value: value.strip() if _DATED.search(value) else None)
    rubric_out = Compose(lambda links: links[-1:], TakeFirst())
    authors_out = editors_out = tags_out = headlines_out = Identity()

    def get_input_processor(self, field_name: str) -> Callable[..., Any]:
        """Return the input processor of a field, declared above: the fields of the item declare none."""
        processor: Callable[..., Any] = getattr(self, f"{field_name}_in", self.default_input_processor)
        return processor

    def add_first_match(self, field: str, selectors: Iterable[str]) -> None:
        """Collect the strings of the first selector that gives any."""
        for selector in selectors:
            add = self.add_xpath if selector.startswith("/") else self.add_css
            add(field, selector)
            if self.get_collected_values(field):
                return

    def add_fields(self, document: Selector, template: site.Template) -> None:
        """Collect all fields except the body, each table of selectors in its part of the document."""
        self._add_table(document, _fields_of(template) | site.PAGE_FIELDS)
        self._add_table(document.xpath(site.PICTURE), site.PICTURE_FIELDS)
        self._add_table(document.xpath(site.HEAD), site.HEAD_FIELDS)
        self.add_value("headlines", document.xpath(site.HEADLINES).getall())

    def _add_table(self, part: Selector | SelectorList[Selector], fields: Mapping[str, Iterable[str]]) -> None:
        # Not nested_xpath: a nested loader takes the defaults of the dataclass for collected values.
        loader = type(self)(selector=part, stats=self.stats)  # type: ignore[arg-type]  # a SelectorList works as well
        for field, selectors in fields.items():
            if not self.get_collected_values(field):
                loader.add_first_match(field, selectors)
                self.add_value(field, loader.get_collected_values(field))


def _fields_of(template: site.Template) -> dict[str, tuple[str, ...]]:
    return {field: getattr(template, field) for field in ("title", "date", "authors", "editors")}
