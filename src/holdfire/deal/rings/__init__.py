"""Which step waits for which, which of them wait in a ring, and the fewest that would open it."""
