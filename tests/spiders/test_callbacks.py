"""No callback that is a generator returns a value, which Scrapy would drop: it does not check that in a crawl (WARN_ON_GENERATOR_RETURN_VALUE)."""

import inspect

import pytest
from scrapy.settings import Settings
from scrapy.spiderloader import get_spider_loader
from scrapy.utils.misc import is_generator_with_return_value

from kontan_crawler import settings

LOADER = get_spider_loader(Settings({"SPIDER_MODULES": settings.SPIDER_MODULES}))
GENERATORS = sorted(
    {generator for name in LOADER.list() for _, generator in inspect.getmembers(LOADER.load(name), inspect.isgeneratorfunction)},
    key=lambda generator: generator.__qualname__,
)


@pytest.mark.parametrize("generator", GENERATORS, ids=lambda generator: generator.__qualname__)
def test_no_generator_returns_a_value(generator):
    assert not is_generator_with_return_value(generator)


def test_the_callbacks_are_among_them():
    assert {"parse_article", "parse_part", "parse_listing"} <= {generator.__name__ for generator in GENERATORS}
