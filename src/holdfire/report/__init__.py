"""Assessments for people: view models, pages, and the same as plain data.

Nothing here decides anything: what is shown was assessed before.
"""
