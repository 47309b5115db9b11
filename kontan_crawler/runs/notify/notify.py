"""Notifications of a finished run, by the settings METRICS_FILE and ALERT_COMMAND."""

import logging

from scrapy.settings import BaseSettings

from kontan_crawler.runs.notify.alerts import alert, alert_seconds, alert_words
from kontan_crawler.runs.notify.verdict import Verdict
from kontan_crawler.spider_args import ArgumentError

logger = logging.getLogger(__name__)


def notify(settings: BaseSettings, verdict: Verdict) -> None:
    """Write METRICS_FILE, and run ALERT_COMMAND if the verdict needs an alert. Log failures."""
    try:
        if settings["METRICS_FILE"]:
            from kontan_crawler.runs.notify.metrics import metrics_path, write_metrics  # few runs need its library

            write_metrics(metrics_path(settings["METRICS_FILE"], verdict.spider), verdict)
    except (OSError, ArgumentError) as error:  # the folder may have been removed during the run
        logger.error("the metrics cannot be written: %s", error)
    try:
        if settings["ALERT_COMMAND"] and verdict.needs_alert:
            alert(alert_words(settings["ALERT_COMMAND"]), alert_seconds(settings["ALERT_TIMEOUT"]), verdict.as_json())
    except ArgumentError as error:
        logger.warning("the alert cannot be sent: %s", error)
