#include "cli/command.h"
#include "cli/guarded_output.h"
#include "cli/output.h"
#include "cli/progress_line.h"
#include "cli/study_folder.h"
#include "core/atomic_file.h"
#include "core/counted.h"
#include "core/make_folder.h"
#include "core/number.h"
#include "core/tell.h"
#include "design/design.h"
#include "design/reference.h"
#include "method/methods.h"
#include "method/scores.h"
#include "stimulus/manifest.h"
#include "store/location.h"
#include "store/postgres.h"
#include "store/server_roles.h"
#include "store/server_studies.h"
#include "study/fix_set.h"
#include "study/relabel.h"

#include <algorithm>
#include <fmt/format.h>

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

/// A new study says what it asks; where nothing is given, its sessions run without a calibration.
design::CalibrationRule calibration_of(const Arguments& arguments) {
  const auto given = arguments.text("--calibration").value_or("none");
  if (given == "none") return design::CalibrationRule::none;
  if (given == "required") return design::CalibrationRule::required;
  throw_input(fmt::format("--calibration is \"{}\"; give required or none", given));
}

design::Design design_of(const fs::path& study, const Arguments& arguments) {
  design::Design design;
  design.name = arguments.text("--name").value_or(fs::absolute(study).lexically_normal().filename().string());
  if (design.name.empty())
    design.name = fs::absolute(study).lexically_normal().parent_path().filename().string();
  const auto set = arguments.text("--set");
  if (!set) throw_input("new needs --set SET, the folder of the stimulus set; see quietroom new --help");
  design.set =
      fs::proximate(fs::weakly_canonical(fs::absolute(*set)), fs::weakly_canonical(fs::absolute(study)));
  if (const auto id = arguments.text("--method")) {
    const method::Method* found = method::find(*id);
    if (found == nullptr) throw_input("--method: " + method::refusal_of(*id));
    design.method = *found;
  }
  design.language = arguments.text("--language").value_or(design.language);
  design.label_variant = arguments.text("--label-variant").value_or("");
  design.labels_accepted = arguments.has("--accept-labels");
  if (const auto reference = arguments.text("--reference")) {
    if (!needs_reference(design.method))
      throw_input("--reference is for acr-hr, dcr and ccr; the method " + design.method.id +
                  " has no reference, so leave it out");
    design.reference = *reference;
  }
  design.listeners = listeners_of(arguments);
  design.seed = static_cast<std::uint64_t>(integer_of(arguments, "--seed", 1, 0, INT32_MAX));
  design.practice = integer_of(arguments, "--practice", design.practice, 0, 100);
  design.break_after = integer_of(arguments, "--break-after", design.break_after, 0, 100000);
  design.confirm = arguments.has("--confirm");
  design.arrangement.order = design::ListeningOrder::balanced;
  if (const auto order = arguments.text("--order")) {
    const auto named = design::order_named(*order);
    if (!named) throw_input(fmt::format("--order is \"{}\"; use {}", *order, design::order_names()));
    design.arrangement.order = *named;
  }
  if (const auto level = arguments.number("--level")) design.level_db_spl = *level;
  design.calibration = calibration_of(arguments);
  if (const auto server = arguments.text("--store")) {
    if (!store::is_server_address(*server))
      throw_input(
          fmt::format("--store {}: is no address of a server; give postgresql://HOST/DATABASE", *server));
    store::sql::check_server_url(*server); // a password never gets into a file
    design.store = *server;
  }
  return design;
}

/// A design is a person's work: where a study.toml stands it is kept, and options that contradict it are
/// refused.
void refuse_options(const fs::path& study, const Arguments& arguments) {
  for (const char* option : {"--set", "--method", "--reference", "--listeners", "--seed", "--practice",
                             "--break-after", "--name", "--level", "--calibration", "--confirm", "--language",
                             "--label-variant", "--accept-labels", "--order", "--store"})
    if (arguments.has(option))
      throw_input(fmt::format("{}: is there already and is kept; leave {} out, or change the file by hand",
                              (study / "study.toml").string(), option));
}

design::Design checked(const std::string& study_toml, const fs::path& study) {
  auto read = design::parse_design(study_toml, study);
  stop_at_errors(read.problems, study);
  return std::move(read.design);
}

/// Throws an input Error where it cannot be the set of a study.
study::SetToFix set_to_fix(const fs::path& folder) {
  study::ReadSetToFix read;
  {
    ProgressLine progress("measured");
    read = study::read_set_to_fix(folder, QUIETROOM_VERSION,
                                  [&](std::size_t done, std::size_t total) { progress.show(done, total); });
  }
  stop_at_errors(read.problems, folder);
  if (!read.refusal.empty()) throw_input(read.refusal);
  return std::move(read.set);
}

study::SetText set_text(const fs::path& folder) {
  study::SetText out = study::read_set_text(folder);
  stop_at_errors(out.problems, folder);
  return out;
}

int relabel_study(const fs::path& study, const Arguments& arguments) {
  if (!fs::exists(study / "study.toml"))
    throw_input(fmt::format("{}: no study is there whose labels could be changed; leave --relabel out",
                            (study / "study.toml").string()));
  refuse_options(study, arguments);
  const design::Design design = checked(read_file(study / "study.toml"), study);
  const study::SetText now = set_text(design.set);
  const auto labels = relabel(study, set_text(study / "set"), now);
  for (const study::NewLabel& each : labels)
    print(fmt::format("{}: \"{}\" is now \"{}\"\n", each.condition, each.before, each.now));
  print(fmt::format("{}: {} changed; orders and votes are as they were\n", study.string(),
                    counted(labels.size(), "label")));
  return ok;
}

