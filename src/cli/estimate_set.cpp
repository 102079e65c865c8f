#include "cli/estimate_set.h"

#include "cli/doubtful_study.h"
#include "cli/guarded_output.h"
#include "cli/output.h"
#include "cli/read_once.h"
#include "cli/read_points.h"
#include "cli/scored_set.h"
#include "cli/study_folder.h"
#include "core/error.h"
#include "core/output_guard.h"
#include "core/written_files.h"
#include "report/gate_forms.h"
#include "report/set_scores_forms.h"
#include "scoring/gate.h"
#include "scoring/kept_scores.h"
#include "scoring/scores_file.h"
#include "stimulus/manifest.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::cli {

namespace {

stimulus::StimulusSet set_in(const std::filesystem::path& folder) {
  if (!std::filesystem::exists(folder / "set.toml") && std::filesystem::exists(folder / "study.toml"))
    throw_input(
        fmt::format("{}: is a study; give the folder of its set, or hold its votes against the scores "
                    "with quietroom compare {} --against visqol",
                    folder.string(), folder.string()));
  stimulus::ReadSet read = stimulus::read_set(folder);
  stop_at_errors(read.problems, folder);
  return std::move(read.set);
}

std::size_t worst_of(const Arguments& arguments) {
  constexpr std::int64_t usual = 10, most = 100000;
  return static_cast<std::size_t>(arguments.whole_number("--worst", 1, most).value_or(usual));
}

std::vector<scoring::GateLimit> limits_of(const Arguments& arguments) {
  std::vector<scoring::GateLimit> out;
  for (const std::string& text : arguments.all("--fail-if")) out.push_back(scoring::parse_gate_limit(text));
  return out;
}

std::vector<scoring::SetScore> baseline_of(const std::string& file, const std::filesystem::path& folder) {
  if (same_file(file, scoring::scores_file(folder)))
    throw_input(fmt::format("--baseline {}: is what this run renews; give a copy of it from before", file));
  NamedRows rows(file, text_read_once(file));
  scoring::ReadScores out = scoring::read_scores(rows);
  stop_at_problems(out.problems, file);
  return std::move(out.scores);
}

/// Those that failed, or where none did that dropped most; at most so many.
std::vector<std::string> doubtful_of(const scoring::GateAnswer& answer, std::size_t most) {
  std::vector<std::string> failed, dropped;
  for (const scoring::GateRow& row : answer.rows) {
    if (row.is_condition || row.now.unreadable) continue;
    if (!row.failures.empty()) failed.push_back(row.name);
    if (row.drop && *row.drop > 0) dropped.push_back(row.name);
  }
  std::vector<std::string> out = failed.empty() ? dropped : failed;
  out.resize(std::min(out.size(), most));
  return out;
}

/// Without a baseline: the lowest scores.
std::vector<std::string> lowest_of(std::vector<scoring::SetScore> scores, std::size_t most) {
  std::erase_if(scores, [](const scoring::SetScore& each) { return !each.mos_lqo; });
  std::ranges::stable_sort(scores, {}, [](const scoring::SetScore& each) { return *each.mos_lqo; });
  std::vector<std::string> out;
  for (const scoring::SetScore& each : scores)
    if (out.size() < most) out.push_back(each.stimulus);
  return out;
}

/// What the options ask for beside the scores; known before any work is done.
struct GateQuestion {
  std::optional<std::vector<scoring::SetScore>> baseline;
  std::string baseline_name;
  std::vector<scoring::GateLimit> limits;
};

/// Absolute and without links, also of what is not there yet, behind a link too.
std::filesystem::path plain(std::filesystem::path path) {
  std::error_code failure;
  constexpr int most_links = 40;
  for (int i = 0; i < most_links && std::filesystem::is_symlink(path, failure); ++i)
    path = path.parent_path() / std::filesystem::read_symlink(path, failure);
  const auto out = std::filesystem::weakly_canonical(std::filesystem::absolute(path), failure);
  return failure ? path : out;
}

bool lies_in(const std::filesystem::path& path, const std::filesystem::path& folder) {
  const auto inner = plain(path), outer = plain(folder / "");
  const auto shared = outer.has_filename() ? outer : outer.parent_path();
  return std::mismatch(shared.begin(), shared.end(), inner.begin(), inner.end()).first == shared.end();
}

/// Refuses to write what this run reads or renews, also what is not there yet: scores.csv comes to be before
/// the report, and a file that set.toml names may be missing.
void guard_gate(const Arguments& arguments, const std::filesystem::path& folder) {
  const std::vector<std::string> outputs{"--junit", "--make-study"};
  const auto junit = arguments.text("--junit"), study = arguments.text("--make-study");
  if (junit) {
    std::vector<std::filesystem::path> read = inputs_of(arguments, outputs);
    read.push_back(scoring::scores_file(folder));
    for (const auto& each : read)
      if (same_file(*junit, each) || plain(*junit) == plain(each))
        throw_input(fmt::format("--junit {}: is read or renewed by this command and would be lost; give "
                                "another place to write to",
                                *junit));
    guard(arguments, outputs, {*junit});
  }
  if (!study) return;
  if (std::filesystem::exists(std::filesystem::symlink_status(*study)))
    throw_input(fmt::format("--make-study {}: is there already; give a folder that is not", *study));
  if (lies_in(*study, folder))
    throw_input(fmt::format("--make-study {}: lies in the folder of the set, which this command reads; give "
                            "a place outside it",
                            *study));
  if (junit && lies_in(*junit, *study))
    throw_input(fmt::format("--junit {}: lies in the folder of --make-study; give another place", *junit));
}

GateQuestion gate_question(const Arguments& arguments, const std::filesystem::path& folder) {
  GateQuestion out;
  out.limits = limits_of(arguments);
  if (const auto file = arguments.text("--baseline")) {
    out.baseline_name = *file;
    out.baseline = baseline_of(*file, folder);
  }
  guard_gate(arguments, folder);
  return out;
}

int judged(const Arguments& arguments, const stimulus::StimulusSet& set, const GateQuestion& question,
           const std::vector<scoring::SetScore>& scores) {
  const auto answer = gate(*question.baseline, scores, question.limits, question.baseline_name);
  const std::size_t worst = worst_of(arguments);
  print(arguments.has("--json") ? report::gate_json(answer) : report::gate_text(answer, worst));
  if (const auto file = arguments.text("--junit"))
    write_noted_file(*file, report::gate_junit(answer, set.name));
  const std::vector<std::string> doubtful = doubtful_of(answer, worst);
  if (const auto dir = arguments.text("--make-study"); dir && doubtful.empty())
    say(fmt::format(
        "--make-study {}: no stimulus dropped, so that there is nothing to ask; no study was made", *dir));
  else if (dir)
    make_doubtful_study(*arguments.text("REF"), set, doubtful, *dir);
  if (std::ranges::any_of(scores, &scoring::SetScore::unreadable)) return bad_input;
  return answer.failed ? check_failed : ok;
}

} // namespace

