"""Feeds that are whole or not there: part files, the lock of the folder, Scrapy's storage and exporters for them."""
