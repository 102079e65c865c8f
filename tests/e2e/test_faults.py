"""Playback faults: a faulty attempt is void for the right reason and its trial comes again, later in the block.

A file device of speed 0 stands still while nothing plays, so that the seconds at which its faults are set lie in a certain
sample: the two check tones take 2.24 s, then each sample its 0.5 or 0.7 s and 0.07 s until it counts as heard.
"""

import contextlib
import os
import pathlib
import random
import signal
import unittest

import study
from station import StationTest

IN_FIRST_SAMPLE = 2.5


class Faults(StationTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.stimuli = study.make_set(cls.base / "set")

    def setUp(self):
        super().setUp()
        self.there = study.make_study(self.folder / "study", self.stimuli, "--listeners", "L01")
        self.rng = random.Random(self.id())
        self.votes = {}

    def at_device(self, faults):
        return self.seat(self.there, "L01", device=f"file:{self.folder}/heard.wav?speed=0{faults}")

    def go(self, station, until):
        """Answers every trial until an event that `until` takes; returns it. A station that halted is left alone."""
        while True:
            event = station.next_event()
            self.assertIsNotNone(event, station.stderr())
            if event["event"] == "voted":
                self.votes[event["block"], event["trial"]] = event["vote"]
            if until(event):
                return event
            if event["event"] == "ready":
                station.key("Return")
            elif event["event"] == "vote_open":
                station.key(str(self.rng.randint(1, 5)))

    def go_to_end(self, station, told=0):
        self.go(station, lambda event: event["event"] == "finished")
        self.finish(station, told)

    def check_one_vote_a_trial(self):
        rows = study.attempts(self.there, "L01")
        valid = {(row["block"], row["trial"]): row["vote"] for row in rows if row["valid"]}
        self.assertEqual(valid, self.votes)
        self.assertEqual(sum(row["valid"] for row in rows), len(study.orders(self.there, "L01")))
        return rows

    def faulty_session(self, faults, reason):
        """A session whose first sample has a fault; that of the void row is returned."""
        station = self.at_device(faults)
        fault = self.go(station, lambda event: event["event"] == "fault")
        self.assertEqual((fault["trial"], fault["attempt"], fault["reason"]), (1, 1, reason))
        repeat = station.next_event()
        self.assertEqual((repeat["event"], repeat["trial"], repeat["attempt"]), ("repeat", 1, 1))
        following = station.next_event()
        self.assertEqual((following["event"], following["trial"], following["attempt"]), ("ready", 2, 1))
        station.key("Return")
        self.go_to_end(station)
        rows = self.check_one_vote_a_trial()
        order = [(row["block"], row["trial"], row["attempt"], row["valid"]) for row in rows]
        self.assertEqual(order[:3], [(1, 1, 1, 0), (1, 2, 1, 1), (1, 1, 2, 1)])
        self.assertTrue(all(attempt == 1 and valid for block, _, attempt, valid in order if block == 2))
        self.assertEqual((rows[0]["void_reason"], rows[0]["vote"], rows[0]["plays"]), (reason, None, 0))
        self.assertEqual(rows[0]["stimulus"], rows[2]["stimulus"])
        return rows[0]

    def test_an_underrun_voids_the_attempt(self):
        row = self.faulty_session(f"&underrun={IN_FIRST_SAMPLE}", "underrun")
        self.assertEqual(row["underruns"], 1)

    def test_a_late_callback_voids_the_attempt(self):
        row = self.faulty_session(f"&stall={IN_FIRST_SAMPLE}&stall-length=0.4", "gap")
        self.assertAlmostEqual(row["max_gap_ms"], 410, delta=1)

    def test_a_second_without_callbacks_voids_the_attempt(self):
        row = self.faulty_session(f"&stall={IN_FIRST_SAMPLE}&stall-length=1.5", "stall")
        self.assertAlmostEqual(row["max_gap_ms"], 1510, delta=1)

    def test_a_fault_between_samples_harms_nobody(self):
        """In the silence of the sound check: no attempt, no fault."""
        station = self.at_device("&underrun=1.2&stall=1.2")
        self.go_to_end(station)
        self.assertNotIn("fault", {event["event"] for event in station.history})
        self.assertTrue(all(row["valid"] for row in self.check_one_vote_a_trial()))

    def halt(self, station):
        """Until the device is lost within a sample: the attempt is void, and the station waits for the experimenter."""
        fault = self.go(station, lambda event: event["event"] == "fault")
        self.assertEqual(fault["reason"], "device_lost")
        station.expect("repeat")  # after moment_over, where the device kept the listener waiting
        self.assertEqual(station.next_event()["event"], "ready")
        station.key("3")  # no vote counts here
        station.expect_nothing(0.3)
        return fault

    def test_a_device_that_went_away_halts_the_station_until_it_is_back(self):
        station = self.at_device(f"&vanish={IN_FIRST_SAMPLE}")
        lost = []  # it goes away again after as many seconds of its new stream
        while (event := self.go(station, lambda event: event["event"] in ("finished", "fault")))["event"] == "fault":
            self.assertEqual([station.next_event()["event"] for _ in range(2)], ["repeat", "ready"])
            lost.append(event)
            station.key("Return")
        self.finish(station, told=len(lost))
        rows = self.check_one_vote_a_trial()
        void = [(row["block"], row["trial"], row["attempt"], row["void_reason"]) for row in rows if not row["valid"]]
        self.assertEqual(void, [(e["block"], e["trial"], e["attempt"], "device_lost") for e in lost])
        self.assertGreaterEqual(len(lost), 2)

    def pacers(self):
        """The processes that keep the time of this test's sound card."""
        found = []
        for process in pathlib.Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                words = (process / "cmdline").read_bytes().split(b"\0")
                if words[0].endswith(b"alsa_pacer") and os.fsencode(self.folder) in words[1]:
                    found.append(int(process.name))
        return found

    def test_a_sound_card_that_hangs_is_given_up_after_a_second_and_opened_anew(self):
        """The real PortAudio and ALSA; the process behind the `file` plugin stops reading."""
        station = self.seat(self.there, "L01", device="default", env=study.alsa_pacer(self.folder, "FLOAT_LE", 2))
        self.go(station, lambda event: event["event"] == "playing")
        told = len(station.history)
        pacer, = self.pacers()
        os.kill(pacer, signal.SIGSTOP)
        try:
            fault = self.halt(station)
        finally:
            os.kill(pacer, signal.SIGCONT)
        names = [event["event"] for event in station.history[told:]]
        self.assertEqual(names, ["moment", "fault", "moment_over", "repeat", "ready"])  # the screen did not freeze
        station.key("Return")
        self.go_to_end(station, told=1)
        void = [row for row in self.check_one_vote_a_trial() if not row["valid"]]
        self.assertEqual([(row["trial"], row["attempt"], row["void_reason"]) for row in void],
                         [(fault["trial"], 1, "device_lost")])

    def test_a_sound_card_that_dies_is_told_in_one_sentence_and_the_drivers_are_not_heard(self):
        """The process behind the `file` plugin is killed: ALSA and PortAudio print what they think of it."""
        station = self.seat(self.there, "L01", device="default", env=study.alsa_pacer(self.folder, "S16_LE", 2))
        self.go(station, lambda event: event["event"] == "playing")
        pacer, = self.pacers()
        os.kill(pacer, signal.SIGKILL)
        self.halt(station)
        self.assertRegex(station.stderr(), r"\Aquietroom: [^\n]+\n\Z")
        station.key("Return")
        self.go_to_end(station, told=1)
        self.check_one_vote_a_trial()

    def lose_a_file(self, lose):
        """A vote, then `lose(database)`, then the next trial: a fault before anything else is announced."""
        station = self.at_device("")
        self.go(station, lambda event: event["event"] == "voted")
        station.expect("ready")
        lose(self.there / "study.sqlite")
        station.key("Return")
        fault = station.next_event()
        self.assertEqual((fault["event"], fault["reason"]), ("fault", "store"))
        self.assertEqual(station.next_event()["event"], "ready")
        return station

    def test_a_log_that_is_deleted_halts_before_anything_more_is_called_saved_and_loses_no_vote(self):
        for ending in ("-wal", "-shm"):
            station = self.lose_a_file(lambda database: os.remove(f"{database}{ending}"))
            self.assertIn(f"study.sqlite{ending}", station.stderr())
            station.key("Return")  # all is well again
            self.go(station, lambda event: event["event"] == "voted")
            station.kill()
            kept = {(row["block"], row["trial"]): row["vote"] for row in study.attempts(self.there, "L01") if row["valid"]}
            self.assertEqual(kept, self.votes)

    def test_a_log_that_is_deleted_while_a_vote_is_awaited_halts_on_that_vote(self):
        station = self.at_device("")
        self.go(station, lambda event: event["event"] == "vote_open")
        os.remove(self.there / "study.sqlite-wal")
        station.key("4")
        self.assertEqual(station.next_event()["reason"], "store")
        self.assertEqual(station.next_event()["event"], "ready")
        station.key("Return")
        voted = station.next_event()
        self.assertEqual((voted["event"], voted["vote"]), ("voted", 4))
        station.kill()
        row, = study.attempts(self.there, "L01")
        self.assertEqual((row["valid"], row["vote"]), (1, 4))

    def test_a_database_that_is_replaced_halts_until_it_is_put_back(self):
        kept = self.folder / "kept"
        station = self.lose_a_file(lambda database: (database.rename(kept), database.write_bytes(b"")))
        station.key("Return")
        self.assertEqual(station.expect("fault")["reason"], "store")
        kept.rename(self.there / "study.sqlite")
        station.expect("ready")
        station.key("Return")
        self.go_to_end(station, told=2)
        self.check_one_vote_a_trial()

    def test_a_station_that_halted_is_ended_by_the_system_and_taken_up_again(self):
        station = self.at_device("&vanish=4.5")
        fault = self.halt(station)
        self.assertEqual(self.terminate(station), 1)
        self.assertEqual(station.expect("aborted")["event"], "aborted")
        self.assertIn("not finished. To go on: quietroom panel", station.stderr())
        station = self.at_device("")
        self.go_to_end(station)
        rows = self.check_one_vote_a_trial()
        self.assertEqual([(row["block"], row["trial"], row["attempt"]) for row in rows if not row["valid"]],
                         [(fault["block"], fault["trial"], fault["attempt"])])

    def test_a_device_that_goes_away_in_the_sound_check_halts_before_any_vote(self):
        station = self.at_device("&vanish=1")
        fault = self.go(station, lambda event: event["event"] == "fault")
        self.assertEqual(fault["reason"], "device")
        self.assertEqual(station.next_event()["screen"], "check")  # it waits for the experimenter's Enter
        station.key("Return")
        self.assertEqual(station.next_event()["screen"], "welcome")
        self.assertEqual(self.terminate(station), 1)
        self.assertEqual(study.attempts(self.there, "L01"), [])


if __name__ == "__main__":
    unittest.main(verbosity=2)
