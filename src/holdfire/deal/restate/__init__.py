"""A deal said back in plain sentences: everything it says, and what it leaves open."""
