#include "cli/command.h"
#include "cli/guarded_output.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/relabel.h"
#include "cli/study_folder.h"
#include "core/atomic_file.h"
#include "core/error.h"
#include "core/number.h"
#include "core/output_guard.h"
#include "core/relative_path.h"
#include "core/sha256.h"
#include "core/written_files.h"
#include "design/design.h"
#include "method/methods.h"
#include "stimulus/finished_files.h"
#include "stimulus/manifest.h"
#include "stimulus/parallel.h"
#include "store/study_reader.h"
#include "store/study_store.h"

#include <algorithm>
#include <fmt/format.h>
#include <sstream>

namespace quietroom::cli {

namespace {

namespace fs = std::filesystem;

/// A whole number within its range, or the fallback.
int integer_of(const Arguments& arguments, const std::string& name, int fallback, int low, int high) {
  return static_cast<int>(arguments.whole_number(name, low, high).value_or(fallback));
}

std::vector<std::string> listeners_of(const Arguments& arguments) {
  const auto given = arguments.text("--listeners").value_or("24");
  std::vector<std::string> out;
  if (const auto n = parse_integer(given)) {
    if (*n < 1 || *n > 10000)
      throw_input(fmt::format("--listeners is {}; give 1 to 10000, or their ids", *n));
    const auto digits = std::max<std::size_t>(2, given.size());
    for (int i = 1; i <= *n; ++i) out.push_back(fmt::format("L{:0{}}", i, digits));
    return out;
  }
  return *arguments.list("--listeners");
}

design::Design design_of(const fs::path& study, const Arguments& arguments) {
  design::Design design;
  design.name = arguments.text("--name").value_or(fs::absolute(study).lexically_normal().filename().string());
  if (design.name.empty())
    design.name = fs::absolute(study).lexically_normal().parent_path().filename().string();
  const auto set = arguments.text("--set");
  if (!set) throw_input("new needs --set SET, the folder of the stimulus set; see quietroom new --help");
  design.set = fs::proximate(fs::absolute(*set).lexically_normal(), fs::absolute(study).lexically_normal());
  if (const auto id = arguments.text("--method")) {
    const method::Method* found = method::find(*id);
    if (found == nullptr) throw_input("--method: " + method::refusal_of(*id));
    design.method = *found;
  }
  design.listeners = listeners_of(arguments);
  design.seed = static_cast<std::uint64_t>(integer_of(arguments, "--seed", 1, 0, INT32_MAX));
  design.practice = integer_of(arguments, "--practice", design.practice, 0, 100);
  design.break_after = integer_of(arguments, "--break-after", design.break_after, 0, 100000);
  design.confirm = arguments.has("--confirm");
  if (const auto level = arguments.number("--level")) design.level_db_spl = *level;
  return design;
}

/// A design is a person's work: where a study.toml stands it is kept, and options that contradict it are
/// refused.
void refuse_options(const fs::path& study, const Arguments& arguments) {
  for (const char* option : {"--set", "--method", "--listeners", "--seed", "--practice", "--break-after",
                             "--name", "--level", "--confirm"})
    if (arguments.has(option))
      throw_input(fmt::format("{}: is there already and is kept; leave {} out, or change the file by hand",
                              (study / "study.toml").string(), option));
}

design::Design checked(const std::string& study_toml, const fs::path& study) {
  auto read = design::parse_design(study_toml, study);
  stop_at_errors(read.problems, study);
  return std::move(read.design);
}

/// What becomes the study's own copy of its set.
struct FixedSet {
  std::string toml;
  std::string lock;
  std::size_t stimuli = 0;
  std::string name;
};

/// Whether the study's copy fixes the same files under the same names as the set does now.
bool same_stimuli(const fs::path& copy, const FixedSet& set) {
  std::vector<Problem> problems;
  const auto before = stimulus::read_lock(copy, problems);
  const auto now = stimulus::parse_lock(set.lock, "set.lock", problems);
  return before && now && before->stimuli == now->stimuli && read_file(copy / "set.toml") == set.toml;
}

/// Whether the folder is a copy that `new` made and nothing else, which earlier versions did not note.
bool is_copy(const fs::path& folder) {
  std::error_code failure;
  for (const auto& each : fs::directory_iterator(folder, failure))
    if (const auto name = each.path().filename(); name != "set.toml" && name != "set.lock") return false;
  std::vector<Problem> problems;
  const auto lock = stimulus::read_lock(folder, problems);
  return lock && fs::is_regular_file(folder / "set.toml") &&
         lock->set_sha256 == sha256_of_file(folder / "set.toml");
}

/// Before anything is written: a set of the user's own may stand where the copy goes.
void guard_copy(const fs::path& copy, const fs::path& set, bool force) {
  guard_outputs(
      {{set / "set.toml", set / "set.lock"}, {copy / "set.toml", copy / "set.lock"}, force || is_copy(copy)});
}

/// The set as it is now becomes the set of the study, unless votes were already given to another one.
void fix_set(const fs::path& study, const FixedSet& set, const fs::path& origin, bool force) {
  const fs::path copy = study / "set";
  const bool fixed = fs::exists(copy / "set.lock");
  if (fixed && read_file(copy / "set.lock") == set.lock && read_file(copy / "set.toml") == set.toml) return;
  if (fixed && same_stimuli(copy, set)) return; // prepared by another version, and the same to the bit
  const fs::path database = store::database_of(study);
  if (fixed && fs::exists(database) && store::StudyReader(database).real_sessions() > 0)
    throw_input(
        fmt::format("{}: votes were given to an earlier state of this set; make a new study for the new one",
                    study.string()));
  guard_copy(copy, origin, force);
  make_folder(copy);
  write_noted_file(copy / "set.toml", set.toml);
  write_noted_file(copy / "set.lock", set.lock);
}

/// Finished files are measured here: they have no lock of their own.
std::string lock_of_finished_files(const fs::path& folder, const std::string& set_toml) {
  ProgressLine progress("measured");
  const auto checked =
      stimulus::check(folder, [&](std::size_t done, std::size_t total) { progress.show(done, total); });
  stop_at_errors(checked.problems, folder);
  return lock_text(lock_of_finished(checked, set_toml, QUIETROOM_VERSION));
}

/// A stimulus that is not what was prepared would be refused in front of the first listener.
void refuse_changed(const fs::path& folder, const stimulus::StimulusSet& set) {
  std::vector<char> changed(set.stimuli.size());
  stimulus::for_each_index(changed.size(), stimulus::available_cores(), [&](std::size_t i) {
    const auto file = inside(folder, set.stimuli[i].file);
    changed[i] = file && fs::is_regular_file(*file) && sha256_of_file(*file) != set.stimuli[i].sha256;
  });
  const auto first = std::ranges::find(changed, 1);
  if (first != changed.end())
    throw_input(
        fmt::format("{}: changed since it was prepared; run quietroom prepare {}",
                    (folder / set.stimuli[static_cast<std::size_t>(first - changed.begin())].file).string(),
                    folder.string()));
}

FixedSet read_fixed_set(const fs::path& folder) {
  if (!fs::exists(folder / "set.toml"))
    throw_input(fmt::format("{}: no set.toml is there; give the folder of a stimulus set", folder.string()));
  const auto read = stimulus::read_set(folder);
  FixedSet out{read_file(folder / "set.toml"), "", read.set.stimuli.size(), read.set.name};
  if (!has_error(read.problems) && stimulus::is_finished(read.set)) {
    out.lock = lock_of_finished_files(folder, out.toml);
    return out;
  }
  stop_at_errors(read.problems, folder);
  stop_at_errors(stimulus::unstated_losses(folder, read.set), folder);
  if (!read.set.prepared)
    throw_input(fmt::format("{}: the set is not prepared as set.toml has it; run quietroom prepare {} first",
                            folder.string(), folder.string()));
  refuse_changed(folder, read.set);
  out.lock = read_file(folder / "set.lock");
  return out;
}

int relabel_study(const fs::path& study, const Arguments& arguments) {
  if (!fs::exists(study / "study.toml"))
    throw_input(fmt::format("{}: no study is there whose labels could be changed; leave --relabel out",
                            (study / "study.toml").string()));
  refuse_options(study, arguments);
  const design::Design design = checked(read_file(study / "study.toml"), study);
  relabel(study, design.set);
  return ok;
}

int run_new(const Arguments& arguments) {
  const fs::path study = *arguments.text("STUDY");
  const bool is_there = fs::exists(study / "study.toml");
  if (arguments.has("--relabel")) return relabel_study(study, arguments);
  if (is_there) refuse_options(study, arguments);
  const std::string text =
      is_there ? read_file(study / "study.toml") : study_toml(design_of(study, arguments));
  const design::Design design = checked(text, study);
  const FixedSet set = read_fixed_set(design.set); // before anything is written
  make_folder(study);
  fix_set(study, set, design.set, arguments.has("--force"));
  if (!is_there) write_file(study / "study.toml", text);
  print(fmt::format("{}: {} listeners, {} stimuli of the set {}\n", study.string(), design.listeners.size(),
                    set.stimuli, set.name));
  print(fmt::format("Orders and durations:  quietroom plan {}\n", study.string()));
  print(fmt::format("The first session:     quietroom panel {} --listener {}\n", study.string(),
                    design.listeners.front()));
  return ok;
}

} // namespace

Command new_command() {
  return {
      "new",
      "make the folder of a study",
      {{"STUDY", "STUDY", "the folder to make; a study.toml that is already there is kept", true},
       {"--set", "SET", "folder of a prepared stimulus set"},
       {"--method", "METHOD",
        "acr (default), effort or loudness: absolute category rating of listening quality, listening effort "
        "or loudness preference, ITU-T P.800 Annex B"},
       {"--listeners", "N|IDS", "how many listeners, or their ids with commas between (default 24)"},
       {"--seed", "S", "the number from which every order is drawn (default 1)"},
       {"--practice", "N", "practice trials, not analysed (default 2)"},
       {"--break-after", "N", "trials of the main block before the break (default: no break)"},
       {"--confirm", "", "a vote counts only after Enter"},
       {"--relabel", "",
        "in a study that exists: take label, emodel, Ppl and BurstR of each condition from its set again"},
       {"--level", "DB_SPL", "calibrated listening level; left out = not measured"},
       {"--name", "NAME", "name of the study (default: the folder's)"},
       force_option()},
      "  quietroom new sessions/codecs --set stimuli/demo --listeners 24 --seed 7 --break-after 33\n"
      "  quietroom new sessions/pilot --set stimuli/demo --listeners anna,ben --confirm\n"
      "  quietroom new sessions/effort --set stimuli/demo --method effort\n"
      "  quietroom new sessions/pilot --relabel",
      run_new};
}

} // namespace quietroom::cli
