"""Signals of delivery, beside Scrapy's own."""

feed_opened = object()
"""A local feed is about to be written; arguments: feed (Path), learnt_from (bool)."""
feed_delivered = object()
"""A local feed stands whole under its name; arguments: feed (Path), learnt_from (bool)."""
feed_discarded = object()
"""A local feed was not to be stored; arguments: feed (Path)."""
output_failed = object()
"""A feed cannot be written; arguments: error (OutputError)."""
