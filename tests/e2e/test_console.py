"""The experimenter's page of actions in a real window: what each action does, that nothing is lost by it, and that both proofs
still hold afterwards. And the kiosk: no way out without the code."""

import contextlib
import ctypes
import os
import pathlib
import random
import sqlite3
import subprocess
import sys
import time
import unittest

import study
from station import StationTest, sit

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "scripts" / "verify_study.py"


class ClientMessage(ctypes.Structure):
    """XClientMessageEvent, padded to the size of XEvent."""
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int), ("display", ctypes.c_void_p),
                ("window", ctypes.c_ulong), ("message_type", ctypes.c_ulong), ("format", ctypes.c_int),
                ("data", ctypes.c_long * 5), ("pad", ctypes.c_long * 24)]


def ask_to_close(display, window):
    """What a window manager sends when somebody closes the window."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.restype = ctypes.c_ulong
    connection = ctypes.c_void_p(x11.XOpenDisplay(display.encode()))
    protocols, delete = (x11.XInternAtom(connection, name, 0) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW"))
    client_message = 33
    event = ClientMessage(client_message, 0, 1, connection, window, protocols, 32, (ctypes.c_long * 5)(delete, 0, 0, 0, 0))
    x11.XSendEvent(connection, ctypes.c_ulong(window), 0, ctypes.c_long(0), ctypes.byref(event))
    x11.XCloseDisplay(connection)


class Console(StationTest):
    # heights in a window of 1280x800: what goes on, the middle of the top button, and from there to the next one
    PAGE_PROMPT, TRIAL_PROMPT, BUTTON_5, BUTTON_STEP = 592, 245, 388, 80

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.stimuli = study.make_set(cls.base / "set")

    def setUp(self):
        super().setUp()
        self.there = study.make_study(self.folder / "study", self.stimuli, "--listeners", "L01", keys=["break_after = 0"])
        self.votes = {}

    def window(self):
        return self.x11("xdotool", "search", "--name", "^Quietroom$").split()[-1]

    def actions(self, station):
        """Esc and the code: the page of actions."""
        station.key("Escape", "0", "0", "0", "0", "Return")
        station.expect("ready", screen="actions")

    def typed(self, station, text):
        subprocess.run(["xdotool", "type", "--delay", "30", text], env=dict(os.environ, DISPLAY=self.display), check=True)

    def act(self, station, *keys, action):
        station.key(*keys)
        self.assertEqual(station.expect("acted")["action"], action)

    def answer(self, station, count):
        """So many trials from a ready one; the last event is the `ready` of the next."""
        for _ in range(count):
            station.to_vote()
            station.key("4")
            station.expect("voted")
            station.expect("ready", screen="trial")

    def finish_session(self, station):
        self.assertEqual(sit(station, random.Random(3), self.votes), "finished")
        self.assertEqual(station.end(), 0, station.stderr())

    def assert_proved(self, code=0, names=""):
        """That both proofs end with this code and name this."""
        for program in ([study.QUIETROOM, "verify"], [sys.executable, SCRIPT]):
            done = study.run(*program, self.there)
            self.assertEqual(done.returncode, code, done.stdout + done.stderr)
            self.assertIn(names, done.stdout)

    def assert_whole(self):
        """Each trial of the plan has one valid vote, that of the last time it was asked."""
        valid = [(row["block"], row["trial"]) for row in study.attempts(self.there, "L01") if row["valid"]]
        self.assertEqual(sorted(valid), sorted((block, trial) for block, trial, _ in study.orders(self.there, "L01")))

    def test_a_note_is_kept_with_its_trial_and_a_pause_holds_until_it_is_ended(self):
        station = self.seat(self.there, "L01")
        station.to_first_trial()
        self.answer(station, 1)
        self.actions(station)
        station.key("3")
        station.expect("ready", screen="note")
        self.typed(station, "coughs 3 times; R1")
        self.act(station, "Return", action="note")
        station.expect("ready", screen="actions")
        self.act(station, "2", action="paused")
        self.assertEqual(station.next_event()["event"], "actions_closed")
        station.key("Return", "3")
        station.expect_nothing(1)
        self.actions(station)
        self.act(station, "2", action="resumed")
        station.expect("ready", screen="trial")
        station.key("Return")
        self.finish_session(station)
        (written, session, block, trial, text), = study.rows(self.there, "SELECT written_utc, session, block, trial, text FROM note")
        self.assertRegex(written, r"^\d{4}-\d\d-\d\dT[\d:.]+Z$")
        self.assertEqual((session, block, trial, text), ("L01-1", 1, 2, "coughs 3 times; R1"))
        self.assertEqual(study.rows(self.there, "SELECT action FROM audit ORDER BY entry"), [("note",), ("paused",), ("resumed",)])
        self.assert_whole()
        self.assert_proved()
        exported = self.folder / "export"
        study.run(study.QUIETROOM, "export", self.there, exported)
        self.assertTrue((exported / "long.csv").exists() or list(exported.rglob("*.csv")))
        for path in exported.rglob("*"):
            self.assertFalse(path.is_file() and b"coughs" in path.read_bytes(), path)

    def test_a_block_that_is_repeated_keeps_its_votes_aside_and_both_proofs_hold(self):
        station = self.seat(self.there, "L01")
        station.to_first_trial()
        self.answer(station, 4)  # two of them of the main block
        station.to_vote()
        self.actions(station)
        station.key("4")
        station.expect("ready", screen="actions")  # asks once more
        self.act(station, "Return", action="block_repeated")
        ready = station.expect("ready", screen="trial")
        self.assertEqual((ready["block"], ready["trial"], ready["attempt"]), (2, 1, 2))
        station.key("Return")
        self.finish_session(station)
        aside = [(row["block"], row["trial"], row["attempt"], row["vote"]) for row in study.attempts(self.there, "L01")
                 if row["void_reason"] == "restarted"]
        self.assertEqual(aside, [(2, 1, 1, 4), (2, 2, 1, 4)])
        self.assertEqual(study.rows(self.there, "SELECT action, reason FROM audit"), [("block_repeated", "block 2")])
        self.assert_whole()
        self.assert_proved()

    def test_the_practice_is_done_again_and_a_killed_session_goes_on_where_it_was(self):
        station = self.seat(self.there, "L01")
        station.to_first_trial()
        self.answer(station, 3)
        self.actions(station)
        station.key("5")
        station.expect("ready", screen="actions")
        self.act(station, "Return", action="practice_repeated")
        ready = station.expect("ready", screen="trial")
        self.assertEqual((ready["block"], ready["trial"], ready["attempt"]), (1, 1, 2))
        self.answer(station, 1)
        station.kill()
        station = self.seat(self.there, "L01")
        ready = station.to_first_trial()
        self.assertEqual((ready["block"], ready["trial"], ready["attempt"]), (1, 2, 2))
        self.answer(station, 1)
        ready = station.history[-1]
        self.assertEqual((ready["block"], ready["trial"], ready["attempt"]), (2, 2, 1))
        station.key("Return")
        self.finish_session(station)
        self.assert_whole()
        self.assert_proved()

    def test_the_level_is_set_before_the_first_sample_and_every_attempt_has_its_gain(self):
        station = self.seat(self.there, "L01")
        station.expect("ready", screen="welcome")
        self.actions(station)
        station.key("6")
        station.expect("ready", screen="calibration")
        station.key("2")
        for answer in ("HD 650", "IEC 60318-1", "XL2", "ann"):
            station.expect("ready", screen="calibration")
            self.typed(station, answer)
            station.key("Return")
        station.expect("ready", screen="calibration")
        began = time.monotonic()
        station.key("Return")
        station.expect("ready", screen="calibration")  # the tone is over: 20 s, twenty times as fast
        self.assertGreater(time.monotonic() - began, 0.95)
        self.typed(station, "12")
        station.key("Return")  # the meter shows the room
        time.sleep(1)
        self.assertEqual(study.rows(self.there, "SELECT COUNT(*) FROM calibration"), [(0,)])
        self.assertIn("too low for the tone", station.stderr())
        station.key("BackSpace", "BackSpace")
        self.typed(station, "76.5")
        self.act(station, "Return", action="calibrated")
        station.expect("ready", screen="calibration")
        station.key("Return")
        station.expect("ready", screen="welcome")
        station.key("Return")
        station.to_first_trial()
        self.actions(station)
        station.key("6")  # no longer: what is heard keeps its gain
        station.expect_nothing(1)
        station.key("Escape")
        station.expect("ready", screen="trial")
        station.key("Return")
        self.finish_session(station)
        row, = study.rows(self.there, "SELECT device, listening, transducer, coupler, meter, operator, reading_db_spl, target_db_spl, gain_db,"
                         " tone_seconds FROM calibration")
        self.assertEqual(row[1:], ("diotic", "HD 650", "IEC 60318-1", "XL2", "ann", 76.5, 73.0, -3.5, 20.0))
        self.assertEqual(study.rows(self.there, "SELECT DISTINCT a.gain_db, a.level_db_spl, a.device FROM attempt a JOIN"
                                    " calibration c ON c.calibration = a.calibration"), [(-3.5, 73.0, row[0])])
        self.assertEqual(study.rows(self.there, "SELECT COUNT(*) FROM attempt WHERE calibration IS NULL"), [(0,)])
        self.assertEqual(study.rows(self.there, "SELECT action FROM audit"), [("calibrated",)])
        self.assert_proved()
        with contextlib.closing(sqlite3.connect(self.there / "study.sqlite")) as db:
            db.execute("UPDATE calibration SET reading_db_spl = 76.6")
            db.commit()
        self.assert_proved(1, "not fit its digest (link 2)")

    def test_nothing_but_the_code_leads_out_of_the_window(self):
        """Alt+F4, Ctrl+W, Ctrl+Q, Ctrl+C, F11, Alt+Tab and a request to close: the last asks for the code."""
        station = self.seat(self.there, "L01")
        station.to_first_trial()
        for keys in ("alt+F4", "ctrl+w", "ctrl+q", "ctrl+c", "F11", "F10", "alt+Tab", "super", "Menu"):
            station.key(keys)
        station.expect_nothing(0.5)
        ask_to_close(self.display, int(self.window()))
        self.assertEqual(station.next_event()["event"], "code_open")
        self.assertIsNone(station.process.poll())
        station.key("Escape")
        station.expect("ready", screen="trial")
        station.key("Return")
        self.finish_session(station)

    def test_a_session_is_voted_by_taps_alone(self):
        """Each page and each vote by one press of the mouse, as a finger gives: nothing needs a key or a hover."""
        station = self.seat(self.there, "L01")
        for screen in ("instructions", "check", "trial"):
            self.tap_to(station, self.PAGE_PROMPT, "ready", screen=screen)
        for vote in (5, 3, 1):
            self.tap_to(station, self.TRIAL_PROMPT, "vote_open")
            self.x11("xdotool", "mousemove", "640", str(self.BUTTON_5 + (5 - vote) * self.BUTTON_STEP), "click", "1")
            self.assertEqual(station.expect("voted")["vote"], vote)
            station.expect("ready", screen="trial")
        self.assertEqual(self.terminate(station), 1)

    def tap_to(self, station, y, event, **fields):
        """Taps what goes on, at this height, until the event comes."""
        for _ in range(60):
            self.x11("xdotool", "mousemove", "640", str(y), "click", "1")
            time.sleep(0.4)
            while not station.queue.empty():
                found = station.next_event()
                if found["event"] == event and all(found.get(k) == v for k, v in fields.items()):
                    return
            if event == "vote_open":
                station.expect(event)
                return
        self.fail(f"no {event} {fields}")

    def test_what_happens_is_told_without_colour(self):
        """Ready, listening, vote now and saved: as grey pictures no two of them are alike."""
        station = self.seat(self.there, "L01", device=f"file:{self.folder}/heard.wav?speed=0.5")
        station.to_first_trial()
        grey = {"ready": self.grey(station)}
        station.key("Return")
        station.expect("playing")
        time.sleep(0.3)
        grey["listening"] = self.grey(station)
        station.expect("vote_open")
        grey["vote"] = self.grey(station)
        station.key("4")
        station.expect("voted")
        station.expect("ready")
        grey["saved"] = self.grey(station)
        names = list(grey)
        for i, one in enumerate(names):
            for other in names[i + 1:]:
                differing = sum(abs(a - b) > 40 for a, b in zip(grey[one], grey[other]))
                self.assertGreater(differing, 300, f"{one} and {other}")  # more than a letter or two
        self.assertEqual(self.terminate(station), 1)

    def grey(self, station):
        time.sleep(0.3)
        return self.x11("import", "-window", self.window(), "-colorspace", "Gray", "-depth", "8", "gray:-", text=False)

    def test_a_study_on_a_network_share_is_refused_with_advice(self):
        station = self.seat(self.there, "L01", env={"LD_PRELOAD": os.environ["NETWORK_DISK"]})
        self.assert_sentence(station, 3, "lies on a network share (NFS)", "two machines could damage it")

    def test_the_picture_does_not_change_while_a_sample_sounds(self):
        station = self.seat(self.there, "L01", device=f"file:{self.folder}/heard.wav?speed=0.5")
        station.to_first_trial()
        station.key("Return")
        station.expect("playing")
        time.sleep(0.3)
        first = self.pixels(station)
        station.key("3")
        self.x11("xdotool", "mousemove", "640", "500")
        second = self.pixels(station)
        self.assertEqual(first, second)
        heard = station.expect("heard")
        self.assertIsNotNone(heard)
        station.expect("vote_open")
        time.sleep(0.3)
        self.assertNotEqual(self.pixels(station), first)
        self.assertEqual(self.terminate(station), 1)


if __name__ == "__main__":
    unittest.main(verbosity=2)
