"""A PostgreSQL server of the tests' own: made in a temporary folder, on loopback, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

NOBODY = "nobody"


def programs() -> Path | None:
    """Find the folder of the newest server installed (Debian keeps it off the path)."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


@contextmanager
def postgresql() -> Iterator[str]:
    """Start a server; give the address of its empty database ``postgres``."""
    where = programs()
    assert where, "no PostgreSQL server here: `make .venv/ready-postgresql` installs Debian's"
    folder = Path(mkdtemp(prefix="holdfire-pg-"))
    owner = pwd.getpwnam(NOBODY) if os.geteuid() == 0 else None  # the server refuses to run as root
    if owner:
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    user = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if owner else {}
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def run(*command: object) -> None:
        words = [str(word) for word in command]
        done = subprocess.run(words, cwd=folder, env={"LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]},
                              capture_output=True, text=True, check=False, **user)  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr

    run(
        where / "initdb", "-D", folder / "data", "-U", "holdfire", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"
    )
    options = f"-p {port} -h 127.0.0.1 -k {folder}"
    run(where / "pg_ctl", "-D", folder / "data", "-l", folder / "log", "-w", "-o", options, "start")
    try:
        yield f"postgresql://holdfire@127.0.0.1:{port}/postgres"
    finally:
        run(where / "pg_ctl", "-D", folder / "data", "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)