/// Before the first session somebody has to read what nobody has confirmed.
void tell_of_texts(const design::Design& design) {
  const auto texts = unconfirmed_texts(design.wording, design.method);
  if (texts.empty()) return;
  tell(fmt::format("nobody has confirmed the texts of the language \"{}\" ({}){}", design.language,
                   status_counts(texts),
                   design.labels_accepted ? "; they are accepted in study.toml"
                                          : "; the station asks to accept them before its first session"));
}

/// The study on its server, which has it from the commit on; none where it has no server.
std::unique_ptr<store::sql::Connection> placed_on_server(const design::Design& design, bool asked) {
  if (!asked) return nullptr;
  const std::vector<std::string> there = store::studies_on(design.store);
  if (std::ranges::find(there, design.name) != there.end())
    throw_input(fmt::format("{}: has a study \"{}\" already; give this one another name by --name",
                            design.store, design.name));
  auto out = store::begin_study(design.store, design.name);
  store::grant_roles(*out, design.name, store::ExpectedSessions{{design.name}, design.method});
  return out;
}

void tell_of_server(const design::Design& design) {
  print(fmt::format(
      "On the server:         {}, study {}; let users in by GRANT {} TO user, or GRANT {} TO user\n",
      design.store, design.name, store::sql::quoted_name(store::booth_role(design.name)),
      store::sql::quoted_name(store::experimenter_role(design.name))));
}

int run_new(const Arguments& arguments) {
  const fs::path study = *arguments.text("STUDY");
  const bool is_there = fs::exists(study / "study.toml");
  if (fs::exists(study / "set.toml"))
    throw_input(study.string() + ": is a stimulus set; a study has a folder of its own, give another one");
  if (arguments.has("--relabel")) return relabel_study(study, arguments);
  if (is_there) refuse_options(study, arguments);
  std::string text = is_there ? read_file(study / "study.toml") : study_toml(design_of(study, arguments));
  const design::Design design = checked(text, study);
  const study::SetToFix set = set_to_fix(design.set); // before anything is written
  const auto stimuli = stimulus::read_set(design.set).set;
  stop_at_errors(reference_problems(design, stimuli, (study / "study.toml").string()), study);
  if (!is_there && needs_reference(design.method)) { // what was found stands there to be read
    design::Design named = design_of(study, arguments);
    named.reference = reference_condition(design, stimuli);
    text = study_toml(named);
  }
  const auto server = placed_on_server(design, arguments.has("--store")); // not before its commit
  make_folder(study);
  fix_set(study, set, design.set, arguments.has("--force"));
  if (!is_there) write_file(study / "study.toml", text);
  if (server) server->run("COMMIT");
  print(fmt::format("{}: {}, {} of the set {}\n", study.string(),
                    counted(design.listeners.size(), "listener"), counted(set.stimuli, "stimulus", "stimuli"),
                    set.name));
  tell_of_texts(design);
  if (server) tell_of_server(design);
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
        "acr (default), effort, loudness: absolute category rating of listening quality, listening effort, "
        "loudness "
        "preference (ITU-T P.800 Annex B); acr-hr: quality with a hidden reference; dcr, ccr: pairs (Annexes "
        "D and E); "
        "p835: speech, background and overall quality (ITU-T P.835); dimensions: five perceptual dimensions"},
       {"--reference", "CONDITION",
        "of acr-hr, dcr and ccr: what the others are held against (default: the one condition of kind "
        "reference without "
        "steps)"},
       {"--language", "TAG",
        "language of the station, such as de or pt-BR: scale, instructions and all other texts (default en)"},
       {"--label-variant", "NAME", "which labels of the scale, in a language whose sources give several"},
       {"--accept-labels", "",
        "you have read the texts of this language that nobody has confirmed, and use them; else the station "
        "asks"},
       {"--listeners", "N|IDS", "how many listeners, or their ids with commas between (default 24)"},
       {"--seed", "S", "the number from which every order is drawn (default 1)"},
       {"--order", "ORDER",
        "balanced (default), random, latin, williams or blocks: how conditions are spread over a session and "
        "over the listeners; panels, constraints and own practice items are lines of study.toml"},
       {"--practice", "N", "practice trials, not analysed (default 2)"},
       {"--break-after", "N", "trials of the main block before the break (default: no break)"},
       {"--confirm", "", "a vote counts only after Enter"},
       {"--relabel", "",
        "in a study that exists: take label, emodel, Ppl and BurstR of each condition from its set again"},
       {"--level", "DB_SPL", "listening level as somebody measured it; left out = not measured"},
       {"--calibration", "RULE",
        "none (default) or required: no session begins before quietroom calibrate has set the level"},
       {"--name", "NAME", "name of the study (default: the folder's)"},
       {"--store", "URL",
        "postgresql://HOST/DATABASE where the votes of several booths are gathered: a line of study.toml, "
        "and the "
        "study is made there; no password in it"},
       force_option()},
      "  quietroom new sessions/codecs --set stimuli/demo --listeners 24 --seed 7 --break-after 33\n"
      "  quietroom new sessions/pilot --set stimuli/demo --listeners anna,ben --confirm\n"
      "  quietroom new sessions/effort --set stimuli/demo --method effort\n"
      "  quietroom new sessions/german --set stimuli/demo --language de --accept-labels\n"
      "  quietroom new sessions/pairs --set stimuli/demo --method dcr --reference direct\n"
      "  quietroom new sessions/wideband --set stimuli/demo --store postgresql://lab.example/quiet\n"
      "  quietroom new sessions/pilot --relabel",
      run_new};
}

} // namespace quietroom::cli
