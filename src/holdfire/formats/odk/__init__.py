"""Submissions of ODK and Kobo forms."""
