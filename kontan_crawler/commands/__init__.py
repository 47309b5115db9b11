"""Scrapy's command line, extended."""
