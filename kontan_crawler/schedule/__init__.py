"""What a scheduler is told, as text: a crontab line, a systemd service and its timer. Nothing is installed from here."""
