"""The station draws when something changes, and leaves the machine alone in the moments that matter most."""

import json
import random
import unittest

import study
from station import StationTest, sit

STILL_S = 0.1


class Still(StationTest):
    def setUp(self):
        super().setUp()
        stimuli = study.make_set(self.folder / "set", seconds=(0.8, 1.2))
        self.seconds = {path.stem: len(study.samples_of(path)[0]) / study.RATE_HZ for path in stimuli.rglob("stimuli/*.wav")}
        self.there = study.make_study(self.folder / "study", stimuli, "--listeners", "L01", "--practice", "0")
        self.station = self.seat(self.there, "L01", "--measure", str(self.folder / "measures"), device="default",
                                 env=study.alsa_pacer(self.folder, "S16_LE", 1))

    def measures(self):
        return [json.loads(line) for line in (self.folder / "measures").read_text().splitlines()]

    def frames(self):
        return [measure["frame"] for measure in self.measures() if "frame" in measure]

    def test_no_frame_is_drawn_while_nothing_happens(self):
        ready = self.station.to_first_trial()
        self.station.expect_nothing(3.2)
        drawn = [t for t in self.frames() if ready["t"] + 0.2 < t]
        self.assertEqual(drawn, [])  # and not only because nothing is ever drawn (the page comes 300 ms before its key counts):
        self.assertTrue(any(t > ready["t"] - 0.5 for t in self.frames()))

    def test_the_beginning_and_the_end_of_a_sample_are_left_alone(self):
        self.station.to_first_trial()
        self.station.key("Return")
        votes = {}
        sit(self.station, random.Random(11), votes, stop=lambda event: event["event"] == "ready" and len(votes) == 4)
        self.assertEqual(self.terminate(self.station), 1)
        rows = study.attempts(self.there, "L01")
        began = [measure["sample_began"] for measure in self.measures() if "sample_began" in measure]
        self.assertEqual(len(rows), len(began))
        for row, t in zip(rows, began):
            end = t + self.seconds[row["stimulus"]]
            within = [frame for frame in self.frames() if t <= frame <= end]
            close = [frame for frame in within if frame < t + STILL_S or frame > end - STILL_S]
            self.assertEqual(close, [], f"a frame at the edge of a sample from {t} to {end}")
            self.assertLessEqual(len(within), 3)

    def test_keys_take_effect_at_once(self):
        self.station.to_first_trial()
        self.station.to_vote()
        self.station.key("3")
        self.station.expect("voted")
        self.assertEqual(self.terminate(self.station), 1)
        commits = [measure["key_to_commit_ms"] for measure in self.measures() if "key_to_commit_ms" in measure]
        self.assertEqual(len(commits), 1)
        self.assertLess(commits[0], 500)  # a slow disk under a sanitizer; the figure that counts is the benchmark's


if __name__ == "__main__":
    unittest.main(verbosity=2)
