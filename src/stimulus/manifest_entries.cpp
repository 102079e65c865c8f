#include "stimulus/manifest_entries.h"

#include "core/counted.h"
#include "core/lower_case.h"
#include "core/relative_path.h"
#include "stimulus/manifest.h"

#include <algorithm>

namespace quietroom::stimulus {

namespace {

std::string required_id(toml::Reader& reader, std::string_view key) {
  std::string id = reader.required_text(key);
  if (const std::string why = id.empty() ? "" : id_mistake(id); !why.empty())
    reader.error(reader.line_of(key), fmt::format("{} {} {}; rename it", key, toml::quoted(id), why));
  return id;
}

void check_path(const Document& document, const toml::Reader& reader, std::string_view key,
                const std::string& file) {
  if (!file.empty() && !inside(document.folder, file))
    reader.error(reader.line_of(key),
                 fmt::format("{} leaves the folder of the set; copy the file into it", toml::quoted(file)));
}

/// The texts of an array that holds nothing else.
std::optional<std::vector<std::string>> only_texts(const toml::Array& array) {
  std::vector<std::string> out;
  for (const toml::Value& value : array) {
    const auto* text = std::get_if<std::string>(&value.data);
    if (text == nullptr) return std::nullopt;
    out.push_back(*text);
  }
  return out;
}

Step read_step(const Document& document, const toml::Table& table) {
  toml::Reader reader = document.reader(table);
  Step step{reader.required_text("step"), {}, table.line};
  for (const auto& entry : table.entries) {
    const std::string& key = entry.first;
    if (key == "step") continue;
    if (const auto* array = std::get_if<toml::Array>(&entry.second.data))
      if (auto texts = only_texts(*array)) {
        step.parameters.emplace(key, std::move(*texts));
        continue;
      }
    std::visit(
        [&](const auto& data) {
          if constexpr (std::is_constructible_v<Step::Parameter, decltype(data)>)
            step.parameters.emplace(key, data);
          else
            reader.error(
                entry.second.line,
                fmt::format("{} must be a text, a number, true or false, or texts in brackets", key));
        },
        entry.second.data);
  }
  return step;
}

/// Ppl and BurstR, where either stands.
StatedLoss read_loss(toml::Reader& reader) {
  constexpr double least_burst_ratio = 0.5; // 1 / (p + q) of a two-state Markov model, G.107 clause 7.5
  StatedLoss out;
  if (reader.number("Ppl")) out.Ppl = reader.number_or("Ppl", 0, 0, 100);
  if (reader.number("BurstR")) out.BurstR = reader.number_or("BurstR", 1, least_burst_ratio, 1000);
  if (out.BurstR && !out.Ppl)
    reader.error(reader.line_of("BurstR"), "BurstR says how Ppl is spread; give Ppl, too");
  return out;
}

EmodelInputs read_emodel(const Document& document, const toml::Table& table, StatedLoss& loss) {
  toml::Reader reader = document.reader(table);
  EmodelInputs inputs;
  const StatedLoss own = read_loss(reader);
  if (own.Ppl && loss.Ppl)
    reader.error(reader.line_of("Ppl"), "Ppl stands in the condition and in its emodel; keep one of them");
  if (own.Ppl) loss = own;
  inputs.codec = reader.text("codec").value_or("");
  if (reader.number("Ie")) inputs.Ie = reader.number_or("Ie", 0, 0, 132);
  if (reader.number("Bpl")) inputs.Bpl = reader.number_or("Bpl", 0, 0, 1000);
  if (inputs.codec.empty() == !inputs.Ie || (inputs.Bpl && !inputs.Ie))
    reader.error(table.line, "emodel needs codec, or Ie and, where packets are lost, Bpl; fix it");
  reader.refuse_unknown();
  return inputs;
}

Conversion read_conversion(const Document& document, const toml::Table& table) {
  toml::Reader reader = document.reader(table);
  Conversion out;
  out.from = reader.required_text("from");
  check_path(document, reader, "from", out.from);
  out.sha256 = reader.required_text("sha256");
  out.by = reader.required_text("by");
  reader.refuse_unknown();
  return out;
}

} // namespace

bool is_id(std::string_view text) {
  constexpr std::string_view allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
  return !text.empty() && text.find_first_not_of(allowed) == std::string_view::npos;
}

std::string id_mistake(std::string_view text) {
  constexpr std::size_t longest = 64; // three of them and an ending stay below the 255 bytes of a file name
  if (!is_id(text)) return "may hold only letters, digits, - and _";
  if (text.size() > longest)
    return fmt::format("has {}, and {} are the most", counted(text.size(), "character"), longest);
  const std::string id = lower_case(text);
  const bool is_port = id.size() == 4 && (id.starts_with("com") || id.starts_with("lpt")) && id[3] != '0' &&
                       id[3] >= '1' && id[3] <= '9';
  if (is_port || id == "con" || id == "prn" || id == "aux" || id == "nul")
    return "is the name of a device under Windows, where no file may have it";
  return "";
}

std::vector<Step> read_steps(const Document& document, toml::Reader& reader, std::string_view key) {
  std::vector<Step> steps;
  for (const toml::Table* table : reader.tables(key)) steps.push_back(read_step(document, *table));
  return steps;
}

Rights read_rights(toml::Reader& reader, const Rights& common) {
  const auto given = [&](const char* key, const std::string& otherwise) {
    const auto text = reader.text(key);
    if (!text) return otherwise;
    if (text->find_first_not_of(" \t\n\r") == std::string::npos)
      reader.error(reader.line_of(key), fmt::format("{} is empty; give it a text, or leave it out", key));
    return *text;
  };
  return {given("licence", common.licence), given("attribution", common.attribution)};
}

Source read_source(const Document& document, const toml::Table& table, const Rights& common) {
  toml::Reader reader = document.reader(table);
  Source source;
  source.line = table.line;
  source.id = required_id(reader, "id");
  const auto file = reader.text("file");
  source.files = reader.texts("files");
  if (file.has_value() == !source.files.empty())
    reader.error(table.line, "a source needs file or files, one of the two; fix it");
  if (file) source.files = {*file};
  for (const std::string& each : source.files) check_path(document, reader, file ? "file" : "files", each);
  source.pause_s = reader.number_or("pause_s", source.pause_s, 0, 60);
  source.talker = required_id(reader, "talker");
  source.sex =
      choice<std::string>(reader, "sex", reader.text("sex"), {{"female", "female"}, {"male", "male"}}, "");
  source.language = reader.text("language").value_or("");
  source.rights = read_rights(reader, common);
  reader.refuse_unknown();
  return source;
}

std::optional<PostAlign> read_post_align(toml::Reader& reader) {
  const auto given = reader.text("post_align");
  if (!given) return std::nullopt;
  return choice<PostAlign>(reader, "post_align", given,
                           {{"none", PostAlign::none},
                            {"gain-from-clean", PostAlign::gain_from_clean},
                            {"rms-active-frames-of-clean", PostAlign::rms_active_frames_of_clean}},
                           PostAlign::none);
}

Condition read_condition(const Document& document, const toml::Table& table) {
  toml::Reader reader = document.reader(table);
  Condition condition;
  condition.line = table.line;
  condition.id = required_id(reader, "id");
  condition.label = reader.text("label").value_or(condition.id);
  condition.kind = choice<Kind>(
      reader, "kind", reader.text("kind"),
      {{"test", Kind::test}, {"reference", Kind::reference}, {"anchor", Kind::anchor}}, Kind::test);
  condition.steps = read_steps(document, reader, "steps");
  condition.post_align = read_post_align(reader);
  condition.listening_level_offset_db = reader.number_or("listening_level_offset_db", 0, -60, 60);
  condition.loss = read_loss(reader);
  if (const toml::Table* emodel = reader.table("emodel"))
    condition.emodel = read_emodel(document, *emodel, condition.loss);
  reader.refuse_unknown();
  return condition;
}

Stimulus read_stimulus(const Document& document, const toml::Table& table, const Rights& common) {
  toml::Reader reader = document.reader(table);
  Stimulus stimulus;
  stimulus.line = table.line;
  stimulus.file = reader.required_text("file");
  check_path(document, reader, "file", stimulus.file);
  stimulus.condition = required_id(reader, "condition");
  stimulus.talker = required_id(reader, "talker");
  stimulus.sample = required_id(reader, "sample");
  stimulus.id = fmt::format("{}.{}.{}", stimulus.condition, stimulus.talker, stimulus.sample);
  stimulus.is_finished = true;
  const StatedLoss loss = read_loss(reader);
  stimulus.ppl_percent = loss.Ppl;
  stimulus.burst_ratio = loss.BurstR;
  stimulus.rights = read_rights(reader, common);
  if (reader.value("reference") != nullptr) {
    stimulus.reference = reader.required_text("reference");
    check_path(document, reader, "reference", stimulus.reference);
  }
  if (const toml::Table* converted = reader.table("converted"))
    stimulus.converted = read_conversion(document, *converted);
  reader.refuse_unknown();
  return stimulus;
}

} // namespace quietroom::stimulus