int estimate_set(const std::filesystem::path& folder, const Arguments& arguments,
                 const estimate::EstimateRequest& request) {
  const GateQuestion question = gate_question(arguments, folder);
  const stimulus::StimulusSet set = set_in(folder);
  scoring::ScoringTask task{folder, set, request, scoring_program()};
  if (const auto threads = arguments.whole_number("--threads", 1, 256))
    task.threads = static_cast<unsigned>(*threads);
  task.with_bands = arguments.has("--patches");
  std::vector<std::filesystem::path> read;
  if (question.baseline) read.emplace_back(question.baseline_name);
  const auto scores = scored_and_kept(task, read);
  if (question.baseline) return judged(arguments, set, question, scores);
  const std::size_t worst = worst_of(arguments);
  print(arguments.has("--json") ? report::set_scores_json(scores) : report::set_scores_text(scores, worst));
  if (const auto dir = arguments.text("--make-study"))
    make_doubtful_study(folder, set, lowest_of(scores, worst), *dir);
  return code_of(scores);
}

std::vector<Option> gate_options() {
  return {
      {"--baseline", "OLD.csv", "of a SET: hold its scores against these, a scores.csv of before"},
      {"--fail-if", "LIMIT",
       "end with exit code 1 where a stimulus became worse than this: visqol_drop>0.1. So for vnsim, stoi, "
       "estoi, si_sdr_db, seg_snr_db, lsd_db; condition.visqol_drop is of the mean of a condition. May be "
       "given again. A stimulus that is gone or lost its score always fails",
       false, true},
      {"--patches", "",
       "of a SET with --json: the bands of each window too. They are not kept, so all is scored again"},
      {"--worst", "N", "of a SET: how many stimuli to show, and to take for --make-study (default 10)"},
      {"--junit", "FILE", "also write what holds and what fails as JUnit XML"},
      {"--make-study", "DIR",
       "of a SET: make a blind CCR study of the doubtful stimuli (that failed, else that dropped or are "
       "lowest) "
       "against their clean sounds: DIR/set and DIR/study"},
      force_option()};
}

} // namespace quietroom::cli
