"""Several writers at a time lose nothing; a writer that is killed loses at most what it was writing."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

from holdfire.log.entry import NewEntry
from holdfire.log.store import open_log
from holdfire.log.verify import first_broken

WRITERS = 8
ENTRIES_EACH = int(os.environ.get("HOLDFIRE_LOG_ENTRIES", "60"))
KILLS = int(os.environ.get("HOLDFIRE_LOG_KILLS", "60"))
WRITER = """
import sys
from pathlib import Path
from holdfire.log.entry import NewEntry
from holdfire.log.store import open_log
folder, writer, entries = sys.argv[1:]
for number in range(int(entries)):
    with open_log(Path(folder)) as log:
        log.append([NewEntry(f"writer {writer}", "claim", f"{writer}-{number}")], 1_475_841_600 + number)
"""


def test_eight_writers_at_a_time_lose_nothing(folder: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(folder)]
    writers = [subprocess.Popen([*command, str(number), str(ENTRIES_EACH)]) for number in range(WRITERS)]
    assert [one.wait() for one in writers] == [0] * WRITERS
    with open_log(folder) as log:
        entries = list(log.entries())
        assert first_broken(log.entries, log.head()) is None
    for writer in range(WRITERS):
        own = [one.subject for one in entries if one.by == f"writer {writer}"]
        assert own == [f"{writer}-{number}" for number in range(ENTRIES_EACH)]


def test_a_log_that_another_program_is_making_is_waited_for(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "log.sqlite", check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    ends = threading.Timer(0.5, other.rollback)
    ends.start()
    with open_log(tmp_path) as log:
        assert log.head().number == 0
    ends.join()
    other.close()


def write_until_killed(folder: Path, first: int, told: int) -> None:
    """Write entries of several rows, and tell each time (through a pipe) that they are written."""
    number = first
    with open_log(folder) as log:
        while True:
            log.append([NewEntry("writer", "claim", f"{number}-{part}") for part in range(3)], 1_475_841_600)
            os.write(told, b"%d\n" % number)
            number += 1


def test_a_killed_writer_loses_at_most_the_entry_being_written(folder: Path) -> None:
    with open_log(folder):
        pass  # its tables are made
    kept, at_any_moment = 0, random.Random(4)
    for turn in range(KILLS):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            try:
                write_until_killed(folder, kept, writing)
            finally:
                os._exit(1)
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            first = b"" if turn % 4 == 0 else pipe.readline()  # each fourth is killed at once, or nearly so
            time.sleep(at_any_moment.uniform(0.0, 0.03))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            told = [int(line) for line in (first + pipe.read()).splitlines()]
        with open_log(folder) as log:
            entries = list(log.entries())
            assert first_broken(log.entries, log.head()) is None
        there = [one.subject for one in entries]
        whole = len(there) // 3
        assert there == [f"{number}-{part}" for number in range(whole) for part in range(3)], "in part, or out of order"
        assert whole >= (told[-1] + 1 if told else kept), "an entry that was written is lost"
        assert whole <= (told[-1] + 2 if told else kept + 1)
        kept = whole
    assert kept > 0
