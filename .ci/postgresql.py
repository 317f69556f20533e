"""
Run a command with a temporary PostgreSQL server, if one is installed.

``python .ci/postgresql.py pytest tests/stores`` starts the newest server of
Debian's packages in a temporary folder, on a Unix socket only.  It sets
libpq's variables and ``HAS_POSTGRESQL`` for the command, and stops the server
when the command ends.  Without a server it only runs the command.
"""

import os
import shutil
import signal
import subprocess
import sys

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


USER = "gateway"
ROOT = 0
# Each user can enter it, and its name is short enough for a socket.
SCRATCH = "/tmp"  # noqa: S108


def programs() -> Path | None:
    """
    Return the folder with the programs of the newest server.
    """
    found = Path("/usr/lib/postgresql").glob("*/bin/pg_ctl")
    newest = max(found, key=lambda path: int(path.parts[4]), default=None)
    on_path = shutil.which("pg_ctl")
    if newest is None and on_path:
        newest = Path(on_path)
    return newest.parent if newest else None


@contextmanager
def serving(bin_folder: Path) -> Iterator[dict[str, str]]:
    """
    Start a server, and return the variables for its clients.
    """
    with TemporaryDirectory(prefix="pg-", dir=SCRATCH) as name:
        folder = Path(name)
        as_user: list[str] = []
        if os.geteuid() == ROOT:  # a server of root's doesn't start
            shutil.chown(folder, "postgres")
            as_user = ["setpriv", "--reuid=postgres", "--regid=postgres"]
            as_user += ["--clear-groups", "--"]

        def run(program: str, *arguments: str) -> None:
            command = [*as_user, bin_folder / program, *arguments]
            quiet = subprocess.DEVNULL
            subprocess.run(command, check=True, cwd=folder, stdout=quiet)

        data = f"--pgdata={folder / 'data'}"
        options = f"-F -c listen_addresses= -c unix_socket_directories={name}"
        settings = ["--auth=trust", f"--username={USER}", "--no-sync"]
        settings += ["--encoding=UTF8", "--locale=C"]
        run("initdb", data, *settings)
        log = f"--log={folder / 'log'}"
        try:
            run("pg_ctl", "start", data, log, "--wait", f"--options={options}")
            where = [f"--host={name}", "--port=5432", f"--username={USER}"]
            run("createdb", *where, "gateway")
            yield {
                "HAS_POSTGRESQL": "yes",
                "PGHOST": name,
                "PGPORT": "5432",
                "PGUSER": USER,
            }
        finally:
            # A server that starts too slowly may start after all.
            if (folder / "data" / "postmaster.pid").exists():
                run("pg_ctl", "stop", data, "--wait", "--mode=immediate")


def main(command: list[str]) -> int:
    """
    Run the command, and return its exit status.
    """
    # Stop the server, also if the terminal is closed.
    for number in {signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)}:
        signal.signal(number, lambda *_: sys.exit(1))
    bin_folder = programs()
    if bin_folder is None:
        print("PostgreSQL isn't installed: its tests are skipped", flush=True)
        return subprocess.run(command, check=False).returncode
    with serving(bin_folder) as variables:
        environment = os.environ | variables
        return subprocess.run(command, check=False, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
