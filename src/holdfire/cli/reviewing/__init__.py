"""The review on the screen: the article left, the candidate right, keys below. Needs ``textual``."""
