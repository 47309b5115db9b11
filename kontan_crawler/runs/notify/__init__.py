"""Notifications after a run: a Prometheus textfile, and an alert command."""
