#pragma once

#include "support/json_file.h"
#include "support/temp_folder.h"
#include "votes/read_table.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <optional>
#include <string>

/// Values of expected.json; null there is nothing here.
namespace quietroom::test {

/// Relative to the value, absolute below one: sums of squares and p-values come from other orders of
/// summation.
inline void check_value(std::optional<double> value, const nlohmann::json& expected,
                        double tolerance = 1e-10) {
  REQUIRE(value.has_value() == !expected.is_null());
  if (value)
    CHECK_THAT(*value,
               Catch::Matchers::WithinAbs(expected.get<double>(),
                                          tolerance * std::max(1.0, std::abs(expected.get<double>()))));
}

/// Purely relative, down to 1e-300.
inline void check_p(std::optional<double> value, const nlohmann::json& expected, double tolerance = 1e-9) {
  REQUIRE(value.has_value() == !expected.is_null());
  if (value)
    CHECK_THAT(*value, Catch::Matchers::WithinAbs(expected.get<double>(),
                                                  tolerance * std::abs(expected.get<double>()) + 1e-300));
}

struct PublishedCase {
  nlohmann::json expected;
  votes::VoteTable table;
};

/// A folder of tests/vectors/stats, with the columns besides listener, stimulus and condition.
inline PublishedCase published_case(const std::string& name, std::vector<std::string> factors = {}) {
  return {read_json("stats/" + name + "/expected.json"),
          read_table(QUIETROOM_SOURCE_DIR "/tests/vectors/stats/" + name + "/votes.csv",
                     {std::move(factors), {}, false})};
}

/// Real votes that lie beside the source and are not part of it; nothing, and a warning, where they do not.
inline std::optional<PublishedCase> real_case(const std::string& name,
                                              std::optional<method::Scale> scale = {}) {
  const std::filesystem::path folder =
      std::filesystem::path(QUIETROOM_SOURCE_DIR).parent_path() / "shared" / "data" / name;
  if (!std::filesystem::exists(folder / "votes.csv")) {
    WARN(folder.string() + " is absent; nothing was compared with these real votes");
    return std::nullopt;
  }
  return PublishedCase{nlohmann::json::parse(read_file(folder / "expected.json")),
                       read_table(folder / "votes.csv", {{}, scale, false})};
}

} // namespace quietroom::test
