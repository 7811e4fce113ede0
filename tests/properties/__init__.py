"""Deals and claims made up by the hundred, and what must hold for all of them."""
