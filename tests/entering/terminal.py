"""A real pseudo-terminal that a program runs in, and the screen it draws there."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path

import pyte

ROOT = Path(__file__).parents[2]
UP, DOWN, TAB, ENTER = "\x1b[A", "\x1b[B", "\t", "\r"


class Terminal:
    """A terminal of some size, with a ``holdfire`` command in it."""

    def __init__(self, asked: Sequence[str], columns: int = 80, rows: int = 24, blocked: Sequence[str] = ()) -> None:
        self.screen = pyte.HistoryScreen(columns, rows, history=1000)
        self.stream = pyte.ByteStream(self.screen)
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        without = "".join(f"sys.modules[{name!r}] = None; " for name in blocked)
        owns = "import fcntl, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "  # so that Ctrl-C reaches it
        owns += "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "  # also from a shell's job
        code = f"import sys; {owns}{without}from holdfire.cli.main import main; sys.exit(main(sys.argv[1:]))"
        env = os.environ | {"TERM": "xterm-256color", "COLUMNS": str(columns), "LINES": str(rows)}
        env.pop("NO_COLOR", None)
        self.process = subprocess.Popen(
            [sys.executable, "-c", code, *asked], stdin=slave, stdout=slave, stderr=slave, cwd=ROOT, env=env,
            start_new_session=True,
        )  # fmt: skip
        os.close(slave)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.master)

    @property
    def lines(self) -> list[str]:
        """What the screen shows, without spaces at line ends."""
        return [line.rstrip() for line in self.screen.display]

    @property
    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(self.lines)

    @property
    def whole(self) -> str:
        """All that was shown, what has gone off the top included."""
        gone = ("".join(line[x].data for x in range(self.screen.columns)).rstrip() for line in self.screen.history.top)
        return "\n".join((*gone, *self.lines))

    def read(self, seconds: float) -> bool:
        """Take in what the program writes; say whether it goes on."""
        if not select.select([self.master], [], [], seconds)[0]:
            return True
        try:
            written = os.read(self.master, 65536)
        except OSError:
            return False
        self.stream.feed(written)
        if b"\x1b[6n" in written:  # it asks where the cursor is, as over any line to a real terminal
            os.write(self.master, f"\x1b[{self.screen.cursor.y + 1};{self.screen.cursor.x + 1}R".encode())
        return True

    def wait(self, words: str, seconds: float = 60) -> None:
        """Wait until words stand on the screen."""
        until = time.monotonic() + seconds
        while words not in self.text:
            goes_on = self.read(0.1)
            assert goes_on or words in self.text, f"ended without “{words}”:\n{self.text}"
            assert time.monotonic() < until, f"waited for “{words}”, there was:\n{self.text}"

    def settle(self) -> None:
        """Wait until nothing more is drawn."""
        quiet = time.monotonic() + 0.3
        while time.monotonic() < quiet:
            before = self.text
            if not self.read(0.05):
                return
            if self.text != before:
                quiet = time.monotonic() + 0.3

    def press(self, keys: str) -> None:
        """Press keys."""
        os.write(self.master, keys.encode())

    def reply(self, question: str, answer: str) -> None:
        """Wait for a question, then answer it."""
        self.wait(question)
        self.settle()
        self.press(answer + ENTER)

    def end(self, seconds: float = 30) -> int:
        """Wait until the program has ended; give its exit code."""
        until = time.monotonic() + seconds
        while self.read(0.1) and self.process.poll() is None:
            assert time.monotonic() < until, self.text
        return self.process.wait(timeout=seconds)
