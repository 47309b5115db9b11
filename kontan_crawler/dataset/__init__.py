"""`scrapy dataset`: a dataset from feeds, with its card."""
