"""What a listener and an experimenter may rely on: the code, the focus, a session that is set aside or withdrawn, a study that
is watched while it runs."""

import contextlib
import json
import random
import shutil
import sqlite3
import time
import unittest

import study
from station import StationTest, sit


class Rights(StationTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.stimuli = study.make_set(cls.base / "set")

    def study(self):
        return study.make_study(self.folder / "study", self.stimuli, "--listeners", "L01,L02")

    def begin_and_leave(self, there):
        station = self.seat(there, "L01")
        station.to_first_trial()
        return self.terminate(station)

    def clear_code(self, there, code="7531"):
        """As earlier versions had it."""
        file = there / "study.toml"
        lines = [line for line in file.read_text().splitlines() if not line.startswith("experimenter_code")]
        file.write_text("\n".join([lines[0], f'experimenter_code = "{code}"', *lines[1:]]) + "\n")

    def leave(self, station, *keys):
        station.to_first_trial()
        station.key("Escape", *keys, "Return")

    def test_a_code_in_clear_works_once_more_with_a_warning(self):
        there = self.study()
        self.clear_code(there)
        station = self.seat(there, "L01")
        self.leave(station, "7", "5", "3", "1")
        station.expect("ready", screen="actions")
        station.key("1")
        station.expect("aborted")
        self.assertEqual(station.end(), 1)
        self.assertIn("in clear and is taken only once more", station.stderr())
        self.assertIn("this was the last time that a code in clear was taken", station.stderr())
        station = self.seat(there, "L02")
        self.leave(station, "7", "5", "3", "1")
        station.expect("code_open")
        station.expect_nothing(2)
        self.assertEqual(self.terminate(station), 1)
        self.assertIn("in clear and is taken no more; set one: quietroom code", station.stderr())

    def test_without_a_code_no_key_ends_a_session_until_one_is_set(self):
        there = self.study()
        file = there / "study.toml"
        file.write_text("".join(line for line in file.read_text().splitlines(True)
                                if not line.startswith("experimenter_code")))
        station = self.seat(there, "L01")
        self.leave(station, "0", "0", "0", "0")
        station.expect("code_open")
        station.expect_nothing(2)
        study.set_code(there, "8642")  # from another terminal
        station.key("8", "6", "4", "2", "Return")
        station.expect("ready", screen="actions")
        station.key("1")
        station.expect("aborted")
        self.assertEqual(station.end(), 1)
        self.assertIn("no experimenter's code is set, so no key ends a session; set one", station.stderr())

    def test_a_sample_whose_window_loses_the_focus_is_heard_and_the_next_one_waits(self):
        there = self.study()
        station = self.seat(there, "L01", device=f"file:{self.folder}/heard.wav?speed=1")
        station.to_first_trial()
        window, other = self.x11("xdotool", "search", "--name", "^Quietroom$").strip(), self.other_window()
        before = self.pixels(station)
        station.key("Return")
        station.expect("playing")
        self.x11("xdotool", "windowfocus", "--sync", other)
        station.expect("heard")
        station.expect("vote_open")
        self.x11("xdotool", "windowfocus", "--sync", window)
        time.sleep(0.5)
        station.key("4")
        station.expect("voted")
        station.expect("ready")
        self.x11("xdotool", "windowfocus", "--sync", other)
        time.sleep(0.3)
        self.assertNotEqual(self.pixels(station), before)
        status = json.loads(study.must(study.QUIETROOM, "status", there, "--json"))
        seat, = [each for each in status["listeners"] if each["listener"] == "L01"]
        self.assertEqual((seat["state"], seat["waiting"], seat["trials_done"]), ("running", "focus", 1))
        self.x11("xdotool", "key", "--window", window, "Return")  # sent to it all the same
        station.expect_nothing(1)
        self.x11("xdotool", "windowfocus", "--sync", window)
        time.sleep(0.5)
        station.key("Return")
        station.expect("playing", trial=2)
        self.assertTrue(all(row["valid"] for row in study.attempts(there, "L01")[:1]))

    def test_a_session_that_was_set_aside_begins_anew_and_one_who_withdrew_is_not_seated(self):
        there = self.study()
        station = self.seat(there, "L01")
        votes = {}
        self.assertEqual(sit(station, random.Random(4), votes), "finished")
        self.finish(station)
        study.must(study.QUIETROOM, "redo", there, "--listener", "L01")
        station = self.seat(there, "L01")
        self.assertEqual(station.to_first_trial()["trial"], 1)
        refused = study.run(study.QUIETROOM, "withdraw", there, "--listener", "L01", "--yes")
        self.assertEqual(refused.returncode, 3)
        self.assertIn("a station already runs the session of L01", refused.stderr)
        station.key("Return")
        self.assertEqual(sit(station, random.Random(5), votes), "finished")
        self.finish(station)
        rows = study.attempts(there, "L01")
        self.assertEqual({row["session"]: row["void_reason"] for row in rows}, {"L01-1": "redone", "L01-2": None})
        self.assertEqual(study.run(study.QUIETROOM, "withdraw", there, "--listener", "L01", "--yes").returncode, 0)
        self.assertTrue(all(row["vote"] is None and row["void_reason"] == "withdrawn"
                            for row in study.attempts(there, "L01")))
        self.assert_sentence(self.seat(there, "L01"), 2, "listener L01 has withdrawn from this study")

    def test_a_locked_database_refuses_the_start_with_advice(self):
        there = self.study()
        self.assertEqual(self.begin_and_leave(there), 1)
        held = study.database(there)
        self.addCleanup(held.close)
        held.execute("PRAGMA locking_mode=EXCLUSIVE")
        held.execute("BEGIN EXCLUSIVE")
        self.assert_sentence(self.seat(there, "L01"), 3, "study.sqlite", "another program holds it; close that one first")

    def test_a_station_takes_the_permission_of_others_from_a_database(self):
        there = self.study()
        self.begin_and_leave(there)
        (there / "study.sqlite").chmod(0o666)
        station = self.seat(there, "L01")
        station.to_first_trial()
        modes = {part.name: part.stat().st_mode & 0o777 for part in there.glob("study.sqlite*")}
        self.assertEqual(modes, {"study.sqlite": 0o600, "study.sqlite-wal": 0o600, "study.sqlite-shm": 0o600})

    def test_backups_while_a_listener_votes_hold_no_vote_up_and_are_whole(self):
        there = self.study()
        station = self.seat(there, "L01")
        votes, copies = {}, []

        def copy(event):
            if event["event"] == "voted":
                copies.append(self.folder / f"copy{len(copies)}.sqlite")
                study.must(study.QUIETROOM, "backup", there, copies[-1])
            return False

        self.assertEqual(sit(station, random.Random(6), votes, stop=copy), "finished")
        self.finish(station)
        for n, file in enumerate(copies, 1):
            with contextlib.closing(sqlite3.connect(file)) as connection:
                self.assertEqual(connection.execute("SELECT COUNT(*) FROM answer").fetchone()[0], n)
                self.assertEqual(connection.execute("PRAGMA integrity_check").fetchone()[0], "ok")

    def test_after_a_break_began_a_plain_copy_of_the_file_has_the_votes_before_it(self):
        there = study.make_study(self.folder / "study", self.stimuli, "--listeners", "L01", "--break-after", "3",
                                 break_min_s=5)
        station = self.seat(there, "L01")
        sit(station, random.Random(7), {}, stop=lambda event: event["event"] == "break")
        time.sleep(0.5)
        shutil.copy(there / "study.sqlite", self.folder / "plain.sqlite")
        with contextlib.closing(sqlite3.connect(self.folder / "plain.sqlite")) as connection:
            self.assertEqual(connection.execute("SELECT COUNT(*) FROM answer").fetchone()[0], 5)


if __name__ == "__main__":
    unittest.main(verbosity=2)
