"""Keys at the wrong time, keys that are held, and the experimenter's code."""

import random
import sqlite3
import time
import unittest

import study
from station import StationTest, sit


class Keys(StationTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.stimuli = study.make_set(cls.base / "set")

    def study(self, *options, **more):
        return study.make_study(self.folder / "study", self.stimuli, "--listeners", "L01,L02", *options, **more)

    def test_keys_before_the_vote_opens_are_ignored_and_counted(self):
        there = self.study()
        station = self.seat(there, "L01", device=f"file:{self.folder}/heard.wav?speed=1")
        station.to_first_trial()
        station.key("Return")
        station.expect("playing")
        station.key("1", "2", "Return", "3", delay=10)
        self.assertEqual([station.next_event()["event"] for _ in range(2)], ["heard", "vote_open"])
        station.expect_nothing(0.3)  # none of them was kept for later
        station.key("4")
        self.assertEqual(station.expect("voted")["vote"], 4)
        self.assertEqual(self.terminate(station), 1)
        row, = study.attempts(there, "L01")
        self.assertEqual((row["vote"], row["ignored_keys"], row["plays"]), (4, 4, 1))

    def test_a_digit_is_answered_at_once_and_the_second_of_two_quick_keys_does_nothing(self):
        """A digit, and Enter in one breath: the next sample is not started by it. An answer to an event always counts."""
        station = self.seat(self.study(), "L01")
        event = station.to_first_trial()
        for _ in range(4):
            event = station.to_vote()
            digit = str(1 + event["trial"] % 5)
            station.key(digit, "Return", "Return", delay=20)
            self.assertEqual(str(station.next_event()["vote"]), digit)
            self.assertEqual(station.next_event()["event"], "ready")
            station.expect_nothing(0.5)

    def test_three_quick_enters_do_not_skip_the_instructions(self):
        station = self.seat(self.study(), "L01")
        station.expect("ready", screen="welcome")
        station.key("Return", "Return", "Return", delay=40)
        self.assertEqual(station.next_event()["screen"], "instructions")
        station.expect_nothing(0.5)

    def test_a_double_tap_at_confirm_does_not_start_the_next_sample(self):
        station = self.seat(self.study("--confirm"), "L01")
        station.to_first_trial()
        station.to_vote()
        station.key("4", "Return", "Return", delay=40)
        self.assertEqual(station.next_event()["event"], "voted")
        ready = station.next_event()
        self.assertEqual(ready["event"], "ready")
        self.assertGreaterEqual(ready["t"] - station.history[-2]["t"], 0.29)
        station.expect_nothing(0.5)
        station.key("Return")
        self.assertEqual(station.next_event()["event"], "playing")

    def test_a_digit_with_ctrl_alt_or_super_is_no_vote(self):
        station = self.seat(self.study(), "L01")
        station.to_first_trial()
        station.to_vote()
        station.key("ctrl+1", "alt+2", "super+3", "ctrl+shift+4")
        station.expect_nothing(0.5)
        station.key("5")
        self.assertEqual(station.expect("voted")["vote"], 5)

    def test_a_key_that_was_held_when_the_focus_came_does_not_vote(self):
        station = self.seat(self.study(), "L01")
        station.to_first_trial()
        station.to_vote()
        window = self.x11("xdotool", "search", "--name", "^Quietroom$").strip()
        self.x11("xdotool", "windowfocus", "--sync", self.other_window())
        self.x11("xdotool", "keydown", "4")
        self.x11("xdotool", "windowfocus", "--sync", window)
        self.addCleanup(self.x11, "xdotool", "keyup", "4")
        station.expect_nothing(1.5)  # Xvfb repeats a held key after 660 ms
        self.x11("xdotool", "keyup", "4")
        station.key("4")  # the next press is one
        self.assertEqual(station.expect("voted")["vote"], 4)

    def test_a_vote_that_is_to_be_confirmed_can_be_changed_before(self):
        there = self.study("--confirm")
        station = self.seat(there, "L01")
        station.to_first_trial()
        self.assertTrue(station.to_vote()["confirm"])
        station.key("2", "5", delay=0)
        station.expect_nothing(0.3)  # nothing counts before Enter
        station.key("3", "Return", delay=0)
        self.assertEqual(station.expect("voted")["vote"], 3)
        votes = {(1, 1): 3}
        self.assertEqual(sit(station, random.Random(7), votes), "finished")
        self.finish(station)
        self.assertEqual({(row["block"], row["trial"]): row["vote"] for row in study.attempts(there, "L01")}, votes)

    def test_a_break_lasts_its_minimum(self):
        there = self.study("--break-after", "3", break_min_s=1)
        station = self.seat(there, "L01")
        votes = {}
        sit(station, random.Random(8), votes, stop=lambda event: event["event"] == "break")
        rest = station.history[-1]
        self.assertEqual((rest["block"], rest["trial"]), (2, 4))
        station.key("Return", "3", "Return")  # nobody is let out early
        over = station.next_event()
        self.assertEqual((over["event"], over["screen"]), ("ready", "break"))
        self.assertGreaterEqual(over["t"] - rest["t"], 1)
        self.assertLess(over["t"] - rest["t"], 2)
        station.key("Return")
        self.assertEqual(station.next_event()["screen"], "trial")
        station.key("Return")
        self.assertEqual(sit(station, random.Random(9), votes), "finished")
        self.finish(station)
        self.assertEqual(len(votes), 8)

    def test_only_the_experimenters_code_ends_a_session(self):
        there = self.study()
        station = self.seat(there, "L01")
        station.to_first_trial()
        station.key("Escape", "1", "2", "3", "4", "Return", "Escape")
        self.assertEqual([station.next_event()["event"] for _ in range(3)], ["code_open", "code_closed", "ready"])
        station.to_vote()
        station.key("3")
        station.expect("voted")
        station.expect("ready")
        station.key("Escape", "0", "0", "0", "0", "Return")
        self.assertEqual([station.next_event()["event"] for _ in range(2)], ["code_open", "ready"])
        station.key("1")
        self.assertEqual([station.next_event()["event"] for _ in range(3)], ["acted", "actions_closed", "aborted"])
        self.assertEqual(station.end(), 1)
        self.assertRegex(station.stderr(), r"\Aquietroom: the session of L01 is not finished[^\n]+\n\Z")
        row, = study.attempts(there, "L01")
        self.assertEqual((row["vote"], row["valid"]), (3, 1))

    def test_the_code_typed_while_a_sample_sounds_is_no_vote(self):
        there = self.study()
        station = self.seat(there, "L01", device=f"file:{self.folder}/heard.wav?speed=1")
        station.to_first_trial()
        station.key("Return")
        station.expect("playing")
        station.key("Escape", "4", "7", delay=10)
        self.assertEqual([station.next_event()["event"] for _ in range(3)], ["code_asked", "heard", "code_open"])
        station.key("1", "1", "Return", "3")
        station.expect_nothing(0.5)
        station.key("Escape")
        closed = station.next_event()
        self.assertEqual((closed["event"], closed["reason"]), ("code_closed", "escape"))
        self.assertEqual(station.next_event()["event"], "vote_open")
        station.key("2")
        self.assertEqual(station.next_event()["vote"], 2)

    def test_twenty_seconds_without_a_key_return_from_the_code_page(self):
        station = self.seat(self.study(), "L01")
        station.to_first_trial()
        station.key("Escape", "5")
        opened = station.next_event()
        closed = station.next_event()
        self.assertEqual((closed["event"], closed["reason"]), ("code_closed", "timeout"))
        self.assertGreaterEqual(closed["t"] - opened["t"], 20)
        self.assertLess(closed["t"] - opened["t"], 22)
        self.assertEqual(station.next_event()["screen"], "trial")

    def test_a_locked_database_shows_one_moment_and_keys_meanwhile_are_dropped(self):
        there = self.study()
        station = self.seat(there, "L01")
        station.to_first_trial()
        station.to_vote()
        connection = sqlite3.connect(there / "study.sqlite", isolation_level=None)
        connection.execute("BEGIN IMMEDIATE")
        before = self.pixels(station)
        station.key("4")
        moment = station.next_event()
        self.assertEqual(moment["event"], "moment")
        station.key("1", "Return", "2")
        time.sleep(1)
        self.assertNotEqual(self.pixels(station), before)
        connection.execute("ROLLBACK")
        connection.close()
        over = station.next_event()
        self.assertEqual((over["event"], over["keys"]), ("moment_over", 3))
        self.assertEqual(station.next_event()["vote"], 4)
        self.assertEqual(station.next_event()["event"], "ready")
        station.expect_nothing(0.5)  # none of the three was kept for later
        self.assertEqual(self.terminate(station), 1)
        row, = study.attempts(there, "L01")
        self.assertEqual((row["vote"], row["valid"]), (4, 1))


if __name__ == "__main__":
    unittest.main(verbosity=2)
