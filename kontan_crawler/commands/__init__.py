"""Commands of the project for Scrapy's command line."""
