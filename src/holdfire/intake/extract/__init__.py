"""The rules: one module per kind of candidate, words in tables beside them."""
