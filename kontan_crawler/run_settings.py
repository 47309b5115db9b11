"""Settings with which no run begins: wrong ones, and quiet hours."""

from datetime import datetime

from scrapy.settings import BaseSettings

from kontan_crawler.arguments import day
from kontan_crawler.delivery.stop_at import stop_moment
from kontan_crawler.monitoring.alerts import alert_seconds, alert_words
from kontan_crawler.monitoring.metrics import metrics_path
from kontan_crawler.politeness import quiet_until, with_contact


def check_settings(settings: BaseSettings, now: datetime) -> datetime | None:
    """Return when the quiet hours under way end, None outside of them. Raises ValueError for a setting that is wrong."""
    if settings["STOP_AT"]:
        stop_moment(settings["STOP_AT"], now)
    if settings["PAST_SINCE"]:
        day("PAST_SINCE", settings["PAST_SINCE"])
    if settings["CONTACT"]:
        with_contact("", settings["CONTACT"])
    return quiet_until(settings["QUIET_HOURS"], now) if settings["QUIET_HOURS"] else None


def check_monitoring(settings: BaseSettings, spider: str) -> None:
    """Raise ValueError where it is wrong how others are to be told of a run of this spider."""
    if settings["METRICS_FILE"]:
        metrics_path(settings["METRICS_FILE"], spider)
    if settings["ALERT_COMMAND"]:
        alert_words(settings["ALERT_COMMAND"])
    alert_seconds(settings["ALERT_TIMEOUT"])
