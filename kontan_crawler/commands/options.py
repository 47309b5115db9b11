"""Options of all commands of this project: an invalid one ends the command with one line and exit code 2."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any, NoReturn

from scrapy.exceptions import UsageError

from kontan_crawler.outcomes import BAD_ARGUMENTS


def ends_if_packages_are_missing(method: Callable[..., None]) -> Callable[..., None]:
    """Make a method of a command end it with one line if this Python lacks a package. An error in our own imports is raised."""

    @wraps(method)
    def checked(command: "CheckedOptions", args: list[str], opts: argparse.Namespace) -> None:
        try:
            method(command, args, opts)
        except ImportError as error:
            from kontan_crawler.commands.project_folder import is_foreign, lacking

            if not is_foreign(error):
                raise
            command.end(lacking(command.command_name, error), BAD_ARGUMENTS)

    return checked


def action_in(args: Sequence[str], uses: Mapping[str, str]) -> str:
    """Return the action that the first argument names. uses: what to type, by action. Raises UsageError for another one, and without any."""
    if args and args[0] in uses:
        return args[0]
    what = f"{args[0]!r} is unknown" if args else "no action is named"
    raise UsageError(f"{what}; use {' | '.join(uses.values())}")


def whole_number(name: str, value: str, first: int | None = None, last: int | None = None) -> int:
    """Parse the value of an option. Raises UsageError for another value than a whole number between these, both included."""
    try:
        number = int(value)
    except ValueError:
        number = None
    if number is not None and (first is None or number >= first) and (last is None or number <= last):
        return number
    span = "" if first is None else f" from {first} on" if last is None else f" from {first} to {last}"
    raise UsageError(f"{name}={value!r} is invalid; use a whole number{span}")


class CheckedOptions:
    """Base of the commands, before Scrapy's. A subclass checks its own options in `check`."""

    requires_project: bool
    settings: Any  # not Settings: Scrapy's commands declare that it may be None
    unknown_settings: list[str]
    """Names given with -s that neither Scrapy nor this project knows; an add-on may."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.run = ends_if_packages_are_missing(cls.run)  # type: ignore[attr-defined]  # of the command

    @property
    def command_name(self) -> str:
        """The name of the command, such as "report"."""
        return type(self).__module__.rpartition(".")[2]

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add Scrapy's options. An error of the parser is printed as all others are, in one line without the usage."""
        super().add_options(parser)  # type: ignore[misc]  # of the command that this class is mixed into
        parser.error = lambda message: self.end(f"{message}; see --help", BAD_ARGUMENTS)  # type: ignore[method-assign]

    @ends_if_packages_are_missing
    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Check the options, and let Scrapy apply them."""
        from kontan_crawler.commands.project_folder import check_scrapy

        check_scrapy()
        from kontan_crawler.runs.setting_checks.given import check_given, name_and_value
        from kontan_crawler.runs.setting_checks.logs import check_replaced
        from kontan_crawler.standard_streams import open_closed

        open_closed()
        self._use_settings()
        try:
            self.unknown_settings = check_given(opts.set, self.settings)
            for argument in getattr(opts, "spargs", ()):
                name_and_value("-a", argument)
            for name in ("pidfile", "profile"):
                if getattr(opts, name):
                    check_replaced(f"--{name}", getattr(opts, name))
            super().process_options(args, opts)  # type: ignore[misc]  # of the command that this class is mixed into
            self._refuse_unknown_options(args)
            self.check(args, opts)
        except (UsageError, ValueError) as error:
            self.end(error, BAD_ARGUMENTS)

    def check(self, args: list[str], opts: argparse.Namespace) -> None:
        """Check the options of this command. Raises UsageError or ValueError, whose message is printed in one line."""

    def end(self, why: object, exit_code: int) -> NoReturn:
        """Print a message in one line, and exit."""
        from kontan_crawler.standard_streams import write_error

        write_error(f"scrapy {self.command_name}: {why}")
        sys.exit(exit_code)

    def _use_settings(self) -> None:
        """Outside of the project, apply its settings to a command that needs nothing else of it, and end another one."""
        if self.settings["COMMANDS_MODULE"] != type(self).__module__.rpartition(".")[0]:
            from kontan_crawler.commands.project_folder import SETTINGS, outside

            if self.requires_project:
                self.end(outside(self.command_name), BAD_ARGUMENTS)
            self.settings.setmodule(SETTINGS, priority="project")

    @staticmethod
    def _refuse_unknown_options(args: list[str]) -> None:
        """Raise UsageError for an option that Scrapy takes for an argument."""
        for word in args:
            if word.startswith("-") and word != "-":
                raise UsageError(f"unknown option {word!r}; see --help")
