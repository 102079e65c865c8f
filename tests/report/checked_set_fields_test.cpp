#include "report/checked_set_fields.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

std::string cell(const stimulus::ConditionSummary& row, const std::string& key) {
  for (const auto& field : condition_summary_fields())
    if (field.key == key && field.forms.text) return std::get<std::string>(field.get(row));
  return "no such field";
}

} // namespace

TEST_CASE("a span prints one figure where both ends print alike, and noise in the pauses has no level") {
  stimulus::ConditionSummary row;
  row.active_level_dbov = {-26.04, -25.96};
  row.bandwidth_hz = {3400, 7000};
  CHECK(cell(row, "active_level_dbov") == "-26.0");
  CHECK(cell(row, "bandwidth_khz") == "3.4 to 7.0");
  CHECK(cell(row, "seconds") == "–");
  row.noise_filled = 1;
  CHECK(cell(row, "active_level_dbov") == "-26.0");
  row.active_level_dbov.reset();
  CHECK(cell(row, "active_level_dbov") == "noise-filled");
}

TEST_CASE("the worst problem is none, or the first sixty characters of it") {
  stimulus::ConditionSummary row;
  CHECK(cell(row, "worst_problem") == "none");
  row.worst = std::string(60, 'x');
  CHECK(cell(row, "worst_problem") == row.worst);
  row.worst += "y";
  CHECK(cell(row, "worst_problem") == std::string(60, 'x') + "...");
}

TEST_CASE("terms stand once each with whom they are of, and not at all where nobody states any") {
  stimulus::StimulusSet set;
  set.sources.resize(2);
  set.sources[0].id = "a";
  set.sources[1].id = "b";
  CHECK(terms_of(set).empty());
  set.sources[1].rights.licence = "CC0";
  const auto terms = terms_of(set);
  REQUIRE(terms.size() == 2);
  CHECK(terms[0].of == std::vector<std::string>{"a"});
  CHECK(terms[1].rights.licence == "CC0");
  CHECK(terms[1].of == std::vector<std::string>{"b"});
}
