"""The spiders `arsip`, `artikel` and `internasional`, one file each, and their base classes in base.py and *_spider.py."""
