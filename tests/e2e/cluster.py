"""The server that scripts/with-postgres has made for a test: asked, killed and started again."""

import os
import pathlib
import signal
import subprocess
import time

SERVER = os.environ.get("QUIETROOM_STORE", "")
CLUSTER = pathlib.Path(os.environ.get("QUIETROOM_CLUSTER", "/none"))


def sql(query):
    done = subprocess.run(["psql", SERVER, "-AtX", "-c", query], capture_output=True, text=True, timeout=60)
    if done.returncode != 0:
        raise AssertionError(done.stderr)
    return [line.split("|") for line in done.stdout.splitlines()]


def server_number():
    return int((CLUSTER / "data/postmaster.pid").read_text().split()[0])


def kill_server(how=signal.SIGKILL):
    """SIGKILL, or SIGQUIT: as pg_ctl stop -m immediate does."""
    os.kill(server_number(), how)
    time.sleep(0.5)


def start_server():
    # nobody's child here: a server that is killed must not stay as a zombie, which the next one would take for it
    for _ in range(30):  # backends of the one that was killed may still hold its memory
        subprocess.run(["sh", "-c", '"$0" &', CLUSTER / "start"], check=True)
        for _ in range(20):
            if subprocess.run(["psql", SERVER, "-AtXc", "SELECT 1"], capture_output=True).returncode == 0:
                return
            time.sleep(0.1)
    raise AssertionError("the server does not start again: " + (CLUSTER / "log").read_text()[-1500:])
