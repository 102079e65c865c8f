#include "recipe/programs.h"

#include "core/sha256.h"
#include "recipe/pattern_set.h"
#include "recipe/written_steps.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::recipe;
using namespace quietroom::recipe::test;

namespace fs = std::filesystem;

namespace {

CommandStep running(const std::string& program, std::vector<std::string> version = {}) {
  CommandStep out;
  out.run = {program, "{in}", "{out}"};
  out.version = std::move(version);
  return out;
}

/// A folder with an executable of this script.
struct Tool {
  quietroom::test::TempFolder folder;
  fs::path file;
  explicit Tool(const std::string& script) : file(folder.write("bin/tool", "#!/bin/sh\n" + script + "\n")) {
    fs::permissions(file, fs::perms::owner_all);
  }
};

} // namespace

TEST_CASE("each program is looked up once, hashed, and known to lie in the set or not") {
  const Tool tool("exit 0");
  const Recipe recipe = {{running(tool.file), 1}, {running(tool.file), 2}, {running("/nowhere/codec"), 3}};
  const Programs found = programs_of({recipe, recipe}, "/elsewhere");
  REQUIRE(found.all.size() == 2);
  CHECK(found.all[0].file == tool.file);
  CHECK(found.all[0].sha256 == sha256_of_file(tool.file));
  CHECK_FALSE(found.all[0].lies_in_set);
  CHECK_FALSE(found.all[1].file);
  CHECK(programs_of({recipe}, tool.folder.path()).all[0].lies_in_set);
  CHECK(programs_of({{{running("/bin/true", {tool.file.string()}), 1}}}, tool.folder.path())
            .all[0]
            .lies_in_set);
  CHECK(programs_run_by(recipe) == std::vector<std::string>{tool.file.string(), "/nowhere/codec"});
  CHECK(program_of(found, running("/nowhere/codec")).name == "/nowhere/codec");
}

TEST_CASE("a version is the first line that its command says; one that says nothing is refused") {
  const Tool tool("exit 0");
  Programs found = programs_of({{{running(tool.file, {"/bin/echo", "codec 1.0"}), 1}}}, "/elsewhere");
  ask_versions(found);
  CHECK(found.all[0].version == "codec 1.0");
  Programs silent = programs_of({{{running(tool.file, {"/bin/true"}), 1}}}, "/elsewhere");
  CHECK_THROWS_WITH(ask_versions(silent), Catch::Contains("says nothing"));
  Programs none = programs_of({{{running(tool.file, {"no-such-program-here"}), 1}}}, "/elsewhere");
  CHECK_THROWS_WITH(ask_versions(none), Catch::Contains("is not on PATH"));
  Programs within = programs_of({{{running(tool.file, {"/bin/echo", "x"}), 1}}}, tool.folder.path());
  ask_versions(within);
  CHECK(within.all[0].version.empty()); // never run
}

TEST_CASE("a recipe ran another program where the lock has another hash or version, or none") {
  const Tool tool("exit 0");
  const Recipe recipe = {{running(tool.file, {"/bin/echo", "2"}), 1}};
  Programs found = programs_of({recipe}, "/elsewhere");
  ask_versions(found);
  stimulus::Lock lock;
  CHECK(ran_another(found, recipe, lock));
  lock.programs = locked_programs(found, std::nullopt);
  REQUIRE(lock.programs.size() == 1);
  CHECK(lock.programs[0].version == "2");
  CHECK(lock.programs[0].version_command == R"(["/bin/echo", "2"])");
  CHECK_FALSE(ran_another(found, recipe, lock));
  lock.programs[0].version = "1";
  CHECK(ran_another(found, recipe, lock));
  CHECK(locked_programs(found, lock).at(0).version == "2");
  lock.programs[0] = {found.all[0].name, "another hash", lock.programs[0].version_command, "2"};
  CHECK(ran_another(found, recipe, lock));
  found.all[0].file.reset(); // a machine without it cannot tell
  CHECK_FALSE(ran_another(found, recipe, lock));
  CHECK(locked_programs(found, lock) == lock.programs);
}
