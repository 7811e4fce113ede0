"""Which claims tell of one occurrence: suggested with reasons, decided by people, kept in the log."""
