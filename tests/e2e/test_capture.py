"""A whole session through the real PortAudio and ALSA: what the device got is what the database says was played.

The ALSA `file` plugin stands in for the sound card. It hands its samples to alsa_pacer, which keeps them and the time,
five times as fast as a sound card would.
"""

import array
import hashlib
import json
import os
import random
import re
import unittest

import study
from station import StationTest, sit

TIMES_REAL_TIME = 5

class Format:
    """How a sample of so many bits stands in the capture: left-justified in its integers, or as a fraction."""

    def __init__(self, name, typecode, full):
        self.name, self.typecode, self.full = name, typecode, full
        self.frame_bytes = 2 * array.array(typecode).itemsize

    def on_both_channels(self, samples, bits):
        scale = self.full / 2 ** (bits - 1)  # a power of two, so that floats stay exact
        convert = float if self.typecode == "f" else int
        both = array.array(self.typecode)
        for sample in samples:
            value = convert(sample * scale)
            both.append(value)
            both.append(value)
        return both.tobytes()


FLOAT = Format("FLOAT_LE", "f", 1)
S16 = Format("S16_LE", "h", 2 ** 15)
S32 = Format("S32_LE", "i", 2 ** 31)


def under_gain(sample, gain_db):
    """A sample of the stream under a digital gain, as sessions/FORMAT.md has it."""
    factor = int(2 ** 24 * 10 ** (gain_db / 20) + 0.5)
    size = (abs(sample) * factor + 2 ** 23) // 2 ** 24
    return size if sample >= 0 else -size


class Captured:
    """What the device got, read from front to back."""

    def __init__(self, data, frame_bytes):
        self.data, self.frame_bytes, self.at = data, frame_bytes, 0

    def to_next_sound(self):
        """Skips silence. False at the end."""
        found = re.compile(rb"[^\0]").search(self.data, self.at)
        self.at = found.start() // self.frame_bytes * self.frame_bytes if found else len(self.data)
        return found is not None

    def take(self, n_bytes):
        self.at += n_bytes
        return self.data[self.at - n_bytes:self.at]


class Capture(StationTest):
    def check_tone(self, captured, form, side, gain_db):
        """0.8 s of a tone on one side only, at -26 dBov rms and the gain."""
        self.assertTrue(captured.to_next_sound())
        tone = array.array(form.typecode, captured.take(int(0.79 * study.RATE_HZ) * form.frame_bytes))
        captured.take(int(0.01 * study.RATE_HZ) * form.frame_bytes)
        self.assertFalse(any(tone[1 - side::2]), "a check tone on the wrong side")
        peak = max(tone[side::2]) / form.full
        self.assertAlmostEqual(peak, 2 ** 0.5 * 10 ** ((gain_db - 26) / 20), delta=1e-4)

    def check_stimulus(self, captured, form, path, of):
        samples, bits = study.samples_of(path)
        samples = [under_gain(sample, of["gain_db"]) for sample in samples]
        expected = form.on_both_channels(samples, bits)
        first = re.compile(rb"[^\0]").search(expected).start() // form.frame_bytes * form.frame_bytes
        self.assertTrue(captured.to_next_sound(), f"nothing more was heard; {of}")
        self.assertGreaterEqual(captured.at, first)
        if captured.take(len(expected) - first) != expected[first:]:
            self.fail(f"what was heard is not the file, bit for bit; {of}")

    def calibrate(self, there, env, reading, target):
        """Sets the level on the device of the sessions; returns what is said of it."""
        done = study.run(study.QUIETROOM, "calibrate", there, "--device", "default", "--json", "--reading", reading,
                         "--target", target, "--transducer", "T", "--coupler", "C", "--meter", "M", "--operator", "O",
                         env={**os.environ, **env})
        self.assertEqual(done.returncode, 0, done.stderr)
        (self.folder / "capture.raw").unlink()  # the tone; the session's own comes next
        return json.loads(done.stdout)

    def session(self, form, bits, gain_db=0):
        stimuli = study.make_set(self.folder / "set", bits=bits)
        there = study.make_study(self.folder / "study", stimuli, "--listeners", "L01", "--break-after", "3")
        env = study.alsa_pacer(self.folder, form.name, TIMES_REAL_TIME)
        if gain_db != 0:
            said = self.calibrate(there, env, "70", str(70 + gain_db))
            self.assertEqual((said["gain_db"], said["level_db_spl"]), (gain_db, 70 + gain_db))
        station = self.seat(there, "L01", device="default", env=env)
        votes = {}
        self.assertEqual(sit(station, random.Random(form.name), votes), "finished")
        self.finish(station, told=0 if gain_db == 0 else 1)

        rows = study.attempts(there, "L01")
        self.check_rows(rows, votes, study.orders(there, "L01"), stimuli)
        captured = Captured((self.folder / "capture.raw").read_bytes(), form.frame_bytes)
        for side in (0, 1):
            self.check_tone(captured, form, side, gain_db)
        for row in rows:
            self.assertEqual(row["gain_db"], gain_db)
            self.assertEqual(row["level_db_spl"], 70 + gain_db if gain_db != 0 else None)
            self.check_stimulus(captured, form, stimuli / "stimuli" / f"{row['stimulus']}.wav", dict(row))
        self.assertFalse(captured.to_next_sound(), "something was heard that is not in the database")

    def check_rows(self, rows, votes, plan, stimuli):
        self.assertEqual([row["started_utc"] for row in rows], sorted(row["started_utc"] for row in rows))
        valid = [row for row in rows if row["valid"]]
        self.assertEqual({(row["block"], row["trial"]): row["vote"] for row in valid}, votes)
        self.assertEqual(sorted((row["block"], row["trial"], row["stimulus"]) for row in valid), sorted(plan))
        for row in rows:
            self.assertIn("converting", row["device"])
            self.assertEqual(row["rate_hz"], study.RATE_HZ)
            path = stimuli / "stimuli" / f"{row['stimulus']}.wav"
            self.assertEqual(row["sha256"], hashlib.sha256(path.read_bytes()).hexdigest())
            self.assertEqual(row["frames_expected"], len(study.samples_of(path)[0]))
            self.assertEqual(row["frames_delivered"], row["frames_expected"])
        for row in valid:
            self.assertEqual((row["underruns"], row["plays"], row["void_reason"]), (0, 1, None))

    def test_a_float_device_gets_16_bit_stimuli_unchanged(self):
        self.session(FLOAT, 16)

    def test_a_16_bit_device_gets_16_bit_stimuli_unchanged(self):
        self.session(S16, 16)

    def test_a_32_bit_device_gets_24_bit_stimuli_unchanged(self):
        self.session(S32, 24)

    def test_a_calibrated_16_bit_device_gets_stimuli_under_the_gain_as_documented(self):
        self.session(S16, 16, gain_db=-3.3)

    def test_a_calibrated_32_bit_device_gets_24_bit_stimuli_under_the_gain_as_documented(self):
        self.session(S32, 24, gain_db=2.4)


if __name__ == "__main__":
    unittest.main(verbosity=2)
