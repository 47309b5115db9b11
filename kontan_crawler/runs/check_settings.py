"""Checks of settings and of the environment before a run."""

from datetime import datetime

from scrapy.settings import BaseSettings

from kontan_crawler.politeness.contact import with_contact
from kontan_crawler.politeness.quiet_hours import quiet_until
from kontan_crawler.runs.setting_checks.boilerplate_lines import boilerplate_lines
from kontan_crawler.runs.setting_checks.downloads import check_downloads
from kontan_crawler.runs.setting_checks.environment import check_environment
from kontan_crawler.runs.setting_checks.imports import check_imports, check_modules
from kontan_crawler.runs.setting_checks.logs import check_log_format
from kontan_crawler.runs.setting_checks.paths import check_folders, check_output_dir, check_path
from kontan_crawler.runs.setting_checks.values import check_values
from kontan_crawler.runs.stop_at import stop_moment
from kontan_crawler.spider_args import day

_CHECKS = (
    check_values, check_imports, check_modules, check_log_format, check_output_dir, check_folders, check_downloads, check_environment,
    boilerplate_lines,
)  # fmt: skip


def check_settings(settings: BaseSettings, now: datetime) -> datetime | None:
    """Return the end of the current quiet hours in +07:00, or None. Raises ValueError for an invalid setting."""
    for check in _CHECKS:
        check(settings)
    if settings["STOP_AT"]:
        stop_moment(settings["STOP_AT"], now)
    if settings["PAST_SINCE"]:
        day("PAST_SINCE", settings["PAST_SINCE"])
    if settings["CONTACT"]:
        with_contact("", settings["CONTACT"])
    return quiet_until(settings["QUIET_HOURS"], now) if settings["QUIET_HOURS"] else None


def check_notify_settings(settings: BaseSettings, spider: str) -> None:
    """Raise ValueError for an invalid METRICS_FILE, ALERT_COMMAND or ALERT_TIMEOUT. spider: may be part of METRICS_FILE."""
    from kontan_crawler.runs.notify.alerts import alert_seconds, alert_words

    if settings["METRICS_FILE"]:
        from kontan_crawler.runs.notify.metrics import metrics_path

        check_path("METRICS_FILE", settings["METRICS_FILE"])
        metrics_path(settings["METRICS_FILE"], spider)
    if settings["ALERT_COMMAND"]:
        alert_words(settings["ALERT_COMMAND"])
    alert_seconds(settings["ALERT_TIMEOUT"])
