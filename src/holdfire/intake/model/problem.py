"""What can go wrong between here and a language model."""

from __future__ import annotations


class ModelError(Exception):
    """The model could not be asked, or gave no answer that can be read; the message says why and what to do.

    Nothing of an answer is kept then. The key is never part of the message.
    """
