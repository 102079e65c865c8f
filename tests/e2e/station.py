"""A station in a real window: starts a virtual screen and quietroom-panel, reads its events, presses its keys.

Knows no more than the contract: ready -> Enter, vote_open -> digit (and Enter where confirm is asked).
"""

import contextlib
import json
import os
import pathlib
import queue
import re
import shutil
import subprocess
import tempfile
import threading
import unittest

HERE = pathlib.Path(__file__).parent
WINDOW = "1280x800"
HEAD = re.compile(r"quietroom: session \S+: head ([0-9a-f]{64})$")


def free_display():
    """A display number of our own; Xvfb writes the one it took."""
    read, write = os.pipe()
    xvfb = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", os.environ.get("E2E_SCREEN", WINDOW + "x24"), "-nolisten", "tcp"],
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


def environment(display, more=None):
    """What a panel runs in. A sanitizer's finding ends it with a code of its own, 99."""
    out = dict(os.environ, LIBGL_ALWAYS_SOFTWARE="1", LC_ALL="C.UTF-8")
    out.pop("DISPLAY", None)
    if display:
        out["DISPLAY"] = display
    # Mesa keeps some memory for the life of the process; only ours counts. The look for leaks may crash over the thread
    # storage of Mesa's threads while these end, so it leaves that out.
    out.setdefault("LSAN_OPTIONS", f"suppressions={HERE}/lsan.supp:print_suppressions=0:use_tls=0")
    out.setdefault("ASAN_OPTIONS", "exitcode=99:verify_asan_link_order=0")
    out.setdefault("UBSAN_OPTIONS", "halt_on_error=1:exitcode=99:print_stacktrace=1")
    if "KEEP_LOADED" in os.environ:
        out["LD_PRELOAD"] = os.environ["KEEP_LOADED"]
    out.update(more or {})
    return out

# A window of another program: prints its id, and stays.
OTHER_WINDOW = """
import ctypes, time
x = ctypes.CDLL("libX11.so.6")
x.XOpenDisplay.restype = ctypes.c_void_p
for name in ("XDefaultRootWindow", "XCreateSimpleWindow"):
    getattr(x, name).restype = ctypes.c_ulong
display = ctypes.c_void_p(x.XOpenDisplay(None))
window = x.XCreateSimpleWindow(display, ctypes.c_ulong(x.XDefaultRootWindow(display)), 0, 0, 50, 50, 0,
                               ctypes.c_ulong(0), ctypes.c_ulong(0))
x.XMapWindow(display, ctypes.c_ulong(window))
x.XSync(display, 0)
print(window, flush=True)
time.sleep(60)
"""


class Station:
    """One run of quietroom-panel. Events arrive in a queue as they are written."""

    def __init__(self, panel, study, listener, display, *options, env=None, program=None):
        """`program`: the words of another program that becomes the panel."""
        self.display = display
        self.errors = tempfile.TemporaryFile()
        command = [*(program or [panel]), str(study), "--listener", listener, "--events", "-", *options]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self.errors,
                                        env=environment(display, env), start_new_session=True)
        self.queue = queue.Queue()
        self.history = []
        self.text = ""  # of all events, as written
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stdout:
            if line.endswith(b"\n"):  # a killed program may leave a piece
                self.text += line.decode()
                self.queue.put(json.loads(line))
        self.queue.put(None)

    def next_event(self, timeout=60):
        """The next event; None once the program has ended."""
        try:
            event = self.queue.get(timeout=timeout)
        except queue.Empty:
            raise AssertionError(f"no event for {timeout} s after {self.history[-1:]}: {self.stderr()}") from None
        if event is None:
            self.queue.put(None)  # the end stays the end
        else:
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

    def expect_nothing(self, seconds):
        """That no event comes for so long."""
        try:
            event = self.queue.get(timeout=seconds)
        except queue.Empty:
            return
        raise AssertionError(f"unexpected {event}")

    def to_first_trial(self):
        """Through welcome, instructions and sound check; returns the event."""
        while True:
            event = self.expect("ready")
            if event["screen"] == "trial":
                return event
            self.key("Return")

    def to_vote(self):
        """From a ready trial to its open vote; returns the event."""
        self.key("Return")
        return self.expect("vote_open")

    def key(self, *names, delay=30):
        subprocess.run(["xdotool", "key", "--delay", str(delay), *names], env=dict(os.environ, DISPLAY=self.display),
                       check=True)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def end(self, timeout=60):
        """Waits for the program; returns its exit code."""
        return self.process.wait(timeout)

    def _told(self):
        self.errors.seek(0)
        return self.errors.read().decode().splitlines(True)

    def stderr(self):
        """What was told, but for the head of the session."""
        return "".join(line for line in self._told() if not HEAD.match(line))

    def heads(self):
        """The heads that were printed."""
        return [HEAD.match(line)[1] for line in self._told() if HEAD.match(line)]

    def picture(self, path):
        subprocess.run(["import", "-window", "root", path], env=dict(os.environ, DISPLAY=self.display), check=True)


