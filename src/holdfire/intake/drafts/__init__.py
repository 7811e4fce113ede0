"""The claim a candidate may become: what its words say is filled in, all else is asked of a person."""
