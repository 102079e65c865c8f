"""Many booths at once on one PostgreSQL server that is killed, cut off and full: no vote is lost, doubled, out of order or
another one's. A booth is a process (tests/lab/lab_booth.cpp) with the journal, the hand-over and the session of quietroom-panel, on
a clock that runs faster. Runs under scripts/with-postgres.

QUIETROOM_BOOTHS (10) booths of QUIETROOM_TRIALS (50) votes each, one about every QUIETROOM_PACE (0.2) seconds; the server is killed
QUIETROOM_SERVER_KILLS (2) times. All of it, as scripts/check-long does: 50, 200, 2 and 5.
"""

import hashlib
import json
import os
import pathlib
import random
import shutil
import sqlite3
import subprocess
import tempfile
import threading
import time
import unittest

import study
from cluster import CLUSTER, SERVER, kill_server, sql, start_server
from dropping_proxy import DroppingProxy

BOOTHS = int(os.environ.get("QUIETROOM_BOOTHS", 10))
TRIALS = int(os.environ.get("QUIETROOM_TRIALS", 50))
PACE_S = float(os.environ.get("QUIETROOM_PACE", 0.2))
SERVER_KILLS = int(os.environ.get("QUIETROOM_SERVER_KILLS", 2))
SEED = int(os.environ.get("QUIETROOM_SEED", 1))
CLOCK_WRONG_S = 3600
NAME = "many-booths"

# What must be the same in a journal and on the server, row by row.
TABLES = {"session": "session, listener, method, seed, plan_hash, simulated, started_utc, finished_utc, lock_sha256",
          "sitting": "session, sitting, device, converting, started_utc",
          "attempt": "session, block, trial, attempt, sequence, presentation, plays, frames_expected, frames_delivered, "
                     "started_utc, valid, void_reason, link, salt, answers_sha256, digest",
          "presented": "session, block, trial, attempt, position, role, stimulus, condition, sha256",
          "answer": "session, block, trial, attempt, position, question, value, label, response_ms, voted_utc",
          "link": "session, link, kind, number, happened_utc, digest",
          "set_aside": "session, reason",
          "audit": "session, happened_utc, action, listener, reason, program",
          "session_text": "session, sitting, position, name, text, status, source"}


