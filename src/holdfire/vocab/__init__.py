"""Words that deals and claims share: moments, quantities, parties, places, acts.

Nothing here knows what was promised or what is said to have happened.
"""
