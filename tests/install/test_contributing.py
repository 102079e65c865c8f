"""The lists of CONTRIBUTING.md, "Every file to touch", name the files of the last one that was added: each exists, and what
its files are searched for is found in these and in no other."""

import pathlib
import re
import unittest

top = pathlib.Path(__file__).resolve().parent.parent.parent
SEARCHED = ["src", "data", "tests", "stimuli", "sessions", "third_party", "cmake", "scripts", "README.md"]
DATA = re.compile(r"tests/(golden|vectors|fuzz/corpus|install)/|\.(wav|flac|mp3|ogg|sqlite|png)$")
text = (top / "CONTRIBUTING.md").read_text().split("## Every file to touch", 1)[1]


def sections():
    for title, body in re.findall(r"^### (.+?)\n(.*?)(?=^### |\Z)", text, re.S | re.M):
        yield title, re.findall(r"`([\w./-]+/[\w.-]+|README\.md)`", body)


def files_with(pattern):
    for name in SEARCHED:
        place = top / name
        for path in [place] if place.is_file() else sorted(place.rglob("*")):
            relative = path.relative_to(top).as_posix()
            if path.is_file() and not DATA.search(relative) and re.search(pattern, path.read_text(errors="replace"), re.I):
                yield relative


class Contributing(unittest.TestCase):
    def test_every_file_that_is_named_exists(self):
        named = [(title, name) for title, names in sections() for name in names]
        self.assertGreater(len(named), 20)
        for title, name in named:
            self.assertTrue((top / name).is_file(), f"{title}: {name} is not there")

    def test_each_list_is_complete_for_what_was_added_last(self):
        held = 0
        for title, names in sections():
            pattern = re.search(r"found by `(.+?)`\)", title)
            if not pattern:
                continue
            held += 1
            missing = sorted(set(files_with(pattern.group(1))) - set(names))
            self.assertEqual(missing, [], f"{title}: these are not in the list")
        self.assertGreaterEqual(held, 4)


if __name__ == "__main__":
    unittest.main()
