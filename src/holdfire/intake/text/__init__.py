"""A text made ready to be read: cut into zones, sentences and tokens; its day, its numbers, its calendar."""
