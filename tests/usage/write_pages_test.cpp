#include "usage/write_pages.h"

#include "core/atomic_file.h"
#include "support/temp_folder.h"
#include "usage/completion.h"
#include "usage/man_page.h"
#include "usage/tiny_program.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::usage;

TEST_CASE(
    "a program has a manual page for itself and each command, and completions as the shells look for them") {
  const quietroom::test::TempFolder folder;
  const Program program = usage::test::tiny_program();
  write_pages(program, "1.0", folder.path() / "new");
  std::map<std::string, std::string> expected = {
      {"man/tiny.1", man_page(program, "1.0")},
      {"man/tiny-mos.1", man_page(program.groups[0].commands[0], "1.0")},
      {"man/tiny-level.1", man_page(program.groups[1].commands[0], "1.0")},
      {"completions/bash/tiny", bash_completion(program)},
      {"completions/zsh/_tiny", zsh_completion(program)},
      {"completions/fish/tiny.fish", fish_completion(program)}};
  std::size_t files = 0;
  for (const auto& each : std::filesystem::recursive_directory_iterator(folder.path() / "new")) {
    if (!each.is_regular_file()) continue;
    ++files;
    const std::string name = std::filesystem::relative(each.path(), folder.path() / "new").string();
    CAPTURE(name);
    CHECK(read_file(each.path()) == expected[name]);
  }
  CHECK(files == 6);
}
