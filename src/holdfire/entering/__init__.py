"""Entering a claim by answering questions: which to ask, what can be answered, what is kept. No display."""
