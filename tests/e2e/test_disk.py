"""A disk that is really full, and a folder that may really not be written."""

import json
import os
import pathlib
import random
import shutil
import unittest

import study
from station import StationTest, sit

NOBODY = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")


class FullDisk(StationTest):
    def setUp(self):
        super().setUp()
        self.disk = self.folder / "disk"
        self.disk.mkdir()
        mounted = study.run("mount", "-t", "tmpfs", "-o", "size=4m", "quietroom-e2e", self.disk)
        if mounted.returncode != 0:
            self.skipTest(f"NOT TESTED: a full disk needs root and mount ({mounted.stderr.strip()})")
        self.addCleanup(study.run, "umount", "--lazy", self.disk)
        self.there = study.make_study(self.disk / "study", study.make_set(self.folder / "set"), "--listeners", "L01")

    def fill(self):
        with open(self.disk / "filler", "wb", buffering=0) as filler:
            try:
                while True:
                    filler.write(bytes(4096))
            except OSError:
                pass

    def make_space(self):
        (self.disk / "filler").unlink()

    def test_a_vote_that_cannot_be_stored_waits_until_there_is_space(self):
        station = self.seat(self.there, "L01")
        station.to_first_trial()
        station.to_vote()
        self.fill()
        station.key("4")
        fault = station.expect("fault")
        self.assertEqual((fault["reason"], fault["trial"], fault["attempt"]), ("store", 1, 1))
        self.assertEqual(station.next_event()["event"], "ready")  # for the experimenter's Enter
        station.key("5", "2")  # the screen calls the experimenter: no vote counts there
        station.expect_nothing(0.5)
        station.key("Return")  # still no space
        self.assertEqual([station.next_event()["event"] for _ in range(2)], ["fault", "ready"])
        self.make_space()
        station.key("Return")
        stored = station.next_event()
        self.assertEqual((stored["event"], stored["trial"], stored["vote"]), ("voted", 1, 4))
        self.goes_on(station, {(1, 1): 4}, told=2)

    def test_a_sample_is_not_played_while_it_cannot_be_written_down(self):
        station = self.seat(self.there, "L01")
        station.to_first_trial()
        self.fill()
        station.key("Return")
        self.assertEqual(station.next_event()["reason"], "store")
        self.assertEqual(station.next_event()["event"], "ready")
        self.make_space()
        station.key("Return")
        self.assertEqual(station.next_event()["event"], "playing")
        station.expect("vote_open")
        station.key("3")
        self.assertEqual(station.next_event()["event"], "voted")
        self.goes_on(station, {(1, 1): 3}, told=1)

    def goes_on(self, station, votes, told):
        self.assertEqual(sit(station, random.Random(2), votes), "finished")
        self.finish(station, told)
        self.assertIn("study.sqlite: the disk is full; free some space, nothing stored before is lost", station.stderr())
        rows = study.attempts(self.there, "L01")
        self.assertEqual({(row["block"], row["trial"]): row["vote"] for row in rows}, votes)
        self.assertEqual(len(rows), len(study.orders(self.there, "L01")), "nothing lost, nothing doubled")
        self.assertTrue(all(row["valid"] for row in rows))


class ReadOnlyFolder(StationTest):
    def setUp(self):
        super().setUp()
        if os.geteuid() != 0:
            self.skipTest("NOT TESTED: a folder of another user needs root")
        self.programs_for_everybody()
        self.there = study.make_study(self.folder / "study", study.make_set(self.folder / "set"), "--listeners", "L01,L02")

    def programs_for_everybody(self):
        """Copies of what nobody must be able to read: the build may lie in a folder that is closed to others."""
        there = self.folder / "programs"
        there.mkdir()
        there.chmod(0o755)
        self.quietroom, self.panel = (shutil.copy(file, there) for file in (study.QUIETROOM, study.PANEL))
        suppressions = shutil.copy(pathlib.Path(__file__).parent / "lsan.supp", there)
        self.env = {"LSAN_OPTIONS": f"suppressions={suppressions}:print_suppressions=0",
                    "ASAN_OPTIONS": "exitcode=99:verify_asan_link_order=0"}
        if "KEEP_LOADED" in os.environ:
            self.env["LD_PRELOAD"] = str(shutil.copy(os.environ["KEEP_LOADED"], there))

    def let_others_read(self):
        """A database is for its owner alone, until they decide otherwise."""
        for part in self.there.glob("study.sqlite*"):
            self.assertEqual(part.stat().st_mode & 0o777, 0o600, part)
            part.chmod(0o644)

    def mos_as_nobody(self):
        done = study.run(*NOBODY, self.quietroom, "mos", self.there, "--json", env={**os.environ, **self.env})
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stderr, r"\A[^\n]+: left out 2 practice rows\n\Z")
        return json.loads(done.stdout)

    def test_a_study_that_may_only_be_read_seats_nobody_but_still_gives_its_table(self):
        station = self.seat(self.there, "L01")
        votes = {}
        self.assertEqual(sit(station, random.Random(3), votes), "finished")
        self.finish(station)
        self.let_others_read()
        refused = self.seat(self.there, "L02", program=[*NOBODY, self.panel], env=self.env)
        self.assert_sentence(refused, 3, "lock/L02", "writable for this user")
        self.assertEqual(refused.history, [])
        main = [vote for (block, _), vote in votes.items() if block == 2]
        rows = self.mos_as_nobody()["rows"]
        self.assertEqual(sum(row["n_votes"] for row in rows), len(main))
        self.assertAlmostEqual(sum(row["n_votes"] * row["mean_votes"] for row in rows), sum(main))

    def test_a_database_alone_that_may_not_be_written_is_told_in_a_sentence(self):
        station = self.seat(self.there, "L01")
        station.to_first_trial()
        self.assertEqual(self.terminate(station), 1)
        (self.there / "lock").chmod(0o777)
        (self.there / "lock" / "L01").chmod(0o666)
        self.let_others_read()
        refused = self.seat(self.there, "L01", device="file:/dev/null", program=[*NOBODY, self.panel], env=self.env)
        self.assert_sentence(refused, 3, "study.sqlite", "cannot be written here")

    def test_the_votes_before_a_kill_are_read_from_a_folder_that_may_only_be_read(self):
        station = self.seat(self.there, "L01")
        votes = {}
        sit(station, random.Random(4), votes, stop=lambda event: event["block"] == 2 and event["trial"] == 4)
        station.kill()
        self.assertTrue((self.there / "study.sqlite-wal").exists())
        self.let_others_read()
        n_main = sum(block == 2 for block, _ in votes)
        self.assertEqual(sum(row["n_votes"] for row in self.mos_as_nobody()["rows"]), n_main)


if __name__ == "__main__":
    unittest.main(verbosity=2)
