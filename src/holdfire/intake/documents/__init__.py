"""Files to texts: what a file says, kept unchanged by its hash, and the text that claims quote."""
