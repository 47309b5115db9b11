"""`scrapy report`: one HTML page on all runs and feeds, without scripts and network requests."""
