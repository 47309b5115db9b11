"""A command of the user's own gets a verdict as JSON on standard input. Whatever it does, the run is over and stays as it was."""

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
_LONGEST = 3600  # seconds
_GRACE = 5  # seconds until a killed process is gone


def alert_words(command: str) -> list[str]:
    """Return the words of ALERT_COMMAND. Raises ArgumentError where they are none, or the program is not there."""
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise ArgumentError(f"ALERT_COMMAND={command!r} cannot be split into words: {error}; quote it as in a shell") from None
    if not words or shutil.which(words[0]) is None:
        raise ArgumentError(f"ALERT_COMMAND={command!r} names no program that can be run; give its full path")
    return words


def alert_seconds(value: Any) -> float:
    """Return ALERT_TIMEOUT. Raises ArgumentError where it is no number of seconds."""
    try:
        seconds = float(value)
    except (TypeError, ValueError):
        seconds = 0
    if not 0 < seconds <= _LONGEST:
        raise ArgumentError(f"ALERT_TIMEOUT={value!r} is no number of seconds from 0 to {_LONGEST}; write it as 30")
    return seconds


def alert(words: list[str], seconds: float, verdict: Mapping[str, Any]) -> None:
    """Run a command, hand it a verdict and wait for it, until a signal comes. What goes wrong is a line in the log; raises nothing."""
    try:
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
        _give_up(process, words[0], f"had not ended when {signal_name} came")
    else:
        if process.returncode:
            logger.warning("the alert command %s %s", words[0], _ended(process.returncode))


def _give_up(process: subprocess.Popen[bytes], name: str, why: str) -> None:
    logger.warning("the alert command %s %s and %s", name, why, "was killed" if _kill(process) else "cannot be killed")


def _kill(process: subprocess.Popen[bytes]) -> bool:
    """Kill a command and what it has started; False where that cannot be done, as with another user's, after sudo."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(_GRACE)
        return True
    except (PermissionError, subprocess.TimeoutExpired):
        return False
    finally:
        if process.stdin:
            process.stdin.close()


def _ended(code: int) -> str:
    return f"was ended by signal {-code}" if code < 0 else f"ended with exit code {code}"
