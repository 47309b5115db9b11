"""What is remembered from run to run, in one SQLite file beside the feeds: articles delivered, addresses waiting, runs. Knows no Scrapy."""
