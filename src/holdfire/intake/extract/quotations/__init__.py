"""Words somebody is quoted with: where they begin and end, and who speaks."""