def make_set(folder):
    """So many stimuli as there are trials: sources of noise, each at some levels."""
    levels = 10
    (folder / "source").mkdir(parents=True)
    lines = ['version = 1', 'name = "many"', 'seed = 1', 'rate_hz = 48000', 'context = "WB"']
    for i in range(-(-TRIALS // levels)):
        study.write_noise(folder / "source" / f"{i}.wav", i + 1, 0.3, 16)
        lines.append(f'[[source]]\nid = "s{i}"\nfile = "source/{i}.wav"\ntalker = "t{i % 2}"')
    for c in range(levels):
        lines.append(f'[[condition]]\nid = "c{c}"\nsteps = [{{ step = "level", level_dbov = {-26 - c} }}]')
    (folder / "set.toml").write_text("\n".join(lines) + "\n")
    study.must(study.QUIETROOM, "prepare", folder)
    return folder


class Booth:
    def __init__(self, folder, number):
        self.folder, self.listener, self.number = folder, f"L{number:02}", number
        self.process, self.refusals = None, 0

    def start(self):
        wrong_by = CLOCK_WRONG_S if self.number == 1 else 0
        with open(self.folder / "errors", "ab") as errors:
            self.process = subprocess.Popen([os.environ["LAB_BOOTH"], self.folder, self.listener, str(PACE_S), str(wrong_by)],
                                            stderr=errors)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def said(self):
        return (self.folder / "errors").read_text()

    def runs(self):
        """Whether it still does. One that could not begin, for the server was just away or holds the listener of the process
        that was killed for some moments more, is started again, as an experimenter would."""
        if self.process.poll() == 3 and self.refusals < 100:
            self.refusals += 1
            time.sleep(0.1)
            self.start()
        return self.process.poll() is None

    def witnessed(self):
        """(block, trial, attempt) -> vote, of what the booth was told is stored."""
        lines = [line.split() for line in (self.folder / "witness").read_text().splitlines()]
        return {tuple(map(int, line[:3])): int(line[3]) for line in lines if len(line) == 4}

    def rows(self, table, columns):
        connection = sqlite3.connect(f"file:{self.folder / 'study.sqlite'}?mode=ro", uri=True)
        try:
            return [tuple(map(as_text, row)) for row in connection.execute(f"SELECT {columns} FROM {table}")]
        finally:
            connection.close()

    def vote_on(self, stimulus):
        return 1 + int(hashlib.sha256(f"{self.listener} {stimulus}".encode()).hexdigest()[:6], 16) % 5


def as_text(field):
    return "" if field is None else f"{field:.17g}" if isinstance(field, float) else str(field)


class FullDisk:
    """A small disk under the tables of the study; without the right to mount one, what PostgreSQL says of it."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir()
        folder.parent.chmod(0o711)
        self.mounted = study.run("mount", "-t", "tmpfs", "-o", "size=64m", "quietroom-booths", folder).returncode == 0
        if self.mounted:
            (folder / "tables").mkdir()
            shutil.chown(folder / "tables", pathlib.Path(CLUSTER / "data").owner(), pathlib.Path(CLUSTER / "data").group())
            sql(f"CREATE TABLESPACE small LOCATION '{folder / 'tables'}'")
            sql('ALTER DATABASE quietroom SET default_tablespace = small')

    def fill(self):
        if not self.mounted:
            sql(f"""CREATE FUNCTION "{NAME}".full() RETURNS trigger LANGUAGE plpgsql AS
                    $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$""")
            sql(f'CREATE TRIGGER full BEFORE INSERT ON "{NAME}".attempt EXECUTE FUNCTION "{NAME}".full()')
            return
        with open(self.folder / "filler", "wb", buffering=0) as filler:
            try:
                while True:
                    filler.write(bytes(65536))
            except OSError:
                pass

    def make_space(self):
        if self.mounted:
            (self.folder / "filler").unlink()
        else:
            sql(f'DROP TRIGGER full ON "{NAME}".attempt')
            sql(f'DROP FUNCTION "{NAME}".full()')

    def unmount(self):
        if self.mounted:
            study.run("umount", "--lazy", self.folder)


@unittest.skipUnless(SERVER, "needs scripts/with-postgres")
class Booths(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="quietroom-booths")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.rng = random.Random(SEED)
        self.disk = FullDisk(self.folder / "disk")
        self.addCleanup(self.disk.unmount)
        self.proxy = DroppingProxy(self.folder / "proxy", CLUSTER, self.rng)
        self.addCleanup(self.proxy.stop)
        self.booths = self.make_booths()

    def make_booths(self):
        stimuli = make_set(self.folder / "set")
        names = ",".join(f"L{i:02}" for i in range(1, BOOTHS + 1))
        first = study.make_study(self.folder / NAME, stimuli, "--listeners", names, break_min_s=0,
                                 keys=(f'store = "{SERVER}"', 'long_session = "a test"', "without_server = true"))
        study.must(study.QUIETROOM, "store", "init", first)
        out = []
        for i in range(1, BOOTHS + 1):
            there = self.folder / f"booth{i}"
            shutil.copytree(first, there)
            if i % 5 == 0:  # a fifth of them over a network that is cut
                text = (there / "study.toml").read_text()
                (there / "study.toml").write_text(text.replace(str(CLUSTER), str(self.proxy.folder)))
            out.append(Booth(there, i))
        return out

    def alive(self):
        return [booth for booth in self.booths if booth.runs()]

    # --- what happens to them

    def kill_the_server(self):
        kill_server()
        time.sleep(self.rng.uniform(0.2, 1.5))
        start_server()

    def cut_connections(self):
        sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type ="
            " 'client backend' AND random() < 0.3")

    def fill_the_disk(self):
        said = self.says_full()
        self.disk.fill()
        while self.says_full() == said and self.alive():
            time.sleep(0.1)
        self.assertGreater(self.says_full(), said, "no booth was told that the server's disk is full")
        self.disk.make_space()

    def says_full(self):
        return sum(booth.said().count("the disk of the server is full") for booth in self.booths)

    def kill_a_booth(self):
        alive = self.alive()
        if alive:
            booth = self.rng.choice(alive)
            booth.kill()
            booth.start()
            self.kills += 1

    def test_votes_of_many_booths_arrive_once_in_order_and_under_their_listeners(self):
        began = time.monotonic()
        events = [self.kill_the_server] * SERVER_KILLS + [self.cut_connections] * 5 + \
            [self.kill_a_booth] * max(3, BOOTHS // 5)
        self.rng.shuffle(events)
        events.insert(len(events) // 3, self.fill_the_disk)
        self.kills = 0
        for booth in self.booths:
            booth.start()
        pause_s = 0.7 * TRIALS * PACE_S / len(events)
        happened = 0
        for event in events:
            time.sleep(pause_s)
            happened += 1 if self.alive() else 0
            event()
        while self.alive():
            time.sleep(0.1)
        self.assertGreaterEqual(happened, 0.7 * len(events), "the booths were done too early for this")
        print(f"{BOOTHS} booths sat {time.monotonic() - began:.0f} s; the server was killed {SERVER_KILLS} times, booths {self.kills} "
              f"times, {self.proxy.dropped} connections dropped; disk: {'full' if self.disk.mounted else 'said to be full'}",
              flush=True)
        self.assertGreater(self.proxy.dropped, 0)
        self.proxy.limits = (10**9, 10**9)  # the network holds while it is counted: a last sending is tried once
        self.everybody_is_there()

    # --- what must hold

    def everybody_is_there(self):
        votes = 0
        for booth in self.booths:
            self.assertEqual(booth.process.returncode, 0, booth.said()[-2000:])
            study.must(study.QUIETROOM, "store", "send", booth.folder)
            votes += self.nothing_is_wrong_in(booth)
        self.nothing_differs_on_the_server()
        self.assertEqual(votes, BOOTHS * TRIALS)
        served = sql(f'SELECT COUNT(*) FROM "{NAME}".votes_long WHERE valid = 1 AND block_type = \'main\'')
        self.assertEqual(served, [[str(BOOTHS * TRIALS)]])
        done = study.run(study.QUIETROOM, "verify", self.folder / NAME)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        print(f"{votes} votes of the main block, none lost, doubled, out of order or another's", flush=True)

    def nothing_is_wrong_in(self, booth):
        """Its own journal: each vote is the one that this listener gives on this stimulus, and the one that was seen."""
        rows = booth.rows("votes_long WHERE valid = 1", "block, trial, attempt, stimulus, vote, block_type, listener")
        for row in rows:
            self.assertEqual(row[4], str(booth.vote_on(row[3])), row)
            self.assertEqual(row[6], booth.listener)
        stored = {tuple(map(int, row[:3])): int(row[4]) for row in rows}
        self.assertEqual(len(stored), len(rows))
        for vote in booth.witnessed().items():  # a booth that was killed may have stored one more
            self.assertIn(vote, stored.items())
        main = [row for row in rows if row[5] == "main"]
        self.assertEqual(len({row[3] for row in main}), TRIALS)
        return len(main)

    def nothing_differs_on_the_server(self):
        for table, columns in TABLES.items():
            here = sorted(row for booth in self.booths for row in booth.rows(table, columns))
            at = [name.strip() for name in columns.split(",")]
            there = sorted(tuple(f"{float(field):.17g}" if name == "response_ms" and field else field
                                 for name, field in zip(at, row)) for row in served(table, columns))
            self.assertEqual(len(here), len(there), table)
            for one, other in zip(here, there):
                self.assertEqual(one, other, table)
            self.assertTrue(here or table in ("set_aside", "audit"), table)


def served(table, columns):
    """Rows as JSON, for texts have lines and bars."""
    return [tuple("" if field is None else str(field) for field in json.loads(line))
            for line in sql_lines(f'SELECT json_build_array({columns}) FROM "{NAME}".{table}')]


def sql_lines(query):
    done = subprocess.run(["psql", SERVER, "-AtX", "-c", query], capture_output=True, text=True, timeout=120)
    if done.returncode != 0:
        raise AssertionError(done.stderr)
    return done.stdout.splitlines()


if __name__ == "__main__":
    unittest.main()
