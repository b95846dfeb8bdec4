"""Where records rest: the record, its ledger, and access to it."""
