"""UCDP GED: events with deaths, their places and days as sure as their precision."""
