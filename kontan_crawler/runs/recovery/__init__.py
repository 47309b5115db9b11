"""What earlier runs left: feeds delivered, the ledger brought up to them, interrupted runs told as such."""
