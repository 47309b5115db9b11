"""RequestRefused: what a middleware raises instead of an answer."""

from scrapy.exceptions import IgnoreRequest


class RequestRefused(IgnoreRequest):
    """An answer is not taken, or an address is not asked; `reason` is one of `outcomes`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
