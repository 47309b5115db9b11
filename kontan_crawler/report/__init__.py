"""The report: one HTML page over all runs and feeds, drawn without a script, opened without a network."""
