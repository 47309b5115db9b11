"""Quote words and paths for cron and systemd. They may have any characters but control characters."""

import re
import shlex
from collections.abc import Sequence

from kontan_crawler.spider_args import ArgumentError

_FORBIDDEN = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")  # lone surrogates stand for bytes that are not UTF-8
_BARE = re.compile(r"[\w@%+=:,./$-]+", re.ASCII)  # needs no quotes in a unit file
_NO_PROGRAM = re.compile(r"[\"'\\$]")  # systemd allows none of these in a program's path (systemd.service, "Command lines")
_SHELL = ("/bin/sh", "-c", 'exec "$0" "$@"')


def check_word(word: str) -> None:
    """Raise ArgumentError for a word with control characters or invalid UTF-8."""
    if _FORBIDDEN.search(word):
        raise ArgumentError(f"{word!r} is invalid; cron and systemd allow no line breaks, no control characters and only UTF-8")


def crontab_command(folder: str, words: Sequence[str]) -> str:
    """Return the command of a crontab line that runs `words` in a folder."""
    return f"cd {_cron(folder)} && {' '.join(map(_cron, words))}"


def exec_start(words: Sequence[str]) -> str:
    """Return the value of ExecStart=. A program whose path systemd does not allow is run by a shell."""
    program = words[0]
    words = [*_SHELL, *words] if _NO_PROGRAM.search(program) else words
    return " ".join(unit_word(word).replace("$", "$$") for word in words)


def unit_word(word: str) -> str:
    """Quote a word of a unit file, where % starts a specifier and a backslash an escape."""
    specified = word.replace("%", "%%")
    if _BARE.fullmatch(word):
        return specified
    return '"' + specified.replace("\\", r"\\").replace('"', r"\"") + '"'


def unit_path(path: str) -> str:
    """Return the value of WorkingDirectory=, which allows no quotes; a slash protects a final space or backslash."""
    return path.replace("%", "%%") + ("/" if path.endswith((" ", "\\")) else "")


def _cron(word: str) -> str:
    """Quote a word for the shell in a crontab, where a % without a backslash ends the command, even in quotes."""
    quoted = shlex.quote(word)
    return quoted.replace("%", r"'\%'" if quoted.startswith("'") else r"\%")
