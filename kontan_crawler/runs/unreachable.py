"""The failed check of a run that could reach no host of the site."""

from collections.abc import Mapping

from kontan_crawler.outcomes import UNREACHABLE

_CHECK = "check the network, the firewall, and the proxy in https_proxy if there is one"
CAUSES = {  # name of the connection error -> what it means, and the remedy
    "CannotResolveHostError": ("host names are not found", "check the network and the DNS server"),
    "DownloadConnectionRefusedError": ("connections are refused", _CHECK),
    "DownloadTimeoutError": ("no response within DOWNLOAD_TIMEOUT", _CHECK),
    "DownloadFailedError": ("connections break off", _CHECK),
    "TunnelError": ("the proxy opens no connection", "check the proxy in https_proxy"),
}


def unreachable_sentence(counts: Mapping[str, int]) -> str:
    """Return the cause and the remedy. counts: with the statistic of the connection error that ended the crawl."""
    error = next(iter(UNREACHABLE.of(counts)))
    cause, remedy = CAUSES[error]
    return f"no host of the site is reachable: {cause} ({error}); {remedy}; the next run requests everything that is left"
