"""Permit: interference is matched as ``forbid`` matches acts, a quota summed as ``achieve`` sums them.

The role ``against`` of a permission's interference and the role ``act`` of its quota are
all that sets it apart, so it has no rule of its own.
"""
