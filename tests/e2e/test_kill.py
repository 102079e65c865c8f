"""The program is killed at moments drawn from a seed and started again, in sessions of every method: no vote is lost, doubled or
out of order, and the chain of digests holds. 50 kills in a session of each method; QUIETROOM_KILLS=1000 QUIETROOM_SESSIONS=20
make more, QUIETROOM_SEED others."""

import collections
import json
import os
import pathlib
import random
import subprocess
import sys
import time
import unittest

import study
from station import StationTest, answer_of

METHODS = ("acr", "effort", "loudness", "acr-hr", "dcr", "ccr", "p835", "dimensions")
KILLS = int(os.environ.get("QUIETROOM_KILLS", "50"))
SESSIONS = int(os.environ.get("QUIETROOM_SESSIONS", len(METHODS)))
SEED = int(os.environ.get("QUIETROOM_SEED", "1968"))
SCRIPT = pathlib.Path(__file__).resolve().parent.parent.parent / "scripts/verify_study.py"
MOMENTS = ("loading", "ready", "playing", "vote_open", "vote", "voted")
SPEED = 5  # a sample of half a second lasts a tenth: long enough to die in its middle


class Witness:
    """What was seen from outside of one listener's sittings: the events that came and the keys that were sent."""

    def __init__(self):
        self.sent = collections.defaultdict(list)  # (block, trial) -> votes
        self.confirmed = collections.Counter()  # (block, trial, vote) of `voted`
        self.played = set()  # (block, trial, attempt)
        self.voted_on = set()  # attempts for which keys of a vote were sent

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
        vote, keys = answer_of(event, self.rng)
        witness.sent[event["block"], event["trial"]].append(vote)
        witness.voted_on.add((event["block"], event["trial"], event["attempt"]))
        return subprocess.Popen(["xdotool", "key", "--delay", "0" if len(keys) == 1 else "30", *keys],
                                env=dict(os.environ, DISPLAY=station.display))

    def kill(self, station, witness):
        station.kill()
        self.killed += 1
        while (event := station.next_event()) is not None:  # what it still said
            witness.note(event)
        return False

    def long_set(self, samples):
        """Three conditions of so many samples of two talkers, prepared."""
        folder = self.folder / "set"
        (folder / "source").mkdir(parents=True)
        sources = ""
        for i in range(samples):
            for talker in study.TALKERS:
                study.write_noise(folder / f"source/{talker}{i}.wav", i, 0.5, 16)
                sources += study.SOURCE_TOML.format(talker=talker).replace(f'"{talker}1"', f'"{talker}{i}"').replace(
                    f"/{talker}.wav", f"/{talker}{i}.wav")
        (folder / "set.toml").write_text(study.SET_TOML.format(bits=16, sources=sources))
        study.must(study.QUIETROOM, "prepare", folder)

    def study_of(self, method, listeners):
        """A study that so many sit, in which a vote is confirmed by Enter or "cannot tell" is an answer, or neither."""
        keys = {"acr": ("confirm = true",), "dcr": ("cannot_tell = true",)}.get(method, ())
        return study.make_study(self.folder / method, self.folder / "set", "--method", method, "--break-after", "4",
                                "--listeners", ",".join(f"L{i:02}" for i in range(1, listeners + 1)), keys=keys)

    def test_no_vote_of_any_method_is_lost_doubled_or_out_of_order_whenever_the_program_is_killed(self):
        print(f"QUIETROOM_SEED={SEED}: {KILLS} kills in {SESSIONS} sessions", flush=True)
        self.rng = random.Random(SEED)
        self.killed = self.voids = sessions_done = 0
        self.long_set(1 + KILLS // SESSIONS // 12)  # about every second kill a trial is over
        for m, method in enumerate(METHODS[:SESSIONS]):
            listeners = len(range(m, SESSIONS, len(METHODS)))
            there = self.study_of(method, listeners)
            for i in range(listeners):
                sessions_done += 1
                self.session(there, f"L{i + 1:02}", KILLS * sessions_done // SESSIONS)
            with self.subTest(method):
                self.check_whole(there)
        self.assertGreaterEqual(self.killed, KILLS - SESSIONS)
        self.assertGreater(self.voids, KILLS // 5)  # a kill in a sample or before its vote costs the attempt
        print(f"{self.killed} kills, {self.voids} killed attempts")

    def session(self, there, listener, quota):
        """A session that is killed until so many kills are done, and then finished; what was seen is what is stored."""
        witness = Witness()
        trials = len(study.orders(there, listener))
        finished = False
        while not finished:
            moments, trials_before = MOMENTS, self.rng.choice((0, 0, 0, 1))
            if trials - len(witness.confirmed) <= 2:  # so that some are left for the kills that are still due
                moments, trials_before = MOMENTS[:3], 0
            moment = self.rng.choice(moments) if self.killed < quota else None
            finished = self.sitting(there, listener, witness, moment, trials_before)
        with self.subTest(f"{there.name} {listener}"):
            self.check(there, listener, witness)

    def check(self, there, listener, witness):
        rows = study.attempts(there, listener)
        key = lambda row: (row["block"], row["trial"])
        plan = study.orders(there, listener)
        self.assertEqual([(*key(row), row["stimulus"]) for row in rows if row["attempt"] == 1], plan)
        valid = {key(row): row["vote"] for row in rows if row["valid"]}
        self.assertEqual(len(valid), sum(row["valid"] for row in rows), "two valid rows of one trial")
        self.assertEqual(sorted(valid), sorted((block, trial) for block, trial, _ in plan))
        for (block, trial, vote), times in witness.confirmed.items():
            self.assertEqual((valid[block, trial], times), (vote, 1), "a confirmed vote")
        for trial, vote in valid.items():  # also one that was not confirmed is one that was given
            self.assertIn(vote, witness.sent[trial])
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
        self.voids += connection.execute("SELECT COUNT(*) FROM votes_long WHERE valid = 0").fetchone()[0]
        connection.close()
        found = json.loads(study.run(study.QUIETROOM, "verify", there, "--json").stdout)
        self.assertEqual((found["ok"], found["problems"], found["unproved"]), (True, [], 0))
        script = study.run(sys.executable, SCRIPT, there)
        self.assertEqual(script.returncode, 0, script.stdout)


if __name__ == "__main__":
    unittest.main(verbosity=2)
