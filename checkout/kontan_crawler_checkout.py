"""The project's commands for Scrapy, in any folder. `make` adds this folder to the Python of `.venv`; a wheel has entry points of its own.

Scrapy loads these entry points for every command. So none may fail, whatever version of the project is imported.
"""

import sys
from importlib import import_module
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.utils.project import inside_project

PROJECT = str(Path(__file__).parents[1])


class UnknownCommand(ScrapyCommand):
    """Stands for a command that the imported version of the project does not have, such as an older one in the current folder."""

    requires_crawler_process = False

    def short_desc(self) -> str:
        """Return the line for the list of commands."""
        return "Not in this version of kontan_crawler"

    def run(self, args: list[str], opts: object) -> None:
        """Raise UsageError."""
        raise UsageError("this version of kontan_crawler has no such command")


def __getattr__(name: str) -> type[ScrapyCommand]:
    """Return the class of a command, such as "report"."""
    if name.startswith("__"):
        raise AttributeError(name)
    try:
        return import_module(f"kontan_crawler.commands.{name}").Command
    except ModuleNotFoundError:
        return UnknownCommand


def say_where_to_crawl() -> None:
    """End `scrapy crawl` outside of any project with the name of the project's folder: Scrapy refuses it and names none."""
    is_scrapy = "scrapy" in (Path(sys.argv[0]).name, Path(sys.argv[0]).parent.name)
    if is_scrapy and next((word for word in sys.argv[1:] if not word.startswith("-")), None) == "crawl" and not inside_project():
        from kontan_crawler.commands.project_folder import outside
        from kontan_crawler.standard_streams import write_error

        write_error(f"scrapy crawl: {outside('crawl')}")
        sys.exit(2)  # as Scrapy would, which adds that the command is not available


if PROJECT not in sys.path:
    sys.path.append(PROJECT)
say_where_to_crawl()
