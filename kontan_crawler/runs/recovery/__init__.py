"""Recovery of interrupted runs: their part files are delivered, the ledger is updated, their manifests are written."""
