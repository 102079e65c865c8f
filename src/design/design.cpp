#include "design/design.h"

#include "core/atomic_file.h"
#include "core/counted.h"
#include "core/lower_case.h"
#include "core/relative_path.h"
#include "core/toml.h"
#include "core/visible_text.h"
#include "design/consent.h"
#include "design/experimenter_code.h"
#include "design/method_keys.h"
#include "design/read_questionnaires.h"
#include "design/study_given.h"
#include "design/study_language.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace quietroom::design {

namespace {

constexpr int most_listeners = 10000;
constexpr std::size_t longest_listener_id = 64;

/// What is wrong with the id of a listener; empty: nothing.
std::string mistake_of_id(std::string_view id) {
  const bool good =
      std::ranges::all_of(id, [](unsigned char c) { return std::isalnum(c) != 0 || c == '-' || c == '_'; });
  if (id.empty() || !good) return "use letters, digits, - and _ only";
  if (id.size() > longest_listener_id)
    return fmt::format("an id has {} at the most, and this one has {}; shorten it",
                       counted(longest_listener_id, "character"), id.size());
  if (id.front() == '-') return "an id that begins with - would be read as an option; begin it otherwise";
  if (is_simulated_id(lower_case(id))) return "ids that begin with sim- are for simulated listeners";
  return "";
}

/// A number N stands for L01...; a list names the listeners.
std::vector<std::string> read_listeners(toml::Reader& reader) {
  std::vector<std::string> out;
  const toml::Value* value = reader.value("listeners");
  if (value != nullptr && std::holds_alternative<std::int64_t>(value->data)) {
    const auto n = static_cast<int>(reader.required_integer("listeners", 1, most_listeners));
    const auto digits = std::max<std::size_t>(2, std::to_string(n).size());
    for (int i = 1; i <= n; ++i) out.push_back(fmt::format("L{:0{}}", i, digits));
    return out;
  }
  out = reader.texts("listeners");
  const int line = reader.line_of("listeners");
  if (out.empty()) reader.error(line, "listeners is missing; give their number or a list of ids");
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (const std::string mistake = mistake_of_id(out[i]); !mistake.empty())
      reader.error(line, fmt::format("listener \"{}\": {}", visible_line(out[i]), mistake));
    if (std::find(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(i), out[i]) !=
        out.begin() + static_cast<std::ptrdiff_t>(i))
      reader.error(line, fmt::format("listener \"{}\" stands twice; each id once", out[i]));
  }
  return out;
}

/// A whole number within its range; what stands there already is the default.
int integer(toml::Reader& reader, std::string_view key, int fallback, int low, int high) {
  return static_cast<int>(reader.integer_or(key, fallback, low, high));
}

void read_method(toml::Reader& reader, Design& design) {
  design.max_plays = integer(reader, "max_plays", design.max_plays, 1, 10);
}

void read_level(toml::Reader& reader, Design& design) {
  if (reader.value("level_db_spl") != nullptr)
    design.level_db_spl = reader.number_or("level_db_spl", 73, 20, 120);
  const auto rule = reader.text("calibration");
  if (!rule) return;
  if (*rule == "required")
    design.calibration = CalibrationRule::required;
  else if (*rule == "none")
    design.calibration = CalibrationRule::none;
  else
    reader.error(reader.line_of("calibration"),
                 fmt::format("calibration is \"{}\"; it must be \"required\" or \"none\"", *rule));
  if (design.calibration == CalibrationRule::required && design.level_db_spl)
    reader.error(reader.line_of("level_db_spl"),
                 "level_db_spl has no effect where calibration is \"required\", for the level is that of the "
                 "calibration; take the line out");
}

bool has_practice(const Design& design) {
  return design.practice > 0 || std::ranges::find(design.arrangement.items, Purpose::practice,
                                                  &MarkedItem::purpose) != design.arrangement.items.end();
}

