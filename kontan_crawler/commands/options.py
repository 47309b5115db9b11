"""Options of all commands of this project: an invalid one ends the command with one line and exit code 2."""

import argparse
import sys
from typing import Any, NoReturn

from scrapy.exceptions import UsageError

from kontan_crawler.outcomes import BAD_ARGUMENTS


class CheckedOptions:
    """Base of the commands, before Scrapy's. A subclass checks its own options in `check`."""

    settings: Any  # not Settings: Scrapy's commands declare that it may be None
    unknown_settings: list[str]
    """Names given with -s that neither Scrapy nor this project knows; an add-on may."""

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Check the options, and let Scrapy apply them."""
        from kontan_crawler.runs.setting_checks.given import check_given, name_and_value
        from kontan_crawler.runs.setting_checks.logs import check_writable
        from kontan_crawler.standard_streams import open_closed

        open_closed()
        try:
            self.unknown_settings = check_given(opts.set, self.settings)
            for argument in getattr(opts, "spargs", ()):
                name_and_value("-a", argument)
            for name in ("pidfile", "profile"):
                if getattr(opts, name):
                    check_writable(f"--{name}", getattr(opts, name))
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

        write_error(f"scrapy {type(self).__module__.rpartition('.')[2]}: {why}")
        sys.exit(exit_code)

    @staticmethod
    def _refuse_unknown_options(args: list[str]) -> None:
        """Raise UsageError for an option that Scrapy takes for an argument."""
        for word in args:
            if word.startswith("-") and word != "-":
                raise UsageError(f"unknown option {word!r}; see --help")
