"""docs/gallery.md shows what its commands draw, and a command, data and picture of every kind of figure."""

import os
import pathlib
import re
import subprocess
import unittest

top = pathlib.Path(__file__).resolve().parent.parent.parent
gallery = top / "docs" / "gallery"
page = (top / "docs" / "gallery.md").read_text()
quietroom = os.environ["QUIETROOM"]


def commands():
    return "".join(re.findall(r"^```sh\n(.*?)^```", page, re.S | re.M)).splitlines()


class Gallery(unittest.TestCase):
    def test_every_kind_of_figure_has_a_section_with_its_command_and_picture(self):
        text = subprocess.run([quietroom, "figure", "--help"], check=True, capture_output=True, text=True).stdout
        kinds = re.search(r"KIND ([\w|]+)", text)[1].split("|")
        self.assertGreaterEqual(len(kinds), 9)
        for kind in kinds:
            section = re.search(rf"^## {kind}\n(.*?)(?=^## )", page, re.S | re.M)
            self.assertIsNotNone(section, f"{kind}: no section")
            command = re.search(rf"^quietroom figure {kind} .*-o ([\w.-]+)$", section[1], re.M)
            self.assertIsNotNone(command, f"{kind}: no command")
            self.assertRegex(section[1], rf"!\[.+\]\(gallery/{re.escape(command[1])}\)", f"{kind}: its picture is not shown")

    def test_a_table_and_the_report_page_are_shown_too(self):
        for word in ("quietroom export ", "quietroom report "):
            self.assertTrue(any(each.startswith(word) for each in commands()), word)
        self.assertIn("\n| direct | ", page)
        self.assertIn("\\toprule", page)
        self.assertIn("(gallery/report.png)", page)

    def test_what_is_shown_is_there_and_small_and_nothing_else_is(self):
        shown = {top / "docs" / name for name in re.findall(r"\((gallery/[^)]+)\)", page)}
        there = {path for path in gallery.rglob("*") if path.is_file()}
        self.assertEqual(shown, there)
        self.assertLess(sum(path.stat().st_size for path in there), 1_000_000)

    def test_simulated_votes_say_so_in_every_picture_of_them(self):
        for command in commands():
            found = re.match(r"quietroom figure (\w+) data/.* -o (\S+\.svg)$", command)
            if found and found[1] != "call":  # of which nobody voted
                self.assertIn(">SIMULATED votes", (gallery / found[2]).read_text(), found[2])
        for table in (gallery / "data").glob("*.csv"):
            rows = table.read_text().splitlines()
            if "invented" in rows[0]:  # a call
                continue
            at = rows[0].split(",").index("simulated") - len(rows[0].split(","))
            self.assertTrue(all(row.split(",")[at] == "1" for row in rows[1:]), table.name)

    def test_its_commands_draw_what_is_shown_byte_by_byte(self):
        ran = subprocess.run([str(top / "scripts/make-gallery"), "--check", "--bin", str(pathlib.Path(quietroom).parent)],
                             capture_output=True, text=True)
        self.assertEqual(ran.returncode, 0, ran.stdout + ran.stderr)
        self.assertIn(f"{len(commands())} commands,", ran.stdout)


if __name__ == "__main__":
    unittest.main()
