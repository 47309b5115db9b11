"""Only one file uses private names of Scrapy. tests/test_house.py checks the attributes of other objects."""

import inspect
import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module

import pytest

import kontan_crawler

ADAPTERS = "kontan_crawler.scrapy_private"
OF_SELF = re.compile(r"\b(?:def |self\.|super\(\)\.)(_[a-z]\w*)")


def subclasses_of_scrapy() -> Iterator[type]:
    """Yield the classes of the project with a base class of Scrapy."""
    names = (found.name for found in pkgutil.walk_packages(kontan_crawler.__path__, "kontan_crawler."))
    for module in (import_module(name) for name in names if name != ADAPTERS):
        for found in vars(module).values():
            if inspect.isclass(found) and found.__module__ == module.__name__ and any(map(is_of_scrapy, found.__mro__)):
                yield found


def is_of_scrapy(cls: type) -> bool:
    return cls.__module__.startswith("scrapy.")


def private_names(cls: type) -> set[str]:
    """Return the private methods and attributes that a class defines, sets or reads."""
    of_class = {name for name in vars(cls) if name.startswith("_") and not name.startswith(("__", "_abc"))}
    return of_class | set(OF_SELF.findall(inspect.getsource(cls)))


@pytest.mark.parametrize("cls", list(subclasses_of_scrapy()), ids=lambda cls: cls.__qualname__)
def test_no_class_shares_a_private_name_with_its_base_class(cls):
    for base in filter(is_of_scrapy, cls.__mro__):
        shared = private_names(cls) & private_names(base)
        assert not shared, f"{base.__name__} has {', '.join(sorted(shared))} too; rename it, or give it a public name in {ADAPTERS}"
