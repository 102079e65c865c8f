#include "cli/test_conditions.h"

#include "cli/study_models.h"
#include "core/csv.h"
#include "core/error.h"
#include "core/number.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace quietroom::cli {

namespace {

/// The columns that the E-model has no use for. Rows of one condition must agree in them.
void take_columns(const std::string& csv, std::vector<analysis::TestCondition>& conditions) {
  CsvReader reader(csv);
  std::vector<std::string_view> fields;
  reader.next(fields);
  const std::vector<std::string> header(fields.begin(), fields.end());
  std::map<std::string, std::vector<std::string>> seen;
  while (reader.next(fields)) {
    const auto field = [&](const char* name) {
      const auto at =
          static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin());
      return at < fields.size() ? std::string(fields[at]) : std::string{};
    };
    const std::string id = field("condition"), kind = field("kind"), q = field("q_db");
    const std::vector<std::string> row = {kind, field("codec"), q};
    if (seen.try_emplace(id, row).first->second != row)
      throw_input(
          fmt::format("{}: kind, codec or q_db of {} differs from an earlier row; a condition has one "
                      "of each",
                      reader.where(), id));
    if (!kind.empty() && kind != "test" && kind != "reference" && kind != "anchor")
      throw_input(fmt::format("{}: kind is \"{}\"; choose test, reference or anchor", reader.where(), kind));
    if (!q.empty() && !parse_double(q))
      throw_input(fmt::format("{}: q_db is \"{}\"; give a number or leave it empty", reader.where(), q));
    const auto one =
        std::find_if(conditions.begin(), conditions.end(), [&](const auto& c) { return c.id == id; });
    one->reference = kind == "reference";
    one->codec = field("codec");
    one->q_db = parse_double(q);
    if (one->q_db) one->more_than_codec = "with mnru";
  }
}

} // namespace

std::optional<std::vector<analysis::TestCondition>>
conditions_of_test(const Arguments& arguments, const std::optional<study::SetOfVotes>& set) {
  const auto models = models_of_votes(arguments, set);
  if (!models) return std::nullopt;
  const auto file = arguments.text("--models");
  if (!file) return analysis::test_conditions(set->set, *models);
  std::vector<analysis::TestCondition> out = analysis::test_conditions(*models);
  take_columns(*file, out);
  return out;
}

} // namespace quietroom::cli
