"""An answer that is not taken, or an address that is not asked."""

from scrapy.exceptions import IgnoreRequest


class NotTaken(IgnoreRequest):
    """Raised by a downloader middleware; its argument is a reason of `outcomes`."""
