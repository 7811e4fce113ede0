"""ACLED: read as its codebook means it, and marked as not to be passed on."""
