"""Booths of one study on a PostgreSQL server: their votes arrive once and in order, whatever becomes of server and booths. Runs
under scripts/with-postgres."""

import json
import os
import random
import signal
import threading
import time
import unittest

import study
from cluster import SERVER, kill_server, sql, start_server
from station import StationTest, sit

@unittest.skipUnless(SERVER, "needs scripts/with-postgres")
class Lab(StationTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.stimuli = study.make_set(cls.base / "set")

    def booth(self, name, *keys, listeners="L01,L02,L03"):
        """A booth's own folder of the study that the server has under the name of the test."""
        there = study.make_study(self.folder / name / self.id().split(".")[-1][:50], self.stimuli, "--listeners", listeners,
                                 keys=(f'store = "{SERVER}"', *keys))
        return there

    def served(self, booth):
        study.must(study.QUIETROOM, "store", "init", booth)
        return booth.name

    def rows(self, name, columns, table):
        return sql(f'SELECT {columns} FROM "{name}".{table}')

    def assert_handed_over(self, booth, name):
        """What the booth has is on the server, row for row, and verifies."""
        columns = "session, block, trial, attempt, vote, vote_label, response_ms, voted_utc, valid, void_reason, digest"
        here = [["" if field is None else f"{field:.17g}" if isinstance(field, float) else str(field) for field in row]
                for row in study.rows(booth, f"SELECT {columns} FROM votes_long WHERE digest IS NOT NULL")]
        there = [[f"{float(field):.17g}" if i == 6 and field else field for i, field in enumerate(row)]
                 for row in self.rows(name, columns, "votes_long")]
        self.assertEqual(sorted(here), sorted(there))
        self.assertGreater(len(here), 0)
        study.must(study.QUIETROOM, "verify", booth)

    def test_a_session_goes_on_while_the_server_is_killed_and_started_again(self):
        booth = self.booth("booth")
        name = self.served(booth)
        station = self.seat(booth, "L01")
        votes = {}
        down = threading.Timer(4, kill_server)
        down.start()
        sit(station, random.Random(1), votes)
        self.assertEqual(station.end(), 0)
        down.join()
        self.assertIn("votes wait in", station.stderr())
        start_server()
        self.assertEqual(study.run(study.QUIETROOM, "store", "send", booth).returncode, 0)
        self.assert_handed_over(booth, name)

    def test_a_listener_notices_nothing_of_a_server_that_is_stopped_between_two_votes(self):
        booth = self.booth("booth")
        name = self.served(booth)
        station = self.seat(booth, "L01")
        station.to_first_trial()
        kill_server(signal.SIGQUIT)  # pg_ctl stop -m immediate
        votes = []
        for i in range(3):
            station.to_vote()
            pressed = time.monotonic()
            station.key(str(1 + i))
            voted = station.expect("voted")
            self.assertLess(time.monotonic() - pressed, 2)
            votes.append(voted["vote"])
            station.expect("ready")
        start_server()
        self.until(lambda: "the server is back, nothing was lost" in station.stderr())
        self.until(lambda: self.rows(name, "vote", "votes_long WHERE valid = 1 ORDER BY voted_utc") == [["1"], ["2"], ["3"]])
        self.assertEqual(votes, [1, 2, 3])
        self.assertNotIn("fault", [event["event"] for event in station.history])
        self.assertEqual(self.terminate(station), 1)
        self.assert_handed_over(booth, name)

    def until(self, holds, seconds=20):
        for _ in range(10 * seconds):
            if holds():
                return
            time.sleep(0.1)
        self.fail("it did not come to that")

    def test_a_full_disk_in_a_booth_stops_it_on_its_vote_and_the_server_gets_each_once(self):
        disk = self.folder / "disk"
        disk.mkdir()
        mounted = study.run("mount", "-t", "tmpfs", "-o", "size=4m", "quietroom-lab", disk)
        if mounted.returncode != 0:
            self.skipTest(f"NOT TESTED: a full disk needs root and mount ({mounted.stderr.strip()})")
        self.addCleanup(study.run, "umount", "--lazy", disk)
        booth = self.booth("disk")
        name = self.served(booth)
        station = self.seat(booth, "L01")
        station.to_first_trial()
        station.to_vote()
        with open(disk / "filler", "wb", buffering=0) as filler:
            try:
                while True:
                    filler.write(bytes(4096))
            except OSError:
                pass
        station.key("4")
        self.assertEqual(station.expect("fault")["reason"], "store")
        self.assertEqual(self.rows(name, "COUNT(*)", "answer"), [["0"]])
        (disk / "filler").unlink()
        station.expect("ready")
        station.key("Return")
        self.assertEqual(station.expect("voted")["vote"], 4)
        self.assertEqual(sit(station, random.Random(2), {}), "finished")
        station.key("Return")
        self.assertEqual(station.end(), 0)
        self.assertIn("study.sqlite: the disk is full; free some space, nothing stored before is lost", station.stderr())
        self.assert_handed_over(booth, name)

    def test_a_booth_is_refused_in_one_sentence_without_rights_and_with_another_schema(self):
        booth = self.booth("booth")
        name = self.served(booth)
        for user, role in (("stranger", None), ("ann", "experimenter")):
            sql(f"CREATE ROLE {user} LOGIN")
            if role:
                sql(f'GRANT "{name} {role}" TO {user}')
        text = (booth / "study.toml").read_text()
        for user, code, sentence in (("stranger", 2, "has no study that this user may read"),
                                     ("ann", 3, "this user may not add votes to the study")):
            (booth / "study.toml").write_text(text.replace(SERVER, f"{SERVER}&user={user}"))
            self.assert_sentence(self.seat(booth, "L01"), code, sentence)
        (booth / "study.toml").write_text(text)
        for version, sentence in ((4, "this program knows 3; install a newer Quietroom"), (2, "store migrate FILE")):
            sql(f"UPDATE \"{name}\".meta SET value = '{version}' WHERE name = 'schema_version'")
            self.assert_sentence(self.seat(booth, "L01"), 3, f"its schema has version {version}", sentence)
        self.assertEqual(self.rows(name, "COUNT(*)", "session"), [["0"]])

    def test_what_a_killed_booth_had_not_handed_over_goes_with_its_next_session(self):
        booth = self.booth("booth", "without_server = true")
        name = self.served(booth)
        kill_server()
        try:
            station = self.seat(booth, "L01")
            station.to_first_trial()
            for _ in range(3):
                station.to_vote()
                station.key("3")
                station.expect("voted")
                station.expect("ready")
            self.assertIn("the server does not answer; this session goes on without it", station.stderr())
            station.kill()
        finally:
            start_server()
        self.assertEqual(self.rows(name, "COUNT(*)", "session"), [["0"]])
        station = self.seat(booth, "L01")
        votes = {}
        sit(station, random.Random(1), votes)
        self.assertEqual(station.end(), 0)
        self.assert_handed_over(booth, name)

    def test_two_booths_never_seat_one_listener(self):
        first, second = self.booth("first"), self.booth("second")
        name = self.served(first)
        station = self.seat(first, "L01")
        station.to_first_trial()
        other = self.seat(second, "L01")
        self.assert_sentence(other, 3, "booth", "seats listener L01 now")
        self.assertEqual(self.terminate(station), 1)
        other = self.seat(second, "L01")
        self.assert_sentence(other, 3, "listener L01 has the session L01-1-", "in another booth")
        self.assertEqual(len(self.rows(name, "session", "session")), 1)

    def test_without_a_server_no_session_begins_unless_the_study_allows_it(self):
        booth = self.booth("booth")
        self.served(booth)
        kill_server()
        try:
            self.assert_sentence(self.seat(booth, "L01"), 3, "the server does not answer")
        finally:
            start_server()

    def test_a_server_that_refuses_is_not_taken_for_one_that_is_away(self):
        booth = self.booth("booth", "without_server = true")
        name = self.served(booth)
        text = (booth / "study.toml").read_text()
        for key, said in (("user", "does not let this user in"), ("dbname", "there is no such database")):
            (booth / "study.toml").write_text(text.replace(SERVER, f"{SERVER}&{key}=no_such"))
            self.assert_sentence(self.seat(booth, "L01"), 3, said, "no_such")
        self.assertEqual(self.rows(name, "COUNT(*)", "session"), [["0"]])

    def vote(self, station, count):
        station.to_first_trial()
        for i in range(count):
            station.to_vote()
            station.key(str(1 + i))
            station.expect("voted")
            station.expect("ready")

    def test_a_session_set_aside_on_the_server_is_held_anew_in_its_booth(self):
        booth = self.booth("booth")
        name = self.served(booth)
        station = self.seat(booth, "L01")
        self.vote(station, 2)
        station.kill()
        study.must(study.QUIETROOM, "store", "send", booth)
        study.must(study.QUIETROOM, "redo", booth, "--listener", "L01")
        station = self.seat(booth, "L01")
        votes = {}
        sit(station, random.Random(1), votes)
        self.assertEqual(station.end(), 0)
        self.assertIn("was set aside on the server", station.stderr())
        self.assertEqual(len(self.rows(name, "session", "session")), 2)
        self.assertEqual(self.rows(name, "COUNT(*)", "session WHERE finished_utc IS NOT NULL"), [["1"]])
        study.must(study.QUIETROOM, "store", "send", booth)
        study.must(study.QUIETROOM, "verify", booth)

    def test_who_withdrew_on_the_server_is_wiped_in_the_booth_and_seated_nowhere(self):
        booth, other = self.booth("booth"), self.booth("other")
        self.served(booth)
        station = self.seat(booth, "L01")
        self.vote(station, 2)
        station.kill()
        study.must(study.QUIETROOM, "store", "send", booth)
        self.assertEqual(study.run(study.QUIETROOM, "withdraw", booth, "--listener", "L01", "--yes").returncode, 0)
        for each in (booth, other):
            station = self.seat(each, "L01")
            self.assertEqual(station.end(), 2, station.stderr())
            self.assertIn("listener L01 has withdrawn", station.stderr())
        self.assertEqual(study.rows(booth, "SELECT COUNT(*) FROM answer"), [(0,)])

    def test_a_station_ends_while_the_server_is_frozen_and_its_votes_wait(self):
        booth = self.booth("booth")
        name = self.served(booth)
        station = self.seat(booth, "L01")
        self.vote(station, 1)
        frozen = [int(row[0]) for row in sql("SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'"
                                             " AND pid <> pg_backend_pid()")]
        for each in frozen:
            os.kill(each, signal.SIGSTOP)
        try:
            began = time.monotonic()
            self.terminate(station)
            self.assertLess(time.monotonic() - began, 12)
        finally:
            for each in frozen:
                os.kill(each, signal.SIGCONT)
        study.must(study.QUIETROOM, "store", "send", booth)
        self.assert_handed_over(booth, name)

    def test_the_owner_alone_brings_up_the_rights_of_an_earlier_program(self):
        booth = self.booth("booth")
        name = self.served(booth)
        rights = lambda: json.loads(study.must(study.QUIETROOM, "store", "status", booth, "--json"))["studies"][0]["rights"]
        self.assertEqual(rights(), "present")
        sql(f'DROP TABLE "{name}".rights')
        self.assertEqual(rights(), "earlier")
        self.assertIn(f"its owner brings them up: quietroom store migrate {booth}",
                      study.must(study.QUIETROOM, "store", "status", booth))
        sql("CREATE ROLE reader LOGIN")
        sql(f'GRANT "{name} experimenter" TO reader')
        refused = study.run(study.QUIETROOM, "store", "migrate", f"{SERVER}&user=reader", "--study", name)
        self.assertEqual(refused.returncode, 3)
        self.assertIn("only the owner of the study brings up its rights", refused.stderr)
        study.must(study.QUIETROOM, "store", "migrate", booth)
        self.assertEqual(rights(), "present")

    def test_a_booth_whose_study_has_another_method_than_the_server_knows_begins_no_session(self):
        booth = self.booth("booth")
        name = self.served(booth)
        text = (booth / "study.toml").read_text()
        self.assertIn('method = "acr"', text)
        (booth / "study.toml").write_text(text.replace('method = "acr"', 'method = "effort"'))
        self.assert_sentence(self.seat(booth, "L01"), 3, "the server expects sessions of another method", "quietroom store migrate")
        study.must(study.QUIETROOM, "store", "migrate", booth)
        station = self.seat(booth, "L01")
        self.vote(station, 1)
        self.assertEqual(self.terminate(station), 1)
        study.must(study.QUIETROOM, "store", "send", booth)
        self.assertEqual(self.rows(name, "method", "session"), [["effort"]])

    def test_simulated_sessions_are_put_in_place_of_others_on_a_server(self):
        booth = self.booth("booth")
        self.served(booth)
        self.assertEqual(study.run(study.QUIETROOM, "simulate", booth, "--seed", "3").returncode, 0)
        self.assertEqual(study.run(study.QUIETROOM, "simulate", booth, "--seed", "4", "--replace").returncode, 0)


if __name__ == "__main__":
    unittest.main()
