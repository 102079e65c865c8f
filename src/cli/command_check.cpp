#include "analysis/set_estimates.h"
#include "audio/device.h"
#include "cli/codec_arguments.h"
#include "cli/command.h"
#include "cli/drawn_texts.h"
#include "cli/output.h"
#include "cli/progress_line.h"
#include "core/error.h"
#include "prepare/worklist_of_set.h"
#include "report/checked_set_forms.h"
#include "station/dry_run.h"
#include "stimulus/check.h"
#include "stimulus/problem_order.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <iterator>

namespace quietroom::cli {

namespace {

namespace fs = std::filesystem;

stimulus::Checked checked_set(const std::string& folder) {
  ProgressLine progress("checking");
  stimulus::Checked checked =
      stimulus::check(folder, [&](std::size_t done, std::size_t total) { progress.show(done, total); });
  std::ranges::move(prepare::check_recipes(folder, checked.set), std::back_inserter(checked.problems));
  const std::string file = (std::filesystem::path(folder) / "set.toml").string();
  std::ranges::move(analysis::estimate_problems(checked.set, file, codec_table({})),
                    std::back_inserter(checked.problems));
  stimulus::order_problems(checked.problems, folder, checked.set);
  return checked;
}

stimulus::Checked checked_study(const fs::path& folder, const audio::Device& device) {
  auto read = study::read_fixed_study(folder);
  if (has_error(read.problems)) return {std::move(read.study.set), {}, std::move(read.problems)};
  ProgressLine progress("checking");
  stimulus::Checked checked =
      station::dry_run({read.study, device, station::this_machine()},
                       [&](std::size_t done, std::size_t total) { progress.show(done, total); });
  checked.problems.insert(checked.problems.begin(), read.problems.begin(), read.problems.end());
  std::ranges::move(undrawn_texts(read.study), std::back_inserter(checked.problems));
  std::ranges::move(unreadable_consent(read.study), std::back_inserter(checked.problems));
  return checked;
}

/// A study and a set have each their own file.
bool is_study(const fs::path& folder) {
  const bool study = fs::exists(folder / "study.toml");
  if (study && fs::exists(folder / "set.toml"))
    throw_input(
        fmt::format("{}: has both a study.toml and a set.toml, so it could be either; move one of them "
                    "to a folder of its own",
                    folder.string()));
  return study;
}

stimulus::Checked checked_folder(const Arguments& arguments) {
  const std::string folder = *arguments.text("SET");
  if (is_study(folder))
    return checked_study(folder, audio::parse_device(arguments.text("--device").value_or("")));
  if (arguments.has("--device"))
    throw_input("--device has no effect on a stimulus set; give a study, or leave it out");
  return checked_set(folder);
}

int run_check(const Arguments& arguments) {
  const std::string folder = *arguments.text("SET");
  const stimulus::Checked checked = checked_folder(arguments);
  print(arguments.has("--json") ? report::checked_json(folder, checked)
                                : report::checked_text(folder, checked, arguments.has("--files")));
  return has_error(checked.problems) ? check_failed : ok;
}

} // namespace

Command check_command() {
  return {
      "check",
      "measure every stimulus of a set, or try all that the sessions of a study need; print every problem",
      {{"SET", "SET|STUDY", "the folder of a set, or of a study: told by set.toml or study.toml", true},
       {"--device", "DEVICE",
        "of a study: sound output of its sessions: name, index or file:OUT.wav (quietroom tone --list)"},
       {"--files", "", "print one line per file as well, not only per condition"},
       {"--json", "", "print one JSON document"}},
      "  quietroom check stimuli/demo\n"
      "  quietroom check stimuli/demo --files\n"
      "  quietroom check stimuli/demo --json\n"
      "  quietroom check sessions/demo --device hw:0\n"
      "Of a study whose votes go to a server it asks the server as well: whether it has the study, and takes "
      "votes of "
      "this user.",
      run_check};
}

} // namespace quietroom::cli
