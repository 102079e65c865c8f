"""Booths of one study on a PostgreSQL server: their votes arrive once and in order, whatever becomes of server and booths. Runs
under scripts/with-postgres."""

import os
import pathlib
import random
import signal
import subprocess
import threading
import time
import unittest

import study
from station import StationTest, sit

SERVER = os.environ.get("QUIETROOM_STORE", "")
CLUSTER = pathlib.Path(os.environ.get("QUIETROOM_CLUSTER", "/none"))


def sql(query):
    done = subprocess.run(["psql", SERVER, "-AtX", "-c", query], capture_output=True, text=True, timeout=60)
    if done.returncode != 0:
        raise AssertionError(done.stderr)
    return [line.split("|") for line in done.stdout.splitlines()]


def kill_server():
    number = int((CLUSTER / "data/postmaster.pid").read_text().split()[0])
    os.kill(number, signal.SIGKILL)
    time.sleep(0.5)


def start_server():
    # nobody's child here: a server that is killed must not stay as a zombie, which the next one would take for it
    subprocess.run(["sh", "-c", '"$0" &', CLUSTER / "start"], check=True)
    for _ in range(300):
        if subprocess.run(["pg_isready", "-q", "-h", CLUSTER]).returncode == 0:
            return
        time.sleep(0.1)
    raise AssertionError("the server does not start again: " + (CLUSTER / "log").read_text()[-1500:])


@unittest.skipUnless(SERVER, "needs scripts/with-postgres")
class Lab(StationTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.stimuli = study.make_set(cls.base / "set")

    def booth(self, name, *keys, listeners="L01,L02,L03"):
        """A booth's own folder of the study that the server has under the name of the test."""
        there = study.make_study(self.folder / name / self.id().split(".")[-1][:50], self.stimuli, "--listeners", listeners,
                                 keys=(f'store = "{SERVER}"', *keys))
        return there

    def served(self, booth):
        study.must(study.QUIETROOM, "store", "init", booth)
        return booth.name

    def rows(self, name, columns, table):
        return sql(f'SELECT {columns} FROM "{name}".{table}')

    def assert_handed_over(self, booth, name):
        """What the booth has is on the server, row for row, and verifies."""
        columns = "session, block, trial, attempt, vote, vote_label, response_ms, voted_utc, valid, void_reason, digest"
        here = [["" if field is None else f"{field:.17g}" if isinstance(field, float) else str(field) for field in row]
                for row in study.rows(booth, f"SELECT {columns} FROM votes_long WHERE digest IS NOT NULL")]
        there = [[f"{float(field):.17g}" if i == 6 and field else field for i, field in enumerate(row)]
                 for row in self.rows(name, columns, "votes_long")]
        self.assertEqual(sorted(here), sorted(there))
        self.assertGreater(len(here), 0)
        study.must(study.QUIETROOM, "verify", booth)

    def test_a_session_goes_on_while_the_server_is_killed_and_started_again(self):
        booth = self.booth("booth")
        name = self.served(booth)
        station = self.seat(booth, "L01")
        votes = {}
        down = threading.Timer(4, kill_server)
        down.start()
        sit(station, random.Random(1), votes)
        self.assertEqual(station.end(), 0)
        down.join()
        self.assertIn("votes wait in", station.stderr())
        start_server()
        self.assertEqual(study.run(study.QUIETROOM, "store", "send", booth).returncode, 0)
        self.assert_handed_over(booth, name)

    def test_what_a_killed_booth_had_not_handed_over_goes_with_its_next_session(self):
        booth = self.booth("booth", "without_server = true")
        name = self.served(booth)
        kill_server()
        try:
            station = self.seat(booth, "L01")
            station.to_first_trial()
            for _ in range(3):
                station.to_vote()
                station.key("3")
                station.expect("voted")
                station.expect("ready")
            self.assertIn("the server does not answer; this session goes on without it", station.stderr())
            station.kill()
        finally:
            start_server()
        self.assertEqual(self.rows(name, "COUNT(*)", "session"), [["0"]])
        station = self.seat(booth, "L01")
        votes = {}
        sit(station, random.Random(1), votes)
        self.assertEqual(station.end(), 0)
        self.assert_handed_over(booth, name)

    def test_two_booths_never_seat_one_listener(self):
        first, second = self.booth("first"), self.booth("second")
        name = self.served(first)
        station = self.seat(first, "L01")
        station.to_first_trial()
        other = self.seat(second, "L01")
        self.assert_sentence(other, 3, "booth", "seats listener L01 now")
        self.assertEqual(self.terminate(station), 1)
        other = self.seat(second, "L01")
        self.assert_sentence(other, 3, "listener L01 has the session L01-1-", "in another booth")
        self.assertEqual(len(self.rows(name, "session", "session")), 1)

    def test_without_a_server_no_session_begins_unless_the_study_allows_it(self):
        booth = self.booth("booth")
        self.served(booth)
        kill_server()
        try:
            self.assert_sentence(self.seat(booth, "L01"), 3, "the server does not answer")
        finally:
            start_server()


if __name__ == "__main__":
    unittest.main()
