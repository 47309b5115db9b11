"""ALERT_COMMAND: a command that gets the verdict on a finished run as JSON on standard input. Its failure does not fail the run."""

import json
import logging
import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Mapping
from typing import Any

from kontan_crawler.runs.stop_signals import STOP_SIGNALS, LateSignal
from kontan_crawler.spider_args import ArgumentError

logger = logging.getLogger(__name__)
_MAX_SECONDS = 3600
_GRACE = 5  # seconds for a killed process to end


def alert_words(command: str) -> list[str]:
    """Split ALERT_COMMAND as a shell does. Raises ArgumentError if it is invalid or the program is not executable."""
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise ArgumentError(f"ALERT_COMMAND={command!r} is invalid: {error}; quote it as in a shell") from None
    if not words or shutil.which(words[0]) is None:
        raise ArgumentError(f"ALERT_COMMAND={command!r} is no executable program; use its full path")
    return words


def alert_seconds(value: Any) -> float:
    """Return ALERT_TIMEOUT in seconds. Raises ArgumentError unless it is above 0 and at most an hour."""
    try:
        seconds = float(value)
    except (TypeError, ValueError):
        seconds = 0
    if not 0 < seconds <= _MAX_SECONDS:
        raise ArgumentError(f"ALERT_TIMEOUT={value!r} is invalid; use a number of seconds above 0, up to {_MAX_SECONDS}")
    return seconds


def alert(words: list[str], seconds: float, verdict: Mapping[str, Any]) -> None:
    """Run a command with a verdict on standard input until it ends, times out or a signal arrives. Log failures as warnings."""
    try:  # not subprocess.run(): on a timeout it leaves the command's children alive, and waits for a process it cannot kill
        process = subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )  # fmt: skip
    except (OSError, ValueError) as error:
        logger.warning("the alert command %s cannot be run: %s", words[0], error)
        return
    try:
        with STOP_SIGNALS.interruptible():
            process.communicate(json.dumps(verdict).encode(), timeout=seconds)
    except subprocess.TimeoutExpired:
        _give_up(process, words[0], f"did not end within ALERT_TIMEOUT = {seconds:g} seconds")
    except LateSignal as signal_name:
        _give_up(process, words[0], f"did not end before {signal_name}")
    else:
        if process.returncode:
            logger.warning("the alert failed: %s", subprocess.CalledProcessError(process.returncode, words[0]))


def _give_up(process: subprocess.Popen[bytes], name: str, why: str) -> None:
    logger.warning("the alert command %s %s; it %s", name, why, "was killed" if _kill(process) else "cannot be killed")


def _kill(process: subprocess.Popen[bytes]) -> bool:
    """Kill a command and its process group; return False if that fails, as for another user's process after sudo."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(_GRACE)
        return True
    except (PermissionError, subprocess.TimeoutExpired):
        return False
    finally:
        if process.stdin:
            process.stdin.close()
