"""Item loader of RawArticle: it takes the strings that `page_fields` finds. They stay as printed; `article.py` cleans them."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

from itemloaders import ItemLoader
from itemloaders.processors import Compose, Identity, TakeFirst

from kontan_crawler.parsing.raw_article import RawArticle


class ArticleLoader(ItemLoader):
    """Loads the fields of a RawArticle. A field takes the first of its strings, `authors`, `editors` and `tags` take all, and `rubric`, a path, the last."""

    default_item_class = dict  # the loader looks all fields of a dataclass up each time
    default_output_processor = TakeFirst()
    rubric_out = Compose(lambda links: links[-1:], TakeFirst())
    authors_out = editors_out = tags_out = Identity()

    def get_input_processor(self, field_name: str) -> Callable[..., Any]:
        """Return the processor of all fields; the loader would ask an item for that of each."""
        return self.default_input_processor

    def get_output_processor(self, field_name: str) -> Callable[..., Any]:
        """Return the processor of a field; see `get_input_processor`."""
        return cast(Callable[..., Any], getattr(self, f"{field_name}_out", self.default_output_processor))


def load_fields(fields: Mapping[str, Iterable[str]]) -> RawArticle:
    """Return an item with these strings, given by field."""
    loader = ArticleLoader()
    for field, strings in fields.items():
        loader.add_value(field, strings)
    return RawArticle(**loader.load_item())
