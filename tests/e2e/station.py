"""A station in a real window: starts a virtual screen and quietroom-panel, reads its events, presses its keys.

Knows no more than the contract: ready -> Enter, vote_open -> digit (and Enter where confirm is asked).
"""

import contextlib
import json
import os
import queue
import random
import subprocess
import tempfile
import threading
import time


def free_display():
    """A display number of our own; Xvfb writes the one it took."""
    read, write = os.pipe()
    xvfb = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", os.environ.get("E2E_SCREEN", "1280x800x24"), "-nolisten", "tcp"],
        pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as pipe:
        number = pipe.readline().strip()
    if not number:
        raise RuntimeError("Xvfb did not start")
    return xvfb, f":{number}"


@contextlib.contextmanager
def screen():
    xvfb, display = free_display()
    try:
        yield display
    finally:
        xvfb.terminate()
        xvfb.wait()


class Station:
    """One run of quietroom-panel. Events arrive in a queue as they are written."""

    def __init__(self, panel, study, listener, display, *options, env=None, user=None):
        environment = dict(os.environ, DISPLAY=display, LIBGL_ALWAYS_SOFTWARE="1", LC_ALL="C.UTF-8")
        environment.update(env or {})
        # Mesa keeps some memory for the life of the process; only ours counts
        environment.setdefault("LSAN_OPTIONS", f"suppressions={os.path.dirname(__file__)}/lsan.supp:print_suppressions=0")
        self.display = display
        self.errors = tempfile.TemporaryFile()
        command = [panel, str(study), "--listener", listener, "--events", "-", *options]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self.errors, env=environment, user=user,
                                        start_new_session=True)
        self.queue = queue.Queue()
        self.history = []
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stdout:
            self.queue.put(json.loads(line))
        self.queue.put(None)

    def next_event(self, timeout=60):
        """The next event; None once the program has ended."""
        event = self.queue.get(timeout=timeout)
        if event is not None:
            self.history.append(event)
        return event

    def expect(self, name, timeout=60, **fields):
        """The next event of this name, passing over others."""
        while True:
            event = self.next_event(timeout)
            if event is None:
                raise AssertionError(f"the station ended before {name} {fields}: {self.stderr()}")
            if event["event"] == name and all(event.get(k) == v for k, v in fields.items()):
                return event

    def key(self, *names):
        subprocess.run(["xdotool", "key", "--delay", "30", *names], env=dict(os.environ, DISPLAY=self.display), check=True)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def end(self, timeout=60):
        """Waits for the program; returns its exit code."""
        return self.process.wait(timeout)

    def stderr(self):
        self.errors.seek(0)
        return self.errors.read().decode()

    def picture(self, path):
        subprocess.run(["import", "-window", "root", path], env=dict(os.environ, DISPLAY=self.display), check=True)


def sit(station, rng, votes, stop=None):
    """Goes through a session. `votes` gets (block, trial) -> digit of every event `voted`; `stop(event)` may end it.

    Returns the name of the last event, or None if the program died or was stopped."""
    sent = None
    while True:
        event = station.next_event()
        if event is None:
            return None
        name = event["event"]
        if stop and stop(event):
            return None
        if name == "ready":
            station.key("Return")
        elif name == "vote_open":
            sent = rng.randint(1, 5)
            station.key(str(sent), *(["Return"] if event.get("confirm") else []))
        elif name == "voted":
            assert event["vote"] == sent, f"sent {sent}, {event}"
            votes[(event["block"], event["trial"])] = sent
        elif name in ("finished", "aborted"):
            return name
