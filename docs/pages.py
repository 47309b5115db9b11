"""Write the pages that are made from code, settings.md and commands.md: .venv/bin/python -m docs.pages."""

from argparse import SUPPRESS, Action, ArgumentParser
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from scrapy.commands import ScrapyCommand
from scrapy.commands.version import Command as VersionCommand
from scrapy.settings import Settings, default_settings

from kontan_crawler import commands, settings
from kontan_crawler.own_settings import MEANINGS

_HERE = Path(__file__).parent
_SETTINGS = """# Settings

Give a setting with `-s NAME=VALUE`, or edit `kontan_crawler/settings.py`. `crawl`, `schedule` and `doctor` check all settings first, every
other command those that it uses: an invalid one ends it with one line and exit code 2. So does the name of a setting with a
misprint, in every command. Another unknown name may be an add-on's: a crawl warns of it. Made from the code by `python -m docs.pages`.

## Settings of this project
{own}

## Scrapy's settings with another default
[Scrapy's documentation](https://docs.scrapy.org/en/2.19/topics/settings.html) explains these and all others. The names of components (middlewares, pipelines,
extensions and the like) are not listed.

{scrapy}

Keep those that make a run polite: `ROBOTSTXT_OBEY`, `CONCURRENT_REQUESTS`, `DOWNLOAD_DELAY`, `AUTOTHROTTLE_ENABLED` ([ethics and law](ethics.md)).
"""
_COMMANDS = """# Commands

`.venv/bin/python -m scrapy COMMAND --help` prints what stands here. All commands also have Scrapy's options, such as `-s NAME=VALUE` and `--logfile FILE`.
`read`, `clean`, `dates`, `schema` and `reextract` work in any folder; the others run in the project's folder, and say so elsewhere.
Exit codes: 0 success, 1 the work failed, 2 invalid arguments or settings; a crawl has [more](delivery.md#exit-codes). Made from the code by `python -m docs.pages`.

{commands}
"""


def settings_page() -> str:
    """Return docs/settings.md."""
    own = [f"| `{name}` | {_value(_default(name))} | {meaning} |" for name, meaning in MEANINGS.items()]
    changed = [
        f"| `{name}` | {_value(value)} | {_value(getattr(default_settings, name))} |"
        for name, value in vars(settings).items() if _is_plain(name, value)
    ]  # fmt: skip
    return _SETTINGS.format(own=_table("setting | default | meaning", own), scrapy=_table("setting | here | in Scrapy", changed))


def commands_page() -> str:
    """Return docs/commands.md."""
    modules = [import_module(f"{commands.__name__}.{module.name}") for module in iter_modules(commands.__path__)]
    found = [(module.__name__.rpartition(".")[2], module.Command()) for module in modules if hasattr(module, "Command")]
    return _COMMANDS.format(commands="\n\n".join("\n".join(_section(name, command)) for name, command in found))


def _default(name: str) -> object:
    value = getattr(settings, name)
    return "output" if name == "OUTPUT_DIR" else value  # a path of this machine


def _is_plain(name: str, value: object) -> bool:
    """Return whether a setting is one of Scrapy's whose default is not ours, and is no component."""
    differs = name.isupper() and value != getattr(default_settings, name, value)
    return differs and isinstance(value, (bool, int, str)) and "kontan_crawler." not in str(value)


def _value(value: object) -> str:
    return "none" if value in (None, "") else f"`{value}`"


def _table(head: str, rows: list[str]) -> str:
    return "\n".join([f"| {head} |", f"|{'---|' * (head.count('|') + 1)}", *rows])


def _section(name: str, command: ScrapyCommand) -> Iterator[str]:
    """Yield the lines of a command: its usage, description and own options."""
    command.settings = Settings()
    ours = ArgumentParser(add_help=False, conflict_handler="resolve")
    command.add_options(ours)
    scrapys = {option for action in _scrapys() for option in action.option_strings}
    actions = [action for action in ours._actions if action.help != SUPPRESS and not scrapys.issuperset(action.option_strings)]
    yield f"## `scrapy {name}`"
    yield f"```text\nscrapy {name} {command.syntax()}\n```".replace(" \n", "\n")
    yield "\n" + _escaped(command.long_desc()).strip().rstrip(".") + "."
    if actions:
        yield "\n" + _table("option | meaning", [f"| {_option(action)} | {_escaped(action.help or '')} |" for action in actions])


def _scrapys() -> list[Action]:
    """Return the options that every command of Scrapy has."""
    parser = ArgumentParser(add_help=False)
    command = VersionCommand()
    command.settings = Settings()
    ScrapyCommand.add_options(command, parser)
    return parser._actions


def _option(action: Action) -> str:
    value = "" if action.nargs == 0 else f" {action.metavar or '|'.join(action.choices or ()) or action.dest.upper()}"
    return ", ".join(f"`{option}{value}`" for option in action.option_strings).replace("|", "\\|")


def _escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "\\<").replace("*", "\\*")


if __name__ == "__main__":
    (_HERE / "settings.md").write_text(settings_page(), "utf-8")
    (_HERE / "commands.md").write_text(commands_page(), "utf-8")
