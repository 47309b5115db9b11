"""A run judged against its own past: told on the first run after the site changes, silent on ordinary ups and downs."""