Design read(toml::Reader& reader, const std::filesystem::path& study, std::vector<Problem>& problems) {
  Design design;
  reader.required_integer("version", 1, 1);
  design.name = reader.required_text("name");
  if (visible_line(design.name) != design.name)
    reader.error(reader.line_of("name"),
                 fmt::format("name \"{}\" has a control character or a line break; write "
                             "it on one line without",
                             visible_line(design.name)));
  design.store = reader.text("store").value_or("");
  if (!design.store.empty() && !design.store.starts_with("postgresql://") &&
      !design.store.starts_with("postgres://"))
    reader.error(reader.line_of("store"),
                 "store is no address of a server; write postgresql://HOST/DATABASE, or leave "
                 "the line out");
  design.without_server = reader.boolean("without_server").value_or(design.without_server);
  if (reader.value("without_server") != nullptr && design.store.empty())
    reader.error(reader.line_of("without_server"),
                 "without_server has no effect without store; take the line out");
  const std::filesystem::path set = reader.required_text("set");
  design.set = from_folder(study, set);
  design.set_line = reader.line_of("set");
  if (set.is_absolute())
    reader.error(design.set_line,
                 fmt::format("set = \"{}\" is an absolute path; write it relative to the study's folder",
                             visible_line(set.string())));
  read_method_keys(reader, (study / "study.toml").string(), problems, design);
  read_method(reader, design);
  design.seed = static_cast<std::uint64_t>(reader.required_integer("seed", 0, INT64_MAX));
  design.listeners = read_listeners(reader);
  design.practice = integer(reader, "practice", design.practice, 0, 100);
  design.break_after = integer(reader, "break_after", design.break_after, 0, 100000);
  design.break_min_s = integer(reader, "break_min_s", design.break_min_s, 0, 3600);
  design.confirm = reader.boolean("confirm").value_or(design.confirm);
  design.arrangement = read_arrangement(reader, (study / "study.toml").string(), design.listeners, problems);
  design.page_after_practice = reader.boolean("page_after_practice").value_or(design.page_after_practice);
  if (design.page_after_practice && !has_practice(design))
    reader.error(reader.line_of("page_after_practice"),
                 "page_after_practice has no effect, for the study has no practice; take the line out");
  design.vote_within_s = integer(reader, "vote_within_s", design.vote_within_s, 0, 600);
  design.consent_file = read_consent_name(reader);
  design.consent_line = reader.line_of("consent");
  design.check = read_check(reader);
  design.resume = read_resume(reader);
  read_level(reader, design);
  design.experimenter_code = reader.text("experimenter_code").value_or(design.experimenter_code);
  if (reader.value("experimenter_code") != nullptr && !is_stored_code(design.experimenter_code))
    reader.error(reader.line_of("experimenter_code"),
                 "experimenter_code is no hash of a code; set it by quietroom code STUDY");
  else if (is_clear_code(design.experimenter_code) && !code_mistake(design.experimenter_code).empty())
    reader.error(reader.line_of("experimenter_code"),
                 "experimenter_code: " + code_mistake(design.experimenter_code) +
                     "; set it by quietroom code STUDY");
  StudyLanguage language = read_language(reader, (study / "study.toml").string(), problems, design.method);
  design.language = language.tag;
  design.label_variant = language.variant;
  design.labels_accepted = language.accepted;
  design.wording = std::move(language.wording);
  design.eligibility = read_eligibility(reader, study, problems);
  design.questionnaires = read_questionnaires(reader, (study / "study.toml").string(), design.wording,
                                              design.eligibility, problems);
  refuse_missing_moments(reader, design.questionnaires, has_practice(design), design.break_after > 0);
  if (const toml::Table* table = reader.table("facts"))
    design.facts = read_facts(*table, (study / "study.toml").string(), problems);
  reader.refuse_unknown();
  return design;
}

