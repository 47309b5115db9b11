"""Commands added to scrapy's own (COMMANDS_MODULE)."""
