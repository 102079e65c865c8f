"""What a study may ask for around its trials, in a real window: consent, a sound check that can be failed, a page behind
the practice, samples that are heard again, votes in a hurry, and what becomes of a session that was broken off."""

import os
import pathlib
import sys
import unittest

import study
from station import StationTest

SCRIPTS = pathlib.Path(__file__).resolve().parent.parent.parent / "scripts"
sys.path.insert(0, str(SCRIPTS))
from verify_study import derived  # as sessions/FORMAT.md says it

SEED = 5


def left_first(listener, check_round):
    return derived(derived(SEED, "listener", listener), "check", str(check_round)) % 2 == 0


class Flow(StationTest):
    def make(self, *keys):
        there = study.make_study(self.folder / "study", study.make_set(self.folder / "set"), "--listeners", "L01,L02",
                                 keys=keys)
        (there / "consent.txt").write_text("You hear short samples of speech.\n\nYou may stop at any time.\n---\n"
                                           "Your votes are stored without your name.\n")
        return there

    def to_screen(self, station, screen):
        """Presses Enter on every page before this one."""
        while True:
            event = station.expect("ready")
            if event["screen"] == screen:
                return event
            station.key("Return")

    def picture(self, station, name):
        if "PICTURES" in os.environ:
            study.run("sleep", "0.4")
            station.picture(str(pathlib.Path(os.environ["PICTURES"]) / f"flow-{name}.png"))

    def say_sides(self, station, listener, check_round, rightly=True):
        """From the page before the tones; stops at the first wrong answer."""
        station.key("Return")
        for tone in range(2):
            station.expect("ready", screen="side")
            is_left = left_first(listener, check_round) == (tone == 0)
            station.key("Left" if is_left == rightly else "Right")
            if not rightly:
                return

    def sit_on(self, station, votes=3, stop_at=None):
        """From the first trial to the end, or until this trial of the main block is open."""
        while True:
            event = station.next_event()
            self.assertIsNotNone(event, station.stderr())
            if event["event"] == "ready":
                station.key("Return")
            elif event["event"] == "vote_open":
                if stop_at == (event["block"], event["trial"]):
                    return event
                station.key(str(votes))
            elif event["event"] in ("finished", "aborted"):
                return event

    def verified(self, there):
        study.must(study.QUIETROOM, "verify", there)
        done = study.run(sys.executable, SCRIPTS / "verify_study.py", there)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def table(self, there, query):
        connection = study.database(there)
        try:
            return [tuple(row) for row in connection.execute(query)]
        finally:
            connection.close()

    def test_a_listener_agrees_hears_both_sides_and_hears_a_sample_again(self):
        there = self.make('consent = "consent.txt"', 'check = "sides"', "page_after_practice = true", "max_plays = 2",
                          "break_after = 2")
        station = self.seat(there, "L01")
        self.to_screen(station, "consent")
        self.picture(station, "consent")
        station.key("Return")
        station.expect("ready", screen="consent")
        self.picture(station, "agree")
        station.key("Return")
        self.to_screen(station, "check")
        self.picture(station, "sides")
        station.key("Return")
        station.expect("ready", screen="side")
        self.picture(station, "side")
        station.key("Right" if left_first("L01", 0) else "Left")  # the wrong one
        station.expect("ready", screen="check")
        self.picture(station, "sides-again")
        self.say_sides(station, "L01", 1)
        station.expect("ready", screen="comfort")
        self.picture(station, "comfort")
        station.key("Return")
        station.expect("ready", screen="trial")
        station.key("Return")
        first = station.expect("vote_open")
        self.assertEqual(first["plays_left"], 1)
        self.picture(station, "replay")
        station.key("r")
        station.expect("playing")
        self.assertEqual(station.expect("vote_open")["plays_left"], 0)
        station.key("r")  # not a third time
        station.key("4")
        self.assertEqual(station.expect("voted")["vote"], 4)
        self.to_main(station)
        self.assertEqual(self.sit_on(station)["event"], "finished")
        self.finish(station)
        rows = study.attempts(there, "L01")
        self.assertEqual([row["plays"] for row in rows], [2] + [1] * (len(rows) - 1))
        self.assertEqual(rows[0]["frames_delivered"], rows[0]["frames_expected"])
        self.assertEqual(self.table(there, "SELECT given FROM consent"), [(1,)])
        self.assertEqual([row[0] for row in self.table(there, "SELECT passed FROM sound_check ORDER BY entry")],
                         [0, 1, 1, 1])
        self.verified(there)
        session = f"{rows[0]['session']}:1:{rows[0]['trial']}"
        out = self.folder / "again.wav"
        done = study.run(study.QUIETROOM, "replay", there, "--vote", session, "--device", f"file:{out}?speed=0")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("heard 2 times", done.stderr + done.stdout)

    def to_main(self, station):
        """Through the practice to the page behind it."""
        while True:
            event = station.next_event()
            if event["event"] == "vote_open":
                station.key("3")
            elif event["event"] == "ready" and event["screen"] == "main":
                self.picture(station, "main")
                station.key("Return")
                return
            elif event["event"] == "ready":
                station.key("Return")

    def test_who_does_not_agree_is_thanked_and_hears_nothing(self):
        there = self.make('consent = "consent.txt"')
        station = self.seat(there, "L01")
        self.to_screen(station, "consent")
        station.key("r")
        station.expect("ready", screen="declined")
        self.picture(station, "declined")
        station.key("Return")
        station.expect("aborted")
        self.assertEqual(station.end(), 1)
        self.assertEqual(self.table(there, "SELECT given FROM consent"), [(0,)])
        self.assertEqual(study.attempts(there, "L01"), [])

    def test_twice_the_wrong_side_calls_the_operator_whose_code_lets_the_check_begin_again(self):
        there = self.make('check = "sides"')
        station = self.seat(there, "L01")
        self.to_screen(station, "check")
        self.say_sides(station, "L01", 0, rightly=False)
        station.expect("ready", screen="check")
        self.say_sides(station, "L01", 1, rightly=False)
        self.assertEqual(station.expect("fault")["reason"], "check")
        station.expect("ready", screen="check")
        self.picture(station, "failed")
        station.key("Return")
        station.expect("code_open")
        self.picture(station, "code")
        station.key(*"0000", "Return")
        station.expect("code_closed")
        station.expect("ready", screen="check")
        self.say_sides(station, "L01", 2)
        station.expect("ready", screen="comfort")
        station.key("Return")
        station.expect("ready", screen="trial")
        self.terminate(station)
        self.assertEqual(self.table(there, "SELECT question, passed FROM sound_check ORDER BY entry"),
                         [("side", 0), ("side", 0), ("side", 1), ("side", 1), ("comfort", 1)])

    def test_a_vote_that_does_not_come_in_its_time_is_missed(self):
        there = self.make("vote_within_s = 1")
        station = self.seat(there, "L01")
        station.to_first_trial()
        station.to_vote()
        self.assertIsNone(station.expect("voted")["vote"])
        station.expect("ready", screen="trial")
        self.picture(station, "missed")
        self.terminate(station)
        row = study.attempts(there, "L01")[0]
        self.assertEqual((row["vote"], row["vote_label"], row["valid"]), (None, "(no answer)", 1))

    def broken_off(self, policy):
        """A session that is killed at the third vote of its main block, and goes on to its end."""
        there = self.make(f'resume = "{policy}"')
        station = self.seat(there, "L01")
        station.to_first_trial()
        station.key("Return")
        self.sit_on(station, stop_at=(2, 3))
        station.kill()
        again = self.seat(there, "L01")
        again.to_first_trial()
        again.key("Return")
        self.assertEqual(self.sit_on(again)["event"], "finished")
        self.finish(again)
        self.verified(there)
        return [row["void_reason"] for row in study.attempts(there, "L01")]

    def test_a_session_that_was_broken_off_begins_its_block_again(self):
        reasons = self.broken_off("restart-block")
        self.assertEqual(reasons.count("restarted"), 2)
        self.assertEqual(reasons.count("killed"), 1)

    def test_a_session_that_was_broken_off_is_discarded(self):
        reasons = self.broken_off("discard")
        self.assertEqual(reasons.count("redone"), 4)  # two of the practice
        self.assertEqual(reasons.count("killed"), 1)


if __name__ == "__main__":
    unittest.main()
