"""What was promised: the deal as written, as meant, and what can be said of it before anything happens.

The way in is ``load.py``; what comes out is ``model.py``. From file to deal: ``written``, ``unfold``,
``resolve``. From the deal: ``checks``, ``rings``, ``exposure``, ``diff``, and back into words, ``restate``.
Never imports ``holdfire.claims``: a promise must not be shaped by what happened.
"""
