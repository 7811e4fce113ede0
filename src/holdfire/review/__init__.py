"""The desk of a reviewer: what waits, what each candidate would become and change, and what is decided. No display."""
