"""A deal as written: keys, names and texts with their places, amended, filled from other files; nothing resolved."""
