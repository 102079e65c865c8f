#include "design/design.h"

#include "core/atomic_file.h"
#include "core/toml.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::design {

namespace {

constexpr int most_listeners = 10000;

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '-' || c == '_';
  });
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
    if (!is_id(out[i]))
      reader.error(line, fmt::format("listener \"{}\": use letters, digits, - and _ only", out[i]));
    if (is_simulated_id(out[i]))
      reader.error(
          line, fmt::format("listener \"{}\": ids that begin with sim- are for simulated listeners", out[i]));
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
  if (const auto id = reader.text("method")) {
    if (const method::Method* found = method::find(*id))
      design.method = *found;
    else
      reader.error(reader.line_of("method"), method::refusal_of(*id));
  }
  design.wording = english_wording(design.method);
  design.language = reader.text("language").value_or(design.language);
  design.max_plays = integer(reader, "max_plays", design.max_plays, 1, 1);
}

Design read(toml::Reader& reader, const std::filesystem::path& study, std::vector<Problem>& problems) {
  Design design;
  reader.required_integer("version", 1, 1);
  design.name = reader.required_text("name");
  const std::filesystem::path set = reader.required_text("set");
  design.set = set.is_absolute() ? set : (study / set).lexically_normal();
  read_method(reader, design);
  design.seed = static_cast<std::uint64_t>(reader.required_integer("seed", 0, INT64_MAX));
  design.listeners = read_listeners(reader);
  design.practice = integer(reader, "practice", design.practice, 0, 100);
  design.break_after = integer(reader, "break_after", design.break_after, 0, 100000);
  design.break_min_s = integer(reader, "break_min_s", design.break_min_s, 0, 3600);
  design.confirm = reader.boolean("confirm").value_or(design.confirm);
  if (reader.value("level_db_spl") != nullptr)
    design.level_db_spl = reader.number_or("level_db_spl", 73, 20, 120);
  design.experimenter_code = reader.text("experimenter_code").value_or(design.experimenter_code);
  if (design.experimenter_code.empty() ||
      !std::all_of(design.experimenter_code.begin(), design.experimenter_code.end(),
                   [](unsigned char c) { return std::isdigit(c) != 0; }))
    reader.error(reader.line_of("experimenter_code"),
                 "experimenter_code must be digits in quotes, such as \"0000\"");
  if (const toml::Table* table = reader.table("wording")) {
    toml::Reader wording(*table, (study / "study.toml").string(), problems);
    read_wording(wording, design.method, design.wording);
  }
  reader.refuse_unknown();
  return design;
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
  return parse_design(read_file(study / "study.toml"), study);
}

std::string study_toml(const Design& design) {
  std::string listeners;
  for (const std::string& id : design.listeners)
    listeners += (listeners.empty() ? "" : ", ") + toml::quoted(id);
  std::string out = "# A study of Quietroom; sessions/FORMAT.md says what each line means.\n";
  out += fmt::format("version = 1\nname = {}\nset = {}\n", toml::quoted(design.name),
                     toml::quoted(design.set.string()));
  out += fmt::format("method = {}\nlanguage = {}\n", toml::quoted(design.method.id),
                     toml::quoted(design.language));
  out += fmt::format("seed = {}\nlisteners = [{}]\n", design.seed, listeners);
  out += fmt::format("practice = {}\nbreak_after = {}\nbreak_min_s = {}\n", design.practice,
                     design.break_after, design.break_min_s);
  out += fmt::format("confirm = {}\nmax_plays = {}\n", design.confirm, design.max_plays);
  out +=
      design.level_db_spl
          ? fmt::format("level_db_spl = {}\n", *design.level_db_spl)
          : "# level_db_spl = 73     # measured at the ear with `quietroom tone`; until then not measured\n";
  out += fmt::format("experimenter_code = {}\n", toml::quoted(design.experimenter_code));
  return out;
}

bool is_planned(const Design& design, std::string_view listener) {
  return std::find(design.listeners.begin(), design.listeners.end(), listener) != design.listeners.end();
}

bool is_simulated_id(std::string_view listener) { return listener.starts_with("sim-"); }

} // namespace quietroom::design
