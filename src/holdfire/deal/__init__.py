"""What was promised: the deal as written, as meant, and its checks.

Never imports ``holdfire.claims``: a promise must not be shaped by what happened.
"""
