"""The ledger, one SQLite file beside the feeds: delivered articles, waiting URLs, completed days, runs. Does not import Scrapy."""
