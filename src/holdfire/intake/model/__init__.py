"""A language model as an extractor, off by default: it may point at words of an article, and can say nothing else.

``extractor.py`` puts the stages together; read it first.
"""
