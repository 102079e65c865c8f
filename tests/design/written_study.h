#pragma once

#include "design/design.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace quietroom::test {

inline constexpr const char* good =
    "version = 1\nname = \"demo\"\nset = \"../set\"\nseed = 5\nlisteners = 3\n";

/// What design::read_design() says of this study.toml, without the folder.
inline std::vector<std::string> problems_of(const std::string& text) {
  const TempFolder folder;
  folder.write("study.toml", text);
  std::vector<std::string> out;
  for (const Problem& problem : design::read_design(folder.path()).problems)
    out.push_back(quietroom::text(problem).substr(folder.path().string().size() + 1));
  return out;
}

/// A good study.toml with these lines behind it, line 6 the first of them.
inline design::ReadDesign read_with(const std::string& lines) {
  return design::parse_design(good + lines, ".");
}

/// The one problem that it has.
inline std::string problem_with(const std::string& lines) {
  const auto out = read_with(lines);
  REQUIRE(out.problems.size() == 1);
  return text(out.problems.front());
}

} // namespace quietroom::test
