"""Downloader and spider middlewares, one per file, and their helpers."""
