"""Who and what an article mentions: phrases that name somebody, and whom each means."""
