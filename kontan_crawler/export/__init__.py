"""`scrapy export`: the newest revision of each article of many feeds in one file."""
