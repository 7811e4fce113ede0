"""The evidence log: append-only entries, each chained to the one before by hash; all else is worked out from it."""
