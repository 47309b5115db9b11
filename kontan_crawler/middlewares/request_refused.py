"""The exception for a request or response that a middleware refuses."""

from scrapy.exceptions import IgnoreRequest


class RequestRefused(IgnoreRequest):
    """A middleware does not send a request or does not accept its response; `reason` is one of `outcomes`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