/// What is wrong with the file that consent names, and with its text.
std::optional<Problem> consent_problem(const std::filesystem::path& study, const Design& design) {
  const std::string name = fmt::format("consent = \"{}\"", visible_line(design.consent_file));
  const auto refuse = [&](const char* sentence) {
    return Problem{Severity::error,
                   fmt::format("{}:{}", (study / "study.toml").string(), design.consent_line),
                   name + sentence};
  };
  const auto path = inside(study, design.consent_file);
  if (!path) return refuse(" lies outside the study; put the file into its folder");
  std::error_code unknown;
  if (std::filesystem::is_directory(*path, unknown)) return refuse(" is a folder; name the file of the text");
  if (!std::filesystem::is_regular_file(*path, unknown))
    return refuse(": this file is not there; write it, or take the line out");
  for (const char* own : {"study.toml", "study.sqlite", "ledger"})
    if (std::filesystem::equivalent(*path, study / own, unknown))
      return refuse(" leads to one of the study's own files; write the text into a file of its own");
  if (const auto fault = consent_fault(read_file(*path)))
    return Problem{Severity::error, fmt::format("{}:{}", path->string(), fault->line), fault->sentence};
  return std::nullopt;
}

} // namespace

ReadDesign parse_design(std::string_view text, const std::filesystem::path& study) {
  ReadDesign out;
  const std::string file = (study / "study.toml").string();
  auto parsed = toml::parse_text(text, file);
  if (const auto* problem = std::get_if<Problem>(&parsed)) {
    out.problems.push_back(*problem);
    return out;
  }
  toml::Reader reader(std::get<toml::Table>(parsed), file, out.problems);
  out.design = read(reader, study, out.problems);
  return out;
}

ReadDesign read_design(const std::filesystem::path& study) {
  refuse_no_study(study);
  ReadDesign out = parse_design(read_file(study / "study.toml"), study);
  if (out.design.consent_file.empty()) return out;
  if (auto problem = consent_problem(study, out.design)) {
    out.problems.push_back(std::move(*problem));
    out.design.consent_file.clear(); // refused here: nobody else looks at it
  }
  return out;
}

std::string study_toml(const Design& design) {
  std::string listeners;
  for (const std::string& id : design.listeners)
    listeners += (listeners.empty() ? "" : ", ") + toml::quoted(id);
  std::string out = "# A study of Quietroom; sessions/FORMAT.md says what each line means.\n";
  out += fmt::format("version = 1\nname = {}\nset = {}\n", toml::quoted(design.name),
                     toml::quoted(design.set.string()));
  if (!design.store.empty()) out += fmt::format("store = {}\n", toml::quoted(design.store));
  if (design.without_server) out += "without_server = true\n";
  out += method_lines(design) + fmt::format("language = {}\n", toml::quoted(design.language));
  if (!design.label_variant.empty())
    out += fmt::format("label_variant = {}\n", toml::quoted(design.label_variant));
  if (design.labels_accepted)
    out += "labels = \"accepted\"     # the operator has read what nobody confirmed\n";
  out += fmt::format("seed = {}\nlisteners = [{}]\n", design.seed, listeners);
  out += fmt::format("practice = {}\nbreak_after = {}\nbreak_min_s = {}\n", design.practice,
                     design.break_after, design.break_min_s);
  out += fmt::format("confirm = {}\nmax_plays = {}\n", design.confirm, design.max_plays);
  if (design.calibration == CalibrationRule::none)
    out += "calibration = \"none\"   # sessions run without one; \"required\": none begins before `quietroom "
           "calibrate`\n";
  if (design.calibration == CalibrationRule::required) out += "calibration = \"required\"\n";
  if (design.level_db_spl)
    out += fmt::format("level_db_spl = {}\n", *design.level_db_spl);
  else if (design.calibration != CalibrationRule::required)
    out += "# level_db_spl = 73     # measured at the ear with `quietroom tone`; until then not measured\n";
  if (!design.experimenter_code.empty())
    out += fmt::format("experimenter_code = {}\n", toml::quoted(design.experimenter_code));
  return out + arrangement_toml(design.arrangement); // last: it may have tables
}

bool is_planned(const Design& design, std::string_view listener) {
  return std::find(design.listeners.begin(), design.listeners.end(), listener) != design.listeners.end();
}

bool is_simulated_id(std::string_view listener) { return listener.starts_with("sim-"); }

} // namespace quietroom::design
