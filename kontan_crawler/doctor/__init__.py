"""What one page gives, selector by selector, and what is wrong with it: behind `scrapy doctor`."""
