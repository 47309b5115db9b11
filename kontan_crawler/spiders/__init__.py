"""Spiders: one file each for arsip, artikel and internasional, on the base classes in base.py and *_spider.py."""
