"""Questions and answers at a terminal, or line by line through a pipe."""
