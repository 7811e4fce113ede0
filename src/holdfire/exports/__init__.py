"""What a case has to give to other programs: rows, quotes, provenance, forms. How it is written is for ``formats``."""
