"""What is known of words, kept by the word, so that each is looked into once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
_KEPT = 1 << 15
"""So many words are kept; what is met after them is looked into every time."""


class ByWord(dict[str, T]):
    """Answers by word: ``ByWord(ask)[word]`` is ``ask(word)``.

    Faster than a cache that keeps the words met last; for questions asked of every word of a text.
    """

    def __init__(self, ask: Callable[[str], T]) -> None:
        super().__init__()
        self.ask = ask

    def __missing__(self, word: str) -> T:
        answer = self.ask(word)
        if len(self) < _KEPT:
            self[word] = answer
        return answer
