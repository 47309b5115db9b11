"""Feeds: part files, atomic delivery, locks, exporters."""
