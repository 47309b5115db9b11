"""Import optional packages, each used by one command. The error for a missing one gives the command to install it."""

import sys
from importlib import import_module
from types import ModuleType

EXTRAS = {
    "vl_convert": ("drawing charts", "vl-convert-python>=1.9"),
    "distributed": ("scrapy reextract on several processes", "distributed>=2026.1"),
    "fastwarc": ("reading .warc.zst", "fastwarc>=2.0.1"),
    "pyarrow": ("scrapy dataset", "pyarrow>=22"),
    "rensa": ("scrapy dataset", "rensa>=0.5,<0.6"),
    "phonenumbers": ("scrapy dataset", "phonenumbers>=9"),
    "sentencex": ("scrapy dataset", "sentencex>=1.0.32"),
}
"""Module -> the command that uses it and its requirement, as in pyproject.toml."""


class MissingExtraError(Exception):
    """An optional package is not installed. The message gives its name, the command that needs it and how to install it."""


def load_extra(name: str) -> ModuleType:
    """Import an optional module, such as "vl_convert". Raises MissingExtraError if it is not installed."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise  # a dependency of the package is missing
        command, requirement = EXTRAS[name]
        package = requirement.partition(">")[0]
        message = f"{command} needs {package}; install it: make setup, or {sys.executable} -m pip install '{requirement}'"
        raise MissingExtraError(message) from None
