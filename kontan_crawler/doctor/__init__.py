"""`scrapy doctor`: examine one page, selector by selector, and say what to fix."""
