"""The exit code of a run."""

import logging

from kontan_crawler.feeds.output_lock import OutputLock
from kontan_crawler.outcomes import FAILED
from kontan_crawler.runs.delivery import Delivery
from kontan_crawler.runs.output import open_output
from kontan_crawler.runs.stop_signals import STOP_SIGNALS
from kontan_crawler.store.errors import OutputError

logger = logging.getLogger(__name__)


def exit_code_of(delivery: Delivery | None) -> int:
    """Return the exit code of a run. A run that was not closed is recovered first."""
    if delivery is not None and delivery.exit_code is not None:
        return delivery.exit_code
    if delivery is not None:
        delivery.abandon()
        OutputLock.acquire(delivery.folder).recovered = False
        try:
            open_output(delivery.folder).close()
        except OutputError as error:
            delivery.error = delivery.error or error
            logger.critical("%s", error)
    return STOP_SIGNALS.exit_code or FAILED
