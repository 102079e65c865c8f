"""Each rule of scripts/check-layers finds its breach in a tree of two modules, and nothing in the tree as it is."""

import pathlib
import subprocess
import tempfile
import unittest

script = pathlib.Path(__file__).resolve().parent.parent.parent / "scripts/check-layers"

TREE = {
    "src/CMakeLists.txt": "quietroom_module(core\n  SOURCES a.cpp disk.cpp\n  LINKS fmt::fmt)\n\nquietroom_module(pure PURE\n  SOURCES b.cpp\n  USES core)\n",
    "src/core/a.h": "#pragma once\n/// Adds.\nint add(int, int);\n",
    "src/core/a.cpp": '#include "core/a.h"\n#include <fmt/format.h>\n',
    "src/core/disk.h": "#pragma once\nint read();\n",
    "src/core/disk.cpp": '#include "core/disk.h"\n#include <fstream>\n',
    "src/core/far.h": '#pragma once\n#include "core/disk.h"\n',
    "src/pure/b.cpp": '#include "core/a.h"\n',
}


class CheckLayers(unittest.TestCase):
    def breaches(self, **changed):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in {**TREE, **{k.replace("__", "/").replace("_dot_", "."): v for k, v in changed.items()}}.items():
                path = pathlib.Path(folder) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
            ran = subprocess.run([script, folder], capture_output=True, text=True)
            self.assertEqual(ran.returncode, 1 if ran.stderr else 0)
            return ran.stderr.splitlines()

    def only(self, place, word, **changed):
        found = self.breaches(**changed)
        self.assertEqual(len(found), 1, found)
        self.assertTrue(found[0].startswith(place) and word in found[0], found[0])

    def test_a_tree_that_keeps_the_rules_has_no_breach(self):
        self.assertEqual(self.breaches(), [])

    def test_fmt_in_a_header(self):
        self.only("src/core/a.h:2:", "fmt in a header", src__core__a_dot_h="#pragma once\n#include <fmt/format.h>\n")

    def test_a_pure_module_with_a_clock(self):
        self.only("src/pure/b.cpp:1:", "<chrono>", src__pure__b_dot_cpp="#include <chrono>\n")

    def test_a_pure_module_with_a_header_of_ours_that_opens_a_file(self):
        self.only("src/pure/b.cpp:1:", "core/disk.h", src__pure__b_dot_cpp='#include "core/disk.h"\n')

    def test_a_pure_module_with_a_header_that_includes_one_that_opens_a_file(self):
        self.only("src/pure/b.cpp:1:", "core/far.h", src__pure__b_dot_cpp='#include "core/far.h"\n')

    def test_a_pure_module_that_calls_what_opens_a_file(self):
        self.only("src/pure/b.cpp:1:", "opens a file", src__pure__b_dot_cpp='auto x = read_file("x");\n')

    def test_a_file_that_is_too_long(self):
        self.only("tests/long.cpp:500:", "501 lines", tests__long_dot_cpp="\n" * 501)

    def test_a_comment_that_documents_nothing(self):
        self.only("src/core/a.h:2:", "documents nothing", src__core__a_dot_h="#pragma once\n/// Adds.\n\nint add(int, int);\n")

    def test_an_include_of_a_module_that_is_not_used(self):
        self.only("src/core/a.cpp:1:", "not among its USES", src__core__a_dot_cpp='#include "pure/b.h"\n')


unittest.main()
