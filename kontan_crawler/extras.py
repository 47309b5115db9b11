"""Import optional packages, each used by one command. The error for missing ones gives the command to install them."""

import sys
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import NamedTuple

from kontan_crawler.checkout import is_checkout


class OptionalPackage(NamedTuple):
    """An optional package: what it is used for; its requirement and its extra, as in pyproject.toml."""

    use: str
    requirement: str
    extra: str


EXTRAS = {
    "vl_convert": OptionalPackage("charts", "vl-convert-python>=1.9", "report"),
    "distributed": OptionalPackage("several processes", "distributed>=2026.1", "cluster"),
    "fastwarc": OptionalPackage(".warc.zst files", "fastwarc>=2.0.1", "zstd"),
    "pyarrow": OptionalPackage("Parquet and Arrow", "pyarrow>=22", "dataset"),
    "rensa": OptionalPackage("near-duplicates", "rensa>=0.5,<0.6", "dataset"),
    "phonenumbers": OptionalPackage("phone numbers", "phonenumbers>=9", "dataset"),
    "sentencex": OptionalPackage("sentences", "sentencex>=1.0.32", "dataset"),
}
"""By module."""


class MissingExtraError(Exception):
    """Optional packages are not installed. The message gives their names, what they are for and how to install them."""


def load_extra(name: str) -> ModuleType:
    """Import an optional module, such as "vl_convert". Raises MissingExtraError if it is not installed."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise  # a dependency of the package is missing
        raise MissingExtraError(_missing([EXTRAS[name]])) from None


def require_extras(*names: str) -> None:
    """Raise MissingExtraError, which names all optional modules that are not installed."""
    if missing := [EXTRAS[name] for name in names if not find_spec(name)]:
        raise MissingExtraError(_missing(missing))


def installing(*packages: OptionalPackage) -> str:
    """Return the command that installs optional packages where this project is installed without its folder."""
    return f"{sys.executable} -m pip install 'kontan-crawler[{','.join(sorted({package.extra for package in packages}))}]'"


def _missing(packages: list[OptionalPackage]) -> str:
    named = ", ".join(f"{package.requirement.partition('>')[0]} (for {package.use})" for package in packages)
    wanted = " ".join(f"'{package.requirement}'" for package in packages)
    remedy = f"make setup, or {sys.executable} -m pip install {wanted}" if is_checkout() else installing(*packages)
    return f"{named} {'is' if len(packages) == 1 else 'are'} missing; install {'it' if len(packages) == 1 else 'them'}: {remedy}"
