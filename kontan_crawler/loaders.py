"""How many strings make a field. The strings are as printed: meaning comes in the pipelines."""

import re
from collections.abc import Iterable

from itemloaders.processors import Identity, MapCompose, TakeFirst
from scrapy.loader import ItemLoader
from w3lib.html import remove_tags, replace_entities

from kontan_crawler import site
from kontan_crawler.items import Page

_DIGIT = re.compile(r".*\d.*", re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def text_of(element: str) -> str:
    """Return the text of an element given as HTML, a space for each `<br>`."""
    return replace_entities(remove_tags(_BREAK.sub(" ", element)))


def _take_last(values: list[str]) -> str:
    return values[-1]


class ArticleLoader(ItemLoader):
    """Gathers a Page from an article's response by the tables of `site`. Each selector counts its matches."""

    default_item_class = Page
    default_input_processor = MapCompose(lambda value: value.strip() or None)
    default_output_processor = TakeFirst()
    date_in = MapCompose(lambda value: value.strip() if _DIGIT.match(value) else None)  # a date has a number
    rubric_out = _take_last
    byline_out = tags_out = body_out = warnings_out = Identity()
    head_lines_out = Identity()
    last_part_in = closed_in = received_in = pictures_in = Identity()

    def gather(self, field: str, rules: Iterable[str]) -> bool:
        """Collect the strings of the first rule that gives any; tell whether one did."""
        for rule in rules:
            self.add_css(field, rule, *([] if "::" in rule else [MapCompose(text_of)]))
            if self.get_collected_values(field):
                return True
        return False

    def gather_fields(self, template: site.Template) -> None:
        """Collect all fields but the body."""
        for field, rules in (
            ("title", template.title), ("date", template.date), ("byline", template.byline),
            ("meta_title", site.META_TITLE), ("meta_date", site.META_DATE), ("modified", site.META_MODIFIED),
            ("summary", site.META_SUMMARY), ("rubric", site.RUBRIC), ("tags", site.TAGS),
            ("caption", site.CAPTION), ("image", (*site.IMAGE, *site.META_IMAGE)),
        ):  # fmt: skip
            self.gather(field, rules)
        self.add_value("head_lines", self.selector.xpath(site.HEAD_LINES).getall())
