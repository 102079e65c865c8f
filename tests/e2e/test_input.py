"""What a station is given: studies that are wrong, machines that lack something, people who look for what they should not know."""

import random
import shutil
import signal
import sqlite3
import subprocess
import os
import unittest

import study
from station import StationTest, sit


class Input(StationTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.stimuli = study.make_set(cls.base / "set")

    def study(self, *options, **more):
        return study.make_study(self.folder / "study", self.stimuli, "--listeners", "L01,L02", *options, **more)

    def database_with_a_vote(self):
        there = self.study()
        station = self.seat(there, "L01")
        station.to_first_trial()
        station.to_vote()
        station.key("2")
        station.expect("voted")
        self.assertEqual(self.terminate(station), 1)
        return there

    # a study that is wrong, or not there

    def test_a_second_station_on_the_same_session_is_refused(self):
        there = self.study()
        first = self.seat(there, "L01")
        first.expect("ready")
        second = self.seat(there, "L01", device=f"file:{self.folder}/second.wav")
        self.assert_sentence(second, 3, "a station already runs the session of L01")
        other = self.seat(there, "L02", device=f"file:{self.folder}/other.wav")
        other.expect("ready")  # another listener has a session of their own

    def test_an_unknown_listener_is_refused(self):
        self.assert_sentence(self.seat(self.study(), "L99"), 2, '"L99" is not of this study', "L01 L02")

    def test_a_missing_study_is_refused(self):
        self.assert_sentence(self.seat(self.folder / "nowhere", "L01"), 2, "nowhere")

    def test_a_missing_set_is_refused(self):
        there = self.study()
        shutil.rmtree(there / "set")
        self.assert_sentence(self.seat(there, "L01"), 2, str(there / "set"))

    def test_a_damaged_database_is_refused_and_left_as_it_is(self):
        there = self.database_with_a_vote()
        file = there / "study.sqlite"
        damaged = file.read_bytes()[:4096] + random.Random(6).randbytes(3 * 4096) + file.read_bytes()[4 * 4096:]
        file.write_bytes(damaged)
        self.assert_sentence(self.seat(there, "L01"), 3, str(file), "restore a copy")
        self.assertEqual(file.read_bytes(), damaged)

    def test_a_database_that_is_none_is_refused_and_left_as_it_is(self):
        there = self.study()
        (there / "study.sqlite").write_text("These are my notes on the study. " * 100)
        self.assert_sentence(self.seat(there, "L01"), 3, "study.sqlite", "not a study database")
        self.assertTrue((there / "study.sqlite").read_text().startswith("These are my notes"))

    def test_a_database_of_a_newer_program_is_refused(self):
        there = self.database_with_a_vote()
        with sqlite3.connect(there / "study.sqlite") as connection:
            connection.execute("UPDATE meta SET value = '1000' WHERE name = 'schema_version'")
        connection.close()
        self.assert_sentence(self.seat(there, "L01"), 3, "version 1000", "install a newer Quietroom")

    def test_a_stimulus_that_was_changed_is_refused_before_it_is_heard(self):
        stimuli = self.folder / "own-set"
        shutil.copytree(self.stimuli, stimuli)
        there = study.make_study(self.folder / "study", stimuli, "--listeners", "L01")
        stimulus = study.orders(there, "L01")[0][2]
        file = stimuli / "stimuli" / f"{stimulus}.wav"
        kept = file.read_bytes()
        file.write_bytes(kept[:-2] + b"\1\1")
        station = self.seat(there, "L01")
        self.assert_sentence(station, 2, f"{file}: is not the file this study was made with", "restore it")
        self.assertEqual(study.attempts(there, "L01"), [])
        self.assertNotIn(stimulus, station.text)
        file.write_bytes(kept)
        self.assertEqual(self.seat(there, "L01").next_event()["screen"], "welcome")

    # the machine

    def test_a_window_size_that_is_none_is_refused(self):
        there = self.study()
        for size in ("1280", "1280x", "axb", "1x1", "1280x800x2", "-5x800"):
            station = self.seat(there, "L01", f"--window={size}")
            self.assertEqual(station.end(), 2, size)
            self.assertRegex(station.stderr(), r"\A[^\n]*--window[^\n]*\n\Z")

    def test_without_a_display_there_is_one_sentence(self):
        self.assert_sentence(self.seat(self.study(), "L01", display=""), 3, "no display")

    def test_quietroom_panel_runs_the_station_beside_it(self):
        there = self.study()
        beside = [study.QUIETROOM, "panel"]
        self.assert_sentence(self.seat(there, "L99", program=beside), 2, '"L99" is not of this study')
        station = self.seat(there, "L01", program=beside)
        station.expect("ready")
        self.assertEqual(self.terminate(station), 1)

    def test_an_alsa_configuration_without_devices_is_a_sentence(self):
        """PortAudio aborts on each of these."""
        there = self.study()
        for text in ("", "pcm.headphones { type null }\n"):
            config = self.folder / "asound.conf"
            config.write_text(text)
            env = {"ALSA_CONFIG_PATH": str(config)}
            self.assert_sentence(self.seat(there, "L01", device="default", env=env), 3, "asound.conf", "no device pcm.default")
            listed = study.run(study.QUIETROOM, "tone", "--list", env=dict(os.environ, **env))
            self.assertEqual(listed.returncode, 3, listed.stderr)
            self.assertRegex(listed.stderr, r"\Aquietroom: [^\n]+no device pcm.default[^\n]+\n\Z")

    def test_a_terminal_that_is_closed_ends_a_session_as_the_system_does(self):
        """SIGHUP; what was answered is kept, what was not comes again."""
        there = self.database_with_a_vote()
        for signal_, begin in ((signal.SIGHUP, []), (signal.SIGINT, []), (signal.SIGHUP, ["nohup"])):
            station = self.seat(there, "L01", program=[*begin, study.PANEL])
            station.to_first_trial()
            station.process.send_signal(signal_)
            if begin:  # it was started to outlive its terminal
                station.to_vote()
                station.process.terminate()
            self.assertEqual(station.end(), 1)
            self.assertIn("not finished", station.stderr())
            self.assertEqual(station.expect("aborted")["event"], "aborted")

    def test_a_closed_standard_error_does_not_end_a_session(self):
        """Closed from the start, or a pipe whose reader went away; the session has something to tell in both."""
        for close in ("2>&-", "2> >(:)"):
            there = study.make_study(self.folder / f"study{len(close)}", self.stimuli, "--listeners", "L01", "--practice", "0")
            script = f'exec "$@" {close}'
            program = ["bash", "-c", script, "bash", study.PANEL]
            station = self.seat(there, "L01", program=program, device=f"file:{self.folder}/heard.wav?speed=0&vanish=2.5")
            self.assertEqual(sit(station, random.Random(3), {}), "finished")
            self.assertEqual(station.end(), 0)
            rows = study.attempts(there, "L01")
            self.assertEqual(sum(row["valid"] for row in rows), 6)

    # what a study may change while it is under way

    def change(self, there, line, replacement):
        file = there / "study.toml"
        text = file.read_text()
        self.assertIn(line, text)
        file.write_text(text.replace(line, replacement))

    def test_confirmation_and_breaks_may_change_while_a_session_is_under_way(self):
        there = self.database_with_a_vote()
        self.change(there, "confirm = false", "confirm = true")
        station = self.seat(there, "L01")
        votes = {}
        self.assertEqual(sit(station, random.Random(12), votes), "finished")
        self.finish(station)
        self.assertEqual(len(votes), 7)

    def test_a_change_of_the_order_is_refused_with_the_key_and_both_values(self):
        there = self.database_with_a_vote()
        self.change(there, "seed = 5", "seed = 6")
        self.assert_sentence(self.seat(there, "L01"), 2, "seed was 5 and is now 6", "Put back seed = 5")

    def test_a_changed_file_of_the_main_block_is_found_before_the_practice(self):
        stimuli = self.folder / "own-set"
        shutil.copytree(self.stimuli, stimuli)
        there = study.make_study(self.folder / "study", stimuli, "--listeners", "L01")
        practice = {name for block, _, name in study.orders(there, "L01") if block == 1}
        name = [name for block, _, name in study.orders(there, "L01") if block == 2 and name not in practice][-1]
        file = stimuli / "stimuli" / f"{name}.wav"
        kept = file.read_bytes()
        file.write_bytes(kept[:-2] + b"\1\1")
        station = self.seat(there, "L01")
        while (event := station.next_event())["event"] == "ready" and event["screen"] != "trial":
            station.key("Return")
        self.assertEqual((event["event"], event["reason"]), ("fault", "files"))
        station.expect("ready")
        self.assertEqual(study.attempts(there, "L01"), [])
        self.assertIn(f"{file}: is not the file this study was made with", station.stderr())
        self.assertNotIn(name, station.text)
        file.write_bytes(kept)
        station.key("Return")
        votes = {}
        self.assertEqual(sit(station, random.Random(13), votes), "finished")
        self.finish(station, told=1)
        self.assertEqual(len(votes), 8)

    # blindness

    def window_name(self, station):
        names = subprocess.run(["xdotool", "search", "--name", ".", "getwindowname", "%@"], capture_output=True, text=True,
                               env=dict(os.environ, DISPLAY=station.display), check=True)
        return names.stdout

    def test_neither_events_nor_title_nor_errors_name_what_is_played(self):
        there = self.study("--break-after", "3")
        station = self.seat(there, "L01")
        titles = set()
        votes = {}

        def look(event):
            if event["event"] in ("ready", "vote_open") and event.get("block"):
                titles.add(self.window_name(station))

        self.assertEqual(sit(station, random.Random(10), votes, stop=look), "finished")
        self.finish(station)
        self.assertEqual(titles, {"Quietroom\n"})
        for word in study.secret_words(self.stimuli):
            self.assertNotIn(word, station.text)
        self.assertNotIn(".wav", station.text)
        constant = {(event["block"], event["of"]) for event in station.history if event.get("block")}
        self.assertEqual(constant, {(1, 2), (2, 6)})


if __name__ == "__main__":
    unittest.main(verbosity=2)
