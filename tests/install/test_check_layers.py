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
    "tests/core/a_test.cpp": "",
    "tests/pure/b_test.cpp": "",
    "tests/untested_units.txt": "src/core/disk.cpp: the programs read\n",
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

    def test_arguments_of_the_command_line_below_it(self):
        self.only("src/core/a.h:2:", "src/cli alone", src__core__a_dot_h="#pragma once\nint add(const Arguments&);\n")
        self.only("src/core/a.h:2:", "src/cli alone", src__core__a_dot_h="#pragma once\n// Arguments go in\nint add(int, int);\n")
        self.assertEqual(self.breaches(src__core__a_dot_h='#pragma once\nconst char* title = "Arguments";\n'), [])

    def test_a_file_that_is_too_long(self):
        self.only("tests/long.cpp:500:", "501 lines", tests__long_dot_cpp="\n" * 501)

    def test_a_comment_that_documents_nothing(self):
        self.only("src/core/a.h:2:", "documents nothing", src__core__a_dot_h="#pragma once\n/// Adds.\n\nint add(int, int);\n")

    def test_a_file_of_one_name_in_two_modules(self):
        self.only("src/pure/disk.cpp:1:", "the file disk.cpp is in src/core/disk.cpp:1 too", src__pure__disk_dot_cpp="\n", tests__pure__disk_test_dot_cpp="")

    def test_a_program_begins_in_main_in_each_of_them(self):
        self.assertEqual(self.breaches(src__core__main_dot_cpp="\n", src__pure__main_dot_cpp="\n"), [])

    def test_a_public_type_of_one_name_in_two_modules(self):
        core = "#pragma once\nnamespace quietroom {\n{}\n}\n"
        for kind in ("struct Plan {", "struct Plan final : Base {", "class Plan {", "enum class Plan { a };", "using Plan = int;"):
            with self.subTest(kind):
                self.only("src/pure/plan.h:3:", "the public type Plan is in src/core/a.h:3 too",
                          src__core__a_dot_h=core.replace("{}", kind),
                          src__pure__plan_dot_h="#pragma once\nnamespace quietroom::pure {\nstruct Plan {};\n}\n")

    def test_a_type_that_is_only_announced_or_inside_another_or_a_namespace_within_a_module_may_have_a_name_again(self):
        core = "#pragma once\nnamespace quietroom {\nstruct Plan {};\n}\n"
        for again in ("namespace quietroom::pure {\nstruct Plan;\n}\n", "namespace quietroom::pure {\nstruct A {\n  struct Plan {};\n};\n}\n",
                      "namespace quietroom::pure::toml {\nstruct Plan {};\n}\n"):
            with self.subTest(again):
                self.assertEqual(self.breaches(src__core__a_dot_h=core, src__pure__plan_dot_h="#pragma once\n" + again), [])

    def test_an_include_of_a_module_that_is_not_used(self):
        self.only("src/core/a.cpp:1:", "not among its USES", src__core__a_dot_cpp='#include "pure/b.h"\n')

    def test_a_unit_without_a_test_of_its_name(self):
        self.only("src/core/disk.cpp:1:", "tests/core/disk_test.cpp", tests__untested_units_dot_txt="")

    def test_a_unit_that_is_listed_without_a_reason(self):
        self.only("tests/untested_units.txt:1:", "no reason", tests__untested_units_dot_txt="src/core/disk.cpp:\n")

    def test_a_listed_unit_that_has_a_test_by_now(self):
        listed = "src/core/a.cpp: why\nsrc/core/disk.cpp: why\n"
        self.only("tests/untested_units.txt:1:", "has a test", tests__untested_units_dot_txt=listed)

    def test_a_listed_unit_that_is_gone(self):
        listed = "src/core/disk.cpp: why\nsrc/core/e.cpp: why\n"
        self.only("tests/untested_units.txt:2:", "is no unit", tests__untested_units_dot_txt=listed)

    def test_a_list_out_of_order(self):
        listed = "src/core/disk.cpp: why\nsrc/core/away.cpp: why\n"
        found = self.breaches(src__core__away_dot_cpp="", tests__untested_units_dot_txt=listed)
        self.assertEqual([f for f in found if "out of order" not in f], [])
        self.assertEqual(len(found), 1)


unittest.main()
