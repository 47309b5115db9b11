"""Signals for local feeds, in addition to Scrapy's."""

feed_opened = object()
"""A local feed is about to be written; arguments: feed (Path), learnt_from (bool: whether the ledger learns from it)."""
feed_delivered = object()
"""A local feed is delivered under its name; arguments as above."""
feed_discarded = object()
"""A local feed is empty and will not be stored; arguments: feed (Path)."""
feeds_closing = object()
"""The spider is closed, and the feeds are about to be; no arguments."""
output_failed = object()
"""A feed cannot be written; arguments: error (OutputError)."""
