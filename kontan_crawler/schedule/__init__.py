"""Print a crontab line, or a systemd service and its timer. Nothing is installed."""
