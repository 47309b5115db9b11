"""Learns the weights of `text.page_voice` from lines of pages and of stories, those of `parsing.wall_voice` from boxes of walls and others: `python -m training`."""
