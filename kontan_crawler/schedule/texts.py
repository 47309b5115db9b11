"""The templates, filled: a crontab, a systemd service and its timer, and how to install the two."""

import shlex
from importlib.resources import files
from pathlib import Path
from string import Template

from kontan_crawler.schedule.plan import Plan
from kontan_crawler.schedule.quoting import crontab_command, exec_start, unit_path, unit_word

_TMP = (Path("/tmp"), Path("/var/tmp"))
_PRIVATE_TMP = "PrivateTmp=yes"
_SHARED_TMP = "# Not yes: what is run lies in /tmp. SQLite needs one that can be written.\nPrivateTmp=no\nReadWritePaths=/tmp /var/tmp"


def crontab(plan: Plan) -> str:
    """Return the lines for a crontab."""
    command = crontab_command(str(plan.project), (*plan.crawl, "--logfile", plan.log))
    return _filled("crontab", every=plan.every.written, log=plan.log, when=plan.every.cron(plan.seed), command=command)


def service(plan: Plan) -> str:
    """Return the unit that runs the spider once."""
    return _filled(
        "kontan.service", unit=plan.unit, spider=plan.spider, user=plan.user.replace("%", "%%"), project=unit_path(str(plan.project)),
        command=exec_start(plan.crawl), make_output=shlex.join(("mkdir", "-p", str(plan.output))),
        written=" ".join(unit_word(str(folder)) for folder in plan.written),
        tmp=_SHARED_TMP if _lies_in_tmp(plan) else _PRIVATE_TMP,
    )  # fmt: skip


def timer(plan: Plan) -> str:
    """Return the unit that starts the service again and again."""
    every = plan.every
    return _filled("kontan.timer", unit=plan.unit, every=every.written, calendar=every.calendar(), delay=f"{every.minutes}min")


def units(plan: Plan) -> str:
    """Return both units, and before them the commands that install them."""
    install = _filled(
        "install", unit=plan.unit, make_output=shlex.join(("mkdir", "-p", str(plan.output))), project=shlex.quote(str(plan.project)),
        schedule=shlex.join(plan.schedule("systemd")),
    )  # fmt: skip
    return f"{install}\n{service(plan)}\n{timer(plan)}"


def _filled(template: str, **values: str) -> str:
    text = (files(__package__) / "templates" / template).read_text(encoding="utf-8")
    return Template(text).substitute(values)


def _lies_in_tmp(plan: Plan) -> bool:
    used = (plan.project, *plan.written, Path(plan.python))
    return any(path.is_relative_to(tmp) for path in used for tmp in _TMP)
