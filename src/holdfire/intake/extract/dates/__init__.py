"""Times that a text names, and what they are from the day of the article."""
