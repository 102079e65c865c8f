#include "cli/quietroom.h"
#include "support/temp_folder.h"

#include <regex>
#include <set>

using namespace quietroom;

namespace {

/// What --help shows, which the pages are held against.
std::set<std::string> matches(const std::string& text, const char* pattern) {
  const std::regex each(pattern);
  std::set<std::string> out;
  for (std::sregex_iterator i(text.begin(), text.end(), each), end; i != end; ++i) out.insert((*i)[1]);
  return out;
}

std::string help_of(const std::string& command) {
  return test::run_quietroom(command + " --help", "/tmp").out;
}

std::set<std::string> commands() {
  const std::string help = help_of("");
  const std::size_t begin = help.find("Prepare stimuli:"), end = help.find("Examples:");
  return matches(help.substr(begin, end - begin), "\n  ([a-z][a-z-]*) ");
}

std::set<std::string> options_of(const std::string& command) {
  const std::string help = help_of(command);
  return matches(help.substr(0, help.find("Examples:")), "\n  (--?[A-Za-z0-9_-]+)[ \n]");
}

std::string troff(std::string text) {
  for (std::size_t at = 0; (at = text.find('-', at)) != std::string::npos; at += 2) text.insert(at, "\\");
  return text;
}

} // namespace

TEST_CASE(
    "every command and every option has its place in the manual and in the completions of three shells") {
  const test::TempFolder folder;
  REQUIRE(test::run_quietroom("--write-pages .", folder.path()).exit_code == 0);
  const auto page = [&](const std::string& name) { return read_file(folder.path() / name); };
  const std::string bash = page("completions/bash/quietroom"), zsh = page("completions/zsh/_quietroom"),
                    fish = page("completions/fish/quietroom.fish"), all = page("man/quietroom.1");
  const std::set<std::string> names = commands();
  CHECK(names.size() >= 22); // as many as there were when this was written
  for (const std::string& command : names) {
    CAPTURE(command);
    CHECK_THAT(all, Catch::Contains("\\fBquietroom\\-" + troff(command) + "\\fR(1)"));
    const std::string manual = page("man/quietroom-" + command + ".1");
    for (const char* section : {"SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS", "EXAMPLES", "SEE ALSO"})
      CHECK_THAT(manual, Catch::Contains(std::string("\n.SH ") + section + '\n'));
    const std::set<std::string> options = options_of(command);
    for (const std::string& option : options) {
      CAPTURE(option);
      CHECK_THAT(manual, Catch::Contains("\\fB" + troff(option) + "\\fR"));
      CHECK(std::regex_search(bash, std::regex("'" + command + "'\\) options='[^']*" + option + "[ ']")));
      CHECK_THAT(zsh, Catch::Contains(option + '['));
      const bool is_short = !option.starts_with("--");
      CHECK_THAT(fish,
                 Catch::Contains("_from " + command +
                                 (is_short ? "' -s " + option.substr(1) : "' -l " + option.substr(2)) + ' '));
    }
  }
  std::size_t pages = 0;
  for ([[maybe_unused]] const auto& file : std::filesystem::directory_iterator(folder.path() / "man"))
    ++pages;
  CHECK(pages == names.size() + 1);
}

TEST_CASE("the version names the commit and the libraries, and no version of a library is unknown") {
  const test::Run run = test::run_quietroom("--version", "/tmp");
  CHECK(run.exit_code == 0);
  CHECK(std::regex_search(
      run.out, std::regex("^quietroom \\d+\\.\\d+\\.\\d+\ncommit ([0-9a-f]{12}|unknown)\nbuilt with ")));
  for (const char* library : {"libsndfile 1", "SQLite 3", "fmt ", "Boost 1", "CLI11 2", "libgsm 1"})
    CHECK_THAT(run.out, Catch::Contains(library));
  CHECK_THAT(run.out, !Catch::Contains("version unknown"));
}
