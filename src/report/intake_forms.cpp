#include "report/intake_forms.h"

#include "core/counted.h"
#include "report/checked_set_forms.h"
#include "report/problems_text.h"
#include "report/table.h"

#include <fmt/format.h>
#include <map>

namespace quietroom::report {

namespace {

/// How many samples each condition has of each talker.
std::string matrix_text(const stimulus::StimulusSet& set) {
  constexpr std::size_t widest = 12;                                // talkers; more would not fit a line
  std::map<std::string, std::map<std::string, std::size_t>> counts; // talker, condition
  for (const stimulus::Stimulus& each : set.stimuli) ++counts[each.talker][each.condition];
  std::string out =
      fmt::format("{}: {}, {}\n\n", counted(set.stimuli.size(), "file"),
                  counted(set.conditions.size(), "condition"), counted(counts.size(), "talker"));
  if (counts.size() > widest) return out;
  Table table;
  table.columns = {{"condition", "samples of", Align::left, ""}};
  for (const auto& [talker, of_condition] : counts)
    table.columns.push_back({talker, talker, Align::right, ""});
  for (const stimulus::Condition& condition : set.conditions) {
    std::vector<Cell> row{condition.id};
    for (auto& [talker, of_condition] : counts)
      row.emplace_back(Number{static_cast<double>(of_condition[condition.id]), 0});
    table.rows.push_back(std::move(row));
  }
  return out + to_text(table) + '\n';
}

std::string left_out_text(const std::vector<stimulus::LeftOutFile>& left_out) {
  if (left_out.empty()) return "";
  std::string out = fmt::format("\nleft out: {}\n", left_out.size());
  for (const stimulus::LeftOutFile& each : left_out) out += fmt::format("  {}: {}\n", each.file, each.why);
  return out;
}

} // namespace

std::string intake_text(const std::filesystem::path& folder, const stimulus::Intake& intake,
                        bool context_given) {
  const stimulus::StimulusSet& set = intake.checked.set;
  std::string out = set.stimuli.empty() ? "" : matrix_text(set);
  out += checked_text(folder, intake.checked, false) + renamed_text(intake.renamed) +
         left_out_text(intake.left_out);
  if (set.stimuli.empty()) return out;
  out += fmt::format("\nset \"{}\": {} Hz, {} bits, context {}{}\n", set.name, set.rate_hz, set.bits,
                     text(set.context),
                     context_given ? "" : " (by the rate; say --context if the test has another)");
  if (!intake.to_convert.empty())
    out += fmt::format("copies as {}-bit WAV in {}: {}\n", set.bits,
                       (folder / stimulus::converted_folder).string(), intake.to_convert.size());
  return out;
}

} // namespace quietroom::report
