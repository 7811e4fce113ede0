"""The period report: what changed, what was told, how often, by whom, and what nobody answered."""
