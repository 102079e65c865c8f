"""What a listener is asked besides votes in a real window: form, eligibility with its override, questionnaires."""

import datetime
import os
import pathlib
import random
import unittest

import study
from station import StationTest, answer_of

CODE = "0000"
FORM = """
[form]
ask = ["gender", "native_language", "last_test"]

[eligibility]
last_test_months = 6

[[questionnaire]]
questionnaire = "tiredness"
when = "break"

[[questionnaire.question]]
question = "tired"
heading = "How tired are you?"
labels = ["Not at all", "A little", "Very"]

[[questionnaire]]
questionnaire = "afterwards"
when = "end"

[[questionnaire.question]]
question = "remark"
heading = "Is there anything that you want to tell us?"
"""


def months_ago(months):
    """The digits of that month."""
    today = datetime.datetime.now(datetime.timezone.utc)
    month = today.year * 12 + today.month - 1 - months
    return f"{month // 12:04}{month % 12 + 1:02}"


class Form(StationTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.stimuli = study.make_set(cls.base / "set")

    def asked(self, text=FORM):
        there = study.make_study(self.folder / "study", self.stimuli, "--listeners", "L01,L02", "--break-after", "3")
        (there / "study.toml").write_text((there / "study.toml").read_text() + text)
        return there

    def picture(self, station, name):
        """Keeps a picture where PICTURES says so, for people to look at."""
        if "PICTURES" in os.environ:
            study.run("sleep", "0.4")
            station.picture(str(pathlib.Path(os.environ["PICTURES"]) / f"{name}.png"))

    def to_form(self, station):
        station.expect("ready", screen="welcome")
        station.key("Return")
        station.expect("ready", screen="form")

    def fill_in(self, station, last_test, pictures=False):
        """A form: female, a language with a blank and a digit, and that month."""
        station.key("2", "1")
        if pictures:
            self.picture(station, "form-choice")
        station.key("Return")
        station.expect("ready", screen="form")
        station.key("D", "e", "u", "t", "s", "c", "h", "space", "1", "r", "x", "BackSpace")
        if pictures:
            self.picture(station, "form-text")
        station.key("Return")
        station.expect("ready", screen="form")
        if pictures:
            self.picture(station, "form-date-empty")
        station.key("Return")
        station.expect_nothing(0.5)  # a rule needs the answer
        station.key(*last_test)
        if pictures:
            self.picture(station, "form-date")
        station.key("Return")

    def sit_on(self, station, votes, screens):
        """Goes on as a program does; a question is left without an answer, or gets the first label."""
        rng = random.Random(3)
        while True:
            event = station.next_event()
            self.assertIsNotNone(event, station.stderr())
            if event["event"] == "ready":
                screens.append(event["screen"])
                if event["screen"] == "questions":
                    self.picture(station, f"questions-{screens.count('questions')}")
                    station.key("1")
                station.key("Return")
            elif event["event"] == "vote_open":
                _, keys = answer_of(event, rng)
                station.key(*keys)
            elif event["event"] == "voted":
                votes[(event["block"], event["trial"])] = event["vote"]
            elif event["event"] in ("finished", "aborted"):
                return event["event"]

    def test_a_listener_fills_in_the_form_and_answers_between_the_blocks(self):
        there = self.asked()
        station = self.seat(there, "L01")
        self.to_form(station)
        self.fill_in(station, "0")
        votes, screens = {}, []
        self.assertEqual(self.sit_on(station, votes, screens), "finished")
        self.finish(station)
        self.assertEqual(study.rows(there, "SELECT field, code, said FROM form_answer ORDER BY position"),
                         [("gender", "female", "Female"), ("native_language", "Deutsch 1r", "Deutsch 1r"),
                          ("last_test", "never", "never")])
        self.assertEqual(study.rows(there, "SELECT questionnaire, question, code, said FROM questionnaire_answer ORDER BY 1"),
                         [("afterwards", "remark", "1", "1"), ("tiredness", "tired", "1", "Not at all")])
        self.assertEqual({(row["block"], row["trial"]): row["vote"] for row in study.attempts(there, "L01")}, votes)
        self.assertLess(screens.index("questions"), screens.index("break"))
        self.assertEqual(screens[-2:], ["questions", "thanks"])
        self.assertEqual(study.rows(there, "SELECT rules, breaches, overridden FROM eligibility"),
                         [("last_test_months = 6", "", 0)])
        for word in ("Deutsch", "female", "Female"):
            self.assertNotIn(word, station.text)  # of the events
            self.assertNotIn(word, station.stderr())
        self.assertEqual(study.run(study.QUIETROOM, "verify", there).returncode, 0)

    def test_who_is_not_eligible_is_let_in_by_the_code_and_a_reason(self):
        there = self.asked()
        station = self.seat(there, "L01")
        self.to_form(station)
        self.fill_in(station, months_ago(2), pictures=True)
        station.expect("ineligible")
        self.picture(station, "not-eligible")
        station.key("Return", "5", "space")
        station.expect_nothing(0.6)
        station.key("Escape")
        station.expect("code_open")
        self.picture(station, "override-code")
        station.key(*CODE, "Return")
        station.expect("ready", screen="override")
        station.key("t", "o", "o", "space", "f", "e", "w")
        self.picture(station, "override")
        station.key("Return")
        station.expect("ready", screen="instructions")
        self.terminate(station)
        self.assertEqual(study.rows(there, "SELECT breaches, overridden FROM eligibility"), [("last_test", 1)])
        self.assertEqual(study.rows(there, "SELECT action, listener, reason FROM audit"),
                         [("eligibility_override", "L01", "too few")])
        # taken up again: nothing is asked anew
        station = self.seat(there, "L01")
        station.expect("ready", screen="welcome")
        station.key("Return")
        station.expect("ready", screen="instructions")
        self.terminate(station)

    def test_a_form_that_was_left_goes_on_at_the_first_open_question(self):
        there = self.asked()
        station = self.seat(there, "L01")
        self.to_form(station)
        station.key("3", "Return")
        station.expect("ready", screen="form")
        station.kill()
        station = self.seat(there, "L01")
        self.to_form(station)
        station.key("o", "k", "Return")
        station.expect("ready", screen="form")
        station.key("0", "Return")
        station.expect("ready", screen="instructions")
        self.terminate(station)
        self.assertEqual(study.rows(there, "SELECT field, code FROM form_answer ORDER BY position"),
                         [("gender", "other"), ("native_language", "ok"), ("last_test", "never")])

    def test_without_a_reason_the_session_ends_and_nothing_was_heard(self):
        there = self.asked()
        station = self.seat(there, "L01")
        self.to_form(station)
        self.fill_in(station, months_ago(0))
        station.expect("ineligible")
        station.key("Escape")
        station.expect("code_open")
        station.key(*CODE, "Return")
        station.expect("ready", screen="override")
        station.key("Return")
        station.expect("aborted")
        self.assertEqual(station.end(), 1)
        self.assertEqual(study.rows(there, "SELECT COUNT(*) FROM attempt"), [(0,)])
        self.assertEqual(study.rows(there, "SELECT overridden FROM eligibility"), [(0,)])

    def test_another_study_that_is_not_there_is_told_before_anybody_sits_down(self):
        there = self.asked('\n[eligibility]\nunheard = "sources"\nother_studies = ["../nowhere"]\n')
        station = self.seat(there, "L01")
        self.assertEqual(station.end(), 2)
        self.assertIn("nowhere has no database", station.stderr())

    def test_a_german_station_asks_in_german(self):
        there = self.asked()
        text = (there / "study.toml").read_text()
        (there / "study.toml").write_text(text.replace('language = "en"', 'language = "de"\nlabels = "accepted"'))
        station = self.seat(there, "L01")
        self.to_form(station)
        self.fill_in(station, months_ago(2))
        station.expect("ineligible")
        self.assertEqual(study.rows(there, "SELECT heading, code, said FROM form_answer WHERE field = 'gender'"),
                         [("Welches Geschlecht haben Sie?", "female", "Weiblich")])
        self.picture(station, "not-eligible-de")
        self.terminate(station)


if __name__ == "__main__":
    unittest.main(verbosity=2)
