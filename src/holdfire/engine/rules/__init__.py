"""The rules: a fixed set of relational expressions, one module per form.

Each is written once in Ibis, over the tables of ``holdfire.engine.tables``, and runs for
all terms, bearers, readings and accounts at once. ``plan.py`` turns them into the
dialect of the engine they run on.
"""
