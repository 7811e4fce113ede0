"""Files of the field, read into claims. Read ``found.py``, ``asked.py``, ``formats.py``, then ``importing.py``."""
