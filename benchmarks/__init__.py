"""Timings on generated cases, and against queries written by hand."""
