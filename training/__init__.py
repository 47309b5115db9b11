"""Learns the weights of `kontan_crawler.text.page_voice` from lines of pages and of stories: `python -m training`."""
