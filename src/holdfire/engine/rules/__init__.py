"""The rules: a fixed set of relational expressions, one module per form.

Each is written once in Ibis, over the tables of ``holdfire.engine.tables``, and runs for
all terms, bearers, readings and accounts at once. ``written.py`` turns them into the
dialect of an engine; ``duckdb.sql`` is what comes out, kept so that it can be read.
"""
