"""`scrapy report`: one HTML page on all runs and feeds. It needs no script and no network."""
