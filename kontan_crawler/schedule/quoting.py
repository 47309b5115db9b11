"""Words and paths as cron and systemd take them, whatever they hold but control characters."""

import re
import shlex
from collections.abc import Sequence

from kontan_crawler.spider_args import ArgumentError

_UNSAYABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")  # lone surrogates stand for bytes that are no UTF-8
_BARE = re.compile(r"[\w@%+=:,./$-]+", re.ASCII)  # needs no quotes in a unit file
_NO_COMMAND = re.compile(r"[\"'\\$]")  # systemd takes no such program (systemd.exec, "Command lines")
_AS_SHELL = ("/bin/sh", "-c", 'exec "$0" "$@"')


def sayable(word: str) -> str:
    """Return a word as it is. Raises ArgumentError where it holds a line break or the like, which would end a line."""
    if _UNSAYABLE.search(word):
        raise ArgumentError(f"{word!r} holds a line break, a control character or no UTF-8; cron and systemd cannot be told it")
    return word


def crontab_command(folder: str, words: Sequence[str]) -> str:
    """Return the command of a crontab line that runs `words` in a folder."""
    return f"cd {_cron(folder)} && {' '.join(map(_cron, words))}"


def exec_start(words: Sequence[str]) -> str:
    """Return the value of ExecStart=. A program of an odd name is run by a shell, which takes any."""
    program = words[0]
    words = [*_AS_SHELL, *words] if _NO_COMMAND.search(program) else words
    return " ".join(unit_word(word).replace("$", "$$") for word in words)


def unit_word(word: str) -> str:
    """Return a word of a unit file's list: % begins a specifier, a backslash an escape."""
    specified = word.replace("%", "%%")
    if _BARE.fullmatch(word):
        return specified
    return '"' + specified.replace("\\", r"\\").replace('"', r"\"") + '"'


def unit_path(path: str) -> str:
    """Return the value of WorkingDirectory=, which knows no quotes; a slash keeps a space or a backslash at its end."""
    return path.replace("%", "%%") + ("/" if path.endswith((" ", "\\")) else "")


def _cron(word: str) -> str:
    """A word for the shell; cron would end the command at a % that no backslash stands before, in quotes or not."""
    quoted = shlex.quote(word)
    return quoted.replace("%", r"'\%'" if quoted.startswith("'") else r"\%")