def answer_of(event, rng):
    """A vote for an open scale, and the keys that give it, as the event says. None is "cannot tell"."""
    low, high = event.get("low", 1), event.get("high", 5)
    vote = rng.randint(low, high)
    if event.get("input") == "arrows":
        steps = vote - event["from"]
        keys = ["Up" if steps > 0 else "Down"] * abs(steps) or ["Up", "Down"]
        return vote, [*keys, "Return"]
    if event.get("cannot_tell") and rng.random() < 0.3:
        vote = None
    return vote, [str(vote or 0), *(["Return"] if event.get("confirm") else [])]


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
            sent, keys = answer_of(event, rng)
            station.key(*keys)
        elif name == "voted":
            assert event["vote"] == sent, f"sent {sent}, {event}"
            votes[(event["block"], event["trial"])] = sent
        elif name in ("finished", "aborted"):
            return name


class StationTest(unittest.TestCase):
    """A screen for a file of tests, and for each test a folder of its own; no station outlives its test."""

    @classmethod
    def setUpClass(cls):
        cls.xvfb, cls.display = free_display()
        cls.base = pathlib.Path(tempfile.mkdtemp(prefix="quietroom-e2e-"))
        cls.base.chmod(0o755)  # other users are seated too

    @classmethod
    def tearDownClass(cls):
        cls.xvfb.terminate()
        cls.xvfb.wait()
        shutil.rmtree(cls.base)

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(dir=self.base))
        self.folder.chmod(0o755)

    def seat(self, study, listener, *options, device=None, **more):
        """A station in a window whose sound goes to a file, twenty times as fast, unless a device is given."""
        device = device or f"file:{self.folder}/heard.wav?speed=20"
        station = Station(os.environ["QUIETROOM_PANEL"], study, listener, more.pop("display", self.display),
                          "--window", more.pop("window", WINDOW), "--device", device, *options, **more)
        self.addCleanup(self._leave, station)
        return station

    @staticmethod
    def _leave(station):
        if station.process.poll() is None:
            station.kill()
        station.process.stdout.close()
        station.errors.close()

    def x11(self, *words, text=True):
        """What a program says that works on this screen."""
        return subprocess.run(words, env=dict(os.environ, DISPLAY=self.display), check=True, capture_output=True,
                              text=text).stdout

    def pixels(self, station):
        """The same for the same picture."""
        station.picture(self.folder / "screen.png")
        return self.x11("identify", "-format", "%#", str(self.folder / "screen.png"))

    def other_window(self):
        """The id of another program's window on this screen."""
        other = subprocess.Popen(["python3", "-c", OTHER_WINDOW], env=dict(os.environ, DISPLAY=self.display),
                                 stdout=subprocess.PIPE, text=True)
        self.addCleanup(other.stdout.close)
        self.addCleanup(other.wait)
        self.addCleanup(other.terminate)
        return other.stdout.readline().strip()

    def finish(self, station, told=0):
        """That a session which was just gone through ended well, having told the experimenter so many things."""
        self.assertEqual(station.end(), 0, station.stderr())
        self.assertRegex(station.stderr(), r"\A(quietroom: [^\n]+\n){%d}\Z" % told)
        self.assertEqual(len(station.heads()), 1)

    def terminate(self, station):
        """Ends a station as the system does; returns its exit code."""
        station.process.terminate()
        return station.end()

    def assert_sentence(self, station, code, *parts):
        """That it ends with this code and a single sentence on stderr that has these parts."""
        self.assertEqual(station.end(), code, station.stderr())
        errors = station.stderr()
        self.assertRegex(errors, r"\Aquietroom: [^\n]+\n\Z")
        for part in parts:
            self.assertIn(part, errors)
