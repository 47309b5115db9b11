"""Tells of a run that has ended, as the settings say."""

import logging

from scrapy.settings import BaseSettings

from kontan_crawler.runs.notify.alerts import alert, alert_seconds, alert_words
from kontan_crawler.runs.notify.metrics import metrics_path, write_metrics
from kontan_crawler.runs.notify.verdict import Verdict
from kontan_crawler.spider_args import ArgumentError

logger = logging.getLogger(__name__)


def tell(settings: BaseSettings, verdict: Verdict) -> None:
    """Write a run's metrics, and hand its verdict to the alert command if it is news. What fails is told in the log."""
    try:
        if settings["METRICS_FILE"]:
            write_metrics(metrics_path(settings["METRICS_FILE"], verdict.spider), verdict)
    except (OSError, ArgumentError) as error:  # its folder may have vanished meanwhile
        logger.error("the metrics cannot be written: %s", error)
    try:
        if settings["ALERT_COMMAND"] and verdict.is_news:
            alert(alert_words(settings["ALERT_COMMAND"]), alert_seconds(settings["ALERT_TIMEOUT"]), verdict.as_json())
    except ArgumentError as error:
        logger.warning("nobody was told: %s", error)
