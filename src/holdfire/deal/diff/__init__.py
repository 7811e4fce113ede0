"""What differs between two deals: ``diff_deals`` in ``deals``."""
