"""`scrapy doctor`: examine one page, selector by selector, and give advice on problems."""
