"""What Scrapy may rename without a word stands in one file; tests/test_house.py says the same of names of other objects."""

import inspect
import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module

import pytest

import kontan_crawler

ADAPTERS = "kontan_crawler.scrapy_private"
OF_SELF = re.compile(r"\b(?:def |self\.|super\(\)\.)(_[a-z]\w*)")


def made_from_scrapys() -> Iterator[type]:
    """Yield the classes of the project that are made from one of Scrapy's."""
    names = (found.name for found in pkgutil.walk_packages(kontan_crawler.__path__, "kontan_crawler."))
    for module in (import_module(name) for name in names if name != ADAPTERS):
        for found in vars(module).values():
            if inspect.isclass(found) and found.__module__ == module.__name__ and any(map(is_scrapys, found.__mro__)):
                yield found


def is_scrapys(cls: type) -> bool:
    return cls.__module__.startswith("scrapy.")


def private_names(cls: type) -> set[str]:
    """Return what a class calls its own: methods, and attributes that it sets or reads."""
    return set(OF_SELF.findall(inspect.getsource(cls)))


@pytest.mark.parametrize("cls", list(made_from_scrapys()), ids=lambda cls: cls.__qualname__)
def test_no_class_shares_a_private_name_with_a_base_class_of_scrapys(cls):
    for base in filter(is_scrapys, cls.__mro__):
        shared = private_names(cls) & private_names(base)
        assert not shared, f"{base.__name__} has {', '.join(sorted(shared))} too: call it otherwise, or give it a public name in {ADAPTERS}"
