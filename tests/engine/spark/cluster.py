"""A cluster of Spark on this machine: a master and workers, each a process, from the scripts that pip installs."""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

HERE = "127.0.0.1"
PATIENCE_SECONDS = 60
QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
"""Start at once: nothing here runs long enough to be worth compiling well."""
SETTINGS = {
    "spark.driver.bindAddress": HERE,
    "spark.driver.host": HERE,
    "spark.driver.extraJavaOptions": QUICK,
    "spark.executor.extraJavaOptions": QUICK,
    "spark.executor.memory": "512m",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.shuffle.partitions": "2",
    "spark.ui.enabled": "false",
}
"""For cases of few rows, on two cores that three processes share."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """What is running: the master's address, and for each worker the folder in which it runs what it is given."""

    master: str
    workers: tuple[Path, ...]

    @property
    def environment(self) -> dict[str, str]:
        """Give the environment in which a program finds this cluster, as the page about clusters says."""
        settings = " ".join(f"--conf '{key}={value}'" for key, value in SETTINGS.items())
        arguments = f"--master {self.master} {settings} pyspark-shell"
        return os.environ | {"PYSPARK_SUBMIT_ARGS": arguments, "SPARK_LOCAL_IP": HERE}

    def executors(self, worker: Path) -> list[Path]:
        """List the folders of the processes that a worker has started for programs."""
        return sorted(worker.glob("app-*/*/"))

    @classmethod
    @contextmanager
    def started(cls, folder: Path, workers: int) -> Iterator[Cluster]:
        """Start a master and workers; end these processes, and no other, when the block is left."""
        with ExitStack() as running:
            log = folder / "master.log"
            running.enter_context(process(["master.Master", "--host", HERE, "--port", "0", "--webui-port", "0"], log))
            master = wait_for(r"Starting Spark master at (spark://\S+)", log)
            works = tuple(folder / f"worker {number}" for number in range(workers))
            for work in works:
                options = ["--host", HERE, "--cores", "1", "--memory", "600m", "--webui-port", "0", "--work-dir", work]
                running.enter_context(process(["worker.Worker", *map(str, options), master], work.with_suffix(".log")))
            for work in works:
                wait_for(r"(Successfully registered with master)", work.with_suffix(".log"))
            yield cls(master, works)


@contextmanager
def process(arguments: Sequence[str], log: Path) -> Iterator[None]:
    """Run one of the programs that a cluster is made of; end it when the block is left."""
    found = find_spec("pyspark")
    assert found is not None
    assert found.origin is not None
    home = Path(found.origin).parent
    name, *rest = arguments
    command = [str(home / "bin" / "spark-class"), f"org.apache.spark.deploy.{name}", *rest]
    own = {
        "SPARK_HOME": str(home),
        "SPARK_LOCAL_IP": HERE,
        "SPARK_DAEMON_MEMORY": "256m",
        "SPARK_DAEMON_JAVA_OPTS": QUICK,
    }
    with log.open("wb") as out:
        running = subprocess.Popen(command, stdout=out, stderr=out, env=os.environ | own)
        try:
            yield
        finally:
            running.terminate()
            try:
                running.wait(PATIENCE_SECONDS)
            except subprocess.TimeoutExpired:
                running.kill()
                running.wait()


def wait_for(pattern: str, log: Path) -> str:
    """Wait until a program has said something; give the part in brackets."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        if said := re.search(pattern, log.read_text(encoding="utf-8")):
            return said[1]
        time.sleep(0.1)
    raise AssertionError(f"nothing like {pattern} was said:\n{log.read_text(encoding='utf-8')}")
