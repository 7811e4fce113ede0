"""Tables of any form, read by a mapping file that says what their columns mean."""
