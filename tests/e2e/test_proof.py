"""A study with simulated sessions in which one value is changed, again and again: verify and scripts/verify_study.py must
both find it and name it. 50 changes of a study of 200 votes; QUIETROOM_CHANGES=1000 makes more, QUIETROOM_VOTES=10000 a larger
study, QUIETROOM_SEED others."""

import contextlib
import json
import math
import os
import pathlib
import random
import shutil
import sqlite3
import struct
import subprocess
import sys
import tempfile
import unittest
import wave

import study
from station import StationTest, sit

QUIETROOM = os.environ["QUIETROOM"]
SCRIPT = pathlib.Path(__file__).resolve().parent.parent.parent / "scripts/verify_study.py"
CHANGES = int(os.environ.get("QUIETROOM_CHANGES", "50"))
VOTES = int(os.environ.get("QUIETROOM_VOTES", "200"))
SEED = int(os.environ.get("QUIETROOM_SEED", "20261127"))
SAMPLES = max(1, VOTES // 1000)  # of each of two talkers in each of two conditions
LISTENER_VOTES = 2 + 4 * SAMPLES  # two of practice, the others of the main block
TABLES = ["session", "question", "sitting", "attempt", "presented", "answer", "link", "meta"]


def tone(path, frequency_hz):
    with wave.open(str(path), "wb") as out:
        out.setparams((1, 2, 8000, 0, "NONE", ""))
        out.writeframes(b"".join(struct.pack("<h", round(2300 * math.sin(6.2832 * frequency_hz * i / 8000)))
                                 for i in range(4000)))


def run(*words, folder):
    return subprocess.run(words, cwd=folder, capture_output=True, text=True)


class Proof(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temp = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temp.name)
        (cls.folder / "files").mkdir()
        for c in "ab":
            for t in "fm":
                for s in range(1, SAMPLES + 1):
                    tone(cls.folder / f"files/{c}_{t}_s{s}.wav", 300 + 100 * ord(c) % 7 + 50 * ord(t) % 11 + s)
        for words in (["add-set", "files", "--context", "NB", "--pattern", "{condition}_{talker}_{sample}.wav", "--write"],
                      ["new", "study", "--set", "files", "--listeners", "2", "--seed", "3"],
                      ["simulate", "study", "--listeners", str(-(-VOTES // LISTENER_VOTES))]):
            done = run(QUIETROOM, *words, folder=cls.folder)
            assert done.returncode == 0, done.stderr
        cls.checkpoint()
        cls.database = cls.folder / "study/study.sqlite"
        cls.kept = cls.folder / "kept.sqlite"
        shutil.copy(cls.database, cls.kept)

    @classmethod
    def tearDownClass(cls):
        cls.temp.cleanup()

    @classmethod
    def checkpoint(cls):
        with contextlib.closing(sqlite3.connect(cls.folder / "study/study.sqlite")) as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def restore(self):
        for ending in ("-wal", "-shm"):
            pathlib.Path(f"{self.database}{ending}").unlink(missing_ok=True)
        shutil.copy(self.kept, self.database)

    def both(self, *more):
        """Exit codes and what was named, of the command and of the script."""
        ours = run(QUIETROOM, "verify", "study", "--json", *more, folder=self.folder)
        theirs = run(sys.executable, SCRIPT, "study", *more, folder=self.folder)
        self.assertEqual(ours.stderr + theirs.stderr, "")
        found = json.loads(ours.stdout)
        return (ours.returncode, [p["where"] + ": " + p["message"] for p in found["problems"]],
                theirs.returncode, theirs.stdout.splitlines(), found)

    def test_a_study_that_nobody_touched_holds_for_both_and_they_agree_on_its_head(self):
        ours, problems, theirs, lines, found = self.both()
        self.assertEqual((ours, problems, theirs), (0, [], 0), lines)
        self.assertGreaterEqual(found["votes"], VOTES)
        self.assertEqual(lines, [f"votes: {found['votes']}, unproved: 0, head: {found['head']}"])
        self.assertEqual(self.both("--head", found["head"])[0::2][:2], (0, 0))
        self.assertEqual(self.both("--head", "0" * 64)[0::2][:2], (1, 1))

    def test_a_study_of_schema_1_is_unproved_and_neither_right_nor_wrong_for_both(self):
        vectors = pathlib.Path(__file__).resolve().parent.parent / "vectors/schema1"
        with tempfile.TemporaryDirectory() as temp:
            shutil.copytree(vectors, temp, dirs_exist_ok=True)
            ours = run(QUIETROOM, "verify", "study", "--json", folder=temp)
            theirs = run(sys.executable, SCRIPT, "study", folder=temp)
            found = json.loads(ours.stdout)
            self.assertEqual((ours.returncode, theirs.returncode), (0, 0), ours.stdout + theirs.stdout)
            self.assertEqual(theirs.stdout, f"votes: {found['votes']}, unproved: {found['votes']}, head: None\n")

    @staticmethod
    def other(rng, value):
        """Another value of the same kind; now and then NULL."""
        if value is not None and rng.random() < 0.1:
            return None
        if isinstance(value, float):
            return value + rng.choice([-1, 1, 1e-9 * max(1, abs(value))])
        if isinstance(value, int):
            return value + rng.choice([-1, 1, 7])
        if value is None:
            return rng.choice(["", "x", 1])
        at = rng.randrange(len(value) + 1)
        return rng.choice([value[:at] + "x" + value[at:], value[:-1], value.swapcase() or "x"])

    def change(self, rng):
        """Changes one value; gives the words of its row, one of which must be named, and what it was."""
        with contextlib.closing(sqlite3.connect(self.database)) as db:
            db.executescript("PRAGMA ignore_check_constraints = 1; PRAGMA foreign_keys = 0")
            db.row_factory = sqlite3.Row
            while True:
                table = rng.choice(TABLES)
                rows = db.execute(f"SELECT rowid AS rowid_, * FROM {table}").fetchall()
                rows = [row for row in rows if table != "meta" or row["name"] != "schema_version"]
                row = rng.choice(rows)
                column = rng.choice(row.keys()[1:])
                try:
                    db.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?",
                               (self.other(rng, row[column]), row["rowid_"]))
                except sqlite3.IntegrityError:  # a key that is there, or NULL where none may be
                    continue
                now = db.execute(f"SELECT {column} FROM {table} WHERE rowid = ?", (row["rowid_"],)).fetchone()[0]
                if now == row[column] and type(now) is type(row[column]):
                    continue
                db.commit()
                session = row["name"].split("/")[1] if table == "meta" else row["session"]
                row_name = session
                if table in ("attempt", "presented", "answer"):
                    row_name = ":".join(str(row[key]) for key in ("session", "block", "trial", "attempt"))
                return row_name, session, f"{table}.{column} of {row_name}: {row[column]!r} -> {now!r}"

    def test_one_changed_value_in_any_row_is_found_by_both_and_named(self):
        print(f"QUIETROOM_SEED={SEED}: {CHANGES} changes", flush=True)
        rng = random.Random(SEED)
        for i in range(CHANGES):
            self.restore()
            row_name, session, what = self.change(rng)
            with self.subTest(what):
                self.checkpoint()
                ours, problems, theirs, lines, _ = self.both()
                self.assertEqual((ours, theirs), (1, 1), f"{what}: {problems} {lines}")
                for told in ("\n".join(problems), "\n".join(lines)):
                    self.assertTrue(row_name in told or f"{session}: " in told, f"{what}: {told}")
        self.restore()

    def test_one_changed_byte_in_any_stimulus_or_in_the_lock_is_found_by_both(self):
        rng = random.Random(7)
        for path in [*sorted((self.folder / "files").glob("*.wav")), self.folder / "study/set/set.lock",
                     self.folder / "study/set/set.toml"]:
            whole = path.read_bytes()
            at = rng.randrange(len(whole))
            if path.suffix != ".wav":  # a digit of a value: the file still can be read
                at = next(i for i in rng.sample(range(len(whole)), len(whole)) if chr(whole[i]) in "1234567")
            path.write_bytes(whole[:at] + bytes([whole[at] + 1 & 0xFF]) + whole[at + 1:])
            with self.subTest(f"{path.name}, byte {at}"):
                ours, problems, theirs, lines, _ = self.both()
                self.assertEqual((ours, theirs), (1, 1), f"{problems} {lines}")
                if path.suffix == ".wav":
                    self.assertIn(path.name, problems[0])
                    self.assertIn(path.name, "\n".join(lines))
            path.write_bytes(whole)

    def test_a_row_that_was_removed_is_found_by_both(self):
        for table in ("attempt", "presented", "answer", "link", "sitting", "question"):
            self.restore()
            with contextlib.closing(sqlite3.connect(self.database)) as db:
                db.execute(f"DELETE FROM {table} WHERE rowid = (SELECT MAX(rowid) FROM {table})")
                db.commit()
            with self.subTest(table):
                ours, problems, theirs, lines, _ = self.both()
                self.assertEqual((ours, theirs), (1, 1), f"{problems} {lines}")
        self.restore()


class Sitting(StationTest):
    """A person's session, with a station that is killed in the middle."""

    def verified(self, there, *more):
        ours = run(QUIETROOM, "verify", str(there), "--json", *more, folder=self.folder)
        theirs = run(sys.executable, SCRIPT, there, *more, folder=self.folder)
        self.assertEqual(ours.returncode, theirs.returncode, ours.stdout + theirs.stdout)
        return ours.returncode, json.loads(ours.stdout)

    def test_the_head_that_is_printed_at_the_end_stands_in_the_ledger_and_in_the_database(self):
        stimuli = study.make_set(self.folder / "set")
        there = study.make_study(self.folder / "study", stimuli, "--listeners", "L01")
        station = self.seat(there, "L01")
        votes = {}
        sit(station, random.Random(1), votes, stop=lambda event: event["event"] == "playing" and len(votes) == 3)
        station.kill()
        self.assertEqual(self.verified(there)[0], 0)  # the attempt that sounded is open
        station = self.seat(there, "L01", "--force")
        self.assertEqual(sit(station, random.Random(2), votes), "finished")
        self.finish(station)
        head = station.heads()[0]
        code, found = self.verified(there, "--head", head)
        self.assertEqual((code, found["problems"], found["head"]), (0, [], head))
        self.assertEqual(found["votes"], len(votes))
        self.assertRegex((pathlib.Path(there) / "ledger").read_text(), rf"\A\S+Z L01-1 {head}\n\Z")
        with contextlib.closing(sqlite3.connect(pathlib.Path(there) / "study.sqlite")) as db:
            db.execute("UPDATE attempt SET started_utc = 'x' WHERE void_reason = 'killed'")
            db.commit()
        code, found = self.verified(there)
        self.assertEqual(code, 1)
        self.assertRegex(found["problems"][0]["where"], r"\AL01-1:\d+:\d+:1\Z")

    def counted_votes(self, there):
        """How many votes of the main block count, and those of each session that waits."""
        status = json.loads(run(QUIETROOM, "status", str(there), "--json", folder=self.folder).stdout)
        return sum(cell["votes"] for cell in status["cells"]), [each["votes"] for each in status["second_sessions"]]

    def test_two_booths_without_a_server_call_both_sessions_alike_and_none_is_lost(self):
        first = pathlib.Path(study.make_study(self.folder / "first", study.make_set(self.folder / "set"), "--listeners", "L01"))
        second, joined = self.folder / "second", self.folder / "joined"
        shutil.copytree(first, second)
        votes, others = {}, {}
        station = self.seat(first, "L01")
        self.assertEqual(sit(station, random.Random(1), votes), "finished")
        self.finish(station)
        heads = station.heads()
        station = self.seat(second, "L01")
        sit(station, random.Random(2), others, stop=lambda event: event["event"] == "playing" and len(others) == 5)
        station.kill()  # its attempt is open
        done = run(QUIETROOM, "merge", str(first), str(second), "-o", str(joined), folder=self.folder)
        self.assertEqual((done.returncode, done.stderr), (0, ""), done.stderr)
        self.assertIn(f"L01-1 in {first}, which counts, and L01-1 in {second} (5 votes)", done.stdout)
        self.assertEqual(self.counted_votes(joined), (6, [5]))
        code, found = self.verified(joined, "--head", heads[0])
        self.assertEqual((code, found["votes"], [each["votes"] for each in found["beside"]]), (0, len(votes), [5]))
        done = run(QUIETROOM, "redo", str(joined), "--listener", "L01", folder=self.folder)
        self.assertIn("The session that counts now: L01-1, which waited", done.stdout + done.stderr)
        self.assertEqual(self.counted_votes(joined), (len(others) - 2, []))  # two of practice
        code, found = self.verified(joined, "--head", heads[0])
        self.assertEqual((code, found["votes"], [each["votes"] for each in found["beside"]]), (0, 5, [0]))
        station = self.seat(joined, "L01", "--force")
        self.assertEqual(sit(station, random.Random(3), others), "finished")
        self.finish(station)
        self.assertEqual(self.counted_votes(joined), (6, []))
        for head in (*heads, *station.heads()):
            self.assertEqual(self.verified(joined, "--head", head)[0], 0)


if __name__ == "__main__":
    unittest.main()
