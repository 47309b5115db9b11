"""Packages that one command alone needs: imported when it uses them, and named with what installs them where they are missing."""

import sys
from importlib import import_module
from types import ModuleType

EXTRAS = {"vl_convert": ("scrapy report", "vl-convert-python>=1.9")}
"""Who needs a module, and the requirement that brings it, as in pyproject.toml."""


class MissingExtraError(Exception):
    """An optional package is not installed; the message names it, who needs it and the command that installs it."""


def load_extra(name: str) -> ModuleType:
    """Import an optional module, such as "vl_convert". Raises MissingExtraError where it is not installed."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise  # it is there, and what it needs itself is not
        command, requirement = EXTRAS[name]
        package = requirement.partition(">=")[0]
        message = f"{command} needs {package}; install it: make setup, or {sys.executable} -m pip install '{requirement}'"
        raise MissingExtraError(message) from None
