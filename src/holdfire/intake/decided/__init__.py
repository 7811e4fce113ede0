"""What reviewers decide of candidates, and what follows: claims, names, what waits."""
