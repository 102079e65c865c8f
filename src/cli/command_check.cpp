#include "cli/checked_output.h"
#include "cli/codec_arguments.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "core/json.h"
#include "prepare/plan_set.h"
#include "stimulus/check.h"
#include "stimulus/problem_order.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <iterator>
#include <set>
#include <string_view>

namespace quietroom::cli {

namespace {

/// Conditions whose estimate names a codec that nobody has values for.
std::vector<Problem> unknown_codecs(const std::string& folder, const stimulus::StimulusSet& set) {
  const emodel::CodecTable table = codec_table({});
  std::vector<Problem> out;
  for (const stimulus::Condition& condition : set.conditions) {
    if (!condition.emodel || condition.emodel->codec.empty()) continue;
    if (find_codec(table, condition.emodel->codec) != nullptr) continue;
    const std::string file = (std::filesystem::path(folder) / "set.toml").string();
    out.push_back(
        {Severity::warning, fmt::format("{}:{}", file, condition.line),
         fmt::format("the E-model's table has no codec {}, so there will be no estimate; quietroom emodel "
                     "--list-codecs names those it has",
                     condition.emodel->codec)});
  }
  return out;
}

/// A table's Bpl says that packets may be lost; of finished files a person must say whether they were.
std::vector<Problem> silent_losses(const std::string& folder, const stimulus::StimulusSet& set) {
  const emodel::CodecTable table = codec_table({});
  std::set<std::string_view> silent;
  for (const stimulus::Stimulus& each : set.stimuli)
    if (each.is_finished && !each.ppl_percent) silent.insert(each.condition);
  for (const stimulus::Condition& each : set.conditions)
    if (stimulus::runs_program(each) && !each.loss.Ppl) silent.insert(each.id);
  std::vector<Problem> out;
  for (const stimulus::Condition& condition : set.conditions) {
    if (!condition.emodel || !silent.contains(condition.id)) continue;
    const emodel::CodecEntry* codec = find_codec(table, condition.emodel->codec);
    if (codec == nullptr || !codec->Bpl) continue;
    out.push_back(
        {Severity::warning,
         fmt::format("{}:{}", (std::filesystem::path(folder) / "set.toml").string(), condition.line),
         fmt::format("nobody says whether the stimuli of {}, made elsewhere or by a program, lost packets; "
                     "write Ppl, 0 where "
                     "nothing was lost, or they are predicted so",
                     condition.id)});
  }
  return out;
}

stimulus::Checked checked_set(const std::string& folder) {
  ProgressLine progress("checking");
  stimulus::Checked checked =
      stimulus::check(folder, [&](std::size_t done, std::size_t total) { progress.show(done, total); });
  std::ranges::move(prepare::check_recipes(folder, checked.set), std::back_inserter(checked.problems));
  std::ranges::move(unknown_codecs(folder, checked.set), std::back_inserter(checked.problems));
  std::ranges::move(silent_losses(folder, checked.set), std::back_inserter(checked.problems));
  stimulus::order_problems(checked.problems, folder, checked.set);
  return checked;
}

int run_check(const Arguments& arguments) {
  const std::string folder = *arguments.text("SET");
  const stimulus::Checked checked = checked_set(folder);
  if (arguments.has("--json"))
    print(text(checked_json(folder, checked)));
  else
    print_checked(folder, checked, arguments.has("--files"));
  return has_error(checked.problems) ? check_failed : ok;
}

} // namespace

Command check_command() {
  return {"check",
          "measure every stimulus of a set and print all its problems",
          {{"SET", "SET", "the folder of the set", true},
           {"--files", "", "print one line per file as well, not only per condition"},
           {"--json", "", "print one JSON document"}},
          "  quietroom check stimuli/demo\n"
          "  quietroom check stimuli/demo --files\n"
          "  quietroom check stimuli/demo --json",
          run_check};
}

} // namespace quietroom::cli
