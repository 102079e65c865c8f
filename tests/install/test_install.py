"""What cmake --install brings: everything that belongs there, pages without mistakes, links that lead somewhere."""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

root = pathlib.Path(__file__).resolve().parent.parent.parent
cmake = os.environ["CMAKE"]


def said(*command, **more):
    return subprocess.run([str(word) for word in command], capture_output=True, text=True, check=True, **more).stdout


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.prefix = pathlib.Path(tempfile.mkdtemp(prefix="quietroom-install-"))
        said(cmake, "--install", os.environ["BUILD"], "--prefix", cls.prefix)
        cls.share = cls.prefix / "share"
        cls.documents = cls.share / "doc/quietroom"
        cls.help = said(cls.prefix / "bin/quietroom", "--help")

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.prefix)

    def test_each_command_has_a_page_and_no_page_lacks_its_command(self):
        listed = self.help.split("Prepare stimuli:")[1].split("Examples:")[0]
        commands = set(re.findall(r"^  ([a-z][a-z-]*) ", listed, re.M))
        pages = {path.name for path in (self.share / "man/man1").iterdir()}
        self.assertEqual(pages, {"quietroom.1"} | {f"quietroom-{c}.1" for c in commands})

    def test_the_page_of_the_panel_has_every_option_of_both_ways_to_start_it(self):
        page = (self.share / "man/man1/quietroom-panel.1").read_text().replace("\\-", "-")
        for program in (["quietroom-panel"], ["quietroom", "panel"]):
            options = re.findall(r"^  (--[a-z-]+)", said(self.prefix / "bin" / program[0], *program[1:], "--help"), re.M)
            self.assertGreater(len(options), 5)
            for option in options:
                self.assertIn(f"\\fB{option}\\fR", page)

    def test_troff_finds_nothing_to_warn_of(self):
        if not shutil.which("groff"):
            self.skipTest("groff is not installed")
        for page in (self.share / "man/man1").iterdir():
            ran = subprocess.run(["groff", "-man", "-Tutf8", "-ww", "-z", "-K", "utf-8", page], capture_output=True, text=True)
            self.assertEqual((page.name, ran.stderr), (page.name, ""))

    def test_every_link_of_a_document_leads_to_an_installed_file(self):
        count = 0
        for document in self.documents.rglob("*.md"):
            for target in re.findall(r"\]\(([^)#\s]+)", document.read_text()):
                if ":" not in target:
                    count += 1
                    self.assertTrue((document.parent / target).exists(), f"{document.relative_to(self.documents)} links to {target}")
        self.assertGreater(count, 5)

    def test_the_desktop_entries_name_a_program_and_an_icon_that_are_there(self):
        entries = list((self.share / "applications").glob("*.desktop"))
        self.assertEqual(len(entries), 2)
        for entry in entries:
            keys = dict(line.split("=", 1) for line in entry.read_text().splitlines() if "=" in line)
            self.assertRegex(keys["Exec"], r"\bquietroom\b")
            self.assertTrue(list((self.share / "icons").rglob(keys["Icon"] + ".svg")))
            self.assertTrue(list((self.share / "icons/hicolor/48x48").rglob(keys["Icon"] + ".png")))
            if shutil.which("desktop-file-validate"):
                said("desktop-file-validate", entry)

    def test_the_demo_and_the_completions_are_there(self):
        for name in ("quietroom/stimuli/demo/set.toml", "quietroom/sessions/demo/study.toml", "quietroom/scripts/prepare-demo-sources",
                     "bash-completion/completions/quietroom-panel", "zsh/vendor-completions/_quietroom",
                     "fish/vendor_completions.d/quietroom.fish"):
            self.assertTrue((self.share / name).is_file(), name)
        for path in (self.share / "bash-completion/completions").iterdir():
            said("bash", "-n", path)

    def test_the_icon_is_what_its_script_draws(self):
        with tempfile.TemporaryDirectory() as folder:
            said(root / "scripts/make-icon", folder)
            for drawn in pathlib.Path(folder).iterdir():
                self.assertEqual(drawn.read_bytes(), (root / "data/desktop" / drawn.name).read_bytes())


class Commit(unittest.TestCase):
    """cmake/commit.cmake."""

    def commit(self, folder):
        ran = subprocess.run([cmake, f"-DFOLDER={folder}", "-P", root / "cmake/commit.cmake"], capture_output=True, text=True, check=True)
        return ran.stderr.strip()

    def test_a_work_tree_has_its_commit_and_an_archive_within_one_has_none(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(self.commit(folder), "unknown")
            git = ["git", "-C", folder, "-c", "user.name=a", "-c", "user.email=a@b"]
            said(*git, "init", "-q")
            self.assertEqual(self.commit(folder), "unknown")
            said(*git, "commit", "-q", "--allow-empty", "-m", "first")
            head = said(*git, "rev-parse", "HEAD").strip()
            self.assertEqual(self.commit(folder), head[:12])
            inside = pathlib.Path(folder) / "archive"
            inside.mkdir()
            self.assertEqual(self.commit(inside), "unknown")


unittest.main()
