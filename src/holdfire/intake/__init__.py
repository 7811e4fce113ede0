"""From articles to candidates: what a text says, tied to its words, proposed to a person and never decided here."""
