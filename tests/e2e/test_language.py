"""A station in another language: what it shows, what it refuses, and what it keeps of it."""

import os
import pathlib
import pty
import random
import subprocess
import time
import tomllib
import unittest

import study
from station import StationTest, environment, sit

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
ACCEPTED = 'labels = "accepted"'
NO_FONTS = "<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig><cachedir>{}</cachedir></fontconfig>\n"


class Language(StationTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.stimuli = study.make_set(cls.base / "set")

    def speaking(self, language, *keys, method="acr"):
        """A study whose study.toml has this language, and further lines."""
        there = study.make_study(self.folder / f"{language}-{method}", self.stimuli, "--listeners", "L01,L02", "--method", method)
        text = (there / "study.toml").read_text()
        (there / "study.toml").write_text(text.replace('language = "en"', "\n".join([f'language = "{language}"', *keys])))
        return there

    def test_texts_that_nobody_confirmed_are_refused_without_a_terminal_and_a_word(self):
        there = self.speaking("de")
        self.assert_sentence(self.seat(there, "L01"), 2, "nobody has confirmed the texts", '"de"', 'labels = "accepted"')
        self.assertEqual(study.rows(there, "SELECT * FROM session"), [])

    def test_accepted_texts_are_recorded_and_every_text_of_the_session_is_german(self):
        there = self.speaking("de", ACCEPTED)
        station = self.seat(there, "L01")
        self.assertEqual(sit(station, random.Random(1), {}), "finished")
        self.finish(station)
        (accepted,) = study.rows(there, "SELECT action, reason FROM audit")
        self.assertEqual(accepted[0], "labels_accepted")
        self.assertRegex(accepted[1], r"texts [0-9a-f]{64}: language de: \d+ recalled; by study.toml")
        pack = tomllib.loads((ROOT / "data/labels/de.toml").read_text())
        shown = {name: (text, status) for name, text, status in study.rows(there, "SELECT name, text, status FROM session_text")}
        for key, text in pack["station"]["text"].items():
            if key in shown:  # the pages of forms are not in this study
                self.assertEqual(shown[key], (text, "recalled"))
        self.assertIn("trial_ready", shown)
        self.assertNotIn("form_gender", shown)
        self.assertEqual([shown[f"quality.{n}"][0] for n in (5, 4, 3, 2, 1)], pack["scale"][0]["labels"])
        labels = {label for (label,) in study.rows(there, "SELECT vote_label FROM votes_long WHERE valid = 1")}
        self.assertLessEqual(labels, set(pack["scale"][0]["labels"]))

    def test_at_a_terminal_the_operator_is_asked_once(self):
        there = self.speaking("fr")
        command = [study.PANEL, there, "--listener", "L01", "--device", f"file:{self.folder}/heard.wav", "--window", "800x600"]

        def answer(text):
            terminal, end = pty.openpty()
            process = subprocess.Popen(command, stdin=end, stderr=end, stdout=subprocess.DEVNULL, env=environment(self.display))
            os.close(end)
            seen = b""
            while b"Type yes and Enter" not in seen:
                seen += os.read(terminal, 4096)
            os.write(terminal, text)
            return process, terminal, seen.decode()

        process, terminal, seen = answer(b"no\n")
        self.assertEqual(process.wait(60), 2)
        self.assertIn("Enregistré", seen)
        self.assertEqual(study.rows(there, "SELECT * FROM audit"), [])
        process, terminal, _ = answer(b"yes\n")
        try:
            for _ in range(200):
                if study.rows(there, "SELECT * FROM session_text"):
                    break
                time.sleep(0.1)
        finally:
            process.terminate()
            self.assertEqual(process.wait(60), 1)
        ((reason,),) = study.rows(there, "SELECT reason FROM audit")
        self.assertTrue(reason.endswith("asked at the terminal"), reason)
        station = self.seat(there, "L02")  # no terminal, and nobody is asked again
        station.expect("ready")

    def test_a_font_that_is_missing_is_named_with_its_package_before_the_session(self):
        (self.folder / "fonts.conf").write_text(NO_FONTS.format(self.folder / "cache"))
        for language, package in (("ja", "fonts-noto-cjk"), ("ar", "fonts-noto-core")):
            with self.subTest(language):
                there = self.speaking(language, ACCEPTED)
                station = self.seat(there, "L01", env={"FONTCONFIG_FILE": str(self.folder / "fonts.conf")})
                self.assert_sentence(station, 3, "no font of this machine can show", f"install the package {package}")
                self.assertFalse((there / "study.sqlite").exists())

    def test_half_a_translation_is_refused_with_what_is_missing(self):
        for method, language, parts in (("effort", "de", ("scale_heading", "scale_labels")), ("acr", "el", ("scale_labels",))):
            there = self.speaking(language, method=method)
            station = self.seat(there, "L01")
            self.assertEqual(station.end(), 2)
            for part in parts:
                self.assertIn(part, station.stderr())

    def test_the_page_of_the_code_is_another_picture_in_another_language(self):
        pictures = {}
        for language in ("en", "de"):
            there = self.speaking(language, *([ACCEPTED] if language != "en" else []))
            station = self.seat(there, "L01")
            station.expect("ready")
            station.key("Escape")
            station.expect("code_open")
            time.sleep(0.5)
            path = self.folder / f"{language}.png"
            station.picture(path)
            pictures[language] = path.read_bytes()
            self.terminate(station)
        self.assertNotEqual(pictures["en"], pictures["de"])


if __name__ == "__main__":
    unittest.main()
