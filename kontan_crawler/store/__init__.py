"""The memory between runs, in one SQLite file beside the feeds: delivered articles, waiting addresses, runs. Knows no Scrapy."""
