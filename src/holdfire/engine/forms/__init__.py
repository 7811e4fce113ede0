"""What the rows that come out of the rules mean, form by form: signals and numbers, seat by seat.

``permit`` has no module of its own: interference is judged as ``forbid`` judges acts, a
quota is summed as ``achieve`` sums them.
"""
