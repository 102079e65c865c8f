#include "cli/terminal.h"
#include "cli/voted_study.h"

#include "core/code_hash.h"
#include "design/design.h"

using namespace quietroom;
using namespace quietroom::test;
namespace fs = std::filesystem;

namespace {

Run set_code(const VotedStudy& study, const std::string& typed) {
  return run_quietroom("code study", study.folder.path(), typed);
}

std::string stored_code(const VotedStudy& study) {
  return design::read_design(study.path).design.experimenter_code;
}

} // namespace

TEST_CASE("code keeps a hash of the line it reads, and every other byte of study.toml") {
  const VotedStudy study;
  const fs::path file = study.path / "study.toml";
  const std::string before = read_file(file);
  CHECK(before.find("experimenter_code") == std::string::npos); // new writes none
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
  const Run run = set_code(study, "4711\nnot read\n");
  CHECK(run.exit_code == 0);
  CHECK(run.err == "");
  CHECK(run.out == "study/study.toml: the experimenter's code is set; orders and votes are as they were\n");
  CHECK(is_code_of("4711", stored_code(study)));
  CHECK(fs::status(file).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  std::string after = read_file(file);
  CHECK(after.find("4711") == std::string::npos);
  const auto line = after.find("experimenter_code = \"$argon2id$");
  REQUIRE(line != std::string::npos);
  after.erase(line, after.find('\n', line) + 1 - line);
  CHECK(after == before);
  CHECK(set_code(study, "123456\r\n").exit_code == 0); // again
  CHECK(is_code_of("123456", stored_code(study)));
}

TEST_CASE("a code that a station could not take is refused, and study.toml stays as it was") {
  const VotedStudy study;
  const std::string before = read_file(study.path / "study.toml");
  for (const auto& [typed, sentence] :
       {std::pair("geheim\n", "other signs than digits"), std::pair("123\n", "has 3 digits; give 4 to 32"),
        std::pair("\n", "has 0 digits"), std::pair("", "no code was given")}) {
    const Run run = set_code(study, typed);
    CAPTURE(typed, run.err);
    CHECK(run.exit_code == 2);
    CHECK(run.err.find(sentence) != std::string::npos);
    CHECK(run.err.find("nothing was changed") != std::string::npos);
  }
  CHECK(read_file(study.path / "study.toml") == before);
  check_failure(2, "files: is no folder of a study", "code files", study.folder.path());
}

TEST_CASE("on a terminal the code is asked for twice and never shown") {
  const VotedStudy study;
  const AtTerminal same = at_terminal("code study", study.folder.path(), {"24680", "24680"});
  CHECK(same.exit_code == 0);
  CHECK(same.shown.find("New experimenter's code") != std::string::npos);
  CHECK(same.shown.find("The same code again") != std::string::npos);
  CHECK(same.shown.find("2468") == std::string::npos);
  CHECK(is_code_of("24680", stored_code(study)));
  const AtTerminal other = at_terminal("code study", study.folder.path(), {"1111", "1112"});
  CHECK(other.exit_code == 2);
  CHECK(other.shown.find("the two codes were not the same; nothing was changed") != std::string::npos);
  CHECK(at_terminal("code study", study.folder.path(), {"11\x03"}).exit_code == 2); // Ctrl-C
  CHECK(is_code_of("24680", stored_code(study)));
}

TEST_CASE("a plan does not depend on the code") {
  const VotedStudy study;
  const std::string before = study.run("plan study --json").out;
  REQUIRE(set_code(study, "4711\n").exit_code == 0);
  CHECK(study.run("plan study --json").out == before);
}
