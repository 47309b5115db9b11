"""Site drift: checks of a run against the baseline, which is what earlier runs counted."""
