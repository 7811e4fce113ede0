"""Claims that stay in their tables: which rows match which terms, and what follows, without making objects of them.

A term is worked out here where every row that may match it is told to the second and no
other claim bears on it; else its rows join the others in the tables of the engine.
"""
