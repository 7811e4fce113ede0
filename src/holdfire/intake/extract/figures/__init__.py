"""Numbers of a text: their amount, what they count, and who gives them."""
