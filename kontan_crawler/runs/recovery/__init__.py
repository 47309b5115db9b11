"""Recovery of what interrupted runs left: part files are delivered, the ledger is updated, manifests are written."""
