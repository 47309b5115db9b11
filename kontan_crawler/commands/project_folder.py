"""What to do about a command that is called outside of the project, or by a Python that lacks its packages."""

import os
import sys
from pathlib import Path

PACKAGE = __name__.partition(".")[0]
SETTINGS = f"{PACKAGE}.settings"

OLDEST_SCRAPY = (2, 19)


def outside(command: str) -> str:
    """Return the remedy for a command, such as "report", that runs without the settings of this project."""
    from shlex import quote

    from kontan_crawler.checkout import FOLDER, is_checkout

    command = _as_called(command)
    if not is_checkout():
        return (
            f"the settings of {PACKAGE} are not in use; run SCRAPY_SETTINGS_MODULE={SETTINGS} {quote(sys.executable)} -m scrapy {command}"
        )
    if FOLDER.resolve() in (here := Path.cwd().resolve(), *here.parents):
        return f"SCRAPY_SETTINGS_MODULE={os.environ.get('SCRAPY_SETTINGS_MODULE')} names the settings of another project; unset it"
    python = ".venv/bin/python" if _is_own_venv() else quote(sys.executable)
    return f"the project is not here; cd {quote(str(FOLDER))}, then run it again: {python} -m scrapy {command}"


def _as_called(command: str) -> str:
    """Return a command with its arguments, if Scrapy was started by its name."""
    from shlex import join

    program = Path(sys.argv[0])
    if "scrapy" not in (program.name, program.parent.name):
        return command
    words = sys.argv[1:]
    if command in words:  # Scrapy takes the name out of the list once it has loaded the commands
        words.remove(command)
    return join([command, *words])


def check_scrapy() -> None:
    """Raise ImportError for a Scrapy that is too old, as that of a wrong Python may be."""
    import scrapy

    if scrapy.version_info < OLDEST_SCRAPY:
        raise ImportError(f"version {scrapy.__version__} is too old", name="scrapy")


def is_foreign(error: ImportError) -> bool:
    """Return whether another package cannot be imported, or cannot import what it needs: then this Python is the wrong one."""
    return (error.name or "").partition(".")[0] != PACKAGE  # lxml raises one without a name


def lacking(command: str, error: ImportError) -> str:
    """Return the remedy for a command and an error that `is_foreign`."""
    from kontan_crawler.checkout import FOLDER, is_checkout

    package = (error.name or "packages").partition(".")[0]
    missing = isinstance(error, ModuleNotFoundError)
    what = f"{sys.executable} has no {package}" if missing else f"{sys.executable} cannot use its {package}: {' '.join(str(error).split())}"
    if not is_checkout():
        return f"{what}; install the packages that {PACKAGE} requires"
    again = "remove .venv, run" if _is_own_venv() else "run"  # make takes an incomplete .venv for a fresh one
    return f"{what}; in {FOLDER} {again} make setup, then .venv/bin/python -m scrapy {command}"


def _is_own_venv() -> bool:
    """Return whether this Python is that of `.venv` in the project's folder."""
    from kontan_crawler.checkout import FOLDER

    return Path(sys.prefix).resolve() == (FOLDER / ".venv").resolve()
