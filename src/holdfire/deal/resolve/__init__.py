"""From a deal as written to a deal as meant: every name found, every phrase read.

``deal.py`` calls the others, section by section.
"""
