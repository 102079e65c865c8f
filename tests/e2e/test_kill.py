"""The program is killed fifty times, at moments drawn from a seed, and started again: no vote is lost or doubled."""

import collections
import os
import random
import subprocess
import time
import unittest

import study
from station import StationTest

KILLS = 50
LISTENERS = [f"L{i:02}" for i in range(1, 7)]
MOMENTS = ("loading", "ready", "playing", "vote_open", "vote", "voted")
SPEED = 5  # a sample of half a second lasts a tenth: long enough to die in its middle


class Witness:
    """What was seen from outside of one listener's sittings: the events that came and the keys that were sent."""

    def __init__(self):
        self.sent = collections.defaultdict(list)  # (block, trial) -> digits
        self.confirmed = collections.Counter()  # (block, trial, digit) of `voted`
        self.played = set()  # (block, trial, attempt)
        self.voted_on = set()  # attempts for which a digit was sent

    def note(self, event):
        if event["event"] == "playing":
            self.played.add((event["block"], event["trial"], event["attempt"]))
        elif event["event"] == "voted":
            self.confirmed[event["block"], event["trial"], event["vote"]] += 1


class Kill(StationTest):
    def sitting(self, there, listener, witness, moment, trials_before):
        """One start of the program; `moment` is when to kill it, or None. True when the session was finished."""
        station = self.seat(there, listener, device=f"file:{self.folder}/heard.wav?speed={SPEED}")
        if moment == "loading":
            time.sleep(self.rng.uniform(0, 0.6))
            return self.kill(station, witness)
        while True:
            event = station.next_event()
            self.assertIsNotNone(event, f"the station ended by itself: {station.stderr()}")
            witness.note(event)
            name = event["event"]
            if moment == name and (name != "ready" or event["screen"] == "trial"):
                if trials_before == 0:
                    time.sleep({"playing": self.rng.uniform(0, 0.12)}.get(name, 0))
                    return self.kill(station, witness)
                trials_before -= 1
            if name == "ready":
                station.key("Return")
            elif name == "vote_open":
                key = self.press(station, event, witness)
                if moment == "vote" and trials_before == 0:
                    if self.rng.random() < 0.5:
                        key.wait()  # else the key is on its way
                    time.sleep(self.rng.uniform(0, 0.01))
                    self.kill(station, witness)
                    key.wait()
                    return False
                key.wait()
                trials_before -= moment == "vote"
            elif name == "finished":
                self.finish(station)
                return True

    def press(self, station, event, witness):
        digit = self.rng.randint(1, 5)
        witness.sent[event["block"], event["trial"]].append(digit)
        witness.voted_on.add((event["block"], event["trial"], event["attempt"]))
        return subprocess.Popen(["xdotool", "key", "--delay", "0", str(digit)],
                                env=dict(os.environ, DISPLAY=station.display))

    def kill(self, station, witness):
        station.kill()
        self.killed += 1
        while (event := station.next_event()) is not None:  # what it still said
            witness.note(event)
        return False

    def test_no_vote_is_lost_or_doubled_whenever_the_program_is_killed(self):
        self.rng = random.Random(1968)
        self.killed = 0
        there = study.make_study(self.folder / "study", study.make_set(self.folder / "set"), "--listeners",
                                 ",".join(LISTENERS), "--break-after", "4")
        for i, listener in enumerate(LISTENERS):
            witness = Witness()
            quota = KILLS * (i + 1) // len(LISTENERS)
            finished = False
            while not finished:
                moment = self.rng.choice(MOMENTS) if self.killed < quota else None
                finished = self.sitting(there, listener, witness, moment, self.rng.choice((0, 0, 0, 1)))
            self.check(there, listener, witness)
        self.assertGreaterEqual(self.killed, KILLS - len(LISTENERS))
        self.check_whole(there)

    def check(self, there, listener, witness):
        rows = study.attempts(there, listener)
        key = lambda row: (row["block"], row["trial"])
        plan = study.orders(there, listener)
        self.assertEqual([(*key(row), row["stimulus"]) for row in rows if row["attempt"] == 1], plan)
        valid = {key(row): row["vote"] for row in rows if row["valid"]}
        self.assertEqual(len(valid), sum(row["valid"] for row in rows), "two valid rows of one trial")
        self.assertEqual(sorted(valid), sorted((block, trial) for block, trial, _ in plan))
        for (block, trial, digit), times in witness.confirmed.items():
            self.assertEqual((valid[block, trial], times), (digit, 1), "a confirmed vote")
        for trial, digit in valid.items():  # also one that was not confirmed is one that was given
            self.assertIn(digit, witness.sent[trial])
        by_attempt = {(*key(row), row["attempt"]): row for row in rows}
        for attempt in witness.played - witness.voted_on:
            self.assertEqual((by_attempt[attempt]["valid"], by_attempt[attempt]["void_reason"]), (0, "killed"))
        for row in rows:
            if not row["valid"]:
                self.assertEqual((row["vote"], row["void_reason"]), (None, "killed"))

    def check_whole(self, there):
        connection = study.database(there)
        self.assertEqual([row[0] for row in connection.execute("PRAGMA integrity_check")], ["ok"])
        self.assertEqual(connection.execute("PRAGMA foreign_key_check").fetchall(), [])
        doubled = "SELECT session, block, trial FROM answer GROUP BY session, block, trial HAVING COUNT(*) > 1"
        self.assertEqual(connection.execute(doubled).fetchall(), [])
        voids = connection.execute("SELECT COUNT(*) FROM votes_long WHERE valid = 0").fetchone()[0]
        connection.close()
        self.assertGreater(voids, KILLS // 5)  # a kill in a sample or before its vote costs the attempt
        print(f"{self.killed} kills, {voids} killed attempts")


if __name__ == "__main__":
    unittest.main(verbosity=2)
