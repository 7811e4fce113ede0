"""What each party has given for nothing if the others stop at the worst moment: ``exposure_of`` in ``exposure``."""
