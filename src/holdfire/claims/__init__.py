"""What is said to have happened, by whom, through whom, and whose word counts where.

Never imports ``holdfire.deal``: a record must not be shaped by what was promised.
"""
