"""Site drift: a run is checked against the baseline, the counts of earlier runs."""
