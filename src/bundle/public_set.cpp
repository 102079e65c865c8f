#include "bundle/public_set.h"

#include "core/csv.h"
#include "core/number.h"
#include "core/toml.h"
#include "stimulus/sound_endings.h"

#include <fmt/format.h>
#include <map>

namespace quietroom::bundle {

namespace {

using stimulus::Step;

/// Names for files that steps read: the same for the same file.
class FileNames {
public:
  std::string name(const std::string& file) {
    const auto known = m_names.find(file);
    if (known != m_names.end()) return known->second;
    const std::string out = "file-" + std::to_string(m_names.size() + 1) + ending_of(file);
    m_names.emplace(file, out);
    return out;
  }

  /// Of a sound file its kind; any other ending could be a word.
  static std::string ending_of(const std::string& file) {
    const std::string ending = stimulus::extension_of(file);
    const bool sound = stimulus::is_sound_extension(ending) || stimulus::is_raw_extension(ending);
    return sound || ending == ".csv" || ending == ".txt" ? ending : "";
  }

private:
  std::map<std::string, std::string> m_names;
};

bool names_a_file(std::string_view key, const std::string& text) {
  return key == "file" || key == "files" || text.find_first_of("/\\") != text.npos;
}

void make_public(Step& step, FileNames& names) {
  if (step.name == "command") {
    step.parameters.erase("version");
    if (const auto run = step.parameters.find("run"); run != step.parameters.end())
      run->second = std::vector<std::string>{"program"};
  }
  for (auto& [key, value] : step.parameters) {
    if (auto* text = std::get_if<std::string>(&value); text != nullptr && names_a_file(key, *text))
      *text = names.name(*text);
    if (auto* texts = std::get_if<std::vector<std::string>>(&value))
      for (std::string& each : *texts)
        if (names_a_file(key, each)) each = names.name(each);
  }
}

} // namespace

stimulus::StimulusSet public_set(stimulus::StimulusSet set) {
  FileNames names;
  set.seed = 0;
  for (Step& step : set.source_steps) make_public(step, names);
  for (stimulus::Condition& condition : set.conditions)
    for (Step& step : condition.steps) make_public(step, names);
  for (stimulus::Source& source : set.sources) {
    const bool several = source.files.size() > 1;
    for (std::size_t i = 0; i < source.files.size(); ++i)
      source.files[i] = "source/" + source.id + (several ? '-' + std::to_string(i + 1) : std::string()) +
                        FileNames::ending_of(source.files[i]);
  }
  for (stimulus::Stimulus& each : set.stimuli) {
    each.converted.reset();
    if (each.is_finished) each.file = "files/" + each.id + FileNames::ending_of(each.file);
  }
  return set;
}

namespace {

std::string list_of(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& each : texts) out += (out.empty() ? "" : ", ") + toml::quoted(each);
  return '[' + out + ']';
}

/// A number that TOML reads as one with a fraction.
std::string real(double value) {
  const std::string out = shortest(value);
  return out.find_first_of(".en") == out.npos ? out + ".0" : out;
}

struct ParameterToml {
  std::string operator()(const std::string& text) const { return toml::quoted(text); }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(double number) const { return real(number); }
  std::string operator()(bool yes) const { return yes ? "true" : "false"; }
  std::string operator()(const std::vector<std::string>& texts) const { return list_of(texts); }
};

std::string key_of(const std::string& key) {
  const bool bare =
      key.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-") == key.npos;
  return bare && !key.empty() ? key : toml::quoted(key);
}

std::string steps_toml(const char* key, const std::vector<Step>& steps) {
  if (steps.empty()) return "";
  std::string out = std::string(key) + " = [\n";
  for (const Step& step : steps) {
    out += "  { step = " + toml::quoted(step.name);
    for (const auto& [name, value] : step.parameters)
      out += ", " + key_of(name) + " = " + std::visit(ParameterToml{}, value);
    out += " },\n";
  }
  return out + "]\n";
}

std::string text_line(const char* key, const std::string& text) {
  return text.empty() ? "" : fmt::format("{} = {}\n", key, toml::quoted(text));
}

std::string number_line(const char* key, const std::optional<double>& value) {
  return value ? fmt::format("{} = {}\n", key, shortest(*value)) : "";
}

std::string rights_lines(const stimulus::Rights& rights) {
  return text_line("licence", rights.licence) + text_line("attribution", rights.attribution);
}

std::string post_align_line(const std::optional<stimulus::PostAlign>& align) {
  using enum stimulus::PostAlign;
  if (!align) return "";
  return text_line("post_align", *align == none              ? "none"
                                 : *align == gain_from_clean ? "gain-from-clean"
                                                             : "rms-active-frames-of-clean");
}

std::string clipping_lines(const stimulus::StimulusSet& set) {
  using enum stimulus::Clipping;
  if (set.clipping == refuse) return "";
  if (set.clipping == reduce) return "clipping = \"reduce\"\n";
  return fmt::format("clipping = \"limit\"\nmax_clipped_samples = {}\n", set.max_clipped_samples);
}

std::string head_toml(const stimulus::StimulusSet& set) {
  std::string out = "version = 1\n" + text_line("name", set.name);
  if (!set.sources.empty()) out += fmt::format("seed = {}\n", set.seed);
  out += fmt::format("rate_hz = {}\nbits = {}\n", set.rate_hz, set.bits);
  out += text_line("context", std::string(text(set.context))) + number_line("level_dbov", set.level_dbov);
  return out + clipping_lines(set) + post_align_line(set.post_align) +
         steps_toml("source_steps", set.source_steps);
}

std::string source_toml(const stimulus::Source& source) {
  return "\n[[source]]\n" + text_line("id", source.id) + "files = " + list_of(source.files) + '\n' +
         number_line("pause_s", source.pause_s) + text_line("talker", source.talker) +
         text_line("sex", source.sex) + text_line("language", source.language) + rights_lines(source.rights);
}

std::string emodel_line(const std::optional<stimulus::EmodelInputs>& inputs) {
  if (!inputs) return "";
  if (!inputs->codec.empty()) return "emodel = { codec = " + toml::quoted(inputs->codec) + " }\n";
  std::string out = "emodel = { Ie = " + shortest(inputs->Ie.value_or(0));
  if (inputs->Bpl) out += ", Bpl = " + shortest(*inputs->Bpl);
  return out + " }\n";
}

std::string condition_toml(const stimulus::Condition& condition) {
  using enum stimulus::Kind;
  std::string out = "\n[[condition]]\n" + text_line("id", condition.id) + text_line("label", condition.label);
  out += text_line("kind", condition.kind == test        ? "test"
                           : condition.kind == reference ? "reference"
                                                         : "anchor");
  if (condition.listening_level_offset_db != 0)
    out += number_line("listening_level_offset_db", condition.listening_level_offset_db);
  out += number_line("Ppl", condition.loss.Ppl) + number_line("BurstR", condition.loss.BurstR);
  return out + emodel_line(condition.emodel) + post_align_line(condition.post_align) +
         steps_toml("steps", condition.steps);
}

std::string finished_toml(const stimulus::Stimulus& each) {
  return "\n[[stimulus]]\n" + text_line("file", each.file) + text_line("condition", each.condition) +
         text_line("talker", each.talker) + text_line("sample", each.sample) +
         number_line("Ppl", each.ppl_percent) + number_line("BurstR", each.burst_ratio) +
         rights_lines(each.rights);
}

std::string number_field(const std::optional<double>& value) { return value ? shortest(*value) : ""; }

} // namespace

std::string set_toml(const stimulus::StimulusSet& set) {
  std::string out = head_toml(set);
  for (const stimulus::Source& each : set.sources) out += source_toml(each);
  for (const stimulus::Condition& each : set.conditions) out += condition_toml(each);
  for (const stimulus::Stimulus& each : set.stimuli)
    if (each.is_finished) out += finished_toml(each);
  return out;
}

std::string stimuli_csv(const stimulus::StimulusSet& set) {
  std::string out =
      "stimulus,condition,talker,sample,sha256,seconds,active_level_dbov,ppl_percent,burst_ratio\n";
  for (const stimulus::Stimulus& each : set.stimuli) {
    for (const std::string& text : {each.id, each.condition, each.talker, each.sample, each.sha256})
      out += csv_field(text) + ',';
    out += (each.seconds > 0 ? shortest(each.seconds) : "") + ',' + number_field(each.active_level_dbov) +
           ',' + number_field(each.ppl_percent) + ',' + number_field(each.burst_ratio) + '\n';
  }
  return out;
}

} // namespace quietroom::bundle
